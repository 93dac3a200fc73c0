import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

/// How a place lays out its tables in a file: what differs between documents that say the same.
struct PublishedLayout: Sendable, CustomTestStringConvertible {
    enum Unit: Sendable { case above, inTitle, inRow, missing }
    enum Codes: Sendable { case one, three, threeByLevel, glued, float, fullWidth }

    var name: String
    /// Cells with spans, as in HTML and ruled pages; else text with blank fields.
    var hasSpans = true
    var unit = Unit.above
    var codes = Codes.one
    /// Titles stand in a row of the grid.
    var titleInGrid = false
    /// Coded tables in this many blocks side by side.
    var blocks = 1
    /// Rows of a page; the table goes on in another grid.
    var pageRows: Int?
    var repeatsHeading = false
    /// Names are broken over lines of a cell.
    var wraps = false
    /// 13, 382. 00
    var hasSpacedFigures = false
    var hasSeparators = true
    /// A row 1 2 3 below the heading.
    var numbersColumns = false
    var blank = ""

    var testDescription: String { name }

    /// The document as a file has it.
    func content(of document: Disclosure) -> PublishedContent {
        var parts: [PublishedContent.Part] = []
        let header = document.header
        let kind = header.kind == .finalAccounts ? "决算" : "预算"
        let entity = header.entity == .unit ? "单位" : "部门"
        text("\(header.fiscalYear)年度\(header.agency.name)\(entity)\(kind)公开", &parts)
        text("目 录", &parts)
        for (number, table) in document.tables.enumerated() { text("\(number + 1)、\(title(table))", &parts) }
        text("第一部分 概况", &parts)
        for (number, table) in document.tables.enumerated() { add(table, number, &parts) }
        text("第三部分 名词解释", &parts)
        text("一、财政拨款收入：指本级财政当年拨付的资金。", &parts)
        return PublishedContent(parts)
    }

    private func text(_ text: String, _ parts: inout [PublishedContent.Part]) {
        parts.append(.text(.init(text)))
    }

    private func title(_ table: Table) -> String { table.caption.title ?? table.form.officialName }

    private func add(_ table: Table, _ number: Int, _ parts: inout [PublishedContent.Part]) {
        let unitLine = "单位：\(table.caption.precision.unit.name(in: .chinese))"
        var rows: [[String]] = []
        let lines = PrintedTable(table, self)
        let width = lines.headings.count
        func row(_ texts: [Int: String]) -> [String] { (0..<width).map { texts[$0] ?? "" } }
        if titleInGrid { rows.append(row([0: title(table)])) }
        if !titleInGrid {
            text("\(unit == .inTitle ? title(table) + "  " + unitLine : title(table))", &parts)
        }
        text("公开0\(number + 1)表", &parts)
        if unit == .above || titleInGrid && unit == .inTitle { text("部门：某局", &parts) }
        if unit == .above || titleInGrid && unit == .inTitle { text(unitLine, &parts) }
        if unit == .inRow { rows.append(row([0: "填报部门：某局", width - 1: unitLine])) }
        let top = rows.count
        let body = lines.rows
        let pages = pageRows.map { size in
            stride(from: 0, to: max(body.count, 1), by: size).map { Array(body[$0..<min($0 + size, body.count)]) }
        }
        for (page, own) in (pages ?? [body]).enumerated() {
            let hasHeading = page == 0 || repeatsHeading
            parts.append(
                .grid(grid(page == 0 ? rows : [], top: page == 0 ? top : 0, hasHeading ? lines.headings : nil, own)))
        }
        if let statement = table.caption.noneStatement { text("备注：\(statement)。", &parts) }
        text("注：本表反映某局的情况。", &parts)
    }

    /// A grid of rows above the heading, the heading and the body.
    private func grid(_ captions: [[String]], top: Int, _ headings: [[String]]?, _ body: [[String]]) -> TableGrid {
        let width = headings?.count ?? body.first?.count ?? 1
        let depth = headings.map { $0.map(\.count).max() ?? 1 } ?? 0
        var cells: [TableGrid.Cell] = []
        for (row, texts) in captions.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty || !hasSpans {
                let isTitle = hasSpans && row == 0 && titleInGrid
                cells.append(.init(row: row, column: column, columnSpan: isTitle ? width : 1, text: text))
            }
        }
        for column in 0..<(headings?.count ?? 0) {
            guard let path = headings?[column] else { continue }
            for row in 0..<depth {
                let isDown = row >= path.count
                // A cell goes on when the same group stands on its left.
                let isRight =
                    !isDown && row < path.count - 1 && column > 0
                    && headings?[column - 1].prefix(row + 1) == path.prefix(row + 1)
                    && (headings?[column - 1].count ?? 0) > row + 1
                if isDown || isRight {
                    if !hasSpans { cells.append(.init(row: top + row, column: column, text: "")) }
                    continue
                }
                var span = 1
                while row < path.count - 1, let next = headings?[safe: column + span], next.count > row + 1,
                    next.prefix(row + 1) == path.prefix(row + 1)
                {
                    span += 1
                }
                let down = row == path.count - 1 ? depth - row : 1
                cells.append(
                    .init(
                        row: top + row, column: column, rowSpan: hasSpans ? down : 1,
                        columnSpan: hasSpans ? span : 1, text: path[row]))
            }
        }
        var next = top + depth
        if numbersColumns, headings != nil {
            for column in 0..<width { cells.append(.init(row: next, column: column, text: String(column + 1))) }
            next += 1
        }
        for texts in body {
            for (column, text) in texts.enumerated() where !text.isEmpty || !hasSpans {
                cells.append(.init(row: next, column: column, text: text))
            }
            next += 1
        }
        return TableGrid(rowCount: next, columnCount: width, cells: cells, origin: hasSpans ? .markup : .text)
    }

    /// A figure as printed.
    func figure(_ amount: Amount?, _ precision: Precision) -> String {
        guard let amount else { return blank }
        let text = amount.formatted(precision, grouping: hasSeparators)
        return hasSpacedFigures
            ? text.replacing(".", with: ". ").replacing(",", with: ", ") : text
    }

    func name(_ text: String) -> String {
        guard wraps, text.count > 6 else { return text }
        return String(text.prefix(5)) + "\n" + text.dropFirst(5)
    }

    /// The cells of a code.
    func code(_ text: String, _ name: String) -> [String] {
        switch codes {
        case .one: return [text, self.name(name)]
        case .glued: return [text + name, ""]
        case .float: return [text.isEmpty ? "" : text + ".0", self.name(name)]
        case .fullWidth:
            let wide = text.unicodeScalars.map { Unicode.Scalar($0.value + 0xFEE0).map(String.init) ?? "" }.joined()
            return [wide, self.name(name)]
        case .three, .threeByLevel:
            var parts: [String] = []
            var rest = text[...]
            while !rest.isEmpty {
                let part = rest.prefix(parts.isEmpty ? 3 : 2)
                parts.append(codes == .three ? String(part) : String(text.prefix(text.count - rest.count + part.count)))
                rest = rest.dropFirst(part.count)
            }
            return (0..<3).map { parts[safe: $0] ?? "" } + [self.name(name)]
        }
    }

    var codeHeadings: [[String]] {
        switch codes {
        case .three, .threeByLevel:
            ["类", "款", "项"].map { ["项目", "功能分类科目编码", $0] } + [["项目", "科目名称"]]
        default: [["科目编码"], ["科目名称"]]
        }
    }
}

extension Array {
    subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
