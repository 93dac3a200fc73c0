/// 部门收支总表: all income by source and all expenditure by functional category.
///
/// Units of some places split the expenditure into columns, and some places add a block 支出用途 (``SummaryRow/purpose``)
/// below it.
public struct IncomeExpenditureSummary: TwoSidedTable {
    public typealias IncomeColumn = AmountColumn

    /// 栏: the columns of the expenditure side.
    public enum ExpenditureColumn: String, FormColumn {
        case amount = "金额"
        case personnel = "基本支出 人员经费"
        case operating = "基本支出 公用经费"
        case project = "项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.amount, [.personnel, .operating, .project])
        ]
        public static let localColumns: [Self] = [.personnel, .operating, .project]
    }

    public static let form = Form(
        "budget.income-expenditure-summary", "部门收支总表", "Summary of income and expenditure",
        aliases: ["收支总表", "部门收支总体情况表", "财务收支总表", "财务收支预算总表", "收支预算总表"],
        sides: [
            Layout(
                IncomeColumn.self, side: "income",
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .usedSurplus, .opening])]),
            Layout(
                ExpenditureColumn.self, side: "expenditure",
                addsUpLevels: false,
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .closing]), .purposes]),
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
