/// 评分依据: how a score was made.
public enum ScoringMethod: String, CaseIterable, Codable, Sendable {
    /// 正向: weight × B/A.
    case positive
    /// 反向: weight × A/B.
    case reverse
    /// 区间: full marks inside, in proportion outside.
    case interval
    /// 定性: one of the bands.
    case qualitative
    /// 不适用: taken out of the evaluation.
    case notApplicable
    /// 无法计算.
    case notComputable
}

/// 评分假设: what was assumed because the form does not say it.
public enum ScoringAssumption: String, CaseIterable, Codable, Sendable {
    /// 成本指标按反向: the target has no comparator; the class says that less is better.
    case reverseFromClass
    /// 未标明方向按正向: the target has no comparator and the class says nothing; more was taken as better.
    case positiveByDefault
}

/// 指标得分: the score of one indicator as recomputed, beside the printed one.
public struct IndicatorScore: Hashable, Sendable {
    /// Where the indicator stands.
    public let path: IndicatorPath
    /// The row as printed.
    public let row: EvaluatedIndicator
    /// How the score was made.
    public let method: ScoringMethod
    /// What was assumed.
    public let assumption: ScoringAssumption?
    /// The lowest and the highest score that the scheme allows; the same for quantities, a band for words, `nil` when
    /// nothing can be computed.
    public let recomputed: ClosedRange<FixedDecimal>?

    /// Printed minus the nearest score that the scheme allows; zero when it is one of them, `nil` when either is missing.
    public var difference: FixedDecimal? {
        guard let printed = row.score, let recomputed else { return nil }
        let nearest = min(max(printed, recomputed.lowerBound), recomputed.upperBound)
        return FixedDecimal(tenThousandths: printed.tenThousandths - nearest.tenThousandths)
    }
}

extension ScoringScheme {
    /// The score of an indicator by this scheme.
    func score(_ row: EvaluatedIndicator, at path: IndicatorPath) -> IndicatorScore {
        let (method, assumption, range) = assessment(of: row, at: path)
        return IndicatorScore(path: path, row: row, method: method, assumption: assumption, recomputed: range)
    }

    private typealias Assessment = (ScoringMethod, ScoringAssumption?, ClosedRange<FixedDecimal>?)

    private func assessment(of row: EvaluatedIndicator, at path: IndicatorPath) -> Assessment {
        guard let weight = row.weight, let printedTarget = row.target, let printedActual = row.actual else {
            return (.notComputable, nil, nil)
        }
        if notApplicable.contains(where: printedActual.hasBytes) {
            return (.notApplicable, nil, nil)
        }
        let target = TargetValue(printedTarget)
        let actual = TargetValue(printedActual)
        switch (target.content, actual.content) {
        case (.quantity(let target), .quantity(let actual)):
            guard target.hasUnit(of: actual) else { return (.notComputable, nil, nil) }
            let direction = target.direction ?? path.direction ?? .positive
            let method: ScoringMethod = direction == .positive ? .positive : .reverse
            let assumption: ScoringAssumption? =
                target.direction != nil ? nil : path.direction == .reverse ? .reverseFromClass : .positiveByDefault
            let score = proportional(weight, target, actual, direction)
            return (score == nil ? .notComputable : method, assumption, score.map { $0...$0 })
        case (.range(let lower, let upper), .quantity(let actual)):
            let score = interval(weight, lower, upper, actual)
            return (score == nil ? .notComputable : .interval, nil, score.map { $0...$0 })
        case (.words(let target), .words(let actual)):
            return (.qualitative, nil, band(weight, isMet: target.hasBytes(of: actual)))
        default:
            return (.notComputable, nil, nil)
        }
    }

    private func proportional(
        _ weight: FixedDecimal, _ target: Quantity, _ actual: Quantity, _ direction: IndicatorDirection
    ) -> FixedDecimal? {
        guard let target = target.tenThousandths, let actual = actual.tenThousandths else { return nil }
        switch direction {
        case .positive: return ratio(weight, actual, target)
        case .reverse:
            // Nothing allowed and something used: the formula has no value.
            if target == 0, actual > 0 { return nil }
            return ratio(weight, target, actual)
        }
    }

    private func interval(
        _ weight: FixedDecimal, _ lower: Quantity, _ upper: Quantity, _ actual: Quantity
    ) -> FixedDecimal? {
        guard let low = lower.tenThousandths, let high = upper.tenThousandths, let value = actual.tenThousandths,
            low <= high, upper.hasUnit(of: actual)
        else { return nil }
        if value < low { return ratio(weight, value, low) }
        return ratio(weight, high, value)
    }

    /// The scores that a quality may have: the best band when the target is met word for word, else any.
    private func band(_ weight: FixedDecimal, isMet: Bool) -> ClosedRange<FixedDecimal>? {
        guard weight.tenThousandths >= 0, let best = bands.first, let worst = bands.last else { return nil }
        let lower = isMet ? best.lower : worst.lower
        let (product, overflow) = weight.tenThousandths.multipliedReportingOverflow(by: Int64(lower))
        guard !overflow, lower >= 0, lower <= 100 else { return nil }
        return FixedDecimal(tenThousandths: product / 100)...weight
    }
}
