/// 复核结果: the scores of a self-evaluation form as recomputed by a scheme, beside the printed ones.
public struct FormScore: Hashable, Codable, Sendable {
    /// The scheme.
    public let scheme: ScoringScheme
    /// 预算执行 score as recomputed: weight × min(1, B/A).
    public let execution: FixedDecimal?
    /// 预算执行 score as printed.
    public let printedExecution: FixedDecimal?
    /// The indicators, branch by branch.
    public let indicators: [IndicatorScore]
    /// 一级指标 with their printed and recomputed scores.
    public let levels: [LevelScore]
    /// 总分 as recomputed, `nil` when an indicator could not be computed. A range where qualities are among them.
    public let total: ClosedRange<FixedDecimal>?
    /// 总分 as printed.
    public let printedTotal: FixedDecimal?
    /// 等级 of the printed total; `nil` for a form that prints none.
    public let grade: String?
    /// 等级 of the recomputed total, where all of its range has the same.
    public let recomputedGrade: String?
    /// How many decimals the scores are rounded to: as many as the form prints, or those of the scheme where its scores do
    /// not show it.
    public let decimals: Int

    /// The indicators whose printed score the scheme does not give.
    public var differences: [IndicatorScore] {
        indicators.filter { $0.difference.map { $0.tenThousandths != 0 } == true }
    }

    /// 一级指标得分.
    public struct LevelScore: Hashable, Codable, Identifiable, Sendable {
        /// The name as printed.
        public let name: String
        /// What it is about, if the frame knows it.
        public let kind: IndicatorClass?
        /// The points that its indicators may have, added up; `nil` when none are printed.
        public fileprivate(set) var weight: FixedDecimal?
        /// The points that are printed for the level itself.
        public fileprivate(set) var printedWeight: FixedDecimal?
        /// The printed scores, added up; `nil` when none are printed.
        public fileprivate(set) var printed: FixedDecimal?
        /// The recomputed scores, added up; `nil` when one of them could not be computed.
        public fileprivate(set) var recomputed: ClosedRange<FixedDecimal>?

        /// The name, which no other level of the form has.
        public var id: String { name }
    }
}

extension FormScore {
    /// The scores of a table of indicators and of an execution row by a scheme.
    ///
    /// - Parameters:
    ///   - indicators: The rows with their weights and results.
    ///   - execution: The row of 预算执行.
    ///   - printed: 总分 as printed.
    ///   - scheme: How scores are made.
    ///   - bands: 定档: the names of bands of the scheme that a person gives rows, by the number of the row.
    ///   - frames: The frames that tell what the levels are about.
    public init(
        _ indicators: [EvaluatedIndicator], execution: BudgetExecution, total printed: FixedDecimal? = nil,
        by scheme: ScoringScheme, bands: [Int: String] = [:], frames: FrameBook = .standard
    ) {
        decimals = Self.decimals(indicators, execution.score, printed) ?? scheme.decimals
        let assessor = scheme.assessor(decimals: decimals)
        let sheet = [
            IndicatorScore.Sheet(rows: indicators, outline: IndicatorOutline(indicators, frames: frames))
        ]
        var scores: [IndicatorScore] = []
        scores.reserveCapacity(indicators.count)
        var levels = sheet[0].outline.branches.map { LevelScore(name: $0.name, kind: sheet[0].outline.kind(of: $0)) }
        var hasDetails = false
        /// The weights of what does not apply.
        var leftOut = FixedDecimal.zero
        var order = IndicatorOutline.RowOrder()
        while let position = order.next(in: sheet[0].outline) {
            let assessment = assessor.assessment(
                of: indicators, at: position, isCost: sheet[0].outline.twigs[order.twig].isCost, bands: bands)
            levels[order.branch].add(
                indicators[position].weight, indicators[position].levelOneWeight, indicators[position].score,
                assessment)
            hasDetails = hasDetails || indicators[position].hasDetails
            if assessment.method == .notApplicable { leftOut = leftOut.adding(indicators[position].weight) }
            scores.append(IndicatorScore(position: position, in: sheet, assessment))
        }

        self.execution = scheme.executionScore(execution, ScoreRounding(decimals: decimals))
        printedExecution = execution.score
        self.indicators = hasDetails ? IndicatorScore.merged(scores) : scores
        self.levels = levels
        // A form without points for the execution rate has those of its indicators alone.
        let hasPoints = execution.weight != nil && execution.isPartOfTotal
        let points = hasPoints ? self.execution : .zero
        if !indicators.isEmpty, let sum = Self.sum(levels), let points {
            total = scheme.rescaled(sum.adding(points), leavingOut: leftOut)
        } else {
            total = nil
        }
        printedTotal = printed
        grade = printed.flatMap(scheme.grade)
        let lowest = total.flatMap { scheme.grade(of: $0.lowerBound) }
        recomputedGrade = total.flatMap { scheme.grade(of: $0.upperBound) == lowest ? lowest : nil }
        // Last, so that the scheme moves here and is not copied.
        self.scheme = scheme
    }

    /// The most decimals of any printed score. `nil` when none is printed, and when all are whole and each is all or
    /// nothing: that does not show how the form rounds.
    private static func decimals(
        _ rows: [EvaluatedIndicator], _ execution: FixedDecimal?, _ total: FixedDecimal?
    ) -> Int? {
        var most = max(execution?.decimals ?? 0, total?.decimals ?? 0)
        var isRounded = false
        for position in rows.indices {
            guard let score = rows[position].score else { continue }
            most = max(most, score.decimals)
            if let weight = rows[position].weight, score > .zero, score < weight { isRounded = true }
        }
        return most > 0 || isRounded ? most : nil
    }

    private static func sum(_ levels: [LevelScore]) -> ClosedRange<FixedDecimal>? {
        var sum = ClosedRange<FixedDecimal>.zero
        for level in levels {
            guard let range = level.recomputed else { return nil }
            sum = sum.adding(range)
        }
        return sum
    }
}

extension FormScore.LevelScore {
    fileprivate init(name: String, kind: IndicatorClass?) {
        self.name = name
        self.kind = kind
        recomputed = .zero
    }

    fileprivate mutating func add(
        _ points: FixedDecimal?, _ levelPoints: FixedDecimal?, _ score: FixedDecimal?, _ assessment: IndicatorAssessment
    ) {
        if let points { weight = points.adding(weight) }
        if let score { printed = score.adding(printed) }
        if printedWeight == nil { printedWeight = levelPoints }
        guard assessment.method != .notApplicable else { return }
        guard let sum = recomputed, let range = assessment.range else {
            recomputed = nil
            return
        }
        recomputed = sum.adding(range)
    }
}

extension ScoringScheme {
    /// 预算执行得分: weight × min(1, B/A).
    ///
    /// - Returns: `nil` when a figure is missing, and when nothing was to be spent: nothing of nothing is no rate.
    func executionScore(_ execution: BudgetExecution, _ rounding: ScoreRounding) -> FixedDecimal? {
        guard let weight = execution.weight, let budget = execution.budget, let actual = execution.actual else {
            return nil
        }
        return rounding.ratio(weight, actual.fen, budget.fen)
    }

    /// The total scaled back to 100 when indicators that do not apply were left out.
    func rescaled(
        _ total: ClosedRange<FixedDecimal>, leavingOut left: FixedDecimal
    ) -> ClosedRange<FixedDecimal> {
        let rest = 1_000_000 - left.tenThousandths
        guard left.tenThousandths > 0, rest > 0 else { return total }
        func scaled(_ score: FixedDecimal) -> FixedDecimal {
            rounding.ratio(FixedDecimal(100), score.tenThousandths, rest) ?? score
        }
        return scaled(total.lowerBound)...scaled(total.upperBound)
    }
}

extension ClosedRange<FixedDecimal> {
    fileprivate static var zero: Self { .zero ... .zero }

    func adding(_ other: Self) -> Self {
        lowerBound.adding(other.lowerBound)...upperBound.adding(other.upperBound)
    }

    fileprivate func adding(_ score: FixedDecimal) -> Self {
        lowerBound.adding(score)...upperBound.adding(score)
    }
}

extension FixedDecimal {
    /// Nothing.
    static let zero = FixedDecimal(0)

    /// The sum; stays at the ends of the range instead of trapping, where no score can be. Blank adds nothing.
    func adding(_ other: FixedDecimal?) -> FixedDecimal {
        guard let other else { return self }
        let (sum, overflow) = tenThousandths.addingReportingOverflow(other.tenThousandths)
        return FixedDecimal(tenThousandths: overflow ? (other.tenThousandths < 0 ? .min : .max) : sum)
    }

    /// The sum of several numbers.
    static func sum(_ numbers: [FixedDecimal]) -> FixedDecimal {
        numbers.reduce(.zero) { $0.adding($1) }
    }
}
