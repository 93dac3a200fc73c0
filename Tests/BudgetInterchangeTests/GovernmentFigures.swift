import BudgetInterchange
import Foundation
import Testing

/// What the documents of governments must show: a list that `scripts/government.py` made of the transcribed tables, not of
/// the documents.
struct GovernmentFigures {
    /// The rows of one list of lines.
    struct List: CustomTestStringConvertible, Sendable {
        let document: String
        let form: String
        let side: String
        let title: String
        let columns: [String]
        let headings: [String]
        let formulas: [String]
        var rows: [Row] = []

        var testDescription: String { "\(document) \(form) \(side)" }
        /// How many figures there are, percentages and texts too.
        var count: Int { rows.reduce(0) { $0 + $1.values.count { !$0.isEmpty } } }
    }

    struct Row: Sendable {
        let side: String
        let code: String
        let name: String
        let indent: Int
        let number: Int?
        let group: String
        let printed: String
        let values: [String]
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Government")

    /// The lists of all documents, in the order of the file.
    static let lists: [List] = {
        guard let text = try? String(contentsOf: folder.appending(path: "figures.tsv"), encoding: .utf8) else {
            return []
        }
        var lists: [List] = []
        var head: [[String]] = []
        for line in text.split(separator: "\n") {
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard cells[0] == "#" else {
                lists[lists.count - 1].rows.append(Row(cells))
                continue
            }
            head.append(Array(cells.dropFirst()))
            guard head.count == 4 else { continue }
            lists.append(
                List(
                    document: head[0][0], form: head[0][1], side: head[0][2], title: head[0][3], columns: head[1],
                    headings: head[2], formulas: head[3].filter { !$0.isEmpty }))
            head = []
        }
        return lists
    }()

    /// The names of the documents, in order.
    static let documents: [String] = lists.reduce(into: []) { names, list in
        if names.last != list.document { names.append(list.document) }
    }

    /// The text of a document, an example or one of the folder.
    static func text(of document: String) throws -> Data {
        if let example = Example(rawValue: document) { return try Data(contentsOf: URL(filePath: example.path)) }
        return try Data(contentsOf: folder.appending(path: "\(document).json"))
    }
}

extension GovernmentFigures.Row {
    fileprivate init(_ cells: [String]) {
        side = cells[0]
        code = cells[2]
        name = cells[3]
        indent = Int(cells[4]) ?? -1
        number = Int(cells[5])
        group = cells[6]
        printed = cells[7]
        values = Array(cells[8...])
    }
}
