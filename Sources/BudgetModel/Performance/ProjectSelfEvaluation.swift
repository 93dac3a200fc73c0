public import BudgetCodes

/// 项目绩效自评表: how a project did against its goals.
public struct ProjectSelfEvaluation: DisclosureTable {
    public static let form = Form(
        "performance.project-self-evaluation", "项目绩效自评表", "Self-evaluation of a project",
        aliases: [
            "项目自评表", "项目支出绩效自评表", "项目支出绩效自评情况表", "项目支出自评表", "部门预算项目支出绩效自评表", "专项资金绩效自评表",
            "转移支付绩效自评表", "项目支出绩效评价指标计分表", "项目绩效评价指标体系表",
        ]
    )

    public var caption = Caption()
    /// 项目名称.
    public var name: String?
    /// 项目编码.
    public var code: ProjectCode?
    /// 单位名称.
    public var agency: String?
    /// 主管部门.
    public var department: String?
    /// 项目实施单位.
    public var implementer: String?
    /// 填报人, 联系电话.
    public var contact: Contact?
    /// 填报日期, `yyyy-mm-dd`.
    public var filed: String?
    /// 项目类别.
    public var category: String?
    /// 项目属性.
    public var nature: String?
    /// 项目类型.
    public var type: String?
    /// 预算执行情况 of the project.
    public var execution = BudgetExecution()
    /// 年度目标.
    public var annualGoal: String?
    /// 年度总体目标实际完成情况.
    public var goalResult: String?
    /// 年度绩效指标权重, points.
    public var indicatorWeight: FixedDecimal?
    /// 年度绩效指标.
    public var indicators: [EvaluatedIndicator] = []
    /// 总分, points.
    public var total: FixedDecimal?
    /// 复核总分, points.
    public var reviewTotal: FixedDecimal?
    /// 评价等级 as printed: 优, 良, 中, 差.
    public var grade: String?
    /// 评价结论.
    public var conclusion: String?
    /// 存在问题.
    public var problems: String?
    /// 偏差大或目标未完成原因分析.
    public var deviationAnalysis: String?
    /// 改进措施及结果应用方案.
    public var improvements: String?
    /// 支出明细: what the money was spent on, voucher by voucher.
    public var payments: [MoneyRow]?
    /// What the form prints and what has no place of its own.
    public var fields: [LabeledText]?

    public init() {}

    public var isEmpty: Bool { indicators.isEmpty && execution.isEmpty }
}

extension ProjectSelfEvaluation {
    private enum CodingKeys: CodingKey {
        case caption, name, code, agency, department, implementer, contact, filed, category, nature, type
        case execution, annualGoal, goalResult, indicatorWeight, indicators, total, reviewTotal, grade
        case conclusion, problems, deviationAnalysis, improvements, payments, fields
    }

    // Written by hand so that the parts that a form does not print may be absent.

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: .caption) ?? Caption()
        name = try container.decodeIfPresent(String.self, forKey: .name)
        code = try container.decodeIfPresent(ProjectCode.self, forKey: .code)
        agency = try container.decodeIfPresent(String.self, forKey: .agency)
        department = try container.decodeIfPresent(String.self, forKey: .department)
        implementer = try container.decodeIfPresent(String.self, forKey: .implementer)
        contact = try container.decodeIfPresent(Contact.self, forKey: .contact)
        filed = try container.decodeIfPresent(String.self, forKey: .filed)
        category = try container.decodeIfPresent(String.self, forKey: .category)
        nature = try container.decodeIfPresent(String.self, forKey: .nature)
        type = try container.decodeIfPresent(String.self, forKey: .type)
        execution = try container.decodeIfPresent(BudgetExecution.self, forKey: .execution) ?? BudgetExecution()
        annualGoal = try container.decodeIfPresent(String.self, forKey: .annualGoal)
        goalResult = try container.decodeIfPresent(String.self, forKey: .goalResult)
        indicatorWeight = try container.decodeIfPresent(FixedDecimal.self, forKey: .indicatorWeight)
        indicators = try container.decodeIfPresent([EvaluatedIndicator].self, forKey: .indicators) ?? []
        total = try container.decodeIfPresent(FixedDecimal.self, forKey: .total)
        reviewTotal = try container.decodeIfPresent(FixedDecimal.self, forKey: .reviewTotal)
        grade = try container.decodeIfPresent(String.self, forKey: .grade)
        conclusion = try container.decodeIfPresent(String.self, forKey: .conclusion)
        problems = try container.decodeIfPresent(String.self, forKey: .problems)
        deviationAnalysis = try container.decodeIfPresent(String.self, forKey: .deviationAnalysis)
        improvements = try container.decodeIfPresent(String.self, forKey: .improvements)
        payments = try container.decodeIfPresent([MoneyRow].self, forKey: .payments)
        fields = try container.decodeIfPresent([LabeledText].self, forKey: .fields)
    }
}
