/// 财政拨款收入支出决算总表 公开04: fiscal appropriations by budget and what they were spent on.
public struct FinalAppropriationSummary: TwoSidedTable {
    /// 栏: the columns of the expenditure side.
    public enum ExpenditureColumn: String, FormColumn {
        case total = "合计"
        case generalPublic = "一般公共预算财政拨款"
        case governmentFund = "政府性基金预算财政拨款"
        case stateCapital = "国有资本经营预算财政拨款"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.generalPublic, .governmentFund, .stateCapital])
        ]
    }

    public typealias IncomeColumn = AmountColumn

    public static let form = Form(
        "final-accounts.fiscal-appropriation-summary", "财政拨款收入支出决算总表", "Final accounts of fiscal appropriations",
        aliases: ["财政拨款收支决算总表"],
        sides: [
            Layout(
                IncomeColumn.self, side: "income",
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .opening])]),
            Layout(
                ExpenditureColumn.self, side: "expenditure", numberedFrom: 2,
                addsUpLevels: false, formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .closing])]),
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
