public import BudgetCodes

/// 部门支出总表: what a department spends, by functional code.
///
/// Some places print one row of totals, with ``Column/reserve`` and ``Column/closing`` among its columns.
public struct DepartmentExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出"
        case project = "项目支出"
        case business = "事业单位经营支出"
        case paidToSuperior = "上缴上级支出"
        case subordinateSubsidy = "对附属单位补助支出"
        case reserve = "单位预留机动经费"
        case closing = "结转下年资金"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project, .business, .paidToSuperior, .subordinateSubsidy, .reserve, .closing])
        ]
        public static let localColumns: [Self] = [.reserve, .closing]
    }

    public static let form = Form(
        "budget.department-expenditure", "部门支出总表", "Department expenditure",
        aliases: ["支出总表", "部门支出总体情况表", "支出预算总表", "部门支出预算表"],
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
