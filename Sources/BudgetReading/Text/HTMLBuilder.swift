/// Makes grids and texts of the pieces of HTML.
struct HTMLBuilder {
    private let spanLimit: Int
    private var cellsLeft: Int
    private var content = PublishedContent()
    /// The tables that are open, the innermost last.
    private var tables: [OpenTable] = []
    /// The text outside of tables that is not yet a line.
    private var line = ""

    /// A table whose end has not come yet.
    private struct OpenTable {
        var cells: [TableGrid.Cell] = []
        var row = -1
        /// The places of the row that cells above cover, by column: how many further rows.
        var covered: [Int] = []
        var column = 0
        var columnCount = 0
        var open: TableGrid.Cell?
        var notes: [TableGrid.Note] = []
    }

    init(spanLimit: Int, cellLimit: Int) {
        self.spanLimit = spanLimit
        cellsLeft = cellLimit
    }

    mutating func add(_ token: HTMLToken) {
        switch token {
        case .text(let text): add(text)
        case .start(let name, let rowSpan, let columnSpan): start(name, rowSpan, columnSpan)
        case .end(let name): end(name)
        }
    }

    /// The content; tables that are not closed end here.
    mutating func finish() -> PublishedContent {
        while !tables.isEmpty { endTable() }
        endLine()
        return content
    }

    private mutating func add(_ text: String) {
        guard let last = tables.indices.last else {
            line += text
            return
        }
        tables[last].open?.text += text
    }

    private mutating func start(_ name: String, _ rowSpan: Int, _ columnSpan: Int) {
        switch name {
        case "table":
            endLine()
            if tables.count < 50 { tables.append(OpenTable()) }
        case "tr":
            endCell()
            beginRow()
        case "td", "th":
            endCell()
            beginCell(rowSpan, columnSpan)
        case "br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "section", "title": breakLine()
        default: break
        }
    }

    private mutating func end(_ name: String) {
        switch name {
        case "table": endTable()
        case "tr", "td", "th": endCell()
        case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "dd", "dt", "section", "title": breakLine()
        default: break
        }
    }

    private mutating func breakLine() {
        if let last = tables.indices.last {
            if tables[last].open?.text.isEmpty == false { tables[last].open?.text += "\n" }
        } else {
            endLine()
        }
    }

    private mutating func endLine() {
        let text = Self.trimmed(line)
        if !text.isEmpty { content.parts.append(.text(.init(text))) }
        line = ""
    }

    private mutating func beginRow() {
        guard let last = tables.indices.last else { return }
        tables[last].row += 1
        tables[last].column = 0
        for column in tables[last].covered.indices where tables[last].covered[column] > 0 {
            tables[last].covered[column] -= 1
        }
    }

    private mutating func beginCell(_ rowSpan: Int, _ columnSpan: Int) {
        guard let last = tables.indices.last else { return }
        if tables[last].row < 0 { beginRow() }
        guard cellsLeft > 0 else {
            if tables[last].notes.isEmpty { tables[last].notes.append(.init(.overlapping)) }
            return
        }
        cellsLeft -= 1
        let (rows, columns) = (min(max(rowSpan, 1), spanLimit), min(max(columnSpan, 1), 500))
        while tables[last].column < tables[last].covered.count, tables[last].covered[tables[last].column] > 0 {
            tables[last].column += 1
        }
        let column = tables[last].column
        guard column + columns <= 1_000 else { return }
        while tables[last].covered.count < column + columns { tables[last].covered.append(0) }
        for place in column..<column + columns { tables[last].covered[place] = rows }
        tables[last].column = column + columns
        tables[last].columnCount = max(tables[last].columnCount, column + columns)
        tables[last].open = TableGrid.Cell(
            row: tables[last].row, column: column, rowSpan: rows, columnSpan: columns, text: "")
    }

    private mutating func endCell() {
        guard let last = tables.indices.last, var cell = tables[last].open else { return }
        cell.text = Self.indented(cell.text) { $0 == "\u{A0}" ? 1 : $0 == "\u{3000}" ? 2 : 0 }
        tables[last].cells.append(cell)
        tables[last].open = nil
    }

    private mutating func endTable() {
        endCell()
        guard let table = tables.popLast() else { return }
        content.add(
            TableGrid(
                rowCount: table.row + 1, columnCount: table.columnCount, cells: table.cells, origin: .markup,
                notes: table.notes))
    }

    /// The lines of a cell, trimmed, blank ones left out. Spaces before a name stay, for they say how deep it stands.
    ///
    /// - Parameter width: How wide a space is; 0 for one that says nothing.
    static func indented(_ text: String, width: (Unicode.Scalar) -> Int) -> String {
        let lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        let joined = lines.map { trimmed(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\n")
        guard let first = joined.unicodeScalars.first, first.value > 0x7F else { return joined }
        var depth = 0
        for scalar in text.unicodeScalars {
            if scalar == first { break }
            depth += width(scalar)
        }
        if depth == 0 { return joined }
        return String(repeating: "\u{3000}", count: min(depth, 60) / 2) + (depth % 2 == 1 ? "\u{A0}" : "") + joined
    }

    /// Without space at the ends, and with single spaces inside.
    static func trimmed(_ text: String) -> String {
        text.split {
            $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\n" || $0 == "\r\n" || $0 == "\u{A0}" || $0 == "\u{3000}"
        }
        .joined(separator: " ")
    }
}
