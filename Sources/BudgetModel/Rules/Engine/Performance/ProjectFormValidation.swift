import BudgetCodes

extension Evaluation {
    /// 项目支出绩效目标表: its money, and the project table.
    mutating func checkProjectForms(
        _ goals: [ProjectPerformanceGoal], in document: Disclosure, _ rules: ProjectFormRules
    ) {
        for goal in goals {
            checkMoney(goal, rules)
            checkPrices(goal, rules.price)
            checkTable(goal, document.budget.projectExpenditure, document.header.agency.name, rules)
        }
        checkCoverage(goals, document, rules)
    }

    private mutating func checkMoney(_ goal: ProjectPerformanceGoal, _ rules: ProjectFormRules) {
        let precision = goal.caption.precision
        let sources = goal.sources.filter { !$0.isTotal && !$0.isPart }
        let sourceCells = { sources.map { goal.cell("sources", $0.name, "amount", "金额", $0.amount) } }
        if let total = goal.sources.first(where: \.isTotal) {
            check(
                rules.sourcesTotal, printed: total.amount, precision: precision,
                sum: RunningSum(sources.map(\.amount), precision),
                cell: { goal.cell("sources", total.name, "amount", "金额", total.amount) }, others: sourceCells)
        }
        if !sources.isEmpty {
            check(
                rules.sourcesBudget, printed: goal.currentBudget, precision: precision,
                sum: RunningSum(sources.map(\.amount), precision), cell: { goal.budgetCell }, others: sourceCells)
        }
        for (index, part) in goal.sources.enumerated() where part.isPart {
            guard let whole = goal.sources[..<index].last(where: { !$0.isPart && !$0.isTotal }), whole.amount != nil
            else { continue }
            check(
                rules.sourceParts, printed: whole.amount, precision: precision,
                sum: RunningSum([part.amount], precision), .atLeast,
                cell: { goal.cell("sources", whole.name, "amount", "金额", whole.amount) },
                others: { [goal.cell("sources", part.name, "amount", "金额", part.amount)] })
        }
        let costs = goal.costs.filter { $0.activity != "合计" }
        if !costs.isEmpty {
            check(
                rules.costs, printed: goal.currentBudget, precision: precision,
                sum: RunningSum(costs.map(\.amount), precision), cell: { goal.budgetCell },
                others: { costs.map { goal.cell("costs", $0.activity, "amount", "金额", $0.amount) } })
        }
        check(
            rules.totalBudget, printed: goal.totalBudget, precision: precision,
            sum: RunningSum([goal.currentBudget], precision), .atLeast,
            cell: { goal.cell(nil, "项目总预算", "totalBudget", "项目总预算", goal.totalBudget) },
            others: { [goal.budgetCell] })
    }

    /// The row of the project table that a form is about; a form in the name of the unit is about all rows.
    private mutating func checkTable(
        _ goal: ProjectPerformanceGoal, _ table: ProjectExpenditure?, _ agency: String, _ rules: ProjectFormRules
    ) {
        guard let table, !table.isEmpty else { return }
        let line: (name: String, amounts: Amounts<ProjectExpenditure.Column>)
        if goal.name == agency, goal.code == nil, !table.listsAllProjects, let total = table.total {
            line = ("合计", total)
        } else if let row = table.lines.first(where: { goal.isAbout($0) }) {
            line = (row.name, row.amounts)
        } else {
            check(
                rules.projectMissing, problem: .performance(.projectMissing, []),
                cell: { goal.cell(nil, goal.name ?? "", nil, nil, nil) })
            return
        }
        check(rules.projectMissing, problem: nil, cell: { goal.budgetCell })
        let width = table.caption.precision.width
        func tableCell(_ column: ProjectExpenditure.Column) -> Cell {
            Cell(
                Location(table: ProjectExpenditure.form.id, line: line.name, column: column.name),
                form: ProjectExpenditure.form, lineName: line.name, columnHeading: column.heading,
                amount: line.amounts[column])
        }
        var sum = RunningSum()
        sum.add(line.amounts[.total], width: width)
        check(
            rules.table, printed: goal.currentBudget, precision: goal.caption.precision, sum: sum,
            cell: { goal.budgetCell }, others: { [tableCell(.total)] })

        for (source, columns) in goal.fundColumns {
            var sum = RunningSum()
            for column in columns { sum.add(line.amounts[column], width: width) }
            check(
                rules.tableFunds, printed: source.amount, precision: goal.caption.precision, sum: sum,
                cell: { goal.cell("sources", source.name, "amount", "金额", source.amount) },
                others: { columns.map(tableCell) })
        }
    }

    /// Every project for a specific purpose has a form, unless one form in the name of the unit covers all.
    private mutating func checkCoverage(
        _ goals: [ProjectPerformanceGoal], _ document: Disclosure, _ rules: ProjectFormRules
    ) {
        guard let table = document.budget.projectExpenditure, !goals.isEmpty else { return }
        if goals.contains(where: { $0.name == document.header.agency.name && $0.code == nil }) { return }
        var group: Int?
        for line in table.lines {
            if case .group(let number) = line.key { group = number }
            let isSpecific: Bool
            switch line.key {
            case .project(let code): isSpecific = code.kind == .specificGoal
            case .named: isSpecific = group == nil || group == 3
            case .unit, .group: continue
            }
            guard isSpecific else { continue }
            let hasForm = goals.contains { $0.isAbout(line) }
            check(
                rules.formMissing, precision: table.caption.precision,
                problem: hasForm ? nil : .performance(.formMissing, []),
                cell: {
                    Cell(
                        Location(table: ProjectExpenditure.form.id, line: line.key.description),
                        form: ProjectExpenditure.form, lineName: line.name)
                })
        }
    }

    /// 单价 × 数量 = 金额, in the words of a cost and among the indicators of a form.
    private mutating func checkPrices(_ goal: ProjectPerformanceGoal, _ rule: NumberedRule) {
        let precision = goal.caption.precision
        for cost in goal.costs {
            guard let amount = cost.amount, let product = cost.basis.flatMap(UnitPrice.init)?.product else { continue }
            let texts = [product, amount].map { $0.formatted(precision) } + [cost.basis ?? ""]
            check(
                rule, precision: precision,
                problem: product == amount ? nil : .performance(.priceTimesQuantity, texts),
                cell: { goal.cell("costs", cost.activity, "amount", "金额", amount) })
        }
        let years: [(String, KeyPath<Indicator, String?>)] = [
            ("target", \.target), ("lastYear", \.lastYear), ("yearBeforeLast", \.yearBeforeLast),
        ]
        for (column, path) in years {
            guard let found = UnitPrice.find(in: goal.annualIndicators, path), let product = found.price.product else {
                continue
            }
            let texts = [product, found.amount].map { $0.formatted(precision) } + [found.price.text]
            check(
                rule, precision: precision,
                problem: product == found.amount ? nil : .performance(.priceTimesQuantity, texts),
                cell: { goal.cell("annualIndicators", found.name, column, nil, nil) })
        }
    }
}

extension ProjectPerformanceGoal {
    /// The name of the form in locations: the code, else the name.
    var key: String { code?.description ?? name ?? "" }

    /// A cell of the form.
    func cell(_ part: String?, _ row: String, _ column: String?, _ label: String?, _ amount: Amount?) -> Cell {
        let line = [key, part, part == nil ? nil : row].compactMap { $0 }.joined(separator: "/")
        let name = row == self.name || self.name == nil ? row : "\(self.name ?? "") \(row)"
        return Cell(
            Location(table: Self.form.id, line: line, column: column), form: Self.form, lineName: name,
            columnHeading: part == nil ? nil : label, amount: amount)
    }

    var budgetCell: Cell { cell(nil, "项目当年预算", "currentBudget", "项目当年预算", currentBudget) }

    /// Whether a line of the project table is the project of the form: by code, or by name where one has no code.
    func isAbout(_ line: Line<ProjectRow, ProjectExpenditure.Column>) -> Bool {
        switch line.key {
        case .project(let lineCode): code.map { $0 == lineCode } ?? (name == line.name)
        case .named(let lineName): lineName == name || line.name == name
        case .unit, .group: false
        }
    }

    /// The sources and the columns of the project table that they are.
    fileprivate var fundColumns: [(ProjectFundSource, [ProjectExpenditure.Column])] {
        sources.compactMap { source in
            guard !source.isPart, !source.isTotal else { return nil }
            let name = source.name
            if name.contains("政府性基金") { return (source, [.governmentFund, .carriedGovernmentFund]) }
            if name.contains("国有资本") { return (source, [.stateCapital, .carriedStateCapital]) }
            if name.contains("公共预算") { return (source, [.generalPublic, .carriedGeneralPublic]) }
            if name.contains("财政专户") { return (source, [.specialAccount]) }
            if name.contains("单位资金") { return (source, [.unitFunds]) }
            if name == "其他资金" { return (source, [.specialAccount, .unitFunds]) }
            return nil
        }
    }
}

extension ProjectFundSource {
    /// Whether the line adds up the others.
    var isTotal: Bool { name == "合计" }
    /// Whether the line is a part of the one above.
    var isPart: Bool { name.hasPrefix("其中") }
}
