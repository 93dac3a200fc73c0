/// 部门整体支出绩效目标表, 部门整体绩效目标申报表: what a whole department wants to reach with its money.
///
/// One layout splits the funds into 财政拨款, 财政专户管理资金, 单位资金 and the expenditure by kind of project, the other
/// into 财政拨款, 其他资金 and 基本支出, 项目支出.
public struct DepartmentPerformanceGoal: DisclosureTable {
    public static let form = Form(
        "performance.department-goal", "部门整体支出绩效目标表", "Performance goals of a department",
        aliases: [
            "部门整体绩效目标表", "部门整体绩效目标申报表", "部门整体支出绩效目标申报表", "部门（单位）整体支出绩效目标表", "部门（单位）整体绩效目标表",
            "单位整体支出绩效目标表", "单位整体绩效目标表", "整体支出绩效目标表",
        ]
    )

    public var caption = Caption()
    /// 部门（单位）名称.
    public var agency: String?
    /// 填报人, 联系电话.
    public var contact: Contact?
    /// 填报日期, `yyyy-mm-dd`.
    public var filed: String?
    /// 总体资金情况.
    public var funding = FundingComposition()
    /// 部门职能概述.
    public var duties: String?
    /// 年度工作任务.
    public var annualTasks: String?
    /// 年度履职目标: the tasks with their money.
    public var tasks: [PlannedTask]?
    /// 项目支出情况.
    public var projects: [PlannedProject] = []
    /// 执行率分值: the points that the execution of the budget will have.
    public var executionWeight: FixedDecimal?
    /// 长期目标 and the last year it looks at, where the form prints it.
    public var longTermGoal: String?
    /// 长期目标截止年度.
    public var longTermEnd: Int?
    /// 年度目标.
    public var annualGoal: String?
    /// 长期绩效指标.
    public var longTermIndicators: [Indicator] = []
    /// 年度绩效指标.
    public var annualIndicators: [Indicator] = []
    /// What the form prints and what has no place of its own.
    public var fields: [LabeledText]?

    public init() {}

    public var isEmpty: Bool {
        funding.income.isEmpty && funding.expenditure.isEmpty && projects.isEmpty && longTermIndicators.isEmpty
            && annualIndicators.isEmpty
    }
}

/// 总体资金情况: where the money comes from and what it is for, for this year and the two years before.
public struct FundingComposition: Hashable, Codable, Sendable {
    /// 当年: the year of the columns, where they print it.
    public var year: Int?
    /// 收入构成.
    public var income: [FundingLine] = []
    /// 支出构成.
    public var expenditure: [FundingLine] = []

    /// A composition without lines.
    public init() {}
}

/// One line of a composition of funds.
public struct FundingLine: Hashable, Codable, Sendable {
    /// The name of the line as printed; 合计 for the total.
    public var name: String
    /// 当年金额.
    public var current: Amount?
    /// 占比, in per cent.
    public var share: FixedDecimal?
    /// 上年.
    public var lastYear: Amount?
    /// 前年.
    public var yearBeforeLast: Amount?

    /// A line of a name.
    public init(_ name: String) {
        self.name = name
    }
}

/// One line of 项目支出情况: a project that the department plans.
public struct PlannedProject: Hashable, Codable, Sendable {
    /// 项目名称.
    public var name: String
    /// 支出项目类别, 项目类型.
    public var category: String?
    /// 项目总预算.
    public var totalBudget: Amount?
    /// 项目本年度预算.
    public var currentBudget: Amount?
    /// 项目主要支出方向和用途.
    public var purpose: String?

    /// A project of a name.
    public init(_ name: String) {
        self.name = name
    }
}

extension DepartmentPerformanceGoal {
    private enum CodingKeys: CodingKey {
        case caption, agency, contact, filed, funding, duties, annualTasks, tasks, projects, executionWeight
        case longTermGoal, longTermEnd, annualGoal, longTermIndicators, annualIndicators, fields
    }

    // Written by hand so that the parts that a form does not print may be absent.

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: .caption) ?? Caption()
        agency = try container.decodeIfPresent(String.self, forKey: .agency)
        contact = try container.decodeIfPresent(Contact.self, forKey: .contact)
        filed = try container.decodeIfPresent(String.self, forKey: .filed)
        funding = try container.decodeIfPresent(FundingComposition.self, forKey: .funding) ?? FundingComposition()
        duties = try container.decodeIfPresent(String.self, forKey: .duties)
        annualTasks = try container.decodeIfPresent(String.self, forKey: .annualTasks)
        tasks = try container.decodeIfPresent([PlannedTask].self, forKey: .tasks)
        projects = try container.decodeIfPresent([PlannedProject].self, forKey: .projects) ?? []
        executionWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .executionWeight)
        longTermGoal = try container.decodeIfPresent(String.self, forKey: .longTermGoal)
        longTermEnd = try container.decodeIfPresent(Int.self, forKey: .longTermEnd)
        annualGoal = try container.decodeIfPresent(String.self, forKey: .annualGoal)
        longTermIndicators = try container.decodeIfPresent([Indicator].self, forKey: .longTermIndicators) ?? []
        annualIndicators = try container.decodeIfPresent([Indicator].self, forKey: .annualIndicators) ?? []
        fields = try container.decodeIfPresent([LabeledText].self, forKey: .fields)
    }
}
