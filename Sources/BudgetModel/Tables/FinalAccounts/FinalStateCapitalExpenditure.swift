public import BudgetCodes

/// 国有资本经营预算财政拨款支出决算表 公开08: expenditure of the state capital operations budget.
public struct FinalStateCapitalExpenditure: CodedTable {
    public static let form = Form(
        "final-accounts.state-capital-expenditure", "国有资本经营预算财政拨款支出决算表",
        "Final accounts of state capital operations expenditure",
        aliases: ["国有资本经营预算财政拨款收入支出决算表"]
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
            Column<Self>("total", "合计", \.total, number: 1),
            Column<Self>("basic", "基本支出", \.basic, number: 2),
            Column<Self>("project", "项目支出", \.project, number: 3),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project])
        ]
    }
}
