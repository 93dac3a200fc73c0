/// 绩效指标: one row of an indicator table of a goal form, as printed.
///
/// The tables of long-term goals print one target, those of annual goals the figures of three years.
public struct Indicator: Hashable, Sendable {
    /// 目标名称: the goal that the indicator belongs to.
    public var goal: String?
    /// 一级指标; empty where the form has none or the cell is merged with the one above.
    public var levelOne: String
    /// 二级指标; empty where the form has none or the cell is merged with the one above.
    public var levelTwo: String
    /// 三级指标, 指标名称.
    public var levelThree: String
    /// 指标值; 预期当年实现值 in annual tables.
    public var target: String?
    /// 上年.
    public var lastYear: String?
    /// 前年.
    public var yearBeforeLast: String?
    /// 指标值确定依据.
    public var basis: String?
    /// 指标分类: 绩效基本型 or 绩效创新型.
    public var category: String?
    /// 一级指标分值, points, where the form has them.
    public var levelOneWeight: FixedDecimal?
    /// 二级指标分值, points.
    public var levelTwoWeight: FixedDecimal?
    /// 分值, 权重 of the indicator, points.
    public var weight: FixedDecimal?
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

extension Indicator: Codable {
    // By hand, because the other columns stand beside these.

    private enum CodingKeys: CodingKey {
        case goal, levelOne, levelTwo, levelThree, target, lastYear, yearBeforeLast, basis, category
        case levelOneWeight, levelTwoWeight, weight
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        goal = try container.decodeIfPresent(String.self, forKey: .goal)
        levelOne = try container.decodeIfPresent(String.self, forKey: .levelOne) ?? ""
        levelTwo = try container.decodeIfPresent(String.self, forKey: .levelTwo) ?? ""
        levelThree = try container.decode(String.self, forKey: .levelThree)
        target = try container.decodeIfPresent(String.self, forKey: .target)
        lastYear = try container.decodeIfPresent(String.self, forKey: .lastYear)
        yearBeforeLast = try container.decodeIfPresent(String.self, forKey: .yearBeforeLast)
        basis = try container.decodeIfPresent(String.self, forKey: .basis)
        category = try container.decodeIfPresent(String.self, forKey: .category)
        levelOneWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .levelOneWeight)
        levelTwoWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .levelTwoWeight)
        weight = try container.decodeIfPresent(FixedDecimal.self, forKey: .weight)
        moreColumns = try OptionalDetails(from: decoder)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(goal, forKey: .goal)
        try container.encode(levelOne, forKey: .levelOne)
        try container.encode(levelTwo, forKey: .levelTwo)
        try container.encode(levelThree, forKey: .levelThree)
        try container.encodeIfPresent(target, forKey: .target)
        try container.encodeIfPresent(lastYear, forKey: .lastYear)
        try container.encodeIfPresent(yearBeforeLast, forKey: .yearBeforeLast)
        try container.encodeIfPresent(basis, forKey: .basis)
        try container.encodeIfPresent(category, forKey: .category)
        try container.encodeIfPresent(levelOneWeight, forKey: .levelOneWeight)
        try container.encodeIfPresent(levelTwoWeight, forKey: .levelTwoWeight)
        try container.encodeIfPresent(weight, forKey: .weight)
        try moreColumns.encode(to: encoder)
    }
}
