import BudgetCodes

extension Derivation {
    /// Fills the tables of final accounts.
    @_optimize(none)
    func fillFinalAccounts(_ document: inout Disclosure) throws(DerivationError) {
        if knowsFunctions, knowsKinds {
            document.finalAccounts.expenditure = try finalExpenditure()
        } else {
            document.remark(FinalExpenditure.form, lacks: knowsFunctions ? "支出类别" : "支出功能分类")
        }
        if knowsFunctions, knowsIncome {
            document.finalAccounts.incomeExpenditureSummary = try finalSummary()
        } else {
            document.remark(FinalIncomeExpenditureSummary.form, lacks: knowsIncome ? "支出功能分类" : "资金性质")
        }
        let current = income.filter { !$0.isOpening }
        if current.allSatisfy({ $0.function != nil }) {
            document.finalAccounts.income = try finalIncome(current)
        } else {
            document.remark(FinalIncome.form, lacks: "收入的支出功能分类")
        }
        if knowsFunctions, knowsKinds, knowsFunds, knowsIncome {
            document.finalAccounts.generalPublicExpenditure = try fundTable(.generalPublic, \.basic, \.project)
            document.finalAccounts.stateCapitalExpenditure = try fundTable(.stateCapital, \.basic, \.project)
            document.finalAccounts.fiscalAppropriationSummary = try finalAppropriationSummary()
        } else {
            for form in [
                FinalAppropriationSummary.form, FinalGeneralPublicExpenditure.form, FinalStateCapitalExpenditure.form,
            ] { document.remark(form, lacks: knowsFunds && knowsIncome ? "支出功能分类或支出类别" : "资金性质") }
        }
        document.finalAccounts.governmentFund = try governmentFund()
        if document.finalAccounts.governmentFund == nil {
            document.remark(FinalGovernmentFund.form, lacks: "政府性基金收支的支出功能分类")
        }
        document.finalAccounts.basicExpenditure = try basicExpenditure(
            \.personnel, \.operating, FinalBasicExpenditure.self)
        if document.finalAccounts.basicExpenditure == nil {
            document.remark(FinalBasicExpenditure.form, lacks: "部门预算支出经济分类或支出类别")
        }
        document.finalAccounts.threePublicExpenses = try finalThreePublic()
        if document.finalAccounts.threePublicExpenses == nil {
            document.remark(FinalThreePublicExpenses.form, lacks: "部门预算支出经济分类，或没有全年预算")
        }
    }

    // MARK: 公开01 and 公开04

    @_optimize(none)
    private func finalSummary() throws(DerivationError) -> FinalIncomeExpenditureSummary {
        var table = FinalIncomeExpenditureSummary()
        guard !income.isEmpty || !spending.isEmpty else { return table.declaredEmpty }
        let current = try received(opening: false)
        // Final accounts have no row for 财政专户管理资金: what came back from there is 事业收入.
        for sources in [
            [.generalPublic], [.governmentFund], [.stateCapital], [.superiorSubsidy], [.service, .specialAccount],
            [.business], [.subordinateRemittance], [.other],
        ] as [[FundColumn]] {
            var lines = try incomeLines(sources[0])
            for more in sources.dropFirst() {
                let amount = try incomeLines(more)[0].amounts.amount
                lines[0].amounts.amount = try add(lines[0].amounts.amount, amount)
            }
            // The form has no sub-items.
            table.income.append(lines[0])
        }
        let opening = try received(opening: true)
        table.income += [
            line(.currentTotal, "本年收入合计", current),
            line(.usedSurplus, SummaryRow.usedSurplus.officialName, books.usedSurplus),
            line(.opening, "年初结转和结余", opening?.orNil),
            line(.total, "总计", try add(try add(current, opening), books.usedSurplus)),
        ]

        let spent = try sum(spending.map(\.amount), "expenditure")
        var closing = try closing(Self.purses)
        let moved = try add(books.usedSurplus, books.surplusDistribution.map { -$0 })
        if let moved { closing = try add(closing, moved) }
        if let closing, closing < .zero { throw .shortfall(fund: "结余分配", missing: -closing) }
        table.expenditure = try categories { _ in true }
        table.expenditure += [
            line(.currentTotal, "本年支出合计", spent),
            line(.surplusDistribution, SummaryRow.surplusDistribution.officialName, books.surplusDistribution),
            line(.closing, "年末结转和结余", closing),
            line(.total, "总计", try add(try add(spent, closing), books.surplusDistribution)),
        ]
        return table
    }

    @_optimize(none)
    private func finalAppropriationSummary() throws(DerivationError) -> FinalAppropriationSummary {
        typealias Amounts = FinalAppropriationSummary.ExpenditureAmounts
        var table = FinalAppropriationSummary()
        let funds: [(FundColumn, Column<Amounts>)] = [
            (.generalPublic, Amounts.column(\.generalPublic)), (.governmentFund, Amounts.column(\.governmentFund)),
            (.stateCapital, Amounts.column(\.stateCapital)),
        ]
        let current = try received(opening: false, \.isFiscal)
        let opening = try received(opening: true, \.isFiscal)
        guard current != nil || opening != nil || spending.contains(where: \.fund.isFiscal) else {
            return table.declaredEmpty
        }
        for (source, _) in funds { table.income += try incomeLines(source).prefix(1) }
        table.income += [
            line(.currentTotal, "本年收入合计", current), line(.opening, "年初财政拨款结转和结余", opening?.orNil),
        ]
        for (source, _) in funds {
            guard let row = source.openingRow else { continue }
            let amount = try received(opening: true) { $0 == source }
            table.income.append(line(row, source.officialName + "财政拨款", amount?.orNil))
        }
        table.income.append(line(.total, "总计", try add(current, opening)))

        var rows: [SummaryRow: Amounts] = [:]
        for (fund, column) in funds {
            for part in try categories({ $0 == fund }) {
                rows[part.key, default: Amounts()][column] = part.amounts.amount
            }
            let spent = try sum(spending(fund).map(\.amount), "expenditure")
            let left = try closing(fund)
            rows[.currentTotal, default: Amounts()][column] = spent
            rows[.closing, default: Amounts()][column] = left
            rows[.total, default: Amounts()][column] = try add(spent, left)
        }
        let categories = rows.keys.compactMap(\.functionalCode).ordered()
        let order =
            categories.map { (SummaryRow($0), name($0)) }
            + [(.currentTotal, "本年支出合计"), (.closing, "年末财政拨款结转和结余"), (.total, "总计")]
        for (row, name) in order {
            do throws(RollUpError) {
                let amounts = try (rows[row] ?? Amounts()).completed(line: row.rawValue)
                table.expenditure.append(Line(row, name, amounts: amounts))
            } catch {
                throw .sum(error)
            }
        }
        return table
    }

    // MARK: 公开02 and 公开03

    private func finalIncome(_ current: [Income]) throws(DerivationError) -> FinalIncome {
        typealias Amounts = FinalIncome.Amounts
        var builder = CodedTableBuilder<FinalIncome>()
        for line in current {
            let column: Column<Amounts>
            switch line.fund {
            case .generalPublic, .governmentFund, .stateCapital, .fiscal: column = Amounts.column(\.fiscal)
            case .superiorSubsidy: column = Amounts.column(\.superiorSubsidy)
            case .service, .specialAccount: column = Amounts.column(\.service)
            case .business: column = Amounts.column(\.business)
            case .subordinateRemittance: column = Amounts.column(\.subordinateRemittance)
            case .other, .unknown: column = Amounts.column(\.other)
            }
            try builder.add(line.function, column, line.amount)
        }
        return try builder.table(name: name)
    }

    private func finalExpenditure() throws(DerivationError) -> FinalExpenditure {
        typealias Amounts = FinalExpenditure.Amounts
        return try byKind([
            .basic: Amounts.column(\.basic), .project: Amounts.column(\.project),
            .business: Amounts.column(\.business), .paidToSuperior: Amounts.column(\.paidToSuperior),
            .subordinateSubsidy: Amounts.column(\.subordinateSubsidy),
        ])
    }

    // MARK: 公开07

    /// Government funds by code: what was there, what came, what went and what is left; `nil` when that is not known.
    private func governmentFund() throws(DerivationError) -> FinalGovernmentFund? {
        typealias Amounts = FinalGovernmentFund.Amounts
        let own = income.filter { $0.fund == .governmentFund }
        guard knowsFunctions, knowsKinds, knowsFunds, own.allSatisfy({ $0.function != nil }) else { return nil }
        var builder = CodedTableBuilder<FinalGovernmentFund>()
        for line in own {
            let column = line.isOpening ? Amounts.column(\.opening) : Amounts.column(\.income)
            try builder.add(line.function, column, line.amount)
        }
        try add(.governmentFund, Amounts.column(\.basic), Amounts.column(\.project), to: &builder) { $0 }
        let table = try builder.table(name: name)
        for line in table.leaves {
            guard let closing = line.amounts.closing, closing < .zero else { continue }
            guard closing.fen.magnitude > books.tolerance.fen.magnitude else { continue }
            throw .shortfall(fund: "政府性基金预算\(line.key)", missing: -closing)
        }
        return table
    }

    // MARK: 公开09

    /// The three public expenses, budgeted and actual; `nil` when either is not known.
    private func finalThreePublic() throws(DerivationError) -> FinalThreePublicExpenses? {
        typealias Amounts = FinalThreePublicExpenses.Amounts
        func row(_ ledger: BudgetLedger, isView: Bool) throws(DerivationError) -> Amounts? {
            try threePublic(
                ledger, isView: isView, fiscal: [.generalPublic, .governmentFund, .stateCapital, .fiscal],
                columns: [
                    .overseasTrips: Amounts.column(\.overseas),
                    .officialVehiclePurchase: Amounts.column(\.vehiclePurchase),
                    .officialVehicleOperation: Amounts.column(\.vehicleOperation),
                    .officialReceptions: Amounts.column(\.receptions),
                ], total: Amounts.column(\.total))
        }
        let isView = books.threePublic != nil
        guard let actual = try row(books.threePublic ?? books.expenditure, isView: isView) else { return nil }
        var budgeted = Amounts()
        if let budget = books.adjustedBudget {
            guard let row = try row(budget, isView: isView) else { return nil }
            budgeted = row
        } else if !actual.isBlank {
            return nil
        }
        var table = FinalThreePublicExpenses()
        guard !actual.isBlank || !budgeted.isBlank else { return table.declaredEmpty }
        table.lines = [
            Line(.budgeted, SummaryRow.budgeted.officialName, amounts: budgeted),
            Line(.actual, SummaryRow.actual.officialName, amounts: actual),
        ]
        return table
    }
}
