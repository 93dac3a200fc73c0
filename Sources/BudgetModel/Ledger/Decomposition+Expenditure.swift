import BudgetCodes

extension Decomposition {
    /// What is paid for one code and kind.
    private struct Place: Hashable {
        let function: FunctionalCode
        let kind: ExpenditureKind?
    }

    /// The lines of the three budgets and of what the table of all expenditure shows beyond them.
    func expenditure(_ funds: [FormMeaning], _ whole: FormMeaning, _ sources: [IncomeLine]) -> BudgetLedger {
        var ledger = names()
        var spent: [Place: WideSum] = [:]
        for form in funds {
            let fund = form.scope.nature
            // Where nothing is carried over all is of this year.
            let isCurrent = !sources.contains { $0.fund == fund && $0.period == .carriedOver }
            for (figure, code) in spending(form) where figure.amount != .zero {
                ledger.append(
                    BudgetLine(
                        agency: agency, function: code, fund: fund, period: isCurrent ? .current : nil,
                        kind: figure.meaning.kind, amount: figure.amount))
                // A code may be printed at 款 in one table and at 项 in another.
                for function in [code] + code.ancestors {
                    let place = Place(function: function, kind: figure.meaning.kind?.main)
                    spent[place] = (spent[place] ?? .zero) + figure.amount.fen
                }
            }
        }
        let other = otherFund(sources)
        for (figure, code) in spending(whole) {
            let known = spent[Place(function: code, kind: figure.meaning.kind?.main)] ?? .zero
            guard let paid = known.narrow else { continue }
            let (rest, overflow) = figure.amount.fen.subtractingReportingOverflow(paid)
            guard !overflow, rest != 0 else { continue }
            ledger.append(
                BudgetLine(
                    agency: agency, function: code, fund: other, kind: figure.meaning.kind, amount: Amount(fen: rest)))
        }
        return ledger
    }

    /// The figures of a form that are expenditure, with their functional codes.
    private func spending(_ form: FormMeaning) -> [(Figure, FunctionalCode)] {
        figures(form).compactMap { figure in
            guard figure.meaning.side == .expenditure, let code = figure.key.functionalCode else { return nil }
            return (figure, code)
        }
    }

    /// The only source of income beside the three budgets, or `nil` when there are several.
    private func otherFund(_ income: [IncomeLine]) -> FundNature? {
        let budgets = Set(FundColumn.allCases.filter(FundSet.fiscal.contains).map(\.nature))
        let others = Set(income.map(\.fund)).subtracting(budgets)
        return others.count == 1 ? others.first ?? nil : nil
    }

    /// Basic expenditure by economic code.
    func economic(_ form: FormMeaning) -> BudgetLedger {
        BudgetLedger(
            figures(form).compactMap { figure in
                guard let code = figure.key.economicCode, figure.amount != .zero else { return nil }
                return BudgetLine(
                    agency: agency, economic: code, fund: form.scope.nature, kind: figure.meaning.kind,
                    amount: figure.amount)
            })
    }

    /// One row of the three public expenses. A total without parts has no economic code.
    func threePublic(_ form: FormMeaning, _ row: SummaryRow) -> BudgetLedger {
        var ledger = BudgetLedger()
        guard let source = source(form), let place = source.section.firstRow(of: .row(row)) else { return ledger }
        for figure in source.figures(place) where figure.amount != .zero && figure.meaning.side == .expenditure {
            ledger.append(
                BudgetLine(
                    agency: agency, economic: figure.meaning.codes.first, fund: form.scope.nature,
                    amount: figure.amount))
        }
        return ledger
    }

    /// The projects, and groups and units of which no projects are printed.
    func projects(_ form: FormMeaning) -> BudgetLedger {
        var ledger = names()
        guard let source = source(form) else { return ledger }
        let section = source.section
        let leaves = Set(section.leafRows)
        var unit = agency
        var group: Int?
        for row in 0..<section.count {
            guard case .project(let key) = section.key(of: row) else { continue }
            var project: ProjectID?
            switch key {
            case .unit(let code):
                unit = .code(code)
                group = nil
                ledger.setName(section.name(of: row), ofAgency: unit)
            case .group(let number): group = number
            case .project(let code):
                project = .code(code)
                ledger.setName(section.name(of: row), ofProject: .code(code))
            case .named(let name): project = .named(name)
            }
            guard leaves.contains(row) else { continue }
            let kind: ExpenditureKind? =
                switch group {
                case 1: .personnel
                case 2: .operating
                case 3: .project
                // The layout without groups lists 项目支出.
                case nil where project != nil: .project
                default: nil
                }
            for figure in source.figures(row) where figure.amount != .zero {
                ledger.append(
                    BudgetLine(
                        agency: unit, project: project, fund: figure.meaning.nature,
                        period: figure.meaning.period ?? .current, kind: kind, amount: figure.amount))
            }
        }
        return ledger
    }
}
