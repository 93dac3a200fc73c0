import BudgetCodes

extension Derivation {
    // MARK: 收支总表

    @_optimize(none)
    func incomeExpenditureSummary() throws(DerivationError) -> IncomeExpenditureSummary {
        var table = IncomeExpenditureSummary()
        guard !income.isEmpty || !spending.isEmpty else { return table.declaredEmpty }
        let sources: [FundColumn] = [
            .generalPublic, .governmentFund, .stateCapital, .specialAccount, .service, .business, .superiorSubsidy,
            .subordinateRemittance, .other,
        ]
        let current = try received(opening: false)
        for source in sources { table.income += try incomeLines(source) }
        let opening = try received(opening: true)
        table.income += [
            line(.currentTotal, "本年收入合计", current), line(.opening, "上年结转结余", opening?.orNil),
            line(.total, "收入总计", try add(current, opening)),
        ]

        let spent = try sum(spending.map(\.amount), "expenditure")
        table.expenditure = try categories { _ in true }
        let closing = try closing(Self.purses)
        table.expenditure += [
            line(.currentTotal, "本年支出合计", spent), line(.closing, "年终结转结余", closing),
            line(.total, "支出总计", try add(spent, closing)),
        ]
        return table
    }

    // MARK: 财政拨款收支总表

    @_optimize(none)
    func fiscalAppropriationSummary() throws(DerivationError) -> FiscalAppropriationSummary {
        var table = FiscalAppropriationSummary()
        let sources: [FundColumn] = [.generalPublic, .governmentFund, .stateCapital]
        let current = try received(opening: false, \.isFiscal)
        let opening = try received(opening: true, \.isFiscal)
        let spent = try sum(spending.filter(\.fund.isFiscal).map(\.amount), "expenditure")
        guard current != nil || opening != nil || spent != nil else { return table.declaredEmpty }
        table.income = [line(.currentTotal, "本年收入", current)]
        for source in sources { table.income += try incomeLines(source) }
        table.income.append(line(.opening, "上年结转", opening?.orNil))
        for source in sources {
            guard let row = source.openingRow else { continue }
            let amount = try received(opening: true) { $0 == source }
            table.income.append(line(row, source.row?.officialName ?? row.officialName, amount?.orNil))
        }
        table.income.append(line(.total, "收入总计", try add(current, opening)))

        let closing = try closing(Self.purses.filter(\.isFiscal))
        table.expenditure = [line(.currentTotal, "本年支出", spent)]
        table.expenditure += try categories { $0.isFiscal }
        table.expenditure += [
            line(.closing, "年终结转结余", closing), line(.total, "支出总计", try add(spent, closing)),
        ]
        return table
    }

    // MARK: Rows

    func line(_ row: SummaryRow, _ name: String, _ amount: Amount?) -> Line<SummaryRow, SingleAmount> {
        var line = Line<SummaryRow, SingleAmount>(row, name)
        line.amounts.amount = amount
        return line
    }

    func add(_ left: Amount?, _ right: Amount?) throws(DerivationError) -> Amount? {
        try sum([left, right].compactMap { $0 }, "total")
    }

    /// The income of the year, or what was left from the years before, of some funds.
    func received(
        opening isOpening: Bool, _ belongs: (FundColumn) -> Bool = { _ in true }
    ) throws(DerivationError) -> Amount? {
        let amounts = income.filter { $0.isOpening == isOpening && belongs($0.fund) }.map(\.amount)
        return try sum(amounts, isOpening ? "opening" : "currentTotal")
    }

    /// What is left of several purses.
    func closing(_ purses: [FundColumn]) throws(DerivationError) -> Amount? {
        var left: [Amount] = []
        for purse in purses { if let closing = try closing(purse) { left.append(closing) } }
        return try sum(left, "closing")
    }

    /// The row of a source of income and, when all of it is known by sub-items, their rows.
    @_optimize(none)
    func incomeLines(_ source: FundColumn) throws(DerivationError) -> [Line<SummaryRow, SingleAmount>] {
        guard let row = source.row else { return [] }
        let own = income.filter { column(of: $0) == source && !$0.isOpening }
        let amount = try sum(own.map(\.amount), row.rawValue)
        let detailed = items.filter { column(of: $0) == source && !$0.isOpening }
        // A document that gives income by unit and by source tells the sum by source in the second list only.
        let listed = try sum(detailed.map(\.amount), row.rawValue)
        var lines = [line(row, row.officialName, (amount ?? listed)?.orNil)]
        guard detailed.allSatisfy({ $0.item?.parent == row }) else { return lines }
        for item in Set(detailed.compactMap(\.item)).ordered(by: { $0.rawValue < $1.rawValue }) {
            let part = try sum(detailed.filter { $0.item == item }.map(\.amount), item.rawValue)
            if let part = part?.orNil { lines.append(line(item, item.officialName, part)) }
        }
        return lines
    }

    /// The column of income; what is not known to have a source is 其他收入.
    private func column(of line: Income) -> FundColumn {
        line.fund == .unknown ? .other : line.fund
    }

    /// 支出 by 类, of some funds.
    @_optimize(none)
    func categories(
        _ belongs: (FundColumn) -> Bool
    ) throws(DerivationError) -> [Line<SummaryRow, SingleAmount>] {
        var sums: [FunctionalCode: Amount] = [:]
        for entry in spending where belongs(entry.fund) {
            guard let code = entry.function?.ancestor(at: .category) else { continue }
            sums[code] = try sum([sums[code], entry.amount].compactMap { $0 }, code.description)
        }
        return sums.keys.ordered().compactMap { code in
            sums[code]?.orNil.map { line(SummaryRow(code), name(code), $0) }
        }
    }
}

extension Amount {
    /// The amount, or `nil` for zero: forms leave a cell blank where there is nothing.
    var orNil: Amount? { self == .zero ? nil : self }
}

extension DisclosureTable {
    /// The table with the statement that there is nothing in it.
    var declaredEmpty: Self {
        var table = self
        table.caption.noneStatement = Self.form.noneStatement
        return table
    }
}
