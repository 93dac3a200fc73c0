import BudgetCodes

extension Section {
    /// The lines of other keys that the leaves add up to, in prefix order, and 合计 from those.
    ///
    /// - Parameters:
    ///   - layout: The columns.
    ///   - name: The name of a key that no line prints.
    ///   - quantum: What printed figures are multiples of.
    ///   - keepsLeaves: Whether a leaf is among its groups.
    ///   - groups: The keys that a leaf adds to. A leaf whose code is none adds to those of the line that it is a part
    ///     of, else to itself.
    func summed(
        _ layout: Layout, name: (RowKey) -> String?, quantum: Int64, keepsLeaves: Bool,
        groups: (RowKey) throws(RollUpError) -> [RowKey]
    ) throws(RollUpError) -> Section {
        let parents = hasMalformedCodes ? parents : []
        if let row = firstUnsureLine(parents, quantum) {
            throw .malformedCode(line: LineID(layout.prefix + key(of: row).description))
        }
        var printed = [RowKey: Int]()
        for row in 0..<count {
            let key = key(of: row)
            if printed[key] == nil { printed[key] = row }
        }
        var sums = CellSums(layout)
        sums.appendRow()
        var lines: [RowKey] = []
        var places = [RowKey: Int]()
        for row in leafRows {
            var keys = [key(of: row)]
            if isMalformed(row) {
                let above = parents[row] < 0 ? nil : try? groups(key(of: Int(parents[row])))
                keys = keepsLeaves ? keys + (above ?? []) : above ?? keys
            } else {
                keys = try groups(keys[0])
            }
            for key in keys {
                let place = places[key] ?? lines.count
                if place == lines.count {
                    places[key] = place
                    lines.append(key)
                    sums.appendRow()
                }
                for column in 0..<width {
                    try sums.add(value(row, column), to: place + 1, column, line: LineID(key.description))
                }
            }
            for column in 0..<width { try sums.add(value(row, column), to: 0, column, line: .total) }
        }
        var result = Section(kind: kind, width: width)
        result.setTotal(sums.row(0))
        for place in orderedPlaces(lines.count, by: { RowKey.precedes(lines[$0], lines[$1]) ?? false }) {
            let key = lines[place]
            let name = printed[key].map { self.name(of: $0) } ?? name(key) ?? key.description
            result.append(Record(key: key, name: name, cells: sums.row(place + 1)))
        }
        return result
    }
}

extension Section {
    /// The first line with figures whose code is none, unless the sum that each such line belongs to is printed and comes
    /// out with it as a part: then it contains none of the other lines.
    private func firstUnsureLine(_ parents: [Int32], _ quantum: Int64) -> Int? {
        let malformed = parents.indices.filter(isMalformed)
        guard !malformed.isEmpty else { return nil }
        var sums: [Int32: [LineSum]] = [:]
        for row in malformed { sums[parents[row]] = Array(repeating: LineSum(), count: width) }
        for row in rows.indices {
            for column in 0..<width { sums[parents[row]]?[column].add(value(row, column)) }
        }
        return malformed.first { row in
            let above = Int(parents[row])
            return (0..<width).contains { column in
                let own = value(row, column)
                guard own != Self.blank, own != 0 else { return false }
                let sum = sums[parents[row]]?[column] ?? LineSum()
                let outcome = Outcome(
                    printed: value(above, column), width: quantum, sum: RunningSum(sum, quantum), .equal)
                switch outcome {
                case .verdict(.holds), .verdict(.rounding): return false
                default: return true
                }
            }
        }
    }
}

extension KeyKind {
    /// Whether the keys are codes of a classification.
    var isCode: Bool {
        switch self {
        case .functional, .economic, .expenditure: true
        case .agency, .project, .row, .outline: false
        }
    }
}

extension RowKey {
    /// The code of a level that a code belongs to, or `nil` when the key is no code or stands above the level.
    func ancestor(at level: CodeLevel) -> RowKey? {
        switch self {
        case .functional(let code): code.ancestor(at: level).map(RowKey.functional)
        case .economic(let code): code.ancestor(at: level).map(RowKey.economic)
        case .agency, .project, .row: nil
        }
    }

    /// The key and those above it.
    var lineage: [RowKey] {
        var lineage = [self]
        var next = parent
        while let key = next {
            lineage.append(key)
            next = key.parent
        }
        return lineage
    }
}
