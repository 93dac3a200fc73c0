import BudgetCodes

// Relations between tables: figures against figures, and columns code by code.

extension CheckPass {
    /// Evaluates one relation, unless the document has none of its tables.
    mutating func check(_ program: Program, relation place: Int) {
        let relation = program.relations[place]
        var sum = RunningSum()
        var isComplete = true
        var hasTable = false
        for index in relation.addends.lowerBound..<relation.subtrahends.upperBound {
            let cell = program.cells[index]
            switch read(cell, program) {
            case .notApplicable: return
            case .missingTable: isComplete = false
            case .missingRow:
                hasTable = true
                sum.addNothing()
            case .lost:
                hasTable = true
                sum.addLost()
            case .printed(let value):
                hasTable = true
                sum.add(
                    value: value, quantum: sections[cell.side].quantum,
                    sign: index < relation.addends.upperBound ? 1 : -1)
            }
        }
        let subject = program.cells[relation.subject]
        let span = sections[subject.side]
        var printed = Section.blank
        var isRowPrinted = false
        switch read(subject, program) {
        case .notApplicable: return
        case .missingTable:
            if hasTable {
                skip(
                    .relation(Int32(truncatingIfNeeded: place), isRowPrinted: false), relation.ordinal, span,
                    subject.column)
            }
            return
        case .missingRow:
            // A row that is not printed says zero; a sum of nothing then needs no remark.
            guard sum.isLost || sum.fen != 0 else { return }
            printed = 0
        case .lost: break
        case .printed(let value):
            printed = value
            isRowPrinted = true
        }
        guard isComplete else {
            skip(
                .relation(Int32(truncatingIfNeeded: place), isRowPrinted: isRowPrinted), relation.ordinal, span,
                subject.column, printed: printed)
            return
        }
        judge(
            .relation(Int32(truncatingIfNeeded: place), isRowPrinted: isRowPrinted), relation.ordinal, printed: printed,
            sum: sum,
            relation.comparison, span, row: -1, column: subject.column)
    }

    /// A relation whose tables are not all there, or do not show what it needs.
    private mutating func skip(
        _ subject: Mark.Subject, _ ordinal: Int, _ span: SectionSpan, _ column: Int, printed: Int64 = Section.blank,
        reason: NotEvaluatedReason = .missingTable
    ) {
        var mark = Mark(subject: subject, ordinal: ordinal, verdict: .notEvaluated, reason: reason)
        mark.set(span, column: column)
        mark.printed = printed
        marks.append(mark)
    }

    /// Reads a cell of a relation.
    private func read(_ cell: Program.CellSlot, _ program: Program) -> CellReading {
        if cell.condition != .always, !applies(cell.condition, cell.side, program) { return .notApplicable }
        let span = sections[cell.side]
        guard span.table >= 0 else { return .missingTable }
        switch cell.choice {
        case .total:
            let value = cells[span.cell(-1, cell.column)]
            if value != Section.blank { return .printed(value) }
            return readBlankTotal(cell, span, program)
        case .first:
            let row = firstRow(of: cell.key, span, program)
            return row < 0 ? .missingRow : .printed(cells[span.cell(row, cell.column)])
        case .all: return readAll(cell, span, program)
        }
    }

    /// A blank cell of 合计: the table may be empty, or the figure is lost although its parts or lines have figures.
    private func readBlankTotal(_ cell: Program.CellSlot, _ span: SectionSpan, _ program: Program) -> CellReading {
        if span.rowCount == 0 {
            let hasFigures = (0..<span.width).contains { cells[span.cell(-1, $0)] != Section.blank }
            guard hasFigures else { return .missingRow }
        }
        let hasLines = (0..<span.rowCount).contains { cells[span.cell($0, cell.column)] != Section.blank }
        let isLost = hasLines || isLost(program, program.sides[cell.side], span, -1, cell.column)
        return isLost ? .lost : .printed(Section.blank)
    }

    /// All lines of a key, added up.
    private func readAll(_ cell: Program.CellSlot, _ span: SectionSpan, _ program: Program) -> CellReading {
        var sum = LineSum()
        var isPrinted = false
        for row in 0..<span.rowCount where rows[span.firstRow + row].key == cell.key {
            isPrinted = true
            let value = cells[span.cell(row, cell.column)]
            sum.add(value)
            if value == Section.blank, isLost(program, program.sides[cell.side], span, row, cell.column) {
                sum.isLost = true
            }
        }
        if sum.isLost || sum.overflowed { return .lost }
        guard isPrinted else { return .missingRow }
        return .printed(sum.printed > 0 ? sum.fen : Section.blank)
    }

    /// Whether the layout of 项目支出表 is the one that a relation is about. A missing table is missing in both.
    private func applies(_ condition: CellReference.Condition, _ side: Int, _ program: Program) -> Bool {
        let span = sections[side]
        var listsAll: Bool?
        if span.table >= 0 { listsAll = (0..<span.rowCount).contains { rows[span.firstRow + $0].key.isGroup } }
        switch condition {
        case .always: return true
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
        return value == Section.blank || value == 0
    }
}

/// What stands in a cell of a relation.
enum CellReading {
    case missingTable
    /// The document is laid out so that the relation says nothing about it.
    case notApplicable
    /// The cell is blank although figures that it adds up are printed.
    case lost
    /// The table is there, but the row is not: it adds nothing.
    case missingRow
    /// The row is there; the cell may be blank.
    case printed(Int64)
}

/// Goes through the functional codes of one column in order.
struct CodeCursor {
    let side: Int
    let column: Int
    /// The next place in the list of rows, and its end.
    var next: Int
    let end: Int
    /// Whether the list is the one of 类.
    let isOfCategories: Bool
    /// The row of the next code, and its order; `Int64.max` at the end.
    var row = 0
    var order = Int64.max
}

extension CheckPass {
    /// Evaluates a relation code by code, unless the document has none of its tables.
    mutating func check(_ program: Program, keyed place: Int) {
        let relation = program.keyed[place]
        guard startCursors(program, place, relation) else { return }
        // Codes come in prefix order nearly always, so that the lists are merged like ribbons.
        let subject = sections[cursors[0].side]
        while true {
            var order = Int64.max
            for source in cursors.indices { order = min(order, cursors[source].order) }
            guard order != .max else { return }
            var own = LineSum()
            var sum = LineSum()
            // The widths of the intervals of what is added, which may be of several precisions.
            var width: Int64 = 0
            var sources = 0
            var isRowPrinted = false
            var code: Int32 = 0
            for source in cursors.indices where cursors[source].order == order {
                var cursor = cursors[source]
                let span = sections[cursor.side]
                sources &+= 1
                while cursor.order == order {
                    code = rows[span.firstRow &+ cursor.row].key.code
                    let value = cells[span.cell(cursor.row, cursor.column)]
                    if source == 0 {
                        isRowPrinted = true
                        own.add(value)
                    } else if value != Section.blank {
                        sum.add(value)
                        width &+= span.quantum
                    } else if isLost(program, program.sides[cursor.side], span, cursor.row, cursor.column) {
                        sum.isLost = true
                    }
                    advance(&cursor, span.firstRow, relation.codes)
                }
                cursors[source] = cursor
            }
            // A code that a table does not print adds nothing there.
            let isKnown = sources < cursors.count
            if !isRowPrinted, sum.fen == 0, !sum.isLost { continue }
            var printed = own.printed > 0 ? own.fen : isRowPrinted ? Section.blank : 0
            if own.overflowed { printed = Section.blank }
            if sum.is(printed) {
                counts.add(.holds, relation.ordinal, 1)
            } else {
                judge(
                    .keyed(Int32(truncatingIfNeeded: place), code: code, isRowPrinted: isRowPrinted),
                    relation.ordinal, printed: printed, sum: RunningSum(sum, width: width, isKnown: isKnown),
                    relation.comparison, subject, row: -1, column: cursors[0].column)
            }
        }
    }

    /// Puts a cursor at the first code of every column; false when the relation cannot be evaluated.
    private mutating func startCursors(
        _ program: Program, _ place: Int, _ relation: Program.ColumnRelation
    ) -> Bool {
        cursors.removeAll(keepingCapacity: true)
        var reason: NotEvaluatedReason?
        var hasTable = false
        for index in relation.columns {
            let column = program.columnSlots[index]
            let span = sections[column.side]
            if span.table < 0 {
                reason = .missingTable
            } else if span.hasOtherKeys, codeSpans[column.side].codes.isEmpty {
                reason = reason ?? .otherLayout
            } else {
                hasTable = true
            }
        }
        guard hasTable else { return false }
        let subject = program.columnSlots[relation.columns.lowerBound]
        if let reason {
            skip(
                .keyed(Int32(truncatingIfNeeded: place), code: 0, isRowPrinted: false), relation.ordinal,
                sections[subject.side], subject.column,
                reason: reason)
            return false
        }
        let isOfCategories = relation.codes.upperBound < 1_000
        for index in relation.columns {
            let column = program.columnSlots[index]
            let span = sections[column.side]
            let places = isOfCategories ? codeSpans[column.side].categories : codeSpans[column.side].codes
            var cursor = CodeCursor(
                side: column.side, column: column.column, next: places.lowerBound, end: places.upperBound,
                isOfCategories: isOfCategories)
            advance(&cursor, span.firstRow, relation.codes)
            cursors.append(cursor)
        }
        return true
    }

    /// Moves a cursor to the next row whose code is of the level.
    @inline(__always)
    private func advance(_ cursor: inout CodeCursor, _ firstRow: Int, _ codes: ClosedRange<Int32>) {
        while cursor.next < cursor.end {
            let row = Int(cursor.isOfCategories ? categoryRows[cursor.next] : codeRows[cursor.next])
            cursor.next &+= 1
            let code = rows[firstRow &+ row].key.code
            guard codes.contains(code) else { continue }
            cursor.row = row
            cursor.order = Section.prefixOrder(code)
            return
        }
        cursor.order = .max
    }
}

private let closingKey = RowKey.row(.closing).packed ?? PackedKey(bits: -1)
