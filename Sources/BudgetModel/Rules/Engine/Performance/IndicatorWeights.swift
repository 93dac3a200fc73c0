import BudgetCodes

extension Evaluation {
    /// 分值 of goal forms, held to what those of self-evaluations are held to.
    mutating func checkWeights(
        _ rows: [Indicator], _ outline: IndicatorOutline, execution: FixedDecimal?, _ form: IndicatorForm,
        _ rule: NumberedRule
    ) {
        let weights = FormWeights(outline, rows: rows.indices) { place in
            let row = rows[place]
            return (row.levelOneWeight, row.levelTwoWeight, row.weight, row.isFiller)
        }
        guard weights.isPrinted else { return }
        let part = "annualIndicators"
        checkWeights(
            weights, whole: nil, execution: execution.map(ExecutionPoints.printed) ?? .unknown,
            precision: .tenThousandYuan, WeightRules(levelTwo: rule, levelOne: rule, indicators: rule, whole: rule),
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
