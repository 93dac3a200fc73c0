import BudgetCodes

extension Evaluation {
    /// 绩效自评表: weights, scores, and the figures of the execution row.
    mutating func checkSelfEvaluations(
        _ forms: PerformanceForms, in document: Disclosure, _ rules: EvaluationRules, levelTwo: NumberedRule
    ) {
        let projects = forms.projectSelfEvaluations.map { EvaluatedForm($0, named: $0.name ?? "") }
        let whole = forms.departmentSelfEvaluation
        let isOnly = whole?.isThatOf(forms.projectSelfEvaluations) ?? false
        let mirror = MirroredRows(whole?.indicators ?? [], projects, namesMayDiffer: isOnly)
        if let whole {
            checkSelfEvaluation(EvaluatedForm(whole, named: ""), mirror, rules)
            checkLevels(IndicatorOutline(whole.indicators, frames: profile.frames), levelTwo) { name in
                EvaluatedForm(whole, named: "").cell(name, "levelTwo", nil)
            }
            checkTables(whole, document, rules.tables)
        }
        checkProjects(forms.projectSelfEvaluations, document, rules.projects)
        for (place, form) in projects.enumerated() {
            checkSelfEvaluation(form, mirror, rules)
            let outline = IndicatorOutline(form.indicators, frames: profile.frames)
            checkLevels(outline, levelTwo) { name in form.cell(name, "levelTwo", nil) }
            // What the only project does is what the unit does.
            if let whole, !isOnly { checkCopies(forms.projectSelfEvaluations[place], whole, rules.copied) }
        }
    }

    private mutating func checkSelfEvaluation(
        _ form: EvaluatedForm, _ mirror: MirroredRows, _ rules: EvaluationRules
    ) {
        let scored = FormScore(
            form.indicators, execution: form.execution, total: form.total, by: profile.scoring ?? form.scheme,
            frames: profile.frames)
        checkWeights(form, rules)
        checkSources(form, rules.executionSources)
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

    private mutating func checkSources(_ form: EvaluatedForm, _ rule: NumberedRule) {
        let (execution, precision) = (form.execution, form.precision)
        guard let sources = execution.sources, !sources.isEmpty else { return }
        func named(_ row: String, _ column: String, _ label: String, _ amount: Amount?) -> Cell {
            var cell = form.cell(row, column, label)
            cell.amount = amount
            return cell
        }
        let columns: [(name: String, label: String, printed: Amount?, path: KeyPath<MoneyRow, Amount?>)] = [
            ("initialBudget", "年初预算数", execution.initialBudget, \.initialBudget),
            ("budget", "预算数", execution.budget, \.budget), ("actual", "执行数", execution.actual, \.actual),
        ]
        let totals = MoneyOutline(sources).totals
        for column in columns {
            let amounts = sources.map { $0[keyPath: column.path] }
            // A form that has no such column says nothing about it.
            guard column.printed != nil || amounts.contains(where: { $0 != nil }) else { continue }
            for total in totals {
                let printed = total.row.flatMap { amounts[$0] } ?? column.printed
                let addends = total.addends(amounts, total: printed)
                if addends.isEmpty { continue }
                check(
                    rule, printed: printed, precision: precision,
                    sum: RunningSum(addends.map { amounts[$0] }, precision), total.isComplete ? .equal : .atLeast,
                    cell: { named(total.row.map { sources[$0].name } ?? "预算执行情况", column.name, column.label, printed) },
                    others: { addends.map { named(sources[$0].name, column.name, column.label, amounts[$0]) } })
            }
            // The total of the table is that of the row.
            guard totals.count == 1, let row = totals[0].row, let total = amounts[row] else { continue }
            check(
                rule, printed: column.printed, precision: precision, sum: RunningSum([total], precision),
                cell: { named("预算执行情况", column.name, column.label, column.printed) },
                others: { [named(sources[row].name, column.name, column.label, total)] })
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
    private mutating func checkTables(_ form: DepartmentSelfEvaluation, _ document: Disclosure, _ rule: NumberedRule) {
        let funds: [(String, String, Amount?, [CellReference], [CellReference])] = [
            (
                "部门整体支出总额", "actual", form.execution.actual, [.total(FinalExpenditure.self, .total)],
                [.expenditure(FinalAppropriationSummary.self, .currentTotal, .total)]
            ),
            (
                "基本支出总额", "basicExpenditure", form.basicExpenditure, [.total(FinalExpenditure.self, .basic)],
                [
                    .total(FinalGeneralPublicExpenditure.self, .basic),
                    .total(FinalGovernmentFund.self, .basic),
                    .total(FinalStateCapitalExpenditure.self, .basic),
                ]
            ),
            (
                "项目支出总额", "projectExpenditure", form.projectExpenditure,
                [.total(FinalExpenditure.self, .project)],
                [
                    .total(FinalGeneralPublicExpenditure.self, .project),
                    .total(FinalGovernmentFund.self, .project),
                    .total(FinalStateCapitalExpenditure.self, .project),
                ]
            ),
        ]
        guard document.tables[FinalExpenditure.form.id] != nil else { return }
        for (name, column, printed, whole, appropriations) in funds {
            guard let printed else { continue }
            let sums = [whole, appropriations].map { sum(of: $0, in: document) }
            // The form may be about all money or about appropriations; it has to agree with one of the two.
            let chosen = sums.first { $0.sum.printed > 0 && $0.sum.fen == printed.fen } ?? sums[0]
            check(
                rule, printed: printed, precision: form.caption.precision, sum: chosen.sum,
                cell: {
                    Cell(
                        Location(table: DepartmentSelfEvaluation.form.id, line: column, column: "amount"),
                        form: DepartmentSelfEvaluation.form, lineName: name, amount: printed)
                }, others: { chosen.cells })
        }
    }

    /// What the projects spent is a part of project expenditure; there may be projects without a form.
    private mutating func checkProjects(_ forms: [ProjectSelfEvaluation], _ document: Disclosure, _ rule: NumberedRule)
    {
        let reference = CellReference.total(FinalExpenditure.self, .project)
        guard !forms.isEmpty, let (amount, precision) = reference.printedAmount(in: document) else { return }
        check(
            rule, printed: amount, precision: precision, sum: RunningSum(forms.map(\.execution.actual), precision),
            .atLeast, cell: { reference.cell(amount) },
            others: {
                forms.map { form in
                    Cell(
                        Location(table: ProjectSelfEvaluation.form.id, line: form.name, column: "actual"),
                        form: ProjectSelfEvaluation.form, lineName: form.name, columnHeading: "执行数",
                        amount: form.execution.actual)
                }
            })
    }

    private func sum(of references: [CellReference], in document: Disclosure) -> (sum: RunningSum, cells: [Cell]) {
        var sum = RunningSum()
        var cells: [Cell] = []
        for reference in references {
            guard let (amount, precision) = reference.printedAmount(in: document) else { continue }
            sum.add(amount, width: precision.width)
            cells.append(reference.cell(amount))
        }
        return (sum, cells)
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

    init<Table: SelfEvaluationForm>(_ table: Table, named name: String) {
        form = Table.form
        self.name = name
        precision = table.caption.precision
        execution = table.execution
        indicatorWeight = table.indicatorWeight
        indicators = table.indicators
        total = table.total
        hasDeviationAnalysis = table.deviationAnalysis != nil
        scheme = .matching(table)
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
