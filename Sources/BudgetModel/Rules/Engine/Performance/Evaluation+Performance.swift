import BudgetCodes

extension Evaluation {
    /// The rules about performance forms.
    mutating func checkPerformance(
        of document: Disclosure, _ tables: TableReadings, _ rules: PerformanceRules, blankSum: NumberedRule
    ) {
        let forms = document.performance
        checkDepartmentGoal(of: document, tables, rules.funding.missing)
        if let goal = forms.departmentGoal { checkFunding(goal, tables, rules.funding, blankSum: blankSum) }
        checkProjectForms(forms.projectGoals, in: document, tables, rules.projects, blankSum: blankSum)
        checkSelfEvaluations(
            forms, in: document, tables, rules.evaluation, levelTwo: rules.indicators.levelTwo,
            frames: rules.indicators.frames, blankSum: blankSum)
        let year = document.header.fiscalYear
        checkIndicators(forms, year: year, rules.indicators)
        checkLongTermEnds(forms, year: year, rules.indicators.longTermEnd)
        for monitoring in forms.monitorings {
            checkMonitoring(monitoring, year: year, rules.monitoring, rules.indicators, blankSum: blankSum)
        }
    }

    /// The goal form of the department is filled in where there are projects. Many places publish no such form, so one
    /// that is not there says little: a heading with an empty form does. A unit may leave it to its department.
    private mutating func checkDepartmentGoal(
        of document: Disclosure, _ tables: TableReadings, _ rule: NumberedRule
    ) {
        guard document.header.kind == .budget, hasProjects(document.budget, tables) else { return }
        let goal = document.performance.departmentGoal
        let isExpected = goal != nil || !document.performance.projectGoals.isEmpty
        guard isExpected else { return }
        let isWeak = goal == nil || document.header.superior != nil
        let form = DepartmentPerformanceGoal.form
        check(
            rule, severity: isWeak ? .note : nil,
            problem: goal?.isEmpty ?? true ? .performance(.departmentGoalMissing, []) : nil,
            cell: { Cell(Location(table: form.id), form: form, lineName: form.officialName) })
    }

    /// Whether money is planned for projects.
    private func hasProjects(_ budget: BudgetTables, _ tables: TableReadings) -> Bool {
        if let amount = tables[.project]?.amount, amount > .zero { return true }
        guard let table = budget.projectExpenditure else { return false }
        let hasGroups = table.listsAllProjects
        return table.lines.enumerated().contains { row, line in
            let isMeant =
                switch line.key {
                case .project(let code): code.kind == .specificGoal
                case .named: !hasGroups
                case .unit, .group: false
                }
            return isMeant && (tables.sum(ofProjects: [row], [.total]).amount ?? .zero) > .zero
        }
    }
}
