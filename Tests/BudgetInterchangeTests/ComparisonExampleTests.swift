import BudgetInterchange
import Foundation
import Testing

/// Any two of the documents, also with tables that one of them lacks.
@Suite struct ComparisonExampleTests {
    /// How many lines and totals the tables of a document have.
    private func lineCount(_ document: Disclosure) -> Int {
        document.tables.reduce(0) { $0 + $1.lineCount + ($1.total == nil ? 0 : 1) }
    }

    @Test(arguments: Example.allCases, Example.allCases)
    func explainsEveryLine(first: Example, second: Example) throws {
        let (before, after) = try (first.document, second.document)
        let comparison = DisclosureComparison(before, after)
        for (document, keys) in [(before, \ComparedRow.before), (after, \ComparedRow.after)] {
            let compared = comparison.tables.flatMap { table in table.rows.flatMap { row in row[keyPath: keys] } }
            #expect(compared.count == lineCount(document), "every line once")
        }
        for table in comparison.tables {
            #expect(Set(table.rows.map(\.id)).count == table.rows.count, "rows are told apart")
            for row in table.rows {
                switch row.fate {
                case .notCompared: #expect(table.presence != .both)
                case .added: #expect(row.before.isEmpty)
                case .removed: #expect(row.after.isEmpty)
                default: #expect(!row.before.isEmpty && !row.after.isEmpty)
                }
                for figure in row.figures {
                    let hasRate = figure.rate != nil
                    #expect(hasRate || figure.note != nil, "\(row.name)")
                    guard let change = figure.change else { continue }
                    #expect((figure.after ?? .zero) - (figure.before ?? .zero) == change)
                }
            }
        }
    }

    @Test(arguments: Example.allCases)
    func nothingChangesAgainstItself(example: Example) throws {
        let comparison = try DisclosureComparison(example.document, example.document)
        for table in comparison.tables {
            #expect(table.presence == .both)
            #expect(table.rows.allSatisfy { $0.fate == .kept && $0.figures.allSatisfy { $0.change == .zero } })
        }
        #expect(comparison.largestMovers(5).isEmpty)
    }

    @Test func survivesJSON() throws {
        let comparison = try DisclosureComparison(Example.tianmen.document, Example.caidian.document)
        let data = try JSONEncoder().encode(comparison)
        #expect(try JSONDecoder().decode(DisclosureComparison.self, from: data) == comparison)
    }
}
