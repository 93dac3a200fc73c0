/// 财政拨款“三公”经费支出决算表 公开09: the three public expenses, budgeted and actual.
///
/// The printed columns 1 to 6 are the row ``SummaryRow/budgeted`` (the adjusted budget of the whole year), 7 to 12 the row
/// ``SummaryRow/actual``. Some places add 会议费 and 培训费.
public struct FinalThreePublicExpenses: CodedTable {
    public typealias Key = SummaryRow

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case overseas = "因公出国（境）费"
        case vehicles = "公务用车购置及运行维护费 小计"
        case vehiclePurchase = "公务用车购置及运行维护费 公务用车购置费"
        case vehicleOperation = "公务用车购置及运行维护费 公务用车运行维护费"
        case receptions = "公务接待费"
        case overall = "“三公”经费、会议费、培训费合计"
        case meetings = "会议费"
        case training = "培训费"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.overseas, .vehicles, .receptions]),
            .sum(.vehicles, [.vehiclePurchase, .vehicleOperation]),
            .sum(.overall, [.total, .meetings, .training]),
        ]
        public static let localColumns: [Self] = [.overall, .meetings, .training]
    }

    public static let form = Form(
        "final-accounts.three-public-expenses", "财政拨款“三公”经费支出决算表", "Final accounts of the three public expenses",
        aliases: ["“三公”经费支出决算表", "三公经费支出决算表"],
        sides: [Layout(Column.self, keys: .row, addsUpLevels: false, addsUpTotal: false)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
