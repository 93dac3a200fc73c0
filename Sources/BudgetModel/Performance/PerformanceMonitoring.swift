public import BudgetCodes

/// 绩效运行监控表: how far a project or a department got within a year, and what it expects for the whole of it.
public struct PerformanceMonitoring: DisclosureTable {
    public static let form = Form(
        "performance.monitoring", "绩效运行监控表", "Performance monitoring",
        aliases: ["项目支出绩效运行监控表", "项目支出绩效目标执行监控表", "绩效目标执行监控表", "部门整体绩效运行监控表", "部门整体支出绩效运行监控表"]
    )

    public var caption = Caption()
    /// 项目名称; `nil` in the form of a whole department.
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
    /// The last month that the figures cover: 7 for 1–7月.
    public var throughMonth: Int?
    /// 项目资金: 年初预算数, 1–n月执行数, 执行率, 全年预计执行数.
    public var funds: [MoneyRow] = []
    /// 年度总体目标.
    public var annualGoal: String?
    /// 绩效指标 with what was done so far, what is expected, and why.
    public var indicators: [EvaluatedIndicator] = []
    /// What the form prints and what has no place of its own.
    public var fields: [LabeledText]?

    public init() {}

    public var isEmpty: Bool { funds.isEmpty && indicators.isEmpty }
}

extension PerformanceMonitoring {
    private enum CodingKeys: CodingKey {
        case caption, name, code, agency, department, implementer, contact, throughMonth, funds, annualGoal, indicators
        case fields
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
        throughMonth = try container.decodeIfPresent(Int.self, forKey: .throughMonth)
        funds = try container.decodeIfPresent([MoneyRow].self, forKey: .funds) ?? []
        annualGoal = try container.decodeIfPresent(String.self, forKey: .annualGoal)
        indicators = try container.decodeIfPresent([EvaluatedIndicator].self, forKey: .indicators) ?? []
        fields = try container.decodeIfPresent([LabeledText].self, forKey: .fields)
    }
}
