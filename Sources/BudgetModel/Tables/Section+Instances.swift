import BudgetCodes

extension Section {
    /// What tells lines of the same key apart, by row, for keys that stand in several lines: the unit that they belong
    /// to; where that is the same, the name as well; and where that is the same too, their order among those lines.
    /// It does not change when other rows come, go or move. Linear in the number of lines.
    var instances: [Int: String] {
        if hasOrderedCodes { return [:] }
        var counts: [PackedKey: Int] = [:]
        var rowsOfTexts: [String: Int] = [:]
        counts.reserveCapacity(rows.count)
        for row in rows {
            if row.key.textPlace >= 0 {
                rowsOfTexts[keyTexts[row.key.textPlace], default: 0] += 1
            } else {
                counts[row.key, default: 0] += 1
            }
        }
        func stands(_ row: Row) -> Int {
            (row.key.textPlace >= 0 ? rowsOfTexts[keyTexts[row.key.textPlace]] : counts[row.key]) ?? 0
        }
        guard counts.count + rowsOfTexts.count < rows.count else { return [:] }

        // The unit of a row is the one that the row prints, else the line of a unit above it.
        struct Name: Hashable {
            let key: RowKey
            let unit: String
            let name: String
        }
        var repeated: [(row: Int, name: Name)] = []
        var unitAbove = ""
        for (row, line) in rows.enumerated() {
            if kind == .project, case .project(.unit(let code)) = key(of: row) { unitAbove = code.description }
            guard stands(line) > 1 else { continue }
            let unit = unit(of: row).map { $0.code?.description ?? $0.name } ?? unitAbove
            repeated.append((row, Name(key: key(of: row), unit: unit, name: name(of: row))))
        }
        var ofUnit: [Name: Int] = [:]
        var ofName: [Name: Int] = [:]
        for (_, name) in repeated {
            ofUnit[Name(key: name.key, unit: name.unit, name: ""), default: 0] += 1
            ofName[name, default: 0] += 1
        }
        var seen: [Name: Int] = [:]
        var instances: [Int: String] = [:]
        for (row, name) in repeated {
            var text = name.unit
            if ofUnit[Name(key: name.key, unit: name.unit, name: "")] ?? 0 > 1 {
                text += (text.isEmpty ? "" : "/") + name.name
                if ofName[name] ?? 0 > 1 {
                    seen[name, default: 0] += 1
                    text += "#\(seen[name] ?? 1)"
                }
            }
            instances[row] = text
        }
        return instances
    }

    /// Whether the keys are codes in ascending prefix order, as in nearly all tables: then none stands twice.
    private var hasOrderedCodes: Bool {
        var last: Int64 = -1
        for row in rows {
            guard row.key.code != 0 else { return false }
            let order = Self.prefixOrder(row.key.code)
            guard order > last else { return false }
            last = order
        }
        return true
    }
}
