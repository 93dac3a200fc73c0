/// One figure of a comparison.
public struct ComparedFigure: Hashable, Codable, Sendable, Identifiable {
    /// The name of the column.
    public let column: ColumnID
    /// 上年数, 预算数; `nil` when blank or not there.
    public let before: Amount?
    /// 本年数, 决算数.
    public let after: Amount?
    /// 增减额: after less before, blank as zero; `nil` when it is beyond the range or the table is missing.
    public let change: Amount?
    /// 增减率 in per cent of the earlier figure, two decimals; `nil` where ``note`` says why.
    public let rate: FixedDecimal?
    /// 完成预算 in per cent: the later figure of the earlier one, two decimals.
    public let completion: FixedDecimal?
    /// Why there is no rate.
    public let note: Note?

    /// The column: a row has one figure in each.
    public var id: ColumnID { column }

    /// Why a figure has no rate.
    public enum Note: String, CaseIterable, Codable, Sendable {
        /// 上年为零: nothing can be a per cent of zero.
        case previousZero
        /// The other document lacks the table.
        case tableMissing
        /// Beyond the range of amounts or percentages.
        case outOfRange

        /// The words in tables.
        public func officialName(_ basis: DisclosureComparison.Basis) -> String {
            switch self {
            case .previousZero: basis == .execution ? "预算为零" : "上年为零"
            case .tableMissing: "缺表"
            case .outOfRange: "超出范围"
            }
        }
    }

    init(_ column: ColumnID, _ before: Amount?, _ after: Amount?, isComparable: Bool) {
        self.column = column
        self.before = before
        self.after = after
        guard isComparable else {
            (change, rate, completion, note) = (nil, nil, nil, .tableMissing)
            return
        }
        let (old, new) = (before ?? .zero, after ?? .zero)
        let (difference, overflow) = new.fen.subtractingReportingOverflow(old.fen)
        guard !overflow else {
            (change, rate, completion, note) = (nil, nil, nil, .outOfRange)
            return
        }
        change = Amount(fen: difference)
        guard old != .zero else {
            // Nothing out of nothing is no change.
            rate = new == .zero ? FixedDecimal(0) : nil
            completion = nil
            note = new == .zero ? nil : .previousZero
            return
        }
        // Growth is against the size of the earlier figure: from -10 to 5 it is 150 %.
        let growth = FixedDecimal.percent(Amount(fen: difference), of: old)
        rate = old < .zero ? growth.map { FixedDecimal(tenThousandths: -$0.tenThousandths) } : growth
        completion = .percent(new, of: old)
        note = rate == nil || completion == nil ? .outOfRange : nil
    }
}
