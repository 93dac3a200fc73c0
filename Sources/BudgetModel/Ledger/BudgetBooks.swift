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
    @OutOfLine public var economic: BudgetLedger?
    /// The three public expenses by economic code, when ``expenditure`` has no such codes.
    @OutOfLine public var threePublic: BudgetLedger?
    /// The projects, when ``expenditure`` has none.
    @OutOfLine public var projects: BudgetLedger?
    /// The income of the year by source and sub-item, when ``income`` does not know them.
    public var incomeItems: [IncomeLine]?

    /// 全年（调整）预算: the budget of the final accounts, from which 三公 takes its row 预算数.
    @OutOfLine public var adjustedBudget: BudgetLedger?
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

    /// The parts of all departments (depth 1), of all units right below them (depth 2) and so on, in one pass. Lines
    /// without a code of so many groups are in none of them.
    @_optimize(none)
    public func parts(depth: Int) -> [AgencyCode: BudgetBooks] {
        var empty = self
        empty.expenditure = BudgetLedger()
        empty.income = income.map { _ in [] }
        empty.economic = economic.map { _ in BudgetLedger() }
        empty.threePublic = threePublic.map { _ in BudgetLedger() }
        empty.projects = projects.map { _ in BudgetLedger() }
        empty.incomeItems = incomeItems.map { _ in [] }
        empty.adjustedBudget = adjustedBudget.map { _ in BudgetLedger() }
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
        for path in [\BudgetBooks.economic, \.threePublic, \.projects, \.adjustedBudget] {
            for (code, ledger) in self[keyPath: path]?.split(by: key) ?? [:] {
                parts[code, default: empty][keyPath: path] = ledger
            }
        }
        return parts
    }

    /// How many groups the longest code of a unit has.
    public var greatestDepth: Int {
        let codes = expenditure.agencyTable.values.compactMap(\.code) + (income ?? []).compactMap { $0.agency?.code }
        return codes.map(\.depth).max() ?? 0
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

    /// The lines by a key of their units; lines without a key are left out.
    func split(by key: (AgencyID?) -> AgencyCode?) -> [AgencyCode: BudgetLedger] {
        let keys = [key(nil)] + agencyTable.values.map { key($0) }
        var numbers: [AgencyCode: Int] = [:]
        var ledgers: [BudgetLedger] = []
        // A number for every key, so that lines are added without looking a code up.
        let targets = keys.map { key -> Int? in
            guard let key else { return nil }
            if let number = numbers[key] { return number }
            numbers[key] = ledgers.count
            ledgers.append(BudgetLedger())
            return ledgers.count - 1
        }
        for position in indices {
            if let target = targets[Int(agencies[position])] { ledgers[target].append(self[position]) }
        }
        for (agency, name) in agencyNames {
            guard let code = agency.code else { continue }
            for above in [code] + code.ancestors {
                if let number = numbers[above] { ledgers[number].setName(name, ofAgency: agency) }
            }
        }
        // Projects are named where they have lines.
        for index in ledgers.indices {
            for project in ledgers[index].projectTable.values {
                if let name = projectNames[project] { ledgers[index].setName(name, ofProject: project) }
            }
        }
        return numbers.mapValues { ledgers[$0] }
    }
}
