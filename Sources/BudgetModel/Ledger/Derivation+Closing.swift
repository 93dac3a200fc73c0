import BudgetCodes

extension Derivation {
    /// 年末结转结余 of some funds: what came in and was there less what is spent.
    ///
    /// - Throws: ``DerivationError/shortfall(fund:missing:)``.
    func closing(of funds: FundSet, _ meaning: FormMeaning) throws(DerivationError) -> Amount? {
        var left: Amount?
        for purse in Self.purses where funds.contains(purse) {
            guard let closing = try closing(purse) else { continue }
            left = try add(left, closing)
        }
        // Only a form that prints the surplus knows it.
        guard meaning.rows.count == 2, meaning.rows[1].contains(where: \.isDistribution) else { return left }
        guard let moved = try difference(books.usedSurplus, books.surplusDistribution) else { return left }
        let closing = try add(left, moved)
        guard closing >= .zero else { throw .shortfall(fund: "结余分配", missing: -closing) }
        return closing
    }

    /// The purses of the documents: each of the three budgets, the special account, and 单位资金.
    private static let purses: [FundColumn] = [
        .generalPublic, .governmentFund, .stateCapital, .fiscal, .specialAccount, .other, .unknown,
    ]

    /// The funds of a purse. 单位资金 is one, and where lines do not say which fund beside the three budgets pays, all of
    /// these are one.
    private func funds(of purse: FundColumn) -> FundSet {
        let unknown = FundSet([.unknown])
        let isOne = spent.has(unknown) || received.has(unknown)
        return FundSet(
            FundColumn.allCases.filter { (FundSet.fiscal.contains($0) || !isOne ? $0.purse : .unknown) == purse })
    }

    /// What is left in a purse.
    private func closing(_ purse: FundColumn) throws(DerivationError) -> Amount? {
        let funds = funds(of: purse)
        // In final accounts the income by source tells the budgets apart that the income by code does not.
        let current = header.kind == .finalAccounts && books.incomeItems != nil ? listed : received
        // This year's appropriation does not pay what the carried over one pays, and the other way round. Only a budget
        // shows them apart, and only lines that know their period can be held to it.
        let isApart = FundSet.fiscal.contains(purse) && header.kind == .budget && !spent.has(funds, [nil])
        var closing: Amount?
        for period in isApart ? FundPeriod.allCases : [.current] {
            var own = period == .current ? current.sum(funds, [nil, .current]) : nil
            if !isApart || period == .carriedOver, let opening = received.sum(funds, [.carriedOver]) {
                own = (own ?? .zero) + opening
            }
            let paid = isApart ? spent.sum(funds, [period]) : spent.sum(funds)
            guard own != nil || paid != nil else { continue }
            guard let income = (own ?? .zero).amount, let expenditure = (paid ?? .zero).amount,
                let difference = try difference(income, expenditure)
            else { throw .sum(.outOfRange(line: "closing", column: "amount")) }
            let left = difference.fen.magnitude <= books.tolerance.fen.magnitude ? Amount.zero : difference
            guard left >= .zero else {
                throw .shortfall(fund: purse.officialName + (isApart ? period.officialName : ""), missing: -left)
            }
            closing = try add(closing, left)
        }
        return closing
    }

    private func add(_ left: Amount?, _ right: Amount) throws(DerivationError) -> Amount {
        guard let sum = (left ?? .zero).adding(right), sum.fen != .min else {
            throw .sum(.outOfRange(line: "closing", column: "amount"))
        }
        return sum
    }

    /// What is left of an amount; `nil` when both are.
    private func difference(_ left: Amount?, _ right: Amount?) throws(DerivationError) -> Amount? {
        guard left != nil || right != nil else { return nil }
        let (fen, overflow) = (left?.fen ?? 0).subtractingReportingOverflow(right?.fen ?? 0)
        guard !overflow, fen != .min else {
            throw .sum(.outOfRange(line: "closing", column: "amount"))
        }
        return Amount(fen: fen)
    }
}

extension RowMeaning {
    fileprivate var isDistribution: Bool {
        if case .surplusDistribution = value { true } else { false }
    }
}
