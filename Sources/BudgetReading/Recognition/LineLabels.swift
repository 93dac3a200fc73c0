import BudgetCodes
import BudgetModel

/// 行标识栏: reads the codes, names and units of the rows of one block.
struct LineLabels {
    /// What the label columns of a row say.
    struct Label {
        var code = ""
        var name = ""
        var unit: Agency?
        var category: String?
        /// Figures that stand in a label column with other text.
        var glued: [DraftTable.Figure]?
    }

    private let columns: [GridBlock.Column]
    private let kind: KeyKind
    /// Texts of cells that cover rows below, by their columns.
    private var covering: [Int: (text: String, rows: Int)] = [:]
    /// The code of the row before, whose first parts a row may leave out.
    private var lastCode = ""

    init(_ block: GridBlock, kind: KeyKind) {
        let labels = Self.withoutGovernmentEconomic(block.labels)
        columns = kind == .project ? Self.withoutOtherTexts(labels) : labels
        self.kind = kind
    }

    /// 政府预算经济分类 beside 部门预算经济分类 says the same again, in other codes.
    static func withoutGovernmentEconomic(_ labels: [GridBlock.Column]) -> [GridBlock.Column] {
        func isOfGovernment(_ column: GridBlock.Column) -> Bool {
            column.path.contains { $0.has("政府") && $0.has("经济") }
        }
        let own = labels.filter { !isOfGovernment($0) }
        return own.contains { $0.kind == .label } ? own : labels
    }

    /// Where a column says 项目名称, other texts beside it are no part of the name.
    private static func withoutOtherTexts(_ labels: [GridBlock.Column]) -> [GridBlock.Column] {
        func isName(_ column: GridBlock.Column) -> Bool {
            column.kind == .label && column.path.last.map { PrintedText.folded($0) == "项目名称" } == true
        }
        guard labels.count(where: isName) == 1 else { return labels }
        return labels.filter { $0.kind != .label || isName($0) || isCodeColumn($0, of: .project) || isUnitColumn($0) }
    }

    /// Reads the label columns of a row.
    mutating func read(_ row: PrintedGridRow) -> Label {
        var label = Label()
        var parts: [String] = []
        var leftOut = 0
        var unitCode = ""
        var unitName = ""
        for column in columns {
            var text = row.field(column.index)?.text ?? ""
            var isCovered = false
            if let cell = row.field(column.index), cell.rowSpan > 1 {
                covering[column.index] = (cell.text, cell.rowSpan - 1)
            } else if row.field(column.index) == nil, let above = covering[column.index], above.rows > 0 {
                text = above.text
                isCovered = true
                covering[column.index]?.rows -= 1
            }
            switch column.kind {
            case .unitCode where kind != .agency: unitCode = text
            case .unitName where kind != .agency: unitName = text
            case .label where kind == .project && Self.isUnitColumn(column): unitName = text
            case .category where GridParts.isTotal(text): label.name = text
            case .category: label.category = text.isEmpty ? nil : text
            case .number, .other, .amount, .empty: continue
            case .label, .unitCode, .unitName:
                if isCovered { continue }
                if text.isEmpty {
                    if parts.isEmpty, label.name.isEmpty { leftOut += 1 }
                    continue
                }
                add(text, isCode: Self.isCodeColumn(column, of: kind), to: &label, &parts)
            }
        }
        label.code = label.code.isEmpty ? CodeCell.joined(parts) : label.code
        if leftOut > 0, leftOut < 3, label.code.utf8.count <= 2, !label.code.isEmpty, kind.isClassified {
            // |06|01 below 201.
            let prefix = 3 + 2 * (leftOut - 1)
            if lastCode.utf8.count >= prefix {
                label.code = lastCode.prefix(prefix) + (label.code.utf8.count == 1 ? "0" : "") + label.code
            }
        }
        if !label.code.isEmpty { lastCode = label.code }
        if kind == .project, label.code.isEmpty, label.name.isEmpty, unitCode.isEmpty {
            // 合计 below 单位.
            swap(&label.name, &unitName)
        }
        if !unitName.isEmpty || !unitCode.isEmpty {
            label.unit = Agency(code: try? AgencyCode(parsing: unitCode), name: unitName)
        }
        return label
    }

    /// 单位 alone: in a table of projects the unit of each; elsewhere it may head the keys.
    private static func isUnitColumn(_ column: GridBlock.Column) -> Bool {
        column.path.last.map { ["单位", "部门"].contains(PrintedText.folded($0)) } ?? false
    }

    private static func isCodeColumn(_ column: GridBlock.Column, of kind: KeyKind) -> Bool {
        column.path.contains { piece in
            let text = PrintedText.folded(piece)
            return GridParts.isCode(text) || text == "类" || text == "款" || text == "项"
                || kind == .project && text.hasSuffix("编码名称")
        } || GridParts.isWrappedCode(column.path)
    }

    private func add(_ text: String, isCode: Bool, to label: inout Label, _ parts: inout [String]) {
        if kind == .project {
            if isCode, label.code.isEmpty, label.name.isEmpty {
                let plain = CodeCell.withoutDecimals(text.filter { !$0.isWhitespace }.halfWidth)
                // 1人员经费: without lines a code and a name may be one word.
                let code = plain.prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
                let isCode = [1, 3, 6].contains(code.utf8.count) || code.utf8.count > 11
                let isGlued = isCode && !["年", "、", ".", "月"].contains { plain[code.endIndex...].hasPrefix($0) }
                label.code = isGlued ? String(code) : plain
                if isGlued { label.name = String(plain[code.endIndex...]) }
            } else {
                label.name += text
            }
            return
        }
        // '2010101 is how spreadsheets keep digits as text.
        let text = String(text.drop { "'‘’`＇".contains($0) })
        let plain = CodeCell.withoutDecimals(text.halfWidth)
        if label.name.isEmpty, let digits = PrintedText.digits(plain) {
            parts.append(digits)
        } else if label.name.isEmpty, let (code, rest) = CodeCell.leading(text), isLength(code), !rest.isEmpty {
            if parts.isEmpty { parts.append(code) } else if CodeCell.joined(parts) != code { parts.append(code) }
            label.name = rest
        } else if isCode, parts.isEmpty, label.name.isEmpty, !GridParts.isTotal(text), isCodeLike(text) {
            // A code that is none stays as it is.
            label.code = text
        } else {
            label.name += text
        }
    }

    private func isLength(_ code: String) -> Bool {
        kind == .agency ? code.utf8.count % 3 == 0 : [3, 5, 7].contains(code.utf8.count)
    }

    /// `20805O5`, `208-05`.
    private func isCodeLike(_ text: String) -> Bool {
        let ascii = text.halfWidth.unicodeScalars.count { ("0"..."9").contains($0) }
        return ascii > 1 && text.unicodeScalars.allSatisfy { $0.halfWidth.isASCII }
    }

    /// The key of a line.
    func key(_ label: inout Label) -> RowKey {
        guard kind == .project else { return RowKey(printed: label.code, kind: kind) }
        if label.code.isEmpty { return .project(.named(label.name)) }
        if label.name.isEmpty, ProjectCode(label.code) == nil, PrintedText.digits(label.code) == nil {
            label.name = label.code
        }
        return .project(ProjectRow(label.code))
    }

    /// A row with a name alone: what a page break or a narrow cell left of the name above, or nothing of the table.
    func goesOn(_ name: String, _ draft: inout DraftTable, _ row: PrintedGridRow) {
        guard let last = draft.lines.indices.last, case let key = draft.lines[last].key, let code = key.functionalCode,
            let official = Catalogue.functional[2024][code]?.name,
            PrintedText.folded(draft.lines[last].name + name) == PrintedText.folded(official)
        else {
            draft.notes.append(.init(.emptyRow, row.text, page: row.page))
            return
        }
        draft.lines[last].name += name
    }
}

extension KeyKind {
    /// Whether the keys are codes of classifications.
    var isClassified: Bool { self == .functional || self == .economic || self == .expenditure }
}
