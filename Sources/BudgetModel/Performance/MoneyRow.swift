/// 资金行: one row of money in a performance form, as printed: a source of funds, a part of one, or the total.
///
/// Goal forms print one amount. Self-evaluations print the columns of the budget and of its execution, and some print
/// points in the rows as well.
public struct MoneyRow: Hashable, Codable, Sendable {
    /// The name as printed; 其中 stands before parts.
    public var name: String
    /// How far the row stands below the total, which is 0; `nil` where 其中 and the names say it.
    public var depth: Int?
    /// 金额, where there is one column.
    public var amount: Amount?
    /// 年初预算数.
    public var initialBudget: Amount?
    /// 历年结转.
    public var carryOver: Amount?
    /// 年中调整.
    public var adjustment: Amount?
    /// 全年预算数 A, 调整后预算数.
    public var budget: Amount?
    /// 到位数.
    public var received: Amount?
    /// 全年执行数 B; in a monitoring form what was spent so far.
    public var actual: Amount?
    /// 全年预计执行数.
    public var forecast: Amount?
    /// 结余.
    public var balance: Amount?
    /// 执行率, in per cent.
    public var rate: FixedDecimal?
    /// 结余率, in per cent.
    public var balanceRate: FixedDecimal?
    /// 分值, points.
    public var weight: FixedDecimal?
    /// 得分, points.
    public var score: FixedDecimal?
    /// 原因: why the money was not spent.
    public var reason: String?
    /// 备注.
    public var note: String?

    /// A row of a name and an amount.
    public init(_ name: String, _ amount: Amount? = nil) {
        self.name = name
        self.amount = amount
    }
}
