import BudgetCodes
import BudgetModel
import Testing

@Suite("Tables of a government from the lines of its departments")
struct GovernmentDerivationTests {
    static func header(_ kind: Disclosure.Kind = .budget) -> Disclosure.Header {
        Disclosure.Header(kind, of: .government, fiscalYear: 2025, agency: Agency(name: "某市"))
    }

    static func line(
        _ unit: AgencyCode, _ function: FunctionalCode?, _ economic: DepartmentEconomicCode?, _ fund: FundNature?,
        _ kind: ExpenditureKind?, _ yuan: Int64
    ) -> BudgetLine {
        BudgetLine(
            agency: .code(unit), function: function, economic: economic, fund: fund, kind: kind,
            amount: Amount(yuan: yuan))
    }

    static func line(_ unit: AgencyCode, _ function: FunctionalCode, _ yuan: Int64) -> BudgetLine {
        line(unit, function, nil, .generalPublicBudget, .project, yuan)
    }

    private func rows(_ table: Table?, _ column: String) -> [String] {
        table?.lines.map { line in
            let indent = String(repeating: "-", count: line.indent)
            return "\(indent)\(line.key) \(line[column].map { $0.description } ?? "")"
        } ?? []
    }

    @Test("have a row for every code and every code above it, and the total behind them")
    func rows() throws {
        let books = BudgetBooks(
            BudgetLedger([
                Self.line("057001", "2080109", 100), Self.line("213001", "2080109", 20),
                Self.line("213001", "2080505", 3),
                Self.line("213001", "2010101", 4000), Self.line("213001", "205", 50_000),
            ]))
        let document = try books.governmentDisclosure(for: Self.header())
        let table = document.government[.generalExpenditure, .own]
        #expect(
            rows(table, "budget") == [
                "201 4000.00", "-20101 4000.00", "--2010101 4000.00", "205 50000.00", "208 123.00", "-20801 120.00",
                "--2080109 120.00", "-20805 3.00", "--2080505 3.00", "本年支出合计 54123.00",
            ])
        #expect(table?.lines[0].name == "一般公共服务支出")
        #expect(document.header.entity == .government)
        #expect(document.government[.fundExpenditure, .own]?.isDeclaredEmpty == true)
        #expect(document.government[.stateCapitalExpenditure, .own]?.caption.noneStatement == "无国有资本经营预算支出")
        for (kind, column) in [(Disclosure.Kind.finalAccounts, "final"), (.execution, "execution")] {
            let other = try books.governmentDisclosure(for: Self.header(kind))
            #expect(rows(other.government[.generalExpenditure, .own], column).count == 10)
        }
    }

    @Test("put transfers and repaid debt behind the total, and add everything up in 支出总计")
    func transfers() throws {
        let books = BudgetBooks(
            BudgetLedger([Self.line("057001", "2080109", 100), Self.line("057001", "2300201", 20)]))
        let table = try books.governmentDisclosure(for: Self.header()).government[.generalExpenditure, .own]
        #expect(
            rows(table, "budget").suffix(5) == [
                "本年支出合计 100.00", "230 20.00", "-23002 20.00", "--2300201 20.00", "支出总计 120.00",
            ])
    }

    @Test("tell the three budgets apart, and leave other money out")
    func funds() throws {
        let books = BudgetBooks(
            BudgetLedger([
                Self.line("057001", "2120801", nil, .governmentFunds, .project, 7),
                Self.line("057001", "2230105", nil, .stateCapital, .project, 8),
                Self.line("057001", "2080109", nil, .institutionIncome, .project, 9),
            ]))
        let document = try books.governmentDisclosure(for: Self.header())
        #expect(rows(document.government[.fundExpenditure, .own], "budget").last == "本年支出合计 7.00")
        #expect(rows(document.government[.stateCapitalExpenditure, .own], "budget").last == "本年支出合计 8.00")
        #expect(document.government[.generalExpenditure, .own]?.isDeclaredEmpty == true)
    }

    @Test("are left out where lines do not know the fund, the function or the kind, and say so")
    func unknown() throws {
        let unknownFund = BudgetBooks(BudgetLedger([Self.line("057001", "2080109", nil, nil, .project, 7)]))
        let first = try unknownFund.governmentDisclosure(for: Self.header())
        #expect(first.tables.isEmpty)
        #expect(first.remarks.count == 4 && first.remarks.allSatisfy { $0.contains("资金性质") })
        let noFunction = BudgetBooks(
            BudgetLedger([
                Self.line("057001", nil, nil, .generalPublicBudget, .project, 7),
                Self.line("057001", "2120801", nil, .governmentFunds, .project, 7),
            ]))
        let second = try noFunction.governmentDisclosure(for: Self.header())
        #expect(second.remarks.count == 1 && second.remarks[0].contains("支出功能分类"))
        #expect(second.government[.fundExpenditure, .own]?.isEmpty == false)
        let noKind = BudgetBooks(BudgetLedger([Self.line("057001", "2080109", "30201", .generalPublicBudget, nil, 7)]))
        let third = try noKind.governmentDisclosure(for: Self.header())
        #expect(third.remarks.count == 1 && third.remarks[0].contains("支出类别"))
    }

    @Test("refuse lines that contain each other")
    func overlap() {
        let books = BudgetBooks(
            BudgetLedger([Self.line("057001", "208", 100), Self.line("057001", "2080109", 100)]))
        #expect(throws: DerivationError.self) { try books.governmentDisclosure(for: Self.header()) }
    }

    @Test("Wages are 50101 in an agency and 50501 in an institution; without that they are held back")
    func natures() throws {
        func basic(_ unit: AgencyCode, _ code: DepartmentEconomicCode?, _ yuan: Int64) -> BudgetLine {
            Self.line(unit, "2080109", code, .generalPublicBudget, .personnel, yuan)
        }
        var ledger = BudgetLedger([
            basic("057001", "30101", 100), basic("057007", "30101", 20), basic("057007", "302", 5),
            basic("057001", "30217", 7), basic("057001", "30302", 3),
        ])
        let books = BudgetBooks(ledger)
        let unsure = try books.governmentEconomics()
        #expect(unsure.sums.map(\.code) == ["50905"] && unsure.sums[0].amount == Amount(yuan: 3))
        #expect(unsure.heldBack.map(\.code) == ["30101", "302", "30217"] as [DepartmentEconomicCode?])
        #expect(unsure.heldBack.first { $0.code == "30101" }?.candidates == ["50101", "50501"])
        let left = try books.governmentDisclosure(for: Self.header())
        #expect(left.government[.generalBasicExpenditure, .own] == nil)
        #expect(left.remarks.contains { $0.contains("30101") && $0.contains("单位性质") })

        let natures: [AgencyID: AgencyNature] = ["057": .administrative, "057007": .institution]
        let sure = try books.governmentEconomics(natures: natures)
        #expect(sure.heldBack.isEmpty)
        let document = try books.governmentDisclosure(for: Self.header(), natures: natures)
        #expect(
            rows(document.government[.generalBasicExpenditure, .own], "budget") == [
                "501 100.00", "-50101 100.00", "502 7.00", "-50206 7.00", "505 25.00", "-50501 20.00", "-50502 5.00",
                "509 3.00", "-50905 3.00", "支出合计 135.00",
            ])
        ledger.append(basic("057001", nil, 1))
        let unknown = try BudgetBooks(ledger).governmentEconomics(natures: natures)
        #expect(unknown.heldBack.map(\.amount) == [Amount(yuan: 1)])
        #expect(unknown.heldBack[0].code == nil && unknown.heldBack[0].candidates.isEmpty)
    }

    @Test("Every amount of random lines is in the tables or held back, exactly", arguments: Array(1...20) as [UInt64])
    func random(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(Int.random(in: 0...400, using: &random.generator))
        let books = BudgetBooks(ledger)
        let document = try books.governmentDisclosure(for: Self.header(.finalAccounts))
        #expect(document.validate().findings.filter { $0.verdict != .holds } == [])
        let forms: [(GovernmentForm, FundNature)] = [
            (.generalExpenditure, .generalPublicBudget), (.fundExpenditure, .governmentFunds),
            (.stateCapitalExpenditure, .stateCapital),
        ]
        for (form, fund) in forms {
            let own = ledger.filter { $0.fund == fund }
            let table = try #require(document.government[form, .own])
            for line in table.lines {
                let code = FunctionalCode(line.key.description)
                let expected = own.filter { part in code.map { $0 ~= part.function! } ?? true }
                #expect(line["final"]?.fen == expected.reduce(0) { $0 + $1.amount.fen }, "\(line.key)")
            }
            #expect(Set(own.compactMap(\.function?.description)).isSubset(of: Set(table.lines.map(\.key.description))))
        }
        for natures in [[:], ["057": .administrative, "213002": .institution]] as [[AgencyID: AgencyNature]] {
            let economics = try books.governmentEconomics(natures: natures)
            let all = economics.sums.map(\.amount.fen) + economics.heldBack.map(\.amount.fen)
            let basic = ledger.filter { $0.fund == .generalPublicBudget && $0.kind?.main == .basic }
            #expect(all.reduce(0, +) == basic.reduce(0) { $0 + $1.amount.fen })
        }
        // The order of the lines does not matter.
        let again = try BudgetBooks(BudgetLedger(ledger.reversed())).governmentDisclosure(
            for: Self.header(.finalAccounts))
        #expect(again == document)
    }

    @Test("Every department code has government codes, and the nature of the unit leaves one for each 款")
    func mapping() {
        for entry in Catalogue.departmentEconomic[2025].entries where entry.level == .section {
            #expect(entry.code.governmentCodes(of: nil) == entry.code.governmentCodes)
            for nature in AgencyNature.allCases {
                let codes = entry.code.governmentCodes(of: nature)
                #expect(codes.count <= 1, "\(entry) \(nature) \(codes)")
            }
        }
    }
}
