// Sums inside one list of lines. Most of them hold: the loops add what is printed and look closer only where the printed
// figure is another one.

extension CheckPass {
    /// 栏间: an identity of columns in every row, 合计 last.
    mutating func checkIdentity(_ program: Program, _ place: Int, _ span: SectionSpan) {
        let identity = program.identities[place]
        guard span.uses(identity.sum) else { return }
        var holds = 0
        for step in 0..<span.rowCount &+ (span.hasTotal ? 1 : 0) {
            // After the lines comes 合计.
            let row = step < span.rowCount ? step : -1
            let line = cells + span.cell(row, 0)
            let printed = line[identity.sum]
            var sum = LineSum()
            for term in identity.addends { sum.add(line[program.columns[term]]) }
            for term in identity.subtrahends { sum.subtract(line[program.columns[term]]) }
            if sum.is(printed) {
                holds &+= 1
            } else if sum.printed > 0 || printed != Section.blank {
                judge(
                    .identity(Int32(truncatingIfNeeded: identity.number)), identity.ordinal, printed: printed,
                    sum: RunningSum(sum, span.quantum), .equal, span, row: row, column: identity.sum)
            }
        }
        counts.add(.holds, identity.ordinal, holds)
    }

    /// 级间 and 合计: every line that has lines below it is their sum, and the total that of the top lines, column by
    /// column.
    mutating func checkLines(_ program: Program, _ side: Program.Side, _ span: SectionSpan) {
        let hasParents = side.parentSum >= 0 && span.parentCount > 0
        let hasTotal = side.totalSum >= 0 && span.hasTotal && span.rowCount > 0
        guard hasParents || hasTotal else { return }
        addUpLines(program, side, span)
        if hasParents {
            var holds = 0
            for column in 0..<span.width where span.uses(column) {
                for row in 0..<span.rowCount where rows[span.firstRow &+ row].isParent {
                    let sum = lists.sums[Int(rows[span.firstRow &+ row].sum) &* span.width &+ column]
                    let printed = cells[span.cell(row, column)]
                    if sum.is(printed) {
                        holds &+= 1
                    } else if sum.printed > 0 || sum.isLost || printed != Section.blank {
                        judge(
                            .parentSum, side.parentSum, printed: printed, sum: RunningSum(sum, span.quantum), .equal,
                            span, row: row, column: column)
                    }
                }
            }
            counts.add(.holds, side.parentSum, holds)
        }
        if hasTotal {
            var holds = 0
            for column in 0..<span.width where span.uses(column) {
                let printed = cells[span.cell(-1, column)]
                if lists.sums[column].is(printed) {
                    holds &+= 1
                } else {
                    judge(
                        .totalSum, side.totalSum, printed: printed, sum: RunningSum(lists.sums[column], span.quantum),
                        .equal,
                        span, row: -1, column: column)
                }
            }
            counts.add(.holds, side.totalSum, holds)
        }
    }

    /// Adds every line to the one that adds it up; the sums of 合计 stand first.
    private mutating func addUpLines(_ program: Program, _ side: Program.Side, _ span: SectionSpan) {
        let (rows, cells, width) = (rows + span.firstRow, cells + span.cell(0, 0), span.width)
        var sums: [LineSum] = []
        swap(&sums, &lists.sums)
        defer { swap(&sums, &lists.sums) }
        sums.removeAll(keepingCapacity: true)
        sums.append(contentsOf: repeatElement(LineSum(), count: (span.parentCount &+ 1) &* width))
        let sumColumns = span.width <= 63 ? side.sumColumns & span.used : side.sumColumns
        sums.withUnsafeMutableBufferPointer { sums in
            guard let start = sums.baseAddress else { return }
            for row in 0..<span.rowCount {
                let line = cells + row &* width
                let parent = Int(rows[row].parent)
                let above = start + (parent < 0 ? 0 : Int(rows[parent].sum)) &* width
                for column in 0..<width { above[column].add(line[column]) }
                guard sumColumns != 0 else { continue }
                for column in 0..<width
                where line[column] == Section.blank && isLost(program, side, span, row, column) {
                    above[column].isLost = true
                }
            }
        }
    }

    /// 行间: a printed formula of a side, column by column.
    mutating func checkFormula(
        _ program: Program, _ place: Int, _ side: Program.Side, _ span: SectionSpan
    ) {
        let formula = program.formulas[place]
        let target = firstRow(of: formula.sum, span, program)
        guard target >= 0 else { return }
        lists.addendRows.removeAll(keepingCapacity: true)
        if formula.isOfAllItems {
            for row in 0..<span.rowCount where rows[span.firstRow &+ row].parent < 0 && !isStructural(row, span) {
                lists.addendRows.append(row)
            }
        } else {
            for key in formula.addends {
                let row = firstRow(of: program.keys[key], span, program)
                if row >= 0 { lists.addendRows.append(row) }
            }
        }
        for column in 0..<span.width where span.uses(column) {
            var sum = LineSum()
            for row in lists.addendRows { add(program, side, span, row, column, &sum) }
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
        let printed = UnsafeBufferPointer(start: cells + span.firstCell, count: (span.rowCount &+ 1) &* span.width)
        let quantum = span.quantum
        // Without turns: nearly all figures of nearly all tables are well.
        var signs: Int64 = 0
        for value in printed { signs |= value == Section.blank ? 0 : value }
        let isNegative = signs < 0
        let isFine: Bool =
            switch quantum {
            // Dividing by a number that is known beforehand is many times as fast.
            case 1: false
            case 10_000: printed.contains { $0 % 10_000 != 0 && $0 != Section.blank }
            default: printed.contains { $0 % quantum != 0 && $0 != Section.blank }
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
        lists.marks.append(mark)
    }
}

/// A sum of cells in one column. Cells are blank as it comes, so that adding takes no turns.
struct LineSum: Sendable {
    var fen: Int64 = 0
    var printed: Int32 = 0
    var isLost = false
    var overflowed = false

    /// Adds a cell; a blank one adds nothing.
    @inline(__always)
    mutating func add(_ value: Int64) {
        let isPrinted = value != Section.blank
        let (sum, overflow) = fen.addingReportingOverflow(isPrinted ? value : 0)
        fen = sum
        overflowed = overflow ? true : overflowed
        printed &+= isPrinted ? 1 : 0
    }

    /// Takes a cell off; a blank one takes nothing off.
    @inline(__always)
    mutating func subtract(_ value: Int64) {
        let isPrinted = value != Section.blank
        let (sum, overflow) = fen.subtractingReportingOverflow(isPrinted ? value : 0)
        fen = sum
        overflowed = overflow ? true : overflowed
        printed &+= isPrinted ? 1 : 0
    }

    /// Whether a printed figure is just the sum.
    @inline(__always)
    func `is`(_ printed: Int64) -> Bool {
        printed == fen && self.printed > 0 && !isLost && !overflowed && printed != Section.blank
    }
}

extension RunningSum {
    /// The sum of figures whose intervals have a width together.
    init(_ sum: LineSum, width: Int64, isKnown: Bool) {
        self.init(sum, 0)
        self.width = width
        self.isKnown = isKnown
    }

    /// The sum of figures of one precision.
    init(_ sum: LineSum, _ quantum: Int64) {
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
