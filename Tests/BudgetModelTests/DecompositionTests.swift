import BudgetCodes
import BudgetModel
import Foundation
import Testing

/// Deriving, taking apart and deriving again gives the same coded tables, whatever the document has.
@Suite struct RandomDecompositionTests {
    /// What two tables do not have in common. Names are not compared: a document does not tell all of them.
    private func differences(_ table: Table, _ again: Table?) -> [String] {
        guard let again else { return ["\(table.form.id) is lost"] }
        func lines(_ table: Table) -> [String] {
            table.lines.map { line in
                let amounts = line.columns.indices.map { line[$0]?.description ?? "-" }
                return "\(table.form.id) \(line.side) \(line.key) \(amounts.joined(separator: " "))"
            }
        }
        var problems: [String] = []
        if table.total != again.total { problems.append("\(table.form.id) total") }
        let (before, after) = (lines(table), lines(again))
        if before != after {
            problems += before.filter { !after.contains($0) }.prefix(2).map { "lost \($0)" }
            problems += after.filter { !before.contains($0) }.prefix(2).map { "new \($0)" }
        }
        return problems
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
            let parts = document.decomposed()
            #expect(parts == BudgetBooks(decomposing: document))
            let again = try parts.disclosure(for: header)
            let problems = document.tables.flatMap { differences($0, again.tables[$0.form.id]) }
            #expect(problems == [], "\(agency.name) \(again.remarks)")
            #expect(document.tables.count == (kind == .budget ? 10 : 9))
        }
    }

    /// A table with one figure, for every column of every form of a kind.
    private func oneFigure(_ form: Form, _ column: String) throws -> Table {
        var table = Table(form)
        let key =
            switch form.sides[0].keys {
            case .functional, .expenditure: "2080109"
            case .economic: "30201"
            case .agency: "057007"
            case .project: "42011425057T000000130"
            case .row, .outline: form.id.rawValue.hasPrefix("final") ? "actual" : "budgeted"
            }
        try table.append(key, named: "", [column: Amount(yuan: 12_345)])
        return table
    }

    /// No column of a form is forgotten: its figure is in the books, and only there.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts])
    func everyColumnStandsForSomething(kind: Disclosure.Kind) throws {
        let part = kind == .budget ? "budget." : "final-accounts."
        var columns = 0
        for form in FormBook.standard.forms
        where form.id.rawValue.hasPrefix(part) && form.sides.count == 1
            && !DerivationTests.localForms.contains(form.id)
        {
            for column in form.sides[0].columns {
                var document = Disclosure(
                    Disclosure.Header(kind, of: .unit, fiscalYear: 2025, agency: Agency(code: "057007", name: "中心")))
                document.tables[form.id] = try oneFigure(form, column.name)
                let books = document.decomposed()
                let ledgers = [books.economic, books.threePublic, books.projects, books.adjustedBudget]
                let amounts =
                    books.expenditure.map(\.amount) + (books.income ?? []).map(\.amount)
                    + ledgers.compactMap { $0 }.flatMap { $0.map(\.amount) }
                // 年末结转和结余 is no money that comes or goes, and the income of government funds is told by 收入决算表.
                let isFund = form.id == FinalGovernmentFund.form.id
                // What only some places print may show the same money once more.
                let isMoney =
                    !(isFund && ["closing", "income"].contains(column.name))
                    && !(column.isLocal && ["opening", "income", "closing", "agencyOperating"].contains(column.name))
                #expect(amounts == (isMoney ? [Amount(yuan: 12_345)] : []), "\(form.id) \(column.name)")
                columns += 1
            }
        }
        #expect(columns > 30)
    }

    /// A column that the form does not know is what it is a part of.
    @Test func ownColumnsStandForWhatTheyArePartOf() throws {
        var table = Table(GeneralPublicExpenditure.form)
        table.caption.columns = ["total", "basic", "training"].map {
            PrintedColumn($0, heading: "培训", partOf: $0 == "training" ? "project" : nil)
        }
        try table.append("2080109", named: "", ["training": Amount(yuan: 7), "basic": Amount(yuan: 3)])
        var document = Disclosure(
            Disclosure.Header(.budget, of: .unit, fiscalYear: 2025, agency: Agency(code: "057007", name: "中心")))
        document.tables[table.form.id] = table
        let lines = Array(document.decomposed().expenditure)
        #expect(lines.map(\.kind) == [.basic, .project])
        #expect(lines.map(\.amount) == [Amount(yuan: 3), Amount(yuan: 7)])
        #expect(lines.allSatisfy { $0.fund == .generalPublicBudget && $0.function == "2080109" })
    }

    @Test func booksAreReadAsTheyAreWritten() throws {
        var random = RandomLedger(seed: 4)
        let ledger = random.ledger(40)
        var books = BudgetBooks(ledger, income: random.income(for: ledger, surplus: true))
        books.projects = ledger
        books.usedSurplus = Amount(yuan: 5)
        func read(_ books: BudgetBooks) throws -> BudgetBooks {
            try JSONDecoder().decode(BudgetBooks.self, from: JSONEncoder().encode(books))
        }
        #expect(try read(books) == books)
        #expect(try read(BudgetBooks()) == BudgetBooks())
        let keys = try #require(
            try JSONSerialization.jsonObject(with: JSONEncoder().encode(books)) as? [String: Any])
        #expect(
            keys.keys.sorted() == [
                "expenditure", "income", "leavesUnknownFundsOut", "projects", "tolerance", "usedSurplus",
            ])
        books.projects?.append(BudgetLine(amount: Amount(yuan: 1)))
        #expect(books.projects?.count == 41)
        books.projects = nil
        #expect(books.projects == nil)
    }
}
