public import BudgetCodes

/// 一般公共预算基本支出表: basic expenditure from the general public budget, by department economic code.
public struct BasicExpenditure: CodedTable {
    public typealias Key = DepartmentEconomicCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case personnel = "人员经费"
        case operating = "公用经费"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.personnel, .operating])
        ]
    }

    public static let form = Form(
        "budget.basic-expenditure", "一般公共预算基本支出表", "Basic expenditure of the general public budget",
        aliases: ["一般公共预算基本支出情况表", "一般公共预算基本支出预算表", "一般公共预算基本支出部门预算经济分类预算表"],
        sides: [Layout(Column.self, keys: .economic)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
