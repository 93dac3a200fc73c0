import LedgerWork
import Measurement

// ledger FILE      from the file to the totals

let arguments = CommandLine.arguments
guard arguments.count == 2 else { fatalError("usage: ledger FILE") }
let measurement = Measurement(of: {
    do {
        return try LedgerWork.totals(of: arguments[1])
    } catch {
        fatalError("\(error)")
    }
})
// The order of the answer is made outside of the time that is measured; the tables are in the order of their keys.
measurement.report(
    "ours", from: "file, 1 thread", reference: true, answer: LedgerWork.answer(measurement.answer))
