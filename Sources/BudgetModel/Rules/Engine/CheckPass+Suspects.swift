import BudgetCodes

// A sum that is less than what is printed for it may be wrong, or one of its blank addends has lost its figure. A blank
// cell is nothing where another sum, which has to be right for that, comes out exactly without it. Where that cannot be
// told, the relation is not evaluated.

extension CheckPass {
    /// Looks again at the suspects of a section, but for those of its formulas, which need the other tables.
    func clearSuspects(_ first: Int, _ program: Program, _ side: Program.Side, _ index: Int) {
        guard lists.pointee.suspects.count > first else { return }
        let span = sections[index]
        var left = first
        var hasLines = false
        for place in first..<lists.pointee.suspects.count {
            let suspect = lists.pointee.suspects[place]
            let mark = lists.pointee.marks[suspect]
            switch mark.subject {
            case .identity(let number):
                guard let identity = side.identities.first(where: { program.identities[$0].number == Int(number) })
                else { continue }
                clear(program.identities[identity], suspect, program, side, index)
            case .parentSum, .totalSum:
                if !hasLines {
                    lists.pointee.suspectPlaces.removeAll(keepingCapacity: true)
                    lists.pointee.suspectPlaces.append(
                        contentsOf: repeatElement(-1, count: (span.parentCount + 1) * span.width))
                    hasLines = true
                }
                let sum = mark.row < 0 ? 0 : Int(rows[span.firstRow + mark.row].sum)
                lists.pointee.suspectPlaces[sum * span.width + mark.column] = suspect
            default:
                lists.pointee.suspects[left] = suspect
                left += 1
            }
        }
        lists.pointee.suspects.removeSubrange(left...)
        if hasLines { clearLines(program, side, index) }
    }

    /// The blank addends of all suspects among the sums of lines, in one pass.
    private func clearLines(_ program: Program, _ side: Program.Side, _ index: Int) {
        let span = sections[index]
        for row in 0..<span.rowCount {
            let above = sumPlace(above: row, span)
            for column in 0..<span.width where lists.pointee.suspectPlaces[above + column] >= 0 {
                let cell = span.cell(row, column)
                guard cells[cell] == Section.blank || isPartial(cell, span) else { continue }
                if isPartial(cell, span) || !isNothingInRow(program, side, index, row, column) {
                    loseAddend(lists.pointee.suspectPlaces[above + column])
                    lists.pointee.suspectPlaces[above + column] = -1
                }
            }
        }
    }

    /// An identity of a row. Columns that were blank may be known through the lines below the row by now; those that
    /// are blank still are nothing when the sums of the lines say so.
    private func clear(
        _ identity: Program.Identity, _ suspect: Int, _ program: Program, _ side: Program.Side, _ index: Int
    ) {
        let span = sections[index]
        let mark = lists.pointee.marks[suspect]
        let sum = sum(of: identity, program, span, row: mark.row)
        let own = Outcome(
            printed: mark.printed, width: width(of: span.cell(mark.row, mark.column), span),
            sum: RunningSum(sum, span.step), .equal)
        lists.pointee.marks[suspect].expected = sum.fen
        if case .verdict(let verdict) = own, verdict != .violated {
            lists.pointee.marks[suspect].verdict = verdict
            return
        }
        for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
        where span.prints(program.columns[term]) {
            let column = program.columns[term]
            let cell = span.cell(mark.row, column)
            guard cells[cell] == Section.blank || isPartial(cell, span) else { continue }
            let isNothing =
                span.uses(column)
                ? isNothingInColumn(side, index, mark.row, column)
                : isNothingThroughout(identity, program, span, mark.row)
            guard !isPartial(cell, span), isNothing else { return loseAddend(suspect) }
        }
    }

    /// Whether a column without any figure is nothing: were it lost as a whole, the row that adds others up would miss as
    /// much as all of them together.
    private func isNothingThroughout(
        _ identity: Program.Identity, _ program: Program, _ span: SectionSpan, _ row: Int
    ) -> Bool {
        if span.hasMalformed { return false }
        // Lines by code without a row of totals have nothing that could say so; such lists are made by hand.
        if !span.hasTotal, span.kind != .row { return true }
        func missing(_ row: Int) -> Int64? {
            let printed = cells[span.cell(row, identity.sum)]
            let sum = sum(of: identity, program, span, row: row)
            guard printed != Section.blank, source(span.cell(row, identity.sum), span) == .printed, !sum.overflowed
            else { return nil }
            let (difference, overflow) = printed.subtractingReportingOverflow(sum.fen)
            return overflow ? nil : difference
        }
        if row < 0 {
            return (0..<span.rowCount).allSatisfy { rows[span.firstRow &+ $0].parent >= 0 || missing($0) == 0 }
                && span.rowCount > 0
        }
        var row = row
        repeat {
            row = Int(rows[span.firstRow &+ row].parent)
            if let missing = missing(max(row, -1)) { return missing == 0 && (row >= 0 || span.hasTotal) }
        } while row >= 0
        return false
    }

    /// Whether the sum of lines that a blank cell belongs to comes out without it, or the next one above.
    private func isNothingInColumn(_ side: Program.Side, _ index: Int, _ row: Int, _ column: Int) -> Bool {
        let span = sections[index]
        // Lines whose codes are none may belong to other sums than it seems.
        guard !span.hasMalformed else { return false }
        // A blank 合计 of lines that have figures would have been filled.
        guard row >= 0 else {
            return side.totalSum >= 0 && span.rowCount > 0 && lists.pointee.sums[column].fen == 0
                && lists.pointee.sums[column].blank == 0
        }
        var row = row
        while true {
            let parent = Int(rows[span.firstRow &+ row].parent)
            guard parent >= 0 ? side.parentSum >= 0 : side.totalSum >= 0 && span.hasTotal else { return false }
            let cell = span.cell(parent < 0 ? -1 : parent, column)
            let source = source(cell, span)
            // What was made from lines is what they add up to, and says nothing more.
            if source != .lines, cells[cell] != Section.blank {
                guard !isPartial(cell, span) else { return false }
                let sum = lists.pointee.sums[sumPlace(above: row, span) &+ column]
                return sum.fen == cells[cell] && !sum.overflowed
            }
            guard parent >= 0 else { return false }
            row = parent
        }
    }

    /// Whether an identity that a blank cell belongs to comes out without it.
    func isNothingInRow(
        _ program: Program, _ side: Program.Side, _ index: Int, _ row: Int, _ column: Int
    ) -> Bool {
        let span = sections[index]
        for place in side.identities {
            let identity = program.identities[place]
            let terms = identity.addends.lowerBound..<identity.subtrahends.upperBound
            let cell = span.cell(row, identity.sum)
            guard terms.contains(where: { program.columns[$0] == column }), source(cell, span) == .printed,
                cells[cell] != Section.blank
            else { continue }
            var sum = LineSum()
            for term in identity.addends { sum.add(cells[span.cell(row, program.columns[term])]) }
            for term in identity.subtrahends { sum.subtract(cells[span.cell(row, program.columns[term])]) }
            // Figures that were lost on both sides may cancel out.
            let isAlone = identity.subtrahends.isEmpty || sum.blank &+ sum.blankLess == 1
            if sum.printed > 0, isAlone, sum.is(cells[cell]) { return true }
        }
        return false
    }

    private func loseAddend(_ place: Int) {
        lists.pointee.marks[place].verdict = .notEvaluated
        lists.pointee.marks[place].reason = .lostAddend
    }
}

// Rows of forms are confirmed by other tables.
extension CheckPass {
    /// Looks again at the formulas among the suspects, when all tables were looked at.
    func clearFormulaSuspects(_ program: Program) {
        for suspect in lists.pointee.suspects {
            let mark = lists.pointee.marks[suspect]
            guard case .formula(let place) = mark.subject,
                let index = program.sides.indices.first(where: {
                    sections[$0].table == mark.table && sections[$0].side == mark.side
                })
            else { continue }
            let span = sections[index]
            lists.pointee.addendRows.removeAll(keepingCapacity: true)
            listAddends(program, Int(place), program.sides[index], span, depth: 3)
            let isSure = lists.pointee.addendRows.allSatisfy { row in
                let cell = span.cell(row, mark.column)
                guard cells[cell] == Section.blank || isPartial(cell, span) else { return true }
                return !isPartial(cell, span) && isNothingElsewhere(program, index, row, mark.column)
            }
            if !isSure { loseAddend(suspect) }
        }
    }

    /// Whether another table says that a blank row of a form is nothing.
    private func isNothingElsewhere(_ program: Program, _ index: Int, _ row: Int, _ column: Int) -> Bool {
        let key = rows[sections[index].firstRow + row].key
        func isThis(_ cell: Program.CellSlot) -> Bool {
            cell.side == index && cell.column == column && cell.choice == .first
                && (cell.key == key || cell.otherDepth == key)
        }
        for relation in program.relations where relation.subtrahends.isEmpty {
            let slots = relation.subject..<relation.subtrahends.upperBound
            guard slots.contains(where: { isThis(program.cells[$0]) }) else { continue }
            let others = slots.filter { !isThis(program.cells[$0]) }.map { isNothing(program.cells[$0], program) }
            // A whole that is nothing has no parts.
            let isConfirmed = relation.comparison == .equal || isThis(program.cells[relation.subject]) == false
            if isConfirmed, !others.isEmpty, others.allSatisfy({ $0 }) { return true }
        }
        guard key.code != 0 else { return false }
        for relation in program.keyed where relation.codes.contains(key.code) {
            guard relation.columns.contains(where: { isColumn(program.columnSlots[$0], index, column) }) else {
                continue
            }
            let others = relation.columns.filter { !isColumn(program.columnSlots[$0], index, column) }
            let isWhole = isColumn(program.columnSlots[relation.columns.lowerBound], index, column)
            guard relation.comparison == .equal || !isWhole else { continue }
            if !others.isEmpty, others.allSatisfy({ isNothing(key.code, program.columnSlots[$0]) }) { return true }
        }
        return false
    }

    private func isColumn(_ slot: Program.ColumnSlot, _ index: Int, _ column: Int) -> Bool {
        slot.side == index && slot.column == column
    }

    private func isNothing(_ cell: Program.CellSlot, _ program: Program) -> Bool {
        switch read(cell, program) {
        case .missingRow: true
        case .printed(let value, _, let isPartial): value == 0 && !isPartial
        default: false
        }
    }

    /// Whether a column has nothing for a code: no line of it or below it, in a table that would print one.
    private func isNothing(_ code: Int32, _ slot: Program.ColumnSlot) -> Bool {
        let span = sections[slot.side]
        guard span.table >= 0, span.prints(slot.column), !span.isMalformed(slot.column) else { return false }
        let first = firstPlace(ofCode: code, span)
        var place = first
        // What is below a code stands right behind it.
        while codeRows[place].code == code || Section.isBelow(codeRows[place].code, code) {
            guard cells[span.cell(Int(codeRows[place].row), slot.column)] == 0 else { return false }
            place &+= 1
        }
        return place > first || isSplitUp(code, span)
    }
}
