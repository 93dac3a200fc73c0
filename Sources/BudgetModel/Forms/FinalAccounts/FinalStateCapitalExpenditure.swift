public import BudgetCodes

/// 国有资本经营预算财政拨款支出决算表 公开08: expenditure of the state capital operations budget.
public struct FinalStateCapitalExpenditure: CodedTable {
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
        "final-accounts.state-capital-expenditure", "国有资本经营预算财政拨款支出决算表",
        "Final accounts of state capital operations expenditure",
        aliases: ["国有资本经营预算财政拨款收入支出决算表"],
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
