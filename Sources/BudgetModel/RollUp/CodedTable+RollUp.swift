public import BudgetCodes

// Tables with typed columns are added up as tables without types.

extension Amounts {
    /// The sum of two rows, column by column; blank and blank stay blank.
    ///
    /// - Parameters:
    ///   - other: The other row.
    ///   - line: The line that errors name.
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    public func adding(_ other: Amounts, line: LineID = "") throws(RollUpError) -> Amounts {
        try Self.sum([("", self), (line, other)])
    }

    /// The sum of rows. Columns that the form does not know have no name here.
    fileprivate static func sum(_ rows: [(line: LineID, amounts: Amounts)]) throws(RollUpError) -> Amounts {
        var columns = Column.allCases.map { ColumnID($0.name) }
        for row in rows {
            while columns.count < row.amounts.cells.count { columns.append(ColumnID("+\(columns.count + 1)")) }
        }
        var sums = CellSums(columns: columns)
        sums.appendRow()
        for row in rows {
            for (column, value) in row.amounts.cells.enumerated() { try sums.add(value, to: 0, column, line: row.line) }
        }
        return Amounts(cells: sums.row(0))
    }
}

extension CodedTable {
    /// The sum of lines, which must not contain each other.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` when a line is a part of another, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    public static func sum(_ lines: some Collection<Line<Key, Column>>) throws(RollUpError) -> Amounts<Column> {
        try RowKey.refuseMixedLevels(lines.map { $0.key.rowKey })
        return try Amounts.sum(lines.map { (LineID($0.key.description), $0.amounts) })
    }

    /// 汇总: the table with one line for each code of a level, made from the leaves, and 合计 from those.
    ///
    /// A line keeps the name that the table prints for its code; otherwise `name` is asked.
    ///
    /// - Parameters:
    ///   - level: 类, 款 or 项.
    ///   - name: The name of a code that the table does not print.
    /// - Throws: ``RollUpError/tooCoarse(line:)`` when a leaf is above the level, ``RollUpError/noLevels(form:)`` when
    ///   lines are not by code, and ``RollUpError/outOfRange(line:column:)``.
    public func rolledUp(to level: CodeLevel, name: (Key) -> String? = { _ in nil }) throws(RollUpError) -> Self {
        Self(table: try table.rolledUp(to: level) { Key($0).flatMap(name) })
    }

    /// 逐级汇总: the table with every level made anew from the leaves: 款, 类 and 合计, or units and departments.
    ///
    /// - Throws: ``RollUpError/noLevels(form:)`` when lines are neither by code nor by unit, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    public func rebuilt(name: (Key) -> String? = { _ in nil }) throws(RollUpError) -> Self {
        Self(table: try table.rebuilt { Key($0).flatMap(name) })
    }
}

extension TableView {
    /// 合并: the table of a department from the tables of its units; see ``Table/consolidating(_:)``.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)`` or ``RollUpError/tooManyColumns(form:)``.
    public static func consolidating(_ tables: [Self]) throws(RollUpError) -> Self {
        try Table.consolidating(tables.map { $0.table }).map { Self(table: $0) } ?? Self()
    }
}
