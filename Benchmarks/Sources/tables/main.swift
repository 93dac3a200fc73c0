import Measurement
import TablesWork

// tables LINES right|wrong     checks one table; a process each, for its memory

let arguments = CommandLine.arguments
guard arguments.count == 3, let count = Int(arguments[1]), (100...99_900).contains(count), count % 100 == 0,
    ["right", "wrong"].contains(arguments[2])
else {
    fatalError("usage: tables LINES right|wrong")
}
let work = TablesWork(lineCount: count, isWrong: arguments[2] == "wrong")
let before = maximumResidentMegabytes
let measurement = Measurement(of: { work.check() })
precondition(work.isRight(measurement.answer), "\(measurement.answer)")
measurement.report("ours, \(count) lines", from: "a table, all \(arguments[2])", answer: "every sum is as it was made")
let more = Int(maximumResidentMegabytes - before + 0.5)
print(
    #"{"note":"\#(count) lines, all \#(arguments[2]): \#(measurement.answer.findings) findings; "#
        + #"checking took \#(more) MB more than the table"}"#)
