public import BudgetCodes

extension Table {
    /// 末级行: the lines that no printed line is a part of; those of income before those of expenditure.
    public var leaves: [TableLine] {
        sides.indices.flatMap { side in
            let layout = layout(of: side)
            return sides[side].leafRows.map { TableLine(layout: layout, record: sides[side].record($0)) }
        }
    }

    /// The sum of lines of any tables, which must not contain each other, by the names of the columns. Columns that all
    /// lines leave blank are not there.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` when a line is a part of another, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    public static func sum(_ lines: [TableLine]) throws(RollUpError) -> [ColumnID: Amount] {
        var columns = [ColumnID: Int]()
        var names: [ColumnID] = []
        for line in lines {
            for column in line.columns where columns[ColumnID(column.name)] == nil {
                columns[ColumnID(column.name)] = names.count
                names.append(ColumnID(column.name))
            }
        }
        // Lines of different sides do not contain each other.
        for side in ["", "income", "expenditure"] {
            try RowKey.refuseMixedLevels(lines.filter { $0.side == side }.map { $0.key })
        }
        var sums = CellSums(columns: names)
        sums.appendRow()
        for line in lines {
            for (place, column) in line.columns.enumerated() {
                let own = columns[ColumnID(column.name)] ?? 0
                try sums.add(
                    line.record.cells[place], to: 0, own, line: LineID(line.layout.prefix + line.key.description))
            }
        }
        var result = [ColumnID: Amount]()
        for (name, value) in zip(names, sums.row(0)) where value != Section.blank { result[name] = Amount(fen: value) }
        return result
    }

    /// 汇总: the table with one line for each code of a level, made from the leaves, and 合计 from those.
    ///
    /// A line keeps the name that the table prints for its code; otherwise `name` is asked.
    ///
    /// - Parameters:
    ///   - level: 类, 款 or 项.
    ///   - name: The name of a code that the table does not print.
    /// - Throws: ``RollUpError/noLevels(form:)`` when lines are not by code, ``RollUpError/tooCoarse(line:)`` when a leaf is
    ///   above the level, ``RollUpError/malformedCode(line:)``, and ``RollUpError/outOfRange(line:column:)``.
    public func rolledUp(
        to level: CodeLevel, name: (RowKey) -> String? = { _ in nil }
    ) throws(RollUpError) -> Table {
        guard form.sides.allSatisfy(\.keys.isCode) else { throw .noLevels(form: form.id) }
        return try summed(name: name, keepsLeaves: false) { leaf throws(RollUpError) in
            guard let key = leaf.ancestor(at: level) else { throw .tooCoarse(line: LineID(leaf.description)) }
            return [key]
        }
    }

    /// 逐级汇总: the table with every level made anew from the leaves: 款, 类 and 合计, or units and departments.
    ///
    /// - Throws: ``RollUpError/noLevels(form:)`` when lines are neither by code nor by unit,
    ///   ``RollUpError/malformedCode(line:)``, and ``RollUpError/outOfRange(line:column:)``.
    public func rebuilt(name: (RowKey) -> String? = { _ in nil }) throws(RollUpError) -> Table {
        guard form.sides.allSatisfy({ $0.keys.isCode || $0.keys == .agency }) else { throw .noLevels(form: form.id) }
        return try summed(name: name, keepsLeaves: true) { leaf throws(RollUpError) in leaf.lineage }
    }

    private func summed(
        name: (RowKey) -> String?, keepsLeaves: Bool, groups: (RowKey) throws(RollUpError) -> [RowKey]
    ) throws(RollUpError) -> Table {
        var result = self
        for side in sides.indices {
            result.sides[side] = try sides[side].summed(
                layout(of: side), name: name, quantum: caption.precision.quantum.fen, keepsLeaves: keepsLeaves,
                groups: groups)
            if form.isTwoSided { result.sides[side].setTotal(nil) }
        }
        return result
    }
}

extension RowKey {
    /// Throws when one of the keys is above another.
    static func refuseMixedLevels(_ keys: some Sequence<RowKey>) throws(RollUpError) {
        let present = Set(keys)
        for key in keys {
            var next = key.parent
            while let ancestor = next {
                if present.contains(ancestor) {
                    throw .mixedLevels(
                        ancestor: LineID(ancestor.description), descendant: LineID(key.description))
                }
                next = ancestor.parent
            }
        }
    }
}
