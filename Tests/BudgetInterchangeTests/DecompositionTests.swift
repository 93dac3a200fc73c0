import BudgetInterchange
import Testing

/// Taking a document apart and deriving its tables again gives the published figures.
@Suite struct DecompositionTests {
    /// Compares every coded table of two documents: the leaves to the 分, the sums within rounding.
    private struct Comparer: TableVisitor {
        let published: Disclosure
        let derived: Disclosure
        var leaves = 0
        var problems: [String] = []

        mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = published[keyPath: place] else { return }
            guard let other = derived[keyPath: place] else {
                problems.append("\(Table.form.id) is not derived")
                return
            }
            let printed = Set(table.leaves.map(\.key))
            let made = Set(other.leaves.filter { !$0.amounts.isBlank }.map(\.key))
            for key in made.subtracting(printed) { problems.append("\(Table.form.id) \(key) is not published") }
            for line in table.leaves {
                let same = other.leaves.first { $0.key == line.key }
                for column in Table.Amounts.columns {
                    guard let amount = line.amounts[column] else { continue }
                    leaves += 1
                    let again = same?.amounts[column] ?? .zero
                    // A printed sum of the row may be off by rounding.
                    let isSum = Table.Amounts.identities.contains { $0.sum == column }
                    let room = isSum ? table.caption.precision.quantum.fen * 2 : 0
                    if (again - amount).fen.magnitude > room {
                        problems.append("\(Table.form.id) \(line.key) \(column.name): \(amount), again \(again)")
                    }
                }
            }
            for line in table.lines {
                guard let same = other.lines.first(where: { $0.key == line.key }) else { continue }
                compare(line.amounts, same.amounts, "\(line.key)", table)
            }
            if let total = table.total { compare(total, other.total ?? .init(), "total", table) }
        }

        mutating func compare<Table: CodedTable>(
            _ printed: Table.Amounts, _ again: Table.Amounts, _ line: String, _ table: Table
        ) {
            let room = table.caption.precision.quantum.fen * Int64(table.leaves.count + 1) / 2
            for column in Table.Amounts.columns {
                guard let amount = printed[column] else { continue }
                if ((again[column] ?? .zero) - amount).fen.magnitude > room {
                    problems.append(
                        "\(Table.form.id) \(line) \(column.name): \(amount), again \(again[column], default: "-")")
                }
            }
        }

        mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
            guard let table = published[keyPath: place] else { return }
            guard let other = derived[keyPath: place] else {
                problems.append("\(Table.form.id) is not derived")
                return
            }
            let room = table.caption.precision.quantum.fen * 12
            func compare<Amounts>(_ lines: [Line<SummaryRow, Amounts>], _ others: [Line<SummaryRow, Amounts>]) {
                for line in lines {
                    let same = others.first { $0.key == line.key }
                    for column in Amounts.columns {
                        guard let amount = line.amounts[column] else { continue }
                        leaves += 1
                        if ((same?.amounts[column] ?? .zero) - amount).fen.magnitude > room {
                            problems.append("\(Table.form.id) \(line.key) \(column.name): \(amount)")
                        }
                    }
                }
            }
            compare(table.income, other.income)
            compare(table.expenditure, other.expenditure)
        }
    }

    @Test(arguments: [(Example.caidian, 190), (.tianmen, 115), (.wuhan, 110), (.guangshui, 0)])
    func derivingAgainGivesThePublishedFigures(example: Example, atLeast: Int) throws {
        let document = try example.document
        let books = BudgetBooks(decomposing: document)
        let again = try Disclosure(document.header, deriving: books)
        var comparer = Comparer(published: document, derived: again)
        Disclosure.visitTables(&comparer)
        #expect(comparer.problems == [])
        #expect(again.remarks == [])
        #expect(comparer.leaves >= atLeast)
        // Totals made anew from rounded figures differ between tables by no more than the rounding.
        for finding in again.validate().findings(.violated) {
            let difference = try #require(finding.difference, "\(finding.message(in: .chinese))")
            #expect(difference.fen.magnitude <= books.tolerance.fen.magnitude)
        }
    }
}
