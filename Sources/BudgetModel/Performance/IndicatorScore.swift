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
public struct IndicatorScore: Hashable, Codable, Identifiable, Sendable {
    /// The number of the row in the form, from 0.
    public let position: Int
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

    /// The position, which no other score of the form has.
    public var id: Int { position }

    /// Printed minus the nearest score that the scheme allows; zero when it is one of them, `nil` when either is missing.
    public var difference: FixedDecimal? {
        guard let printed = row.score, let recomputed else { return nil }
        let nearest = min(max(printed, recomputed.lowerBound), recomputed.upperBound)
        return FixedDecimal(tenThousandths: printed.tenThousandths - nearest.tenThousandths)
    }
}

extension IndicatorScore {
    init(position: Int, path: IndicatorPath, row: EvaluatedIndicator, _ assessment: IndicatorAssessment) {
        self.position = position
        self.path = path
        self.row = row
        method = assessment.method
        assumption = assessment.assumption
        recomputed = assessment.range
    }
}
