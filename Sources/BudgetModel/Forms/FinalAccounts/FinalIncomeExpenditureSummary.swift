/// 收入支出决算总表 公开01: all income by source and all expenditure by functional category.
public struct FinalIncomeExpenditureSummary: TwoSidedTable {
    public typealias ExpenditureColumn = AmountColumn
    public typealias IncomeColumn = AmountColumn

    public static let form = Form(
        "final-accounts.income-expenditure-summary", "收入支出决算总表", "Final accounts summary",
        aliases: ["部门收支决算总表", "收支决算总表"],
        sides: [
            Layout(
                IncomeColumn.self, side: "income",
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .usedSurplus, .opening])]),
            Layout(
                ExpenditureColumn.self, side: "expenditure",
                addsUpLevels: false,
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .surplusDistribution, .closing])]),
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
