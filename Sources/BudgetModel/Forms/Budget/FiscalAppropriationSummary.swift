/// 财政拨款收支总表: fiscal appropriations by budget and what they are spent on.
///
/// Some places print the expenditure by budget, and some add a block 支出用途 (``SummaryRow/purpose``) below it.
public struct FiscalAppropriationSummary: TwoSidedTable {
    public typealias IncomeColumn = AmountColumn

    /// 栏: the columns of the expenditure side.
    public enum ExpenditureColumn: String, FormColumn {
        case amount = "金额"
        case generalPublic = "一般公共预算"
        case governmentFund = "政府性基金预算"
        case stateCapital = "国有资本经营预算"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.amount, [.generalPublic, .governmentFund, .stateCapital])
        ]
        public static let localColumns: [Self] = [.generalPublic, .governmentFund, .stateCapital]
    }

    public static let form = Form(
        "budget.fiscal-appropriation-summary", "财政拨款收支总表", "Summary of fiscal appropriations",
        aliases: ["财政拨款收支总体情况表", "财政拨款收支预算总表"],
        sides: [
            Layout(
                IncomeColumn.self, side: "income",
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .opening])]),
            Layout(
                ExpenditureColumn.self, side: "expenditure",
                addsUpLevels: false,
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .closing]), .purposes]),
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
