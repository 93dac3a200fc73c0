import BudgetCodes
import BudgetModel

/// Tables of any form with lines in any order: levels that are missing, keys that repeat, blank cells.
struct RandomTable {
    var generator: SplitMix

    init(seed: UInt64) { generator = SplitMix(seed: seed) }

    mutating func chance(_ probability: Double) -> Bool {
        Double.random(in: 0..<1, using: &generator) < probability
    }

    private mutating func pick<Element>(_ list: [Element]) -> Element {
        list[Int.random(in: list.indices, using: &generator)]
    }

    /// The text of a key of a kind.
    mutating func key(_ kind: KeyKind) -> String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        func digits(_ limit: Int) -> String { two(Int.random(in: 1...limit, using: &generator)) }
        switch kind {
        case .functional:
            let category = pick(["201", "208", "210", "229"])
            return [category, category + digits(3), category + digits(3) + digits(3)].randomElement(using: &generator)
                ?? category
        case .economic:
            let category = pick(["301", "302", "399"])
            return chance(0.4) ? category : category + digits(4)
        case .expenditure: return key(chance(0.5) ? .functional : .economic)
        case .agency:
            var code = pick(["057", "058"])
            let depth = pick([0, 0, 1, 1, 1, 2, 5, 6])
            for level in 0..<depth {
                code += level > 1 ? "001" : "00" + String(Int.random(in: 1...2, using: &generator))
            }
            return code
        case .project:
            switch Int.random(in: 0..<5, using: &generator) {
            case 0: return key(.agency)
            case 1: return pick(["1", "2", "3"])
            case 2: return "42011425057T0000001" + digits(20)
            default: return pick(["业务费", "维修费", "设备"])
            }
        case .outline: return pick(["101", "10101", "增值税", "合计", "20501"])
        case .row:
            return pick([
                "generalPublic", "generalPublic.earmarked", "generalPublic.operating", "governmentFund", "other",
                "opening", "opening.generalPublic", "closing", "currentTotal", "total", "usedSurplus", "208", "20801",
                "210", "甲", "甲.乙", "甲.乙.丙", "generalPublic.甲", "opening.甲",
            ])
        }
    }

    /// The texts of keys, most of them different, often in order.
    mutating func keys(_ kind: KeyKind, count: Int) -> [String] {
        var keys = (0..<count).map { _ in key(kind) }
        if chance(0.7) {
            var seen: Set<String> = []
            keys = keys.filter { seen.insert($0).inserted }
        }
        if chance(0.5), kind != .project { keys.sort() }
        return keys
    }

    /// A table of a form, whose figures add up in many places and are off, blank or lost in others.
    mutating func table(_ form: Form, lines: Int = 12) throws -> Table {
        var table = Table(form)
        for layout in form.sides {
            let prefix = layout.side.isEmpty ? "" : layout.side + "."
            let count = Int.random(in: 0...lines, using: &generator)
            let keys = keys(layout.keys, count: count)
            let parents = SlowParents.parents(keys.compactMap { RowKey($0, kind: layout.keys) }, layout.keys)
            var rows = keys.map { _ in layout.columns.map { _ in steps() } }
            var total = layout.columns.map { _ in steps() }
            for row in rows.indices.reversed() {
                for column in layout.columns.indices where chance(0.8) {
                    let below = parents.indices.filter { parents[$0] == row }
                    if !below.isEmpty { rows[row][column] = sum(below.map { rows[$0][column] }) }
                }
                fit(&rows[row], layout)
            }
            for column in layout.columns.indices where chance(0.8) {
                total[column] = sum(parents.indices.filter { parents[$0] < 0 }.map { rows[$0][column] })
            }
            fit(&total, layout)
            func amounts(_ row: [Int?]) -> [String: Amount] {
                var amounts: [String: Amount] = [:]
                for (column, steps) in zip(layout.columns, row) {
                    if let steps { amounts[column.name] = Amount(yuan: Int64(steps) * 100) }
                }
                return amounts
            }
            for (key, row) in zip(keys, rows) { try table.append(prefix + key, named: "名称", amounts(row)) }
            if !form.isTwoSided, chance(0.8) { try table.setTotal(amounts(total)) }
        }
        return table
    }

    private mutating func steps() -> Int? { chance(0.3) ? nil : Int.random(in: -1...40, using: &generator) }

    /// The sum of what is printed, sometimes a little or much off.
    private mutating func sum(_ steps: [Int?]) -> Int? {
        let printed = steps.compactMap { $0 }
        guard !printed.isEmpty, !chance(0.05) else { return nil }
        return printed.reduce(0, +) + (chance(0.2) ? pick([-1, 1, 2, 3, -30]) : 0)
    }

    /// Makes the identities of a row hold, most of the time.
    private mutating func fit(_ row: inout [Int?], _ layout: Layout) {
        for identity in layout.identities.reversed() where chance(0.7) {
            let terms =
                identity.addends.map { row[$0] } + identity.subtrahends.map { column in row[column].map { -$0 } }
            row[identity.sum] = sum(terms)
        }
    }
}
