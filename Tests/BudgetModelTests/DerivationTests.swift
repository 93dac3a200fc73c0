import BudgetCodes
import BudgetModel
import Foundation
import Testing

@Suite struct DerivationTests {
    private func header(_ kind: Disclosure.Kind, _ agency: Agency = Agency(name: "全区")) -> Disclosure.Header {
        Disclosure.Header(kind, of: .department, fiscalYear: 2025, agency: agency)
    }

    static let scopes: [Agency] = [
        Agency(name: "全区"), Agency(code: "057", name: "人社局"), Agency(code: "057007", name: "服务中心"),
        Agency(code: "301001", name: "一中"),
    ]

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...25) as [UInt64])
    func derivedTablesAddUpWithoutAFinding(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(Int.random(in: 0...400, using: &random.generator))
        for agency in Self.scopes {
            for income in [nil, random.income(for: ledger, surplus: false), random.income(for: ledger, surplus: true)] {
                var books = BudgetBooks(ledger, income: income)
                books.adjustedBudget = ledger
                let document = try books.disclosure(for: header(kind, agency))
                #expect(document.remarks.isEmpty)
                #expect(document.tables.count == (kind == .budget ? 10 : 9))
                #expect(document.tables.flatMap(sumProblems) == [], "\(seed) \(agency.name) \(income?.count ?? -1)")
                for table in document.tables { #expect(table.isEmpty == table.isDeclaredEmpty) }
                let findings = document.validate().findings.filter { $0.verdict != .holds }
                #expect(findings.map { $0.message(in: .chinese) } == [], "\(seed) \(agency.name)")
            }
        }
    }

    /// The same money in different tables is the same sum.
    @Test(arguments: Array(1...10) as [UInt64])
    func tablesTellTheSame(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(300)
        let budget = try Disclosure(header(.budget), deriving: BudgetBooks(ledger))
        let sum = Amount(fen: ledger.reduce(0) { $0 + $1.amount.fen })
        #expect(budget.budget.departmentExpenditure?.total?[.total] == sum)
        #expect(budget.budget.departmentIncome?.total?[.total] == sum)
        #expect(budget.budget.projectExpenditure?.total?[.total] == sum)
        #expect(budget.budget.incomeExpenditureSummary?.expenditure.first(of: .currentTotal)?[.amount] == sum)
        let general = Amount(fen: ledger.filter { $0.fund == .generalPublicBudget }.reduce(0) { $0 + $1.amount.fen })
        #expect(budget.budget.generalPublicExpenditure?.total?[.total] == general)
        let basic = ledger.filter { $0.fund == .generalPublicBudget && $0.kind?.main == .basic }
        #expect(budget.budget.basicExpenditure?.total?[.total]?.fen == basic.reduce(0) { $0 + $1.amount.fen })
        let final = try Disclosure(header(.finalAccounts), deriving: BudgetBooks(ledger))
        #expect(final.finalAccounts.expenditure?.total?[.total] == sum)
        #expect(final.finalAccounts.income?.total?[.total] != nil)
    }

    private static let line = BudgetLine(
        agency: "057007", project: "42011425057T000000130", function: "2080109", economic: "30201",
        fund: .generalPublicBudget, period: .current, kind: .operating, amount: Amount(yuan: 10_000))

    private func lines(_ change: (inout BudgetLine) -> Void) -> BudgetBooks {
        var line = Self.line
        change(&line)
        line.project = "42011425057T000000131"
        return BudgetBooks(BudgetLedger([Self.line, line]))
    }

    /// What only some places publish.
    static let localForms: [Form.ID] = [
        IncomeByFunction.form.id, IncomeBySource.form.id, FiscalAppropriationExpenditure.form.id,
        FiscalBasicExpenditure.form.id, AgencyOperatingExpenditure.form.id, GovernmentProcurement.form.id,
    ]

    @Test func tablesThatCannotBeMadeAreNamed() throws {
        func missing(_ kind: Disclosure.Kind, _ change: (inout BudgetLine) -> Void) throws -> [Form.ID] {
            let document = try lines(change).disclosure(for: header(kind))
            let tables = Set(document.tables.map(\.form.id))
            let part = kind == .budget ? "budget." : "final-accounts."
            let forms = FormBook.standard.forms.filter {
                $0.id.rawValue.hasPrefix(part) && !$0.sides.isEmpty && !Self.localForms.contains($0.id)
            }
            let missing = forms.filter { !tables.contains($0.id) }
            for form in missing { #expect(document.remarks.contains { $0.contains(form.officialName) }) }
            #expect(document.remarks.count == missing.count)
            return missing.map(\.id)
        }
        #expect(try missing(.budget) { _ in } == [])
        #expect(try missing(.finalAccounts) { _ in } == [])
        #expect(try missing(.finalAccounts) { $0.economic = "30217" } == [FinalThreePublicExpenses.form.id])
        #expect(try missing(.budget) { $0.economic = nil } == [BasicExpenditure.form.id, ThreePublicExpenses.form.id])
        #expect(
            try missing(.budget) { $0.function = nil } == [
                IncomeExpenditureSummary.form.id, DepartmentExpenditure.form.id, FiscalAppropriationSummary.form.id,
                GeneralPublicExpenditure.form.id, GovernmentFundExpenditure.form.id, StateCapitalExpenditure.form.id,
            ])
        #expect(
            try missing(.budget) { $0.fund = nil } == [
                FiscalAppropriationSummary.form.id, GeneralPublicExpenditure.form.id, BasicExpenditure.form.id,
                GovernmentFundExpenditure.form.id, StateCapitalExpenditure.form.id, ProjectExpenditure.form.id,
            ])
        #expect(
            try missing(.finalAccounts) { $0.kind = nil } == [
                FinalExpenditure.form.id, FinalAppropriationSummary.form.id, FinalGeneralPublicExpenditure.form.id,
                FinalBasicExpenditure.form.id, FinalGovernmentFund.form.id, FinalStateCapitalExpenditure.form.id,
            ])
    }

    @Test func linesThatContradictTheFormsAreErrors() throws {
        func error(_ books: BudgetBooks, _ kind: Disclosure.Kind = .budget) -> DerivationError? {
            #expect(throws: DerivationError.self) { try Disclosure(header(kind), deriving: books) }
        }
        #expect(
            error(lines { $0.kind = .business }) == .misplacedKind(.business, fund: "一般公共预算"))
        #expect(
            error(lines { $0.fund = FundNature(rawValue: "9") }) == .unknownFund(FundNature(rawValue: "9")))
        #expect(
            error(lines { $0.function = "208" }) == .sum(.mixedLevels(ancestor: "208", descendant: "2080109")))
        #expect(
            error(lines { $0.agency = "057007001" })
                == .sum(.mixedLevels(ancestor: "057007", descendant: "057007001")))
        var short = lines { _ in }
        short.income = [IncomeLine(agency: "057007", fund: .generalPublicBudget, amount: Amount(yuan: 19_000))]
        #expect(error(short) == .shortfall(fund: "一般公共预算本年", missing: Amount(yuan: 1_000)))
        var split = Self.line
        split.kind = .project
        #expect(
            error(BudgetBooks(BudgetLedger([Self.line, split]))) == .splitProject("42011425057T000000130"))
        if case .sum(.outOfRange) = error(lines { $0.amount = Amount(fen: .max) }) {
        } else {
            Issue.record("the sum is beyond the range of amounts")
        }
        var fund = lines { $0.fund = .governmentFunds }
        fund.income = [
            IncomeLine(function: "2080109", fund: .generalPublicBudget, amount: Amount(yuan: 10_000)),
            IncomeLine(function: "2080101", fund: .governmentFunds, amount: Amount(yuan: 10_000)),
        ]
        #expect(
            error(fund, .finalAccounts) == .shortfall(fund: "政府性基金预算2080109", missing: Amount(yuan: 10_000)))
    }

    /// Basic expenditure that is known by parts for some codes only is printed whole: no part may get lost in a sum.
    @Test func unknownPartsOfBasicExpenditureAreNotLost() throws {
        let document = try lines {
            $0.kind = .basic
            $0.economic = "30101"
        }.disclosure(for: header(.budget))
        let table = try #require(document.budget.basicExpenditure)
        #expect(table.total?[.total] == Amount(yuan: 20_000))
        #expect(table["301", .total] == Amount(yuan: 10_000))
        #expect(table.total?[.operating] == nil)
        #expect(document.budget.generalPublicExpenditure?.total?[.basic] == Amount(yuan: 20_000))
    }

    /// Codes of projects may look like units, groups or anything; they stay what they are through JSON.
    @Test(arguments: ["123456", "1", "057", "057007", "123456789", "1234567", "项目:057007", "项目:", "项目:甲", "项目:项目:3"])
    func projectsOfAnyCodeStayProjects(code: String) throws {
        let ledger = BudgetLedger(
            ["057007", "057008"].flatMap { agency in
                [code, "甲"].map {
                    var line = Self.line
                    line.agency = AgencyID(agency)
                    line.project = .named($0)
                    line.kind = .project
                    return line
                }
            })
        let document = try BudgetBooks(ledger).disclosure(for: header(.budget))
        let read = try JSONDecoder().decode(Disclosure.self, from: JSONEncoder().encode(document))
        #expect(read == document)
        let table = try #require(read.budget.projectExpenditure)
        let names = ["甲", code].sorted().map(ProjectRow.named)
        #expect(table.lines.map(\.key).filter(\.isProject) == names + names)
        let sums = table.lines.map(\.key).filter { !$0.isProject }
        #expect(sums == [.unit("057"), .unit("057007"), .group(3), .unit("057008"), .group(3)])
        #expect(read.tables.flatMap(sumProblems) == [])
        #expect(read.validate().findings.filter { $0.verdict != .holds }.map { $0.message(in: .chinese) } == [])
        #expect(table.parentPositions.filter { $0 == nil }.count == 1)
        let again = try read.decomposed().disclosure(for: header(.budget))
        #expect(again.budget.projectExpenditure?.table.sides == table.table.sides)
    }

    @Test(arguments: ["甲", "123456", "1", "项目:1", "项目:甲", "项目:", "项目:项目:057", "42011425057T000000130", "", "12", "项目"])
    func textsOfProjectsAreReadAsTheyAreWritten(name: String) {
        let row = ProjectRow.named(name)
        #expect(ProjectRow(row.description) == row)
        #expect(ProjectRow(ProjectRow(name).description) == ProjectRow(name))
    }
}
