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
    /// 等级 of the printed total.
    public let grade: String?

    /// The indicators whose printed score the scheme does not give.
    public var differences: [IndicatorScore] {
        indicators.filter { $0.difference.map { $0.tenThousandths != 0 } == true }
    }

    /// 一级指标得分.
    public struct LevelScore: Hashable, Codable, Identifiable, Sendable {
        /// The name as printed.
        public let name: String
        /// The points that its indicators may have.
        public fileprivate(set) var weight: FixedDecimal
        /// The printed scores, added up.
        public fileprivate(set) var printed: FixedDecimal
        /// The recomputed scores, added up.
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
    public init(
        _ indicators: [EvaluatedIndicator], execution: BudgetExecution, total printed: FixedDecimal? = nil,
        by scheme: ScoringScheme
    ) {
        let outline = IndicatorOutline(indicators)
        let assessor = IndicatorAssessor(scheme)
        var scores: [IndicatorScore] = []
        scores.reserveCapacity(indicators.count)
        var levels = outline.branches.map { LevelScore(name: $0.name) }
        /// The weights of what does not apply.
        var leftOut = FixedDecimal.zero
        for position in outline.rowsByTwig {
            let twig = outline.twigOfRow[position]
            let branch = outline.twigs[twig].branch
            let row = indicators[position]
            let assessment = assessor.assessment(of: row, isCost: outline.twigs[twig].isCost)
            levels[branch].add(row.weight, row.score, assessment)
            if assessment.method == .notApplicable { leftOut = leftOut.adding(row.weight) }
            scores.append(
                IndicatorScore(
                    position: position,
                    path: IndicatorPath(
                        outline.branches[branch], outline.twigs[twig], levelThree: row.levelThree),
                    row: row, assessment))
        }

        self.scheme = scheme
        self.execution = scheme.executionScore(execution)
        printedExecution = execution.score
        self.indicators = scores
        self.levels = levels
        if let sum = Self.sum(levels), let points = self.execution {
            total = scheme.rescaled(sum.adding(points), leavingOut: leftOut)
        } else {
            total = nil
        }
        printedTotal = printed
        grade = printed.flatMap(scheme.grade)
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
    fileprivate init(name: String) {
        self.name = name
        weight = .zero
        printed = .zero
        recomputed = .zero
    }

    fileprivate mutating func add(
        _ points: FixedDecimal?, _ score: FixedDecimal?, _ assessment: IndicatorAssessment
    ) {
        weight = weight.adding(points)
        printed = printed.adding(score)
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
    func executionScore(_ execution: BudgetExecution) -> FixedDecimal? {
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

    fileprivate func adding(_ other: Self) -> Self {
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
