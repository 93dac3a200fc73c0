public import BudgetCodes

/// 国有资本经营预算财政拨款支出决算表 公开08: expenditure of the state capital operations budget.
///
/// Some places print it as 收入支出决算表, with what was there before, came in and is left.
public struct FinalStateCapitalExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出"
        case project = "项目支出"
        case opening = "年初结转和结余"
        case income = "本年收入"
        case closing = "年末结转和结余"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project]),
            .sum(.closing, [.opening, .income], less: [.total]),
        ]
        public static let localColumns: [Self] = [.opening, .income, .closing]
    }

    public static let form = Form(
        "final-accounts.state-capital-expenditure", "国有资本经营预算财政拨款支出决算表",
        "Final accounts of state capital operations expenditure",
        aliases: ["国有资本经营预算财政拨款收入支出决算表"],
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
