import BudgetInterchange
import Testing

/// Taking a document apart and deriving its tables again gives the published figures.
@Suite struct DecompositionTests {
    /// Compares two tables by code: the leaves to the 分, the sums within rounding.
    private func problems(_ table: Table, _ other: Table, _ figures: inout Int) -> [String] {
        var problems: [String] = []
        for (side, section) in table.sides.enumerated() {
            let layout = table.layout(of: side)
            let made = other.sides[side]
            let isByCode = layout.keys != .row || layout.side.isEmpty
            let leaves = Set(section.leafRows)
            let printed = Set(leaves.map { section.key(of: $0) })
            for row in made.leafRows where isByCode && !made.isBlank(row) && !printed.contains(made.key(of: row)) {
                problems.append("\(table.form.id) \(made.key(of: row)) is not published")
            }
            let quantum = table.caption.precision.quantum.fen
            for row in (section.hasTotal ? -1 : 0)..<section.count {
                let same = row < 0 ? (made.hasTotal ? -1 : nil) : made.firstRow(of: section.key(of: row))
                for (column, name) in layout.columns.map(\.name).enumerated() {
                    guard let amount = section[row, column] else { continue }
                    if leaves.contains(row) || !isByCode { figures += 1 }
                    let again = same.flatMap { made[$0, column] } ?? .zero
                    // A printed sum may be off by the rounding of its parts.
                    let isSum = layout.identities.contains { $0.sum == column }
                    let room =
                        !isByCode
                        ? quantum * 12
                        : !leaves.contains(row) ? quantum * Int64(leaves.count + 1) / 2 : isSum ? quantum * 2 : 0
                    if (again - amount).fen.magnitude > room {
                        let key = row < 0 ? "total" : section.key(of: row).description
                        problems.append("\(table.form.id) \(key) \(name): \(amount), again \(again)")
                    }
                }
            }
        }
        return problems
    }

    @Test(arguments: [(Example.caidian, 190), (.tianmen, 115), (.wuhan, 110), (.guangshui, 0)])
    func derivingAgainGivesThePublishedFigures(example: Example, atLeast: Int) throws {
        let document = try example.document
        let books = document.decomposed()
        let again = try books.disclosure(for: document.header)
        #expect(again.remarks == [])
        var figures = 0
        for table in document.tables {
            let other = try #require(again.tables[table.form.id], "\(table.form.id) is not derived")
            #expect(problems(table, other, &figures) == [])
        }
        #expect(figures >= atLeast)
        // Totals made anew from rounded figures differ between tables by no more than the rounding.
        for finding in again.validate().findings(.violated) {
            let difference = try #require(finding.difference, "\(finding.message(in: .chinese))")
            #expect(difference.fen.magnitude <= books.tolerance.fen.magnitude)
        }
    }
}
