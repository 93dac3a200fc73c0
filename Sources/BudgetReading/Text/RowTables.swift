import BudgetCodes

/// 行成表: tables among the rows of a sheet, and the titles, units and notes that stand in rows of their own.
enum RowTables {
    private typealias Cell = TableGrid.Cell

    /// What a row is.
    private enum Kind {
        /// Several cells.
        case table
        /// A title, a unit, a note.
        case text
        /// One cell, which may be a label without figures.
        case single
    }

    /// The parts of a sheet.
    ///
    /// - Parameter cells: Its cells with texts; rows and columns may begin anywhere.
    static func parts(
        of cells: [TableGrid.Cell], page: Int? = nil, origin: TableGrid.Origin, notes: [TableGrid.Note] = []
    ) -> [PublishedContent.Part] {
        var rows: [[Cell]] = []
        for cell in cells.filter({ !$0.text.isEmpty }).sorted(by: { ($0.row, $0.column) < ($1.row, $1.column) }) {
            if rows.last?.first?.row == cell.row { rows[rows.count - 1].append(cell) } else { rows.append([cell]) }
        }
        let columns = usedColumns(cells)
        let width = columns.count
        var parts: [PublishedContent.Part] = []
        var table: [[Cell]] = []
        // Rows of one cell whose place shows when something follows.
        var waiting: [[Cell]] = []
        func text(_ row: [Cell]) {
            let text = row.map { HTMLBuilder.trimmed($0.text) }.joined(separator: " ")
            parts.append(.text(.init(text, page: page)))
        }
        func close() {
            while let first = waiting.first, table.count > 0, !isNote(first, width) {
                table.append(first)
                waiting.removeFirst()
            }
            if !table.isEmpty {
                parts.append(.grid(grid(of: table, columns, origin, notes)))
                table = []
            }
            for row in waiting { text(row) }
            waiting = []
        }
        for row in rows {
            switch kind(of: row) {
            case .text:
                close()
                text(row)
            case .single:
                if table.isEmpty { text(row) } else { waiting.append(row) }
            case .table:
                if waiting.contains(where: { isTitle($0, width) }) {
                    // A further table on the same sheet.
                    close()
                } else {
                    table += waiting
                    waiting = []
                }
                table.append(row)
            }
        }
        close()
        return parts
    }

    private static func kind(of row: [Cell]) -> Kind {
        if row.count < 4, row.allSatisfy({ isCaption($0.text) }) { return .text }
        return row.count == 1 ? .single : .table
    }

    /// `单位：万元`, `部门名称：…`, `公开01表`.
    private static func isCaption(_ text: String) -> Bool {
        let text = text.filter { !$0.isWhitespace }
        if GridParts.isNumber(text) { return true }
        if text.count < 8, let year = PrintedText.year(in: text), text.hasPrefix("\(year)年") { return true }
        guard text.has("：") || text.has(":") else { return false }
        let name = text.prefix { $0 != "：" && $0 != ":" }
        return name.count < 8 && (name.hasSuffix("单位") || name.hasSuffix("部门") || name.hasSuffix("名称"))
    }

    /// A row that begins another table: a name of one, or a cell over most of the columns.
    private static func isTitle(_ row: [Cell], _ width: Int) -> Bool {
        guard let cell = row.first, row.count == 1 else { return false }
        let text = cell.text.filter { !$0.isWhitespace }
        return text.count > 3 && text.hasSuffix("表") || isWide(cell, width)
    }

    private static func isWide(_ cell: Cell, _ width: Int) -> Bool {
        width > 2 && cell.columnSpan * 10 > width * 6
    }

    /// A row below a table that does not belong to it.
    private static func isNote(_ row: [Cell], _ width: Int) -> Bool {
        guard let cell = row.first, row.count == 1 else { return false }
        let text = cell.text.filter { !$0.isWhitespace }
        return isTitle(row, width) || isWide(cell, width) || text.has("。")
            || ["注", "备注", "说明", "本表"].contains { text.hasPrefix($0) } || text.count > 40
    }

    /// The columns of a sheet: all from the first to the last used one, or the used ones alone where they lie far apart.
    private static func usedColumns(_ cells: [Cell]) -> [Int] {
        let used = Set(
            cells.flatMap { $0.columnSpan < 100 ? Array($0.column..<$0.column + $0.columnSpan) : [$0.column] })
        guard let first = used.min(), let last = used.max(), last - first >= 300 else {
            return used.min().map { Array($0...(used.max() ?? $0)) } ?? []
        }
        return used.sorted()
    }

    private static func grid(
        of rows: [[Cell]], _ columns: [Int], _ origin: TableGrid.Origin, _ notes: [TableGrid.Note]
    ) -> TableGrid {
        let first = rows.joined().map(\.column).min() ?? 0
        let last = rows.joined().map { $0.column + max($0.columnSpan, 1) - 1 }.max() ?? 0
        let own = columns.filter { $0 >= first && $0 <= last }
        var cells: [Cell] = []
        for (place, row) in rows.enumerated() {
            // Rows that are blank are left out, so a cell over several has fewer.
            for var cell in row {
                let end = cell.row + cell.rowSpan
                cell.rowSpan = max(1, rows[place...].prefix { ($0.first?.row ?? 0) < end }.count)
                let right = cell.column + cell.columnSpan
                cell.row = place
                cell.columnSpan = max(1, own.firstPlace { $0 >= right } - own.firstPlace { $0 >= cell.column })
                cell.column = own.firstPlace { $0 >= cell.column }
                cells.append(cell)
            }
        }
        return TableGrid(rowCount: rows.count, columnCount: own.count, cells: cells, origin: origin, notes: notes)
    }
}
