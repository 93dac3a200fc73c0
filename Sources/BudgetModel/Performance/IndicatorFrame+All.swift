// The frames of the package.

extension IndicatorFrame {
    private static let outputs = [
        Level("quantity", "数量", "产出数量"), Level("quality", "质量", "产出质量"), Level("timeliness", "时效", "产出时效", "进度"),
        Level("cost", "成本", "产出成本"), Level("amount", "金额"),
    ]
    private static let effects = [
        Level("economicBenefit", "经济效益"), Level("socialBenefit", "社会效益"),
        Level("ecologicalBenefit", "生态效益", "环境效益", "生态环境效益"),
        Level("sustainableImpact", "可持续影响", "可持续性影响", "可持续发展", "可持续影响力"),
    ]
    private static let satisfactions = [
        Level(
            "serviceRecipients", "服务对象满意度", "服务对象", "满意度", "社会公众满意度", "社会公众或服务对象满意度", "受益对象满意度", "受益群体满意度"),
        Level("relatedGroups", "相关群体感受"),
    ]
    private static let satisfactionNames = [
        "满意度", "服务对象满意度", "社会公众满意度", "社会公众或服务对象满意度", "受益对象满意度", "受益群体满意度",
    ]

    /// 产出、效益、满意度: the frame of projects and small units before cost became a level of its own.
    public static let outputEffectSatisfaction = IndicatorFrame(
        id: "output-effect-satisfaction", source: "财预〔2020〕10号，武汉市、天门市自评表和申报表",
        levels: [
            Level(.output, ["产出"], parts: outputs), Level(.effect, ["效益"], parts: effects),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
        ])

    /// 产出、效果、满意度: the older words of Hubei, where satisfaction may stand below 效果 as 相关群体感受.
    public static let outputResultSatisfaction = IndicatorFrame(
        id: "output-result-satisfaction", source: "武汉市蔡甸区2025年项目绩效目标表",
        levels: [
            Level(.output, ["产出"], parts: outputs),
            Level(.effect, ["效果"], parts: effects + [Level("relatedGroups", "相关群体感受")]),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
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
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
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

    /// 决策、过程、产出、效益: the frame of evaluations by finance offices and departments.
    public static let decisionProcessOutputEffect = IndicatorFrame(
        id: "decision-process-output-effect", source: "财预〔2020〕10号附件（未经核实）",
        levels: [
            Level(
                .decision, ["决策"],
                parts: [
                    Level("projectApproval", "项目立项", "立项"), Level("performanceGoals", "绩效目标", "目标设置"),
                    Level("fundInput", "资金投入"),
                ]),
            Level(
                .process, ["过程"],
                parts: [
                    Level("fundManagement", "资金管理"), Level("organization", "组织实施", "组织管理", "业务管理"),
                    Level("financialManagement", "财务管理"),
                ]),
            Level(.output, ["产出"], parts: outputs),
            Level(
                .effect, ["效益", "效果"],
                parts: effects + [Level("projectBenefit", "项目效益", "实施效益")] + satisfactions),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
        ])

    /// 投入、过程、产出、效果: the frame of evaluations before 2020, of projects and of whole departments.
    public static let inputProcessOutputResult = IndicatorFrame(
        id: "input-process-output-result", source: "财预〔2013〕53号（未经核实），广西壮族自治区2021年目标表样",
        levels: [
            Level(
                .input, ["投入"],
                parts: [
                    Level("projectApproval", "项目立项"), Level("fundAvailability", "资金落实", "资金到位"),
                    Level("goalSetting", "目标设定"), Level("budgetAllocation", "预算配置"),
                    Level("timeliness", "时效", "进度"), Level("cost", "成本"),
                ]),
            Level(
                .process, ["过程"],
                parts: [
                    Level("organization", "业务管理", "组织实施"), Level("financialManagement", "财务管理"),
                    Level("execution", "预算执行"), Level("budgetManagement", "预算管理"),
                    Level("assetManagement", "资产管理"),
                ]),
            Level(.output, ["产出"], parts: outputs + [Level("projectOutput", "项目产出"), Level("duties", "职责履行")]),
            Level(
                .effect, ["效果", "效益"],
                parts: effects + [Level("projectBenefit", "项目效益"), Level("dutiesBenefit", "履职效益")] + satisfactions),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
        ])

    /// 项目决策、项目管理、项目绩效: the frame of 随州.
    public static let decisionManagementPerformance = IndicatorFrame(
        id: "decision-management-performance", source: "随州市、广水市2021—2022年项目自评表",
        levels: [
            Level(.decision, ["项目决策"], parts: [Level("performanceGoals", "绩效目标"), Level("projectApproval", "项目立项")]),
            Level(
                .projectManagement, ["项目管理"],
                parts: [
                    Level("financialManagement", "财务制度", "财务管理"), Level("organization", "组织机构"),
                    Level("supervision", "运行监管"), Level("goalFiling", "目标申报"),
                ]),
            Level(
                .projectPerformance, ["项目绩效"],
                parts: outputs + effects + satisfactions + [Level("output", "产出"), Level("effect", "效益", "效果")]),
        ])

    /// 规划、执行 and what came of it: a sheet by which whole departments are scored.
    public static let planningImplementation = IndicatorFrame(
        id: "planning-implementation", source: "寿县2023年部门整体自评表",
        levels: [
            Level(
                .planning, ["规划"],
                parts: [
                    Level("basicInformation", "基础信息"), Level("workPlan", "工作计划"),
                    Level("performanceGoals", "绩效目标"),
                ]),
            Level(
                .implementation, ["执行"],
                parts: [Level("execution", "预算执行"), Level("budgetManagement", "预算管理")]),
            Level(.output, ["产出"], parts: outputs), Level(.effect, ["效益", "效果"], parts: effects + satisfactions),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
        ])

    /// 制度、产出: outputs and the rules that they rest on.
    public static let institutionOutput = IndicatorFrame(
        id: "institution-output", source: "宁晋县2019年项目自评表",
        levels: [
            Level(.institution, ["制度", "制度建设"]), Level(.output, ["产出"], parts: outputs),
            Level(.effect, ["效益", "效果"], parts: effects),
            Level(.satisfaction, satisfactionNames, parts: satisfactions),
        ])

    /// 投入和管理、产出、效果、影响力: the frame of Shanghai.
    public static let inputManagementInfluence = IndicatorFrame(
        id: "input-management-influence", source: "上海市绩效目标表（未经核实）",
        levels: [
            Level(.input, ["投入和管理", "投入与管理"]), Level(.output, ["产出"], parts: outputs),
            Level(.effect, ["效果", "效益"], parts: effects + satisfactions), Level(.influence, ["影响力"]),
        ])

    /// The frames that are known.
    public static let all = [
        outputEffectSatisfaction, outputResultSatisfaction, costOutputEffectSatisfaction,
        decisionProcessOutputEffect, inputProcessOutputResult, decisionManagementPerformance, planningImplementation,
        institutionOutput, inputManagementInfluence, wholeDepartment,
    ]
}

extension IndicatorFrame {
    /// The frame of the package that the level-one names of a form belong to: the smallest that has all of them.
    public static func recognized(_ levelOnes: some Sequence<String>) -> IndicatorFrame? {
        FrameBook.standard.frame(of: levelOnes)
    }
}
