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

    /// Whether less is better in this class: money that is spent.
    public var isCost: Bool { Self.costs.contains(self) }

    private static let costs =
        [cost, operatingCost]
        + ["economicCost", "socialCost", "ecologicalCost", "projectCostControl", "operatingFundsControl"]
        .map(IndicatorClass.init)
}

/// 指标框架: the classes that a kind of form uses, with their official names and other spellings, as data.
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
        /// The official name, then other spellings. 指标 at the end and points in brackets do not matter.
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

extension IndicatorFrame {
    private static let outputs = [
        Level("quantity", "数量"), Level("quality", "质量"), Level("timeliness", "时效"), Level("cost", "成本"),
        Level("amount", "金额"),
    ]
    private static let effects = [
        Level("economicBenefit", "经济效益"), Level("socialBenefit", "社会效益"), Level("ecologicalBenefit", "生态效益"),
        Level("sustainableImpact", "可持续影响"),
    ]
    private static let satisfactions = [
        Level("serviceRecipients", "服务对象满意度", "服务对象", "满意度"), Level("relatedGroups", "相关群体感受"),
    ]

    /// 产出、效益、满意度: the frame of projects and small units before cost became a level of its own.
    public static let outputEffectSatisfaction = IndicatorFrame(
        id: "output-effect-satisfaction", source: "财预〔2020〕10号，武汉市、天门市自评表和申报表",
        levels: [
            Level(.output, ["产出"], parts: outputs), Level(.effect, ["效益"], parts: effects),
            Level(.satisfaction, ["满意度"], parts: satisfactions),
        ])

    /// 产出、效果、满意度: the older words of Hubei, where satisfaction may stand below 效果 as 相关群体感受.
    public static let outputResultSatisfaction = IndicatorFrame(
        id: "output-result-satisfaction", source: "武汉市蔡甸区2025年项目绩效目标表",
        levels: [
            Level(.output, ["产出"], parts: outputs),
            Level(.effect, ["效果"], parts: effects + [Level("relatedGroups", "相关群体感受")]),
            Level(.satisfaction, ["满意度"], parts: satisfactions),
        ])

    /// 成本、产出、效益、满意度: the frame in which cost is a level of its own.
    public static let costOutputEffectSatisfaction = IndicatorFrame(
        id: "cost-output-effect-satisfaction", source: "财预〔2021〕101号（未经核实）",
        levels: [
            Level(
                .cost, ["成本"],
                parts: [
                    Level("economicCost", "经济成本"), Level("socialCost", "社会成本"),
                    Level("ecologicalCost", "生态环境成本"),
                ]),
            Level(.output, ["产出"], parts: outputs), Level(.effect, ["效益"], parts: effects),
            Level(.satisfaction, ["满意度"], parts: satisfactions),
        ])

    /// 运行成本 … 满意度: the six levels of a whole department in Hubei.
    public static let wholeDepartment = IndicatorFrame(
        id: "whole-department", source: "广水市部门整体绩效目标表，鄂财绩发〔2020〕3号",
        levels: [
            Level(
                .operatingCost, ["运行成本"],
                parts: [
                    Level("operatingFundsControl", "公用经费控制"), Level("staffControl", "在职人员控制"),
                    Level("projectCostControl", "项目支出成本控制"),
                ]),
            Level(
                .managementEfficiency, ["管理效率"],
                parts: [
                    Level("strategy", "战略管理"), Level("budgeting", "预算编制"), Level("execution", "预算执行"),
                    Level("performanceManagement", "绩效管理"), Level("assetManagement", "资产管理"),
                    Level("financialManagement", "财务管理"),
                ]),
            Level(.performanceOfDuties, ["履职效能"], parts: [Level("coreOutput", "核心业务产出")]),
            Level(.socialEffect, ["社会效应"], parts: effects),
            Level(
                .sustainableDevelopment, ["可持续发展能力"],
                parts: [
                    Level("institutionalReform", "体制机制改革"), Level("talent", "人才支撑"),
                    Level("technology", "科技支撑"),
                ]),
            Level(
                .satisfaction, ["满意度"],
                parts: [Level("serviceRecipients", "服务对象满意度"), Level("contactDepartments", "联系部门满意度")]),
        ])

    /// The frames that are known.
    public static let all = [
        outputEffectSatisfaction, outputResultSatisfaction, costOutputEffectSatisfaction, wholeDepartment,
    ]
}

extension IndicatorFrame {
    /// The frame that the level-one names of a form belong to: the smallest that has all of them.
    public static func recognized(_ levelOnes: some Sequence<String>) -> IndicatorFrame? {
        let lexicon = IndicatorLexicon.shared
        var names = NameNumbers(lexicon)
        return lexicon.frame(of: levelOnes.map { names.number(of: $0) }.filter { $0 != names.blank })?.frame
    }
}
