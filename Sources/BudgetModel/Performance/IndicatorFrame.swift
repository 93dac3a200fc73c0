/// 指标类别: what an indicator of level one or two is about, whatever words a form uses.
///
/// An open list: forms may have classes that are not named here.
public struct IndicatorClass: RawRepresentable, Hashable, Codable, Sendable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 成本.
    public static let cost = IndicatorClass(rawValue: "cost")
    /// 产出.
    public static let output = IndicatorClass(rawValue: "output")
    /// 效益, 效果.
    public static let effect = IndicatorClass(rawValue: "effect")
    /// 满意度.
    public static let satisfaction = IndicatorClass(rawValue: "satisfaction")
    /// 运行成本.
    public static let operatingCost = IndicatorClass(rawValue: "operatingCost")
    /// 管理效率.
    public static let managementEfficiency = IndicatorClass(rawValue: "managementEfficiency")
    /// 履职效能.
    public static let performanceOfDuties = IndicatorClass(rawValue: "performanceOfDuties")
    /// 社会效应.
    public static let socialEffect = IndicatorClass(rawValue: "socialEffect")
    /// 可持续发展能力.
    public static let sustainableDevelopment = IndicatorClass(rawValue: "sustainableDevelopment")
    /// 决策, 项目决策.
    public static let decision = IndicatorClass(rawValue: "decision")
    /// 投入.
    public static let input = IndicatorClass(rawValue: "input")
    /// 过程.
    public static let process = IndicatorClass(rawValue: "process")
    /// 项目管理.
    public static let projectManagement = IndicatorClass(rawValue: "projectManagement")
    /// 项目绩效.
    public static let projectPerformance = IndicatorClass(rawValue: "projectPerformance")
    /// 规划.
    public static let planning = IndicatorClass(rawValue: "planning")
    /// 执行.
    public static let implementation = IndicatorClass(rawValue: "implementation")
    /// 制度.
    public static let institution = IndicatorClass(rawValue: "institution")
    /// 影响力.
    public static let influence = IndicatorClass(rawValue: "influence")

    /// Whether less is better in this class: money that is spent.
    public var isCost: Bool { Self.costs.contains(self) }

    private static let costs =
        [cost, operatingCost]
        + ["economicCost", "socialCost", "ecologicalCost", "projectCostControl", "operatingFundsControl"]
        .map(IndicatorClass.init)
}

/// 指标框架: the classes that a kind of form uses, with their official names and other spellings, as data.
///
/// A ``FrameBook`` has those of the package and takes others.
public struct IndicatorFrame: Hashable, Codable, Identifiable, Sendable {
    /// The stable name.
    public var id: String
    /// Where the frame comes from.
    public var source: String
    /// 一级指标, in the order of the form.
    public var levels: [Level]

    /// A class of level one with its classes of level two.
    public struct Level: Hashable, Codable, Sendable {
        /// What it is about.
        public var kind: IndicatorClass
        /// The official name, then other spellings. 指标 or 目标 at the end and points in brackets do not matter.
        public var names: [String]
        /// 二级指标; empty for a level two itself.
        public var parts: [Level]

        /// A class of its names.
        public init(_ kind: IndicatorClass, _ names: [String], parts: [Level] = []) {
            self.kind = kind
            self.names = names
            self.parts = parts
        }

        init(_ kind: String, _ names: String...) {
            self.init(IndicatorClass(rawValue: kind), names)
        }
    }

    /// A frame of its classes.
    public init(id: String, source: String, levels: [Level]) {
        self.id = id
        self.source = source
        self.levels = levels
    }
}
