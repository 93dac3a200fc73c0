public import BudgetCodes

/// 部门支出总表: what a department spends, by functional code.
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

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project, .business, .paidToSuperior, .subordinateSubsidy])
        ]
    }

    public static let form = Form(
        "budget.department-expenditure", "部门支出总表", "Department expenditure",
        aliases: ["支出总表", "部门支出总体情况表"],
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
