import BudgetCodes

extension ScoringScheme {
    /// 汇总: the indicators of several projects as those of the whole unit, first aggregated and then scored.
    ///
    /// As the notes of the forms have it: absolute values add, relative values (per cent) are averaged weighted by
    /// money, and scores of qualities are averaged weighted by money. Weights are averaged in the same way. Money is the
    /// budget A of the execution row; projects without one weigh the same.
    ///
    /// An indicator that one project alone has stays as it is; where it prints no score it gets the recomputed one.
    ///
    /// - Returns: One row for each indicator, ordered by its path, so that the order of the projects does not matter. A
    ///   row has no score when its values cannot be brought together: other units, other words, or out of range.
    public func aggregate(_ projects: [ProjectSelfEvaluation]) -> [EvaluatedIndicator] {
        let hasMoney = projects.contains { $0.execution.budget.map { $0 > .zero } == true }
        var groups = [IndicatorPath: [Contribution]]()
        for project in projects {
            let money = hasMoney ? max(project.execution.budget?.fen ?? 0, 0) : 1
            IndicatorTree(project.indicators).walk { path, row in
                groups[path, default: []].append(Contribution(row: row, money: money.magnitude))
            }
        }
        return groups.map { (name: $0.description, path: $0, parts: $1) }.ordered { $0.name < $1.name }.map { group in
            aggregated(group.parts.ordered { ($0.money, $0.text) < ($1.money, $1.text) }, at: group.path)
        }
    }

    private func aggregated(_ parts: [Contribution], at path: IndicatorPath) -> EvaluatedIndicator {
        if parts.count == 1 {
            var row = parts[0].row
            (row.levelOne, row.levelTwo) = (path.levelOne, path.levelTwo)
            if row.score == nil { row.score = computed(row, path) }
            return row
        }
        var row = EvaluatedIndicator(path.levelOne, path.levelTwo, path.levelThree)
        let money = parts.map(\.money)
        row.levelOneWeight = .average(parts.map(\.row.levelOneWeight), money)
        row.levelTwoWeight = .average(parts.map(\.row.levelTwoWeight), money)
        row.weight = .average(parts.map(\.row.weight), money)
        row.target = together(parts.map(\.row.statedTarget), money)
        row.actual = together(parts.map(\.row.actual), money)
        let isQuality = parts.allSatisfy { $0.row.actual.map { TargetValue($0).quantity == nil } ?? true }
        if isQuality {
            row.score = FixedDecimal.average(parts.map(\.row.score), money).map {
                rounding.rounded($0.tenThousandths.magnitude)
            }
        } else {
            row.score = computed(row, path)
        }
        return row
    }

    /// The score of a row, if the scheme allows one alone.
    private func computed(_ row: EvaluatedIndicator, _ path: IndicatorPath) -> FixedDecimal? {
        let range = assessor().assessment(of: row, isCost: path.direction == .reverse).range
        return range.flatMap { $0.lowerBound == $0.upperBound ? $0.lowerBound : nil }
    }

    /// Several printed values as one; `nil` when they do not go together.
    private func together(_ printed: [String?], _ money: [UInt64]) -> String? {
        let texts = printed.compactMap { $0 }
        guard texts.count == printed.count, let first = texts.first else { return nil }
        if texts.count == 1 { return first }
        let quantities = texts.compactMap { TargetValue($0).quantity }
        guard quantities.count == texts.count, let model = quantities.first else {
            return Set(texts).count == 1 ? first : nil
        }
        guard
            quantities.allSatisfy({ $0.canonicalUnit == model.canonicalUnit && $0.comparator == model.comparator })
        else { return nil }
        let isShared = quantities.allSatisfy { $0.multiplier == model.multiplier }
        func plain(_ quantity: Quantity) -> FixedDecimal? {
            isShared ? quantity.number : quantity.tenThousandths.map(FixedDecimal.init(tenThousandths:))
        }
        let numbers = quantities.compactMap(plain)
        guard numbers.count == quantities.count else { return nil }
        var result = model
        if !isShared { result.multiplier = .one }
        if model.isPercentage {
            guard let mean = FixedDecimal.average(numbers, money) else { return nil }
            result.number = mean
        } else {
            result.number = FixedDecimal.sum(numbers)
        }
        return result.text
    }
}

/// What one project adds to an indicator.
private struct Contribution {
    let row: EvaluatedIndicator
    let money: UInt64

    /// Something to order by that does not depend on the order of the projects.
    var text: String { "\(row.target ?? "")/\(row.actual ?? "")/\(row.weight?.description ?? "")" }
}

extension FixedDecimal {
    /// The average weighted by whole numbers, rounded half up to four decimals; blank numbers do not count. `nil` for
    /// negative numbers and no weight.
    static func average(_ numbers: [FixedDecimal?], _ weights: [UInt64]) -> FixedDecimal? {
        var high: UInt64 = 0
        var low: UInt64 = 0
        var sum: UInt64 = 0
        for (number, weight) in zip(numbers, weights) {
            guard let number else { continue }
            guard number.tenThousandths >= 0 else { return nil }
            let product = number.tenThousandths.magnitude.multipliedFullWidth(by: weight)
            let (part, carry) = low.addingReportingOverflow(product.low)
            let (total, overflow) = high.addingReportingOverflow(product.high + (carry ? 1 : 0))
            let (weightSum, weightOverflow) = sum.addingReportingOverflow(weight)
            if overflow || weightOverflow { return nil }
            (high, low, sum) = (total, part, weightSum)
        }
        guard sum > 0, high < sum else { return nil }
        let (quotient, rest) = sum.dividingFullWidth((high, low))
        guard let value = Int64(exactly: quotient), value < .max else { return nil }
        return FixedDecimal(tenThousandths: rest >= sum - rest ? value + 1 : value)
    }
}
