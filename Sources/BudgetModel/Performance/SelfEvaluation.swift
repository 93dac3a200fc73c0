/// 预算执行情况: the execution row of a self-evaluation form.
public struct BudgetExecution: Hashable, Codable, Sendable {
    /// 预算数 A: the adjusted budget of the whole year, carry-over included.
    public var budget: Amount?
    /// 执行数 B.
    public var actual: Amount?
    /// 执行率 B/A, in per cent.
    public var rate: FixedDecimal?
    /// 权重 of the execution row, points.
    public var weight: FixedDecimal?
    /// 得分, points.
    public var score: FixedDecimal?
    /// 其中: the row split by source of funds, where the form does so.
    public var sources: [ExecutionSource]?

    /// A row with every cell blank.
    public init() {}
}

/// 资金来源: one source of funds in the execution row.
public struct ExecutionSource: Hashable, Codable, Sendable {
    /// The name as printed.
    public var name: String
    /// 预算数.
    public var budget: Amount?
    /// 执行数.
    public var actual: Amount?

    /// A source of a name.
    public init(_ name: String) {
        self.name = name
    }
}

/// 部门（单位）整体绩效自评表: how a whole department or unit did against its goals.
public struct DepartmentSelfEvaluation: DisclosureTable {
    public static let form = Form(
        "performance.department-self-evaluation", "部门整体绩效自评表", "Self-evaluation of a department",
        aliases: ["单位整体绩效自评表", "部门（单位）整体绩效自评表", "整体绩效自评表"]
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
    /// 年度绩效指标权重, points.
    public var indicatorWeight: FixedDecimal?
    /// 年度绩效指标.
    public var indicators: [EvaluatedIndicator] = []
    /// 总分, points.
    public var total: FixedDecimal?
    /// 偏差大或目标未完成原因分析.
    public var deviationAnalysis: String?
    /// 改进措施及结果应用方案.
    public var improvements: String?

    public init() {}

    public var isEmpty: Bool { indicators.isEmpty && execution == BudgetExecution() }
}

/// 项目绩效自评表: how a project did against its goals.
public struct ProjectSelfEvaluation: DisclosureTable {
    public static let form = Form(
        "performance.project-self-evaluation", "项目绩效自评表", "Self-evaluation of a project", aliases: ["项目自评表"]
    )

    public var caption = Caption()
    /// 项目名称.
    public var name: String?
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
    /// 年度绩效指标权重, points.
    public var indicatorWeight: FixedDecimal?
    /// 年度绩效指标.
    public var indicators: [EvaluatedIndicator] = []
    /// 总分, points.
    public var total: FixedDecimal?
    /// 偏差大或目标未完成原因分析.
    public var deviationAnalysis: String?
    /// 改进措施及结果应用方案.
    public var improvements: String?

    public init() {}

    public var isEmpty: Bool { indicators.isEmpty && execution == BudgetExecution() }
}
