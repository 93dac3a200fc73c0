public import BudgetCodes

/// 一般公共预算财政拨款支出决算表 公开05: expenditure of the general public budget appropriation.
public struct FinalGeneralPublicExpenditure: CodedTable {
    public static let form = Form(
        "final-accounts.general-public-expenditure", "一般公共预算财政拨款支出决算表",
        "Final accounts of general public expenditure"
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 小计.
        public var total: Amount?
        /// 基本支出.
        public var basic: Amount?
        /// 项目支出.
        public var project: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "小计", \.total, number: 1),
            Column<Self>("basic", "基本支出", \.basic, number: 2),
            Column<Self>("project", "项目支出", \.project, number: 3),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project])
        ]
    }
}
