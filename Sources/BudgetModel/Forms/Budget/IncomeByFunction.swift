public import BudgetCodes

/// 收入预算总表（按功能科目）: the income of a department by functional code and by source.
///
/// Places that print it print no ``DepartmentIncome``.
public struct IncomeByFunction: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case fiscal = "财政拨款收入"
        case service = "事业收入"
        case business = "事业单位经营收入"
        case other = "其他收入"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.fiscal, .service, .business, .other])
        ]
    }

    public static let form = Form(
        "budget.income-by-function", "部门收入总表（按功能科目）", "Income by functional code",
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
