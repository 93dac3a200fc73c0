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
    fileprivate let rounding: ScoreRounding
    fileprivate let notApplicable: [String]
    /// Whether a text that takes an indicator out has digits, so that it may be read as a number.
    fileprivate let isNotApplicableNumber: Bool
    fileprivate let bands: [ScoringScheme.Band]
    /// The lowest score of a quality in per cent of the weight, when the target is met word for word and when not.
    fileprivate let lowest: (met: Int, unmet: Int)

    /// The score of a row.
    ///
    /// - Parameters:
    ///   - row: The row as printed.
    ///   - isCost: Whether the frame says that less is better.
    func assessment(of row: EvaluatedIndicator, isCost: Bool) -> IndicatorAssessment {
        assessment(of: [row], at: 0, isCost: isCost)
    }

    /// The score of one of many rows, which are not copied: a row has a dozen texts.
    func assessment(
        of rows: [EvaluatedIndicator], at place: Int, isCost: Bool, bands given: [Int: String] = [:]
    ) -> IndicatorAssessment {
        guard let weight = rows[place].weight else { return assessment(withoutPoints: rows[place]) }
        if !given.isEmpty, let name = given[place], let band = bands.first(where: { $0.name == name }) {
            return IndicatorAssessment(method: .qualitative, range: points(weight, band))
        }
        let hasDetails = rows[place].hasDetails
        guard let target = hasDetails ? rows[place].statedTarget : rows[place].target, let actual = rows[place].actual
        else { return .notComputable }
        let nature = hasDetails ? rows[place].details.nature.map { IndicatorNature($0) } ?? .unstated : .unstated
        return TargetScan.with(target, actual) { wanted, reached, isRepeated in
            if isNotApplicableNumber || reached.kind == .words || reached.kind == .nothing {
                for text in notApplicable where text.hasBytes(of: actual) {
                    return IndicatorAssessment(method: .notApplicable)
                }
            }
            return switch (wanted.kind, reached.kind) {
            case (.words, .words):
                quality(weight, actual, isRepeated)
            case (.quantity, .quantity), (.quantity, .words), (.words, .quantity):
                if nature == .qualitative {
                    quality(weight, actual, target.hasBytes(of: actual))
                } else if reached.kind == .words {
                    IndicatorAssessment(method: .wordForNumber)
                } else if wanted.kind == .words {
                    .notComputable
                } else {
                    proportional(
                        weight, wanted, reached,
                        ScoringDirection(wanted, nature, isCost) { rows[place].levelThree })
                }
            case (.range, .quantity): interval(weight, wanted, reached)
            case (.range, .words): IndicatorAssessment(method: .wordForNumber)
            case (.period, .period): period(weight, wanted, reached)
            default: .notComputable
            }
        }
    }

    /// Of a row without points it can still be said that a word stands for a number.
    private func assessment(withoutPoints row: EvaluatedIndicator) -> IndicatorAssessment {
        guard let target = row.statedTarget, let actual = row.actual else { return .notComputable }
        let isQuality = row.hasDetails && row.details.nature.map { IndicatorNature($0) } == .qualitative
        let kinds = TargetScan.with(target, actual) { wanted, reached, _ in (wanted.kind, reached.kind) }
        let isWord = (kinds.0 == .quantity || kinds.0 == .range) && kinds.1 == .words && !isQuality
        return isWord && !notApplicable.contains(actual) ? IndicatorAssessment(method: .wordForNumber) : .notComputable
    }

    private func proportional(
        _ weight: FixedDecimal, _ target: TargetScan, _ actual: TargetScan, _ direction: ScoringDirection
    ) -> IndicatorAssessment {
        var result = IndicatorAssessment(
            method: direction.method, assumption: direction.assumption)
        // The closure takes the rounding alone, not the texts of the scheme.
        let (rounding, comparator) = (rounding, target.lower.comparator)
        result.range = QuantityReading(target, actual)?.value { wanted, reached in
            rounding.range(weight, wanted, reached, direction, comparator)
        }
        let isFull = result.range.map { $0.lowerBound == weight } ?? false
        if !isFull, !isExact(target.lower, actual.lower) { result.range = nil }
        // A bound on the other side says nothing of what was reached.
        if let bound = actual.lower.bound?.direction, bound != direction.value { result.range = nil }
        guard result.range == nil else { return result }
        // What was not scored assumes nothing.
        return IndicatorAssessment(method: .notComputable, assumption: direction.value == nil ? result.assumption : nil)
    }

    /// Whether the numbers are as they stand: about 500, and a result of more than 90%, are not.
    private func isExact(_ target: ScannedQuantity, _ actual: ScannedQuantity) -> Bool {
        !target.isApproximate && !actual.isApproximate && actual.bound == nil
    }

    private func interval(_ weight: FixedDecimal, _ target: TargetScan, _ actual: TargetScan) -> IndicatorAssessment {
        let unit = target.upper.unit
        let isPlain = actual.lower.unit.isEmpty && target.upper.multiplier == .one
        guard let low = target.lower.tenThousandths, let high = target.upper.tenThousandths,
            let value = actual.lower.tenThousandths, low <= high, weight >= .zero,
            isPlain || target.isUnit(unit, sameAs: actual.lower.unit, of: actual)
        else { return .notComputable }
        if low...high ~= value { return IndicatorAssessment(method: .interval, range: weight...weight) }
        // 1 may be 100%.
        let isShare = isPlain && target.isPercent(unit) && value > 0 && value <= 10_000
        guard !isShare, isExact(target.upper, actual.lower),
            let score = value < low ? rounding.ratio(weight, value, low) : rounding.ratio(weight, high, value)
        else { return .notComputable }
        return IndicatorAssessment(method: .interval, range: score...score)
    }

    /// A period that is kept has the best band, one that is not has no full marks.
    private func period(_ weight: FixedDecimal, _ target: TargetScan, _ actual: TargetScan) -> IndicatorAssessment {
        guard weight >= .zero, let isKept = actual.period.keeps(target.period) else { return .notComputable }
        return IndicatorAssessment(
            method: .period, range: isKept ? share(weight, lowest.met)...weight : rounding.belowFull(weight))
    }

    /// The scores that a quality may have: a band where the result is its word, the best band when the target is met
    /// word for word, else any.
    private func quality(_ weight: FixedDecimal, _ actual: String, _ isMet: Bool) -> IndicatorAssessment {
        guard weight >= .zero else { return IndicatorAssessment(method: .qualitative) }
        if !isMet, let band = bands.first(where: { $0.isCalled(actual) }) {
            return IndicatorAssessment(method: .qualitative, range: points(weight, band))
        }
        let lower = isMet ? lowest.met : lowest.unmet
        return IndicatorAssessment(method: .qualitative, range: share(weight, lower)...weight)
    }

    /// A share as it may be, whatever a scheme says.
    fileprivate static func percent(_ printed: Int?) -> Int { min(max(printed ?? 0, 0), 100) }

    private func points(_ weight: FixedDecimal, _ band: ScoringScheme.Band) -> ClosedRange<FixedDecimal>? {
        let (lower, upper) = (Self.percent(band.lower), Self.percent(band.upper))
        return weight < .zero || lower > upper ? nil : share(weight, lower)...share(weight, upper)
    }

    private func share(_ weight: FixedDecimal, _ percent: Int) -> FixedDecimal {
        let parts = weight.tenThousandths.quotientAndRemainder(dividingBy: 100)
        return FixedDecimal(tenThousandths: parts.quotient * Int64(percent) + parts.remainder * Int64(percent) / 100)
    }
}

extension ScoringScheme {
    /// Scores rows by the scheme. It is no initialiser, which would copy all of the scheme.
    ///
    /// - Parameter decimals: How many decimals the form prints; those of the scheme where it prints no score.
    func assessor(decimals: Int? = nil) -> IndicatorAssessor {
        IndicatorAssessor(
            rounding: ScoreRounding(decimals: decimals ?? self.decimals), notApplicable: notApplicable,
            isNotApplicableNumber: notApplicable.contains { $0.withBytes { $0.contains { $0.isDigit } } }, bands: bands,
            lowest: (IndicatorAssessor.percent(bands.first?.lower), IndicatorAssessor.percent(bands.last?.lower)))
    }
}

extension ScannedQuantity {
    /// The comparator of a result that says no more than a bound: 90%以上. 达到90% says the number.
    fileprivate var bound: Quantity.Comparator? {
        comparator == .equal || isComparatorSoft ? nil : comparator
    }
}

extension ScoreRounding {
    /// The score of a result, exact or as a range; `nil` where the formula has no value.
    fileprivate func range(
        _ weight: FixedDecimal, _ wanted: Int64, _ reached: Int64, _ direction: ScoringDirection,
        _ comparator: Quantity.Comparator?
    ) -> ClosedRange<FixedDecimal>? {
        guard weight >= .zero else { return nil }
        guard let value = direction.value else { return wanted == reached && wanted != 0 ? weight...weight : nil }
        // Whether more or less below zero is better is not known where it is not said.
        if wanted < 0, direction.assumption != nil { return nil }
        switch value {
        case .reverse:
            if reached <= wanted { return weight...weight }
            // Nothing allowed and something used: no formula, but no full marks either.
            if wanted == 0 { return belowFull(weight) }
            return ratio(weight, wanted, reached).map { $0...$0 }
        case .positive where wanted == 0:
            if reached == 0 { return .zero...weight }
            if reached < 0 || comparator == .atLeast { return nil }
            return comparator == .moreThan ? weight...weight : belowFull(weight)
        case .positive:
            if reached >= wanted { return weight...weight }
            return ratio(weight, reached, wanted).map { $0...$0 }
        }
    }
}
