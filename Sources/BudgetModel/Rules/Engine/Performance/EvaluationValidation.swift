import BudgetCodes

extension Evaluation {
    /// 绩效自评表: weights, scores, and the figures of the execution row.
    mutating func checkSelfEvaluations(
        _ forms: PerformanceForms, in document: Disclosure, _ tables: TableReadings, _ rules: EvaluationRules,
        levelTwo: NumberedRule, frames: NumberedRule, blankSum: NumberedRule
    ) {
        let projects = forms.projectSelfEvaluations.map {
            EvaluatedForm($0, named: $0.name ?? "", profile.frames)
        }
        let whole = forms.departmentSelfEvaluation
        let isOnly = whole?.isThatOf(forms.projectSelfEvaluations) ?? false
        let mirror = MirroredRows(whole?.indicators ?? [], projects, namesMayDiffer: isOnly)
        if let whole {
            let form = EvaluatedForm(whole, named: "", profile.frames)
            checkSelfEvaluation(form, mirror, rules, blankSum)
            checkLevels(form.outline, form.indicatorForm, levelTwo)
            if document.tables[FinalExpenditure.form.id] != nil {
                checkTables(whole, form.actual, tables, rules.tables)
            }
        }
        checkProjects(projects, tables, rules.projects)
        checkFrames(projects.enumerated().map { ($0.offset, $0.element.outline) }, frames) { place in
            projects[place].cell(projects[place].outline.branches.first?.name ?? "", "levelOne", nil)
        }
        for (place, form) in projects.enumerated() {
            checkSelfEvaluation(form, mirror, rules, blankSum)
            checkLevels(form.outline, form.indicatorForm, levelTwo)
            // What the only project does is what the unit does.
            if let whole, !isOnly { checkCopies(forms.projectSelfEvaluations[place], whole, rules.copied) }
        }
    }

    private mutating func checkSelfEvaluation(
        _ form: EvaluatedForm, _ mirror: MirroredRows, _ rules: EvaluationRules, _ blankSum: NumberedRule
    ) {
        let scored = FormScore(
            form.rowsWithPoints, execution: form.execution, total: form.total, by: profile.scoring ?? form.scheme,
            frames: profile.frames)
        checkWeights(form, rules)
        checkSources(form, rules.executionSources, blankSum)
        checkExecution(form, decimals: scored.decimals, rules)
        for score in scored.indicators {
            let row = form.indicators[score.position]
            guard form.isOfUnit || !mirror.contains(row) else { continue }
            checkScore(score, row, form, rules) { form.isOfUnit ? mirror.cells(of: row) : [] }
        }
        checkScoresOfLevels(form, rules.scoreRange)
        checkTotals(form, rules.total)
    }

    /// The figures of a whole unit against its final accounts: all funds, or the appropriations alone.
    private mutating func checkTables(
        _ form: DepartmentSelfEvaluation, _ actual: RunningSum, _ tables: TableReadings, _ rule: NumberedRule
    ) {
        let precision = form.caption.precision
        let funds: [(String, String, RunningSum, [[ComparedCell]])] = [
            ("部门整体支出总额", "actual", actual, [[.finalExpenditure], [.finalAppropriations]]),
            (
                "基本支出总额", "basicExpenditure", RunningSum(form.basicExpenditure, precision),
                [[.finalBasic], [.generalPublicBasic, .governmentFundBasic, .stateCapitalBasic]]
            ),
            (
                "项目支出总额", "projectExpenditure", RunningSum(form.projectExpenditure, precision),
                [[.finalProject], [.generalPublicProject, .governmentFundProject, .stateCapitalProject]]
            ),
        ]
        for (name, column, figure, choices) in funds where figure.amount != nil {
            let sums = choices.map { cells in
                var sum = RunningSum()
                for cell in cells { if let own = tables[cell] { sum.add(own) } }
                return sum
            }
            // The form may be about all money or about appropriations; it has to agree with one of the two.
            let ranks = choices.indices.map { choice in
                let isPrinted = choice == 0 || choices[choice].contains { tables[$0] != nil }
                return isPrinted ? Outcome(figure, sums[choice], .equal).rank : .max
            }
            let chosen = choices.indices.min { ranks[$0] < ranks[$1] } ?? 0
            check(
                rule, figure: figure, precision: precision, sum: sums[chosen],
                cell: {
                    Cell(
                        Location(table: DepartmentSelfEvaluation.form.id, line: column, column: "amount"),
                        form: DepartmentSelfEvaluation.form, lineName: name,
                        amount: column == "actual" ? form.execution.actual : figure.amount
                    ).known(as: figure)
                }, others: { choices[chosen].filter { tables[$0] != nil }.map(tables.cell) })
        }
    }

    /// What the projects spent is a part of project expenditure; there may be projects without a form.
    private mutating func checkProjects(_ forms: [EvaluatedForm], _ tables: TableReadings, _ rule: NumberedRule) {
        guard !forms.isEmpty, let figure = tables[.finalProject] else { return }
        var sum = RunningSum()
        for form in forms { sum.add(form.actual) }
        check(
            rule, figure: figure, precision: forms[0].precision, sum: sum, .atLeast,
            cell: { tables.cell(.finalProject) },
            others: {
                forms.map { form in
                    Cell(
                        Location(
                            table: ProjectSelfEvaluation.form.id, line: form.name.isEmpty ? nil : LineID(form.name),
                            column: "actual"),
                        form: ProjectSelfEvaluation.form, lineName: form.name, columnHeading: "执行数",
                        amount: form.execution.actual
                    ).known(as: form.actual)
                }
            })
    }

    /// Indicators of a project that stand with the same values in the form of the whole unit.
    private mutating func checkCopies(
        _ form: ProjectSelfEvaluation, _ whole: DepartmentSelfEvaluation, _ rule: NumberedRule
    ) {
        guard !form.indicators.isEmpty, !whole.indicators.isEmpty else { return }
        struct Values: Hashable {
            let name: String
            let target: String?
            let actual: String?
        }
        let own = Set(whole.indicators.map { Values(name: $0.levelThree, target: $0.target, actual: $0.actual) })
        let copies = form.indicators.filter {
            own.contains(Values(name: $0.levelThree, target: $0.target, actual: $0.actual))
        }
        check(
            rule, problem: copies.isEmpty ? nil : .performance(.copiedFromUnit, [String(copies.count)]),
            cell: {
                Cell(
                    Location(table: ProjectSelfEvaluation.form.id, line: form.name), form: ProjectSelfEvaluation.form,
                    lineName: form.name)
            })
    }
}

extension DepartmentSelfEvaluation {
    /// Whether the forms of projects are one, and that project is all that the unit spends on projects.
    fileprivate func isThatOf(_ projects: [ProjectSelfEvaluation]) -> Bool {
        guard projects.count == 1 else { return false }
        guard let all = projectExpenditure, let spent = projects[0].execution.actual else { return true }
        return spent >= all
    }
}

/// 照列的行: rows of the form of a whole unit that stand in forms of projects with the same figures. What is wrong with
/// them is said once.
private struct MirroredRows {
    private let projects: [EvaluatedForm]
    private let namesMayDiffer: Bool
    /// The places of the rows in the forms of projects; none for a row that stands in the form of the unit alone.
    private var places: [Values: [(form: Int, row: Int)]] = [:]

    private struct Values: Hashable {
        let name: String
        let levelOne: String
        let levelTwo: String
        let target: String?
        let actual: String?
        let weight: FixedDecimal?
        let score: FixedDecimal?
    }

    init(_ whole: [EvaluatedIndicator], _ projects: [EvaluatedForm], namesMayDiffer: Bool) {
        self.projects = projects
        self.namesMayDiffer = namesMayDiffer
        guard !projects.isEmpty else { return }
        for row in whole { places[values(row)] = [] }
        for (form, project) in projects.enumerated() {
            for (row, indicator) in project.indicators.enumerated() { places[values(indicator)]?.append((form, row)) }
        }
    }

    private func values(_ row: EvaluatedIndicator) -> Values {
        Values(
            name: namesMayDiffer ? "" : row.levelThree, levelOne: row.levelOne, levelTwo: row.levelTwo,
            target: row.target, actual: row.actual, weight: row.weight, score: row.score)
    }

    /// Whether the row stands in the form of the unit.
    func contains(_ row: EvaluatedIndicator) -> Bool { places[values(row)] != nil }

    /// Where the row stands in forms of projects.
    func cells(of row: EvaluatedIndicator) -> [Cell] {
        (places[values(row)] ?? []).map { projects[$0.form].scoreCell(projects[$0.form].indicators[$0.row]) }
    }
}

extension Finding.Problem {
    /// Nothing when two numbers are equal, else that the first should be the second.
    static func unequal(_ printed: FixedDecimal, _ expected: FixedDecimal) -> Finding.Problem? {
        printed == expected ? nil : .points(printed: printed, lower: expected, upper: expected, assumption: nil)
    }
}
