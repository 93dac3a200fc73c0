/// 绩效指标: one row of an indicator table of a goal form, as printed.
///
/// The tables of long-term goals print one target, those of annual goals the figures of three years.
public struct Indicator: Hashable, Codable, Sendable {
    /// 目标名称: the goal that the indicator belongs to.
    public var goal: String?
    /// 一级指标.
    public var levelOne: String
    /// 二级指标.
    public var levelTwo: String
    /// 三级指标, 指标名称.
    public var levelThree: String
    /// 指标值; 预期当年实现值 in annual tables.
    public var target: String?
    /// 上年.
    public var lastYear: String?
    /// 前年.
    public var yearBeforeLast: String?
    /// 指标值确定依据, 绩效标准.
    public var basis: String?
    /// 指标分类: 绩效基本型 or 绩效创新型.
    public var category: String?

    /// An indicator by its place in the tree.
    public init(_ levelOne: String, _ levelTwo: String, _ levelThree: String) {
        self.levelOne = levelOne
        self.levelTwo = levelTwo
        self.levelThree = levelThree
    }
}

/// 自评指标: one row of an indicator table of a self-evaluation form, as printed.
public struct EvaluatedIndicator: Hashable, Codable, Sendable {
    /// 一级指标.
    public var levelOne: String
    /// 一级指标权重, points.
    public var levelOneWeight: FixedDecimal?
    /// 二级指标.
    public var levelTwo: String
    /// 二级指标权重, points.
    public var levelTwoWeight: FixedDecimal?
    /// 三级指标.
    public var levelThree: String
    /// 权重 of the level-three indicator, points.
    public var weight: FixedDecimal?
    /// 年初目标值 A.
    public var target: String?
    /// 实际完成值 B.
    public var actual: String?
    /// 得分, points.
    public var score: FixedDecimal?
    /// 偏差原因: why the target was missed.
    public var deviation: String?

    /// An indicator by its place in the tree.
    public init(_ levelOne: String, _ levelTwo: String, _ levelThree: String) {
        self.levelOne = levelOne
        self.levelTwo = levelTwo
        self.levelThree = levelThree
    }
}
