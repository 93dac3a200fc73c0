import BudgetCodes

/// Makes a section by code from the cells of its last level: every level above, the sums of columns, and 合计.
struct SectionBuilder {
    private let layout: Layout
    private var positions: [RowKey: Int] = [:]
    private var keys: [RowKey] = []
    /// The cells of the last level, row by row.
    private var cells: [Int64] = []
    /// Cells that belong to no line, only to 合计.
    private var rest: [Int64]

    init(_ layout: Layout) {
        self.layout = layout
        rest = layout.blankCells
    }

    private var width: Int { layout.columns.count }

    /// Adds to the cell of a line, or of 合计 alone when there is no key.
    mutating func add(_ key: RowKey?, _ column: Int, _ amount: Amount) throws(RollUpError) {
        guard let key else {
            rest[column] = try layout.sum(rest[column], amount.fen, "total", column)
            return
        }
        let position: Int
        if let known = positions[key] {
            position = known
        } else {
            position = keys.count
            positions[key] = position
            keys.append(key)
            cells += layout.blankCells
        }
        let place = position * width + column
        cells[place] = try layout.sum(cells[place], amount.fen, key, column)
    }

    /// The section, with a line for every key that has an amount and for all keys above, in the order of keys.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` when a key with an amount is above another one, and
    ///   ``RollUpError/outOfRange(line:column:)``.
    func section(name: (RowKey) -> String) throws(RollUpError) -> Section {
        var section = Section(kind: layout.keys, width: width)
        var total = rest.withoutZeros
        var rows: [RowKey: Int] = [:]
        var order: [RowKey] = []
        var sums: [[Int64]] = []
        var parents: Set<RowKey> = []
        var leaves: [RowKey] = []
        for (position, key) in keys.enumerated() {
            let leaf = Array(cells[position * width..<(position + 1) * width]).withoutZeros
            guard !leaf.isBlank else { continue }
            leaves.append(key)
            try layout.add(leaf, to: &total, "total")
            var next: RowKey? = key
            while let line = next {
                if let row = rows[line] {
                    try layout.add(leaf, to: &sums[row], line)
                } else {
                    rows[line] = sums.count
                    order.append(line)
                    sums.append(leaf)
                }
                next = line.parent
                if let next { parents.insert(next) }
            }
        }
        if let above = leaves.first(where: parents.contains) {
            let below = leaves.first { $0 != above && $0.isBelow(above) }
            throw .mixedLevels(ancestor: LineID(above.description), descendant: LineID(below?.description ?? ""))
        }
        try layout.complete(&total, "total")
        guard !total.isBlank || !order.isEmpty else { return section }
        section.setTotal(total)
        for key in order.sorted(by: { RowKey.precedes($0, $1) ?? false }) {
            guard let row = rows[key] else { continue }
            try layout.complete(&sums[row], key)
            section.append(Section.Record(key: key, name: name(key), cells: sums[row]))
        }
        return section
    }
}

extension RowKey {
    fileprivate func isBelow(_ other: RowKey) -> Bool {
        var next = parent
        while let key = next {
            if key == other { return true }
            next = key.parent
        }
        return false
    }
}

extension Layout {
    /// A row with every cell blank.
    var blankCells: [Int64] { Array(repeating: Section.blank, count: columns.count) }

    /// The sum of a cell, which may be blank, and an amount. The key says which line it is in errors.
    func sum(
        _ cell: Int64, _ amount: Int64, _ line: some CustomStringConvertible, _ column: Int
    ) throws(RollUpError) -> Int64 {
        let (sum, overflow) = (cell == Section.blank ? 0 : cell).addingReportingOverflow(amount)
        // What stands for a blank cell is no amount.
        guard !overflow, sum != Section.blank else {
            throw .outOfRange(line: LineID(line.description), column: ColumnID(columns[column].name))
        }
        return sum
    }

    /// Adds the cells of a row to those of another, column by column; blank and blank stay blank.
    func add(
        _ cells: [Int64], to row: inout [Int64], _ line: some CustomStringConvertible
    ) throws(RollUpError) {
        for column in cells.indices where cells[column] != Section.blank {
            row[column] = try sum(row[column], cells[column], line, column)
        }
    }

    /// Fills in the columns that are sums of others. A sum whose parts are all blank stays as it is: the parts are not
    /// known then.
    func complete(_ row: inout [Int64], _ line: some CustomStringConvertible) throws(RollUpError) {
        // A sum may be a part of another one; after as many rounds as there are sums all are made.
        for _ in identities {
            for identity in identities {
                var total = Section.blank
                for column in identity.addends where row[column] != Section.blank {
                    total = try sum(total, row[column], line, identity.sum)
                }
                for column in identity.subtrahends where row[column] != Section.blank {
                    total = try sum(total, -row[column], line, identity.sum)
                }
                if total != Section.blank { row[identity.sum] = total }
            }
        }
    }
}

extension [Int64] {
    /// The cells of a row with blank ones where nothing is.
    var withoutZeros: [Int64] { map { $0 == 0 ? Section.blank : $0 } }

    /// Whether no cell is printed.
    var isBlank: Bool { allSatisfy { $0 == Section.blank } }
}
