/// 预算执行情况: the execution row of a self-evaluation form.
public struct BudgetExecution: Hashable, Codable, Sendable {
    /// The name of the row as printed: 年度资金总额, 年度财政资金总额.
    public var name: String?
    /// 年初预算数.
    public var initialBudget: Amount?
    /// 预算数 A: the adjusted budget of the whole year, carry-over included.
    public var budget: Amount?
    /// 执行数 B.
    public var actual: Amount?
    /// 执行率 B/A, in per cent.
    public var rate: FixedDecimal?
    /// 权重 of the execution row, points.
    public var weight: FixedDecimal?
    /// 得分, points.
    public var score: FixedDecimal?
    /// 原因: why the money was not spent.
    public var reason: String?
    /// 其中: the row split by source of funds, where the form does so.
    public var sources: [MoneyRow]?

    /// A row with every cell blank.
    public init() {}

    /// Whether the points of the row are a part of those of the form. Some forms print 100 for the row, and score the
    /// execution among the indicators.
    public var isPartOfTotal: Bool { weight != FixedDecimal(100) }

    /// Whether the form has no such row, or nothing in it.
    public var isEmpty: Bool { self == BudgetExecution() }
}
