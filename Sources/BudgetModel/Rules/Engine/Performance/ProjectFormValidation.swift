import BudgetCodes

extension Evaluation {
    /// 项目支出绩效目标表: its money, and the project table.
    mutating func checkProjectForms(
        _ goals: [ProjectPerformanceGoal], in document: Disclosure, _ tables: TableReadings, _ rules: ProjectFormRules,
        blankSum: NumberedRule
    ) {
        for goal in goals {
            checkMoney(goal, rules, blankSum)
            checkPrices(goal, rules.price)
            checkPeriod(goal, year: document.header.fiscalYear, rules.period)
            check(
                rules.unitName,
                problem: goal.isNamed(like: document.header.agency.name) ? .performance(.namedLikeUnit, []) : nil,
                cell: { goal.cell(nil, goal.name ?? "", "name", nil, nil) })
        }
        checkStarts(goals, rules.period)
        guard let table = document.budget.projectExpenditure, !table.isEmpty else { return }
        // A transfer to regions stands in the books of those.
        let goals = goals.filter { !$0.isOfRegions }
        let agency = document.header.agency.name
        let projects = ProjectMatches(table, tables)
        let matches = projects.match(
            goals.map { .init($0.name ?? "", $0.isForAll(of: agency) ? nil : $0.currentBudget, code: $0.code) })
        for (place, goal) in goals.enumerated() {
            if goal.isForAll(of: agency), !table.listsAllProjects {
                countHolds(rules.projectMissing.ordinal)
                checkTable(goal, TableRows(rows: [-1]), tables, rules)
            } else if let match = matches[place] {
                countHolds(rules.projectMissing.ordinal)
                checkTable(goal, rows(of: match, goal, projects, tables), tables, rules)
            }
        }
        checkCoverage(goals, matches, projects, agency, table.caption.precision, rules)
        checkNames(goals, matches, projects, document, rules.name)
    }

    private mutating func checkMoney(
        _ goal: ProjectPerformanceGoal, _ rules: ProjectFormRules, _ blankSum: NumberedRule
    ) {
        let precision = goal.caption.precision
        checkSources(goal, goal.sources, "sources", budget: goal.currentBudget, rules, blankSum) {
            goal.cell(nil, "项目当年预算", "currentBudget", "项目当年预算", goal.currentBudget)
        }
        checkSources(goal, goal.midTermSources ?? [], "midTermSources", budget: goal.totalBudget, rules, blankSum) {
            goal.cell(nil, "项目总预算", "totalBudget", "项目总预算", goal.totalBudget)
        }
        checkCosts(goal, rules, blankSum)
        check(
            rules.totalBudget, figure: RunningSum(goal.totalBudget, precision), precision: precision, sum: goal.figure,
            .atLeast,
            cell: { goal.cell(nil, "项目总预算", "totalBudget", "项目总预算", goal.totalBudget) },
            others: { [goal.budgetCell] })
    }

    /// The sources among themselves and against the budget that they pay for.
    private mutating func checkSources(
        _ goal: ProjectPerformanceGoal, _ sources: [MoneyRow], _ part: String, budget: Amount?,
        _ rules: ProjectFormRules, _ blankSum: NumberedRule, budgetCell: () -> Cell
    ) {
        guard !sources.isEmpty else { return }
        let table = MoneyTable(
            outline: MoneyOutline(sources), amounts: sources.map(\.amount), elsewhere: budget,
            precision: goal.caption.precision, isTotalElsewhere: false)
        let rules = MoneyTable.Rules(
            total: rules.sourcesTotal, part: rules.sourceParts, elsewhere: rules.sourcesBudget, blankSum: blankSum)
        check(table, rules) { row in
            row.map { goal.cell(part, sources[$0].name, "amount", "金额", sources[$0].amount) } ?? budgetCell()
        }
    }

    /// The lines that a form is about. A project that stands in several units is the one with the amount of the form, or
    /// all of them.
    private func rows(
        of match: ProjectMatches.Match, _ goal: ProjectPerformanceGoal, _ projects: ProjectMatches,
        _ tables: TableReadings
    ) -> TableRows {
        var lines = match.lines
        var isSure = true
        if lines.count > 1 {
            let figure = goal.figure
            let sums = lines.map { tables.sum(ofProjects: [projects.rows[$0]], [.total]) }
            let ranks = sums.map { Outcome(figure, $0, .equal).rank }
            if let best = ranks.indices.min(by: { ranks[$0] < ranks[$1] }), ranks[best] < 2 {
                lines = [lines[best]]
            } else {
                isSure = figure.isSure && sums.allSatisfy(\.isSure)
            }
        }
        return TableRows(
            rows: lines.map { projects.rows[$0] }, instances: lines.map { projects.cell($0).location.instance },
            isSure: isSure)
    }

    /// The money of a form against the lines of the project table that it is about.
    private mutating func checkTable(
        _ goal: ProjectPerformanceGoal, _ rows: TableRows, _ tables: TableReadings, _ rules: ProjectFormRules
    ) {
        let precision = goal.caption.precision
        check(
            rules.table, figure: goal.figure, precision: precision, sum: rows.sum([.total], tables),
            cell: { goal.budgetCell }, others: { rows.cells([.total], tables) })
        for (source, columns) in goal.fundColumns {
            check(
                rules.tableFunds, figure: RunningSum(source.amount, precision), precision: precision,
                sum: rows.sum(columns, tables),
                cell: { goal.cell("sources", source.name, "amount", "金额", source.amount) },
                others: { rows.cells(columns, tables) })
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
            projects.isSpecific[$0] && (projects.amounts[$0] ?? .zero) != .zero || hasForm[$0]
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
            let costs = goal.costs.filter { !isNameOfTotal($0.activity) }
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
}

/// The rows of the project table that a form is about, and what tells them apart from others of their keys.
private struct TableRows {
    let rows: [Int]
    var instances: [String?] = [nil]
    /// Whether it is certain that the form is about these rows, and all of them.
    var isSure = true

    func sum(_ columns: [ProjectExpenditure.Column], _ tables: TableReadings) -> RunningSum {
        var sum = tables.sum(ofProjects: rows, columns)
        if !isSure { (sum.mayBeMore, sum.mayBeLess) = (true, true) }
        return sum
    }

    func cells(_ columns: [ProjectExpenditure.Column], _ tables: TableReadings) -> [Cell] {
        zip(rows, instances).flatMap { row, instance in
            columns.compactMap { column in
                var cell = tables.cell(ofProject: row, column)
                cell?.location.instance = instance
                return cell
            }
        }
    }
}

extension ProjectPerformanceGoal {
    /// The name of the form in locations: the code, else the name.
    var key: String { code?.description ?? name ?? "" }

    /// A cell of the form.
    func cell(_ part: String?, _ row: String, _ column: String?, _ label: String?, _ amount: Amount?) -> Cell {
        let line = [key, part, part == nil ? nil : row].compactMap { $0 }.joined(separator: "/")
        let name = row == self.name ? row : [self.name ?? "", row].filter { !$0.isEmpty }.joined(separator: " ")
        return Cell(
            Location(table: Self.form.id, line: line, column: column), form: Self.form, lineName: name,
            columnHeading: part == nil ? nil : label, amount: amount)
    }

    var budgetCell: Cell {
        cell(nil, "项目当年预算", "currentBudget", "项目当年预算", currentBudget).known(as: figure)
    }

    /// The budget of the year; where it is blank, what the sources add up to.
    var figure: RunningSum {
        if let currentBudget { return RunningSum(currentBudget, caption.precision) }
        let totals = MoneyOutline(sources).totals
        guard totals.count == 1 else { return RunningSum() }
        let amounts = sources.map(\.amount)
        return RunningSum(
            totals[0].row.flatMap { amounts[$0] }, caption.precision, of: totals[0].sum(amounts, caption.precision))
    }

    /// Whether the form is about what regions do with a transfer.
    fileprivate var isOfRegions: Bool {
        region != nil || annualIndicators.contains { $0.hasDetails && $0.details.regionTargets != nil }
    }

    /// Whether the project has the name of its unit.
    fileprivate func isNamed(like agency: String) -> Bool {
        guard let name, !name.isEmpty else { return false }
        let own = FoldedName(name)
        return own == FoldedName(agency) || own == implementer.map { FoldedName($0) }
    }

    /// Whether the form is in the name of the unit, and covers all its projects.
    func isForAll(of agency: String) -> Bool { name == agency && code == nil }

    /// The sources and the columns of the project table that they are.
    fileprivate var fundColumns: [(MoneyRow, [ProjectExpenditure.Column])] {
        sources.compactMap { source in
            guard !source.isPart, !source.isTotal else { return nil }
            let name = source.name
            if name.has("政府性基金") { return (source, [.governmentFund, .carriedGovernmentFund]) }
            if name.has("国有资本") { return (source, [.stateCapital, .carriedStateCapital]) }
            if name.has("公共预算") { return (source, [.generalPublic, .carriedGeneralPublic]) }
            if name.has("财政专户") { return (source, [.specialAccount]) }
            if name.has("单位资金") { return (source, [.unitFunds]) }
            if name == "其他资金" { return (source, [.specialAccount, .unitFunds]) }
            return nil
        }
    }
}
