import BudgetCodes
import BudgetModel

/// Documents in the layouts of places, derived from ledgers of invented figures that are consistent.
struct PlaceDocuments {
    private var random: RandomLedger

    init(seed: UInt64) { random = RandomLedger(seed: seed) }

    /// A place, and what its layout can hold.
    enum Place: String, CaseIterable, Sendable {
        case shanghaiDepartment, shanghaiUnit, shanghaiFinalAccounts, jiangsu

        var practice: Practice {
            switch self {
            case .shanghaiDepartment: .shanghaiBudget
            case .shanghaiUnit: .shanghaiUnitBudget
            case .shanghaiFinalAccounts: .shanghaiFinalAccounts
            case .jiangsu: .jiangsuBudget
            }
        }

        var header: Disclosure.Header {
            var header = Disclosure.Header(
                practice.kind, of: self == .shanghaiUnit ? .unit : .department,
                fiscalYear: self == .jiangsu ? 2019 : 2025,
                agency: Agency(name: "甲局"))
            header.division = self == .jiangsu ? "320500" : "310107"
            return header
        }
    }

    /// A document with every table of the place.
    mutating func document(of place: Place, lines count: Int = 60) throws -> Disclosure {
        var ledger = BudgetLedger()
        for index in 0..<count { ledger.append(line(of: place, index)) }
        var books = BudgetBooks(ledger, income: income(for: ledger, of: place))
        if place == .shanghaiFinalAccounts { books.adjustedBudget = ledger }
        var document = try Disclosure(place.header, deriving: books, practice: place.practice)
        if place == .jiangsu { document.budget.governmentProcurement = procurement(place) }
        return document
    }

    /// A line of whole 百元, so that figures in 万元 hold it.
    private mutating func line(of place: Place, _ index: Int) -> BudgetLine {
        var line = random.line()
        line.period = .current
        line.amount = Amount(yuan: 100 * Int64.random(in: 1...90_000, using: &random.generator))
        // Each kind of money is there, whatever is drawn.
        switch index % 10 {
        case 0: (line.fund, line.function, line.kind) = (.governmentFunds, "2120801", .project)
        case 1 where place != .jiangsu: (line.fund, line.function, line.kind) = (.stateCapital, "2230199", .project)
        case 2: (line.fund, line.function, line.kind) = (.institutionIncome, "2080109", .project)
        case 3: (line.fund, line.function, line.kind) = (.fiscalSpecialAccount, "2050299", .personnel)
        case 4: (line.fund, line.function, line.kind) = (.operatingIncome, "2080150", .project)
        case 5: (line.fund, line.function, line.kind) = (.otherIncome, "2130599", .operating)
        case 6 where place == .jiangsu:
            (line.fund, line.function, line.kind) = (.generalPublicBudget, "2010102", .reserve)
        default:
            line.fund = .generalPublicBudget
            line.function = random.pick(RandomLedger.functions)
            line.kind = random.pick([.personnel, .personnel, .operating, .operating, .project])
        }
        let codes =
            line.kind == .personnel ? RandomLedger.personnelCodes : RandomLedger.operatingCodes + ["30215", "30216"]
        line.economic = codes[index % codes.count]
        return RandomLedger.consistent(line)
    }

    /// As much as is spent, with sub-items where the layout prints them, and something from the year before.
    private mutating func income(for ledger: BudgetLedger, of place: Place) -> [IncomeLine] {
        let items: [FundNature: [SummaryRow]] =
            place == .jiangsu
            ? [
                .generalPublicBudget: [.generalPublicOperating, .generalPublicEarmarked],
                .fiscalSpecialAccount: [.specialAccountEducation, .specialAccountOtherNonTax],
            ] : [:]
        let hasOpening = place == .jiangsu || place == .shanghaiFinalAccounts
        return ledger.enumerated().map { index, line in
            let isOld = hasOpening && line.fund == .institutionIncome && index % 20 == 2
            let own = line.fund.flatMap { items[$0] } ?? []
            return IncomeLine(
                agency: line.agency, function: line.function, fund: line.fund,
                item: isOld || own.isEmpty ? nil : own[index % own.count], period: isOld ? .carriedOver : .current,
                amount: line.amount)
        }
    }

    private mutating func procurement(_ place: Place) -> GovernmentProcurement {
        var table = GovernmentProcurement(in: .tenThousandYuan)
        let printed = place.practice.table(GovernmentProcurement.form.id)
        table.caption.title = printed?.title
        var total = Amount.zero
        for kind in [SummaryRow.goods, .services] {
            var sum = Amount.zero
            let place = table.lines.count
            table.append(kind, named: kind.officialName)
            for number in 1...3 {
                let amount = Amount(yuan: 100 * Int64.random(in: 1...9_000, using: &random.generator))
                var line = Line<SummaryRow, GovernmentProcurement.Column>(
                    SummaryRow(rawValue: "\(kind.rawValue).\(number)"), "物品", Amounts([.total: amount]))
                line[.method] = "集中采购"
                line[.economicItem] = "办公设备购置"
                table.lines.append(line)
                sum = sum + amount
            }
            table.lines[place][.total] = sum
            total = total + sum
        }
        table.total = Amounts([.total: total])
        return table
    }
}
