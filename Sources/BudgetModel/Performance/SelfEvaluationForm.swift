/// 自评表: a self-evaluation form of a project or of a whole unit.
public protocol SelfEvaluationForm: DisclosureTable {
    /// 预算执行情况.
    var execution: BudgetExecution { get set }
    /// 联系人.
    var contact: Contact? { get set }
    /// 填报日期 as printed.
    var filed: String? { get set }
    /// 年度目标.
    var annualGoal: String? { get set }
    /// 目标完成情况.
    var goalResult: String? { get set }
    /// 年度绩效指标权重, points.
    var indicatorWeight: FixedDecimal? { get set }
    /// 年度绩效指标.
    var indicators: [EvaluatedIndicator] { get set }
    /// 总分, points.
    var total: FixedDecimal? { get set }
    /// 复核总分, points.
    var reviewTotal: FixedDecimal? { get set }
    /// 等级 as printed.
    var grade: String? { get set }
    /// 评价结论.
    var conclusion: String? { get set }
    /// 存在问题.
    var problems: String? { get set }
    /// 偏差大或目标未完成原因分析.
    var deviationAnalysis: String? { get set }
    /// 改进措施.
    var improvements: String? { get set }
}

extension DepartmentSelfEvaluation: SelfEvaluationForm {}
extension ProjectSelfEvaluation: SelfEvaluationForm {}

extension SelfEvaluationForm {
    /// 复核: every score of the form, recomputed by a scheme.
    ///
    /// - Parameters:
    ///   - scheme: How scores are made.
    ///   - bands: 定档: the names of bands of the scheme that a person gives rows, by the number of the row.
    ///   - frames: The frames that tell what the levels are about.
    public func scored(
        by scheme: ScoringScheme, bands: [Int: String] = [:], frames: FrameBook = .standard
    ) -> FormScore {
        FormScore(indicators, execution: execution, total: total, by: scheme, bands: bands, frames: frames)
    }

    /// 写回: writes recomputed scores into the rows, the execution row and the total.
    ///
    /// What has one score gets it. What has a band keeps its printed score where that lies in the band, and gets the
    /// chosen end of it else. What cannot be computed stays as it is, and so does the total then, unless every row and
    /// the execution row have a score.
    ///
    /// - Parameters:
    ///   - score: What `scored` gave for this form.
    ///   - end: Which end of a band a row without a score in it gets; `nil` leaves it as it is.
    public mutating func write(_ score: FormScore, ofBands end: BandEnd? = nil) {
        let merged = indicators.rowsMergedAway
        for result in score.indicators where indicators.indices.contains(result.position) {
            guard !merged.contains(result.position), let range = result.allowed else { continue }
            if let printed = indicators[result.position].score, range.contains(printed) { continue }
            switch end {
            case .lowest: indicators[result.position].score = range.lowerBound
            case .highest: indicators[result.position].score = range.upperBound
            case nil where range.lowerBound == range.upperBound: indicators[result.position].score = range.lowerBound
            case nil: continue
            }
        }
        if let points = score.execution { execution.score = points }
        let left = Set(score.indicators.filter { $0.method == .notApplicable }.map(\.position))
        let scores = indicators.indices.filter { !left.contains($0) && !merged.contains($0) }.map {
            indicators[$0].score
        }
        let points = execution.weight != nil && execution.isPartOfTotal ? execution.score : .zero
        guard let points, !scores.isEmpty, !scores.contains(nil) else { return }
        let sum = FixedDecimal.sum(scores.compactMap { $0 }).adding(points)
        let weights = FixedDecimal.sum(left.compactMap { indicators[$0].weight })
        total = score.scheme.rescaled(sum...sum, leavingOut: weights).lowerBound
    }
}

extension [EvaluatedIndicator] {
    /// 合并得分: the rows whose score stands in the cell of a row above.
    var rowsMergedAway: Set<Int> {
        var rows = Set<Int>()
        for place in indices { rows.formUnion((place + 1)..<(place + mergedRows(at: place))) }
        return rows
    }

    /// Over how many rows the cell of a score is merged, from its row on: those below have no score of their own.
    func mergedRows(at place: Int) -> Int {
        guard self[place].hasDetails, self[place].score != nil, let printed = self[place].details.mergedRows,
            printed > 1
        else { return 1 }
        var end = place + 1
        while end < count, end - place < printed, self[end].score == nil { end += 1 }
        return end - place
    }
}

/// 档次端点: an end of a band.
public enum BandEnd: String, CaseIterable, Codable, Sendable {
    /// 下限.
    case lowest
    /// 上限.
    case highest
}
