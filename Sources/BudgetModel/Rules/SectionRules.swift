import BudgetCodes

/// The rules about one list of lines: a coded table, or one side of a table with two sides.
struct SectionRules: Sendable {
    /// By column identity.
    var identities: [Rule] = []
    /// By row formula.
    var formulas: [Rule] = []
    var parentSum: Rule?
    var totalSum: Rule?

    /// Every rule, in the order of a document.
    var all: [Rule] { identities + [parentSum, totalSum].compactMap { $0 } + formulas }
}

/// Where a list of lines stands, and what it needs to describe its cells.
struct SectionPlace {
    let form: Form
    /// `income.` or `expenditure.` for a side, else empty.
    let prefix: String
    let precision: Precision

    func cell<LineID, Amounts>(_ line: Line<LineID, Amounts>, _ column: Column<Amounts>) -> Cell {
        Cell(
            Location(table: form.id, line: prefix + line.key.description, column: column.name),
            form: form, lineName: line.name, columnLabel: column.label, amount: line.amounts[column]
        )
    }

    func totalCell<Amounts>(_ total: Amounts, _ column: Column<Amounts>) -> Cell {
        Cell(
            Location(table: form.id, line: "total", column: column.name),
            form: form, lineName: "合计", columnLabel: column.label, amount: total[column]
        )
    }
}

extension Evaluation {
    /// 栏间: every identity in every row.
    mutating func checkIdentities<Amounts: AmountColumns>(
        _ amounts: Amounts, _ rules: [Rule], precision: Precision, cell: (Column<Amounts>) -> Cell
    ) {
        let quantum = precision.quantum.fen
        for (identity, rule) in zip(Amounts.identities, rules) {
            var sum = RunningSum()
            for column in identity.addends { sum.add(column.amount(of: amounts), quantum: quantum) }
            for column in identity.subtrahends { sum.add(column.amount(of: amounts), quantum: quantum, sign: -1) }
            check(
                rule, printed: identity.sum.amount(of: amounts), precision: precision, sum: sum,
                cell: { cell(identity.sum) },
                others: { (identity.addends + identity.subtrahends).map(cell) }
            )
        }
    }

    /// 级间: every line that has lines below it is their sum, column by column.
    mutating func checkParents<LineID, Amounts>(
        _ lines: [Line<LineID, Amounts>], parents: [Int?], _ rule: Rule, place: SectionPlace
    ) {
        guard parents.contains(where: { $0 != nil }) else { return }
        let quantum = place.precision.quantum.fen
        var isParent = Array(repeating: false, count: lines.count)
        for case .some(let parent) in parents { isParent[parent] = true }

        // Only findings name the children; they are listed once, so that cost stays linear.
        var children: [[Int]] = []
        func childCells(of parent: Int, _ column: Column<Amounts>) -> [Cell] {
            if children.isEmpty {
                children = Array(repeating: [], count: lines.count)
                for (index, parent) in parents.enumerated() { if let parent { children[parent].append(index) } }
            }
            return children[parent].map { place.cell(lines[$0], column) }
        }

        var sums = Array(repeating: RunningSum(), count: lines.count)
        for column in Amounts.columns {
            for index in sums.indices { sums[index] = RunningSum() }
            for (index, parent) in parents.enumerated() {
                if let parent { sums[parent].add(lines[index].amounts, column, quantum: quantum) }
            }
            for index in lines.indices where isParent[index] {
                check(
                    rule, printed: column.amount(of: lines[index].amounts), precision: place.precision,
                    sum: sums[index],
                    cell: { place.cell(lines[index], column) },
                    others: { childCells(of: index, column) }
                )
            }
        }
    }

    /// 合计: the total is the sum of the top lines, column by column.
    mutating func checkTotal<LineID, Amounts>(
        _ total: Amounts, of lines: [Line<LineID, Amounts>], parents: [Int?], _ rule: Rule, place: SectionPlace
    ) {
        guard !lines.isEmpty else { return }
        for column in Amounts.columns {
            var sum = RunningSum()
            for (index, parent) in parents.enumerated() where parent == nil {
                sum.add(lines[index].amounts, column, quantum: place.precision.quantum.fen)
            }
            check(
                rule, printed: total[column], precision: place.precision, sum: sum,
                cell: { place.totalCell(total, column) },
                others: { lines.indices.filter { parents[$0] == nil }.map { place.cell(lines[$0], column) } }
            )
        }
    }

    /// 行间: the printed formulas of a side, column by column.
    mutating func checkFormulas<Amounts>(
        _ formulas: [RowFormula], _ lines: [Line<SummaryRow, Amounts>], parents: [Int?], _ rules: [Rule],
        place: SectionPlace
    ) {
        for (formula, rule) in zip(formulas, rules) {
            guard let target = lines.first(where: { $0.key == formula.sum }) else { continue }
            let addends = lines.indices.filter { index in
                let key = lines[index].key
                if let rows = formula.addends { return rows.contains(key) }
                return parents[index] == nil && !key.isStructural
            }
            for column in Amounts.columns {
                var sum = RunningSum()
                for index in addends {
                    sum.add(lines[index].amounts, column, quantum: place.precision.quantum.fen)
                }
                check(
                    rule, printed: column.amount(of: target.amounts), precision: place.precision, sum: sum,
                    cell: { place.cell(target, column) },
                    others: { addends.map { place.cell(lines[$0], column) } }
                )
            }
        }
    }
}
