public import BudgetCodes

/// 政府性基金预算支出表: expenditure from government funds, by functional code.
public struct GovernmentFundExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出"
        case project = "项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project])
        ]
    }

    public static let form = Form(
        "budget.government-fund-expenditure", "政府性基金预算支出表", "Government fund expenditure",
        aliases: ["政府性基金预算支出情况表", "政府性基金支出预算表", "政府性基金预算支出功能分类预算表"],
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
