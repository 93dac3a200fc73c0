import BudgetCodes
import BudgetModel

/// Sums inside a table straight from their definitions, with keys and dictionaries; what the checker's counts are held
/// against.
struct SlowChecker {
    private(set) var counts: [Rule.ID: VerdictCounts] = [:]

    /// Row sums, level sums, sums of totals and formulas of every table.
    init(_ document: Disclosure) {
        for table in document.tables {
            for (side, layout) in table.form.sides.enumerated() { check(table, side, layout) }
        }
    }

    private mutating func check(_ table: Table, _ side: Int, _ layout: Layout) {
        let prefix = "\(table.form.id)." + (layout.side.isEmpty ? "" : layout.side + ".")
        let lines = table.lines.filter { $0.side == layout.side }
        let total = layout.side.isEmpty ? table.total : nil
        let names = layout.columns.map(\.name)
        func row(_ line: TableLine) -> [Amount?] { names.map { line[$0] } }
        func isLost(_ row: [Amount?], _ column: Int) -> Bool {
            row[column] == nil
                && layout.identities.contains { identity in
                    identity.sum == column && (identity.addends + identity.subtrahends).contains { row[$0] != nil }
                }
        }
        let rows = lines.map(row)
        let parents = SlowParents.parents(lines.map(\.key), layout.keys)
        let quantum = table.caption.precision.quantum.fen

        /// One column of a row against the same column of others.
        func compare(_ id: String, _ printed: [Amount?], _ addends: [[Amount?]]) {
            for column in names.indices {
                add(
                    id, printed[column], addends.map { $0[column] }, quantum,
                    isLost: addends.contains { isLost($0, column) })
            }
        }

        // A column that only some places print and that has no figure is not printed.
        func isPrinted(_ column: Int) -> Bool {
            !layout.columns[column].isLocal || (rows + (total.map { [row($0)] } ?? [])).contains { $0[column] != nil }
        }
        func isAlone(_ identity: Layout.Identity) -> Bool {
            !layout.columns[identity.sum].isLocal
                && layout.identities.count { !layout.columns[$0.sum].isLocal } == 1
        }
        for identity in layout.identities
        where isPrinted(identity.sum) && identity.addends.contains(where: isPrinted) {
            let sum = names[identity.sum]
            let id = prefix + "row-sum" + (isAlone(identity) ? "" : "." + kebab(sum))
            for row in rows + (total.map { [row($0)] } ?? []) {
                let minus = identity.subtrahends.map { row[$0].map { -$0 } }
                add(id, row[identity.sum], identity.addends.map { row[$0] } + minus, quantum, isLost: false)
            }
        }
        if layout.addsUpLevels {
            for (place, printed) in rows.enumerated() where parents.contains(place) {
                let below = parents.indices.filter { parents[$0] == place }
                compare(prefix + "parent-sum", printed, below.map { rows[$0] })
            }
        }
        if layout.addsUpTotal, let total, !rows.isEmpty {
            compare(prefix + "total-sum", row(total), parents.indices.filter { parents[$0] < 0 }.map { rows[$0] })
        }
        for formula in layout.formulas {
            func first(_ key: SummaryRow) -> Int? { lines.firstIndex { $0.key == .row(key) } }
            guard let target = first(formula.sum) else { continue }
            let addends =
                formula.addends.map { $0.compactMap(first) }
                ?? lines.indices.filter { parents[$0] < 0 && !isStructural(lines[$0].key) }
            compare(prefix + kebab(formula.sum.rawValue), rows[target], addends.map { rows[$0] })
        }
    }

    private mutating func add(
        _ id: String, _ printed: Amount?, _ addends: [Amount?], _ quantum: Int64, isLost: Bool
    ) {
        let found = addends.compactMap { $0?.fen }
        let verdict: Verdict
        if let printed = printed?.fen {
            let difference = printed - found.reduce(0, +)
            if isLost || found.isEmpty {
                verdict = .notEvaluated
            } else if difference == 0 {
                verdict = .holds
            } else {
                verdict = abs(difference) * 2 <= quantum * Int64(found.count + 1) ? .rounding : .violated
            }
        } else {
            guard isLost || !found.isEmpty else { return }
            verdict = .notEvaluated
        }
        counts[Rule.ID(id), default: VerdictCounts()][verdict] += 1
    }

    /// Rows that add up or balance, and their parts.
    private func isStructural(_ key: RowKey) -> Bool {
        let item = key.description.split(separator: ".", omittingEmptySubsequences: false).first.map(String.init) ?? ""
        return [
            "currentTotal", "opening", "openingDrawn", "closing", "usedSurplus", "surplusDistribution", "total",
            "purpose",
        ].contains(item)
    }

    private func kebab(_ name: String) -> String {
        name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
    }
}
