import BudgetCodes

/// Makes a coded table from the cells of its last level: every level above, the sums of columns, and 合计.
struct CodedTableBuilder<Table: CodedTable> {
    typealias Amounts = Table.Amounts
    private var leaves: [Table.LineID: Amounts] = [:]
    /// Cells that belong to no line, only to 合计.
    private var rest = Amounts()

    init() {}

    /// Adds to the cell of a line, or of 合计 alone when there is no key.
    @_semantics("optimize.sil.specialize.generic.never")
    mutating func add(_ key: Table.LineID?, _ column: Column<Amounts>, _ amount: Amount) throws(DerivationError) {
        guard let key else {
            rest[column] = try sum(rest[column], amount, line: "total", column)
            return
        }
        let known = leaves[key]?[column]
        leaves[key, default: Amounts()][column] = try sum(known, amount, line: key.description, column)
    }

    private func sum(
        _ left: Amount?, _ right: Amount, line: String, _ column: Column<Amounts>
    ) throws(DerivationError) -> Amount {
        guard let sum = (left ?? .zero).adding(right) else {
            throw .sum(.outOfRange(line: line, column: column.name))
        }
        return sum
    }

    /// The table, with a line for every key and all keys above.
    @_semantics("optimize.sil.specialize.generic.never")
    @_optimize(none)
    func table(name: (Table.LineID) -> String) throws(DerivationError) -> Table {
        var lines: [Table.LineID: Amounts] = [:]
        var parents: Set<Table.LineID> = []
        var total = rest.withoutZeros
        do throws(RollUpError) {
            for (key, amounts) in leaves {
                let amounts = amounts.withoutZeros
                guard !amounts.isBlank else { continue }
                var next: Table.LineID? = key
                while let line = next {
                    lines[line] = try (lines[line] ?? Amounts()).adding(amounts, line: line.description)
                    next = line.parent
                    if let next { parents.insert(next) }
                }
                total = try total.adding(amounts, line: "total")
            }
            for key in leaves.keys where parents.contains(key) && lines[key] != nil && !(leaves[key]?.isZero ?? true) {
                let child = leaves.keys.filter { $0 != key && $0.isBelow(key) }.min { "\($0)" < "\($1)" }
                throw .mixedLevels(ancestor: key.description, descendant: child?.description ?? "")
            }
            for key in lines.keys { lines[key] = try lines[key]?.completed(line: key.description) }
            total = try total.completed(line: "total")
        } catch {
            throw .sum(error)
        }

        var table = Table()
        guard !total.isBlank || !lines.isEmpty else {
            table.caption.noneStatement = Table.form.noneStatement
            return table
        }
        table.total = total
        var keys = Array(lines.keys)
        if let precedes = Table.LineID.order { keys = keys.ordered(by: precedes) }
        table.lines = keys.map { Line($0, name($0), amounts: lines[$0] ?? Amounts()) }
        return table
    }
}

extension LineKey {
    fileprivate func isBelow(_ other: Self) -> Bool {
        var next = parent
        while let key = next {
            if key == other { return true }
            next = key.parent
        }
        return false
    }
}

extension AmountColumns {
    /// The row with blank cells where nothing is.
    var withoutZeros: Self {
        var row = self
        for column in Self.columns where row[column] == .zero { row[column] = nil }
        return row
    }

    fileprivate var isZero: Bool { withoutZeros.isBlank }

    /// The row with the columns that are sums of others filled in. A sum whose parts are all blank stays as it is: the
    /// parts are not known then.
    @_semantics("optimize.sil.specialize.generic.never")
    func completed(line: String) throws(RollUpError) -> Self {
        var row = self
        // A sum may be a part of another one; after as many rounds as there are sums all are made.
        for _ in Self.identities {
            for identity in Self.identities {
                var sum: Amount?
                for (columns, isSubtracted) in [(identity.addends, false), (identity.subtrahends, true)] {
                    for column in columns {
                        guard let amount = row[column] else { continue }
                        guard amount.fen != .min, let next = (sum ?? .zero).adding(isSubtracted ? -amount : amount)
                        else { throw .outOfRange(line: line, column: identity.sum.name) }
                        sum = next
                    }
                }
                if let sum { row[identity.sum] = sum }
            }
        }
        return row
    }
}

extension Form {
    /// The statement of an empty table, such as 无政府性基金预算支出.
    var noneStatement: String {
        var name = Substring(officialName)
        for ending in ["表", "总"] where name.hasSuffix(ending) { name = name.dropLast() }
        return "无" + name
    }
}
