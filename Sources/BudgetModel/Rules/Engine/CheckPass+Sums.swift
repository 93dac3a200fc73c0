// Sums inside one list of lines. Most of them hold: the loops add what is printed and look closer only where the printed
// figure is another one.

extension CheckPass {
    /// 栏间: an identity of columns in every row, 合计 last.
    mutating func checkIdentity(_ program: Program, _ place: Int, _ span: SectionSpan) {
        let identity = program.identities[place]
        guard span.uses(identity.sum) else { return }
        var holds = 0
        var row = 0
        while row <= span.rowCount {
            // After the lines comes 合计.
            let current = row < span.rowCount ? row : -1
            row &+= 1
            if current < 0, !span.hasTotal { break }
            let start = span.cell(current, 0)
            let printed = cells[start &+ identity.sum]
            var sum = LineSum()
            for term in identity.addends { sum.add(cells[start &+ program.columns[term]]) }
            for term in identity.subtrahends { sum.subtract(cells[start &+ program.columns[term]]) }
            if sum.printed == 0, printed == Section.blank { continue }
            if sum.is(printed) {
                holds &+= 1
            } else {
                judge(
                    .identity(Int32(truncatingIfNeeded: identity.number)), identity.ordinal, printed: printed,
                    sum: RunningSum(sum, span.quantum),
                    .equal, span, row: current, column: identity.sum)
            }
        }
        counts.add(.holds, identity.ordinal, holds)
    }

    /// 级间: every line that has lines below it is their sum, column by column.
    mutating func checkParents(_ program: Program, _ side: Program.Side, _ span: SectionSpan) {
        let width = span.width
        sums.removeAll(keepingCapacity: true)
        sums.append(contentsOf: repeatElement(LineSum(), count: span.rowCount &* width))
        for row in 0..<span.rowCount {
            let parent = Int(parents[span.firstRow &+ row])
            guard parent >= 0 else { continue }
            let start = span.cell(row, 0)
            for column in 0..<width where span.uses(column) {
                let value = cells[start &+ column]
                if value != Section.blank {
                    sums[parent &* width &+ column].add(value)
                } else if isLost(program, side, span, row, column) {
                    sums[parent &* width &+ column].isLost = true
                }
            }
        }
        var holds = 0
        for column in 0..<width where span.uses(column) {
            for row in 0..<span.rowCount where isParent[span.firstRow &+ row] {
                let printed = cells[span.cell(row, column)]
                let sum = sums[row &* width &+ column]
                if sum.is(printed) {
                    holds &+= 1
                } else if sum.printed > 0 || sum.isLost || printed != Section.blank {
                    judge(
                        .parentSum, side.parentSum, printed: printed, sum: RunningSum(sum, span.quantum), .equal, span,
                        row: row, column: column)
                }
            }
        }
        counts.add(.holds, side.parentSum, holds)
    }

    /// 合计: the total is the sum of the top lines, column by column.
    mutating func checkTotal(_ program: Program, _ side: Program.Side, _ span: SectionSpan) {
        var holds = 0
        for column in 0..<span.width where span.uses(column) {
            var sum = LineSum()
            for row in 0..<span.rowCount where parents[span.firstRow &+ row] < 0 {
                let value = cells[span.cell(row, column)]
                if value != Section.blank {
                    sum.add(value)
                } else if isLost(program, side, span, row, column) {
                    sum.isLost = true
                }
            }
            let printed = cells[span.cell(-1, column)]
            if sum.is(printed) {
                holds &+= 1
            } else {
                judge(
                    .totalSum, side.totalSum, printed: printed, sum: RunningSum(sum, span.quantum), .equal, span,
                    row: -1, column: column)
            }
        }
        counts.add(.holds, side.totalSum, holds)
    }

    /// 行间: a printed formula of a side, column by column.
    mutating func checkFormula(
        _ program: Program, _ place: Int, _ side: Program.Side, _ span: SectionSpan
    ) {
        let formula = program.formulas[place]
        let target = firstRow(of: formula.sum, span, program)
        guard target >= 0 else { return }
        addendRows.removeAll(keepingCapacity: true)
        if formula.isOfAllItems {
            for row in 0..<span.rowCount where parents[span.firstRow &+ row] < 0 && !isStructural(row, span) {
                addendRows.append(row)
            }
        } else {
            for key in formula.addends {
                let row = firstRow(of: program.keys[key], span, program)
                if row >= 0 { addendRows.append(row) }
            }
        }
        for column in 0..<span.width where span.uses(column) {
            var sum = LineSum()
            for row in addendRows { add(program, side, span, row, column, &sum) }
            let printed = cells[span.cell(target, column)]
            if sum.is(printed) {
                counts.add(.holds, formula.ordinal, 1)
            } else {
                judge(
                    .formula(Int32(truncatingIfNeeded: place)), formula.ordinal, printed: printed,
                    sum: RunningSum(sum, span.quantum), .equal,
                    span, row: target, column: column)
            }
        }
    }

    private func isStructural(_ row: Int, _ span: SectionSpan) -> Bool {
        let key = rows[span.firstRow &+ row].key
        if key.knownRow >= 0 { return KnownRows.isStructural[key.knownRow] }
        return key.textPlace >= 0 && tables[span.table].sides[span.side].isStructural(row)
    }

    private func add(
        _ program: Program, _ side: Program.Side, _ span: SectionSpan, _ row: Int, _ column: Int, _ sum: inout LineSum
    ) {
        let value = cells[span.cell(row, column)]
        if value != Section.blank {
            sum.add(value)
        } else if isLost(program, side, span, row, column) {
            sum.isLost = true
        }
    }

    /// Figures below zero or finer than the table prints. Counted once for each list of lines.
    mutating func checkAmounts(_ span: SectionSpan, _ general: GeneralRules) {
        let range = span.firstCell..<span.cell(span.rowCount, 0)
        let quantum = span.quantum
        var isNegative = false
        for index in range where cells[index] < 0 && cells[index] != Section.blank { isNegative = true }
        let isFine: Bool =
            switch quantum {
            // Dividing by a number that is known beforehand is many times as fast.
            case 1: false
            case 10_000: range.contains { cells[$0] != Section.blank && cells[$0] % 10_000 != 0 }
            default: range.contains { cells[$0] != Section.blank && cells[$0] % quantum != 0 }
            }
        if !isNegative { counts.add(.holds, general.negative.ordinal, 1) }
        if !isFine { counts.add(.holds, general.overPrecise.ordinal, 1) }
        guard isNegative || isFine else { return }
        for step in 1...span.rowCount + 1 {
            let row = step <= span.rowCount ? step - 1 : -1
            for column in 0..<span.width {
                let value = cells[span.cell(row, column)]
                guard value != Section.blank else { continue }
                if value < 0 { mark(.negative, general.negative, span, row, column) }
                if value % quantum != 0 { mark(.overPrecise, general.overPrecise, span, row, column) }
            }
        }
    }

    private mutating func mark(
        _ subject: Mark.Subject, _ rule: NumberedRule, _ span: SectionSpan, _ row: Int, _ column: Int
    ) {
        var mark = Mark(subject: subject, ordinal: rule.ordinal, verdict: .violated)
        mark.set(span, row: row, column: column)
        marks.append(mark)
    }
}

extension CheckPass.LineSum {
    /// Adds a cell; a blank one adds nothing.
    @inline(__always)
    mutating func add(_ value: Int64) {
        guard value != Section.blank else { return }
        let (sum, overflow) = fen.addingReportingOverflow(value)
        fen = sum
        overflowed = overflowed || overflow
        printed &+= 1
    }

    /// Takes a cell off; a blank one takes nothing off.
    @inline(__always)
    mutating func subtract(_ value: Int64) {
        guard value != Section.blank else { return }
        let (sum, overflow) = fen.subtractingReportingOverflow(value)
        fen = sum
        overflowed = overflowed || overflow
        printed &+= 1
    }

    /// Whether a printed figure is just the sum.
    @inline(__always)
    func `is`(_ printed: Int64) -> Bool {
        printed == fen && self.printed > 0 && !isLost && !overflowed && printed != Section.blank
    }
}

extension RunningSum {
    /// The sum of figures whose intervals have a width together.
    init(_ sum: CheckPass.LineSum, width: Int64, isKnown: Bool) {
        self.init(sum, 0)
        self.width = width
        self.isKnown = isKnown
    }

    /// The sum of figures of one precision.
    init(_ sum: CheckPass.LineSum, _ quantum: Int64) {
        self.init(
            fen: sum.fen, quantum: quantum, printed: Int(sum.printed), isLost: sum.isLost, overflowed: sum.overflowed)
    }
}

extension Section {
    /// Whether a row adds up or balances others.
    func isStructural(_ row: Int) -> Bool {
        let key = rows[row].key
        if key.knownRow >= 0 { return KnownRows.isStructural[key.knownRow] }
        guard key.textPlace >= 0, kind == .row else { return false }
        return SummaryRow(rawValue: keyTexts[key.textPlace]).isStructural
    }
}
