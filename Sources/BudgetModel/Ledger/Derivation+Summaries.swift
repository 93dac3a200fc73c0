import BudgetCodes

extension Derivation {
    /// A table of income and expenditure in fixed rows.
    func summary(_ meaning: FormMeaning) throws(DerivationError) -> Table {
        var table = Table(meaning.form)
        let scope = meaning.scope.funds.isEmpty ? FundSet.all : meaning.scope.funds
        guard received.has(scope) || spent.has(scope) else { return table.declaredEmpty }
        table.sides[0] = try side(0, meaning, [scope])
        // 支出 has one column for all, or one for each fund and their sum.
        let funds = meaning.columns.enumerated().map { place, column in
            meaning.derived.contains(place) ? column.map { $0.funds.intersection(scope) } : nil
        }
        table.sides[1] = try side(1, meaning, meaning.tellsFunds ? funds : [scope])
        return table
    }

    /// The rows of a side.
    ///
    /// - Parameter columns: The funds of every column; sums of others have none.
    private func side(
        _ side: Int, _ meaning: FormMeaning, _ columns: [FundSet?]
    ) throws(DerivationError) -> Section {
        let layout = side == 0 ? meaning.form.sides[0] : meaning.layout
        var section = Section(kind: .row, width: layout.columns.count)
        // What the rows are worth, also where they print a blank for nothing.
        var values: [SummaryRow: [Int64]] = [:]

        func append(_ key: SummaryRow, _ name: String, _ cells: [Int64]) throws(DerivationError) {
            var cells = cells
            try adding { () throws(RollUpError) in try layout.complete(&cells, key) }
            section.append(Section.Record(key: .row(key), name: name, cells: cells))
        }

        for row in meaning.rows[side] {
            if case .categories = row.value {
                for (code, cells) in try categories(layout, columns) where !cells.isBlank {
                    try append(SummaryRow(code), name(.functional(code)), cells)
                }
                continue
            }
            var cells = layout.blankCells
            for (column, funds) in columns.enumerated() {
                guard let funds, !funds.isEmpty else { continue }
                let amount = try self.value(of: row, funds, meaning)
                cells[column] = amount?.fen ?? Section.blank
            }
            values[row.row] = cells
            if case .sum = row.value {
                cells = try sum(of: row.row, layout, values)
            }
            // Items leave a cell blank where there is nothing; sums print a zero.
            let isItem = row.isMoney && !layout.formulas.contains { $0.sum == row.row }
            try append(row.row, row.name, isItem ? cells.withoutZeros : cells)
            if case .items(let money) = row.value {
                for (item, amount) in try items(of: row.row, money.funds) {
                    try append(item, item.officialName, [amount.fen])
                }
            }
        }
        return section
    }

    /// The row that the formula of the layout adds up.
    private func sum(
        of row: SummaryRow, _ layout: Layout, _ values: [SummaryRow: [Int64]]
    ) throws(DerivationError) -> [Int64] {
        var cells = layout.blankCells
        let addends = layout.formulas.first { $0.sum == row }?.addends ?? []
        for addend in addends {
            guard let value = values[addend] else { continue }
            try adding { () throws(RollUpError) in try layout.add(value, to: &cells, row) }
        }
        return cells
    }

    /// The amount of a row in a column, `nil` when there are no lines.
    private func value(
        of row: RowMeaning, _ scope: FundSet, _ meaning: FormMeaning
    ) throws(DerivationError) -> Amount? {
        switch row.value {
        case .money(let money), .items(let money):
            let funds = money.funds.isEmpty ? scope : money.funds.intersection(scope)
            guard money.side == .income else { return try amount(spent.sum(funds), row.row) }
            let periods: [FundPeriod?] = money.period == .carriedOver ? [.carriedOver] : [nil, .current]
            var sum = received.sum(funds, periods)
            // A document that gives income by unit and by source tells the sum by source in the second list only.
            if sum == nil, !money.funds.isEmpty, money.period != .carriedOver { sum = listed.sum(funds, periods) }
            return try amount(sum, row.row)
        case .usedSurplus: return books.usedSurplus
        case .surplusDistribution: return books.surplusDistribution
        case .closing: return try closing(of: scope, meaning)
        case .categories, .sum, .adjustedBudget: return nil
        }
    }

    private func amount(_ sum: WideSum?, _ row: SummaryRow) throws(DerivationError) -> Amount? {
        guard let sum else { return nil }
        guard let amount = sum.amount, amount.fen != Section.blank else {
            throw .sum(.outOfRange(line: LineID(row.rawValue), column: "amount"))
        }
        return amount
    }

    /// The sub-items of a row of income, when all of it is known by sub-items.
    private func items(of row: SummaryRow, _ funds: FundSet) throws(DerivationError) -> [(SummaryRow, Amount)] {
        var sums: [SummaryRow: WideSum] = [:]
        for fact in items where funds.contains(fact.fund) && fact.period != .carriedOver {
            guard let item = fact.item, item.parent == row else { return [] }
            sums[item] = (sums[item] ?? .zero) + fact.amount.fen
        }
        var result: [(SummaryRow, Amount)] = []
        for item in sums.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
            guard let amount = try amount(sums[item], item), amount != .zero else { continue }
            result.append((item, amount))
        }
        return result
    }

    /// 支出 by 类, in the columns of some funds.
    private func categories(
        _ layout: Layout, _ columns: [FundSet?]
    ) throws(DerivationError) -> [(FunctionalCode, [Int64])] {
        var sums: [FunctionalCode: FundSums] = [:]
        for fact in spending {
            guard let code = fact.key.function?.ancestor(at: .category) else { continue }
            sums[code, default: FundSums()].add(fact.amount, fact.fund, fact.period)
        }
        var result: [(FunctionalCode, [Int64])] = []
        for code in sums.keys.sorted() {
            var cells = layout.blankCells
            for (column, funds) in columns.enumerated() {
                guard let funds, let sum = sums[code]?.sum(funds) else { continue }
                guard let amount = try amount(sum, SummaryRow(code)) else { continue }
                cells[column] = amount.fen
            }
            result.append((code, cells.withoutZeros))
        }
        return result
    }
}

extension RowMeaning {
    fileprivate var isMoney: Bool {
        switch value {
        case .money, .items: true
        default: false
        }
    }
}
