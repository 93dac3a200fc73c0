public import BudgetCodes

/// 政府性基金预算财政拨款收入支出决算表 公开07: government funds received, spent and left.
public struct FinalGovernmentFund: CodedTable {
    public static let form = Form(
        "final-accounts.government-fund", "政府性基金预算财政拨款收入支出决算表", "Final accounts of government funds"
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 年初结转和结余.
        public var opening: Amount?
        /// 本年收入.
        public var income: Amount?
        /// 本年支出 › 小计.
        public var expenditure: Amount?
        /// 本年支出 › 基本支出.
        public var basic: Amount?
        /// 本年支出 › 项目支出.
        public var project: Amount?
        /// 年末结转和结余.
        public var closing: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("opening", "年初结转和结余", \.opening, number: 1),
            Column<Self>("income", "本年收入", \.income, number: 2),
            Column<Self>("expenditure", "本年支出 小计", \.expenditure, number: 3),
            Column<Self>("basic", "本年支出 基本支出", \.basic, number: 4),
            Column<Self>("project", "本年支出 项目支出", \.project, number: 5),
            Column<Self>("closing", "年末结转和结余", \.closing, number: 6),
        ]

        public static let identities = [
            identity(\.expenditure, [\.basic, \.project]),
            identity(\.closing, [\.opening, \.income], less: [\.expenditure]),
        ]
    }
}
