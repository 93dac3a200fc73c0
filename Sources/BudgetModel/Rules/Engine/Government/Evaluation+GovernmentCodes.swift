import BudgetCodes

extension Evaluation {
    /// 科目编码与名称: the codes that tables of a government print, against the classifications of the year, by the rules
    /// for the tables of departments. Rows without a code are passed over.
    ///
    /// - Parameter editions: What to check against instead of the built-in editions of the year of each table.
    mutating func checkCodes(ofGovernment document: Disclosure, _ general: GeneralRules, _ editions: Editions?) {
        var names: (year: Int, names: GovernmentCodeNames)?
        for table in document.tables {
            guard let (form, _) = GovernmentForm.form(of: table.form.id), form.contents.contains(where: \.hasCodes)
            else { continue }
            let year = table.caption.year ?? document.header.fiscalYear
            guard year != 0 || editions != nil else { continue }
            if names?.year != year { names = (year, GovernmentCodeNames(editions ?? Editions(year: year))) }
            guard let names = names?.names else { continue }
            for side in table.sides.indices { checkCodes(table, side, form.contents[side], general, names) }
        }
    }

    private mutating func checkCodes(
        _ table: Table, _ side: Int, _ contents: GovernmentRows, _ general: GeneralRules, _ names: GovernmentCodeNames
    ) {
        let section = table.sides[side]
        var wrong: [(row: Int, match: NameMatch)] = []
        var (firm, uncertain) = (0, 0)
        for row in 0..<section.count {
            let code = section.rows[row].key.code
            guard code != 0, let checker = names.checker(of: code) else { continue }
            switch names.match(code, section.name(of: row), checker) {
            case .exact, .alternative, .variant:
                if checker.isFirm(code) { firm += 1 } else { uncertain += 1 }
            case let match: wrong.append((row, match))
            }
        }
        for rule in [general.unknownCode, general.name, general.formerName] { countHolds(rule.ordinal, firm) }
        for rule in [general.uncertainCode, general.uncertainName] { countHolds(rule.ordinal, uncertain) }
        guard !wrong.isEmpty else { return }
        let instances = section.instances
        for (row, match) in wrong {
            let code = section.rows[row].key.code
            guard let checker = names.checker(of: code) else { continue }
            let cell = {
                Cell(
                    Location(table: table.form.id, line: table.line(side, row), instance: instances[row]),
                    form: table.form, lineName: section.name(of: row))
            }
            // Rows of balances are those of the form, whatever code stands beside them.
            record(code, match, isSure: contents != .balance, general, checker, cell)
        }
    }

    private mutating func record(
        _ code: Int32, _ match: NameMatch, isSure: Bool, _ general: GeneralRules, _ names: NameChecker,
        _ cell: () -> Cell
    ) {
        guard let entry = names.entry(of: code) else {
            let wouldKnow = names.wouldKnow(code)
            return check(
                wouldKnow ? general.unknownCode : general.uncertainCode, severity: names.isOfficial ? .error : nil,
                problem: wouldKnow ? .unknownCode : .uncertainCode, cell: cell)
        }
        let isFirm = names.isFirm(code)
        countHolds(isFirm ? general.unknownCode.ordinal : general.uncertainCode.ordinal)
        let mayWarn = isFirm && isSure
        if case .formerName(let span) = match {
            let problem = Finding.Problem.formerName(
                until: span.lastYear, expected: entry.name, evidence: entry.evidence)
            check(mayWarn ? general.formerName : general.uncertainName, problem: problem, cell: cell)
        } else {
            let problem = Finding.Problem.otherName(expected: entry.name, evidence: entry.evidence)
            check(mayWarn ? general.name : general.uncertainName, problem: problem, cell: cell)
        }
    }
}

/// The classifications whose codes tables of governments print.
private struct GovernmentCodeNames {
    private let revenue: NameChecker
    private let functional: NameChecker
    private let economic: NameChecker
    private let editions: Editions

    init(_ editions: Editions) {
        self.editions = editions
        revenue = NameChecker(editions.revenue)
        functional = NameChecker(editions.functional)
        economic = NameChecker(editions.governmentEconomic)
    }

    /// The names of the classification of a code, or `nil` for a number that is no code of these.
    func checker(of code: Int32) -> NameChecker? {
        if FunctionalCode(value: code) != nil { return functional }
        if RevenueCode(value: code) != nil { return revenue }
        return GovernmentEconomicCode(value: code) == nil ? nil : economic
    }

    /// Compares a printed name with those of a code. The row may stand for the part of a code that a book has: then it
    /// has the name of a code below.
    func match(_ code: Int32, _ name: String, _ names: NameChecker) -> NameMatch {
        var printed = name
        let standing = printed.withUTF8 { names.standing(of: code, $0) }
        if case .attested = standing { return .exact }
        var short = printedCodeName(name)
        let match = short.withUTF8 { names.match($0, of: code) }
        switch match {
        case .formerName, .laterName, .different:
            return isLabel(short, of: code) || isPart(short, of: code) ? .alternative : match
        case .exact, .alternative, .variant, .unknownCode: return match
        }
    }

    private func isPart(_ name: String, of code: Int32) -> Bool {
        if let code = FunctionalCode(value: code) {
            return !editions.functional.codes(named: name, below: code).isEmpty
        }
        if let code = RevenueCode(value: code) { return !editions.revenue.codes(named: name, below: code).isEmpty }
        return false
    }

    /// What the forms of the books write beside codes of which each book has another part.
    private func isLabel(_ name: String, of code: Int32) -> Bool {
        let ending =
            switch code {
            case 105: "收入"
            case 231: "还本支出"
            case 23011: "转贷支出"
            default: ""
            }
        guard !ending.isEmpty else { return false }
        let labels = ["一般", "专项"].flatMap { ["地方政府\($0)债务\(ending)", "地方政府\($0)债券\(ending)"] }
        return labels.contains(name)
    }
}

extension GovernmentRows {
    /// Whether rows may print codes of a classification.
    fileprivate var hasCodes: Bool {
        switch self {
        case .revenue, .expenditure, .economic, .balance: true
        case .funds, .debt, .regions, .items, .threePublic: false
        }
    }
}
