/// 资金表: the rows of money of a form in one column, and the figure that they are for.
struct MoneyTable {
    let outline: MoneyOutline
    let amounts: [Amount?]
    /// What the rows add up to and what is printed in another place of the form: the budget, or the row of execution.
    let elsewhere: Amount?
    let precision: Precision
    /// Whether what is printed elsewhere is the total of the table, which may not be blank.
    let isTotalElsewhere: Bool

    /// The rules that the rows are held to.
    struct Rules {
        let total: NumberedRule
        let part: NumberedRule
        /// Against what is printed elsewhere.
        let elsewhere: NumberedRule
        let blankSum: NumberedRule
    }

    /// One figure against others.
    fileprivate struct Comparison {
        let rule: NumberedRule
        /// The number of the row; `nil` for what is printed elsewhere.
        let whole: Int?
        let parts: [Int]
        let sum: RunningSum
        var isEqual = true
        /// Whether a blank figure is a finding.
        var isTotal = false
    }

    private func add(_ total: MoneyOutline.Total, _ rules: Rules, to list: inout [Comparison]) {
        // One total is that of the form; with several nobody says which.
        let isOnly = outline.totals.count == 1
        let addends = total.addends(amounts, orElsewhere: isOnly ? elsewhere : nil)
        let sum = total.sum(amounts, precision, alsoIn: isOnly ? elsewhere : nil)
        let printed = total.row.map { amounts[$0] } ?? elsewhere
        if total.row != nil || isTotalElsewhere, !addends.isEmpty, total.isComplete || printed != nil {
            list.append(
                Comparison(
                    rule: total.isComplete ? rules.total : rules.part, whole: total.row, parts: addends, sum: sum,
                    isEqual: total.isComplete, isTotal: total.isComplete))
        }
        guard isOnly, total.row != nil || !isTotalElsewhere else { return }
        let isSplit = total.isComplete && !addends.isEmpty && !isTotalElsewhere
        let rows = isSplit ? addends : total.row.map { [$0] } ?? addends
        if isTotalElsewhere, elsewhere == nil || rows.contains(where: { amounts[$0] == nil }) { return }
        list.append(
            Comparison(
                rule: rules.elsewhere, whole: nil, parts: rows,
                sum: isSplit ? sum : RunningSum(rows.map { amounts[$0] }, precision),
                isEqual: total.isComplete || total.row != nil))
    }

    fileprivate func comparisons(_ rules: Rules) -> [Comparison] {
        var list: [Comparison] = []
        for total in outline.totals { add(total, rules, to: &list) }
        for (whole, part) in outline.parts where amounts[whole] != nil && !isTotalElsewhere {
            let sum = RunningSum([amounts[part]], precision)
            list.append(Comparison(rule: rules.part, whole: whole, parts: [part], sum: sum, isEqual: false))
        }
        return list
    }
}

extension Evaluation {
    /// The rows of money of a form among themselves, and against the figure that they are for.
    ///
    /// - Parameter cell: The cell of a row; of what is printed elsewhere for `nil`.
    mutating func check(_ table: MoneyTable, _ rules: MoneyTable.Rules, cell: (Int?) -> Cell) {
        for one in table.comparisons(rules) {
            let printed = one.whole.map { table.amounts[$0] } ?? table.elsewhere
            if one.isTotal {
                checkBlank(
                    rules.blankSum, printed, of: one.sum, precision: table.precision, cell: { cell(one.whole) },
                    others: { one.parts.map(cell) })
                if printed == nil, one.sum.fen != 0 { continue }
            }
            check(
                one.rule, printed: printed, precision: table.precision, sum: one.sum,
                one.isEqual ? .equal : .atLeast, cell: { cell(one.whole) }, others: { one.parts.map(cell) })
        }
    }
}
