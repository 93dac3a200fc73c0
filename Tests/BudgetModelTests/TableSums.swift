import BudgetModel
import Testing

/// Adds a table up again, by its layout and nothing else, and says what does not add up.
func sumProblems(_ table: Table) -> [String] {
    var problems: [String] = []
    for side in table.sides.indices {
        let layout = table.layout(of: side)
        let section = table.sides[side]
        let rows = Array((section.hasTotal ? -1 : 0)..<section.count)
        // A column that only some places print and that has no figure is not printed.
        func isPrinted(_ column: Int) -> Bool {
            !layout.columns[column].isLocal || rows.contains { section[$0, column] != nil }
        }
        let place = { (row: Int) in "\(table.form.id) \(row < 0 ? "total" : section.key(of: row).description)" }
        for row in rows {
            for identity in layout.identities where isPrinted(identity.sum) {
                var sum: Int64?
                for part in identity.addends { sum = section[row, part].map { (sum ?? 0) + $0.fen } ?? sum }
                for part in identity.subtrahends { sum = section[row, part].map { (sum ?? 0) - $0.fen } ?? sum }
                if let sum, section[row, identity.sum]?.fen != sum {
                    problems.append("\(place(row)) \(layout.columns[identity.sum].name)")
                }
            }
        }
        let parents = section.parents
        for row in rows where row < 0 ? layout.addsUpTotal : layout.addsUpLevels {
            let parts = parents.indices.filter { Int(parents[$0]) == row }
            // What forms with fixed rows add up is told by their formulas.
            guard !parts.isEmpty, layout.keys != .row || row >= 0 else { continue }
            for column in layout.columns.indices {
                let sum = parts.compactMap { section[$0, column]?.fen }
                guard !sum.isEmpty else { continue }
                if section[row, column]?.fen != sum.reduce(0, +) {
                    problems.append("\(place(row)) \(layout.columns[column].name) of \(parts.count) lines")
                }
            }
        }
        for formula in layout.formulas {
            guard let sum = section.firstRow(of: .row(formula.sum)) else { continue }
            let items = parents.indices.filter { row in
                guard case .row(let key) = section.key(of: row) else { return false }
                return formula.addends.map { $0.contains(key) } ?? (!key.isStructural && key.parent == nil)
            }
            for column in layout.columns.indices {
                let parts = items.compactMap { section[$0, column]?.fen }
                if section[sum, column]?.fen ?? 0 != parts.reduce(0, +) {
                    problems.append("\(place(sum)) \(layout.columns[column].name) by its formula")
                }
            }
        }
        let keys = (0..<section.count).map(section.key)
        for (row, key) in keys.enumerated() {
            if case .project(let project) = key, !project.isProject || project.mayStandTwice { continue }
            if keys[..<row].contains(key) { problems.append("\(place(row)) stands twice") }
        }
    }
    return problems
}

extension ProjectRow {
    /// Several units may have the same project.
    fileprivate var mayStandTwice: Bool { isProject }
}
