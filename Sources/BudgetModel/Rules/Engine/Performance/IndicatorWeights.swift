import BudgetCodes

extension Evaluation {
    /// 分值 of goal forms, as of self-evaluations: the lowest that are printed add up to 100 with those of execution, and
    /// those of a level to the level above.
    mutating func checkWeights(
        _ rows: [Indicator], _ outline: IndicatorOutline, execution: FixedDecimal?, _ form: IndicatorForm,
        _ rule: NumberedRule
    ) {
        let part = "annualIndicators"
        // Rows that the template prints for more indicators have no points.
        let weights = FormWeights(outline, rows: rows.indices) { row in
            (rows[row].levelOneWeight, rows[row].levelTwoWeight, rows[row].weight, rows[row].isFiller)
        }
        // Most goal forms print none at all.
        guard weights.isPrinted else { return }
        checkWeights(
            weights, whole: nil, execution: execution.map { .printed($0) } ?? .unknown, precision: .tenThousandYuan,
            WeightRules(levelTwo: rule, levelOne: rule, indicators: rule, whole: rule),
            isOpen: { rows.contains { $0.isBeside } },
            cell: { place in
                switch place {
                case .levelOne(let branch):
                    form.classCell(part, outline.branches[branch].name, column: "levelOneWeight")
                case .levelTwo(let twig): form.classCell(part, outline.twigs[twig].name, column: "levelTwoWeight")
                case .indicators, .whole: form.tableCell(part, "weight")
                }
            })
    }
}
