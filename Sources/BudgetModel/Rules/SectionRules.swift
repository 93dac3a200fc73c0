import BudgetCodes

/// The rules about one list of lines: a coded table, or one side of a table with two sides.
struct SectionRules: Sendable {
    /// What the lines look like.
    let layout: SectionLayout
    /// By column identity.
    var identities: [Rule] = []
    /// By row formula.
    var formulas: [(formula: RowFormula, rule: Rule)] = []
    var parentSum: Rule?
    var totalSum: Rule?
}

extension Evaluation {
    /// Every rule about the sums of a section.
    mutating func check(_ section: Section, _ rules: SectionRules) {
        checkIdentities(section, rules.identities)
        if let rule = rules.parentSum { checkParents(section, rule) }
        if let rule = rules.totalSum { checkTotal(section, rule) }
        for (formula, rule) in rules.formulas { check(formula, section, rule) }
    }

    /// 栏间: every identity in every row.
    private mutating func checkIdentities(_ section: Section, _ rules: [Rule]) {
        let quantum = section.precision.quantum.fen
        for (identity, rule) in zip(section.layout.identities, rules) {
            for row in section.rows.indices {
                var sum = RunningSum()
                for column in identity.addends { sum.add(section[row, column], quantum: quantum) }
                for column in identity.subtrahends { sum.add(section[row, column], quantum: quantum, sign: -1) }
                check(
                    rule, printed: section[row, identity.sum], precision: section.precision, sum: sum,
                    cell: { section.cell(row, identity.sum) },
                    others: { (identity.addends + identity.subtrahends).map { section.cell(row, $0) } })
            }
        }
    }

    /// 级间: every line that has lines below it is their sum, column by column.
    private mutating func checkParents(_ section: Section, _ rule: Rule) {
        let parents = section.rows.map(\.parent)
        var isParent = Array(repeating: false, count: section.rows.count)
        for case .some(let parent) in parents { isParent[parent] = true }
        guard isParent.contains(true) else { return }

        // Only findings name the children; they are listed once, so that cost stays linear.
        var children: [[Int]] = []
        func childCells(of parent: Int, _ column: Int) -> [Cell] {
            if children.isEmpty {
                children = Array(repeating: [], count: parents.count)
                for (index, parent) in parents.enumerated() { if let parent { children[parent].append(index) } }
            }
            return children[parent].map { section.cell($0, column) }
        }
        var sums = Array(repeating: RunningSum(), count: parents.count)
        for column in section.layout.columns.indices {
            for index in sums.indices { sums[index] = RunningSum() }
            for (index, parent) in parents.enumerated() {
                if let parent { section.add(index, column, to: &sums[parent]) }
            }
            for row in parents.indices where isParent[row] {
                check(
                    rule, printed: section[row, column], precision: section.precision, sum: sums[row],
                    cell: { section.cell(row, column) }, others: { childCells(of: row, column) })
            }
        }
    }

    /// 合计: the total is the sum of the top lines, column by column.
    private mutating func checkTotal(_ section: Section, _ rule: Rule) {
        guard section.hasTotal, !section.lines.isEmpty else { return }
        let total = section.lines.upperBound
        let tops = section.lines.filter { section.rows[$0].parent == nil }
        check(sumOf: tops, is: total, section, rule)
    }

    /// 行间: a printed formula of a side, column by column.
    private mutating func check(_ formula: RowFormula, _ section: Section, _ rule: Rule) {
        guard let target = section.row(of: formula.sum) else { return }
        let addends =
            formula.addends.map { $0.compactMap(section.row) }
            ?? section.lines.filter { section.rows[$0].parent == nil && !section.rows[$0].isStructural }
        check(sumOf: addends, is: target, section, rule)
    }

    private mutating func check(sumOf addends: [Int], is target: Int, _ section: Section, _ rule: Rule) {
        for column in section.layout.columns.indices {
            var sum = RunningSum()
            for row in addends { section.add(row, column, to: &sum) }
            check(
                rule, printed: section[target, column], precision: section.precision, sum: sum,
                cell: { section.cell(target, column) },
                others: { addends.map { section.cell($0, column) } })
        }
    }
}
