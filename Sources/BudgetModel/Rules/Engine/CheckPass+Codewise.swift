import BudgetCodes

// Relations between tables: columns code by code.

/// Goes through the functional codes of one column in order.
struct CodeCursor {
    /// The next row; the list ends with ``Figures/CodeRow/end``.
    var next: UnsafeMutablePointer<Figures.CodeRow>
    /// Where the list begins.
    let start: UnsafeMutablePointer<Figures.CodeRow>
    /// The cell of the column in row 0, and how far it is from row to row.
    let cells: UnsafeMutablePointer<Int64>
    let width: Int
    /// The width of the interval of a figure.
    let step: Int64
    let side: Int
    let column: Int

    /// Whether the row before the next one has the code of an order.
    func isBehind(_ order: Int64) -> Bool { next > start && (next - 1).pointee.order == order }

    /// Whether there are lines below a code of an order, but none of the code.
    func isRolledUp(to code: Int32, _ order: Int64) -> Bool {
        next.pointee.order != .max && Section.isBelow(next.pointee.code, code) && !isBehind(order)
    }
}

extension CheckPass {
    /// Evaluates a relation code by code, unless the document has none of its tables.
    func check(_ program: Program, keyed place: Int) {
        let relation = program.keyed[place]
        guard let shown = comparableColumns(program, place, relation) else { return }
        withUnsafeTemporaryAllocation(of: CodeCursor.self, capacity: relation.columns.count) { cursors in
            let isOfCategories = relation.codes.upperBound < 1_000
            var count = 0
            for (source, index) in relation.columns.enumerated() where shown & (1 << UInt64(min(source, 63))) != 0 {
                let column = program.columnSlots[index]
                let span = sections[column.side]
                let start = codeRows + (isOfCategories ? span.firstCategory : span.firstCode)
                cursors.initializeElement(
                    at: count,
                    to: CodeCursor(
                        next: start, start: start, cells: cells + span.cell(0, column.column), width: span.width,
                        step: span.step, side: column.side, column: column.column))
                count &+= 1
            }
            let compared = UnsafeMutableBufferPointer(rebasing: cursors[..<count])
            merge(place, relation, compared)
            compareTotals(place, relation, compared)
        }
    }

    /// Codes come in prefix order, so that the lists are merged like ribbons.
    private func merge(
        _ place: Int, _ relation: Program.ColumnRelation, _ cursors: UnsafeMutableBufferPointer<CodeCursor>
    ) {
        var holds = 0
        while true {
            var first = cursors[0].next
            for source in 1..<cursors.count where cursors[source].next.pointee.order < first.pointee.order {
                first = cursors[source].next
            }
            let (order, code) = (first.pointee.order, first.pointee.code)
            guard order != .max else { break }
            guard relation.codes.contains(code) else {
                for source in cursors.indices {
                    while cursors[source].next.pointee.order == order { cursors[source].next += 1 }
                }
                continue
            }
            var own = LineSum()
            var sum = LineSum()
            // The widths of the intervals of what is added, which may be of several precisions.
            var width: Int64 = 0
            var isRowPrinted = false
            // What is blank may be more.
            var isEnoughAtSight = relation.comparison == .atLeast
            for source in cursors.indices where cursors[source].next.pointee.order == order {
                var next = cursors[source].next
                repeat {
                    let row = Int(next.pointee.row)
                    let value = cursors[source].cells[row &* cursors[source].width]
                    if source == 0 {
                        isRowPrinted = true
                        own.add(value)
                    } else if value != Section.blank {
                        sum.add(value)
                        width &+= cursors[source].step
                    } else {
                        isEnoughAtSight = false
                    }
                    next += 1
                } while next.pointee.order == order
                cursors[source].next = next
            }
            // Where the subject prints nothing, and there is nothing elsewhere, there is nothing to say.
            guard isRowPrinted || sum.fen != 0 else { continue }
            isEnoughAtSight = isEnoughAtSight && own.printed > 0 && sum.printed > 0 && own.fen > sum.fen
            if sum.is(own.printed > 0 ? own.fen : isRowPrinted ? Section.blank : 0)
                || isEnoughAtSight && !sum.overflowed && !own.overflowed
            {
                holds &+= 1
            } else if own.printed > 0 || sum.printed > 0
                || cursors.contains(where: { $0.isRolledUp(to: code, order) })
            {
                judge(place, relation, cursors, code, order, own, sum, width)
            }
        }
        counts.add(.holds, relation.ordinal, holds)
    }

    /// Judges a code whose figures are not simply the same. A table that does not print the code is looked at at the
    /// levels that it does print.
    private func judge(
        _ place: Int, _ relation: Program.ColumnRelation, _ cursors: UnsafeMutableBufferPointer<CodeCursor>,
        _ code: Int32, _ order: Int64, _ own: LineSum, _ sum: LineSum, _ width: Int64
    ) {
        var (own, sum, width) = (own, sum, width)
        var isPrintedPartial = false
        var isRowPrinted = cursors[0].isBehind(order)
        var ownWidth: Int64 = 0
        var isKnown = false
        for source in cursors.indices where !cursors[source].isBehind(order) {
            let side = cursors[source].side
            // A code that a table does not print is the sum of the lines below it, if any are printed.
            guard let part = rolledUp(cursors[source], code) else {
                guard isSplitUp(code, sections[side]) else { return }
                isKnown = true
                if source == 0 { ownWidth = sections[side].step }
                continue
            }
            if source == 0 {
                own = part
                isRowPrinted = true
                isPrintedPartial = part.blank > 0
                ownWidth = sections[side].step &* Int64(part.printed)
            } else {
                sum.add(part)
                width &+= sections[side].step &* Int64(part.printed)
            }
        }
        guard own.printed > 0 || sum.printed > 0, isRowPrinted || sum.fen != 0 else { return }
        for source in cursors.indices where cursors[source].isBehind(order) {
            let span = sections[cursors[source].side]
            let extra = self.extra(cursors[source], span, order)
            if source == 0 {
                ownWidth = span.step &* Int64(extra.printed &+ own.printed)
                isPrintedPartial = extra.blank > 0
            } else {
                width &+= span.step &* Int64(extra.printed)
                sum.blank &+= extra.blank
                sum.blankLess &+= extra.blankLess
            }
        }
        var printed = own.printed > 0 ? own.fen : isRowPrinted ? Section.blank : 0
        if own.overflowed { printed = Section.blank }
        var total = RunningSum(sum, 0)
        total.width = width
        total.isKnown = isKnown
        let subject = cursors[0]
        let isMalformed = cursors.contains { sections[$0.side].isMalformed($0.column) }
        let mayLack = mayLackAddend(relation, cursors) && printed > total.fen
        judge(
            .keyed(Int32(truncatingIfNeeded: place), code: code, isRowPrinted: isRowPrinted), relation.ordinal,
            printed: printed, width: ownWidth, isPrintedPartial: isPrintedPartial || own.blank > 0,
            doubt: isMalformed ? .malformedCode : mayLack ? .missingTable : nil, sum: total, relation.comparison,
            sections[subject.side], row: -1,
            column: subject.column)
    }

    /// Where a table has nothing but totals, the totals are compared.
    private func compareTotals(
        _ place: Int, _ relation: Program.ColumnRelation, _ cursors: UnsafeMutableBufferPointer<CodeCursor>
    ) {
        // Relations of one level have others beside them for the totals.
        guard relation.codes.upperBound == .max, cursors.contains(where: { isTotalOnly(sections[$0.side]) }),
            cursors.allSatisfy({ sections[$0.side].kind != .row })
        else { return }
        var sum = RunningSum()
        for cursor in cursors.dropFirst() {
            let span = sections[cursor.side]
            let cell = span.cell(-1, cursor.column)
            if span.rowCount == 0, cells[cell] == Section.blank { sum.addNothing() }
            sum.add(value: cells[cell], width: width(of: cell, span))
            sum.mayBeMore = sum.mayBeMore || cells[cell] == Section.blank || isPartial(cell, span)
            sum.mayBeLess = sum.mayBeLess || isPartial(cell, span)
        }
        let span = sections[cursors[0].side]
        let cell = span.cell(-1, cursors[0].column)
        judge(
            .keyed(Int32(truncatingIfNeeded: place), code: Mark.totalCode, isRowPrinted: true), relation.ordinal,
            printed: cells[cell], width: width(of: cell, span),
            isPrintedPartial: isPartial(cell, span),
            doubt: mayLackAddend(relation, cursors) && cells[cell] > sum.fen ? .missingTable : nil, sum: sum,
            relation.comparison, span, row: -1, column: cursors[0].column)
    }

    /// Whether a table of a sum is missing because the place does not publish it. What else is not compared is left out
    /// only of a relation that asks for as much at least.
    private func mayLackAddend(
        _ relation: Program.ColumnRelation, _ cursors: UnsafeMutableBufferPointer<CodeCursor>
    ) -> Bool {
        relation.comparison == .equal && cursors.count < relation.columns.count
    }

    private func isTotalOnly(_ span: SectionSpan) -> Bool {
        span.rowCount == 0 && (0..<span.width).contains { cells[span.cell(-1, $0)] != Section.blank }
    }

    /// What the rows of a code have beyond their figures: wider intervals, and parts that are blank.
    private func extra(_ cursor: CodeCursor, _ span: SectionSpan, _ order: Int64) -> LineSum {
        var sum = LineSum()
        var row = cursor.next - 1
        while row >= cursor.start, row.pointee.order == order {
            let cell = span.cell(Int(row.pointee.row), cursor.column)
            if cells[cell] == Section.blank { sum.blank &+= 1 }
            addOwn(cell, span, to: &sum)
            row -= 1
        }
        return sum
    }

    /// The sum of the lines below a code that is not printed, which are the next ones; `nil` when there are none.
    private func rolledUp(_ cursor: CodeCursor, _ code: Int32) -> LineSum? {
        var next = cursor.next
        guard next.pointee.order != .max, Section.isBelow(next.pointee.code, code) else { return nil }
        let span = sections[cursor.side]
        var sum = LineSum()
        while next.pointee.order != .max, Section.isBelow(next.pointee.code, code) {
            let row = Int(next.pointee.row)
            let parent = Int(rows[span.firstRow &+ row].parent)
            if parent < 0 || !Section.isBelow(rows[span.firstRow &+ parent].key.code, code) {
                let cell = span.cell(row, cursor.column)
                sum.add(cells[cell])
                addOwn(cell, span, to: &sum)
            }
            next += 1
        }
        return sum
    }

    /// The columns of a relation that can be compared, a bit for each with the subject first; `nil` when there is
    /// nothing to compare. What is missing is noted when others are there.
    private func comparableColumns(
        _ program: Program, _ place: Int, _ relation: Program.ColumnRelation
    ) -> UInt64? {
        var reason: NotEvaluatedReason?
        var shown: UInt64 = 0
        for (source, index) in relation.columns.enumerated() {
            let column = program.columnSlots[index]
            let span = sections[column.side]
            if span.table < 0 {
                guard !relation.isIfPrinted else { return nil }
                if span.isUnpublished, source == 0 { return nil }
                if !span.isUnpublished { reason = .missingTable }
            } else if !span.prints(column.column) {
                guard source > 0, relation.comparison == .atLeast else { return nil }
            } else if span.hasOtherKeys, span.codeCount == 0 {
                reason = reason ?? .otherLayout
            } else {
                shown |= 1 << UInt64(min(source, 63))
            }
        }
        guard let reason else { return shown & 1 != 0 && shown.nonzeroBitCount > 1 ? shown : nil }
        guard shown != 0 else { return nil }
        let subject = program.columnSlots[relation.columns.lowerBound]
        skip(
            .keyed(Int32(truncatingIfNeeded: place), code: 0, isRowPrinted: false), relation.ordinal,
            sections[subject.side], subject.column, reason: reason)
        return nil
    }
}
