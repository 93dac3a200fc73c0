public import BudgetCodes

/// 财政拨款基本支出表（经济科目）: the basic expenditure of fiscal appropriations of all budgets, by department economic
/// code.
public struct FiscalBasicExpenditure: CodedTable {
    public typealias Key = DepartmentEconomicCode

    /// 栏: the columns of the form.
    public enum Column: String, FormColumn {
        case amount = "金额"
        case personnel = "人员经费"
        case operating = "公用经费"

        public static let identities: [ColumnIdentity<Self>] = [.sum(.amount, [.personnel, .operating])]
        public static let localColumns: [Self] = [.personnel, .operating]
    }

    public static let form = Form(
        "budget.fiscal-basic-expenditure", "财政拨款基本支出表", "Basic expenditure of fiscal appropriations",
        aliases: ["财政拨款基本支出预算表（经济科目）"],
        sides: [Layout(Column.self, keys: .economic)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
