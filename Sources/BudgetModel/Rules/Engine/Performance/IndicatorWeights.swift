import BudgetCodes

extension Evaluation {
    /// 分值 of goal forms: the lowest that are printed add up to 100 with those of execution, and those of a level to the
    /// level above. Where some are not printed nothing is known of the sum, unless it is too large already.
    mutating func checkWeights(
        _ rows: [Indicator], _ outline: IndicatorOutline, execution: FixedDecimal?, _ form: IndicatorForm,
        _ rule: NumberedRule
    ) {
        let part = "annualIndicators"
        guard rows.contains(where: { $0.weight != nil || $0.levelTwoWeight != nil || $0.levelOneWeight != nil })
        else { return }
        var sum = WeightSum()
        for branch in outline.branches.indices {
            var ofTwigs = WeightSum()
            for twig in outline.twigs.indices where outline.twigs[twig].branch == branch {
                let leaves = rows.indices.filter { outline.twigOfRow[$0] == twig && !rows[$0].isFiller }
                if leaves.isEmpty { continue }
                let ofLeaves = WeightSum(leaves.map { rows[$0].weight })
                let printed = leaves.lazy.compactMap { rows[$0].levelTwoWeight }.first
                ofTwigs.add(
                    compare(ofLeaves, printed, rule) {
                        form.classCell(part, outline.twigs[twig].name, column: "levelTwoWeight")
                    })
            }
            let printed = rows.indices.lazy.filter { outline.twigs[outline.twigOfRow[$0]].branch == branch }
                .compactMap { rows[$0].levelOneWeight }.first
            sum.add(
                compare(ofTwigs, printed, rule) {
                    form.classCell(part, outline.branches[branch].name, column: "levelOneWeight")
                })
        }
        let hundred = FixedDecimal(100)
        let total = FixedDecimal.sum([sum.points, execution ?? .zero])
        let cell = { form.tableCell(part, "weight") }
        if total > hundred || sum.isComplete && (execution != nil || total == hundred) {
            check(rule, problem: .unequal(total, hundred), cell: cell)
        } else {
            // The points of execution, or of a merged cell, may stand where the form does not show them.
            recordNotEvaluated(
                rule, .otherLayout, cell: cell(), precision: .tenThousandYuan)
        }
    }

    /// The points of a class: those below it, held against what is printed; what is printed where some below are not.
    private mutating func compare(
        _ sum: WeightSum, _ printed: FixedDecimal?, _ rule: NumberedRule, cell: () -> Cell
    ) -> WeightSum {
        guard let printed else { return sum }
        if sum.isComplete || sum.points > printed {
            check(rule, problem: .unequal(printed, sum.points), cell: cell)
        }
        return sum.isComplete ? sum : WeightSum([printed])
    }
}

/// Points of several rows.
private struct WeightSum {
    var points = FixedDecimal.zero
    /// Whether all of them are printed.
    var isComplete = true

    init(_ weights: [FixedDecimal?] = []) {
        points = .sum(weights.compactMap { $0 })
        isComplete = !weights.contains(nil)
    }

    mutating func add(_ other: WeightSum) {
        points = .sum([points, other.points])
        isComplete = isComplete && other.isComplete
    }
}
