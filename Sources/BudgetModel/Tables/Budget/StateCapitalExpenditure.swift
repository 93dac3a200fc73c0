/// 国有资本经营预算支出表: expenditure from the state capital operations budget.
///
/// Two layouts are in use. One has lines by department economic code and the columns ``Amounts/basic`` and
/// ``Amounts/project``. The other has lines by functional code and unit, and columns by kind of project.
public struct StateCapitalExpenditure: CodedTable {
    public static let form = Form(
        "budget.state-capital-expenditure", "国有资本经营预算支出表", "State capital operations expenditure",
        aliases: ["国有资本经营预算支出情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<ExpenditureCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 基本支出.
        public var basic: Amount?
        /// 项目支出.
        public var project: Amount?
        /// 人员类项目支出.
        public var personnelProjects: Amount?
        /// 运转类项目支出 › 公用经费项目支出.
        public var operatingProjects: Amount?
        /// 运转类项目支出 › 其他运转类项目支出.
        public var otherOperatingProjects: Amount?
        /// 特定目标类项目支出.
        public var specificProjects: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("basic", "基本支出", \.basic),
            Column<Self>("project", "项目支出", \.project),
            Column<Self>("personnelProjects", "人员类项目支出", \.personnelProjects),
            Column<Self>("operatingProjects", "运转类项目支出 公用经费项目支出", \.operatingProjects),
            Column<Self>("otherOperatingProjects", "运转类项目支出 其他运转类项目支出", \.otherOperatingProjects),
            Column<Self>("specificProjects", "特定目标类项目支出", \.specificProjects),
        ]

        public static let identities = [
            identity(
                \.total,
                [
                    \.basic, \.project, \.personnelProjects, \.operatingProjects, \.otherOperatingProjects,
                    \.specificProjects,
                ])
        ]
    }
}
