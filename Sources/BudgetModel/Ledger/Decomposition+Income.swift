import BudgetCodes

extension Decomposition {
    /// Puts the income into the books.
    ///
    /// - Returns: All income that the document tells, what was left from the years before included.
    func income(_ books: inout BudgetBooks) -> [IncomeLine] {
        let summary = form { $0.view == .summary && $0.scope.funds.isEmpty }
        let items = summary.flatMap(items)
        if let form = form(where: { $0.layout.keys == .agency }) {
            let lines = document.tables[form.form.id].map { _ in incomeByUnit(form) }
            books.income = lines ?? items
            books.incomeItems = items
            return books.income ?? []
        }
        // Final accounts tell income by code, and what was left in other tables.
        let isOpening = { (line: IncomeLine) in line.period == .carriedOver }
        let current = (items ?? []).filter { !isOpening($0) }
        var lines = current
        if let form = form(where: { $0.view == .lines && $0.scope.side == .income }),
            document.tables[form.form.id] != nil
        {
            lines = incomeByCode(form, current)
        }
        lines += openings((items ?? []).filter(isOpening))
        books.income = lines
        books.incomeItems = current
        if let summary, let table = document.tables[summary.form.id] {
            func amount(_ side: Int, _ row: SummaryRow) -> Amount? {
                table.sides[side].firstRow(of: .row(row)).flatMap { table.sides[side][$0, 0] }
            }
            books.usedSurplus = amount(0, .usedSurplus)
            books.surplusDistribution = amount(1, .surplusDistribution)
        }
        return lines
    }

    /// The income of every unit, by source.
    private func incomeByUnit(_ form: FormMeaning) -> [IncomeLine] {
        figures(form).compactMap { figure in
            guard case .agency(let code) = figure.key, figure.amount != .zero else { return nil }
            return IncomeLine(
                agency: .code(code), fund: figure.meaning.nature, period: figure.meaning.period ?? .current,
                amount: figure.amount)
        }
    }

    /// The income of the year, by source and sub-item, and what was left from the year before; `nil` when the document
    /// does not have the table.
    private func items(_ form: FormMeaning) -> [IncomeLine]? {
        guard let section = document.tables[form.form.id]?.sides[0] else { return nil }
        let rows = (0..<section.count).compactMap { row -> (row: SummaryRow, amount: Amount)? in
            guard case .row(let key) = section.key(of: row), let amount = section[row, 0] else { return nil }
            return (key, amount)
        }
        let parents = Set(rows.compactMap(\.row.parent))
        return rows.compactMap { row, amount in
            guard amount != .zero, !parents.contains(row) else { return nil }
            if row == .opening || row.parent == .opening {
                return IncomeLine(
                    agency: agency, fund: FundColumn(row: row)?.nature, period: .carriedOver, amount: amount)
            }
            guard !row.isStructural else { return nil }
            // A fund below a heading is no sub-item.
            let isFund = row.parent == nil || [.appropriation, .unitFunds].contains(row.parent)
            return IncomeLine(
                agency: agency, fund: FundColumn(row: isFund ? row : row.parent ?? row)?.nature,
                item: isFund ? nil : row, period: .current, amount: amount)
        }
    }

    /// The income of the year by code. 财政拨款 is one column; government funds are told apart by their own table, the
    /// state capital budget only where the summary shows none.
    private func incomeByCode(_ form: FormMeaning, _ items: [IncomeLine]) -> [IncomeLine] {
        var ofFunds: [RowKey: Amount] = [:]
        for figure in fundAccounts() where figure.meaning.period == .current { ofFunds[figure.key] = figure.amount }
        let rest: FundNature =
            items.contains { $0.fund == .stateCapital } ? .governmentBudget : .generalPublicBudget
        var lines: [IncomeLine] = []
        for figure in figures(form) where figure.amount != .zero {
            func add(_ fund: FundNature?, _ amount: Amount) {
                guard amount != .zero else { return }
                lines.append(
                    IncomeLine(
                        agency: agency, function: figure.key.functionalCode, fund: fund, period: .current,
                        amount: amount))
            }
            guard figure.meaning.sources.first == .fiscal else {
                add(figure.meaning.nature, figure.amount)
                continue
            }
            let own = ofFunds[figure.key] ?? .zero
            let isPart = own <= figure.amount
            if isPart { add(.governmentFunds, own) }
            add(rest, isPart ? figure.amount - own : figure.amount)
        }
        return lines
    }

    /// 年初结转和结余: the three budgets from 公开04 and 公开07, the rest of 公开01 as 单位资金.
    private func openings(_ items: [IncomeLine]) -> [IncomeLine] {
        var lines: [IncomeLine] = []
        var fiscal = WideSum.zero
        func add(_ function: FunctionalCode?, _ fund: FundColumn, _ amount: Amount) {
            guard amount != .zero else { return }
            lines.append(
                IncomeLine(agency: agency, function: function, fund: fund.nature, period: .carriedOver, amount: amount))
            fiscal += WideSum(amount.fen)
        }
        for figure in fundAccounts() where figure.meaning.period == .carriedOver {
            add(figure.key.functionalCode, .governmentFund, figure.amount)
        }
        let accounts = form(where: \.isFundAccount).flatMap { document.tables[$0.form.id] }
        let summary = form { $0.view == .summary && !$0.scope.funds.isEmpty }
        for row in summary?.rows[0] ?? [] {
            guard let table = summary.flatMap({ document.tables[$0.form.id] }), row.row.parent == .opening,
                let fund = FundColumn(row: row.row), fund != .governmentFund || accounts == nil,
                let place = table.sides[0].firstRow(of: .row(row.row)), let amount = table.sides[0][place, 0]
            else { continue }
            add(nil, fund, amount)
        }
        var rest = WideSum.zero
        for line in items { rest += WideSum(line.amount.fen) }
        if let all = rest.narrow, let known = fiscal.narrow {
            let (amount, overflow) = all.subtractingReportingOverflow(known)
            if !overflow, amount > 0 { add(nil, .unitFunds, Amount(fen: amount)) }
        }
        return lines
    }

    /// The income of government funds by code, and what was left of them.
    private func fundAccounts() -> [Figure] {
        figures(form(where: \.isFundAccount)).filter { $0.meaning.side == .income }
    }
}

extension FormMeaning {
    /// Whether the form shows income and expenditure of one fund by code.
    fileprivate var isFundAccount: Bool {
        view == .lines && !scope.funds.isEmpty && columns.contains { $0?.side == .income }
    }
}
