public import BudgetCodes

/// 项目支出绩效目标表, 项目申报表: what a project wants to reach, what it costs and who pays.
///
/// Two layouts are in use; the 申报表 prints the functional classification, the project type and the budgets of earlier
/// years, and estimates the cost by item only.
public struct ProjectPerformanceGoal: DisclosureTable {
    public static let form = Form(
        "performance.project-goal", "项目支出绩效目标表", "Performance goals of a project",
        aliases: [
            "项目绩效目标表", "项目申报表", "部门预算项目申报表", "项目支出绩效目标申报表", "项目支出绩效目标批复表", "部门预算项目绩效目标表",
            "部门预算项目支出绩效目标表", "转移支付绩效目标表", "转移支付区域绩效目标表", "转移支付整体绩效目标表", "区域绩效目标表", "专项资金绩效目标表",
            "专项资金绩效目标申报表", "政府性基金项目绩效目标表",
        ]
    )

    public var caption = Caption()
    /// 项目名称.
    public var name: String?
    /// 项目编码.
    public var code: ProjectCode?
    /// 项目主管部门.
    public var department: String?
    /// 项目执行单位.
    public var implementer: String?
    /// 项目负责人, 联系电话, 单位地址, 邮政编码.
    public var contact: Contact?
    /// 项目属性: 持续性项目 or 新增项目.
    public var nature: String?
    /// 支出项目类别: 本级支出项目 or 对下转移支付项目.
    public var category: String?
    /// 项目类型: 常年性项目, 延续性项目 or 一次性项目.
    public var type: String?
    /// 支出功能分类 as printed.
    public var function: String?
    /// 起始年度.
    public var startYear: Int?
    /// 终止年度.
    public var endYear: Int?
    /// 起始月份, 1 to 12, where the form states it.
    public var startMonth: Int?
    /// 终止月份.
    public var endMonth: Int?
    /// 实施期, 起止时间 as printed.
    public var period: String?
    /// 区域: whose form it is, where a transfer has one for each region. Such a project stands in no project table.
    public var region: String?
    /// 项目立项依据.
    public var justification: String?
    /// 可行性.
    public var feasibility: String?
    /// 必要性.
    public var necessity: String?
    /// 项目实施方案, 项目主要内容.
    public var plan: String?
    /// 项目总预算.
    public var totalBudget: Amount?
    /// 项目当年预算.
    public var currentBudget: Amount?
    /// 项目前两年预算: the budgets of earlier years that the form states.
    public var earlierBudgets: [YearBudget] = []
    /// 当年预算变动情况, in words.
    public var budgetChange: String?
    /// 执行率分值: the points that the execution of the budget will have.
    public var executionWeight: FixedDecimal?
    /// 中期资金: the sources for the whole period, where the form has them beside those of the year.
    public var midTermSources: [MoneyRow]?
    /// 项目资金来源, 年度资金.
    public var sources: [MoneyRow] = []
    /// 项目支出明细测算, 项目支出明细预算.
    public var costs: [ProjectCost] = []
    /// 测算依据及说明, where the form has one for all costs.
    public var costExplanation: String?
    /// 项目采购.
    public var procurement: [ProjectProcurement] = []
    /// 进度计划.
    public var schedule: [PlannedTask]?
    /// 项目绩效总目标.
    public var goals: [ProjectGoal] = []
    /// 长期目标.
    public var longTermGoal: String?
    /// 长期目标截止年度.
    public var longTermEnd: Int?
    /// 年度目标.
    public var annualGoal: String?
    /// 长期绩效目标表.
    public var longTermIndicators: [Indicator] = []
    /// 年度绩效目标表.
    public var annualIndicators: [Indicator] = []
    /// What the form prints and what has no place of its own.
    public var fields: [LabeledText]?

    public init() {}

    public var isEmpty: Bool { name == nil && sources.isEmpty && costs.isEmpty && annualIndicators.isEmpty }
}

/// The budget of one year.
public struct YearBudget: Hashable, Codable, Sendable {
    /// 年度.
    public var year: Int
    /// 预算.
    public var amount: Amount

    /// The budget of a year.
    public init(year: Int, amount: Amount) {
        self.year = year
        self.amount = amount
    }
}

/// One line of 项目支出明细测算 or 项目支出明细预算.
public struct ProjectCost: Hashable, Codable, Sendable {
    /// 项目活动, 项目支出明细; 合计 for the total.
    public var activity: String
    /// 活动内容表述.
    public var content: String?
    /// 支出经济分类 as printed.
    public var economicClass: String?
    /// 金额.
    public var amount: Amount?
    /// 上年金额.
    public var lastYear: Amount?
    /// 前年金额.
    public var yearBeforeLast: Amount?
    /// 测算公式 as printed.
    public var formula: String?
    /// 测算依据及说明.
    public var basis: String?
    /// 备注.
    public var note: String?

    /// A cost of an activity.
    public init(_ activity: String) {
        self.activity = activity
    }
}

/// One line of 项目采购: what is to be bought.
public struct ProjectProcurement: Hashable, Codable, Sendable {
    /// 品名.
    public var item: String
    /// 数量 as printed.
    public var quantity: String?
    /// 金额.
    public var amount: Amount?

    /// A purchase of an item.
    public init(_ item: String) {
        self.item = item
    }
}

/// One line of 项目绩效总目标.
public struct ProjectGoal: Hashable, Codable, Sendable {
    /// 名称.
    public var name: String
    /// 目标说明.
    public var explanation: String?

    /// A goal of a name.
    public init(_ name: String) {
        self.name = name
    }
}

extension ProjectPerformanceGoal {
    private enum CodingKeys: CodingKey {
        case caption, name, code, department, implementer, contact, nature, category, type, function, startYear
        case endYear, startMonth, endMonth, period, region, justification, feasibility, necessity, plan
        case totalBudget, currentBudget, earlierBudgets, budgetChange, executionWeight, midTermSources, sources
        case costs, costExplanation, procurement, schedule, goals, longTermGoal, longTermEnd, annualGoal
        case longTermIndicators, annualIndicators, fields
    }

    // Written by hand so that the parts that a form does not print may be absent.

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: .caption) ?? Caption()
        name = try container.decodeIfPresent(String.self, forKey: .name)
        code = try container.decodeIfPresent(ProjectCode.self, forKey: .code)
        department = try container.decodeIfPresent(String.self, forKey: .department)
        implementer = try container.decodeIfPresent(String.self, forKey: .implementer)
        contact = try container.decodeIfPresent(Contact.self, forKey: .contact)
        nature = try container.decodeIfPresent(String.self, forKey: .nature)
        category = try container.decodeIfPresent(String.self, forKey: .category)
        type = try container.decodeIfPresent(String.self, forKey: .type)
        function = try container.decodeIfPresent(String.self, forKey: .function)
        startYear = try container.decodeIfPresent(Int.self, forKey: .startYear)
        endYear = try container.decodeIfPresent(Int.self, forKey: .endYear)
        startMonth = try container.decodeIfPresent(Int.self, forKey: .startMonth)
        endMonth = try container.decodeIfPresent(Int.self, forKey: .endMonth)
        period = try container.decodeIfPresent(String.self, forKey: .period)
        region = try container.decodeIfPresent(String.self, forKey: .region)
        justification = try container.decodeIfPresent(String.self, forKey: .justification)
        feasibility = try container.decodeIfPresent(String.self, forKey: .feasibility)
        necessity = try container.decodeIfPresent(String.self, forKey: .necessity)
        plan = try container.decodeIfPresent(String.self, forKey: .plan)
        totalBudget = try container.decodeIfPresent(Amount.self, forKey: .totalBudget)
        currentBudget = try container.decodeIfPresent(Amount.self, forKey: .currentBudget)
        earlierBudgets = try container.decodeIfPresent([YearBudget].self, forKey: .earlierBudgets) ?? []
        budgetChange = try container.decodeIfPresent(String.self, forKey: .budgetChange)
        executionWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .executionWeight)
        midTermSources = try container.decodeIfPresent([MoneyRow].self, forKey: .midTermSources)
        sources = try container.decodeIfPresent([MoneyRow].self, forKey: .sources) ?? []
        costs = try container.decodeIfPresent([ProjectCost].self, forKey: .costs) ?? []
        costExplanation = try container.decodeIfPresent(String.self, forKey: .costExplanation)
        procurement = try container.decodeIfPresent([ProjectProcurement].self, forKey: .procurement) ?? []
        schedule = try container.decodeIfPresent([PlannedTask].self, forKey: .schedule)
        goals = try container.decodeIfPresent([ProjectGoal].self, forKey: .goals) ?? []
        longTermGoal = try container.decodeIfPresent(String.self, forKey: .longTermGoal)
        longTermEnd = try container.decodeIfPresent(Int.self, forKey: .longTermEnd)
        annualGoal = try container.decodeIfPresent(String.self, forKey: .annualGoal)
        longTermIndicators = try container.decodeIfPresent([Indicator].self, forKey: .longTermIndicators) ?? []
        annualIndicators = try container.decodeIfPresent([Indicator].self, forKey: .annualIndicators) ?? []
        fields = try container.decodeIfPresent([LabeledText].self, forKey: .fields)
    }
}
