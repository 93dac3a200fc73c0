import DocumentsWork
import Measurement

// documents run FILE              reads, and reads and checks, all documents of the file from memory
// documents file WORK THREADS FILE    the same from the file on several cores; 1 is one after the other;
//                                     WORK is decoded or checked, so that each has its own process and memory
// documents expected FILE         what the package finds in all of them, as JSON

let arguments = CommandLine.arguments
let usage = "usage: documents run FILE | file decoded|checked THREADS FILE | expected FILE"

/// A JSON object of counts, in the order of the names.
func object(_ counts: [String: Int]) -> String {
    "{\n" + counts.sorted { $0.key < $1.key }.map { "    \"\($0.key)\": \($0.value)" }.joined(separator: ",\n")
        + "\n  }"
}

switch arguments.dropFirst().first {
case "expected" where arguments.count == 3:
    let totals = DocumentsWork(contents(of: arguments[2])).totals()
    let checked = totals.checked
    print(
        """
        {
          "documents": \(checked.documents), "wrong": \(checked.wrong), "check": "\(checked.text)",
          "holds": \(checked.verdicts.holds), "rounding": \(checked.verdicts.rounding),
          "violated": \(checked.verdicts.violated), "notEvaluated": \(checked.verdicts.notEvaluated),
          "waived": \(checked.verdicts.waived),
          "violatedByRule": \(object(totals.violated)),
          "notEvaluatedByRule": \(object(totals.notEvaluated))
        }
        """)

case "run" where arguments.count == 3:
    let work = DocumentsWork(contents(of: arguments[2]))
    // All figures are counted outside of the time that is measured, as the peers in Python and JavaScript do.
    let answer = work.contents()
    let decoded = Measurement(of: { work.decode() })
    precondition(decoded.answer == answer.rowCount)
    decoded.report("ours", from: "lines, decoded, 1 thread", reference: true, answer: answer.text)
    let checked = Measurement(of: { work.check() })
    checked.report("ours", from: "lines, checked, 1 thread", reference: true, answer: checked.answer.text)

case "file" where arguments.count == 5:
    guard let threads = Int(arguments[3]), threads > 0 else { fatalError(usage) }
    let work = FileWork(path: arguments[4])
    let name = threads == 1 ? "ours, stream of the file" : "ours, parallel map of the file"
    let start = "lines, \(arguments[2]), \(threads) thread\(threads == 1 ? "" : "s")"
    switch arguments[2] {
    case "decoded":
        let answer = await work.contents()
        let decoded = await Measurement(of: {
            threads == 1 ? await work.decode() : await work.decode(workers: threads)
        })
        precondition(decoded.answer == answer.rowCount)
        decoded.report(name, from: start, reference: threads > 1, answer: answer.text)
    case "checked":
        let checked = await Measurement(of: {
            threads == 1 ? await work.check() : await work.check(workers: threads)
        })
        checked.report(name, from: start, reference: threads > 1, answer: checked.answer.text)
    default:
        fatalError(usage)
    }

default:
    fatalError(usage)
}
