import BudgetInterchange
import BudgetModel

/// Documents from any bytes: a reader gives the same answer whatever it has read before, and what it gives survives
/// writing and reading.
func fuzzReader(_ bytes: [UInt8]) {
    var reader = DisclosureReader(limits: ReadingLimits(rows: 5_000))
    let first = Result { () throws(ReadingError) in try reader.read(bytes) }
    let second = Result { () throws(ReadingError) in try reader.read(bytes) }
    precondition(first == second, "what a reader has learnt changes its answers")
    switch first {
    case .failure(let error):
        precondition(!error.message(in: .chinese).isEmpty && !error.message(in: .english).isEmpty)
    case .success(let result):
        let document = result.disclosure
        for layout in [DisclosureWriter.Layout.pretty, .compact] {
            guard let again = try? reader.read(document.json(layout)) else { continue }
            precondition(again.disclosure == document, "a document does not survive writing")
            precondition(again.unknownKeys.isEmpty)
        }
    }
}
