import BudgetCodes
import BudgetModel

/// 栏块: columns that belong together: labels, and the amounts behind them. Two-sided tables have two blocks, others one;
/// some print one list in two or three.
struct GridBlock {
    /// 栏: a column of a grid with its headings.
    struct Column {
        var index: Int
        var path: [String]
        var kind: Kind
    }

    enum Kind {
        /// A code or a name.
        case label
        /// 行次.
        case number
        case unitCode, unitName
        /// 项目分类.
        case category
        /// Text that belongs to no key: 备注.
        case other
        case amount
        case empty
    }

    var labels: [Column] = []
    var amounts: [Column] = []

    /// The first and the last column.
    var range: ClosedRange<Int>? {
        let all = (labels + amounts).map(\.index)
        guard let first = all.min(), let last = all.max() else { return nil }
        return first...last
    }

    /// The headings of all columns in one text.
    var headingText: String { (labels + amounts).flatMap(\.path).joined(separator: " ") }
}

extension GridParts {
    /// The blocks of the grid by the headings and by what stands below them.
    func blocks() -> [GridBlock] {
        var figures = Array(repeating: 0, count: columnCount)
        var texts = Array(repeating: 0, count: columnCount)
        var codes = Array(repeating: 0, count: columnCount)
        for row in body {
            for field in row.fields where field.column < columnCount && !field.isBlank {
                if PrintedFigure.isFigure(field.raw) {
                    figures[field.column] += 1
                    if let digits = PrintedText.digits(field.text), [3, 5, 7].contains(digits.utf8.count),
                        digits.hasPrefix("2") || digits.hasPrefix("3")
                    {
                        codes[field.column] += 1
                    }
                } else if !PrintedFigure.isBlank(field.text) {
                    if Self.isMisread(field.text) { figures[field.column] += 1 } else { texts[field.column] += 1 }
                }
            }
        }
        var blocks: [GridBlock] = []
        var block = GridBlock()
        for column in 0..<columnCount {
            let path = headings.indices.contains(column) ? headings[column] : []
            var kind = Self.kind(path)
            let isOwn = beginnings.indices.contains(column) && beginnings[column]
            if kind == .amount || kind == .empty {
                let content = figures[column] + texts[column]
                if content == 0, !isOwn || path.isEmpty { kind = .empty } else { kind = .amount }
                if figures[column] < texts[column] || figures[column] == 0 && texts[column] > 0 {
                    kind = block.amounts.isEmpty ? .label : .other
                } else if block.amounts.isEmpty, path.isEmpty, codes[column] == figures[column], codes[column] > 0 {
                    kind = .label
                }
            }
            let own = GridBlock.Column(index: column, path: path, kind: kind)
            switch kind {
            case .empty: continue
            case .amount: block.amounts.append(own)
            case .other: block.labels.append(own)
            case .label, .number, .unitCode, .unitName, .category:
                if !block.amounts.isEmpty, kind == .label {
                    blocks.append(block)
                    block = GridBlock()
                }
                block.labels.append(own)
            }
        }
        if !block.amounts.isEmpty || blocks.isEmpty {
            blocks.append(block)
        } else {
            blocks[blocks.count - 1].labels += block.labels
        }
        return blocks
    }

    /// Whether a text that is no figure may be one that was misread: it has digits and no words.
    private static func isMisread(_ text: String) -> Bool {
        guard text.count < 20, PrintedText.hasDigit(text) else {
            return false
        }
        let words = text.unicodeScalars.count { $0.properties.isIdeographic && !"元万亿".unicodeScalars.contains($0) }
        return words < 2
    }

    /// What a column is by its headings alone.
    static func kind(_ path: [String]) -> GridBlock.Kind {
        guard let last = path.last else { return .empty }
        var isLabel = false
        for piece in path.reversed() {
            let text = PrintedText.folded(piece)
            switch text {
            case "行次", "序号": return .number
            case "备注", "说明", "数量", "采购数量", "计量单位", "单价", "规格", "规格型号", "规格要求": return .other
            case "单位编码", "单位代码", "预算单位编码", "预算单位代码": return .unitCode
            case "单位名称", "项目单位", "预算单位", "预算单位名称", "项目执行单位", "项目实施单位": return .unitName
            case "项目分类", "项目类别", "项目类型", "支出项目类别", "类型": return .category
            case "类", "款", "项", "项目", "收入项目", "支出项目", "科目", "名称", "单位", "部门", "编码", "代码": isLabel = true
            default:
                // 项目（按功能分类）
                if text.hasPrefix("项目按") || text.hasSuffix("经济科目") || text == "年度" || text == "年份" { isLabel = true }
                if isCode(text) || text.hasSuffix("名称") || text.hasSuffix("分类科目") {
                    isLabel = true
                }
            }
            if isLabel { return piece == last || isPlainLabel(path) ? .label : .amount }
        }
        return isWrappedCode(path) ? .label : .amount
    }

    /// Whether a heading of codes was wrapped into the row of its parts: 功能分类科目编 above 码 and 类.
    static func isWrappedCode(_ path: [String]) -> Bool { path.count > 1 && isCode(PrintedText.folded(path.joined())) }

    /// Whether a heading, folded, is one of codes: `科目编码`, or `功能分类科目编码类` where headings stand in one row.
    static func isCode(_ text: String) -> Bool {
        let isPart = text.hasSuffix("类") || text.hasSuffix("款") || text.hasSuffix("项")
        let name = isPart ? text.dropLast() : text[...]
        return name.hasSuffix("编码") || name.hasSuffix("代码")
    }

    /// Whether a column below 项目 is one of labels: 项目 stands above codes and names, and never above amounts.
    private static func isPlainLabel(_ path: [String]) -> Bool {
        let last = PrintedText.folded(path.last ?? "")
        return !["合计", "小计", "基本支出", "项目支出"].contains(last) && !last.hasSuffix("数")
    }
}
