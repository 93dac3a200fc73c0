import BudgetInterchange
import Testing

/// Changes printed amounts one at a time by one whole unit, and asks whether the change is found where it is.
@Suite struct MutationTests {
    /// Cells that nothing else in their document restates, each with the reason.
    static let unrestated = [
        "budget.three-public-expenses budgeted total": "a blank column of the only row may have lost the difference",
        "final-accounts.three-public-expenses budgeted total": "the same",
    ]

    @Test(arguments: [Example.caidian, .tianmen, .wuhan])
    func nineteenOfTwentyChangesAreFound(example: Example) throws {
        let document = try example.document
        let before = Set(document.validate().findings.map(\.fingerprint))
        var generator = SplitMix(seed: 20_261_120)

        var found = 0
        var tried = 0
        for table in document.tables {
            let sample = PrintedCell.all(of: table).shuffled(using: &generator).prefix(40)
            var survivors: [String] = []
            for cell in sample {
                let changed = cell.changing(document, by: Amount(yuan: 10_000))
                let isFound = changed.validate().findings.contains { finding in
                    finding.verdict == .violated && !before.contains(finding.fingerprint)
                        && ([finding.cell] + finding.others).contains { $0.location == cell.location }
                }
                if !isFound {
                    survivors.append("\(cell.location.line?.rawValue ?? "") \(cell.location.column?.rawValue ?? "")")
                }
            }
            tried += sample.count
            found += sample.count - survivors.count
            for survivor in survivors {
                #expect(
                    Self.unrestated["\(table.form.id) \(survivor)"] != nil, "\(table.form.id) \(survivor) is not found")
            }
        }
        #expect(tried > 50)
        #expect(found * 20 >= tried * 19, "\(found) of \(tried)")
    }
}

/// A printed cell, by places.
private struct PrintedCell {
    let table: Table
    let side: Int
    let line: Int
    let column: Int

    var location: Location {
        let layout = table.layout(of: side)
        let prefix = layout.side.isEmpty ? "" : layout.side + "."
        let key = line < 0 ? "total" : prefix + table.sides[side].key(of: line).description
        return Location(table: table.form.id, line: LineID(key), column: ColumnID(layout.columns[column].name))
    }

    /// Every printed cell of a table.
    static func all(of table: Table) -> [PrintedCell] {
        table.sides.indices.flatMap { side in
            (-1..<table.sides[side].count).flatMap { line in
                table.layout(of: side).columns.indices.compactMap { column in
                    let cell = PrintedCell(table: table, side: side, line: line, column: column)
                    return table[side: side, line: line, column: column] == nil ? nil : cell
                }
            }
        }
    }

    func changing(_ document: Disclosure, by amount: Amount) -> Disclosure {
        var copy = document
        var table = table
        table[side: side, line: line, column: column]? += amount
        copy.tables[table.form.id] = table
        return copy
    }
}
