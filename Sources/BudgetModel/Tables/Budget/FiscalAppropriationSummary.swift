/// 财政拨款收支总表: fiscal appropriations by budget and what they are spent on.
public struct FiscalAppropriationSummary: TwoSidedTable {
    public static let form = Form(
        "budget.fiscal-appropriation-summary", "财政拨款收支总表", "Summary of fiscal appropriations",
        aliases: ["财政拨款收支总体情况表", "财政拨款收支预算总表"]
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
