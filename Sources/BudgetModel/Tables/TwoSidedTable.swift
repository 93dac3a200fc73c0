/// 收支两方的表: a table with income on the left and expenditure on the right.
///
/// Each side is a list of lines in printed order. Blank filler rows and the pairing of left and right belong to the
/// printed page and are not kept; rendering makes them again.
public protocol TwoSidedTable: DisclosureTable {
    /// The amounts of an income row.
    associatedtype IncomeAmounts: AmountColumns
    /// The amounts of an expenditure row.
    associatedtype ExpenditureAmounts: AmountColumns

    /// 收入: items with their sub-items, totals and balances.
    var income: [Line<SummaryRow, IncomeAmounts>] { get set }
    /// 支出: functional categories, totals and balances.
    var expenditure: [Line<SummaryRow, ExpenditureAmounts>] { get set }

    /// What the rows of the income side must add up to.
    static var incomeFormulas: [RowFormula] { get }
    /// What the rows of the expenditure side must add up to.
    static var expenditureFormulas: [RowFormula] { get }
}

/// 行间关系: one row of a form that is the sum of others, as forms print it (`31行=(27+28+29)行`).
public struct RowFormula: Hashable, Sendable {
    /// The row that holds the sum.
    public let sum: SummaryRow
    /// The rows that are added; `nil` stands for all items at the top level.
    public let addends: [SummaryRow]?

    init(_ sum: SummaryRow, _ addends: [SummaryRow]? = nil) {
        self.sum = sum
        self.addends = addends
    }
}

/// 金额: the amounts of a row with a single figure.
public struct SingleAmount: AmountColumns {
    /// The figure.
    public var amount: Amount?

    public init() {}

    public static let columns = [Column<Self>("amount", "金额", \.amount)]
}

extension TwoSidedTable {
    public var isEmpty: Bool {
        income.allSatisfy { $0.amounts.isBlank } && expenditure.allSatisfy { $0.amounts.isBlank }
    }

    // A table is its caption and its two sides, whatever their type: compiled once for all.

    @_semantics("optimize.sil.specialize.generic.never")
    public static func == (left: Self, right: Self) -> Bool {
        left.caption == right.caption && left.income == right.income && left.expenditure == right.expenditure
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func hash(into hasher: inout Hasher) {
        hasher.combine(caption)
        hasher.combine(income)
        hasher.combine(expenditure)
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: Key.self)
        caption = try container.decodeIfPresent(Caption.self, forKey: Key("caption")) ?? Caption()
        income = try container.decodeIfPresent([Line<SummaryRow, IncomeAmounts>].self, forKey: Key("income")) ?? []
        expenditure =
            try container.decodeIfPresent([Line<SummaryRow, ExpenditureAmounts>].self, forKey: Key("expenditure")) ?? []
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(caption, forKey: Key("caption"))
        try container.encode(income, forKey: Key("income"))
        try container.encode(expenditure, forKey: Key("expenditure"))
    }
}
