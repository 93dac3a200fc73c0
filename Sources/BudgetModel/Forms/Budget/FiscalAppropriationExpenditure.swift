public import BudgetCodes

/// 财政拨款支出表（功能科目）: what fiscal appropriations of all budgets are spent on, by functional code.
public struct FiscalAppropriationExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出"
        case project = "项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project])
        ]
    }

    public static let form = Form(
        "budget.fiscal-appropriation-expenditure", "财政拨款支出表", "Expenditure of fiscal appropriations",
        aliases: ["财政拨款支出预算表（功能科目）"],
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
