import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

/// How a government lays out its tables in a file.
struct GovernmentLayout: Sendable, CustomTestStringConvertible {
    enum Codes: Sendable { case one, glued, float }

    var name: String
    var hasSpans = true
    var titleInGrid = false
    var codes = Codes.one
    var hasSeparators = true
    /// Rows of a page; the table goes on in another grid.
    var pageRows: Int?
    var repeatsHeading = false
    var percentSign = ""
    /// Income and expenditure as tables of their own.
    var splitsSides = false

    var testDescription: String { name }

    /// The document as a file has it.
    func content(of document: Disclosure) -> PublishedContent {
        var parts: [PublishedContent.Part] = [.text(.init(document.header.title ?? "")), .text(.init("目 录"))]
        for table in document.tables { parts.append(.text(.init("\(table.caption.title ?? "")……3"))) }
        for table in document.tables { add(table, &parts) }
        return PublishedContent(parts)
    }

    private func add(_ table: Table, _ parts: inout [PublishedContent.Part]) {
        let grid = table.grid
        let names = ["名称", "收入项目", "支出项目"]
        let named = table.caption.title?.contains("分地区") == true ? "地区" : "预算科目"
        var blocks = [0..<grid.columns.count]
        if splitsSides, let second = grid.columns.lastIndex(where: { $0.heading == "支出项目" }) {
            let start = grid.columns[..<second].last?.heading == "科目编码" ? second - 1 : second
            blocks = [0..<start, start..<grid.columns.count]
        }
        for block in blocks {
            let columns = Array(grid.columns[block])
            var headings = columns.map { $0.heading.split(separator: " ").map(String.init) }
            for place in headings.indices where names.contains(columns[place].heading) { headings[place] = [named] }
            var rows = grid.rows.map { Array($0[block]) }
            if blocks.count > 1 { rows.removeAll { $0.allSatisfy(\.isEmpty) } }
            for row in rows.indices {
                for column in columns.indices {
                    rows[row][column] = cell(rows[row][column], columns[column], headings[column])
                }
                glue(&rows[row], columns)
            }
            let title = [table.caption.number, table.caption.title].compactMap { $0 }.joined(separator: " ")
            let unit = "单位：\(table.caption.precision.unit.name(in: .chinese))"
            if !titleInGrid { parts += [.text(.init(title)), .text(.init(unit))] }
            let size = pageRows ?? max(rows.count, 1)
            for start in stride(from: 0, to: max(rows.count, 1), by: size) {
                let page = Array(rows[start..<min(start + size, rows.count)])
                let hasHeading = start == 0 || repeatsHeading
                parts.append(
                    .grid(
                        self.grid(titleInGrid ? [title, unit] : [], hasHeading ? headings : [], page, headings.count)))
            }
        }
    }

    private func cell(_ text: String, _ column: GridColumn, _ heading: [String]) -> String {
        var text = text
        if column.heading == "科目编码", codes == .float, !text.isEmpty { text += ".0" }
        if column.isAmount, !hasSeparators { text = text.replacing(",", with: "") }
        if !column.isAmount, heading.last?.contains("%") == true, !text.isEmpty { text += percentSign }
        return text
    }

    /// Puts codes before names.
    private func glue(_ row: inout [String], _ columns: [GridColumn]) {
        guard codes == .glued else { return }
        for place in columns.indices.dropLast() where columns[place].heading == "科目编码" {
            let name = row[place + 1].drop { $0 == " " }
            let spaces = row[place + 1].prefix(row[place + 1].count - name.count)
            row[place + 1] = spaces + row[place] + name
            row[place] = ""
        }
    }

    /// A grid of rows above the heading, the heading and the body.
    private func grid(_ captions: [String], _ headings: [[String]], _ body: [[String]], _ width: Int) -> TableGrid {
        let depth = headings.map(\.count).max() ?? 0
        var cells: [TableGrid.Cell] = []
        for (row, text) in captions.enumerated() {
            cells.append(.init(row: row, column: 0, columnSpan: hasSpans ? width : 1, text: text))
        }
        for (column, path) in headings.enumerated() {
            for row in 0..<depth {
                let isGroup = row < path.count - 1
                let goesOn =
                    isGroup && column > 0 && headings[column - 1].count > row + 1
                    && headings[column - 1][...row] == path[...row]
                guard row < path.count, !goesOn else { continue }
                var span = 1
                while isGroup, let next = headings[safe: column + span], next.count > row + 1,
                    next[...row] == path[...row]
                {
                    span += 1
                }
                cells.append(
                    .init(
                        row: captions.count + row, column: column,
                        rowSpan: hasSpans && row == path.count - 1 ? depth - row : 1, columnSpan: hasSpans ? span : 1,
                        text: path[row]))
            }
        }
        for (row, texts) in body.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty || !hasSpans {
                cells.append(.init(row: captions.count + depth + row, column: column, text: text))
            }
        }
        return TableGrid(
            rowCount: captions.count + depth + body.count, columnCount: width, cells: cells,
            origin: hasSpans ? .markup : .text)
    }
}

/// The rows of a table with all that they say: what was read must be what was laid out.
struct GovernmentRows {
    struct Row: Equatable, CustomStringConvertible {
        var key: String
        var name: String
        var indent: Int
        var number: Int?
        /// Amounts and texts by the names of their columns; open columns by their headings.
        var cells: [String: String]

        var description: String { "\(key) \(name) \(indent) \(cells.sorted { $0.key < $1.key })" }
    }

    var rows: [Row] = []

    init(_ table: Table) {
        let indents = Self.ranks(table)
        for line in table.lines {
            var cells = line.texts
            for (place, column) in line.columns.enumerated() {
                guard let amount = line[place] else { continue }
                let isOpen = column.name.hasPrefix("region") || column.name.hasPrefix("extra")
                cells[isOpen ? column.heading : column.name] = amount.description
            }
            rows.append(
                Row(
                    key: "\(line.side) \(line.key)", name: line.name, indent: indents[line.side]?[line.indent] ?? 0,
                    number: line.number, cells: cells))
        }
    }

    /// The depths of each side from 0: a side that has no row at the margin says the same.
    private static func ranks(_ table: Table) -> [String: [Int: Int]] {
        var depths: [String: Set<Int>] = [:]
        for line in table.lines { depths[line.side, default: []].insert(line.indent) }
        return depths.mapValues { depths in
            Dictionary(uniqueKeysWithValues: depths.sorted().enumerated().map { ($1, $0) })
        }
    }
}
