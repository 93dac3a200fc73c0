import BudgetCodes

// Relations between tables: figures against figures.

extension CheckPass {
    /// Evaluates one relation, unless the document has none of its tables.
    ///
    /// - Parameter isClose: Whether blank totals are looked at closely: whether they are nothing or may be lost. That is
    ///   asked for when the relation does not hold at first sight.
    func check(_ program: Program, relation place: Int, isClose: Bool = false) {
        let relation = program.relations[place]
        guard relation.premise.isEmpty else { return check(program, assumed: place) }
        var sum = RunningSum()
        var isComplete = true
        var hasTable = false
        var isShown = false
        // What the place does not publish may be nothing, or more money.
        var (mayLackAddend, mayLackSubtrahend) = (false, false)
        for index in relation.addends.lowerBound..<relation.subtrahends.upperBound {
            let isAddend = index < relation.addends.upperBound
            let reading = read(program.cells[index], program, isClose: isClose)
            switch reading {
            case .notApplicable: return
            case .missingTable: isComplete = false
            case .unpublished:
                if index < relation.addends.upperBound { mayLackAddend = true } else { mayLackSubtrahend = true }
                continue
            case .notShown:
                // What a layout does not show takes no part: the rest may still be too much, but is no sum.
                guard relation.comparison == .atLeast, isAddend else { return }
                hasTable = true
                continue
            default: hasTable = sum.add(reading, sign: isAddend ? 1 : -1) || hasTable
            }
            isShown = true
        }
        guard isShown else { return }
        let subject = program.cells[relation.subject]
        let span = sections[subject.side]
        var printed = Section.blank
        var width = span.step
        var isRowPrinted = false
        var isPrintedPartial = false
        switch read(subject, program, isClose: false) {
        // A row that adds up others says nothing when it is not printed.
        case .notApplicable, .notShown, .absent, .unpublished: return
        case .missingTable:
            if hasTable {
                skip(
                    .relation(Int32(truncatingIfNeeded: place), isRowPrinted: false), relation.ordinal, span,
                    subject.column)
            }
            return
        case .missingRow:
            // An item that is not printed says zero; a sum of nothing then needs no remark.
            guard sum.fen != 0 else { return }
            printed = 0
        case .unknown:
            // Tables that both do not split a figure up need no remark.
            guard sum.fen != 0 else { return }
        case .printed(let value, let own, let isPartial):
            printed = value
            width = own
            isRowPrinted = true
            isPrintedPartial = isPartial && value != Section.blank
        }
        let mark = Mark.Subject.relation(Int32(truncatingIfNeeded: place), isRowPrinted: isRowPrinted)
        if isComplete, sum.isLost {
            guard isRowPrinted, printed != Section.blank, printed != 0 else { return }
            return skip(mark, relation.ordinal, span, subject.column, printed: printed, reason: .otherLayout)
        }
        guard isComplete else { return skip(mark, relation.ordinal, span, subject.column, printed: printed) }
        let isEnough = relation.comparison == .atLeast && printed > sum.fen
        if printed == sum.fen || isEnough, !sum.overflowed, sum.printed > 0 {
            return counts.add(.holds, relation.ordinal, 1)
        }
        // What may be missing matters to what is violated alone.
        if sum.mayBeMore || sum.mayBeLess, !isClose,
            case .verdict(.violated) = Outcome(printed: printed, width: width, sum: sum, relation.comparison)
        {
            return check(program, relation: place, isClose: true)
        }
        judge(
            mark, relation.ordinal, printed: printed, width: width, isPrintedPartial: isPrintedPartial,
            doubt: (printed > sum.fen ? mayLackAddend : mayLackSubtrahend) ? .missingTable : nil, sum: sum,
            relation.comparison, span, row: -1, column: subject.column)
    }

    /// A relation whose tables are not all there, or do not show what it needs.
    func skip(
        _ subject: Mark.Subject, _ ordinal: Int, _ span: SectionSpan, _ column: Int, printed: Int64 = Section.blank,
        sum: Int64 = 0, reason: NotEvaluatedReason = .missingTable
    ) {
        var mark = Mark(subject: subject, ordinal: ordinal, verdict: .notEvaluated, reason: reason)
        mark.set(span, column: column)
        mark.printed = printed
        mark.expected = sum
        lists.pointee.marks.append(mark)
    }

    /// The width of the interval of a cell.
    @inline(__always)
    func width(of cell: Int, _ span: SectionSpan) -> Int64 {
        let extra = Int64(extraSteps(cell, span))
        // A row with fewer decimals has a width also where those of the table are exact.
        return (extra > 0 && source(cell, span) == .printed ? span.quantum : span.step) &* (1 &+ extra)
    }

    /// Reads a cell of a relation.
    func read(_ cell: Program.CellSlot, _ program: Program, isClose: Bool = true) -> CellReading {
        if cell.condition != .always, !applies(cell.condition, cell.side, program) { return .notApplicable }
        let span = sections[cell.side]
        guard span.table >= 0 else {
            return cell.condition == .ifPrinted ? .notApplicable : span.isUnpublished ? .unpublished : .missingTable
        }
        if cell.condition == .ifPrinted {
            guard span.prints(cell.column) else { return .notApplicable }
            let isRowPrinted = cell.choice == .total ? span.hasTotal : firstRow(of: cell.key, span, program) >= 0
            guard isRowPrinted else { return .notApplicable }
        }
        guard span.prints(cell.column) else { return cell.condition == .orNothing ? .missingRow : .notShown }
        switch cell.choice {
        case .total:
            let place = span.cell(-1, cell.column)
            if cells[place] != Section.blank { return printedCell(place, span) }
            return readBlankTotal(cell, span, program, isClose: isClose)
        case .first:
            var row = firstRow(of: cell.key, span, program)
            if row < 0, cell.otherDepth.bits != 0 { row = firstRow(of: cell.otherDepth, span, program) }
            guard row >= 0 else { return readMissingRow(cell, span, program) }
            return printedCell(span.cell(row, cell.column), span)
        case .all: return readAll(cell, span)
        }
    }

    @inline(__always)
    func printedCell(_ cell: Int, _ span: SectionSpan) -> CellReading {
        .printed(
            cells[cell], width: width(of: cell, span),
            isPartial: cells[cell] == Section.blank || isPartial(cell, span))
    }

    /// A blank cell of 合计 that no lines give.
    private func readBlankTotal(
        _ cell: Program.CellSlot, _ span: SectionSpan, _ program: Program, isClose: Bool
    ) -> CellReading {
        if isEmpty(span) { return .missingRow }
        let hasLines =
            span.uses(cell.column)
            && (0..<span.rowCount).contains { cells[span.cell($0, cell.column)] != Section.blank }
        guard !hasLines else { return .unknown }
        // A column without any figure may be nothing, or lost as a whole.
        let side = program.sides[cell.side]
        let isNothing = isClose && isNothingInRow(program, side, cell.side, -1, cell.column)
        return .printed(Section.blank, width: 0, isPartial: !isNothing)
    }

    /// A row that is not printed is nothing, unless it adds up others, or is a part of a figure that is not split up.
    private func readMissingRow(_ cell: Program.CellSlot, _ span: SectionSpan, _ program: Program) -> CellReading {
        if cell.key.code != 0 {
            return isSplitUp(cell.key.code, span) && !span.isMalformed(cell.column) ? .missingRow : .unknown
        }
        guard span.kind == .row else { return .missingRow }
        guard program.sides[cell.side].isSide, !cell.isStructural else { return .absent }
        for heading in [cell.heading, cell.otherHeading] where heading.bits != 0 {
            let row = firstRow(of: heading, span, program)
            guard row >= 0 else { continue }
            let value = cells[span.cell(row, cell.column)]
            if value != Section.blank, value != 0, !rows[span.firstRow &+ row].isParent { return .unknown }
        }
        return .missingRow
    }

    /// Whether a table would print a code that it does not print, were there anything: the nearest line above it that
    /// is printed has others below it. Without such a line the table has nothing there, unless it has no codes at all.
    func isSplitUp(_ code: Int32, _ span: SectionSpan) -> Bool {
        guard span.rowCount > 0 else { return isEmpty(span) }
        var above = code / 100
        while above >= 100 {
            if let row = firstRow(ofCode: above, span) { return rows[span.firstRow &+ row].isParent }
            above /= 100
        }
        return true
    }

    /// Whether a table has nothing at all. A row of totals alone that is blank lost its figures, unless the table says
    /// that there is nothing.
    private func isEmpty(_ span: SectionSpan) -> Bool {
        guard span.rowCount == 0 else { return false }
        return !span.hasTotal
            || (0..<span.width).allSatisfy { cells[span.cell(-1, $0)] == Section.blank }
                && tables[span.table].caption.noneStatement != nil
    }

    /// The first row of a code. Functional codes stand in order; the others are asked for by single relations alone.
    private func firstRow(ofCode code: Int32, _ span: SectionSpan) -> Int? {
        guard !CodeNames.isEconomic(code) else {
            return (0..<span.rowCount).first { rows[span.firstRow &+ $0].key.code == code }
        }
        let place = firstPlace(ofCode: code, span)
        return codeRows[place].code == code ? Int(codeRows[place].row) : nil
    }

    /// The place of a functional code among those of a section; where it is not printed, of the next one.
    func firstPlace(ofCode code: Int32, _ span: SectionSpan) -> Int {
        let order = Section.prefixOrder(code)
        var (low, high) = (span.firstCode, span.firstCode + span.codeCount)
        while low < high {
            let middle = (low + high) / 2
            if codeRows[middle].order < order { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// All lines of a key, added up.
    private func readAll(_ cell: Program.CellSlot, _ span: SectionSpan) -> CellReading {
        var sum = LineSum()
        var isPrinted = false
        for row in 0..<span.rowCount where rows[span.firstRow + row].key == cell.key {
            isPrinted = true
            let place = span.cell(row, cell.column)
            sum.add(cells[place])
            addOwn(place, span, to: &sum)
        }
        if sum.overflowed { return .unknown }
        // A line whose code is none may be one of them.
        let isDoubtful = cell.key.code != 0 && span.isMalformed(cell.column)
        guard isPrinted else { return isDoubtful ? .unknown : .missingRow }
        let (width, overflow) = span.step.multipliedReportingOverflow(by: Int64(sum.printed))
        return .printed(
            sum.printed > 0 ? sum.fen : Section.blank, width: overflow ? .max : width,
            isPartial: sum.blank > 0 || isDoubtful)
    }

    /// Whether the layout of 项目支出表 is the one that a relation is about. A missing table is missing in both.
    private func applies(_ condition: CellReference.Condition, _ side: Int, _ program: Program) -> Bool {
        let span = sections[side]
        var listsAll: Bool?
        if span.table >= 0 { listsAll = (0..<span.rowCount).contains { rows[span.firstRow + $0].key.isGroup } }
        switch condition {
        case .always, .ifPrinted, .orNothing: return true
        case .allProjects: return listsAll != false
        case .projectsOnly: return listsAll != true
        case .allProjectsSpent: return listsAll != false && hasNoClosing(program)
        }
    }

    /// Whether 收支总表 shows nothing left at the end of the year.
    private func hasNoClosing(_ program: Program) -> Bool {
        guard let closingSection else { return true }
        let span = sections[closingSection]
        guard span.table >= 0 else { return true }
        let row = firstRow(of: closingKey, span, program)
        guard row >= 0 else { return true }
        let value = cells[span.cell(row, 0)]
        guard value == Section.blank else { return value == 0 }
        // A blank cell is nothing when the total comes out without it.
        let current = firstRow(of: currentTotalKey, span, program)
        let total = firstRow(of: totalKey, span, program)
        guard current >= 0, total >= 0 else { return false }
        let all = cells[span.cell(total, 0)]
        return all != Section.blank && all == cells[span.cell(current, 0)] && !isPartial(span.cell(total, 0), span)
            && !isPartial(span.cell(current, 0), span)
    }
}

/// What stands in a cell of a relation.
enum CellReading: Sendable {
    case missingTable
    /// The table is missing, and the place does not publish it.
    case unpublished
    /// The document is laid out so that the relation says nothing about it.
    case notApplicable
    /// The layout does not print the column.
    case notShown
    /// The figure is there in some other one, but cannot be told.
    case unknown
    /// The table is there, but an item is not: it is nothing.
    case missingRow
    /// The table is there, but a row that adds up others, or balances them, is not.
    case absent
    /// The row is there; the cell may be blank.
    case printed(Int64, width: Int64, isPartial: Bool)
}

private let closingKey = RowKey.row(.closing).packed ?? PackedKey(bits: -1)
private let currentTotalKey = RowKey.row(.currentTotal).packed ?? PackedKey(bits: -1)
private let totalKey = RowKey.row(.total).packed ?? PackedKey(bits: -1)
