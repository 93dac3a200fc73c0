import BudgetCodes
import BudgetModel

/// 表的各部分: a grid taken apart: lines above the heading, the heading, the body, lines below.
struct GridParts {
    /// Titles, numbers and units that stand in rows of the grid.
    var captions: [String] = []
    /// The headings of each column, from the group to the column itself.
    var headings: [[String]] = []
    /// Whether a heading begins in each column.
    var beginnings: [Bool] = []
    /// How many rows the heading has.
    var headingCount = 0
    var body: [PrintedGridRow] = []
    /// The rows above the body, which are lines where the grid goes on with a table.
    private(set) var top: [PrintedGridRow] = []
    /// All rows, those of captions and notes too, with those of grids that go on with this one.
    var all: [PrintedGridRow]
    /// Notes and statements in rows of the grid.
    var notes: [String] = []
    var columnCount: Int
    let origin: TableGrid.Origin

    init(_ grid: TableGrid) {
        columnCount = grid.columnCount
        origin = grid.origin
        let rows = grid.printedRows
        all = rows
        var next = 0
        while next < rows.count, Self.isCaption(rows[next], of: grid.columnCount) {
            // Spaces stay: they part the number of a table from its title.
            captions += rows[next].filled.map { $0.raw.split(separator: "\n").joined() }
            next += 1
        }
        let start = next
        while next < rows.count, next - start < 10, !Self.isBody(rows[next]) { next += 1 }
        // Without a body there is a heading alone, unless it is longer than headings are.
        if next < rows.count, next - start >= 10 { next = start }
        var end = rows.count
        while end > next, let note = Self.note(rows[end - 1]) {
            notes.insert(note, at: 0)
            end -= 1
        }
        headingCount = next - start
        headings = Self.headings(grid, start..<next)
        beginnings = Self.beginnings(grid, start..<next)
        body = origin == .ruled ? Self.joinedOverPages(Array(rows[next..<end])) : Array(rows[next..<end])
        top = rows[..<next].filter { !$0.filled.isEmpty }
    }

    /// A row above the heading: one text over the whole width or at the left, or a line with the unit or the number.
    private static func isCaption(_ row: PrintedGridRow, of columns: Int) -> Bool {
        let filled = row.filled
        guard let first = filled.first else { return true }
        if filled.contains(where: { UnitLine.unit(in: $0.text) != nil }) { return filled.count <= 4 }
        if filled.count == 1 {
            if PrintedFigure.isFigure(first.text) { return false }
            if first.span >= columns, columns > 1 { return true }
            let isTitle = first.text.hasSuffix("表") || isNumber(first.text) || first.text.hasPrefix("填报")
            return isTitle
                || first.column == 0 && first.span == 1 && columns > 2 && !isLabel(first.text)
                    && PrintedText.withoutOrdinal(first.text).depth == nil
        }
        return filled.count <= 3
            && filled.contains {
                isNumber($0.text) || $0.text.hasPrefix("填报") || $0.text.hasPrefix("编制单位")
                    || CoverReader.department($0.text) != nil
            }
    }

    /// The columns that have texts in the body, and no figure.
    var textColumns: Set<Int> {
        var texts: Set<Int> = []
        var figures: Set<Int> = []
        for field in body.lazy.flatMap(\.filled) {
            if PrintedFigure.isFigure(field.raw) { figures.insert(field.column) } else { texts.insert(field.column) }
        }
        return texts.subtracting(figures)
    }

    /// `公开01表`, `预算02表`, `附表3-1`, `表4`.
    static func isNumber(_ text: String) -> Bool {
        if text.count <= 10 && text.hasPrefix("公开") && text.hasSuffix("表") { return true }
        if text.hasPrefix("附表"), text.count < 8 { return true }
        guard text.count <= 12 else { return false }
        func isNumeral(_ character: Character) -> Bool {
            character.isASCII && character.isNumber || "一二三四五六七八九十-－—".contains(character)
        }
        if text.hasSuffix("表") {
            let name = text.dropLast()
            let rest = name.count - name.reversed().prefix(while: isNumeral).count
            return rest < name.count && rest <= 6 && !name.hasPrefix("第")
        }
        guard let place = text.firstIndex(of: "表"), text[..<place].count <= 6 else { return false }
        let number = text[text.index(after: place)...]
        return !number.isEmpty && number.allSatisfy(isNumeral)
    }

    /// Words of headings that a row may begin with.
    private static func isLabel(_ text: String) -> Bool {
        let folded = PrintedText.folded(text)
        return ["项目", "收入", "支出", "科目编码", "编码", "合计", "单位", "总计", "科目"].contains(folded)
    }

    /// Whether a row is one of the lines of the table, and no heading any more.
    static func isBody(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        guard let first = filled.first else { return false }
        if isNumbering(filled) { return false }
        if note(row) != nil { return true }
        if filled.contains(where: { PrintedFigure.isFigure($0.raw) }) { return true }
        if isTotal(first.text), filled.count <= 2 { return filled.allSatisfy { isTotal($0.text) } }
        if CodeCell.leading(first.text) != nil { return true }
        return filled.contains { PrintedText.withoutOrdinal($0.text).depth != nil && $0.text.count > 3 }
    }

    /// The row that numbers the columns: 栏次, 1, 2, 3.
    private static func isNumbering(_ fields: [PrintedGridRow.Field]) -> Bool {
        var last: Int?
        var count = 0
        for field in fields {
            if let digits = PrintedText.digits(field.text), let number = Int(digits) {
                // Two blocks may go on or begin anew.
                guard last.map({ number == $0 + 1 || number == 1 }) ?? (number <= 2) else { return false }
                last = number
                count += 1
            } else if field.text.has("=") || field.text.has("＝") {
                count += 1
            } else if !["栏次", "类", "款", "项", "行次", "合计", "序号", "—", "-", "**"].contains(field.text)
                || field.text == "合计" && count > 0
            {
                return false
            }
        }
        return count > 1 || count == 1 && fields.contains { $0.text == "栏次" || $0.text == "项" }
            || count == 0 && fields.contains { $0.text == "栏次" || $0.text == "类" }
    }

    static func isTotal(_ text: String) -> Bool {
        let folded = PrintedText.folded(text)
        return ["合计", "总计", "小计", "支出合计", "收入合计", "本年支出合计", "本年收入合计", "合计数"].contains(folded)
    }

    /// The text of a row that is a note or a statement that there is nothing to report.
    static func note(_ row: PrintedGridRow) -> String? {
        let filled = row.filled
        guard let first = filled.first, filled.count <= 2 else { return nil }
        return NoteText.isNote(first.text) || filled.count == 1 && NoteText.isNoneStatement(first.text)
            ? row.text : nil
    }
}

/// 备注、说明: what stands below tables.
enum NoteText {
    static func isNote(_ text: String) -> Bool {
        for mark in ["注", "备注", "说明", "附注", "备 注"] where text.hasPrefix(mark) {
            guard let next = text.dropFirst(mark.count).first else { continue }
            if "：:；1１一".contains(next) { return true }
        }
        return false
    }

    /// Whether a text says that there is nothing to report in a table.
    static func isNoneStatement(_ text: String) -> Bool {
        guard text.count < 120 else { return false }
        let says = ["无数据", "为空", "空表", "不涉及", "未安排", "没有"].contains { text.has($0) }
        let what = ["支出", "收入", "预算", "拨款", "经费", "项目", "资金", "数据", "绩效", "此表", "本表"].contains { text.has($0) }
        return says && what || what && isWithout(text)
    }

    /// 本单位无…支出: 无 before what there is none of.
    private static func isWithout(_ text: String) -> Bool {
        guard let place = text.firstIndex(of: "无") else { return false }
        let rest = text[text.index(after: place)...]
        return ["政府性基金", "国有资本", "一般公共", "财政拨款", "三公", "“三公”", "部门整体", "项目", "此", "相关", "预算", "该", "本"]
            .contains { rest.hasPrefix($0) }
    }

    /// `27行=(1+2+3)行`: a formula that forms print below the table.
    static func formulas(in text: String) -> [String]? {
        let plain = PrintedText.joined(text.halfWidth)
        guard plain.has("="), plain.has("行") || plain.has("栏") else { return nil }
        let parts = plain.split { ";；。".contains($0) }.map(String.init)
        let isFormula = parts.allSatisfy { part in
            part.allSatisfy { $0.isASCII || "行栏各…".contains($0) } && part.has("=")
        }
        return isFormula && !parts.isEmpty ? parts : nil
    }
}
