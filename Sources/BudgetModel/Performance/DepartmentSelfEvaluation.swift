/// 部门（单位）整体绩效自评表: how a whole department or unit did against its goals.
public struct DepartmentSelfEvaluation: DisclosureTable {
    public static let form = Form(
        "performance.department-self-evaluation", "部门整体绩效自评表", "Self-evaluation of a department",
        aliases: [
            "单位整体绩效自评表", "部门（单位）整体绩效自评表", "整体绩效自评表", "部门整体支出绩效自评表", "部门（单位）整体支出绩效自评表",
            "部门整体支出绩效评价指标计分表", "整体支出绩效自评表",
        ]
    )

    public var caption = Caption()
    /// 单位名称.
    public var agency: String?
    /// 填报人, 联系电话.
    public var contact: Contact?
    /// 填报日期, `yyyy-mm-dd`.
    public var filed: String?
    /// 基本支出总额.
    public var basicExpenditure: Amount?
    /// 项目支出总额.
    public var projectExpenditure: Amount?
    /// 预算执行情况 of the whole department.
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
    /// What the form prints and what has no place of its own.
    public var fields: [LabeledText]?

    public init() {}

    public var isEmpty: Bool { indicators.isEmpty && execution.isEmpty }
}

extension DepartmentSelfEvaluation {
    private enum CodingKeys: CodingKey {
        case caption, agency, contact, filed, basicExpenditure, projectExpenditure, execution, annualGoal
        case goalResult, indicatorWeight, indicators, total, reviewTotal, grade, conclusion, problems
        case deviationAnalysis, improvements, fields
    }

    // Written by hand so that the parts that a form does not print may be absent.

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: .caption) ?? Caption()
        agency = try container.decodeIfPresent(String.self, forKey: .agency)
        contact = try container.decodeIfPresent(Contact.self, forKey: .contact)
        filed = try container.decodeIfPresent(String.self, forKey: .filed)
        basicExpenditure = try container.decodeIfPresent(Amount.self, forKey: .basicExpenditure)
        projectExpenditure = try container.decodeIfPresent(Amount.self, forKey: .projectExpenditure)
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
        fields = try container.decodeIfPresent([LabeledText].self, forKey: .fields)
    }
}
