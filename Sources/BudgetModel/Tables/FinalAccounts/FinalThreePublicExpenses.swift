/// 财政拨款“三公”经费支出决算表 公开09: the three public expenses, budgeted and actual.
///
/// The printed columns 1 to 6 are the row ``SummaryRow/budgeted`` (the adjusted budget of the whole year), 7 to 12 the row
/// ``SummaryRow/actual``.
public struct FinalThreePublicExpenses: CodedTable {
    public static let form = Form(
        "final-accounts.three-public-expenses", "财政拨款“三公”经费支出决算表",
        "Final accounts of the three public expenses", aliases: ["“三公”经费支出决算表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<SummaryRow, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 因公出国（境）费.
        public var overseas: Amount?
        /// 公务用车购置及运行维护费 › 小计.
        public var vehicles: Amount?
        /// 公务用车购置及运行维护费 › 公务用车购置费.
        public var vehiclePurchase: Amount?
        /// 公务用车购置及运行维护费 › 公务用车运行维护费.
        public var vehicleOperation: Amount?
        /// 公务接待费.
        public var receptions: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("overseas", "因公出国（境）费", \.overseas),
            Column<Self>("vehicles", "公务用车购置及运行维护费 小计", \.vehicles),
            Column<Self>("vehiclePurchase", "公务用车购置及运行维护费 公务用车购置费", \.vehiclePurchase),
            Column<Self>("vehicleOperation", "公务用车购置及运行维护费 公务用车运行维护费", \.vehicleOperation),
            Column<Self>("receptions", "公务接待费", \.receptions),
        ]

        public static let identities = [
            identity(\.total, [\.overseas, \.vehicles, \.receptions]),
            identity(\.vehicles, [\.vehiclePurchase, \.vehicleOperation]),
        ]
    }

    /// The two rows are not added up.
    public static var totalsAddUp: Bool { false }
}
