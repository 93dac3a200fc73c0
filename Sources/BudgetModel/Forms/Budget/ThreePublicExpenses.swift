/// 一般公共预算“三公”经费支出表: overseas trips, official vehicles and official receptions.
///
/// The table has a single row, ``SummaryRow/budgeted``, which is printed without a name.
public struct ThreePublicExpenses: CodedTable {
    public typealias Key = SummaryRow

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "“三公”经费合计"
        case overseas = "因公出国（境）费"
        case vehicles = "公务用车购置及运行费 小计"
        case vehiclePurchase = "公务用车购置及运行费 公务用车购置费"
        case vehicleOperation = "公务用车购置及运行费 公务用车运行费"
        case receptions = "公务接待费"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.overseas, .vehicles, .receptions]),
            .sum(.vehicles, [.vehiclePurchase, .vehicleOperation]),
        ]
    }

    public static let form = Form(
        "budget.three-public-expenses", "一般公共预算“三公”经费支出表", "Three public expenses",
        aliases: ["一般公共预算“三公”经费支出情况表"],
        sides: [Layout(Column.self, keys: .row, addsUpLevels: false, addsUpTotal: false)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
