public import BudgetCodes

/// 支出决算表 公开03: the expenditure of the year, by functional code.
public struct FinalExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "本年支出合计"
        case basic = "基本支出"
        case project = "项目支出"
        case paidToSuperior = "上缴上级支出"
        case business = "经营支出"
        case subordinateSubsidy = "对附属单位补助支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project, .paidToSuperior, .business, .subordinateSubsidy])
        ]
    }

    public static let form = Form(
        "final-accounts.expenditure", "支出决算表", "Final accounts of expenditure",
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
