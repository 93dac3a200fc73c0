/// 自评表: a self-evaluation form of a project or of a whole unit.
public protocol SelfEvaluationForm: DisclosureTable {
    /// 预算执行情况.
    var execution: BudgetExecution { get }
    /// 年度绩效指标权重, points.
    var indicatorWeight: FixedDecimal? { get }
    /// 年度绩效指标.
    var indicators: [EvaluatedIndicator] { get }
    /// 总分, points.
    var total: FixedDecimal? { get }
    /// 偏差大或目标未完成原因分析.
    var deviationAnalysis: String? { get }
}

extension DepartmentSelfEvaluation: SelfEvaluationForm {}
extension ProjectSelfEvaluation: SelfEvaluationForm {}

/// 复核结果: the scores of a self-evaluation form as recomputed by a scheme, beside the printed ones.
public struct Evaluated: Hashable, Sendable {
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
    public struct LevelScore: Hashable, Sendable {
        /// The name as printed.
        public let name: String
        /// The points that its indicators may have.
        public let weight: FixedDecimal
        /// The printed scores, added up.
        public let printed: FixedDecimal
        /// The recomputed scores, added up.
        public let recomputed: ClosedRange<FixedDecimal>?
    }
}

extension SelfEvaluationForm {
    /// 复核: every score of the form, recomputed by a scheme.
    public func evaluated(with scheme: ScoringScheme) -> Evaluated {
        let tree = IndicatorTree(indicators)
        var scores: [IndicatorScore] = []
        scores.reserveCapacity(indicators.count)
        tree.walk { path, row in scores.append(scheme.score(row, at: path)) }

        let execution = scheme.executionScore(self.execution)
        // The scores stand branch by branch, so each level is a slice of them.
        var levels: [Evaluated.LevelScore] = []
        var start = 0
        for branch in tree.branches {
            let end = start + branch.twigs.reduce(0) { $0 + $1.leaves.count }
            let own = scores[start..<end]
            levels.append(
                Evaluated.LevelScore(
                    name: branch.name, weight: own.reduce(.zero) { $0.adding($1.row.weight) },
                    printed: own.reduce(.zero) { $0.adding($1.row.score) }, recomputed: Self.sum(own)))
            start = end
        }
        var total = Self.sum(scores[...])
        if let range = total, let execution {
            total = scheme.rescaled(range.adding(execution), leavingOut: scores)
        } else {
            total = nil
        }
        return Evaluated(
            scheme: scheme, execution: execution, printedExecution: self.execution.score, indicators: scores,
            levels: levels, total: total, printedTotal: self.total, grade: self.total.flatMap(scheme.grade))
    }

    private static func sum(_ scores: ArraySlice<IndicatorScore>) -> ClosedRange<FixedDecimal>? {
        var lower = FixedDecimal.zero
        var upper = FixedDecimal.zero
        for score in scores where score.method != .notApplicable {
            guard let range = score.recomputed else { return nil }
            lower = lower.adding(range.lowerBound)
            upper = upper.adding(range.upperBound)
        }
        return lower...upper
    }
}

extension ScoringScheme {
    /// The scheme that the weights of a form belong to: the first known one with its points for the execution rate,
    /// else ``national2020``.
    public static func matching(_ form: some SelfEvaluationForm) -> ScoringScheme {
        let weight = form.execution.weight
        return all.first { $0.weights?.execution == weight } ?? .national2020
    }

    /// 预算执行得分: weight × min(1, B/A).
    func executionScore(_ execution: BudgetExecution) -> FixedDecimal? {
        guard let weight = execution.weight, let budget = execution.budget, let actual = execution.actual else {
            return nil
        }
        return ratio(weight, actual.fen, budget.fen)
    }

    /// The total scaled back to 100 when indicators that do not apply were left out.
    func rescaled(
        _ total: ClosedRange<FixedDecimal>, leavingOut scores: [IndicatorScore]
    ) -> ClosedRange<FixedDecimal> {
        let left = scores.reduce(FixedDecimal.zero) { $1.method == .notApplicable ? $0.adding($1.row.weight) : $0 }
        let rest = 1_000_000 - left.tenThousandths
        guard left.tenThousandths > 0, rest > 0 else { return total }
        func scaled(_ score: FixedDecimal) -> FixedDecimal {
            ratio(FixedDecimal(100), score.tenThousandths, rest) ?? score
        }
        return scaled(total.lowerBound)...scaled(total.upperBound)
    }
}

extension ClosedRange<FixedDecimal> {
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
