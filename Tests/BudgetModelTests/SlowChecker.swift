import BudgetCodes
import BudgetModel

/// Sums inside a table straight from their definitions, with keys and dictionaries; what the checker's counts are held
/// against.
struct SlowChecker {
    private(set) var counts: [Rule.ID: VerdictCounts] = [:]
    /// How many of the violated sums may have lost a blank addend.
    private(set) var unsure: [Rule.ID: Int] = [:]

    /// Row sums, level sums, sums of totals and formulas of every table.
    init(_ document: Disclosure) {
        for table in document.tables {
            for (side, layout) in table.form.sides.enumerated() { check(table, side, layout) }
        }
    }

    /// A figure, and how many printed figures it is made of; none when it is blank.
    private struct Value {
        var fen: Int64 = 0
        var count = 0
        /// Whether it is the sum of the lines below it, and not printed.
        var isFromLines = false
        /// Whether some of what it is made of is blank.
        var isPartial = false

        static func sum(_ values: [Value], less subtrahends: [Value] = []) -> Value {
            Value(
                fen: values.reduce(0) { $0 + $1.fen } - subtrahends.reduce(0) { $0 + $1.fen },
                count: (values + subtrahends).reduce(0) { $0 + $1.count },
                isPartial: (values + subtrahends).contains { $0.isPartial || $0.count == 0 })
        }
    }

    private mutating func check(_ table: Table, _ side: Int, _ layout: Layout) {
        let prefix = "\(table.form.id)." + (layout.side.isEmpty ? "" : layout.side + ".")
        let lines = table.lines.filter { $0.side == layout.side }
        let total = layout.side.isEmpty ? table.total : nil
        let names = layout.columns.map(\.name)
        let width = table.caption.precision.quantum.fen
        func row(_ line: TableLine) -> [Value] {
            names.map { line[$0].map { Value(fen: $0.fen, count: 1) } ?? Value() }
        }
        // 合计 stands last.
        var rows = lines.map(row) + [total.map(row) ?? names.map { _ in Value() }]
        let parents = SlowParents.parents(lines.map(\.key), layout.keys, lines.map(\.unit))
        func isUsed(_ column: Int) -> Bool { rows.contains { $0[column].count > 0 } }

        // A column that only some places print and that has no figure is not printed.
        func isPrinted(_ column: Int) -> Bool { !layout.columns[column].isLocal || isUsed(column) }
        func isAlone(_ identity: Layout.Identity) -> Bool {
            !layout.columns[identity.sum].isLocal
                && layout.identities.count { !layout.columns[$0.sum].isLocal } == 1
        }
        // Columns whose parts are no sums, then those that add these up.
        var left = Array(layout.identities.enumerated())
        while !left.isEmpty {
            let sums = left.map(\.element.sum)
            let place =
                left.firstIndex { !($0.element.addends + $0.element.subtrahends).contains(where: sums.contains) } ?? 0
            let (number, identity) = left.remove(at: place)
            let before = layout.identities[..<number].count { $0.sum == identity.sum }
            let id =
                prefix + "row-sum" + (isAlone(identity) ? "" : "." + kebab(names[identity.sum]))
                + (before == 0 ? "" : "-\(before + 1)")
            let terms = identity.addends + identity.subtrahends
            guard isPrinted(identity.sum), terms.contains(where: isPrinted) else {
                continue
            }
            if !terms.contains(where: isUsed) {
                let sums = [rows[lines.count]] + rows.dropLast()
                let printed = sums.map { $0[identity.sum] }.filter { $0.count > 0 }
                for value in printed.filter({ $0.fen == 0 }) + printed.filter({ $0.fen != 0 }).prefix(1) {
                    add(id, value, Value(), width)
                }
                continue
            }
            for place in rows.indices where place < lines.count || total != nil {
                let sum = Value.sum(
                    identity.addends.filter(isPrinted).map { rows[place][$0] },
                    less: identity.subtrahends.filter(isPrinted).map { rows[place][$0] })
                if rows[place][identity.sum].count == 0, sum.fen != 0 {
                    rows[place][identity.sum] = sum
                } else {
                    add(id, rows[place][identity.sum], sum, width)
                }
            }
        }
        if layout.addsUpLevels {
            // Lines stand below others; a line is known when those below it are.
            func value(_ place: Int, _ column: Int) -> Value {
                let below = parents.indices.filter { parents[$0] == place }.map { value($0, column) }
                var sum = Value.sum(below)
                guard rows[place][column].count == 0, sum.fen != 0 else { return rows[place][column] }
                sum.isFromLines = true
                return sum
            }
            rows = rows.indices.map { place in
                place == lines.count ? rows[place] : names.indices.map { value(place, $0) }
            }
            for place in lines.indices where parents.contains(place) {
                let below = parents.indices.filter { parents[$0] == place }
                for column in names.indices where !rows[place][column].isFromLines {
                    add(prefix + "parent-sum", rows[place][column], .sum(below.map { rows[$0][column] }), width)
                }
            }
        }
        if layout.addsUpTotal, !lines.isEmpty {
            let tops = parents.indices.filter { parents[$0] < 0 }
            for column in names.indices {
                let sum = Value.sum(tops.map { rows[$0][column] })
                if rows[lines.count][column].count == 0, sum.fen != 0 {
                    rows[lines.count][column] = sum
                } else if total != nil {
                    add(prefix + "total-sum", rows[lines.count][column], sum, width)
                }
            }
        }
        func first(_ key: SummaryRow) -> Int? { lines.firstIndex { $0.key == .row(key) } }
        func rowsAdded(by formula: RowFormula) -> [Int] {
            guard let addends = formula.addends else {
                return lines.indices.filter { parents[$0] < 0 && !isStructural(lines[$0].key) }
            }
            return addends.flatMap { key -> [Int] in
                if let place = first(key) { return [place] }
                guard let own = layout.formulas.first(where: { $0.sum == key && $0.sum != formula.sum }) else {
                    return []
                }
                return rowsAdded(by: own)
            }
        }
        for (number, formula) in layout.formulas.enumerated() {
            guard let target = first(formula.sum) else { continue }
            let before = layout.formulas[..<number].count { $0.sum == formula.sum }
            let id = prefix + kebab(formula.sum.rawValue) + (before == 0 ? "" : "-\(before + 1)")
            for column in names.indices {
                let sum = Value.sum(rowsAdded(by: formula).map { rows[$0][column] })
                if rows[target][column].count == 0, sum.fen != 0 {
                    rows[target][column] = sum
                } else {
                    add(id, rows[target][column], sum, width)
                }
            }
        }
    }

    /// Whether the counts of a rule are these: sums that may have lost an addend are violated or not evaluated, or are
    /// right when a blank cell turns out to be known.
    func agrees(_ found: VerdictCounts, _ rule: Rule.ID) -> Bool {
        let own = counts[rule] ?? VerdictCounts()
        let lost = own.violated - found.violated
        let others = [
            found.holds - own.holds, found.rounding - own.rounding, found.notEvaluated - own.notEvaluated,
        ]
        return (0...(unsure[rule] ?? 0)).contains(lost) && others.allSatisfy { $0 >= 0 } && others.reduce(0, +) == lost
    }

    private mutating func add(_ id: String, _ printed: Value, _ sum: Value, _ width: Int64) {
        let verdict: Verdict
        if printed.count == 0 {
            guard sum.count > 0 else { return }
            verdict = sum.fen == 0 ? .holds : .notEvaluated
        } else if sum.count == 0 {
            verdict = printed.fen == 0 ? .holds : .notEvaluated
        } else {
            let difference = abs(printed.fen - sum.fen)
            let room = width == 1 ? 0 : width * Int64(sum.count + printed.count)
            verdict = difference == 0 ? .holds : difference * 2 <= room ? .rounding : .violated
        }
        counts[Rule.ID(id), default: VerdictCounts()][verdict] += 1
        if verdict == .violated, sum.isPartial || printed.isPartial { unsure[Rule.ID(id), default: 0] += 1 }
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
