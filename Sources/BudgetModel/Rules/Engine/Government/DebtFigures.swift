import BudgetCodes

/// 债务数据: what one figure of debt is, whatever table prints it.
struct DebtKey: Hashable, Sendable {
    enum Measure: Hashable, Sendable {
        case limit, balance, issued, principal, interest
    }

    enum Kind: Hashable, Sendable {
        case general, special, all
    }

    /// Budgets are one thing, what came of them is another.
    enum Phase: Hashable, Sendable {
        case budget, adjusted, outcome
    }

    var measure: Measure
    var kind: Kind
    var scope: GovernmentScope
    /// The year of the figure; a balance is that of the end of the year.
    var year: Int
    var phase = Phase.outcome
    /// 债券: whether it is about bonds only. Special debt is made of bonds.
    var isBonds = false
    /// Whether a table by region says it of the own level, where some places count what is passed on otherwise.
    var isByRegion = false
}

/// A figure of debt, or the figures that make it up.
struct DebtFigure: Sendable {
    var key: DebtKey
    var figures: [GovernmentFigure]
}

/// All figures of debt of a document.
struct DebtFigures: Sendable {
    /// Those of the tables of debt, in their order.
    private(set) var ofTables: [DebtFigure] = []
    /// Those of the books: debt taken up, principal and interest.
    private(set) var ofBooks: [DebtFigure] = []
    /// The first figure of the tables for each key.
    private(set) var first: [DebtKey: DebtFigure] = [:]
    /// The year of the document, and whether it is a budget.
    let year: Int
    let isBudget: Bool

    init(_ check: GovernmentCheck) {
        year = check.document.header.fiscalYear
        isBudget = check.document.header.kind == .budget
        for table in check.tables {
            guard let list = table.lists.first else { continue }
            switch table.form {
            case .debtLimitsByRegion, .debtLimitChangesByRegion, .debtIssuanceByRegion, .debtServiceByRegion:
                addRegions(table.form, list)
            case .debtBalance, .debtBalanceGeneral, .debtBalanceSpecial:
                guard let scope = table.scope else { continue }
                addRows(table, list, kind: table.form.debtKind) { Self.phases[$0].map { (scope, $0.years, $0.phase) } }
            case .debtService, .debtAdvanceLimits:
                addRows(table, list, kind: nil) { GovernmentScope(rawValue: $0).map { ($0, 0, .outcome) } }
            case .debtDirections: addDirections(table, list)
            case .generalRevenue, .generalExpenditure, .generalBalance, .fundRevenue, .fundExpenditure, .fundBalance:
                addBook(table)
            default: continue
            }
        }
    }

    /// The columns of ``GovernmentColumns/phases``: how many years from that of the document, and what they are.
    static let phases: [String: (years: Int, phase: DebtKey.Phase)] = [
        "previousBudget": (-1, .budget), "previousAdjusted": (-1, .adjusted), "previousExecution": (-1, .outcome),
        "previousFinal": (-1, .outcome), "budget": (0, .budget), "adjusted": (0, .adjusted), "execution": (0, .outcome),
        "final": (0, .outcome), "amount": (0, .outcome),
    ]

    /// The year of a table whose columns are no times: that of its caption, or of its headings. Budgets print the debt of
    /// the year before.
    func year(of table: Table) -> Int {
        if let year = table.caption.year { return year }
        guard isBudget else { return year }
        let headings = (table.caption.columns ?? []).compactMap(\.heading) + [table.caption.title].compactMap { $0 }
        return headings.lazy.compactMap { OutlineName($0).year }.first ?? year - 1
    }

    mutating func add(_ key: DebtKey, _ figures: [GovernmentFigure]) {
        guard !figures.isEmpty else { return }
        var key = key
        if key.kind == .special { key.isBonds = false }
        let debt = DebtFigure(key: key, figures: figures)
        ofTables.append(debt)
        if first[key] == nil { first[key] = debt }
    }
}

// MARK: Tables by region

extension DebtFigures {
    private static let kinds: [(suffix: String, kind: DebtKey.Kind)] = [
        ("General", .general), ("Special", .special), ("", .all),
    ]
    private static let limits: [(name: String, measure: DebtKey.Measure, years: Int)] = [
        ("opening", .balance, -1), ("limit", .limit, 0), ("balance", .balance, 0), ("issued", .issued, 0),
        ("repaid", .principal, 0), ("previousLimit", .limit, -1),
    ]
    private static let ofService: [(column: String, measure: DebtKey.Measure, kind: DebtKey.Kind)] = [
        ("generalPrincipal", .principal, .general), ("generalInterest", .interest, .general),
        ("specialPrincipal", .principal, .special), ("specialInterest", .interest, .special),
    ]
    private static let ofIssuance: [(column: String, measure: DebtKey.Measure, kind: DebtKey.Kind)] = [
        ("general", .issued, .general), ("special", .issued, .special), ("total", .issued, .all),
    ]

    private mutating func addRegions(_ form: GovernmentForm, _ list: GovernmentList) {
        let year = year(of: list.table)
        for (scope, row) in list.regions {
            func key(_ measure: DebtKey.Measure, _ kind: DebtKey.Kind, _ year: Int) -> DebtKey {
                DebtKey(
                    measure: measure, kind: kind, scope: scope, year: year,
                    isByRegion: scope == .own && form == .debtIssuanceByRegion)
            }
            switch form {
            case .debtIssuanceByRegion, .debtServiceByRegion:
                for (column, measure, kind) in form == .debtServiceByRegion ? Self.ofService : Self.ofIssuance {
                    if let figure = list.printed(row, column) { add(key(measure, kind, year), [figure]) }
                }
            default:
                for (name, measure, years) in Self.limits {
                    for (suffix, kind) in Self.kinds {
                        if let figure = list.printed(row, name + suffix) {
                            add(key(measure, kind, year + years), [figure])
                        }
                    }
                }
            }
        }
    }

    /// 投向: the total of the table is the balance.
    private mutating func addDirections(_ table: GovernmentTable, _ list: GovernmentList) {
        guard let scope = table.scope,
            let row = list.outline.names.indices.last(where: { list.outline.names[$0].isTotal })
        else { return }
        let columns: [(String, DebtKey.Kind, Int)] = [
            ("previous", .all, -1), ("current", .all, 0), ("generalPrevious", .general, -1),
            ("generalCurrent", .general, 0),
            ("specialPrevious", .special, -1), ("specialCurrent", .special, 0),
        ]
        let year = year(of: list.table)
        for (column, kind, years) in columns {
            guard let figure = list.printed(row, column) else { continue }
            add(DebtKey(measure: .balance, kind: kind, scope: scope, year: year + years), [figure])
        }
    }
}

extension GovernmentForm {
    /// 一般债务 or 专项债务, for tables of one kind.
    fileprivate var debtKind: DebtKey.Kind? {
        switch self {
        case .debtBalanceGeneral: .general
        case .debtBalanceSpecial: .special
        default: nil
        }
    }
}

extension GovernmentList {
    /// The rows of the whole and of its own level in a table by region.
    fileprivate var regions: [(scope: GovernmentScope, row: Int)] {
        let rows = outline.names.indices.filter { !section.isBlank($0) }
        guard let first = rows.first else { return [] }
        let second = rows.dropFirst().first
        if let second, outline.names[second].isOwnLevelOfRegions { return [(.whole, first), (.own, second)] }
        if let last = rows.last, outline.names[last].isTotal { return [(.whole, last)] }
        return outline.names[first].isTotal || outline.names[first].isWhole ? [(.whole, first)] : []
    }
}

// MARK: Books

extension DebtFigures {
    /// 105 债务收入, 231 债务还本支出 and 232 债务付息支出 of the general public budget and the funds.
    private mutating func addBook(_ table: GovernmentTable) {
        guard let scope = table.scope, scope == .whole || scope == .own else { return }
        let kind: DebtKey.Kind = table.form.book == .generalPublic ? .general : .special
        for list in table.lists {
            for (measure, code, words) in Self.ofBooks {
                let rows = list.outline.names.indices.filter { row in
                    (list.outline.codes[row] == code || list.outline.names[row].isOne(of: words))
                        && !(list.outline.parents[row] >= 0 && list.outline.codes[list.outline.parents[row]] == code)
                }
                guard rows.count == 1, let row = rows.first else { continue }
                for column in list.phases {
                    let name = list.layout.columns[column].name
                    guard let (years, phase) = Self.phases[name], list.section[row, column] != nil else { continue }
                    let year = (table.table.caption.year ?? year) + years
                    let key = DebtKey(measure: measure, kind: kind, scope: scope, year: year, phase: phase)
                    ofBooks.append(DebtFigure(key: key, figures: [list.figure(row, column)]))
                }
            }
        }
    }

    private static let ofBooks: [(measure: DebtKey.Measure, code: Int32, words: OutlineName.Words)] = [
        (.issued, 105, .init("债务收入", "地方政府一般债务收入", "地方政府专项债务收入")),
        (.principal, 231, .init("债务还本支出", "地方政府一般债务还本支出", "地方政府专项债务还本支出")),
        (.interest, 232, .init("债务付息支出")),
    ]
}
