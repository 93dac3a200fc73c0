/// 财政拨款收入支出决算总表 公开04: fiscal appropriations by budget and what they were spent on.
public struct FinalAppropriationSummary: TwoSidedTable {
    public static let form = Form(
        "final-accounts.fiscal-appropriation-summary", "财政拨款收入支出决算总表",
        "Final accounts of fiscal appropriations", aliases: ["财政拨款收支决算总表"]
    )

    public var caption = Caption()
    public var income: [Line<SummaryRow, SingleAmount>] = []
    public var expenditure: [Line<SummaryRow, ExpenditureAmounts>] = []

    public init() {}

    /// The amounts of an expenditure row.
    public struct ExpenditureAmounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 一般公共预算财政拨款.
        public var generalPublic: Amount?
        /// 政府性基金预算财政拨款.
        public var governmentFund: Amount?
        /// 国有资本经营预算财政拨款.
        public var stateCapital: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total, number: 2),
            Column<Self>("generalPublic", "一般公共预算财政拨款", \.generalPublic, number: 3),
            Column<Self>("governmentFund", "政府性基金预算财政拨款", \.governmentFund, number: 4),
            Column<Self>("stateCapital", "国有资本经营预算财政拨款", \.stateCapital, number: 5),
        ]

        public static let identities = [
            identity(\.total, [\.generalPublic, \.governmentFund, \.stateCapital])
        ]
    }

    public static let incomeFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .opening]),
    ]

    public static let expenditureFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .closing]),
    ]
}
