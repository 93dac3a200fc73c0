public import BudgetCodes

/// 一般公共预算支出表: expenditure from the general public budget, by functional code.
public struct GeneralPublicExpenditure: CodedTable {
    public static let form = Form(
        "budget.general-public-expenditure", "一般公共预算支出表", "General public expenditure",
        aliases: ["一般公共预算支出情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 基本支出 › 小计.
        public var basic: Amount?
        /// 基本支出 › 人员经费.
        public var personnel: Amount?
        /// 基本支出 › 公用经费.
        public var operating: Amount?
        /// 项目支出.
        public var project: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("basic", "基本支出 小计", \.basic),
            Column<Self>("personnel", "基本支出 人员经费", \.personnel),
            Column<Self>("operating", "基本支出 公用经费", \.operating),
            Column<Self>("project", "项目支出", \.project),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project]),
            identity(\.basic, [\.personnel, \.operating]),
        ]
    }
}
