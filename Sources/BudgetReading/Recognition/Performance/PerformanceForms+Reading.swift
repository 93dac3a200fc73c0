import BudgetCodes
import BudgetModel

extension PerformanceFormReader {
    /// Whether enough was understood to be one of the forms.
    var isForm: Bool {
        !longTerm.isEmpty || !annual.isEmpty || !evaluated.isEmpty || !funding.income.isEmpty
            || !moneyRows.isEmpty && values[.total] != nil
    }

    /// How well the form was read, from 0 to 1.
    var fit: Double { counts.all == 0 ? 0 : Double(counts.good) / Double(counts.all) }

    /// The form, put where it belongs, with the places of its cells.
    mutating func add(
        to forms: inout PerformanceForms, caption: Caption, isProject: Bool
    ) -> (form: Form.ID, cells: [ReadingReport.CellReading]) {
        let key: String
        let form: Form.ID
        if isMonitoring {
            let own = monitoring(caption)
            key = own.name ?? ""
            form = PerformanceMonitoring.form.id
            forms.monitorings.append(own)
            addCells(evaluated, part: [])
        } else if !evaluated.isEmpty || annual.isEmpty && longTerm.isEmpty && !moneyRows.isEmpty {
            addCells(evaluated, part: [])
            if isProject {
                let own = projectSelfEvaluation(caption)
                key = own.name ?? ""
                form = ProjectSelfEvaluation.form.id
                forms.projectSelfEvaluations.append(own)
            } else {
                key = ""
                form = DepartmentSelfEvaluation.form.id
                forms.departmentSelfEvaluation = departmentSelfEvaluation(caption)
            }
        } else {
            addCells(longTerm, part: ["longTermIndicators"])
            addCells(annual, part: ["annualIndicators"])
            if isProject {
                let own = projectGoal(caption)
                key = own.code?.description ?? own.name ?? ""
                form = ProjectPerformanceGoal.form.id
                forms.projectGoals.append(own)
            } else {
                key = ""
                form = DepartmentPerformanceGoal.form.id
                forms.departmentGoal = departmentGoal(caption)
            }
        }
        return (form, cells.map { $0.reading(below: key) })
    }

    private mutating func addCells(_ rows: [IndicatorRow], part: [String]) {
        for row in rows {
            let name = row.three.isEmpty ? "\(row.one) \(row.two)" : row.three
            for (place, field) in row.levels.enumerated() where field.text != row.name?.text {
                // Classes have findings of their own.
                let text = IndicatorPoints.split(field.text).name
                cells.append(FormCell(line: part + [text], column: place == 0 ? "levelOne" : "levelTwo", field: field))
            }
            if let field = row.name {
                cells.append(FormCell(line: part + [name], column: "levelThree", field: field))
            }
            for (column, field) in row.values.sorted(by: { $0.value.column < $1.value.column }) {
                var cell = FormCell(line: part + [name], column: column.name, field: field)
                switch column {
                case .score, .weight, .reviewScore, .scoreFactor:
                    if !PrintedFigure.isBlank(field.text), IndicatorPoints.points(field.text) == nil {
                        cell.set(.noAmount)
                    }
                default: break
                }
                cells.append(cell)
            }
        }
    }

    private func amount(_ label: FormLabel) -> Amount? {
        values[label].flatMap { PrintedFigure($0, unit: unit).amount }
    }

    private func points(_ label: FormLabel) -> FixedDecimal? { values[label].flatMap(IndicatorPoints.points) }

    /// The day, behind which the unit may stand on the same line.
    private var filed: String? {
        guard let text = values[.filed], let end = text.firstIndex(of: "日") else { return nil }
        return CoverReader.day(String(text[...end]))
    }

    private var moreFields: [LabeledText]? { fields.isEmpty ? nil : fields }

    private var contact: Contact? {
        guard values[.person] != nil || values[.telephone] != nil else { return nil }
        var contact = Contact()
        contact.person = values[.person]
        contact.telephone = values[.telephone]
        contact.address = values[.address]
        contact.postalCode = values[.postalCode]
        return contact
    }

    /// The row of the total, and the rows that it is made of; a total below them stays among them.
    private var execution: BudgetExecution {
        var execution = BudgetExecution()
        execution.weight = executionWeight
        guard let first = moneyRows.first else { return execution }
        let isFirst = moneyRows.count == 1 || first.isTotal || PrintedText.folded(first.name) == "小计"
        let total = isFirst ? first : moneyRows.first { $0.isTotal || PrintedText.folded($0.name) == "小计" }
        let rest = isFirst ? Array(moneyRows.dropFirst()) : moneyRows
        if isFirst { execution.name = first.name }
        if let total {
            (execution.initialBudget, execution.budget, execution.actual) = (
                total.initialBudget, total.budget, total.actual
            )
            (execution.rate, execution.score, execution.reason) = (total.rate, total.score, total.reason)
            execution.weight = total.weight ?? executionWeight
        }
        execution.sources = rest.isEmpty ? nil : rest
        return execution
    }

    private var indicators: [EvaluatedIndicator] {
        evaluated.map { row in
            var own = EvaluatedIndicator(row.one, row.two, row.three)
            own.levelOneWeight = row.oneWeight
            own.levelTwoWeight = row.twoWeight
            own.weight = row.weight ?? row.values[.weight].flatMap { IndicatorPoints.points($0.text) }
            own.target = row.values[.target]?.text
            own.actual = row.values[.actual]?.text
            own.score = row.values[.score].flatMap { IndicatorPoints.points($0.text) }
            own.deviation = row.values[.deviation]?.text
            if let details = row.details { own.details = details }
            return own
        }
    }

    private static func goals(_ rows: [IndicatorRow]) -> [Indicator] {
        rows.map { row in
            var own = Indicator(row.one, row.two, row.three)
            own.goal = row.goal?.text
            (own.levelOneWeight, own.levelTwoWeight) = (row.oneWeight, row.twoWeight)
            own.weight = row.weight ?? row.values[.weight].flatMap { IndicatorPoints.points($0.text) }
            own.target = row.values[.target]?.text
            own.lastYear = row.values[.lastYear]?.text
            own.yearBeforeLast = row.values[.yearBeforeLast]?.text
            own.basis = row.values[.basis]?.text
            own.category = row.values[.category]?.text
            if let details = row.details { own.details = details }
            return own
        }
    }

    /// What the self-evaluations of projects and of whole units both have.
    private func fill(_ form: inout some SelfEvaluationForm) {
        form.contact = contact
        form.filed = filed
        form.execution = execution
        form.annualGoal = values[.annualGoal]
        form.goalResult = values[.goalResult]
        form.indicatorWeight = indicatorWeight
        form.indicators = indicators
        form.total = points(.total)
        form.reviewTotal = points(.reviewTotal)
        form.grade = values[.grade]
        form.conclusion = values[.conclusion]
        form.problems = values[.problems]
        form.deviationAnalysis = values[.deviationAnalysis]
        form.improvements = values[.improvements]
    }

    private func departmentSelfEvaluation(_ caption: Caption) -> DepartmentSelfEvaluation {
        var form = DepartmentSelfEvaluation()
        form.caption = caption
        form.agency = values[.agency]
        form.basicExpenditure = amount(.basicExpenditure)
        form.projectExpenditure = amount(.projectExpenditure)
        fill(&form)
        form.fields = moreFields
        return form
    }

    private func projectSelfEvaluation(_ caption: Caption) -> ProjectSelfEvaluation {
        var form = ProjectSelfEvaluation()
        form.caption = caption
        form.name = values[.name]
        form.code = code
        form.agency = values[.agency]
        form.department = values[.department]
        form.implementer = values[.implementer]
        form.category = values[.category]
        form.nature = values[.nature]
        form.type = values[.type]
        fill(&form)
        if !costs.isEmpty {
            form.payments = costs.map { cost in
                var row = MoneyRow(cost.activity, cost.amount)
                row.note = cost.note
                return row
            }
        }
        form.fields = moreFields
        return form
    }

    private var code: ProjectCode? { values[.code].flatMap { ProjectCode($0.filter { !$0.isWhitespace }.halfWidth) } }

    private func monitoring(_ caption: Caption) -> PerformanceMonitoring {
        var form = PerformanceMonitoring()
        form.caption = caption
        form.name = values[.name]
        form.code = code
        form.agency = values[.agency]
        form.department = values[.department]
        form.implementer = values[.implementer]
        form.contact = contact
        form.throughMonth = throughMonth
        form.funds = moneyRows
        form.annualGoal = values[.annualGoal]
        form.indicators = indicators
        form.fields = moreFields
        return form
    }

    private func departmentGoal(_ caption: Caption) -> DepartmentPerformanceGoal {
        var form = DepartmentPerformanceGoal()
        form.caption = caption
        form.agency = values[.agency]
        form.contact = contact
        form.filed = filed
        form.funding = funding
        // 资金总额 and what it is made of, without years.
        if funding.expenditure.isEmpty {
            form.funding.expenditure = sources.map { source in
                var line = FundingLine(source.name)
                line.current = source.amount
                return line
            }
        }
        form.duties = values[.duties]
        form.annualTasks = values[.annualTasks]
        form.tasks = tasks.isEmpty ? nil : tasks
        form.projects = projects
        form.executionWeight = points(.executionWeight)
        form.longTermGoal = values[.longTermGoal]
        form.longTermEnd = longTermEnd
        form.annualGoal = values[.annualGoal]
        form.longTermIndicators = Self.goals(longTerm)
        form.annualIndicators = Self.goals(annual)
        form.fields = moreFields
        return form
    }

    private func projectGoal(_ caption: Caption) -> ProjectPerformanceGoal {
        var form = ProjectPerformanceGoal()
        form.caption = caption
        form.name = values[.name]
        form.code = code
        form.department = values[.department]
        form.implementer = values[.implementer]
        form.contact = contact
        form.nature = values[.nature]
        form.category = values[.category]
        form.type = values[.type]
        form.function = values[.function]
        form.startYear = values[.startYear].flatMap { PrintedText.year(in: $0 + "年") }
        form.endYear = values[.endYear].flatMap { PrintedText.year(in: $0 + "年") }
        form.period = values[.period]
        form.region = values[.region]
        form.justification = values[.justification]
        form.feasibility = values[.feasibility]
        form.necessity = values[.necessity]
        form.plan = values[.plan]
        form.totalBudget = amount(.totalBudget)
        form.currentBudget = amount(.currentBudget)
        let earlier = Self.earlierBudgets(in: values[.earlierBudgets] ?? "")
        form.earlierBudgets = earlier.budgets
        form.budgetChange = values[.budgetChange] ?? (earlier.isAll ? nil : values[.earlierBudgets])
        form.executionWeight = points(.executionWeight)
        form.midTermSources = midTermSources.isEmpty ? nil : midTermSources
        form.sources = sources
        form.costs = costs
        form.costExplanation = values[.costExplanation]
        form.procurement = procurement
        form.schedule = tasks.isEmpty ? nil : tasks
        form.goals = goals
        form.longTermGoal = values[.longTermGoal]
        form.longTermEnd = longTermEnd
        form.annualGoal = values[.annualGoal]
        form.longTermIndicators = Self.goals(longTerm)
        form.annualIndicators = Self.goals(annual)
        form.fields = moreFields
        return form
    }
}
