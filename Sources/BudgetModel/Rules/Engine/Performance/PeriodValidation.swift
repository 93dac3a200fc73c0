import BudgetCodes

extension Evaluation {
    /// 项目起止时间: a project and its tasks end after they begin, and the budget year is one of its years.
    mutating func checkPeriod(_ goal: ProjectPerformanceGoal, year: Int, _ rule: NumberedRule) {
        let (start, end) = goal.years
        func cell() -> Cell { goal.cell(nil, "起止时间", goal.endYear == nil ? "period" : "endYear", nil, nil) }
        if let start, let end {
            let isReversed =
                start > end || start == end && (goal.endMonth ?? 12) < (goal.startMonth ?? 1)
            check(
                rule,
                problem: isReversed
                    ? .performance(.endBeforeStart, [text(start, goal.startMonth), text(end, goal.endMonth)]) : nil,
                cell: cell)
            if isReversed { return }
        }
        if (end ?? year) < year || (start ?? year) > year {
            let years = [start, end].map { $0.map(String.init) ?? "" }.joined(separator: "–")
            // Some projects are prepared before they begin, and some are paid for when they are over.
            check(
                rule, severity: .note, problem: .performance(.outsideYear, [years, String(year)]), cell: cell)
        }
        for task in goal.schedule ?? [] {
            guard let start = task.start.flatMap({ TargetValue($0).period?.end }),
                let end = task.end.flatMap({ TargetValue($0).period?.end }), let startYear = start.year,
                let endYear = end.year
            else { continue }
            let isReversed = (endYear, end.month ?? 12) < (startYear, start.month ?? 1)
            check(
                rule,
                problem: isReversed ? .performance(.endBeforeStart, [task.start ?? "", task.end ?? ""]) : nil,
                cell: { goal.cell("schedule", task.content ?? "", "end", nil, nil) })
        }
    }

    /// A project does not begin after a year that it had a budget in. One finding for all forms, because they are filled in
    /// alike.
    mutating func checkStarts(_ goals: [ProjectPerformanceGoal], _ rule: NumberedRule) {
        var early: [(goal: ProjectPerformanceGoal, start: Int, budget: Int)] = []
        for goal in goals {
            guard let start = goal.startYear,
                let budget = goal.earlierBudgets.lazy.filter({ $0.amount > .zero }).map(\.year).min()
            else { continue }
            if budget < start { early.append((goal, start, budget)) } else { countHolds(rule.ordinal) }
        }
        guard let first = early.first else { return }
        func cell(_ goal: ProjectPerformanceGoal) -> Cell { goal.cell(nil, goal.name ?? "", "startYear", nil, nil) }
        check(
            rule, severity: .note,
            problem: .performance(.budgetBeforeStart, [String(first.start), String(first.budget)]),
            cell: { cell(first.goal) }, others: { early.dropFirst().map { cell($0.goal) } })
    }

    private func text(_ year: Int, _ month: Int?) -> String { month.map { "\(year)-\($0)" } ?? String(year) }

    /// 长期目标的截止年度: a long-term goal that is over within the budget year is none. One finding for the forms of
    /// projects, because they are filled in alike.
    mutating func checkLongTermEnds(_ forms: PerformanceForms, year: Int, _ rule: NumberedRule) {
        if let goal = forms.departmentGoal, let end = goal.longTermEnd {
            let year = goal.funding.year ?? year
            let form = DepartmentPerformanceGoal.form
            check(
                rule, problem: end <= year ? .performance(.endedLongTerm, [String(end), String(year)]) : nil,
                cell: { Cell(Location(table: form.id, column: "longTermEnd"), form: form, lineName: "长期目标") })
        }
        var ended: [(place: Int, isPrinted: Bool, end: Int)] = []
        for (place, goal) in forms.projectGoals.enumerated() {
            let hasLongTerm = goal.longTermGoal != nil || !goal.longTermIndicators.isEmpty
            guard let end = goal.longTermEnd ?? (hasLongTerm ? goal.years.end : nil) else { continue }
            if end <= year {
                ended.append((place, goal.longTermEnd != nil, end))
            } else {
                countHolds(rule.ordinal)
            }
        }
        for isPrinted in [true, false] {
            let alike = ended.filter { $0.isPrinted == isPrinted }
            guard let first = alike.first else { continue }
            func cell(_ place: Int) -> Cell {
                let goal = forms.projectGoals[place]
                let column = isPrinted ? "longTermEnd" : goal.endYear == nil ? "period" : "endYear"
                return goal.cell(nil, goal.name ?? "", column, nil, nil)
            }
            check(
                rule, severity: isPrinted ? nil : .note,
                problem: .performance(
                    isPrinted ? .endedLongTerm : .endedProject, [String(first.end), String(year)]),
                cell: { cell(first.place) }, others: { alike.dropFirst().map { cell($0.place) } })
        }
    }
}

extension ProjectPerformanceGoal {
    /// The first and the last year of the project, as numbers or in the words of 起止时间.
    fileprivate var years: (start: Int?, end: Int?) {
        if startYear != nil || endYear != nil { return (startYear, endYear) }
        guard let period = period.flatMap({ TargetValue($0).period }) else { return (nil, nil) }
        let end = period.end.year
        return (period.start.map { $0.year ?? end } ?? (period.isDeadline ? nil : end), end)
    }
}
