import BudgetCodes

extension Evaluation {
    /// One row of a self-evaluation: what the result says to the target, and the score to both.
    ///
    /// - Parameter others: The places where the same row stands once more.
    mutating func checkScore(
        _ score: IndicatorScore, _ row: EvaluatedIndicator, _ form: EvaluatedForm, _ rules: EvaluationRules,
        others: () -> [Cell]
    ) {
        func place() -> Cell { form.scoreCell(row) }
        checkResult(score, row, form, rules, others: others)
        if row.hasDetails { checkDetails(row, form, rules) }
        let attainment = Attainment(
            score, row, isCost: form.outline.twigs[form.outline.twigOfRow[score.position]].isCost)
        checkDeviation(attainment, score, row, form, rules, others: others)
        guard let printed = row.score, let weight = score.fullMarks else { return }
        let isInRange = printed >= .zero && printed <= weight
        check(
            rules.scoreRange,
            problem: isInRange
                ? nil : .points(printed: printed, lower: .zero, upper: max(weight, .zero), assumption: nil),
            cell: place, others: others)
        // A form that follows no known scheme does not say how far a missed target counts.
        let isUnstated = profile.scoring == nil && form.scheme.id == ScoringScheme.unstated.id
        let assumption = score.assumption ?? (isUnstated && score.method.isOfNumbers ? .inProportion : nil)
        let rule = assumption == nil ? rules.score : rules.assumedScore
        if let range = score.allowed {
            let problem = Finding.Problem.points(
                printed: printed, lower: range.lowerBound, upper: range.upperBound, assumption: assumption)
            let isRight = score.difference?.tenThousandths == 0
            // Bands are those of the scheme, which nobody has named.
            let isOfBand = score.method == .qualitative || score.method == .period
            let severity = isOfBand && profile.scoring == nil ? Severity.warning : nil
            // A score above its weight is found already.
            if isRight || isInRange {
                check(rule, severity: severity, problem: isRight ? nil : problem, cell: place, others: others)
            }
        } else if score.method == .notComputable || score.method == .wordForNumber {
            recordNotEvaluated(rule, .notComputable, cell: place(), precision: form.precision)
        }
    }

    /// A result is a figure where the target is one, and in its unit.
    private mutating func checkResult(
        _ score: IndicatorScore, _ row: EvaluatedIndicator, _ form: EvaluatedForm, _ rules: EvaluationRules,
        others: () -> [Cell]
    ) {
        // What was blanked out in a document says nothing.
        guard let actual = row.actual, actual.isLegible else { return }
        let target = { row.statedTarget ?? "" }
        if score.method.isOfNumbers || score.method == .wordForNumber {
            let isWord = score.method == .wordForNumber
            check(
                rules.words, problem: isWord ? .performance(.wordForNumber, [target(), actual]) : nil,
                cell: { form.scoreCell(row) }, others: others)
        }
        guard score.method.isOfNumbers || score.method == .notComputable else { return }
        let isOther = score.method == .notComputable && TargetScan.areOfOtherKinds(target(), actual)
        if isOther || score.method.isOfNumbers {
            check(
                rules.unit, problem: isOther ? .performance(.otherUnitOfResult, [target(), actual]) : nil,
                cell: { form.cell(row.levelThree, "actual", "完成值") }, others: others)
        }
    }

    /// The columns that only some places print.
    private mutating func checkDetails(
        _ row: EvaluatedIndicator, _ form: EvaluatedForm, _ rules: EvaluationRules
    ) {
        let details = row.details
        if let nature = details.nature, let target = details.adjustedTarget ?? row.target,
            let asked = IndicatorNature(nature).direction,
            let own = TargetScan.with(target, { $0.kind == .quantity ? $0.lower.comparator : nil })
        {
            let isOther = own != .equal && own.direction != asked
            check(
                rules.direction, problem: isOther ? .performance(.otherDirection, [nature, target]) : nil,
                cell: { form.cell(row.levelThree, "target", "指标值") })
        }
        guard let weight = row.weight, weight >= .zero else { return }
        if let review = details.reviewScore {
            check(
                rules.scoreRange,
                problem: review >= .zero && review <= weight
                    ? nil : .points(printed: review, lower: .zero, upper: weight, assumption: nil),
                cell: { form.cell(row.levelThree, "reviewScore", "复核分") })
        }
    }

    /// 偏差原因: a target that was missed has one, and one that was met as it stands needs none.
    private mutating func checkDeviation(
        _ attainment: Attainment, _ score: IndicatorScore, _ row: EvaluatedIndicator, _ form: EvaluatedForm,
        _ rules: EvaluationRules, others: () -> [Cell]
    ) {
        let (printed, weight) = (row.score, score.fullMarks)
        let isLow = printed.flatMap { printed in weight.map { printed < $0 } } ?? false
        let isMissed = attainment.value == .missed
        if isLow ? attainment.value != .met : isMissed && printed == nil {
            let isExplained =
                row.deviation?.isReason == true || form.deviationAnalysis?.isReason == true
            let problem: Finding.Problem =
                if isMissed, let target = row.statedTarget, let actual = row.actual {
                    .performance(.unexplainedDeviation, [target, actual])
                } else {
                    .performance(
                        .unexplainedScore, [printed?.description ?? "", weight?.description ?? ""])
                }
            // Without a score nobody but the assumed direction says that it was missed.
            let severity = printed == nil && attainment.isAssumed ? Severity.note : nil
            check(
                rules.deviation, severity: severity, problem: isExplained ? nil : problem,
                cell: { form.scoreCell(row) }, others: others)
        }
        guard let reason = row.deviation, !isLow, let target = row.statedTarget, let actual = row.actual,
            !target.isEmpty, !actual.isEmpty, actual.isLegible, attainment.value != .missed
        else { return }
        // A result above the target deviates from it, too.
        let isWithout = reason.isReason && TargetScan.areSame(target, actual)
        check(
            rules.reason, problem: isWithout ? .performance(.reasonWithoutDeviation, [target, actual]) : nil,
            cell: { form.cell(row.levelThree, "deviation", "偏差原因") })
    }

    /// Scores of levels whose rows have no points of their own: together they are between 0 and the points of the level.
    mutating func checkScoresOfLevels(_ form: EvaluatedForm, _ rule: NumberedRule) {
        guard form.lacksPoints else { return }
        var sums = Array(repeating: (sum: PointSum(), row: -1, count: 0), count: form.outline.twigs.count)
        for (row, indicator) in form.rowsWithPoints.enumerated() {
            let twig = form.outline.twigOfRow[row]
            guard indicator.weight == nil, form.weights.levelTwos[twig].printed != nil, let score = indicator.score
            else { continue }
            sums[twig].sum.add(score)
            sums[twig].count += 1
            sums[twig].row = row
        }
        for (twig, scored) in sums.enumerated() where scored.count > 0 {
            guard let points = form.weights.levelTwos[twig].printed, !form.weights.levelTwos[twig].below.isPrinted
            else { continue }
            let printed = scored.sum.points
            check(
                rule,
                problem: printed >= .zero && printed <= points
                    ? nil : .points(printed: printed, lower: .zero, upper: max(points, .zero), assumption: nil),
                cell: {
                    var cell =
                        scored.count == 1 ? form.scoreCell(form.indicators[scored.row]) : form.cell(ofLevelTwo: twig)
                    if scored.count > 1 {
                        cell.location.column = "score"
                        cell.columnHeading = "得分"
                    }
                    return cell
                })
        }
    }
}

/// 完成情况: what a result says to its target.
private struct Attainment {
    enum Value {
        case met, missed, unknown
    }

    var value = Value.unknown
    /// Whether it is so in an assumed direction only.
    var isAssumed = false

    /// - Parameter isCost: Whether the frame says that less is better.
    init(_ score: IndicatorScore, _ row: EvaluatedIndicator, isCost: Bool) {
        if let weight = score.fullMarks, weight > .zero {
            if let range = score.allowed { (value, isAssumed) = (Self.value(range, weight), score.assumption != nil) }
        } else if row.weight == nil, row.score == nil, row.target != nil, row.actual != nil,
            score.method != .wordForNumber
        {
            // A form without points.
            var whole = row
            whole.weight = FixedDecimal(100)
            let assessment = ScoringScheme.unstated.assessor(decimals: 4).assessment(of: whole, isCost: isCost)
            if let range = assessment.range { value = Self.value(range, FixedDecimal(100)) }
            isAssumed = assessment.assumption != nil
        }
    }

    private static func value(_ range: ClosedRange<FixedDecimal>, _ weight: FixedDecimal) -> Value {
        if range.upperBound < weight { return .missed }
        return range.lowerBound == weight ? .met : .unknown
    }
}

extension IndicatorNature {
    /// The direction that a word or a sign asks for.
    fileprivate var direction: IndicatorDirection? {
        switch self {
        case .positive: .positive
        case .reverse: .reverse
        case .qualitative, .unstated: nil
        }
    }
}

extension TargetScan {
    /// Whether target and result are the same words or the same number in the same unit.
    fileprivate static func areSame(_ target: String, _ actual: String) -> Bool {
        if target.hasBytes(of: actual) { return true }
        return with(target, actual) { wanted, reached, _ in
            guard wanted.kind == .quantity, reached.kind == .quantity, !wanted.lower.isApproximate,
                !reached.lower.isApproximate, reached.lower.comparator == nil
            else { return false }
            return QuantityReading(wanted, reached)?.value { $0 == $1 } ?? false
        }
    }

    /// Whether target and result are printed in units of which no formula makes one of the other: per cent, money, and
    /// what is counted.
    fileprivate static func areOfOtherKinds(_ target: String, _ actual: String) -> Bool {
        with(target, actual) { wanted, reached, _ in
            let isNumber = (wanted.kind == .quantity || wanted.kind == .range) && reached.kind == .quantity
            guard isNumber, wanted.lower.label.isEmpty, reached.lower.label.isEmpty,
                reached.lower.number != .zero, let own = wanted.unitKind(wanted.unit),
                let other = reached.unitKind(reached.lower.unit)
            else { return false }
            return own != other
        }
    }

    private var unit: TextPlace { kind == .range ? upper.unit : lower.unit }

    private enum UnitKind {
        case percent, money, other
    }

    /// What kind of unit one is; `nil` for none and for those that may stand for per cent.
    private func unitKind(_ unit: TextPlace) -> UnitKind? {
        if unit.isEmpty { return nil }
        if isPercent(unit) { return .percent }
        let name = text(unit)
        if name.hasPrefix("元") { return .money }
        let isRatio = name.has("百分") || name.has("‰") || ["分", "倍", "成", "折"].contains(name)
        return isRatio || name.has("元") || name.has("币") ? nil : .other
    }
}
