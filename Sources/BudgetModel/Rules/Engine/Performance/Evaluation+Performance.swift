import BudgetCodes

extension Evaluation {
    /// The rules about performance forms.
    mutating func checkPerformance(of document: Disclosure, _ rules: PerformanceRules) {
        let forms = document.performance
        checkDepartmentGoal(of: document, rules.funding.missing)
        if let goal = forms.departmentGoal { checkFunding(goal, in: document, rules.funding) }
        checkProjectForms(forms.projectGoals, in: document, rules.projects)
        checkSelfEvaluations(forms, in: document, rules.evaluation, levelTwo: rules.indicators.levelTwo)
        checkIndicators(forms, rules.indicators)
        for monitoring in forms.monitorings {
            checkLevels(IndicatorOutline(monitoring.indicators, frames: profile.frames), rules.indicators.levelTwo) {
                let line = [monitoring.name, $0].compactMap { $0 }.joined(separator: "/")
                let form = PerformanceMonitoring.form
                return Cell(Location(table: form.id, line: line, column: "levelTwo"), form: form, lineName: $0)
            }
        }
    }

    /// The goal form of the department is filled in where there are projects. Many places publish no such form, so one
    /// that is not there says little: a heading with an empty form does. A unit may leave it to its department.
    private mutating func checkDepartmentGoal(of document: Disclosure, _ rule: NumberedRule) {
        guard document.header.kind == .budget, document.budget.hasProjects else { return }
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
}

extension BudgetTables {
    /// Whether money is planned for projects.
    fileprivate var hasProjects: Bool {
        if let amount = departmentExpenditure?.total?[.project], amount > .zero { return true }
        guard let table = projectExpenditure else { return false }
        let hasGroups = table.listsAllProjects
        return table.lines.contains { line in
            switch line.key {
            case .project(let code): code.kind == .specificGoal && (line.amounts[.total] ?? .zero) > .zero
            case .named: !hasGroups && (line.amounts[.total] ?? .zero) > .zero
            case .unit, .group: false
            }
        }
    }
}
