/// 收入预算总表（按资金来源）: the income of a department as a list of sources.
///
/// Its rows are those of the income side of ``IncomeExpenditureSummary``, with further sub-items. 合计 is the row
/// ``SummaryRow/total``. Places that print it print no ``DepartmentIncome``.
public struct IncomeBySource: CodedTable {
    public typealias Key = SummaryRow
    public typealias Column = AmountColumn

    public static let form = Form(
        "budget.income-by-source", "部门收入总表（按资金来源）", "Income by source",
        sides: [
            Layout(
                Column.self, addsUpTotal: false,
                formulas: [.sum(.currentTotal), .sum(.total, [.currentTotal, .opening])])
        ])

    public var table: Table

    public init(table: Table) { self.table = table }
}
