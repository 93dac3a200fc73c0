import BudgetCodes
import BudgetModel
import Testing

/// Deriving, taking apart and deriving again gives the same coded tables, whatever the document has.
@Suite struct RandomDecompositionTests {
    private struct Comparer: TableVisitor {
        let first: Disclosure
        let second: Disclosure
        var problems: [String] = []
        var tables = 0

        mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = first[keyPath: place] else { return }
            tables += 1
            let again = second[keyPath: place]
            if table.total != again?.total { problems.append("\(Table.form.id) total") }
            let lines = table.lines.map { "\($0.key) \($0.amounts)" }
            let others = (again?.lines ?? []).map { "\($0.key) \($0.amounts)" }
            if lines != others {
                problems += lines.filter { !others.contains($0) }.prefix(2).map { "\(Table.form.id) lost \($0)" }
                problems += others.filter { !lines.contains($0) }.prefix(2).map { "\(Table.form.id) new \($0)" }
            }
        }

        mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = first[keyPath: place] else { return }
            tables += 1
            let again = second[keyPath: place]
            if table.income.map(\.amounts) != again?.income.map(\.amounts) {
                problems.append("\(Table.form.id) income")
            }
            if table.expenditure.map(\.amounts) != again?.expenditure.map(\.amounts) {
                problems.append("\(Table.form.id) expenditure")
            }
        }
    }

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...20) as [UInt64])
    func nothingIsLost(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(Int.random(in: 0...150, using: &random.generator))
        var books = BudgetBooks(ledger, income: random.income(for: ledger, surplus: seed % 2 == 0))
        books.adjustedBudget = ledger
        for agency in [Agency(code: "057007", name: "服务中心"), Agency(code: "057", name: "人社局"), Agency(name: "全区")] {
            let header = Disclosure.Header(kind, of: .unit, fiscalYear: 2025, agency: agency)
            let document = try Disclosure(header, deriving: books)
            let parts = BudgetBooks(decomposing: document)
            let again = try Disclosure(header, deriving: parts)
            var comparer = Comparer(first: document, second: again)
            Disclosure.visitTables(&comparer)
            #expect(comparer.problems == [], "\(agency.name) \(again.remarks)")
            #expect(comparer.tables == (kind == .budget ? 10 : 9))
        }
    }
}
