/// 评分依据: how a score was made.
public enum ScoringMethod: String, CaseIterable, Codable, Sendable {
    /// 正向: weight × B/A.
    case positive
    /// 反向: weight × A/B.
    case reverse
    /// 相同: the result is the target, which is full marks whatever is better.
    case met
    /// 区间: full marks inside, in proportion outside.
    case interval
    /// 时限: the best band when it is kept.
    case period
    /// 定性: one of the bands.
    case qualitative
    /// 不适用: taken out of the evaluation.
    case notApplicable
    /// 以文字代替数值: the target is a number and the result a word.
    case wordForNumber
    /// 无法计算.
    case notComputable

    /// Whether a number was measured against another one.
    var isOfNumbers: Bool { self == .positive || self == .reverse || self == .met || self == .interval }
}

/// 评分假设: what was assumed because the form does not say it.
public enum ScoringAssumption: String, CaseIterable, Codable, Sendable {
    /// 成本指标按反向: the target has no comparator; the class says that less is better.
    case reverseFromClass
    /// 按名称为反向: the target has no comparator; the name says that less is better: 差错率.
    case reverseFromName
    /// 未标明方向按正向: the target has no comparator, class and name say nothing; more was taken as better.
    case positiveByDefault
    /// 方向不明: the target has no comparator, and the name may mean either: 控制率, 变动率.
    case directionUnclear
    /// 未载明评分办法按比例: the form follows no scheme that is known; the points were taken in proportion.
    case inProportion
}

/// 指标得分: the score of one indicator as recomputed, beside the printed one.
public struct IndicatorScore: Identifiable, Sendable {
    /// The number of the row in the form, from 0.
    public let position: Int
    /// How the score was made.
    public let method: ScoringMethod
    /// What was assumed.
    public let assumption: ScoringAssumption?
    /// The lowest and the highest score that the scheme allows; the same for quantities, a band for words, `nil` when
    /// nothing can be computed.
    public let recomputed: ClosedRange<FixedDecimal>?
    /// The rows that the score is one of, shared by all scores of the form: exactly one.
    private var sheet: [Sheet]
    /// The number of the row in the sheet.
    private let place: Int

    /// The rows of a form, and where they stand.
    struct Sheet: Sendable {
        let rows: [EvaluatedIndicator]
        let outline: IndicatorOutline
        /// The path of the only row, where a score was decoded without its form.
        var ownPath: IndicatorPath?
        /// The rows whose scores stand in one cell, by the first of them.
        var merged: [Int: MergedScores] = [:]
    }

    /// 合并得分: what several rows have together.
    struct MergedScores: Hashable, Codable, Sendable {
        /// How many rows.
        let rows: Int
        /// The scores that they may have; `nil` when one of them cannot be computed.
        let recomputed: ClosedRange<FixedDecimal>?
        /// Their points; `nil` when one is not printed.
        let fullMarks: FixedDecimal?
    }

    /// Where the indicator stands.
    public var path: IndicatorPath {
        if let path = sheet[0].ownPath { return path }
        return IndicatorPath(sheet[0].outline, row: place, levelThree: sheet[0].rows[place].levelThree)
    }

    /// The row as printed.
    public var row: EvaluatedIndicator { sheet[0].rows[place] }

    /// The position, which no other score of the form has.
    public var id: Int { position }

    /// Over how many rows the cell of the score is merged, this one first; 1 where it is not.
    public var mergedRows: Int { sheet[0].merged[place]?.rows ?? 1 }

    /// The scores that the printed one may be: those of all rows that share its cell, added up. `nil` when one of them
    /// cannot be computed.
    public var allowed: ClosedRange<FixedDecimal>? {
        if let merged = sheet[0].merged[place] { merged.recomputed } else { recomputed }
    }

    /// The points of the row, or of all rows that share its cell, added up; `nil` when one is not printed.
    public var fullMarks: FixedDecimal? {
        if let merged = sheet[0].merged[place] { merged.fullMarks } else { sheet[0].rows[place].weight }
    }

    /// Printed minus the nearest score that the scheme allows; zero when it is one of them, `nil` when either is missing.
    public var difference: FixedDecimal? {
        guard let printed = sheet[0].rows[place].score, let recomputed = allowed else { return nil }
        let nearest = min(max(printed, recomputed.lowerBound), recomputed.upperBound)
        return FixedDecimal(tenThousandths: printed.tenThousandths - nearest.tenThousandths)
    }
}

extension IndicatorScore {
    init(position: Int, in sheet: [Sheet], _ assessment: IndicatorAssessment) {
        self.position = position
        self.sheet = sheet
        self.place = position
        method = assessment.method
        assumption = assessment.assumption
        recomputed = assessment.range
    }

    /// The scores of a form with what those have together that share a cell.
    static func merged(_ scores: [IndicatorScore]) -> [IndicatorScore] {
        guard var sheet = scores.first?.sheet[0] else { return [] }
        var ranges = Array(repeating: ClosedRange<FixedDecimal>?.none, count: scores.count)
        for score in scores { ranges[score.position] = score.recomputed }
        for place in sheet.rows.indices {
            let count = sheet.rows.mergedRows(at: place)
            guard count > 1 else { continue }
            let weights = sheet.rows[place...].prefix(count).map(\.weight)
            sheet.merged[place] = MergedScores(
                rows: count,
                recomputed: ranges[place...].prefix(count).reduce(.zero ... .zero) { sum, range in
                    range.flatMap { sum?.adding($0) }
                }, fullMarks: weights.contains(nil) ? nil : .sum(weights.compactMap { $0 }))
        }
        if sheet.merged.isEmpty { return scores }
        let shared = [sheet]
        return scores.map { score in
            var copy = score
            copy.sheet = shared
            return copy
        }
    }
}

extension IndicatorScore: Hashable {
    public static func == (left: IndicatorScore, right: IndicatorScore) -> Bool {
        left.position == right.position && left.method == right.method && left.assumption == right.assumption
            && left.recomputed == right.recomputed
            && left.sheet[0].merged[left.place] == right.sheet[0].merged[right.place] && left.row == right.row
            && left.path == right.path
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(position)
        hasher.combine(recomputed)
        hasher.combine(row)
    }
}

extension IndicatorScore: Codable {
    private enum CodingKeys: String, CodingKey {
        case position, path, row, method, assumption, recomputed, merged
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        position = try container.decode(Int.self, forKey: .position)
        method = try container.decode(ScoringMethod.self, forKey: .method)
        assumption = try container.decodeIfPresent(ScoringAssumption.self, forKey: .assumption)
        recomputed = try container.decodeIfPresent(ClosedRange<FixedDecimal>.self, forKey: .recomputed)
        let rows = [try container.decode(EvaluatedIndicator.self, forKey: .row)]
        var own = Sheet(rows: rows, outline: IndicatorOutline(rows))
        own.ownPath = try container.decode(IndicatorPath.self, forKey: .path)
        own.merged[0] = try container.decodeIfPresent(MergedScores.self, forKey: .merged)
        sheet = [own]
        place = 0
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(position, forKey: .position)
        try container.encode(path, forKey: .path)
        try container.encode(row, forKey: .row)
        try container.encode(method, forKey: .method)
        try container.encodeIfPresent(assumption, forKey: .assumption)
        try container.encodeIfPresent(recomputed, forKey: .recomputed)
        try container.encodeIfPresent(sheet[0].merged[place], forKey: .merged)
    }
}
