import BudgetModel

/// What is in documents that have been read.
public struct Decoded: Equatable, Sendable {
    /// Documents.
    public var documents = 0
    /// Rows, with those of 合计 that are printed.
    public var rows = 0
    /// Amounts that are printed.
    public var figures = 0
    /// Their sum in 分.
    public var fen: Int64 = 0

    /// The answer as the peers print it.
    public var text: String { "\(documents) \(rows) \(figures) \(fen)" }

    /// What is counted while the time is measured.
    public var rowCount: RowCount { RowCount(documents: documents, rows: rows) }

    /// Counts everything in a document.
    mutating func add(_ document: Disclosure) {
        documents += 1
        for table in document.tables {
            for (index, side) in table.sides.enumerated() {
                let width = table.layout(of: index).columns.count
                for row in side.printedRows {
                    rows += 1
                    for column in 0..<width {
                        guard let amount = side[row, column] else { continue }
                        figures += 1
                        fen += amount.fen
                    }
                }
            }
        }
    }
}

/// What is counted of documents while the time is measured.
public struct RowCount: Equatable, Sendable {
    /// Documents.
    public var documents = 0
    /// Rows, with those of 合计 that are printed.
    public var rows = 0

    /// Counts a document.
    mutating func add(_ document: Disclosure) {
        documents += 1
        for table in document.tables {
            for side in table.sides { rows += side.printedRows.count }
        }
    }

    static func += (left: inout Self, right: Self) {
        left.documents += right.documents
        left.rows += right.rows
    }
}

extension Section {
    /// All rows; -1 is 合计, where it has a figure.
    fileprivate var printedRows: Range<Int> { (isBlank(-1) ? 0 : -1)..<count }
}
