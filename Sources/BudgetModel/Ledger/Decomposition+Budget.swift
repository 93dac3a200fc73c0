import BudgetCodes

extension Decomposition {
    /// The books of a budget.
    @_optimize(none)
    func budget() -> BudgetBooks {
        let tables = document.budget
        let income = tables.departmentIncome.map(incomeLines)
        let items = tables.incomeExpenditureSummary.map { itemLines($0.income) }
        let sources = income ?? items ?? []
        var books = BudgetBooks()
        books.expenditure = expenditure(
            funds: [
                (.generalPublicBudget, cells(tables.generalPublicExpenditure)),
                (.governmentFunds, cells(tables.governmentFundExpenditure)),
                (.stateCapital, cells(tables.stateCapitalExpenditure)),
            ],
            whole: tables.departmentExpenditure,
            otherFund: otherFund(sources),
            isCurrent: { fund in !sources.contains { $0.fund == fund && $0.period == .carriedOver } })
        books.leavesUnknownFundsOut =
            tables.generalPublicExpenditure != nil && tables.governmentFundExpenditure != nil
            && tables.stateCapitalExpenditure != nil
        books.income = income ?? items
        books.incomeItems = items
        books.economic = economic(tables.basicExpenditure)
        books.threePublic = threePublic(
            tables.threePublicExpenses.map { $0[.budgeted]?.amounts ?? .init() }, fund: .generalPublicBudget)
        books.projects = tables.projectExpenditure.map(projects)
        books.tolerance = tolerance(
            books.expenditure.count + sources.count, tables.departmentExpenditure?.caption.precision)
        return books
    }

    // MARK: Income

    /// The income of every unit, by source.
    private func incomeLines(_ table: DepartmentIncome) -> [IncomeLine] {
        table.leaves.flatMap { line in
            line.amounts.leafColumns.compactMap { column in
                guard let amount = line.amounts[column], amount != .zero else { return nil }
                let (fund, period) = Self.source(column.name)
                return IncomeLine(agency: .code(line.key), fund: fund, period: period, amount: amount)
            }
        }
    }

    /// The income of the year, by source and sub-item, and what was left from the year before.
    func itemLines(_ rows: [Line<SummaryRow, SingleAmount>]) -> [IncomeLine] {
        let parents = Set(rows.filter { $0.amounts.amount != nil }.compactMap(\.key.parent))
        return rows.compactMap { row in
            guard let amount = row.amounts.amount, amount != .zero, !parents.contains(row.key) else { return nil }
            if row.key == .opening || row.key.parent == .opening {
                let (fund, _) = Self.source(row.key.parent == nil ? "" : String(row.key.rawValue.dropFirst(8)))
                return IncomeLine(agency: agency, fund: fund, period: .carriedOver, amount: amount)
            }
            guard !row.key.isStructural else { return nil }
            let (fund, _) = Self.source((row.key.parent ?? row.key).rawValue)
            return IncomeLine(
                agency: agency, fund: fund, item: row.key.parent == nil ? nil : row.key, period: .current,
                amount: amount)
        }
    }

    /// The source that a column or a row stands for, by its name: `generalPublic`, `openingGeneralPublic`.
    static func source(_ name: String) -> (FundNature?, FundPeriod) {
        let prefix = "opening"
        if name.hasPrefix(prefix), name.utf8.count > prefix.utf8.count {
            let rest = name.dropFirst(prefix.count)
            return (source(rest.prefix(1).lowercased() + rest.dropFirst()).0, .carriedOver)
        }
        let funds: [String: FundNature] = [
            "generalPublic": .generalPublicBudget, "governmentFund": .governmentFunds, "stateCapital": .stateCapital,
            "specialAccount": .fiscalSpecialAccount, "service": .institutionIncome, "business": .operatingIncome,
            "superiorSubsidy": .superiorSubsidies, "subordinateRemittance": .affiliateRemittances,
            "other": .otherIncome, "unitFunds": .unitFunds, "fiscal": .governmentBudget,
        ]
        return (funds[name], name == prefix ? .carriedOver : .current)
    }

    /// The only source of income beside the three budgets, or `nil` when there are several.
    func otherFund(_ income: [IncomeLine]) -> FundNature? {
        let budgets: Set<FundNature?> = [
            .generalPublicBudget, .governmentFunds, .stateCapital, .governmentBudget,
        ]
        let others = Set(income.map(\.fund)).subtracting(budgets)
        return others.count == 1 ? others.first ?? nil : nil
    }

    // MARK: Projects

    /// The projects, and groups and units of which no projects are printed.
    @_optimize(none)
    private func projects(_ table: ProjectExpenditure) -> BudgetLedger {
        var ledger = names()
        var isParent = Array(repeating: false, count: table.lines.count)
        for case .some(let parent) in table.parentIndices() { isParent[parent] = true }
        var unit = agency
        var group: Int?
        for (index, line) in table.lines.enumerated() {
            var project: ProjectID?
            switch line.key {
            case .unit(let code):
                unit = .code(code)
                group = nil
                ledger.setName(line.name, ofAgency: unit)
            case .group(let number): group = number
            case .project(let code):
                let id = ProjectID.code(code)
                project = id
                ledger.setName(line.name, ofProject: id)
            case .named(let name): project = .named(name)
            }
            guard !isParent[index] else { continue }
            let kind: ExpenditureKind? =
                switch group {
                case 1: .personnel
                case 2: .operating
                case 3: .project
                // The layout without groups lists 项目支出.
                case nil where project != nil: .project
                default: nil
                }
            for column in line.amounts.leafColumns {
                guard let amount = line.amounts[column], amount != .zero else { continue }
                let isCarried = column.name.hasPrefix("carried")
                let name = isCarried ? "opening" + column.name.dropFirst(7) : column.name
                ledger.append(
                    BudgetLine(
                        agency: unit, project: project, fund: Self.source(name).0,
                        period: isCarried ? .carriedOver : .current, kind: kind, amount: amount))
            }
        }
        return ledger
    }
}
