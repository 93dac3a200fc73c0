public import BudgetCodes

/// 一般公共预算基本支出表: basic expenditure from the general public budget, by department economic code.
public struct BasicExpenditure: CodedTable {
    public static let form = Form(
        "budget.basic-expenditure", "一般公共预算基本支出表", "Basic expenditure of the general public budget",
        aliases: ["一般公共预算基本支出情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<DepartmentEconomicCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 人员经费.
        public var personnel: Amount?
        /// 公用经费.
        public var operating: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("personnel", "人员经费", \.personnel),
            Column<Self>("operating", "公用经费", \.operating),
        ]

        public static let identities = [
            identity(\.total, [\.personnel, \.operating])
        ]
    }
}
