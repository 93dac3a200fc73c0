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

    /// What became of a file: one document as a rule, several where departments and units are in one file.
    ///
    /// - Parameter chosen: The numbers of the documents that are meant, from 1; `nil` for all.
    func outcomes<State, Value>(
        of file: PublishedFile, only chosen: Set<Int>? = nil, _ state: inout State,
        _ transform: (inout State, Documents.Source) -> Value
    ) -> [Documents.Outcome<Value>] {
        do throws(Failure) {
            let content = try file.content()
            var remarks = content.remarks(file.path)
            var recognitions = recognizer.recognizeAll(content)
            if recognitions[0].disclosure.header.fiscalYear == 0, let name = title(of: file.path) {
                // Workbooks have no cover: who and when is in their names.
                var named = content
                named.parts.insert(.text(.init(name)), at: 0)
                let again = recognizer.recognizeAll(named)
                if again[0].disclosure.header.fiscalYear != 0 {
                    recognitions = again
                    remarks.append("\(file.path): year and department are read from the name of the file")
                }
            }
            if recognitions.contains(where: { $0.disclosure.header.fiscalYear == 0 && !$0.disclosure.grids.isEmpty }) {
                remarks.append(
                    "\(file.path): its year is not printed; codes and names are checked when --year says it, or the name of "
                        + "the file, as 2025年部门预算.xlsx")
            }
            if recognitions.count > 1 {
                let names = recognitions.map(\.disclosure.header.agency.name).joined(separator: ", ")
                remarks.append("\(file.path): holds \(recognitions.count) documents: \(names)")
            }
            recognitions.removeAll(where: \.disclosure.grids.isEmpty)
            guard !recognitions.isEmpty else {
                let isImages = content.pagesWithoutWords.count == content.pageCount && content.pageCount != nil
                if !isImages { remarks.append("\(file.path): no table of a budget document is recognised in it") }
                return [Documents.Outcome(value: nil, remarks: remarks, isLeftOut: isLeftOut(file))]
            }
            let path = file.path == "standard input" ? "-" : file.path
            let numbers = recognitions.indices.filter { chosen?.contains($0 + 1) ?? true }
            guard !numbers.isEmpty else {
                throw Failure("\(file.path): holds \(recognitions.count) documents, and not the one that is asked for")
            }
            return numbers.map { number in
                let recognition = recognitions[number]
                let source = Documents.Source(
                    path: recognitions.count == 1 ? path : "\(path):\(number + 1)",
                    line: recognitions.count == 1 ? nil : number + 1, document: recognition.disclosure,
                    reading: recognition.report)
                return Documents.Outcome(
                    value: transform(&state, source), remarks: number == numbers[0] ? remarks : [])
            }
        } catch {
            return [Documents.Outcome(value: nil, remarks: [error.message], isLeftOut: isLeftOut(file))]
        }
    }

    /// The name of a file when it has a year, as `某局2025年部门预算公开表.xlsx`.
    private func title(of path: String) -> String? {
        var name = path.split(separator: "/").last ?? ""
        if let point = name.lastIndex(of: ".") { name = name[..<point] }
        return name.contains("年") && name.contains { $0.isNumber } ? String(name) : nil
    }

    /// Whether a file is none of the documents that were meant.
    private func isLeftOut(_ file: PublishedFile) -> Bool { file.isFromFolder && file.mayBeAnything }
}
