import BudgetCodes
import BudgetModel

extension TableReader {
    /// 三公表: the figures of one or two rows side by side, or one below the other.
    mutating func readSingleRow() {
        let layout = form.sides[0]
        let isVertical = blocks.count == 1 && isVertical(blocks[0], layout)
        isVertical ? readVertical(blocks[0], layout) : readHorizontal(layout)
    }

    private func isVertical(_ block: GridBlock, _ layout: Layout) -> Bool {
        guard !block.labels.isEmpty, !block.amounts.isEmpty, parts.body.count > 2 else { return false }
        let matcher = ColumnMatcher(layout, form: form.id, practices: practices, year: nil)
        return matcher.match(labels(block).map { [$0.name] }).matches.count > 2
    }

    private func labels(_ block: GridBlock) -> [(name: String, row: PrintedGridRow)] {
        parts.body.compactMap { row in
            let texts = block.labels.compactMap { $0.kind == .label ? row.field($0.index)?.text : nil }
            let name = texts.last { !$0.isEmpty } ?? ""
            return name.isEmpty ? nil : (String(PrintedText.withoutOrdinal(name).text), row)
        }
    }

    /// The row that a group of columns is.
    private func row(of path: [String]) -> SummaryRow {
        if form.id.kind == .budget { return .budgeted }
        let text = PrintedText.folded(path.joined())
        if ["决算数", "执行数", "实际"].contains(where: { text.has($0) }) { return .actual }
        if text.has("预算数") { return .budgeted }
        return .actual
    }

    private mutating func readHorizontal(_ layout: Layout) {
        let columns = blocks.flatMap(\.amounts)
        let natures = ColumnPeriod(year: year, kind: nil).natures(columns.map(\.path))
        let others = Set(columns.indices.filter { natures[$0] == .other }.map { columns[$0].index })
        var rows: [SummaryRow] = []
        // Columns of another year stand beside those of the first row.
        for column in columns where !others.contains(column.index) && !rows.contains(row(of: column.path)) {
            rows.append(row(of: column.path))
        }
        if rows.isEmpty { rows = [row(of: columns.first?.path ?? [])] }
        var fits: [Double] = []
        for row in rows {
            let own = columns.filter {
                others.contains($0.index) ? row == rows[0] : self.row(of: $0.path) == row
            }.map { column in
                // The group that says which row it is says nothing of the column.
                let path = column.path.filter {
                    let text = PrintedText.folded($0)
                    return !(text.hasSuffix("预算数") || text.hasSuffix("决算数")) || text.has("三公")
                        || text.has("机关运行") || others.contains(column.index)
                }
                return GridBlock.Column(index: column.index, path: path, kind: .amount)
            }
            fits.append(addBlock(GridBlock(labels: [], amounts: own), side: 0))
        }
        draft.fit = fits.min() ?? 0
        let body = parts.body.filter { row in row.filled.contains { PrintedFigure.isFigure($0.raw) } }
        if rows.count == 1, form.id.kind == .finalAccounts, readNamedRows(body) { return }
        guard let line = singleLine(columns) else { return }
        for (number, row) in rows.enumerated() { add(line, as: row, block: number) }
    }

    /// 预算数 and 决算数 as rows below each other; `false` when rows are not named so.
    private mutating func readNamedRows(_ body: [PrintedGridRow]) -> Bool {
        let named = body.compactMap { line -> (row: SummaryRow, line: PrintedGridRow)? in
            let name = PrintedText.folded(line.filled.first?.text ?? "")
            if name.hasSuffix("决算数") || name.hasSuffix("执行数") { return (.actual, line) }
            return name.hasSuffix("预算数") ? (.budgeted, line) : nil
        }
        guard named.count == 2, body.count == 2, named[0].row != named[1].row else { return false }
        for (row, line) in named { add(line, as: row, block: 0) }
        return true
    }

    private mutating func add(_ line: PrintedGridRow, as row: SummaryRow, block: Int) {
        let indices = Set(draft.blocks[block].columns.map(\.index))
        let figures = line.fields.filter { indices.contains($0.column) && !$0.isBlank }.map {
            DraftTable.Figure(column: $0.column, text: $0.raw, page: $0.page, box: $0.box)
        }
        draft.lines.append(.init(block: block, key: .row(row), name: row.officialName, figures: figures))
    }

    /// The row with the figures of the document: that of its year, 合计 of several units, or the only one. The others are
    /// reported, and all of them where nothing says which it is.
    private mutating func singleLine(_ columns: [GridBlock.Column]) -> PrintedGridRow? {
        let amounts = Set(columns.map(\.index))
        let body = parts.body.filter { row in
            row.filled.contains { amounts.contains($0.column) && PrintedFigure.isFigure($0.raw) }
        }
        func label(_ row: PrintedGridRow) -> [String] {
            row.filled.filter { !amounts.contains($0.column) }.map(\.text)
        }
        let natures = ColumnPeriod(year: year, kind: form.id.kind == .budget ? .budget : nil).natures(body.map(label))
        let own = body.indices.filter { natures[$0] == .own }
        let total = own.first { index in body[index].filled.prefix(2).contains { GridParts.isTotal($0.text) } }
        let place = total ?? (own.count == 1 ? own[0] : nil)
        for (index, row) in body.enumerated() where index != place {
            draft.notes.append(.init(.unknownRow, row.text, page: row.page))
            for field in row.filled where amounts.contains(field.column) {
                draft.lost.append((field.raw, "", "", field))
            }
        }
        return place.map { body[$0] }
    }

    private mutating func readVertical(_ block: GridBlock, _ layout: Layout) {
        let matcher = ColumnMatcher(layout, form: form.id, practices: practices, year: nil)
        let labels = labels(block)
        let result = matcher.match(labels.map { [$0.name] })
        draft.fit = Double(result.matches.reduce(0) { $0 + $1.score }) / Double(100 * max(labels.count, 1))
        let natures = ColumnPeriod(year: year, kind: form.id.kind == .budget ? .budget : nil)
            .natures(block.amounts.map(\.path))
        let chosen = singleColumns(block.amounts, natures)
        guard !chosen.isEmpty else { return }
        for (row, column) in chosen {
            draft.blocks.append(.init(side: 0))
            draft.lines.append(.init(block: draft.blocks.count - 1, key: .row(row), name: row.officialName))
            for match in result.matches {
                guard let field = labels[match.printed].row.field(column.index), !field.isBlank else { continue }
                draft.lines[draft.lines.count - 1].figures.append(
                    .init(column: match.place, text: field.raw, page: field.page, box: field.box, isPlaced: true))
            }
        }
        // What another year had is a column of its own for each row, and so is a row beyond the form.
        for (column, nature) in zip(block.amounts, natures) {
            let isChosen = chosen.contains { $0.column.index == column.index }
            let heading = isChosen && chosen.count == 1 ? [] : [column.path.joined(separator: " ")]
            guard nature != .percentage else {
                draft.notes.append(.init(.otherColumn, column.path.joined(separator: " ")))
                continue
            }
            for (number, label) in labels.enumerated() where !isChosen || result.unknown.contains(number) {
                guard let field = label.row.field(column.index), !field.isBlank else { continue }
                let index = parts.columnCount * (number + 1) + column.index
                draft.blocks[0].columns.append(.init(index: index, path: heading + [label.name], kind: .amount))
                draft.blocks[0].foreign.insert(index)
                draft.lines[0].figures.append(.init(column: index, text: field.raw, page: field.page, box: field.box))
            }
        }
    }

    /// The column of each row: the only one, or that of 合计 among several.
    private mutating func singleColumns(
        _ columns: [GridBlock.Column], _ natures: [ColumnPeriod.Nature]
    ) -> [(row: SummaryRow, column: GridBlock.Column)] {
        var chosen: [(row: SummaryRow, column: GridBlock.Column)] = []
        let own = zip(columns, natures).filter { $0.1 == .own }.map(\.0)
        var rows: [SummaryRow] = []
        for column in own where !rows.contains(row(of: column.path)) { rows.append(row(of: column.path)) }
        for row in rows {
            let all = own.filter { self.row(of: $0.path) == row }
            let totals = all.filter { $0.path.last.map(GridParts.isTotal) == true }
            if let column = all.count == 1 ? all.first : totals.count == 1 ? totals.first : nil {
                chosen.append((row, column))
            } else {
                for column in all { draft.notes.append(.init(.competing, column.path.joined(separator: " "))) }
            }
        }
        return chosen
    }

    /// 逐行列示的表: names with amounts behind them.
    mutating func readList() {
        guard let block = blocks.first(where: { !$0.amounts.isEmpty && !$0.labels.isEmpty }) else { return }
        let fit = addBlock(block, side: 0)
        if !form.sides[0].texts.isEmpty { return readPurchases(block, fit: fit) }
        let columns = block.labels.filter { $0.kind == .label }
        var keys = RowKeys(names, side: "income")
        var covering: [Int: String] = [:]
        var counts = (good: 0, all: 0)
        for row in parts.body {
            var labels: [String] = []
            for column in columns {
                let field = row.field(column.index)
                if let field, !field.isBlank {
                    covering[column.index] = field.text
                    labels.append(field.text)
                } else if field == nil || columns.count > 1, column.index != columns.last?.index {
                    labels.append(covering[column.index] ?? "")
                }
            }
            labels.removeAll(where: \.isEmpty)
            guard var name = labels.last else { continue }
            // 小计 below a group is the row of the group.
            if GridParts.isTotal(name), labels.count > 1 { name = labels[labels.count - 2] }
            let (row_, isKnown) = keys.key(name)
            counts.all += 1
            if isKnown { counts.good += 1 }
            var line = DraftTable.Line(block: 0, key: .row(row_), name: name)
            for column in block.amounts {
                guard let field = row.field(column.index), !field.isBlank else { continue }
                line.figures.append(.init(column: field.column, text: field.raw, page: field.page, box: field.box))
            }
            draft.lines.append(line)
        }
        let known = counts.all == 0 ? 0.5 : Double(counts.good) / Double(counts.all)
        draft.fit = (0.4 + 0.6 * fit) * known
    }
}
