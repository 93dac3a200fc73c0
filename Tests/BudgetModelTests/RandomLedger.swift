import BudgetCodes
import BudgetModel

/// Ledgers as a finance system could have them, drawn from a seed.
struct RandomLedger {
    var generator: SplitMix
    var fiscalYear = 2025

    init(seed: UInt64) {
        generator = SplitMix(seed: seed)
    }

    static let units: [AgencyCode] = ["057001", "057007", "057008", "213002", "213003", "301001"]
    static let functions: [FunctionalCode] = [
        "2010101", "2010102", "2010301", "2050201", "2050299", "2080109", "2080150", "2080502", "2080505", "2080506",
        "2101101", "2101102", "2101103", "2130599", "2210201", "2210202",
    ]
    static let fundFunctions: [FunctionalCode] = ["2120801", "2120805", "2296002"]
    static let stateCapitalFunctions: [FunctionalCode] = ["2230105", "2230199"]
    static let personnelCodes: [DepartmentEconomicCode] = [
        "30101", "30102", "30103", "30108", "30109", "30110", "30111", "30113", "30302", "30307",
    ]
    static let operatingCodes: [DepartmentEconomicCode] = [
        "30201", "30211", "30212", "30217", "30231", "31002", "31013",
    ]

    mutating func amount(_ yuan: ClosedRange<Int64> = 1...9_000_000) -> Amount {
        // Mostly round figures, as budgets have, and some to the 分.
        let amount = Amount(yuan: .random(in: yuan, using: &generator))
        return Bool.random(using: &generator) ? amount : amount + Amount(fen: .random(in: 0...99, using: &generator))
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &generator)]
    }

    /// One line that knows everything.
    mutating func line() -> BudgetLine {
        let unit = pick(Self.units)
        let serial = Int.random(in: 1...9, using: &generator)
        let period: FundPeriod = Int.random(in: 0..<5, using: &generator) == 0 ? .carriedOver : .current
        var line = BudgetLine(agency: .code(unit), period: period, amount: amount())
        switch Int.random(in: 0..<10, using: &generator) {
        case 0..<4:
            line.fund = .generalPublicBudget
            line.function = pick(Self.functions)
            line.kind = .personnel
        case 4..<6:
            line.fund = .generalPublicBudget
            line.function = pick(Self.functions)
            line.kind = .operating
        case 6:
            line.fund = .governmentFunds
            line.function = pick(Self.fundFunctions)
            line.kind = .project
        case 7:
            line.fund = .stateCapital
            line.function = pick(Self.stateCapitalFunctions)
            line.kind = pick([.project, .operating])
        case 8:
            line.fund = pick([
                .fiscalSpecialAccount, .institutionIncome, .superiorSubsidies, .affiliateRemittances, .operatingIncome,
                .otherIncome,
            ])
            line.function = pick(Self.functions)
            line.kind = pick([.personnel, .project, .business, .paidToSuperior, .subordinateSubsidy])
        default:
            line.fund = .generalPublicBudget
            line.function = pick(Self.functions)
            line.kind = .project
        }
        line.economic = pick(line.kind == .personnel ? Self.personnelCodes : Self.operatingCodes)
        line = Self.consistent(line)
        let letter =
            switch line.kind {
            case .personnel: "R"
            case .operating: "Y"
            case .project: "T"
            default: "Q"
            }
        line.project = ProjectID("42011425\(unit.department)\(letter)00000000\(serial)")
        return line
    }

    /// What an employer pays for its staff, by economic code, and the functional codes that are for it alone.
    static let staffCodes: [DepartmentEconomicCode: [FunctionalCode]] = [
        "30108": ["2080505"], "30109": ["2080506"], "30110": ["2101101", "2101102"], "30111": ["2101103"],
        "30307": ["2101103"], "30113": ["2210201"],
    ]

    /// The line with codes that belong together.
    static func consistent(_ line: BudgetLine) -> BudgetLine {
        guard let kind = line.kind, kind == .personnel || kind == .operating else { return line }
        var line = line
        if let economic = line.economic, let functions = staffCodes[economic] {
            if !functions.contains(where: { $0 == line.function }) { line.function = functions[0] }
        } else if staffCodes.values.contains(where: { $0.contains { $0 == line.function } }) {
            line.function = "2010101"
        }
        return line
    }

    mutating func ledger(_ count: Int) -> BudgetLedger {
        var ledger = BudgetLedger()
        for _ in 0..<count { ledger.append(line()) }
        for unit in Self.units { ledger.setName("单位\(unit)", ofAgency: .code(unit)) }
        return ledger
    }

    /// Income of at least what the ledger spends, by unit, code, fund and period.
    mutating func income(for ledger: BudgetLedger, surplus: Bool) -> [IncomeLine] {
        var lines: [IncomeLine] = []
        for line in ledger {
            var amount = line.amount
            if surplus, Int.random(in: 0..<4, using: &generator) == 0 { amount += self.amount(1...1_000) }
            lines.append(
                IncomeLine(
                    agency: line.agency, function: line.function, fund: line.fund, period: line.period, amount: amount))
        }
        return lines
    }
}
