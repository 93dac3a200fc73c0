/// 部门收支总表: all income by source and all expenditure by functional category.
public struct IncomeExpenditureSummary: TwoSidedTable {
    public static let form = Form(
        "budget.income-expenditure-summary", "部门收支总表", "Summary of income and expenditure",
        aliases: ["收支总表", "部门收支总体情况表", "财务收支总表"]
    )

    public var caption = Caption()
    public var income: [Line<SummaryRow, SingleAmount>] = []
    public var expenditure: [Line<SummaryRow, SingleAmount>] = []

    public init() {}

    public static let incomeFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .opening]),
    ]

    public static let expenditureFormulas = [
        RowFormula(.currentTotal),
        RowFormula(.total, [.currentTotal, .closing]),
    ]
}
