public import BudgetCodes

/// 一般公共预算财政拨款支出决算表 公开05: expenditure of the general public budget appropriation.
public struct FinalGeneralPublicExpenditure: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "小计"
        case basic = "基本支出"
        case project = "项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.basic, .project])
        ]
    }

    public static let form = Form(
        "final-accounts.general-public-expenditure", "一般公共预算财政拨款支出决算表", "Final accounts of general public expenditure",
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
