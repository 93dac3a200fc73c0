/// 自评指标: one row of an indicator table of a self-evaluation or a monitoring form, as printed.
public struct EvaluatedIndicator: Hashable, Sendable {
    /// 一级指标; empty where the form has none or the cell is merged with the one above.
    public var levelOne: String
    /// 一级指标权重, points.
    public var levelOneWeight: FixedDecimal?
    /// 二级指标; empty where the form has none or the cell is merged with the one above.
    public var levelTwo: String
    /// 二级指标权重, points.
    public var levelTwoWeight: FixedDecimal?
    /// 三级指标.
    public var levelThree: String
    /// 权重 of the level-three indicator, points.
    public var weight: FixedDecimal?
    /// 年初目标值 A.
    public var target: String?
    /// 实际完成值 B; in a monitoring form what was done so far.
    public var actual: String?
    /// 得分, points.
    public var score: FixedDecimal?
    /// 偏差原因: why the target was missed.
    public var deviation: String?
    private var moreColumns = OptionalDetails()

    /// An indicator by its place in the tree.
    public init(_ levelOne: String, _ levelTwo: String, _ levelThree: String) {
        self.levelOne = levelOne
        self.levelTwo = levelTwo
        self.levelThree = levelThree
    }

    /// The columns that only some places print.
    public var details: IndicatorDetails {
        get { moreColumns.value }
        _modify { yield &moreColumns.value }
    }

    public var hasDetails: Bool { !moreColumns.isEmpty }
}

extension EvaluatedIndicator: Codable {
    // By hand, because the other columns stand beside these.

    private enum CodingKeys: CodingKey {
        case levelOne, levelOneWeight, levelTwo, levelTwoWeight, levelThree, weight, target, actual, score, deviation
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        levelOne = try container.decodeIfPresent(String.self, forKey: .levelOne) ?? ""
        levelOneWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .levelOneWeight)
        levelTwo = try container.decodeIfPresent(String.self, forKey: .levelTwo) ?? ""
        levelTwoWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .levelTwoWeight)
        levelThree = try container.decode(String.self, forKey: .levelThree)
        weight = try container.decodeIfPresent(FixedDecimal.self, forKey: .weight)
        target = try container.decodeIfPresent(String.self, forKey: .target)
        actual = try container.decodeIfPresent(String.self, forKey: .actual)
        score = try container.decodeIfPresent(FixedDecimal.self, forKey: .score)
        deviation = try container.decodeIfPresent(String.self, forKey: .deviation)
        moreColumns = try OptionalDetails(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(levelOne, forKey: .levelOne)
        try container.encodeIfPresent(levelOneWeight, forKey: .levelOneWeight)
        try container.encode(levelTwo, forKey: .levelTwo)
        try container.encodeIfPresent(levelTwoWeight, forKey: .levelTwoWeight)
        try container.encode(levelThree, forKey: .levelThree)
        try container.encodeIfPresent(weight, forKey: .weight)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encodeIfPresent(actual, forKey: .actual)
        try container.encodeIfPresent(score, forKey: .score)
        try container.encodeIfPresent(deviation, forKey: .deviation)
        try moreColumns.encode(to: encoder)
    }
}
