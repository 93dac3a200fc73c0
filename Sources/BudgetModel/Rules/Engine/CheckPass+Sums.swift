// Sums inside one list of lines. Most of them hold: the loops add what is printed and look closer only where the printed
// figure is another one. A blank cell whose parts are printed is filled with their sum, so that whatever adds it up or
// compares it later knows it; see ``CheckPass/fill(_:_:_:_:row:column:)``.

extension CheckPass {
    /// 栏间: an identity of columns in every row, 合计 last. Identities come in an order in which sums that others add
    /// up are filled before.
    func checkIdentity(_ program: Program, _ place: Int, _ index: Int) {
        let span = sections[index]
        let identity = program.identities[place]
        guard span.uses(identity.sum) else { return }
        let terms = identity.addends.lowerBound..<identity.subtrahends.upperBound
        guard terms.contains(where: { span.uses(program.columns[$0]) }) else {
            if terms.contains(where: { span.prints(program.columns[$0]) }) { noteBlankColumns(identity, span) }
            return
        }
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
                settle(program, identity, index, row)
            }
        }
        counts.add(.holds, identity.ordinal, holds)
    }

    /// A sum of columns of which none has a figure in any row. That is one fact, and not one for each row.
    private func noteBlankColumns(_ identity: Program.Identity, _ span: SectionSpan) {
        var isNoted = false
        for row in -1..<span.rowCount {
            let printed = cells[span.cell(row, identity.sum)]
            guard printed != Section.blank, printed == 0 || !isNoted else { continue }
            isNoted = isNoted || printed != 0
            judge(
                .identity(Int32(truncatingIfNeeded: identity.number)), identity.ordinal, printed: printed,
                sum: RunningSum(), .equal, span, row: row, column: identity.sum)
        }
    }

    /// What the columns of an identity add up to in a row. A column without any figure counts as blank where it is asked
    /// whether something is missing, for all of it may be.
    func sum(of identity: Program.Identity, _ program: Program, _ span: SectionSpan, row: Int) -> LineSum {
        var sum = LineSum()
        for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
        where span.prints(program.columns[term]) {
            let cell = span.cell(row, program.columns[term])
            if term < identity.addends.upperBound { sum.add(cells[cell]) } else { sum.subtract(cells[cell]) }
            addOwn(cell, span, to: &sum)
        }
        return sum
    }

    /// An identity in a row whose printed figures do not simply add up.
    private func settle(_ program: Program, _ identity: Program.Identity, _ index: Int, _ row: Int) {
        let span = sections[index]
        var sum = sum(of: identity, program, span, row: row)
        let printed = cells[span.cell(row, identity.sum)]
        let subject = Mark.Subject.identity(Int32(truncatingIfNeeded: identity.number))
        if printed == Section.blank, sum.fen != 0, !sum.overflowed {
            // Lists without a row of totals are made by hand, and leave out what there is not.
            if span.kind != .row, !span.hasTotal {
                let terms = identity.addends.lowerBound..<identity.subtrahends.upperBound
                let unused = terms.count {
                    span.prints(program.columns[$0]) && !span.uses(program.columns[$0])
                }
                if Int(sum.blank + sum.blankLess) == unused { (sum.blank, sum.blankLess) = (0, 0) }
            }
            fill(sum, .columns, subject, index, row: row, column: identity.sum)
        } else {
            judge(
                subject, identity.ordinal, printed: printed, sum: RunningSum(sum, span.step), .equal, span, row: row,
                column: identity.sum)
        }
    }

    /// 级间 and 合计: every line that has lines below it is their sum, and the total that of the top lines, column by
    /// column.
    func checkLines(_ program: Program, _ side: Program.Side, _ index: Int) {
        let span = sections[index]
        let hasParents = side.parentSum >= 0 && span.parentCount > 0
        let hasTop = side.totalSum >= 0 && span.rowCount > 0
        guard hasParents || hasTop else { return }
        addUpLines(span)
        let doubt: NotEvaluatedReason? = span.hasMalformed ? .malformedCode : nil
        if hasParents {
            fillParents(index)
            var holds = 0
            for column in 0..<span.width where span.uses(column) {
                for row in 0..<span.rowCount where rows[span.firstRow &+ row].isParent {
                    let sum = lists.pointee.sums[Int(rows[span.firstRow &+ row].sum) &* span.width &+ column]
                    let printed = cells[span.cell(row, column)]
                    if sum.is(printed) {
                        // A cell that was filled with this very sum says nothing.
                        holds &+= source(span.cell(row, column), sections[index]) == .lines ? 0 : 1
                    } else if sum.printed > 0 || printed != Section.blank {
                        judge(
                            .parentSum, side.parentSum, printed: printed, doubt: doubt, sum: RunningSum(sum, span.step),
                            isOfWhich(below: row, span) ? .atLeast : .equal, sections[index], row: row, column: column)
                    }
                }
            }
            counts.add(.holds, side.parentSum, holds)
        }
        guard hasTop else { return }
        var holds = 0
        var coarse: Int64 = 0
        for column in 0..<span.width where span.uses(column) {
            let printed = cells[span.cell(-1, column)]
            let sum = lists.pointee.sums[column]
            if sum.is(printed) {
                holds &+= span.hasTotal ? 1 : 0
            } else if printed == Section.blank, sum.printed > 0, sum.fen != 0, !sum.overflowed {
                fill(sum, .lines, .totalSum, index, row: -1, column: column)
            } else if span.hasTotal, let quantum = coarseQuantum(sum, column, index) {
                coarse = quantum
                skip(
                    .totalSum, side.totalSum, sections[index], column, printed: printed, sum: sum.fen,
                    reason: .coarseTotal)
            } else if span.hasTotal {
                judge(
                    .totalSum, side.totalSum, printed: printed, doubt: doubt, sum: RunningSum(sum, span.step), .equal,
                    sections[index], row: -1, column: column)
            }
        }
        counts.add(.holds, side.totalSum, holds)
        // Other tables are compared with it as it seems to be printed.
        if coarse > 0 { setSteps(ofLine: -1, index, coarse) }
    }

    /// Whether the first line below a row begins with 其中: such lines need not be all of it.
    private func isOfWhich(below row: Int, _ span: SectionSpan) -> Bool {
        guard span.kind == .row, row + 1 < span.rowCount, Int(rows[span.firstRow &+ row &+ 1].parent) == row else {
            return false
        }
        return tables[span.table].sides[span.side].name(of: row + 1).hasPrefix("其中")
    }

    /// Whether 合计 differs from its lines by no more than decimals that it does not seem to have: all its figures are
    /// whole tenths or hundreds of the steps of the table. `nil` otherwise.
    private func coarseQuantum(_ sum: LineSum, _ column: Int, _ index: Int) -> Int64? {
        let span = sections[index]
        let printed = cells[span.cell(-1, column)]
        let width = width(of: span.cell(-1, column), span)
        guard printed != Section.blank, sum.printed > 0, !sum.overflowed, !isRounding(sum, printed, width, span) else {
            return nil
        }
        let figures = (0..<span.width).map { cells[span.cell(-1, $0)] }.filter { $0 != Section.blank && $0 != 0 }
        let steps: [Int64] = [100, 10]
        // One figure in ten ends in a zero by chance, and one in a hundred in two.
        let found = steps.first { steps in
            figures.count >= (steps == 10 ? 2 : 1) && figures.allSatisfy { $0 % (steps &* span.quantum) == 0 }
        }
        guard let found, isRounding(sum, printed, found &* span.quantum, span) else { return nil }
        return found &* span.quantum
    }

    /// Whether a figure is a sum within the intervals of both.
    private func isRounding(_ sum: LineSum, _ printed: Int64, _ width: Int64, _ span: SectionSpan) -> Bool {
        var total = RunningSum(sum, span.step)
        total.mayBeMore = false
        guard case .verdict(let verdict) = Outcome(printed: printed, width: width, sum: total, .equal)
        else {
            return true
        }
        return verdict != .violated
    }

    /// Adds every line to the one that adds it up; the sums of 合计 stand first.
    private func addUpLines(_ span: SectionSpan) {
        let (rows, cells, width) = (rows + span.firstRow, cells + span.cell(0, 0), span.width)
        let count = (span.parentCount &+ 1) &* width
        if lists.pointee.sums.count < count {
            lists.pointee.sums = Array(repeating: LineSum(), count: max(count, 2 * lists.pointee.sums.count))
        }
        lists.pointee.sums.withUnsafeMutableBufferPointer { sums in
            guard let start = sums.baseAddress else { return }
            for place in 0..<count { start[place] = LineSum() }
            for row in 0..<span.rowCount {
                let line = cells + row &* width
                let parent = Int(rows[row].parent)
                let above = start + (parent < 0 ? 0 : Int(rows[parent].sum)) &* width
                for column in 0..<width { above[column].add(line[column]) }
            }
        }
        guard span.hasOwnSteps else { return }
        for row in 0..<span.rowCount {
            for column in 0..<width {
                addOwn(span.cell(row, column), span, to: &lists.pointee.sums[sumPlace(above: row, span) &+ column])
            }
        }
    }

    /// The place of the first sum of the line that adds a row up.
    func sumPlace(above row: Int, _ span: SectionSpan) -> Int {
        let parent = Int(rows[span.firstRow &+ row].parent)
        return (parent < 0 ? 0 : Int(rows[span.firstRow &+ parent].sum)) &* span.width
    }

    /// Fills blank cells of lines that have lines below them, the lowest first.
    private func fillParents(_ index: Int) {
        let span = sections[index]
        func isBlankSum(_ row: Int, _ column: Int) -> Bool {
            let sum = lists.pointee.sums[Int(rows[span.firstRow &+ row].sum) &* span.width &+ column]
            return cells[span.cell(row, column)] == Section.blank && sum.fen != 0 && !sum.overflowed
        }
        var hasAny = false
        for row in 0..<span.rowCount where rows[span.firstRow &+ row].isParent {
            let sums = Int(rows[span.firstRow &+ row].sum) &* span.width
            let line = cells + span.cell(row, 0)
            for column in 0..<span.width
            where line[column] == Section.blank && lists.pointee.sums[sums &+ column].fen != 0 {
                hasAny = true
            }
        }
        guard hasAny else { return }
        // A line above a line that is filled may be filled next.
        var found: [(depth: Int, row: Int)] = []
        for row in 0..<span.rowCount where rows[span.firstRow &+ row].isParent {
            found.append((depth(of: row, span), row))
        }
        found.sort { ($1.depth, $0.row) < ($0.depth, $1.row) }
        for (_, row) in found {
            for column in 0..<span.width where span.uses(column) && isBlankSum(row, column) {
                let sum = lists.pointee.sums[Int(rows[span.firstRow &+ row].sum) &* span.width &+ column]
                fill(sum, .lines, .parentSum, index, row: row, column: column)
                let above = sumPlace(above: row, span) &+ column
                lists.pointee.sums[above].add(sum)
                // It was blank before.
                lists.pointee.sums[above].blank &-= 1
            }
        }
    }

    /// How many lines are above a line.
    private func depth(of row: Int, _ span: SectionSpan) -> Int {
        var depth = 0
        var next = Int(rows[span.firstRow &+ row].parent)
        while next >= 0, depth < 64 {
            depth &+= 1
            next = Int(rows[span.firstRow &+ next].parent)
        }
        return depth
    }

    /// 行间: a printed formula of a side, column by column.
    func checkFormula(_ program: Program, _ place: Int, _ side: Program.Side, _ index: Int) {
        let span = sections[index]
        let formula = program.formulas[place]
        let target = firstRow(of: formula.sum, span, program)
        guard target >= 0 else { return }
        lists.pointee.addendRows.removeAll(keepingCapacity: true)
        listAddends(program, place, side, span, depth: 3)
        let subject = Mark.Subject.formula(Int32(truncatingIfNeeded: place))
        for column in 0..<span.width where span.uses(column) {
            var sum = LineSum()
            for row in lists.pointee.addendRows {
                let cell = span.cell(row, column)
                sum.add(cells[cell])
                addOwn(cell, sections[index], to: &sum)
            }
            let printed = cells[span.cell(target, column)]
            if sum.is(printed) {
                counts.add(.holds, formula.ordinal, 1)
            } else if printed == Section.blank, sum.printed > 0, sum.fen != 0, !sum.overflowed {
                fill(sum, .rows, subject, index, row: target, column: column)
            } else {
                let section = tables[span.table].sides[span.side]
                let isDoubtful =
                    span.isMalformed(column) && lists.pointee.addendRows.contains(where: section.looksMiscoded)
                judge(
                    subject, formula.ordinal, printed: printed, doubt: isDoubtful ? .malformedCode : nil,
                    sum: RunningSum(sum, span.step), .equal, sections[index], row: target, column: column)
            }
        }
    }

    /// Lists the rows that a formula adds up. A row that is not printed is what its own formula adds up.
    func listAddends(
        _ program: Program, _ place: Int, _ side: Program.Side, _ span: SectionSpan, depth: Int
    ) {
        let formula = program.formulas[place]
        if formula.isOfAllItems {
            for row in 0..<span.rowCount where rows[span.firstRow &+ row].parent < 0 && !isStructural(row, span) {
                lists.pointee.addendRows.append(row)
            }
        }
        for key in formula.addends {
            let row = firstRow(of: program.keys[key], span, program)
            if row >= 0 {
                lists.pointee.addendRows.append(row)
            } else if depth > 0, let own = side.formulas.first(where: { program.formulas[$0].sum == program.keys[key] })
            {
                listAddends(program, own, side, span, depth: depth - 1)
            }
        }
    }

    private func isStructural(_ row: Int, _ span: SectionSpan) -> Bool {
        let key = rows[span.firstRow &+ row].key
        if key.knownRow >= 0 { return KnownRows.isStructural[key.knownRow] }
        return key.textPlace >= 0 && tables[span.table].sides[span.side].isStructural(row)
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
