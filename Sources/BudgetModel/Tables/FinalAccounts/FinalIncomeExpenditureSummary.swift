/// 收入支出决算总表 公开01: all income by source and all expenditure by functional category.
public struct FinalIncomeExpenditureSummary: TwoSidedTable {
    public static let form = Form(
        "final-accounts.income-expenditure-summary", "收入支出决算总表", "Final accounts summary",
        aliases: ["部门收支决算总表", "收支决算总表"]
    )

    public var caption = Caption()
    public var income: [Line<SummaryRow, SingleAmount>] = []
    public var expenditure: [Line<SummaryRow, SingleAmount>] = []

    public init() {}

    public static let incomeFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .usedSurplus, .opening]),
    ]

    public static let expenditureFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .surplusDistribution, .closing]),
    ]
}
