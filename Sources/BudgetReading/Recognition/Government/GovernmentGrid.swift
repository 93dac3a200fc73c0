import BudgetCodes
import BudgetModel

/// 政府表的栏: what the columns of a grid are: codes, names and figures, in one block or two.
struct GovernmentGrid {
    /// 栏.
    enum Role: Equatable {
        case code, name, number
        /// A column of text of the layout.
        case text(String)
        case figure
        /// Text that the form does not have.
        case other
        case empty
    }

    /// 栏块: names and what stands behind them.
    struct Block {
        var codes: [Int] = []
        var name: Int?
        var number: Int?
        var texts: [(column: Int, name: String)] = []
        var figures: [Int] = []
    }

    let parts: GridParts
    private(set) var blocks: [Block] = []
    /// Columns with text that no form has.
    private(set) var others: [Int] = []

    init(_ parts: GridParts, layout: Layout) {
        self.parts = parts
        let contents = Self.contents(parts)
        var block = Block()
        var candidates: [Int] = []
        func close() {
            // Of several columns of text before the figures the names are in the one that is headed so, else the fullest.
            let name =
                candidates.filter { Self.isNameHeading(parts.headings[$0]) }.max {
                    contents[$0].texts < contents[$1].texts
                }
                ?? candidates.max { contents[$0].texts < contents[$1].texts }
            block.name = name
            for column in candidates where column != name {
                if layout.hasText("group"), column < name ?? 0 {
                    block.texts.append((column, "group"))
                } else {
                    others.append(column)
                }
            }
            if block.name == nil { block.name = block.codes.popLast() }
            if block.name != nil { blocks.append(block) } else { others += block.figures }
            block = Block()
            candidates = []
        }
        for column in 0..<parts.columnCount {
            let role = Self.role(parts.headings[column], contents[column], layout, hasName: !candidates.isEmpty)
            let isLabel = role == .name || role == .code || role == .number
            if isLabel, !block.figures.isEmpty { close() }
            switch role {
            case .code: block.codes.append(column)
            case .name: candidates.append(column)
            case .number: block.number = column
            case .text(let name): block.texts.append((column, name))
            case .figure: block.figures.append(column)
            case .other: others.append(column)
            case .empty: break
            }
        }
        close()
    }

    /// What the cells of a column hold.
    private struct Contents {
        var figures = 0
        var texts = 0
        var codes = 0
    }

    private static func contents(_ parts: GridParts) -> [Contents] {
        var contents = Array(repeating: Contents(), count: parts.columnCount)
        for row in parts.body {
            for field in row.fields where field.column < parts.columnCount && !PrintedFigure.isBlank(field.text) {
                if isFigure(field.text) {
                    contents[field.column].figures += 1
                    if isCode(field.text) { contents[field.column].codes += 1 }
                } else if !isCross(field.text) {
                    contents[field.column].texts += 1
                }
            }
        }
        return contents
    }

    private static func role(_ path: [String], _ contents: Contents, _ layout: Layout, hasName: Bool) -> Role {
        let leaf = PrintedText.folded(path.last ?? "")
        if contents.figures + contents.texts == 0, leaf.isEmpty { return .empty }
        if let text = layout.texts.first(where: { !$0.isPercentage && PrintedText.folded($0.heading) == leaf }) {
            return .text(text.name)
        }
        if leaf == "行次" || leaf == "序号" { return .number }
        let isCodeHeading = leaf.hasSuffix("编码") || leaf.hasSuffix("代码") || ["类", "款", "项"].contains(leaf)
        if isCodeHeading { return .code }
        if contents.texts > contents.figures { return leaf == "备注" || leaf == "说明" ? .other : .name }
        if contents.figures > 1, contents.codes == contents.figures, !hasName, leaf.isEmpty || isNameHeading(path) {
            return .code
        }
        if contents.figures == 0 {
            if isNameHeading(path) { return .name }
            if leaf.isEmpty || leaf == "备注" || leaf == "说明" { return .other }
        }
        return .figure
    }

    private static func isNameHeading(_ path: [String]) -> Bool {
        let leaf = PrintedText.folded(path.last ?? "")
        return [
            "项目", "名称", "地区", "科目", "预算科目", "收入项目", "支出项目", "市县", "县区", "收入", "支出", "单位", "险种", "项目名称", "科目名称",
        ].contains(leaf) || leaf.hasSuffix("名称") || leaf.hasSuffix("科目")
    }

    // MARK: Cells

    /// Whether a text is a figure or a percentage.
    static func isFigure(_ text: String) -> Bool {
        PrintedFigure.isFigure(text) || percentage(text) != nil
    }

    /// A percentage without its sign.
    static func percentage(_ text: String) -> String? {
        var plain = PrintedText.joined(text.halfWidth)
        guard plain.utf8.count < 40 else { return nil }
        if plain.hasSuffix("%") { plain.removeLast() }
        plain.removeAll { $0 == " " || $0 == "," }
        for dash in ["－", "—", "–", "−"] { plain = plain.replacing(dash, by: "-") }
        var digits = plain.unicodeScalars[...]
        if let sign = digits.first, sign == "-" || sign == "+" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } })
        else { return nil }
        return plain
    }

    /// × stands where a fund has no such item.
    static func isCross(_ text: String) -> Bool { ["×", "✕", "x", "X"].contains(PrintedText.joined(text)) }

    private static func isCode(_ text: String) -> Bool {
        guard let digits = PrintedText.digits(CodeCell.withoutDecimals(text.halfWidth)) else { return false }
        return isLength(digits)
    }

    /// A code and the name that it is glued to: 2010405日常经济运行调节. Three digits may also be a number of 年 or 个.
    static func glued(_ text: String) -> (code: String, name: String)? {
        if let (code, name) = CodeCell.leading(text), isLength(code), !name.isEmpty { return (code, name) }
        let code = text.halfWidth.prefix { $0.isASCII && $0.isNumber }
        let name = text.dropFirst(code.count)
        guard code.utf8.count >= 5, isLength(String(code)), let next = name.unicodeScalars.first, next.value >= 0x4E00
        else { return nil }
        return (String(code), String(name))
    }

    /// Codes have a class of three digits and levels of two.
    static func isLength(_ digits: String) -> Bool {
        [3, 5, 7, 9, 11].contains(digits.utf8.count) && digits.first.map { "1235".contains($0) } == true
    }
}
