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
    private let year: Int
    private let isBudget: Bool

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
    private func year(of table: Table) -> Int {
        if let year = table.caption.year { return year }
        guard isBudget else { return year }
        let headings = (table.caption.columns ?? []).compactMap(\.heading) + [table.caption.title].compactMap { $0 }
        return headings.lazy.compactMap { OutlineName($0).year }.first ?? year - 1
    }

    private mutating func add(_ key: DebtKey, _ figures: [GovernmentFigure]) {
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

// MARK: Tables of rows

extension DebtFigures {
    /// What a row of a table of debt says, by its words; rows without take it from the numbered row above them.
    private struct Meaning {
        var measure: DebtKey.Measure?
        var name: OutlineName?
        /// Whether it is about limits given in advance for the next year, which are other figures.
        var isInAdvance = false
    }

    private mutating func addRows(
        _ table: GovernmentTable, _ list: GovernmentList, kind ofTable: DebtKey.Kind?,
        _ place: (String) -> (scope: GovernmentScope, years: Int, phase: DebtKey.Phase)?
    ) {
        let columns = list.phases.compactMap { column in
            place(list.layout.columns[column].name).map { (column: column, place: $0) }
        }
        let isOfTimes = table.scope != nil
        var top = Meaning()
        var parts: [Int: [GovernmentFigure]] = [:]
        for (row, name) in list.outline.names.enumerated() {
            let own = DebtKey.Measure(name)
            if name.isHead {
                top = Meaning(measure: own, name: name, isInAdvance: name.contains(.inAdvance))
            }
            guard !top.isInAdvance, let measure = own ?? top.measure else { continue }
            let group = list.section.texts(of: row)["group"].map { OutlineName($0) }
            guard measure == .limit || !name.contains(.partsOfIssued) else {
                // New and refinancing bonds make up what is issued of a kind.
                if measure == .issued, ofTable == nil, group == nil, name.contains(.special) {
                    for (column, _) in columns where list.section[row, column] != nil {
                        parts[column, default: []].append(list.figure(row, column))
                    }
                }
                continue
            }
            guard
                let kind = ofTable ?? group.flatMap(DebtKey.Kind.init) ?? DebtKey.Kind(name)
                    ?? (name.isHead ? .all : nil),
                name.isHead || own == nil || own == top.measure
            else { continue }
            let time = name.saysTime ? name : top.name ?? name
            for (column, place) in columns where list.section[row, column] != nil {
                var key = DebtKey(
                    measure: measure, kind: kind, scope: place.scope, year: 0, phase: place.phase,
                    isBonds: name.contains(.bonds))
                let base = isOfTimes && list.layout.columns[column].name != "amount" ? year : year(of: list.table)
                key.year = base + place.years
                if let printed = time.year {
                    // The year of a column of another time is that of the row, moved.
                    key.year = printed + (isOfTimes ? place.years : 0)
                } else if time.contains(.lastYear) {
                    key.year -= 1
                }
                if time.contains(.budget) { key.phase = .budget }
                // A limit is printed as the budget, where the outcome is blank.
                let hasOutcome = columns.contains { other, place in
                    place.phase == .outcome && place.years == 0 && list.section[row, other] != nil
                }
                if measure == .limit, key.phase != .outcome, !hasOutcome, !isBudget { key.phase = .outcome }
                add(key, [list.figure(row, column)])
            }
        }
        for (column, place) in columns {
            guard let figures = parts[column] else { continue }
            let year = (isOfTimes ? year : year(of: list.table)) + place.years
            add(DebtKey(measure: .issued, kind: .special, scope: place.scope, year: year, phase: place.phase), figures)
        }
    }
}

extension DebtKey.Measure {
    /// What a name says; `nil` where it says nothing of that.
    fileprivate init?(_ name: OutlineName) {
        if name.contains(.limit) {
            self = .limit
        } else if name.contains(.balance) {
            self = .balance
        } else if name.contains(.principal) {
            self = .principal
        } else if name.contains(.interest) {
            self = .interest
        } else if name.contains(.issued) {
            self = .issued
        } else {
            return nil
        }
    }
}

extension DebtKey.Kind {
    /// 一般, 专项 or 合计; `nil` where a name says neither or both.
    fileprivate init?(_ name: OutlineName) {
        switch (name.contains(.general), name.contains(.special)) {
        case (true, false): self = .general
        case (false, true): self = .special
        default:
            guard name.isTotal else { return nil }
            self = .all
        }
    }
}

extension OutlineName.Words {
    fileprivate static let limit = OutlineName.Words("限额")
    fileprivate static let balance = OutlineName.Words("余额")
    fileprivate static let principal = OutlineName.Words("还本")
    fileprivate static let interest = OutlineName.Words("付息")
    fileprivate static let issued = OutlineName.Words("发行", "举借", "转贷收入")
    fileprivate static let partsOfIssued = OutlineName.Words("新增", "再融资", "置换", "国际", "外国", "外债", "政府债券")
    fileprivate static let general = OutlineName.Words("一般")
    fileprivate static let special = OutlineName.Words("专项")
    fileprivate static let bonds = OutlineName.Words("债券")
    fileprivate static let lastYear = OutlineName.Words("上年")
    fileprivate static let time = OutlineName.Words("上年", "当年", "本年", "年末")
    fileprivate static let budget = OutlineName.Words("预算")
    fileprivate static let inAdvance = OutlineName.Words("提前下达")
    fileprivate static let attached = OutlineName.Words("附")
    fileprivate static let ownLevels = OutlineName.Words("本级", "省级", "市级", "县级", "区级", "州级", "盟级")
    fileprivate static let wholes = OutlineName.Words("全省", "全区", "全市", "全县", "全州", "全盟")
}

extension OutlineName {
    /// Whether a row begins a part of a table of debt.
    fileprivate var isHead: Bool { numbering == .chinese || (numbering == .none && !isOfWhich && starts(with: "附")) }

    /// Whether a name says of which time it is.
    fileprivate var saysTime: Bool { year != nil || contains(.time) }

    fileprivate var isOwnLevelOfRegions: Bool { isOwnLevel || ends(with: .ownLevels) }

    fileprivate var isWhole: Bool { isOne(of: .wholes) }

    fileprivate func starts(with character: Unicode.Scalar) -> Bool { folded.letters.first == character.value }

    /// The first year that is printed in it, as `2024年`.
    var year: Int? {
        var digits = 0
        var number = 0
        for letter in folded.letters {
            if (0x30...0x39).contains(letter) {
                digits += 1
                number = digits > 4 ? 0 : number * 10 + Int(letter) - 0x30
            } else {
                if digits == 4, (1990...2100).contains(number), letter == 0x5E74 { return number }
                (digits, number) = (0, 0)
            }
        }
        return nil
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
