import BudgetCodes

extension Evaluation {
    /// 绩效自评表: weights, scores, and the figures of the execution row.
    mutating func checkSelfEvaluations(
        _ forms: PerformanceForms, in document: Disclosure, _ tables: TableReadings, _ rules: EvaluationRules,
        levelTwo: NumberedRule, blankSum: NumberedRule
    ) {
        let projects = forms.projectSelfEvaluations.map { EvaluatedForm($0, named: $0.name ?? "", profile.frames) }
        let whole = forms.departmentSelfEvaluation
        let isOnly = whole?.isThatOf(forms.projectSelfEvaluations) ?? false
        let mirror = MirroredRows(whole?.indicators ?? [], projects, namesMayDiffer: isOnly)
        if let whole {
            let form = EvaluatedForm(whole, named: "", profile.frames)
            checkSelfEvaluation(form, mirror, rules, blankSum)
            checkLevels(
                IndicatorOutline(form.indicators, frames: profile.frames), form.indicatorForm, levelTwo)
            if document.tables[FinalExpenditure.form.id] != nil {
                checkTables(whole, form.actual, tables, rules.tables)
            }
        }
        checkProjects(projects, tables, rules.projects)
        for (place, form) in projects.enumerated() {
            checkSelfEvaluation(form, mirror, rules, blankSum)
            checkLevels(
                IndicatorOutline(form.indicators, frames: profile.frames), form.indicatorForm, levelTwo)
            // What the only project does is what the unit does.
            if let whole, !isOnly { checkCopies(forms.projectSelfEvaluations[place], whole, rules.copied) }
        }
    }

    private mutating func checkSelfEvaluation(
        _ form: EvaluatedForm, _ mirror: MirroredRows, _ rules: EvaluationRules, _ blankSum: NumberedRule
    ) {
        let scored = FormScore(
            form.indicators, execution: form.execution, total: form.total, by: profile.scoring ?? form.scheme,
            frames: profile.frames)
        checkWeights(form, rules)
        checkSources(form, rules.executionSources, blankSum)
        checkExecution(form, scored, rules)
        for score in scored.indicators where form.isOfUnit || !mirror.contains(score.row) {
            checkScore(score, form, mirror, rules)
        }

        let scores = form.indicators.compactMap(\.score)
        if let total = form.total, scores.count + form.mergedAway == form.indicators.count, !scores.isEmpty {
            let expected = FixedDecimal.sum(
                scores + [form.execution.isPartOfTotal ? form.execution.score ?? .zero : .zero])
            check(rules.total, problem: .unequal(total, expected), cell: { form.cell("总分", "total", nil) })
        }
    }

    private mutating func checkWeights(_ form: EvaluatedForm, _ rules: EvaluationRules) {
        var levelOnes: [FixedDecimal] = []
        for branch in IndicatorTree(form.indicators, frames: profile.frames).branches {
            var levelTwos: [FixedDecimal] = []
            for twig in branch.twigs {
                let weights = twig.leaves.compactMap(\.row.weight)
                guard let printed = twig.leaves.compactMap(\.row.levelTwoWeight).first else { continue }
                levelTwos.append(printed)
                guard weights.count == twig.leaves.count else { continue }
                check(
                    rules.levelTwoWeight, problem: .unequal(printed, .sum(weights)),
                    cell: { form.cell("\(branch.name) \(twig.name)", "levelTwoWeight", "权重") })
            }
            let rows = branch.twigs.flatMap(\.leaves).map(\.row)
            guard let printed = rows.compactMap(\.levelOneWeight).first else { continue }
            levelOnes.append(printed)
            guard levelTwos.count == branch.twigs.count else { continue }
            check(
                rules.levelOneWeight, problem: .unequal(printed, .sum(levelTwos)),
                cell: { form.cell(branch.name, "levelOneWeight", "权重") })
        }
        if let whole = form.indicatorWeight, !levelOnes.isEmpty {
            check(
                rules.indicatorWeight, problem: .unequal(whole, .sum(levelOnes)),
                cell: { form.cell("年度绩效指标", "indicatorWeight", "权重") })
        }
        if let whole = form.indicatorWeight, let execution = form.execution.weight, form.execution.isPartOfTotal {
            check(
                rules.wholeWeight, problem: .unequal(.sum([whole, execution]), FixedDecimal(100)),
                cell: { form.cell("权重合计", "weight", nil) })
        }
    }

    private mutating func checkSources(_ form: EvaluatedForm, _ rule: NumberedRule, _ blankSum: NumberedRule) {
        let execution = form.execution
        guard let sources = execution.sources, !sources.isEmpty else { return }
        func named(_ row: String, _ column: String, _ label: String, _ amount: Amount?) -> Cell {
            var cell = form.cell(row, column, label)
            cell.amount = amount
            return cell
        }
        let columns: [(String, String, Amount?, KeyPath<MoneyRow, Amount?>)] = [
            ("initialBudget", "年初预算数", execution.initialBudget, \.initialBudget),
            ("budget", "预算数", execution.budget, \.budget), ("actual", "执行数", execution.actual, \.actual),
        ]
        // A form without the row has sources alone.
        let isPrinted =
            execution.budget != nil || execution.actual != nil || execution.rate != nil || execution.score != nil
        let outline = MoneyOutline(sources)
        let rules = MoneyTable.Rules(total: rule, part: rule, elsewhere: rule, blankSum: blankSum)
        for (column, label, amount, path) in columns {
            // Not every form has the budget of the opening.
            let hasColumn = isPrinted && (path != \.initialBudget || amount != nil)
            if !hasColumn, outline.totals.allSatisfy({ $0.row == nil }) { continue }
            let table = MoneyTable(
                outline: outline, amounts: sources.map { $0[keyPath: path] }, elsewhere: amount,
                precision: form.precision, isTotalElsewhere: true)
            check(table, rules) { row in
                named(row.map { sources[$0].name } ?? "预算执行情况", column, label, row.map { table.amounts[$0] } ?? amount)
            }
        }
    }

    private mutating func checkExecution(_ form: EvaluatedForm, _ scored: FormScore, _ rules: EvaluationRules) {
        let execution = form.execution
        if let rate = execution.rate, let budget = execution.budget, let actual = execution.actual,
            let exact = FixedDecimal.percent(actual, of: budget, decimals: 4)
        {
            check(
                rules.executionRate,
                problem: exact.rounds(to: rate)
                    ? nil : .points(printed: rate, lower: exact, upper: exact, assumption: nil),
                cell: { form.cell("预算执行情况", "rate", "执行率%") })
        }
        if let printed = execution.score, let expected = scored.execution {
            check(
                rules.executionScore, problem: .unequal(printed, expected),
                cell: { form.cell("预算执行情况", "score", "得分") })
        }
    }

    private mutating func checkScore(
        _ score: IndicatorScore, _ form: EvaluatedForm, _ mirror: MirroredRows, _ rules: EvaluationRules
    ) {
        let row = score.row
        func place() -> Cell { form.scoreCell(row) }
        func others() -> [Cell] { form.isOfUnit ? mirror.cells(of: row) : [] }
        // What was blanked out in a document says nothing.
        if let actual = row.actual, actual.isLegible, score.method.isOfNumbers || score.method == .wordForNumber {
            let isWord = score.method == .wordForNumber
            check(
                rules.words,
                problem: isWord ? .performance(.wordForNumber, [row.statedTarget ?? "", actual]) : nil, cell: place,
                others: others)
        }
        guard let printed = row.score, let weight = score.fullMarks else { return }
        let isInRange = printed >= FixedDecimal(0) && printed <= weight
        check(
            rules.scoreRange,
            problem: isInRange
                ? nil : .points(printed: printed, lower: FixedDecimal(0), upper: weight, assumption: nil),
            cell: place, others: others)
        let rule = score.assumption == nil ? rules.score : rules.assumedScore
        if let range = score.allowed {
            let problem = Finding.Problem.points(
                printed: printed, lower: range.lowerBound, upper: range.upperBound, assumption: score.assumption)
            let isRight = score.difference?.tenThousandths == 0
            // A score above its weight is found already.
            if isRight || isInRange { check(rule, problem: isRight ? nil : problem, cell: place, others: others) }
        } else if score.method == .notComputable || score.method == .wordForNumber {
            recordNotEvaluated(rule, .notComputable, cell: place(), precision: form.precision)
        }
        if printed < weight {
            let isExplained = row.deviation != nil || form.hasDeviationAnalysis
            let texts = [row.target ?? "", row.actual ?? ""]
            check(
                rules.deviation, problem: isExplained ? nil : .performance(.unexplainedDeviation, texts), cell: place,
                others: others)
        }
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

/// What is checked in the self-evaluation form of a project and of a whole unit alike.
private struct EvaluatedForm {
    let form: Form
    /// The name of the project; empty for a whole unit.
    let name: String
    let precision: Precision
    let execution: BudgetExecution
    let indicatorWeight: FixedDecimal?
    let indicators: [EvaluatedIndicator]
    let total: FixedDecimal?
    let hasDeviationAnalysis: Bool
    /// The scheme that the weights belong to.
    let scheme: ScoringScheme

    /// Whether it is the form of a whole unit.
    var isOfUnit: Bool { form.id == DepartmentSelfEvaluation.form.id }

    init<Table: SelfEvaluationForm>(_ table: Table, named name: String, _ frames: FrameBook) {
        form = Table.form
        self.name = name
        precision = table.caption.precision
        execution = table.execution
        indicatorWeight = table.indicatorWeight
        indicators = table.indicators
        total = table.total
        hasDeviationAnalysis = table.deviationAnalysis != nil
        scheme = .matching(table, frames: frames)
    }

    /// 执行数; where it is blank, what the sources add up to.
    var actual: RunningSum { RunningSum(execution.actual, precision, of: sum(\.actual)) }

    /// A column of the sources.
    private func sum(_ path: KeyPath<MoneyRow, Amount?>) -> RunningSum {
        let sources = execution.sources ?? []
        let totals = MoneyOutline(sources).totals
        guard totals.count == 1 else { return RunningSum() }
        let amounts = sources.map { $0[keyPath: path] }
        return RunningSum(totals[0].row.flatMap { amounts[$0] }, precision, of: totals[0].sum(amounts, precision))
    }

    /// How many rows print no score because its cell is merged with the one above.
    var mergedAway: Int {
        var count = 0
        for (place, row) in indicators.enumerated() where row.hasDetails && row.score != nil {
            guard let rows = row.details.mergedRows, rows > 1 else { continue }
            count += indicators[(place + 1)...].prefix(rows - 1).count { $0.score == nil }
        }
        return count
    }

    var indicatorForm: IndicatorForm { IndicatorForm(form: form, key: name, name: name) }

    func scoreCell(_ row: EvaluatedIndicator) -> Cell { cell(row.levelThree, "score", "得分") }

    func cell(_ row: String, _ column: String, _ label: String?) -> Cell {
        let names = [name, row].filter { !$0.isEmpty }
        return Cell(
            Location(table: form.id, line: names.joined(separator: "/"), column: column), form: form,
            lineName: names.joined(separator: " "), columnHeading: label)
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
