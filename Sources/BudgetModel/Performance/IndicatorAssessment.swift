/// 评分: what the row of an indicator is worth, without its names.
struct IndicatorAssessment {
    var method: ScoringMethod
    var assumption: ScoringAssumption?
    /// The lowest and the highest score.
    var range: ClosedRange<FixedDecimal>?

    static let notComputable = IndicatorAssessment(method: .notComputable)

    init(method: ScoringMethod, assumption: ScoringAssumption? = nil, range: ClosedRange<FixedDecimal>? = nil) {
        self.method = method
        self.assumption = assumption
        self.range = range
    }
}

/// Scores one row after the other by a scheme. What it needs of the scheme is looked up once.
struct IndicatorAssessor {
    private let rounding: ScoreRounding
    private let notApplicable: [String]
    /// The lowest score of a quality in per cent of the weight, when the target is met word for word and when not.
    private let lowest: (met: Int, unmet: Int)?

    init(_ scheme: ScoringScheme) {
        rounding = scheme.rounding
        notApplicable = scheme.notApplicable
        if let best = scheme.bands.first, let worst = scheme.bands.last {
            lowest = (best.lower, worst.lower)
        } else {
            lowest = nil
        }
    }

    /// The score of a row.
    ///
    /// - Parameter isCost: Whether less is better where the target does not say it.
    func assessment(of row: EvaluatedIndicator, isCost: Bool) -> IndicatorAssessment {
        guard let weight = row.weight, let target = row.target, let actual = row.actual else { return .notComputable }
        return assessment(weight, target, actual, isCost: isCost)
    }

    private func assessment(
        _ weight: FixedDecimal, _ target: String, _ actual: String, isCost: Bool
    ) -> IndicatorAssessment {
        for text in notApplicable where text.hasBytes(of: actual) {
            return IndicatorAssessment(method: .notApplicable)
        }
        return TargetScan.with(target) { wanted in
            TargetScan.with(actual) { reached in
                switch (wanted.kind, reached.kind) {
                case (.quantity, .quantity): proportional(weight, wanted, reached, isCost)
                case (.range, .quantity): interval(weight, wanted, reached)
                case (.words, .words): quality(weight, isMet: target.hasBytes(of: actual))
                default: .notComputable
                }
            }
        }
    }

    private func proportional(
        _ weight: FixedDecimal, _ target: TargetScan, _ actual: TargetScan, _ isCost: Bool
    ) -> IndicatorAssessment {
        guard target.isUnit(target.lower.unit, sameAs: actual.lower.unit, of: actual) else { return .notComputable }
        let printed = target.lower.comparator?.direction
        let direction = printed ?? (isCost ? .reverse : .positive)
        let assumption: ScoringAssumption? = printed != nil ? nil : isCost ? .reverseFromClass : .positiveByDefault
        guard let wanted = target.lower.tenThousandths, let reached = actual.lower.tenThousandths,
            // Nothing allowed and something used: the formula has no value.
            direction == .positive || wanted != 0 || reached <= 0,
            let score = direction == .positive
                ? rounding.ratio(weight, reached, wanted) : rounding.ratio(weight, wanted, reached)
        else { return IndicatorAssessment(method: .notComputable, assumption: assumption) }
        return IndicatorAssessment(
            method: direction == .positive ? .positive : .reverse, assumption: assumption, range: score...score)
    }

    private func interval(_ weight: FixedDecimal, _ target: TargetScan, _ actual: TargetScan) -> IndicatorAssessment {
        guard let low = target.lower.tenThousandths, let high = target.upper.tenThousandths,
            let value = actual.lower.tenThousandths, low <= high,
            target.isUnit(target.upper.unit, sameAs: actual.lower.unit, of: actual),
            let score = value < low ? rounding.ratio(weight, value, low) : rounding.ratio(weight, high, value)
        else { return .notComputable }
        return IndicatorAssessment(method: .interval, range: score...score)
    }

    /// The scores that a quality may have: the best band when the target is met word for word, else any.
    private func quality(_ weight: FixedDecimal, isMet: Bool) -> IndicatorAssessment {
        guard weight.tenThousandths >= 0, let lowest else { return IndicatorAssessment(method: .qualitative) }
        let lower = isMet ? lowest.met : lowest.unmet
        guard (0...100).contains(lower) else { return IndicatorAssessment(method: .qualitative) }
        let (product, overflow) = weight.tenThousandths.multipliedReportingOverflow(by: Int64(lower))
        if overflow { return IndicatorAssessment(method: .qualitative) }
        return IndicatorAssessment(method: .qualitative, range: FixedDecimal(tenThousandths: product / 100)...weight)
    }
}
