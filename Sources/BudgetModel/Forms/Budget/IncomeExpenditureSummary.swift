/// 部门收支总表: all income by source and all expenditure by functional category.
public struct IncomeExpenditureSummary: TwoSidedTable {
    public typealias ExpenditureColumn = AmountColumn
    public typealias IncomeColumn = AmountColumn

    public static let form = Form(
        "budget.income-expenditure-summary", "部门收支总表", "Summary of income and expenditure",
        aliases: ["收支总表", "部门收支总体情况表", "财务收支总表"],
        sides: [
            Layout(
                IncomeColumn.self, side: "income",
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .opening])]),
            Layout(
                ExpenditureColumn.self, side: "expenditure",
                addsUpLevels: false, formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .closing])]),
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
