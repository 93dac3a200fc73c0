public import BudgetCodes

/// 收入决算表 公开02: the income of the year, by functional code and source.
public struct FinalIncome: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "本年收入合计"
        case fiscal = "财政拨款收入"
        case superiorSubsidy = "上级补助收入"
        case service = "事业收入"
        case business = "经营收入"
        case subordinateRemittance = "附属单位上缴收入"
        case other = "其他收入"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.fiscal, .superiorSubsidy, .service, .business, .subordinateRemittance, .other])
        ]
    }

    public static let form = Form(
        "final-accounts.income", "收入决算表", "Final accounts of income",
        sides: [Layout(Column.self, keys: .functional, numberedFrom: 1)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
