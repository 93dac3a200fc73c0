import BudgetCodes

extension Evaluation {
    /// 项目支出绩效目标表: its money, and the project table.
    mutating func checkProjectForms(
        _ goals: [ProjectPerformanceGoal], in document: Disclosure, _ rules: ProjectFormRules
    ) {
        for goal in goals {
            checkMoney(goal, rules)
            checkPrices(goal, rules.price)
        }
        guard let table = document.budget.projectExpenditure, !table.isEmpty else { return }
        // A transfer to regions stands in the books of those.
        let goals = goals.filter { !$0.isOfRegions }
        let agency = document.header.agency.name
        let projects = ProjectMatches(table)
        let matches = projects.match(
            goals.map { .init($0.name ?? "", $0.isForAll(of: agency) ? nil : $0.currentBudget, code: $0.code) })
        for (place, goal) in goals.enumerated() {
            if goal.isForAll(of: agency), !table.listsAllProjects {
                countHolds(rules.projectMissing.ordinal)
                // Without a printed total the projects add up.
                var rows = projects.lines.indices.map { TableRow(projects.lines[$0].amounts, projects.cell($0)) }
                if let total = table.total {
                    let place = Location(table: ProjectExpenditure.form.id, line: .total)
                    rows = [TableRow(total, Cell(place, form: ProjectExpenditure.form, lineName: "合计"))]
                }
                checkTable(goal, rows, table.caption.precision, rules)
            } else if let match = matches[place] {
                countHolds(rules.projectMissing.ordinal)
                // A project that stands in several units is the one with the amount of the form, or all of them.
                let one = match.lines.first { projects.lines[$0].amounts[.total] == goal.currentBudget }
                let rows = (one.map { [$0] } ?? match.lines).map {
                    TableRow(projects.lines[$0].amounts, projects.cell($0))
                }
                checkTable(goal, rows, table.caption.precision, rules)
            }
        }
        checkCoverage(goals, matches, projects, agency, table.caption.precision, rules)
        checkNames(goals, matches, projects, document, rules.name)
    }

    private mutating func checkMoney(_ goal: ProjectPerformanceGoal, _ rules: ProjectFormRules) {
        let precision = goal.caption.precision
        checkSources(goal, goal.sources, "sources", budget: goal.currentBudget, { goal.budgetCell }, rules)
        if let sources = goal.midTermSources {
            checkSources(
                goal, sources, "midTermSources", budget: goal.totalBudget,
                { goal.cell(nil, "项目总预算", "totalBudget", "项目总预算", goal.totalBudget) }, rules)
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

    /// The sources among themselves and against the budget that they pay for.
    private mutating func checkSources(
        _ goal: ProjectPerformanceGoal, _ sources: [MoneyRow], _ part: String, budget: Amount?,
        _ budgetCell: () -> Cell, _ rules: ProjectFormRules
    ) {
        guard !sources.isEmpty else { return }
        let precision = goal.caption.precision
        let outline = MoneyOutline(sources)
        let amounts = sources.map(\.amount)
        func cell(_ row: Int) -> Cell { goal.cell(part, sources[row].name, "amount", "金额", amounts[row]) }
        for total in outline.totals {
            let printed = total.row.map { amounts[$0] } ?? budget
            let addends = total.addends(amounts, total: printed)
            let sum = RunningSum(addends.map { amounts[$0] }, precision)
            // One total is that of the budget, and so are its rows; with several nobody says which.
            if outline.totals.count == 1 {
                let isSplit = total.isComplete && !addends.isEmpty
                let rows = isSplit ? addends : total.row.map { [$0] } ?? addends
                check(
                    rules.sourcesBudget, printed: budget, precision: precision,
                    sum: RunningSum(rows.map { amounts[$0] }, precision),
                    total.isComplete || total.row != nil ? .equal : .atLeast, cell: budgetCell,
                    others: { rows.map(cell) })
            }
            guard let row = total.row, !addends.isEmpty else { continue }
            if total.isComplete {
                check(
                    rules.sourcesTotal, printed: amounts[row], precision: precision, sum: sum, cell: { cell(row) },
                    others: { addends.map(cell) })
            } else {
                check(
                    rules.sourceParts, printed: amounts[row], precision: precision, sum: sum, .atLeast,
                    cell: { cell(row) }, others: { addends.map(cell) })
            }
        }
        for (whole, part) in outline.parts where amounts[whole] != nil {
            check(
                rules.sourceParts, printed: amounts[whole], precision: precision,
                sum: RunningSum([amounts[part]], precision), .atLeast, cell: { cell(whole) },
                others: { [cell(part)] })
        }
    }

    /// The money of a form against the lines of the project table that it is about.
    private mutating func checkTable(
        _ goal: ProjectPerformanceGoal, _ rows: [TableRow], _ precision: Precision, _ rules: ProjectFormRules
    ) {
        var sources = goal.fundColumns
        let whole = goal.budgetCell
        // The budget of the year first, as a source of all funds.
        sources.insert((MoneyRow("", goal.currentBudget), [.total]), at: 0)
        for (place, (source, columns)) in sources.enumerated() {
            let sum = RunningSum(rows.flatMap { row in columns.map { row.amounts[$0] } }, precision)
            check(
                place == 0 ? rules.table : rules.tableFunds, printed: source.amount,
                precision: goal.caption.precision, sum: sum,
                cell: { place == 0 ? whole : goal.cell("sources", source.name, "amount", "金额", source.amount) },
                others: { rows.flatMap { row in columns.map { row.cell($0) } } })
        }
    }

    /// Every project for a specific purpose has a form, and every form a project, unless one form in the name of the
    /// unit covers all. Where most of them have none, the lists are not meant to be the same.
    private mutating func checkCoverage(
        _ goals: [ProjectPerformanceGoal], _ matches: [ProjectMatches.Match?], _ projects: ProjectMatches,
        _ agency: String, _ precision: Precision, _ rules: ProjectFormRules
    ) {
        guard !goals.isEmpty, !goals.contains(where: { $0.isForAll(of: agency) }) else { return }
        var hasForm = Array(repeating: false, count: projects.lines.count)
        for match in matches { for line in match?.lines ?? [] { hasForm[line] = true } }
        let specific = projects.lines.indices.filter {
            projects.isSpecific[$0] && (projects.lines[$0].amounts[.total] ?? .zero) != .zero || hasForm[$0]
        }
        let covered = specific.count { hasForm[$0] }
        if 2 * covered >= specific.count {
            for line in specific {
                check(
                    rules.formMissing, precision: precision,
                    problem: hasForm[line] ? nil : .performance(.formMissing, []), cell: { projects.cell(line) })
            }
        } else if let first = specific.first(where: { !hasForm[$0] }) {
            countHolds(rules.formMissing.ordinal, covered)
            recordNotEvaluated(rules.formMissing, .selection, cell: projects.cell(first), precision: precision)
        }

        let missing = goals.indices.filter { matches[$0] == nil }
        guard let first = missing.first else { return }
        guard missing.count < goals.count else {
            let cell = goals[first].cell(nil, goals[first].name ?? "", nil, nil, nil)
            return recordNotEvaluated(rules.projectMissing, .otherLayout, cell: cell, precision: precision)
        }
        let areMost = 2 * missing.count > goals.count
        for place in missing {
            let goal = goals[place]
            check(
                rules.projectMissing, severity: areMost ? .note : nil, problem: .performance(.projectMissing, []),
                cell: { goal.cell(nil, goal.name ?? "", nil, nil, nil) })
        }
    }

    /// A project has one name in the project table and in all forms. One finding for each project.
    private mutating func checkNames(
        _ goals: [ProjectPerformanceGoal], _ matches: [ProjectMatches.Match?], _ projects: ProjectMatches,
        _ document: Disclosure, _ rule: NumberedRule
    ) {
        var names: [Int: [(name: String, cell: Cell)]] = [:]
        var compared: Set<Int> = []
        func add(_ match: ProjectMatches.Match?, _ name: String, _ cell: @autoclosure () -> Cell) {
            guard let match, match.lines.count == 1 else { return }
            compared.insert(match.lines[0])
            if match.hasOtherName { names[match.lines[0], default: []].append((name, cell())) }
        }
        for (goal, match) in zip(goals, matches) {
            add(match, goal.name ?? "", goal.cell(nil, goal.name ?? "", nil, nil, nil))
        }
        if let planned = document.performance.departmentGoal?.projects, !planned.isEmpty {
            let form = DepartmentPerformanceGoal.form
            for (project, match) in zip(planned, projects.match(planned.map { .init($0.name, $0.currentBudget) })) {
                let place = Location(table: form.id, line: "projects/" + project.name, column: nil)
                add(match, project.name, Cell(place, form: form, lineName: project.name))
            }
        }
        for goal in goals where goal.isForAll(of: document.header.agency.name) {
            let costs = goal.costs.filter { $0.activity != "合计" }
            for (cost, match) in zip(costs, projects.match(costs.map { .init($0.activity, $0.amount) })) {
                add(
                    match, withoutNumbering(cost.activity),
                    goal.cell("costs", cost.activity, nil, nil, nil))
            }
        }
        countHolds(rule.ordinal, compared.count { names[$0] == nil })
        for line in names.keys.sorted() {
            let others = names[line] ?? []
            var texts: [String] = []
            for (name, _) in others where !texts.contains(name) { texts.append(name) }
            check(
                rule, problem: .performance(.otherProjectName, texts), cell: { projects.cell(line) },
                against: { others.first?.cell })
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

/// A row of the project table that a form is about: its amounts, and its place without a column.
private struct TableRow {
    let amounts: Amounts<ProjectExpenditure.Column>
    private let place: Cell

    init(_ amounts: Amounts<ProjectExpenditure.Column>, _ place: Cell) {
        self.amounts = amounts
        self.place = place
    }

    func cell(_ column: ProjectExpenditure.Column) -> Cell {
        var cell = place
        cell.location.column = ColumnID(column.name)
        cell.columnHeading = column.heading
        cell.amount = amounts[column]
        return cell
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

    /// Whether the form is about what regions do with a transfer.
    fileprivate var isOfRegions: Bool {
        region != nil || annualIndicators.contains { $0.hasDetails && $0.details.regionTargets != nil }
    }

    /// Whether the form is in the name of the unit, and covers all its projects.
    func isForAll(of agency: String) -> Bool { name == agency && code == nil }

    /// The sources and the columns of the project table that they are.
    fileprivate var fundColumns: [(MoneyRow, [ProjectExpenditure.Column])] {
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
