import BudgetInterchange
import BudgetReading

/// Makes documents of published files. Workers share it.
struct PublishedReading: Sendable {
    private let recognizer: DisclosureRecognizer

    /// A reading that knows forms, and a practice beside the known ones.
    init(forms: FormBook, practice: Practice?) {
        var practices = PracticeBook.standard
        if let practice, practices[practice.id] == nil { practices = practices.adding([practice]) }
        recognizer = DisclosureRecognizer(forms: forms, practices: practices)
    }

    /// What became of a file.
    func outcome<State, Value>(
        of file: PublishedFile, _ state: inout State, _ transform: (inout State, Documents.Source) -> Value
    ) -> Documents.Outcome<Value> {
        do throws(Failure) {
            let content = try file.content()
            var remarks = content.remarks(file.path)
            let recognition = recognizer.recognize(content)
            guard !recognition.disclosure.grids.isEmpty else {
                let isImages = content.pagesWithoutWords.count == content.pageCount && content.pageCount != nil
                if !isImages { remarks.append("\(file.path): no table of a budget document is recognised in it") }
                return Documents.Outcome(value: nil, remarks: remarks, isLeftOut: isLeftOut(file))
            }
            let source = Documents.Source(
                path: file.path == "standard input" ? "-" : file.path, line: nil, document: recognition.disclosure,
                reading: recognition.report)
            return Documents.Outcome(value: transform(&state, source), remarks: remarks)
        } catch {
            return Documents.Outcome(value: nil, remarks: [error.message], isLeftOut: isLeftOut(file))
        }
    }

    /// Whether a file is none of the documents that were meant.
    private func isLeftOut(_ file: PublishedFile) -> Bool { file.isFromFolder && file.mayBeAnything }
}
