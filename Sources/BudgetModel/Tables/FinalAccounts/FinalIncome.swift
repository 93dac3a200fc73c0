public import BudgetCodes

/// 收入决算表 公开02: the income of the year, by functional code and source.
public struct FinalIncome: CodedTable {
    public static let form = Form(
        "final-accounts.income", "收入决算表", "Final accounts of income"
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<FunctionalCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 本年收入合计.
        public var total: Amount?
        /// 财政拨款收入.
        public var fiscal: Amount?
        /// 上级补助收入.
        public var superiorSubsidy: Amount?
        /// 事业收入.
        public var service: Amount?
        /// 经营收入.
        public var business: Amount?
        /// 附属单位上缴收入.
        public var subordinateRemittance: Amount?
        /// 其他收入.
        public var other: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "本年收入合计", \.total, number: 1),
            Column<Self>("fiscal", "财政拨款收入", \.fiscal, number: 2),
            Column<Self>("superiorSubsidy", "上级补助收入", \.superiorSubsidy, number: 3),
            Column<Self>("service", "事业收入", \.service, number: 4),
            Column<Self>("business", "经营收入", \.business, number: 5),
            Column<Self>("subordinateRemittance", "附属单位上缴收入", \.subordinateRemittance, number: 6),
            Column<Self>("other", "其他收入", \.other, number: 7),
        ]

        public static let identities = [
            identity(\.total, [\.fiscal, \.superiorSubsidy, \.service, \.business, \.subordinateRemittance, \.other])
        ]
    }
}
