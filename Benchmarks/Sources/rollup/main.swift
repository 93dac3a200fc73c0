import BudgetModel
import Measurement
import RollUpWork

// rollup data FOLDER    writes the lines as columns
// rollup run            does the work in all variants
// rollup memory         what the ledger and the work take

let arguments = CommandLine.arguments.dropFirst()
let folder = arguments.dropFirst().first ?? "."

func report(_ name: String, threads: Int, reference: Bool = false, _ work: () -> [RollUpTable]) {
    let measurement = Measurement(of: work)
    let answer = RollUpWork.answer(measurement.answer)
    if answer != RollUpWork.expected { fatalError("the answer is \(answer), expected \(RollUpWork.expected)") }
    measurement.report(
        name, from: "columns, \(threads) thread\(threads == 1 ? "" : "s")", reference: reference, answer: answer)
}

switch arguments.first {
case "data":
    for (name, column) in zip(["function", "economic", "unit", "fund", "fen"], RollUpLines.columns()) {
        write(column, to: "\(folder)/\(name).bin")
    }

case "run":
    let ledger = RollUpLines.ledger()
    report("ours", threads: 1, reference: true) { RollUpWork.whole(ledger) }
    report("ours, 8 parts merged", threads: 1) { RollUpWork.merged(ledger, parts: 8) }
    report("ours, 2 parts merged", threads: 2, reference: true) { RollUpWork.threads(ledger, count: 2) }

case "memory":
    let before = residentKilobytes
    let ledger = RollUpLines.ledger()
    let loaded = residentKilobytes
    let peak = maximumResidentMegabytes
    let tables = RollUpWork.whole(ledger)
    let after = maximumResidentMegabytes
    precondition(RollUpWork.answer(tables) == RollUpWork.expected)
    let perLine = Double(loaded - before) * 1_024 / Double(ledger.count)
    let text = "the ledger takes \(Int(perLine * 10) / 10).\(Int(perLine * 10) % 10) bytes a line"
    print(#"{"note":"\#(text), the work and its result \#(Int(after - peak + 0.5)) MB more"}"#)

default:
    print("usage: rollup data FOLDER | run | memory")
}
