import BudgetModel

/// 印出行: one row of a grid, with its cells from the left. Rows of tables that go on in other grids are alike.
struct PrintedGridRow {
    /// 格: a cell that begins in the row.
    struct Field {
        var column: Int
        var span: Int
        var rowSpan: Int
        /// The text in one line.
        var text: String
        var page: Int?
        var box: Box?

        /// The text as a figure would stand there.
        let raw: String
        var isBlank: Bool { text.isEmpty }
    }

    /// The cells that begin in the row.
    var fields: [Field]
    /// How many columns there are from the left to the last cell, blank ones included.
    var width: Int
    /// Whether no cell is missing at the end.
    var isWhole = true
    /// Whether every cell stands in its column; in text cells may have slipped to the left.
    var isPlaced = true
    /// The page.
    var page: Int? { fields.lazy.compactMap(\.page).first }

    var filled: [Field] { fields.filter { !$0.isBlank } }

    func field(_ column: Int) -> Field? { fields.first { $0.column == column } }

    /// The text of all cells.
    var text: String { filled.map(\.text).joined(separator: " ") }
}

extension TableGrid {
    /// The rows of the grid, each with the cells that begin in it.
    var printedRows: [PrintedGridRow] {
        var rows = Array(repeating: PrintedGridRow(fields: [], width: 0), count: rowCount)
        for cell in cells where rows.indices.contains(cell.row) {
            let text = PrintedText.joined(cell.text)
            rows[cell.row].fields.append(
                .init(
                    column: cell.column, span: cell.columnSpan, rowSpan: cell.rowSpan, text: text, page: cell.page,
                    box: cell.box, raw: cell.text))
        }
        for row in rows.indices { rows[row].width = rows[row].fields.last.map { $0.column + $0.span } ?? 0 }
        // In files with lines every row is as wide as the grid; in text a row may have lost cells.
        for row in rows.indices {
            if origin != .text { rows[row].width = columnCount }
            rows[row].isWhole = rows[row].width >= columnCount
            rows[row].isPlaced = origin != .text
        }
        return rows
    }
}
