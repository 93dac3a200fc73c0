public import BudgetCodes

/// 账套: the lines from which the tables of a disclosure are derived, or into which a disclosure is decomposed.
///
/// ``expenditure`` counts every expenditure once. A finance system knows all dimensions of its lines, and nothing else
/// is needed. A published document shows the same money several times, each time by other dimensions; made from one,
/// the books hold further views of parts of the same money, which must not be added to ``expenditure``.
public struct BudgetBooks: Hashable, Codable, Sendable {
    /// 支出明细: all expenditure.
    public var expenditure: BudgetLedger
    /// 收入明细: all income, and what was left from the years before. `nil` stands for income that is just what the
    /// expenditure needs, fund by fund.
    public var income: [IncomeLine]?

    /// The basic expenditure of the general public budget by economic code, when ``expenditure`` has no such codes.
    public var economic: BudgetLedger?
    /// The three public expenses by economic code, when ``expenditure`` has no such codes.
    public var threePublic: BudgetLedger?
    /// The projects, when ``expenditure`` has none.
    public var projects: BudgetLedger?
    /// The income of the year by source and sub-item, when ``income`` does not know them.
    public var incomeItems: [IncomeLine]?

    /// 全年（调整）预算: the budget of the final accounts, from which 三公 takes its row 预算数.
    public var adjustedBudget: BudgetLedger?
    /// 使用非财政拨款结余, in final accounts.
    public var usedSurplus: Amount?
    /// 结余分配, in final accounts.
    public var surplusDistribution: Amount?

    /// Whether lines without a fund source are known not to be paid by the general public budget, government funds or
    /// the state capital operations budget. Otherwise no table of a fund can be derived while there are such lines.
    public var leavesUnknownFundsOut: Bool
    /// How far income and expenditure may be apart and still count as equal: what the rounding of a published document
    /// explains. Zero for the lines of a finance system.
    public var tolerance: Amount

    /// The books of a ledger and, where it is known, a list of income.
    public init(_ expenditure: BudgetLedger = BudgetLedger(), income: [IncomeLine]? = nil) {
        self.expenditure = expenditure
        self.income = income
        leavesUnknownFundsOut = false
        tolerance = .zero
    }
}

extension BudgetBooks {
    /// The part of one department or unit: the lines of its code and of all codes below.
    public func part(of agency: AgencyCode) -> BudgetBooks {
        func belongs(_ id: AgencyID?) -> Bool {
            guard let code = id?.code else { return false }
            return code == agency || agency.isAncestor(of: code)
        }
        func part(_ ledger: BudgetLedger) -> BudgetLedger { ledger.filtered { belongs($0) } }
        func part(_ lines: [IncomeLine]) -> [IncomeLine] { lines.filter { belongs($0.agency) } }
        var books = self
        books.expenditure = part(expenditure)
        books.income = income.map(part)
        books.economic = economic.map(part)
        books.threePublic = threePublic.map(part)
        books.projects = projects.map(part)
        books.incomeItems = incomeItems.map(part)
        books.adjustedBudget = adjustedBudget.map(part)
        return books
    }

    /// The units that have lines, in order.
    public var agencies: [AgencyID] {
        let income = (income ?? []).compactMap(\.agency)
        return Set(expenditure.agencyTable.values + income).sorted()
    }
}

extension BudgetLedger: Hashable {
    /// Hashes the number of lines and the amounts; equal ledgers have them in common.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(amounts)
    }

    /// The lines of some units.
    func filtered(_ belongs: (AgencyID?) -> Bool) -> BudgetLedger {
        let isKept = [belongs(nil)] + agencyTable.values.map { belongs($0) }
        var ledger = BudgetLedger()
        for position in indices where isKept[Int(agencies[position])] { ledger.append(self[position]) }
        for (agency, name) in agencyNames { ledger.setName(name, ofAgency: agency) }
        for (project, name) in projectNames { ledger.setName(name, ofProject: project) }
        return ledger
    }
}
