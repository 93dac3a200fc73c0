import BudgetCodes
import BudgetModel

extension TableReader {
    /// 政府采购表: what is to be bought, in lines of which several may have one name, with texts beside the amount.
    mutating func readPurchases(_ block: GridBlock, fit: Double) {
        var texts = textColumns(block)
        let labels = block.labels.filter { $0.kind == .label && !isCode($0) }
        // The name says what is bought, as exactly as it is printed; a project is what it is bought for.
        let name = labels.max { (Self.exactness($0), $1.index) < (Self.exactness($1), $0.index) }
        guard let name else { return }
        texts.removeAll { $0.index == name.index }
        var used: [String: Int] = [:]
        var kind: SummaryRow?
        var headed: Set<SummaryRow> = []
        var covering: [Int: (text: String, rows: Int)] = [:]
        for row in parts.body {
            for field in row.fields where field.rowSpan > 1 { covering[field.column] = (field.text, field.rowSpan) }
            func text(_ column: Int) -> String? {
                if let field = row.field(column) { return field.isBlank ? nil : field.text }
                return covering[column].flatMap { $0.rows > 0 ? $0.text : nil }
            }
            defer { for column in covering.keys { covering[column]?.rows -= 1 } }
            let cells = row.filled.filter { cell in !block.amounts.contains { $0.index == cell.column } }
            let total = cells.first.flatMap { GridParts.isTotal($0.text) ? $0.text : nil }
            guard let printed = total ?? text(name.index) ?? cells.first?.text else {
                for field in row.filled { draft.lost.append((field.raw, "", "", field)) }
                continue
            }
            var key: SummaryRow
            if total != nil {
                key = .total
            } else if let row = names.row(printed, side: "income"), Self.kinds.contains(row) {
                (key, kind) = (row, row)
                headed.insert(row)
            } else {
                // 货物 is above a line only where the table has a row for it.
                let own = cells.lazy.compactMap { Self.kind(ofCode: $0.text) }.first { headed.contains($0) } ?? kind
                let plain = printed.replacing(".", by: "．")
                let count = used[plain, default: 0] + 1
                used[plain] = count
                let text = own.map { $0.rawValue + "." + plain } ?? (count == 1 ? plain : "\(plain)（\(count)）")
                key = SummaryRow(rawValue: text)
            }
            var line = DraftTable.Line(block: 0, key: .row(key), name: printed)
            for column in block.amounts {
                guard let field = row.field(column.index), !field.isBlank else { continue }
                line.figures.append(.init(column: field.column, text: field.raw, page: field.page, box: field.box))
            }
            for column in texts where key != .total {
                if let text = text(column.index) { line.texts[column.name] = text }
            }
            draft.lines.append(line)
        }
        draft.fit = 0.4 + 0.6 * fit
    }

    private static let kinds: [SummaryRow] = [.goods, .works, .services]

    /// 品目编码: `A02010100` is one of 货物, B of 工程, C of 服务.
    private static func kind(ofCode text: String) -> SummaryRow? {
        let plain = text.halfWidth.utf8
        guard let first = plain.first, plain.dropFirst().prefix(2).allSatisfy({ (0x30...0x39).contains($0) }),
            plain.count > 2, let place = [0x41, 0x42, 0x43].firstIndex(of: first)
        else { return nil }
        return kinds[place]
    }

    /// How exactly a column says what is bought.
    private static func exactness(_ column: GridBlock.Column) -> Int {
        let text = PrintedText.folded(column.path.last ?? "")
        if text.has("物品") || text.has("品目") || text.has("采购内容") || text.has("采购目录") { return 3 }
        if text.has("采购") && text.has("名称") || text.has("货物") { return 2 }
        return text.has("名称") || text.has("项目") ? 1 : 0
    }

    private func isCode(_ column: GridBlock.Column) -> Bool {
        column.path.last.map { GridParts.isCode(PrintedText.folded($0)) } ?? false
    }

    /// Columns of text of the layout among the labels.
    private func textColumns(_ block: GridBlock) -> [(index: Int, name: String)] {
        var seen = Set<String>()
        return block.labels.compactMap { column in
            guard let leaf = column.path.last else { return nil }
            let folded = PrintedText.folded(leaf)
            let text = form.sides[0].texts.first { text in
                PrintedText.folded(text.heading) == folded || Self.otherTexts[text.name]?.contains(folded) == true
            }
            return text.flatMap { seen.insert($0.name).inserted ? (column.index, $0.name) : nil }
        }
    }

    /// Other headings of columns of text, folded, by their names.
    private static let otherTexts: [String: [String]] = [
        "project": ["项目名称", "项目", "采购项目", "采购项目名称"],
        "method": ["采购方式", "采购形式", "组织形式"], "economicItem": ["部门预算支出经济分类科目", "部门经济科目", "经济分类科目"],
    ]
}
