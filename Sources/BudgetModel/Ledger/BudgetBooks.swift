public import BudgetCodes

/// 账套: the lines from which the tables of a disclosure are derived, or into which a disclosure is decomposed.
///
/// ``expenditure`` counts every expenditure once. A finance system knows all dimensions of its lines, and nothing else
/// is needed. A published document shows the same money several times, each time by other dimensions; made from one,
/// the books hold further views of parts of the same money, which must not be added to ``expenditure``.
public struct BudgetBooks: Hashable, Sendable {
    /// 支出明细: all expenditure.
    public var expenditure: BudgetLedger
    /// 收入明细: all income, and what was left from the years before. `nil` stands for income that is just what the
    /// expenditure needs, fund by fund.
    public var income: [IncomeLine]?
    /// The income of the year by source and sub-item, when ``income`` does not know them.
    public var incomeItems: [IncomeLine]?
    /// 使用非财政拨款结余, in final accounts.
    public var usedSurplus: Amount?
    /// 结余分配, in final accounts.
    public var surplusDistribution: Amount?

    /// The further ledgers, most of which most books do not have.
    private var views: [View: BudgetLedger] = [:]

    /// Whether lines without a fund source are known not to be paid by the general public budget, government funds or
    /// the state capital operations budget. Otherwise no table of a fund can be derived while there are such lines.
    package var leavesUnknownFundsOut = false
    /// How far income and expenditure may be apart and still count as equal: what the rounding of a published document
    /// explains. Zero for the lines of a finance system.
    package var tolerance = Amount.zero

    /// A further ledger, by its name in JSON.
    private enum View: String, CaseIterable, Sendable {
        case economic, threePublic, projects, adjustedBudget
    }

    /// The books of a ledger and, where it is known, a list of income.
    public init(_ expenditure: BudgetLedger = BudgetLedger(), income: [IncomeLine]? = nil) {
        self.expenditure = expenditure
        self.income = income
    }
}

extension BudgetBooks {
    /// The basic expenditure of the general public budget by economic code, when ``expenditure`` has no such codes.
    public var economic: BudgetLedger? {
        get { views[.economic] }
        _modify { yield &views[.economic] }
    }

    /// The three public expenses by economic code, when ``expenditure`` has no such codes.
    public var threePublic: BudgetLedger? {
        get { views[.threePublic] }
        _modify { yield &views[.threePublic] }
    }

    /// The projects, when ``expenditure`` has none.
    public var projects: BudgetLedger? {
        get { views[.projects] }
        _modify { yield &views[.projects] }
    }

    /// 全年（调整）预算: the budget of the final accounts, from which 三公 takes its row 预算数.
    public var adjustedBudget: BudgetLedger? {
        get { views[.adjustedBudget] }
        _modify { yield &views[.adjustedBudget] }
    }
}

extension BudgetBooks {
    /// The part of one department or unit: the lines of its code and of all codes below.
    public func part(of agency: AgencyCode) -> BudgetBooks {
        func belongs(_ id: AgencyID?) -> Bool { id?.code.map { agency ~= $0 } ?? false }
        var books = self
        books.expenditure = expenditure.filtered(belongs)
        books.income = income?.filter { belongs($0.agency) }
        books.incomeItems = incomeItems?.filter { belongs($0.agency) }
        books.views = views.mapValues { $0.filtered(belongs) }
        return books
    }

    /// The parts of all departments (depth 1), of all units right below them (depth 2) and so on, in one pass. Lines
    /// without a code of so many groups are in none of them.
    public func parts(depth: Int) -> [AgencyCode: BudgetBooks] {
        var empty = self
        empty.expenditure = BudgetLedger()
        empty.income = income.map { _ in [] }
        empty.incomeItems = incomeItems.map { _ in [] }
        empty.views = views.mapValues { _ in BudgetLedger() }
        var parts: [AgencyCode: BudgetBooks] = [:]
        func key(_ id: AgencyID?) -> AgencyCode? {
            guard let code = id?.prefix(depth).code, code.depth == depth else { return nil }
            return code
        }
        for (code, ledger) in expenditure.split(by: key) { parts[code, default: empty].expenditure = ledger }
        for line in income ?? [] {
            if let code = key(line.agency) { parts[code, default: empty].income?.append(line) }
        }
        for line in incomeItems ?? [] {
            if let code = key(line.agency) { parts[code, default: empty].incomeItems?.append(line) }
        }
        for (view, ledger) in views {
            for (code, part) in ledger.split(by: key) { parts[code, default: empty].views[view] = part }
        }
        return parts
    }

    /// How many groups the longest code of a unit has.
    public var greatestDepth: Int {
        let codes = expenditure.agencyTable.values.compactMap(\.code) + (income ?? []).compactMap { $0.agency?.code }
        return codes.map(\.depth).max() ?? 0
    }
}

extension BudgetBooks: Codable {
    private enum CodingKeys: String, CodingKey {
        case expenditure, income, incomeItems, usedSurplus, surplusDistribution, leavesUnknownFundsOut, tolerance
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(BudgetLedger.self, forKey: .expenditure),
            income: try container.decodeIfPresent([IncomeLine].self, forKey: .income))
        incomeItems = try container.decodeIfPresent([IncomeLine].self, forKey: .incomeItems)
        usedSurplus = try container.decodeIfPresent(Amount.self, forKey: .usedSurplus)
        surplusDistribution = try container.decodeIfPresent(Amount.self, forKey: .surplusDistribution)
        leavesUnknownFundsOut = try container.decodeIfPresent(Bool.self, forKey: .leavesUnknownFundsOut) ?? false
        tolerance = try container.decodeIfPresent(Amount.self, forKey: .tolerance) ?? .zero
        let ledgers = try decoder.container(keyedBy: NameKey.self)
        for view in View.allCases {
            views[view] = try ledgers.decodeIfPresent(BudgetLedger.self, forKey: NameKey(view.rawValue))
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(expenditure, forKey: .expenditure)
        try container.encodeIfPresent(income, forKey: .income)
        try container.encodeIfPresent(incomeItems, forKey: .incomeItems)
        try container.encodeIfPresent(usedSurplus, forKey: .usedSurplus)
        try container.encodeIfPresent(surplusDistribution, forKey: .surplusDistribution)
        try container.encode(leavesUnknownFundsOut, forKey: .leavesUnknownFundsOut)
        try container.encode(tolerance, forKey: .tolerance)
        var ledgers = encoder.container(keyedBy: NameKey.self)
        for view in View.allCases { try ledgers.encodeIfPresent(views[view], forKey: NameKey(view.rawValue)) }
    }
}
