import BudgetCodes

extension Section {
    /// The lines of other keys that the leaves add up to, in prefix order, and 合计 from those.
    ///
    /// - Parameters:
    ///   - layout: The columns.
    ///   - name: The name of a key that no line prints.
    ///   - groups: The keys that a leaf adds to.
    func summed(
        _ layout: Layout, name: (RowKey) -> String?, groups: (RowKey) throws(RollUpError) -> [RowKey]
    ) throws(RollUpError) -> Section {
        var printed = [RowKey: Int]()
        for row in 0..<count {
            let key = key(of: row)
            if printed[key] == nil { printed[key] = row }
        }
        var sums = CellSums(layout)
        sums.appendRow()
        var keys: [RowKey] = []
        var places = [RowKey: Int]()
        for row in leafRows {
            let groups = try groups(key(of: row))
            for key in groups {
                let place = places[key] ?? keys.count
                if place == keys.count {
                    places[key] = place
                    keys.append(key)
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
        for place in orderedPlaces(keys.count, by: { RowKey.precedes(keys[$0], keys[$1]) ?? false }) {
            let key = keys[place]
            let name = printed[key].map { self.name(of: $0) } ?? name(key) ?? key.description
            result.append(Record(key: key, name: name, cells: sums.row(place + 1)))
        }
        return result
    }
}

extension KeyKind {
    /// Whether the keys are codes of a classification.
    var isCode: Bool {
        switch self {
        case .functional, .economic, .expenditure: true
        case .agency, .project, .row: false
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
