import BudgetInterchange
import Testing

/// Changes printed amounts one at a time by one whole unit, and asks whether the change is found where it is.
@Suite struct MutationTests {
    /// Cells that nothing else in their document restates, each with the reason.
    static let unrestated: [String: String] = [:]

    @Test(arguments: [Example.caidian, .tianmen, .wuhan])
    func nineteenOfTwentyChangesAreFound(example: Example) throws {
        let document = try example.document
        let before = Set(document.validate().findings.map(\.fingerprint))
        var generator = SplitMix(seed: 20_261_120)
        var collector = CellCollector(document: document)
        Disclosure.visitTables(&collector)

        var found = 0
        var tried = 0
        for (table, cells) in collector.tables {
            let sample = cells.shuffled(using: &generator).prefix(40)
            var survivors: [String] = []
            for cell in sample {
                let changed = cell.changing(document, by: Amount(yuan: 10_000))
                let isFound = changed.validate().findings.contains { finding in
                    finding.verdict == .violated && !before.contains(finding.fingerprint)
                        && ([finding.cell] + finding.others).contains { $0.location == cell.location }
                }
                if !isFound { survivors.append("\(cell.location.line ?? "") \(cell.location.column ?? "")") }
            }
            tried += sample.count
            found += sample.count - survivors.count
            print("\(example.rawValue) \(table): \(sample.count - survivors.count) of \(sample.count) changes found")
            for survivor in survivors {
                #expect(Self.unrestated["\(table) \(survivor)"] != nil, "\(table) \(survivor) is not found")
            }
        }
        #expect(tried > 50)
        #expect(found * 20 >= tried * 19, "\(found) of \(tried)")
    }
}

/// A printed cell, and how to change it.
private struct MutableCell {
    let location: Location
    let change: (inout Disclosure, Amount) -> Void

    func changing(_ document: Disclosure, by amount: Amount) -> Disclosure {
        var copy = document
        change(&copy, amount)
        return copy
    }
}

private struct CellCollector: TableVisitor {
    let document: Disclosure
    var tables: [(String, [MutableCell])] = []

    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        guard let table = document[keyPath: place] else { return }
        var cells: [MutableCell] = []
        for column in Table.Amounts.columns {
            if table.total?[column] != nil {
                cells.append(
                    MutableCell(location: Location(table: Table.form.id, line: "total", column: column.name)) {
                        let amount = $0[keyPath: place]?.total?[column] ?? .zero
                        $0[keyPath: place]?.total?[column] = amount + $1
                    })
            }
            for (index, line) in table.lines.enumerated() where line.amounts[column] != nil {
                let location = Location(table: Table.form.id, line: line.key.description, column: column.name)
                cells.append(
                    MutableCell(location: location) {
                        let amount = $0[keyPath: place]?.lines[index].amounts[column] ?? .zero
                        $0[keyPath: place]?.lines[index].amounts[column] = amount + $1
                    })
            }
        }
        if !cells.isEmpty { tables.append((Table.form.id, cells)) }
    }

    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        guard let table = document[keyPath: place] else { return }
        var cells: [MutableCell] = []
        for (index, line) in table.income.enumerated() {
            for column in Table.IncomeAmounts.columns where line.amounts[column] != nil {
                let location = Location(table: Table.form.id, line: "income.\(line.key)", column: column.name)
                cells.append(
                    MutableCell(location: location) {
                        let amount = $0[keyPath: place]?.income[index].amounts[column] ?? .zero
                        $0[keyPath: place]?.income[index].amounts[column] = amount + $1
                    })
            }
        }
        for (index, line) in table.expenditure.enumerated() {
            for column in Table.ExpenditureAmounts.columns where line.amounts[column] != nil {
                let location = Location(table: Table.form.id, line: "expenditure.\(line.key)", column: column.name)
                cells.append(
                    MutableCell(location: location) {
                        let amount = $0[keyPath: place]?.expenditure[index].amounts[column] ?? .zero
                        $0[keyPath: place]?.expenditure[index].amounts[column] = amount + $1
                    })
            }
        }
        if !cells.isEmpty { tables.append((Table.form.id, cells)) }
    }
}
