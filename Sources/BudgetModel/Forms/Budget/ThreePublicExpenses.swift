/// 一般公共预算“三公”经费支出表: overseas trips, official vehicles and official receptions.
///
/// The table has a single row, ``SummaryRow/budgeted``, which is printed without a name. Some places add 会议费 and 培训费,
/// with ``Column/overall`` for all three, or 机关运行经费, which is part of no sum.
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
        case overall = "“三公”经费、会议费、培训费合计"
        case meetings = "会议费"
        case training = "培训费"
        case agencyOperating = "机关运行经费"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.overseas, .vehicles, .receptions]),
            .sum(.vehicles, [.vehiclePurchase, .vehicleOperation]),
            .sum(.overall, [.total, .meetings, .training]),
        ]
        public static let localColumns: [Self] = [.overall, .meetings, .training, .agencyOperating]
    }

    public static let form = Form(
        "budget.three-public-expenses", "一般公共预算“三公”经费支出表", "Three public expenses",
        aliases: [
            "一般公共预算“三公”经费支出情况表", "“三公”经费和机关运行经费预算表", "一般公共预算“三公”经费、会议费、培训费支出预算表",
            "财政拨款“三公”经费支出表", "一般公共预算安排的行政经费及“三公”经费预算表",
        ],
        sides: [Layout(Column.self, keys: .row, addsUpLevels: false, addsUpTotal: false)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
