import BudgetCodes
import BudgetModel

extension PerformanceFormReader {
    /// Whether enough was understood to be one of the forms.
    var isForm: Bool { !longTerm.isEmpty || !annual.isEmpty || !evaluated.isEmpty || !funding.income.isEmpty }

    /// How well the form was read, from 0 to 1.
    var fit: Double { counts.all == 0 ? 0 : Double(counts.good) / Double(counts.all) }

    /// The form, put where it belongs.
    func add(to forms: inout PerformanceForms, caption: Caption, isProject: Bool, unit: AmountUnit) -> Form.ID {
        if !evaluated.isEmpty {
            if isProject {
                forms.projectSelfEvaluations.append(projectSelfEvaluation(caption, unit))
                return ProjectSelfEvaluation.form.id
            }
            forms.departmentSelfEvaluation = departmentSelfEvaluation(caption, unit)
            return DepartmentSelfEvaluation.form.id
        }
        if isProject {
            forms.projectGoals.append(projectGoal(caption, unit))
            return ProjectPerformanceGoal.form.id
        }
        forms.departmentGoal = departmentGoal(caption, unit)
        return DepartmentPerformanceGoal.form.id
    }

    private func amount(_ label: FormLabel, _ unit: AmountUnit) -> Amount? {
        values[label].flatMap { PrintedFigure($0, unit: unit).amount }
    }

    private var filed: String? { values[.filed].flatMap { CoverReader.day($0) } }

    private var contact: Contact? {
        guard values[.person] != nil || values[.telephone] != nil else { return nil }
        var contact = Contact()
        contact.person = values[.person]
        contact.telephone = values[.telephone]
        contact.address = values[.address]
        contact.postalCode = values[.postalCode]
        return contact
    }

    private var indicators: [EvaluatedIndicator] {
        evaluated.map { row in
            var own = EvaluatedIndicator(row.one, row.two, row.three)
            own.levelOneWeight = row.oneWeight
            own.levelTwoWeight = row.twoWeight
            own.weight = row.weight ?? row.values[.weight].flatMap(IndicatorPoints.points)
            own.target = row.values[.target]
            own.actual = row.values[.actual]
            own.score = row.values[.score].flatMap(IndicatorPoints.points)
            own.deviation = row.values[.deviation]
            return own
        }
    }

    private static func goals(_ rows: [IndicatorRow]) -> [Indicator] {
        rows.map { row in
            var own = Indicator(row.one, row.two, row.three)
            own.goal = row.goal
            own.target = row.values[.target]
            own.lastYear = row.values[.lastYear]
            own.yearBeforeLast = row.values[.yearBeforeLast]
            own.basis = row.values[.basis]
            own.category = row.values[.category]
            return own
        }
    }

    private func departmentSelfEvaluation(_ caption: Caption, _ unit: AmountUnit) -> DepartmentSelfEvaluation {
        var form = DepartmentSelfEvaluation()
        form.caption = caption
        form.agency = values[.agency]
        form.contact = contact
        form.filed = filed
        form.basicExpenditure = amount(.basicTotal, unit)
        form.projectExpenditure = amount(.projectTotal, unit)
        form.execution = execution
        form.annualGoal = values[.annualGoal]
        form.indicatorWeight = indicatorWeight
        form.indicators = indicators
        form.total = values[.total].flatMap(IndicatorPoints.points)
        form.deviationAnalysis = values[.deviation]
        form.improvements = values[.improvements]
        return form
    }

    private func projectSelfEvaluation(_ caption: Caption, _ unit: AmountUnit) -> ProjectSelfEvaluation {
        var form = ProjectSelfEvaluation()
        form.caption = caption
        form.name = values[.name]
        form.agency = values[.agency]
        form.department = values[.department]
        form.implementer = values[.implementer]
        form.contact = contact
        form.filed = filed
        form.category = values[.category]
        form.nature = values[.nature]
        form.type = values[.type]
        form.execution = execution
        form.annualGoal = values[.annualGoal]
        form.indicatorWeight = indicatorWeight
        form.indicators = indicators
        form.total = values[.total].flatMap(IndicatorPoints.points)
        form.deviationAnalysis = values[.deviation]
        form.improvements = values[.improvements]
        return form
    }

    private func departmentGoal(_ caption: Caption, _ unit: AmountUnit) -> DepartmentPerformanceGoal {
        var form = DepartmentPerformanceGoal()
        form.caption = caption
        form.agency = values[.agency]
        form.contact = contact
        form.filed = filed
        form.funding = funding
        form.duties = values[.duties]
        form.annualTasks = values[.tasks]
        form.projects = projects
        form.longTermGoal = values[.longTermGoal]
        form.annualGoal = values[.annualGoal]
        form.longTermIndicators = Self.goals(longTerm)
        form.annualIndicators = Self.goals(annual)
        return form
    }

    private func projectGoal(_ caption: Caption, _ unit: AmountUnit) -> ProjectPerformanceGoal {
        var form = ProjectPerformanceGoal()
        form.caption = caption
        form.name = values[.name]
        form.code = values[.code].flatMap { ProjectCode($0.filter { !$0.isWhitespace }.halfWidth) }
        form.department = values[.department]
        form.implementer = values[.implementer]
        form.contact = contact
        form.nature = values[.nature]
        form.category = values[.category]
        form.type = values[.type]
        form.function = values[.function]
        form.startYear = values[.startYear].flatMap { PrintedText.year(in: $0) }
        form.endYear = values[.endYear].flatMap { PrintedText.year(in: $0) }
        form.justification = values[.justification]
        form.plan = values[.plan]
        form.totalBudget = amount(.totalBudget, unit)
        form.currentBudget = amount(.currentBudget, unit)
        form.budgetChange = values[.earlierBudgets]
        form.sources = sources
        form.costs = costs
        form.goals = goals
        form.longTermGoal = values[.longTermGoal]
        form.annualGoal = values[.annualGoal]
        form.longTermIndicators = Self.goals(longTerm)
        form.annualIndicators = Self.goals(annual)
        return form
    }
}
