import BudgetCodes
import BudgetModel
import Testing

@Suite struct DerivationTests {
    private func header(_ kind: Disclosure.Kind, _ agency: Agency, _ body: Disclosure.Body = .department)
        -> Disclosure.Header
    {
        Disclosure.Header(kind, of: body, fiscalYear: 2025, agency: agency)
    }

    /// No finding but relations with tables that say there is nothing.
    private func expectClean(_ document: Disclosure, _ comment: String) {
        let report = document.validate()
        for finding in report.findings where finding.verdict != .holds {
            Issue.record("\(comment): \(finding.verdict) \(finding.rule) \(finding.message(in: .chinese))")
        }
    }

    static let scopes: [Agency] = [
        Agency(name: "全区"), Agency(code: "057", name: "人社局"), Agency(code: "057007", name: "服务中心"),
        Agency(code: "301001", name: "一中"),
    ]

    @Test(arguments: Array(1...25) as [UInt64])
    func derivedBudgetsHaveNoFinding(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(Int.random(in: 0...400, using: &random.generator))
        for agency in Self.scopes {
            for income in [nil, random.income(for: ledger, surplus: false), random.income(for: ledger, surplus: true)] {
                let document = try Disclosure(
                    header(.budget, agency), deriving: BudgetBooks(ledger, income: income))
                #expect(document.remarks.isEmpty)
                expectClean(document, "\(seed) \(agency.name) \(income?.count ?? -1)")
            }
        }
    }

    @Test(arguments: Array(1...25) as [UInt64])
    func derivedFinalAccountsHaveNoFinding(seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(Int.random(in: 0...400, using: &random.generator))
        for agency in Self.scopes {
            for income in [nil, random.income(for: ledger, surplus: false), random.income(for: ledger, surplus: true)] {
                var books = BudgetBooks(ledger, income: income)
                books.adjustedBudget = ledger
                let document = try Disclosure(header(.finalAccounts, agency), deriving: books)
                #expect(document.remarks.isEmpty)
                expectClean(document, "\(seed) \(agency.name) \(income?.count ?? -1)")
            }
        }
    }
}
