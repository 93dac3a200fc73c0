public import BudgetCodes

/// 一般公共预算支出表: expenditure from the general public budget, by functional code.
public struct GeneralPublicExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出 小计"
        case personnel = "基本支出 人员经费"
        case operating = "基本支出 公用经费"
        case project = "项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project]),
            .sum(.basic, [.personnel, .operating]),
        ]
    }

    public static let form = Form(
        "budget.general-public-expenditure", "一般公共预算支出表", "General public expenditure",
        aliases: ["一般公共预算支出情况表", "一般公共预算支出预算表", "一般公共预算支出功能分类预算表"],
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
