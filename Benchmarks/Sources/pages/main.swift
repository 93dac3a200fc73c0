import Measurement
import PagesWork

// pages WORDS DRAWING     reads what poppler wrote of a PDF; a process each, for its memory

let arguments = CommandLine.arguments
guard arguments.count == 3 else { fatalError("usage: pages WORDS DRAWING") }
let work = PagesWork(words: contents(of: arguments[1]), drawing: contents(of: arguments[2]))
let measurement = Measurement(of: { work.read() })
let answer = measurement.answer
measurement.report(
    "ours, \(answer.pages) pages", from: "words and lines", answer: "\(answer.figures) \(answer.sum)")
print(#"{"note":"\#(answer.pages) pages: \#(answer.words) words, \#(answer.rulings) lines"}"#)
