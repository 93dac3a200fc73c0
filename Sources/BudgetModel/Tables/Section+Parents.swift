import BudgetCodes

// Unsafe, and why it is safe: rows are lent by their list, and parents are written one for each row.

extension Section {
    /// For each line the line that adds it up, or -1 for those that 合计 adds up: the nearest printed line among the
    /// ancestors of its key; for projects the group or unit above. Linear in the number of lines.
    package var parents: [Int32] {
        Array(unsafeUninitializedCapacity: count) { parents, count in
            if let start = parents.baseAddress { findParents(start) }
            count = self.count
        }
    }

    /// What was seen on the way when the parents of lines were found.
    struct Kinship {
        /// Whether no key stands twice, and every line below another has the one right above it.
        var isComplete = false
        /// How many lines have a key with another above it.
        var linesBelow = 0
    }

    /// Writes the parents of all lines, for which there must be room.
    private func findParents(_ parents: UnsafeMutablePointer<Int32>) {
        let isFound = rows.withUnsafeBufferPointer {
            Self.findParents(of: $0, kind, hasTexts: !keyTexts.isEmpty, parents) != nil
        }
        if !isFound { findParentsByEachKey(parents) }
    }

    /// The long way, for any list of lines.
    func findParentsByEachKey(_ parents: UnsafeMutablePointer<Int32>) {
        let found =
            switch kind {
            case .project: findProjectParents()
            case .functional, .economic, .expenditure: findParentsInBlocks()
            case .agency, .row: findParentsByKey()
            case .outline: findParentsByDepth()
            }
        for row in found.indices { parents[row] = found[row] }
    }

    /// The short way, which most lists of lines allow; `nil` when the keys have to be looked at one by one.
    static func findParents(
        of rows: UnsafeBufferPointer<Row>, _ kind: KeyKind, hasTexts: Bool, _ parents: UnsafeMutablePointer<Int32>
    ) -> Kinship? {
        switch kind {
        case .functional, .economic, .expenditure: findCodeParents(rows, parents)
        case .row: hasTexts ? nil : findRowParents(rows, parents)
        case .agency, .project, .outline: nil
        }
    }

    /// Codes as nearly all tables have them: the lines of a 类 together and in prefix order. One pass with the last line
    /// of each level. `nil` when the lines are in another order or a code stands twice.
    private static func findCodeParents(
        _ rows: UnsafeBufferPointer<Row>, _ parents: UnsafeMutablePointer<Int32>
    ) -> Kinship? {
        var kinship = Kinship()
        var category: (code: Int32, row: Int32) = (0, -1)
        var section: (code: Int32, row: Int32) = (0, -1)
        var greatest: Int32 = 0
        var block: Int32 = 0
        var last: Int64 = -1
        var isComplete = true
        for row in rows.indices {
            let code = rows[row].key.code
            guard code != 0 else { return nil }
            let top = Self.category(of: code)
            if top != block {
                // A greater 类 than all before is a new one; there are less than a thousand.
                guard top > greatest || !rows[..<row].contains(where: { Self.category(of: $0.key.code) == top }) else {
                    return nil
                }
                greatest = max(greatest, top)
                block = top
                last = -1
            }
            let order = prefixOrder(code)
            guard order > last else { return nil }
            last = order
            let index = Int32(truncatingIfNeeded: row)
            if code < 1_000 {
                category = (code, index)
                parents[row] = -1
            } else if code < 100_000 {
                kinship.linesBelow &+= 1
                isComplete = isComplete && category.code == top
                parents[row] = category.code == top ? category.row : -1
                section = (code, index)
            } else if section.code == code / 100 {
                kinship.linesBelow &+= 1
                parents[row] = section.row
            } else {
                isComplete = false
                parents[row] = category.code == top ? category.row : -1
            }
        }
        kinship.isComplete = isComplete
        return kinship
    }

    /// A number that orders codes as tables print them: a parent just before its children.
    @inline(__always)
    package static func prefixOrder(_ code: Int32) -> Int64 {
        let code = Int64(code)
        return code < 1_000 ? code * 1_000_000 : code < 100_000 ? code * 10_000 + 1 : code * 100 + 2
    }

    /// Whether a code is part of another one.
    package static func isBelow(_ code: Int32, _ above: Int32) -> Bool {
        var code = code / 100
        while code > above { code /= 100 }
        return code == above
    }

    /// The 类 of a code.
    package static func category(of code: Int32) -> Int32 {
        code < 1_000 ? code : code < 100_000 ? code / 100 : code / 10_000
    }

    /// Rows of a form: few, and nearly all without a parent.
    private static func findRowParents(
        _ rows: UnsafeBufferPointer<Row>, _ parents: UnsafeMutablePointer<Int32>
    ) -> Kinship {
        var kinship = Kinship()
        let parentNumbers = KnownRows.parents
        var known: UInt64 = 0
        var lastCode: Int32 = 0
        var isComplete = true
        for row in rows.indices {
            let number = rows[row].key.knownRow
            let parent = number < 0 ? -1 : parentNumbers[number]
            if parent < 0 {
                parents[row] = -1
            } else {
                let key = PackedKey(knownRow: parent)
                let above = rows.firstIndex { $0.key == key }
                parents[row] = above.map { Int32(truncatingIfNeeded: $0) } ?? -1
                kinship.linesBelow &+= 1
                isComplete = isComplete && above != nil
            }
            if number >= 0, number < 64 {
                isComplete = isComplete && known & (1 << UInt64(number)) == 0
                known |= 1 << UInt64(number)
            } else {
                let code = rows[row].key.code
                isComplete = isComplete && code > lastCode
                lastCode = code
            }
        }
        kinship.isComplete = isComplete
        return kinship
    }

    private func findParentsByKey() -> [Int32] {
        var parents: [Int32] = []
        parents.reserveCapacity(count)
        var positions: [RowKey: Int32] = [:]
        positions.reserveCapacity(rows.count)
        let keys = rows.indices.map(key)
        for (row, key) in keys.enumerated() where positions[key] == nil {
            positions[key] = Int32(truncatingIfNeeded: row)
        }
        for (row, key) in keys.enumerated() {
            var next = key.parent
            var found: Int32 = -1
            if key.isMalformed(in: kind) {
                // Only a line above it is sure to be meant.
                let lines = leadingUnits(of: row).lazy.compactMap { positions[.agency($0)] }
                parents.append(lines.first { $0 < row } ?? -1)
                continue
            }
            while let key = next {
                if let row = positions[key] {
                    found = row
                    break
                }
                next = key.parent
            }
            parents.append(found)
        }
        return parents
    }

    /// Codes that may stand once for each unit, one block behind the other. A line is a part of the last line before it
    /// that has the code above, of its own unit or of none, unless another block has begun since; where there is no such
    /// line before, of the first one behind. A malformed code is a part of what its digits begin with, if that is before.
    private func findParentsInBlocks() -> [Int32] {
        struct Place: Hashable {
            let code: Int32
            let unit: Agency?
        }
        var first: [Place: Int32] = [:]
        for row in rows.indices {
            let place = Place(code: rows[row].key.code, unit: unit(of: row))
            if first[place] == nil { first[place] = Int32(truncatingIfNeeded: row) }
        }
        var last: [Place: Int32] = [:]
        func latest(_ code: Int32, _ unit: Agency?) -> Int32 {
            let own = last[Place(code: code, unit: unit)] ?? -1
            return unit == nil ? own : max(own, last[Place(code: code, unit: nil)] ?? -1)
        }
        func line(_ nearest: Int32, _ unit: Agency?, mayFollow: Bool) -> Int32 {
            var above = nearest
            while above >= 100 {
                defer { above /= 100 }
                let found = latest(above, unit)
                guard found >= 0 else {
                    guard mayFollow else { continue }
                    if let behind = first[Place(code: above, unit: unit)] ?? first[Place(code: above, unit: nil)] {
                        return behind
                    }
                    continue
                }
                // The blocks of other units have begun with a code above this one.
                var higher = above / 100
                var isOfBlock = true
                while higher >= 100 {
                    if latest(higher, unit) > found { isOfBlock = false }
                    higher /= 100
                }
                if isOfBlock { return found }
            }
            return -1
        }
        return rows.indices.map { row in
            let (code, unit) = (rows[row].key.code, unit(of: row))
            guard code != 0 else { return line(leadingCode(of: row), unit, mayFollow: false) }
            defer { last[Place(code: code, unit: unit)] = Int32(truncatingIfNeeded: row) }
            return line(code / 100, unit, mayFollow: true)
        }
    }

    /// A line is a part of the nearest line above it that is printed less deep.
    private func findParentsByDepth() -> [Int32] {
        var above: [(depth: UInt8, row: Int32)] = []
        return rows.indices.map { row in
            let depth = UInt8(truncatingIfNeeded: indent(of: row))
            while let last = above.last, last.depth >= depth { above.removeLast() }
            defer { above.append((depth, Int32(truncatingIfNeeded: row))) }
            return above.last?.row ?? -1
        }
    }

    /// A unit adds up the units below it or its groups, and a group the projects that follow it.
    private func findProjectParents() -> [Int32] {
        var parents: [Int32] = []
        parents.reserveCapacity(count)
        var units: [AgencyCode: Int32] = [:]
        var unit: Int32 = -1
        var group: Int32 = -1
        for row in rows.indices {
            let index = Int32(truncatingIfNeeded: row)
            if rows[row].key.isGroup {
                parents.append(unit)
                group = index
            } else if case .project(.unit(let code)) = key(of: row) {
                parents.append(code.ancestors.lazy.compactMap { units[$0] }.first ?? -1)
                units[code] = index
                unit = index
                group = -1
            } else {
                parents.append(group >= 0 ? group : unit)
            }
        }
        return parents
    }

    /// The lines that no printed line is a part of.
    package var leafRows: [Int] {
        var isParent = Array(repeating: false, count: count)
        for parent in parents where parent >= 0 { isParent[Int(parent)] = true }
        return isParent.indices.filter { !isParent[$0] }
    }
}
