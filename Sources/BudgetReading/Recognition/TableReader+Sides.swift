import BudgetCodes
import BudgetModel

extension TableReader {
    /// 收支两方的表: blocks of income and expenditure side by side, and perhaps a third one, 支出用途.
    mutating func readSides() {
        let all = blocks.filter { !$0.amounts.isEmpty && !$0.labels.isEmpty }
        // The expenditure once more by economic class is no side of the form.
        let usable = all.filter { !$0.headingText.has("经济分类") && !$0.headingText.has("经济科目") }
        if usable.count < all.count { leaveOut(all.filter { block in !usable.contains { $0.range == block.range } }) }
        let sides = usable.map(side)
        guard sides.contains(0), sides.contains(1) else { return }
        var fits: [Double] = []
        for (block, side) in zip(usable, sides) { fits.append(addBlock(block, side: side)) }
        var keys = usable.indices.map { number in
            var keys = RowKeys(names, side: form.sides[sides[number]].side)
            if usable[number].headingText.has("用途") { keys.beginPurpose() }
            return keys
        }
        var counts = (good: 0, all: 0)
        for row in parts.body {
            if slipped(row, usable), readTokens(row, usable, &keys, &counts) { continue }
            for number in usable.indices { readSide(row, usable[number], number, &keys[number], &counts) }
        }
        let known = counts.all == 0 ? 0.3 : Double(counts.good) / Double(counts.all)
        draft.fit = (0.4 + 0.6 * (fits.min() ?? 0)) * known
    }

    /// Reports the figures of blocks that the form does not have.
    private mutating func leaveOut(_ blocks: [GridBlock]) {
        for block in blocks {
            draft.notes.append(.init(.unknownTable, block.headingText))
            let columns = Set(block.amounts.map(\.index))
            for row in parts.body {
                for field in row.filled where columns.contains(field.column) {
                    draft.lost.append((field.raw, "", "", field))
                }
            }
        }
    }

    /// The side of a block: by its headings, else by the names of its rows.
    private func side(_ block: GridBlock) -> Int {
        let text = PrintedText.folded(block.headingText)
        let saysIncome = text.has("收入")
        let saysExpenditure = text.has("支出")
        if saysIncome != saysExpenditure { return saysIncome ? 0 : 1 }
        let columns = Set(block.labels.map(\.index))
        var hits = (income: 0, expenditure: 0)
        for row in parts.body {
            for field in row.filled where columns.contains(field.column) {
                if names.row(field.text, side: "income") != nil { hits.income += 1 }
                if names.row(field.text, side: "expenditure") != nil { hits.expenditure += 1 }
            }
        }
        return hits.income > hits.expenditure ? 0 : 1
    }

    private mutating func readSide(
        _ row: PrintedGridRow, _ block: GridBlock, _ number: Int, _ keys: inout RowKeys,
        _ counts: inout (good: Int, all: Int)
    ) {
        var name = ""
        var lineNumber: Int?
        for column in block.labels {
            guard let field = row.field(column.index), !field.isBlank else { continue }
            if column.kind == .number {
                lineNumber = PrintedText.digits(field.text).flatMap { Int($0) }
            } else if column.kind == .label {
                name += field.text
            }
        }
        var figures: [DraftTable.Figure] = []
        for column in block.amounts {
            guard let field = row.field(column.index), !field.isBlank else { continue }
            figures.append(.init(column: field.column, text: field.raw, page: field.page, box: field.box))
        }
        let hasFigures = figures.contains { !PrintedFigure.isBlank($0.text) }
        guard !name.isEmpty else {
            if hasFigures {
                draft.hasNamelessRow = true
                draft.notes.append(.init(.unknownRow, row.text, page: row.page))
                for column in block.amounts {
                    guard let field = row.field(column.index), PrintedFigure.isFigure(field.raw) else { continue }
                    draft.lost.append((field.raw, "", "", field))
                }
            }
            return
        }
        add(name, number: lineNumber, figures, number, &keys, &counts)
    }

    private mutating func add(
        _ name: String, number: Int?, _ figures: [DraftTable.Figure], _ block: Int, _ keys: inout RowKeys,
        _ counts: inout (good: Int, all: Int)
    ) {
        let (row, isKnown) = keys.key(name)
        counts.all += 1
        if isKnown { counts.good += 1 }
        draft.lines.append(.init(block: block, key: .row(row), name: name, number: number, figures: figures))
        if !isKnown {
            let id = draft.lineID(draft.lines[draft.lines.count - 1])
            draft.notes.append(.init(.unknownRow, name, line: LineID(id), page: figures.first?.page))
        }
    }

    /// Whether cells of a row are not where they belong: a name in a column of amounts, or both in one cell.
    private func slipped(_ row: PrintedGridRow, _ blocks: [GridBlock]) -> Bool {
        let amounts = Set(blocks.flatMap { $0.amounts.map(\.index) })
        return row.fields.contains { field in
            amounts.contains(field.column) && !field.isBlank && !PrintedFigure.isBlank(field.text)
                && !PrintedFigure.isFigure(field.raw) && isRowName(Self.split(field.text).name)
        }
    }

    private func isRowName(_ text: String) -> Bool {
        !text.isEmpty && (names.row(text, side: "income") != nil || names.row(text, side: "expenditure") != nil)
    }

    /// `23579.21支出总计` as the figure and the name behind it.
    private static func split(_ text: String) -> (figure: String, name: String) {
        let figure = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
        let name = text.dropFirst(figure.count)
        return figure.isEmpty || !PrintedFigure.isFigure(String(figure)) ? ("", text) : (String(figure), String(name))
    }

    /// Reads a row whose cells have slipped: names in their order, each with the figure behind it. Only where every side
    /// has one column of amounts, and every name is one of the form.
    private mutating func readTokens(
        _ row: PrintedGridRow, _ blocks: [GridBlock], _ keys: inout [RowKeys], _ counts: inout (good: Int, all: Int)
    ) -> Bool {
        guard blocks.allSatisfy({ $0.amounts.count == 1 && !$0.labels.contains { $0.kind == .number } }) else {
            return false
        }
        var found: [(block: Int, name: String, figures: [DraftTable.Figure])] = []
        var next = 0
        func figure(_ text: String, _ field: PrintedGridRow.Field, _ reason: ReadingReport.Reason) -> DraftTable.Figure
        {
            DraftTable.Figure(
                column: blocks[found[found.count - 1].block].amounts[0].index, text: text, page: field.page,
                box: field.box, correction: reason)
        }
        for field in row.filled {
            if PrintedFigure.isFigure(field.raw) {
                guard let last = found.indices.last, found[last].figures.isEmpty else { return false }
                found[last].figures = [figure(field.raw, field, .slipped)]
                continue
            }
            let (amount, name) = Self.split(field.text)
            if !amount.isEmpty {
                guard let last = found.indices.last, found[last].figures.isEmpty else { return false }
                found[last].figures = [figure(amount, field, .gluedText)]
            }
            guard
                let block = (next..<max(next, blocks.count)).first(where: {
                    names.row(name, side: form.sides[draft.blocks[$0].side].side) != nil
                })
            else { return false }
            found.append((block, name, []))
            next = block + 1
        }
        for token in found { add(token.name, number: nil, token.figures, token.block, &keys[token.block], &counts) }
        return true
    }
}

extension RowKeys {
    /// The rows that follow are those of 支出用途.
    mutating func beginPurpose() { _ = key("支出用途") }
}
