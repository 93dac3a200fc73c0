import BudgetCodes
import BudgetModel
import Testing

/// Putting units together against deriving them from one ledger.
@Suite struct ConsolidationLedgerTests {
    private func header(_ code: AgencyCode, _ entity: Disclosure.Entity, _ kind: Disclosure.Kind) -> Disclosure.Header {
        Disclosure.Header(kind, of: entity, fiscalYear: 2025, agency: Agency(code: code, name: "单位\(code)"))
    }

    /// Deriving the department is the same as deriving its units and putting them together.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...10) as [UInt64])
    func unitsMakeTheDepartment(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(200)
        var books = BudgetBooks(ledger, income: random.income(for: ledger, surplus: true))
        books.adjustedBudget = ledger
        let department = try Disclosure(header("057", .department, kind), deriving: books, precision: .yuan)
        let units = try (["057001", "057007", "057008"] as [AgencyCode]).map { code in
            var header = header(code, .unit, kind)
            header.superior = Agency(code: "057", name: "单位057")
            return try Disclosure(header, deriving: books, precision: .yuan)
        }
        let sum = try Consolidation(of: units, header: header("057", .department, kind))
        #expect(sum.differences(from: department) == [])
        #expect(sum.disclosure.validate().findings(.violated).map { $0.message(in: .english) } == [])
    }
}
