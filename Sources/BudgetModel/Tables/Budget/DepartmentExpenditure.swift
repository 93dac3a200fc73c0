public import BudgetCodes

/// 部门支出总表: what a department spends, by functional code.
public struct DepartmentExpenditure: CodedTable {
    public static let form = Form(
        "budget.department-expenditure", "部门支出总表", "Department expenditure",
        aliases: ["支出总表", "部门支出总体情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 基本支出.
        public var basic: Amount?
        /// 项目支出.
        public var project: Amount?
        /// 事业单位经营支出.
        public var business: Amount?
        /// 上缴上级支出.
        public var paidToSuperior: Amount?
        /// 对附属单位补助支出.
        public var subordinateSubsidy: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("basic", "基本支出", \.basic),
            Column<Self>("project", "项目支出", \.project),
            Column<Self>("business", "事业单位经营支出", \.business),
            Column<Self>("paidToSuperior", "上缴上级支出", \.paidToSuperior),
            Column<Self>("subordinateSubsidy", "对附属单位补助支出", \.subordinateSubsidy),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project, \.business, \.paidToSuperior, \.subordinateSubsidy])
        ]
    }
}
