/// 财政拨款收支总表: fiscal appropriations by budget and what they are spent on.
public struct FiscalAppropriationSummary: TwoSidedTable {
    public typealias ExpenditureColumn = AmountColumn
    public typealias IncomeColumn = AmountColumn

    public static let form = Form(
        "budget.fiscal-appropriation-summary", "财政拨款收支总表", "Summary of fiscal appropriations",
        aliases: ["财政拨款收支总体情况表", "财政拨款收支预算总表"],
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
