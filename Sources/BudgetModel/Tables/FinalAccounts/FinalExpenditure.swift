public import BudgetCodes

/// 支出决算表 公开03: the expenditure of the year, by functional code.
public struct FinalExpenditure: CodedTable {
    public static let form = Form(
        "final-accounts.expenditure", "支出决算表", "Final accounts of expenditure"
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 本年支出合计.
        public var total: Amount?
        /// 基本支出.
        public var basic: Amount?
        /// 项目支出.
        public var project: Amount?
        /// 上缴上级支出.
        public var paidToSuperior: Amount?
        /// 经营支出.
        public var business: Amount?
        /// 对附属单位补助支出.
        public var subordinateSubsidy: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "本年支出合计", \.total, number: 1),
            Column<Self>("basic", "基本支出", \.basic, number: 2),
            Column<Self>("project", "项目支出", \.project, number: 3),
            Column<Self>("paidToSuperior", "上缴上级支出", \.paidToSuperior, number: 4),
            Column<Self>("business", "经营支出", \.business, number: 5),
            Column<Self>("subordinateSubsidy", "对附属单位补助支出", \.subordinateSubsidy, number: 6),
        ]

        public static let identities = [
            identity(\.total, [\.basic, \.project, \.paidToSuperior, \.business, \.subordinateSubsidy])
        ]
    }
}
