import BudgetCodes

extension Derivation {
    /// A table of income and expenditure in fixed rows, or `nil` when its layout has no row for what is left.
    func summary(_ whole: FormMeaning) throws(DerivationError) -> Table? {
        var meaning = whole
        var table = Table(meaning.form)
        let scope = meaning.scope.funds.isEmpty ? FundSet.all : meaning.scope.funds
        guard received.has(scope) || spent.has(scope) else { return table.declaredEmpty }
        table.sides[0] = try side(0, meaning, [Part(funds: scope)])
        guard meaning.form.isTwoSided else { return table }
        let hasClosing = meaning.rows[1].contains { if case .closing = $0.value { true } else { false } }
        if !hasClosing, try closing(of: scope, meaning) ?? .zero != .zero { return nil }
        // Columns by kind need kinds that have one.
        let kinds = meaning.derived.compactMap { meaning.columns[$0]?.kind }
        if meaning.tellsKinds, !spending.allSatisfy({ $0.kind.map(kinds.contains) ?? false }) {
            meaning = meaning.withoutParts
        }
        // 支出 has one column for all, or one for each fund or kind and their sum.
        let isApart = meaning.tellsFunds || meaning.tellsKinds
        let parts = meaning.columns.enumerated().map { place, column -> Part? in
            guard meaning.derived.contains(place), let column else { return nil }
            let isSum = meaning.layout.identities.contains { $0.sum == place }
            let funds = column.funds.isEmpty ? scope : column.funds.intersection(scope)
            return isSum ? nil : Part(funds: funds, kind: column.kind)
        }
        table.sides[1] = try side(1, meaning, isApart ? parts : [Part(funds: scope)])
        if meaning.derived != whole.derived { table.caption.columns = meaning.printedColumns }
        return table
    }

    /// The money of one column.
    fileprivate struct Part {
        let funds: FundSet
        var kind: ExpenditureKind?
    }

    /// The rows of a side.
    ///
    /// - Parameter columns: The money of every column; sums of others have none.
    private func side(
        _ side: Int, _ meaning: FormMeaning, _ columns: [Part?]
    ) throws(DerivationError) -> Section {
        let layout = side < meaning.form.sides.count - 1 ? meaning.form.sides[side] : meaning.layout
        var section = Section(kind: .row, width: layout.columns.count)
        // What the rows are worth, also where they print a blank for nothing.
        var values: [SummaryRow: [Int64]] = [:]

        func append(_ key: SummaryRow, _ name: String, _ cells: [Int64]) throws(DerivationError) {
            var cells = cells
            try adding { () throws(RollUpError) in try layout.complete(&cells, key) }
            section.append(Section.Record(key: .row(key), name: name, cells: cells))
        }

        func figures(of row: RowMeaning) throws(DerivationError) -> [Int64] {
            var cells = layout.blankCells
            for (column, part) in columns.enumerated() {
                guard let part, !part.funds.isEmpty else { continue }
                cells[column] = try value(of: row, part, meaning)?.fen ?? Section.blank
            }
            return cells
        }
        // 总计 needs 本年合计 also where it is not printed.
        if !meaning.rows[side].contains(where: { $0.row == .currentTotal }) {
            let isIncome = layout.side != "expenditure"
            let hasOpening = meaning.rows[side].contains { $0.row == .opening }
            let all: Meaning = isIncome ? .income(period: hasOpening ? .current : nil) : .spending
            values[.currentTotal] = try figures(of: RowMeaning(.currentTotal, .money(all)))
        }
        for row in meaning.rows[side] where !isSum(row) { values[row.row] = try figures(of: row) }

        for row in rows(of: side, meaning) {
            if case .categories = row.value {
                for (code, cells) in try categories(layout, columns) where !cells.isBlank {
                    try append(SummaryRow(code), name(.functional(code)), cells)
                }
                continue
            }
            var cells = values[row.row] ?? layout.blankCells
            if isSum(row) {
                cells = try sum(of: row.row, layout, values)
            } else if values[row.row] == nil {
                cells = try figures(of: row)
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

    private func isSum(_ row: RowMeaning) -> Bool {
        if case .sum = row.value { true } else { false }
    }

    /// The rows of a side, and before what adds up or balances those for funds that would get lost.
    private func rows(of side: Int, _ meaning: FormMeaning) -> [RowMeaning] {
        var rows = meaning.rows[side]
        let end = rows.firstIndex { $0.row.isStructural && $0.row != .total } ?? rows.lastIndex { $0.row == .total }
        rows.insert(contentsOf: others(meaning, side), at: end ?? rows.endIndex)
        return rows
    }

    /// Rows for funds that have money and none of the rows that a place prints.
    private func others(_ meaning: FormMeaning, _ side: Int) -> [RowMeaning] {
        guard meaning.practice?.rows != nil, meaning.form.sides[side].side != "expenditure" else { return [] }
        let rows = meaning.rows[side]
        let hasHeading = rows.contains { $0.row == .appropriation }
        return FundColumn.allCases.compactMap { fund in
            let isShown = rows.contains { row in
                guard case .money(let money) = row.value, row.row != .appropriation else { return false }
                return money.period != .carriedOver && money.funds.contains(fund)
            }
            let periods: [FundPeriod?] =
                rows.contains { $0.row == .opening } ? [nil, .current] : [nil, .current, .carriedOver]
            let isOfForm = meaning.scope.funds.isEmpty || meaning.scope.funds.contains(fund)
            guard !isShown, isOfForm, let row = fund.row, let sum = received.sum(FundSet([fund]), periods),
                sum.amount != .zero
            else { return nil }
            let isPart = hasHeading && FundSet.fiscal.contains(fund)
            let key = isPart ? SummaryRow(rawValue: "appropriation.\(row.rawValue)") : row
            return RowMeaning(key, .money(.income(fund, period: periods.count == 3 ? nil : .current)))
        }
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
        of row: RowMeaning, _ part: Part, _ meaning: FormMeaning
    ) throws(DerivationError) -> Amount? {
        let scope = part.funds
        switch row.value {
        case .money(let money), .items(let money):
            let funds = money.funds.isEmpty ? scope : money.funds.intersection(scope)
            guard money.side == .income else {
                return try amount(spent(funds, money.kind ?? part.kind), row.row)
            }
            let periods: [FundPeriod?] =
                switch money.period {
                case .carriedOver: [.carriedOver]
                case .current: [nil, .current]
                case nil: [nil, .current, .carriedOver]
                }
            var sum = received.sum(funds, periods)
            // A document that gives income by unit and by source tells the sum by source in the second list only.
            if sum == nil, !money.funds.isEmpty, money.period != .carriedOver { sum = listed.sum(funds, periods) }
            return try amount(sum, row.row)
        case .usedSurplus: return books.usedSurplus
        case .surplusDistribution: return books.surplusDistribution
        case .closing: return try closing(of: scope, meaning)
        case .item:
            var sum: WideSum?
            for fact in items where fact.item == row.row && fact.period != .carriedOver {
                sum = (sum ?? .zero) + fact.amount.fen
            }
            return try amount(sum, row.row)
        case .categories, .sum, .adjustedBudget, .unknown: return nil
        }
    }

    /// The expenditure of some funds, of one kind or all.
    private func spent(_ funds: FundSet, _ kind: ExpenditureKind?) -> WideSum? {
        guard let kind else { return spent.sum(funds) }
        var sum: WideSum?
        for fact in spending where funds.contains(fact.fund) && fact.isOf(kind) {
            sum = (sum ?? .zero) + fact.amount.fen
        }
        return sum
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
        _ layout: Layout, _ columns: [Part?]
    ) throws(DerivationError) -> [(FunctionalCode, [Int64])] {
        // By column, each with the kinds that it shows.
        var sums: [FunctionalCode: [WideSum?]] = [:]
        for fact in spending {
            guard let code = fact.key.function?.ancestor(at: .category) else { continue }
            for (column, part) in columns.enumerated() {
                guard let part, part.funds.contains(fact.fund), part.kind.map(fact.isOf) ?? true else { continue }
                let known = sums[code]?[column] ?? .zero
                sums[code, default: columns.map { _ in nil }][column] = known + fact.amount.fen
            }
        }
        var result: [(FunctionalCode, [Int64])] = []
        for code in sums.keys.sorted() {
            var cells = layout.blankCells
            for column in columns.indices {
                guard let amount = try amount(sums[code]?[column], SummaryRow(code)) else { continue }
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
        case .money, .items, .item: true
        default: false
        }
    }
}

extension Derivation.Fact {
    /// Whether money is of a kind, or of a part of it.
    func isOf(_ kind: ExpenditureKind) -> Bool { self.kind == kind || self.kind?.main == kind }
}
