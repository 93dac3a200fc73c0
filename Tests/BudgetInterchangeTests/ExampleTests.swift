import BudgetInterchange
import Foundation
import Testing

/// The four documents: they decode, survive every coder, and add up.
@Suite struct ExampleTests {
    @Test(arguments: Example.allCases)
    func decodesAndEncodesToIdenticalJSON(example: Example) throws {
        let bytes = try Array(Data(contentsOf: URL(filePath: example.path)))
        let read = try Disclosure.read(json: bytes)
        #expect(read.unknownKeys.isEmpty)
        let written = try read.disclosure.json()
        #expect(written == bytes, "Examples are kept in the form that the library writes")
        #expect(try Disclosure(json: written) == read.disclosure)
    }

    @Test(arguments: Example.allCases)
    func survivesPropertyLists(example: Example) throws {
        let document = try example.document
        for format in [PropertyListSerialization.PropertyListFormat.xml, .binary] {
            let encoder = PropertyListEncoder()
            encoder.outputFormat = format
            let data = try encoder.encode(document)
            #expect(try PropertyListDecoder().decode(Disclosure.self, from: data) == document)
        }
    }

    @Test(arguments: Example.allCases)
    func holdsNoPersonalData(example: Example) throws {
        let document = try example.document
        #expect(document == document.redacted())
    }

    /// Every finding of the four documents, as a pocket calculator gives them.
    @Test(
        arguments: [
            (
                Example.caidian, 7,
                [
                    "budget.basic-expenditure 301 personnel -0.01", "budget.basic-expenditure 301 total -0.01",
                    "budget.basic-expenditure 302 operating 0.01", "budget.basic-expenditure 302 total 0.01",
                    "budget.project-expenditure 1 generalPublic -0.01", "budget.project-expenditure 1 total -0.01",
                ]
            ),
            (.guangshui, 0, []),
            (
                .tianmen, 0,
                [
                    "budget.department-expenditure 208 basic 0.01", "budget.department-expenditure 208 total 0.01",
                    "budget.department-expenditure total basic -0.01",
                    "budget.department-expenditure total total -0.01",
                    "budget.fiscal-appropriation-summary expenditure.currentTotal amount -0.01",
                    "budget.general-public-expenditure 208 basic 0.01",
                    "budget.general-public-expenditure 208 personnel 0.01",
                    "budget.general-public-expenditure 208 total 0.01",
                    "budget.general-public-expenditure total basic -0.01",
                    "budget.general-public-expenditure total personnel -0.01",
                    "budget.general-public-expenditure total total -0.01",
                    "budget.income-expenditure-summary expenditure.currentTotal amount -0.01",
                ]
            ),
            (.wuhan, 0, []),
        ] as [(Example, Int, [String])])
    func findsTheRoundingDifferencesAndNothingElse(example: Example, lost: Int, rounding: [String]) throws {
        let report = try example.document.validate()
        #expect(report.findings(.violated).isEmpty)
        let found = report.findings(.rounding).map { finding in
            let location = finding.cell.location
            let difference = finding.difference.map { $0.formatted(.tenThousandYuan) } ?? ""
            return "\(location.table) \(location.line ?? "") \(location.column ?? "") \(difference)"
        }
        #expect(found.sorted() == rounding.sorted())
        let reasons = report.findings(.notEvaluated).compactMap(\.reason)
        #expect(reasons.filter { $0 == .lostAddend }.count == lost)
        #expect(reasons.allSatisfy { [.lostAddend, .blankCell].contains($0) })
    }

    @Test(arguments: [(Example.caidian, 300), (.tianmen, 200), (.wuhan, 150)])
    func evaluatesHundredsOfSums(example: Example, atLeast count: Int) throws {
        let report = try example.document.validate()
        let sums = RuleBook.standard.rules.filter { [.arithmetic, .crossTable].contains($0.category) }
        let evaluated = sums.reduce(0) { $0 + (report.countsByRule[$1.id]?.evaluated ?? 0) }
        print("\(example.rawValue): \(evaluated) sums and restatements evaluated")
        #expect(evaluated >= count)
    }

    @Test(arguments: [Example.caidian, .tianmen, .wuhan])
    func rollsUpToThePrintedTotals(example: Example) throws {
        let document = try example.document
        func check<Table: CodedTable, C>(_ table: Table?, _ path: KeyPath<Table.Amounts, Amount?>) throws
        where Table.LineID == Code<C> {
            guard let table, !table.isEmpty else { return }
            let printed = table.total?[keyPath: path]
            let made = try table.rolledUp(to: .category).total?[keyPath: path]
            let step = table.caption.precision.quantum.fen * Int64(table.leaves.count + 1)
            let difference = try #require(made).fen - #require(printed).fen
            #expect(difference.magnitude * 2 <= step, "\(Table.form.id)")
        }
        try check(document.budget.departmentExpenditure, \.total)
        try check(document.budget.basicExpenditure, \.total)
        try check(document.budget.governmentFundExpenditure, \.total)
        try check(document.finalAccounts.expenditure, \.total)
        try check(document.finalAccounts.income, \.total)
        try check(document.finalAccounts.generalPublicExpenditure, \.total)
        try check(document.finalAccounts.basicExpenditure, \.operating)
    }
}
