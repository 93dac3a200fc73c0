import BudgetCodes

extension Decomposition {
    /// The books of final accounts.
    @_optimize(none)
    func finalAccounts() -> BudgetBooks {
        let tables = document.finalAccounts
        let items = tables.incomeExpenditureSummary.map { itemLines($0.income) } ?? []
        let income = tables.income.map { incomeLines($0, items) } ?? items.filter { $0.period != .carriedOver }
        var books = BudgetBooks()
        let openings = openings(items)
        books.expenditure = expenditure(
            funds: [
                (.generalPublicBudget, cells(tables.generalPublicExpenditure)),
                (.governmentFunds, cells(tables.governmentFund)),
                (.stateCapital, cells(tables.stateCapitalExpenditure)),
            ],
            whole: tables.expenditure,
            otherFund: otherFund(income + openings),
            isCurrent: { fund in !openings.contains { $0.fund == fund } })
        books.leavesUnknownFundsOut =
            tables.generalPublicExpenditure != nil && tables.governmentFund != nil
            && tables.stateCapitalExpenditure != nil
        books.income = income + openings
        books.incomeItems = items.filter { $0.period != .carriedOver }
        books.economic = economic(tables.basicExpenditure)
        books.threePublic = threePublic(
            tables.threePublicExpenses.map { $0[.actual]?.amounts ?? .init() }, fund: .governmentBudget)
        books.adjustedBudget = threePublic(
            tables.threePublicExpenses.map { $0[.budgeted]?.amounts ?? .init() }, fund: .governmentBudget)
        books.usedSurplus = tables.incomeExpenditureSummary?.income.first { $0.key == .usedSurplus }?.amounts.amount
        books.surplusDistribution =
            tables.incomeExpenditureSummary?.expenditure.first { $0.key == .surplusDistribution }?.amounts.amount
        books.tolerance = tolerance(books.expenditure.count + income.count, tables.expenditure?.caption.precision)
        return books
    }

    /// The income of the year by code. 财政拨款 is one column; government funds are told apart by their own table, the
    /// state capital budget only where the summary shows none.
    @_optimize(none)
    private func incomeLines(_ table: FinalIncome, _ items: [IncomeLine]) -> [IncomeLine] {
        var funds: [FunctionalCode: Amount] = [:]
        for line in document.finalAccounts.governmentFund?.leaves ?? [] {
            if let amount = line.amounts.income { funds[line.key] = amount }
        }
        let rest: FundNature =
            items.contains { $0.fund == .stateCapital && $0.period != .carriedOver }
            ? .governmentBudget : .generalPublicBudget
        return table.leaves.flatMap { line in
            line.amounts.leafColumns.flatMap { column -> [IncomeLine] in
                guard var amount = line.amounts[column], amount != .zero else { return [] }
                func income(_ fund: FundNature?, _ amount: Amount) -> IncomeLine {
                    IncomeLine(agency: agency, function: line.key, fund: fund, period: .current, amount: amount)
                }
                guard column.name == "fiscal" else { return [income(Self.source(column.name).0, amount)] }
                var lines: [IncomeLine] = []
                if let own = funds[line.key], own != .zero, own <= amount {
                    lines.append(income(.governmentFunds, own))
                    amount = amount - own
                }
                if amount != .zero { lines.append(income(rest, amount)) }
                return lines
            }
        }
    }

    /// 年初结转和结余: the three budgets from 公开04 and 公开07, the rest of 公开01 as 单位资金.
    @_optimize(none)
    private func openings(_ items: [IncomeLine]) -> [IncomeLine] {
        let tables = document.finalAccounts
        var lines: [IncomeLine] = []
        var fiscal = WideSum.zero
        func add(_ function: FunctionalCode?, _ fund: FundNature, _ amount: Amount?) {
            guard let amount, amount != .zero else { return }
            lines.append(
                IncomeLine(agency: agency, function: function, fund: fund, period: .carriedOver, amount: amount))
            fiscal += WideSum(amount.fen)
        }
        for line in tables.governmentFund?.leaves ?? [] { add(line.key, .governmentFunds, line.amounts.opening) }
        for row in tables.fiscalAppropriationSummary?.income ?? [] {
            switch row.key {
            case .openingGeneralPublic: add(nil, .generalPublicBudget, row.amounts.amount)
            case .openingStateCapital: add(nil, .stateCapital, row.amounts.amount)
            case .openingGovernmentFund where tables.governmentFund == nil:
                add(nil, .governmentFunds, row.amounts.amount)
            default: break
            }
        }
        var rest = WideSum.zero
        for line in items where line.period == .carriedOver { rest += WideSum(line.amount.fen) }
        if let all = rest.narrow, let known = fiscal.narrow {
            let (amount, overflow) = all.subtractingReportingOverflow(known)
            if !overflow, amount > 0 { add(nil, .unitFunds, Amount(fen: amount)) }
        }
        return lines
    }
}
