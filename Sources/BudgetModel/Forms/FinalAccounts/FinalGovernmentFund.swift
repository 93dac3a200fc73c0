public import BudgetCodes

/// 政府性基金预算财政拨款收入支出决算表 公开07: government funds received, spent and left.
public struct FinalGovernmentFund: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case opening = "年初结转和结余"
        case income = "本年收入"
        case expenditure = "本年支出 小计"
        case basic = "本年支出 基本支出"
        case project = "本年支出 项目支出"
        case closing = "年末结转和结余"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.expenditure, [.basic, .project]),
            .sum(.closing, [.opening, .income], less: [.expenditure]),
        ]
    }

    public static let form = Form(
        "final-accounts.government-fund", "政府性基金预算财政拨款收入支出决算表", "Final accounts of government funds",
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
