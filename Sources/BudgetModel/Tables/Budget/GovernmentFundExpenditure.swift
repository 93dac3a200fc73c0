public import BudgetCodes

/// 政府性基金预算支出表: expenditure from government funds, by functional code.
public struct GovernmentFundExpenditure: CodedTable {
    public static let form = Form(
        "budget.government-fund-expenditure", "政府性基金预算支出表", "Government fund expenditure",
        aliases: ["政府性基金预算支出情况表"]
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

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("basic", "基本支出", \.basic),
            Column<Self>("project", "项目支出", \.project),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project])
        ]
    }
}
