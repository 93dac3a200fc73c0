import BudgetCodes

/// 指标栏: what a column of an indicator table says.
enum IndicatorColumn: Hashable {
    case goal, one, two, three
    case target, adjustedTarget, lastYear, yearBeforeLast, actual, forecast
    case nature, unit, score, reviewScore, scoreFactor, weight
    case basis, category, deviation, standard, explanation, core, measures, note, likelihood
    /// The targets of a region, and one of the causes of a monitoring form.
    case region(String)
    case cause(String)

    /// The column of a heading, or `nil` when it is none of an indicator table.
    init?(_ heading: String) {
        let text = PrintedText.folded(heading)
        // What comes first in the list goes before what comes later: 得分系数 before 得分.
        guard text.count <= 24, let found = Self.words.first(where: { $0.words.contains { text.has($0) } }) else {
            guard let column = Self.exact[text] else { return nil }
            self = column
            return
        }
        self = found.column
    }

    private static let exact: [String: IndicatorColumn] = [
        "分值": .weight, "权重": .weight, "上年": .lastYear, "备注": .note, "说明": .note, "性质": .nature, "单位": .unit,
        "依据": .basis, "标准": .basis, "全年完成": .actual, "偏差": .deviation, "年度值": .target, "目标": .target,
    ]

    private static let words: [(column: IndicatorColumn, words: [String])] = [
        (.one, ["一级指标"]), (.two, ["二级指标"]), (.three, ["三级指标", "指标名称", "指标内容", "四级指标"]), (.goal, ["目标名称"]),
        (.yearBeforeLast, ["前年"]), (.lastYear, ["上年实际", "上年指标", "上年度实际"]), (.likelihood, ["可能性"]),
        (.cause("经费保障"), ["经费保障"]), (.cause("制度保障"), ["制度保障"]), (.cause("人员保障"), ["人员保障"]),
        (.cause("硬件条件保障"), ["硬件条件保障"]), (.deviation, ["偏差", "原因分析", "未完成原因"]), (.core, ["核心指标"]),
        (.scoreFactor, ["得分系数"]), (.reviewScore, ["复核分", "复核得分", "复评"]),
        (.standard, ["评分标准", "评分细则", "评价标准", "计分标准"]), (.measures, ["实现措施"]),
        (.explanation, ["指标解释", "指标说明", "指标内涵"]), (.basis, ["确定依据", "绩效标准"]),
        (.adjustedTarget, ["调整指标值", "调整后指标值", "调整后目标值"]), (.nature, ["指标性质", "指标方向"]),
        (.unit, ["度量单位", "计量单位"]), (.forecast, ["全年预计", "预计完成"]),
        (.actual, ["实际完成", "完成值", "实际值", "完成情况", "月完成", "执行情况"]), (.category, ["指标分类"]),
        (.weight, ["分值权重", "指标分值", "指标权重"]), (.score, ["得分", "自评分"]),
        (.target, ["预期当年", "预计当年", "当年实现", "当年预期", "本年预期", "指标值", "目标值"]), (.basis, ["依据"]),
    ]

    /// A region whose targets stand in a column: 甲县.
    static func region(of heading: String) -> IndicatorColumn? {
        let isRegion = heading.count <= 12 && ["县", "区", "市", "省", "州", "旗"].contains { heading.hasSuffix($0) }
        return isRegion ? .region(heading) : nil
    }

    /// Whether it is a place in the tree.
    var isLevel: Bool { self == .one || self == .two || self == .three || self == .goal }

    /// The column in locations of findings.
    var name: String {
        switch self {
        case .one: "levelOne"
        case .two: "levelTwo"
        case .three: "levelThree"
        case .core: "isCore"
        case .region(let name): "regionTargets.\(name)"
        case .cause(let name): "causes.\(name)"
        default: "\(self)"
        }
    }
}
