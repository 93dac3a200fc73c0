/// 一般公共预算“三公”经费支出表: overseas trips, official vehicles and official receptions.
///
/// The table has a single row, ``SummaryRow/budgeted``, which is printed without a name.
public struct ThreePublicExpenses: CodedTable {
    public static let form = Form(
        "budget.three-public-expenses", "一般公共预算“三公”经费支出表", "Three public expenses",
        aliases: ["一般公共预算“三公”经费支出情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<SummaryRow, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// “三公”经费合计.
        public var total: Amount?
        /// 因公出国（境）费.
        public var overseas: Amount?
        /// 公务用车购置及运行费 › 小计.
        public var vehicles: Amount?
        /// 公务用车购置及运行费 › 公务用车购置费.
        public var vehiclePurchase: Amount?
        /// 公务用车购置及运行费 › 公务用车运行费.
        public var vehicleOperation: Amount?
        /// 公务接待费.
        public var receptions: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "“三公”经费合计", \.total),
            Column<Self>("overseas", "因公出国（境）费", \.overseas),
            Column<Self>("vehicles", "公务用车购置及运行费 小计", \.vehicles),
            Column<Self>("vehiclePurchase", "公务用车购置及运行费 公务用车购置费", \.vehiclePurchase),
            Column<Self>("vehicleOperation", "公务用车购置及运行费 公务用车运行费", \.vehicleOperation),
            Column<Self>("receptions", "公务接待费", \.receptions),
        ]

        public static let identities = [
            identity(\.total, [\.overseas, \.vehicles, \.receptions]),
            identity(\.vehicles, [\.vehiclePurchase, \.vehicleOperation]),
        ]
    }

    /// The row is no part of a total.
    public static var totalsAddUp: Bool { false }
}
