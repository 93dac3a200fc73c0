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
        lists.marks.append(mark)
    }

    /// Reads a cell of a relation.
    private func read(_ cell: Program.CellSlot, _ program: Program) -> CellReading {
        if cell.condition != .always, !applies(cell.condition, cell.side, program) { return .notApplicable }
        let span = sections[cell.side]
        guard span.table >= 0 else { return cell.condition == .ifPrinted ? .notApplicable : .missingTable }
        if cell.condition == .ifPrinted {
            guard span.prints(cell.column) else { return .notApplicable }
            let isRowPrinted = cell.choice == .total ? span.hasTotal : firstRow(of: cell.key, span, program) >= 0
            guard isRowPrinted else { return .notApplicable }
        }
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
        case .always, .ifPrinted: return true
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
    /// The next row; the list ends with ``Figures/CodeRow/end``.
    var next: UnsafeMutablePointer<Figures.CodeRow>
    /// The cell of the column in row 0, and how far it is from row to row.
    let cells: UnsafeMutablePointer<Int64>
    let width: Int
    let quantum: Int64
    let side: Int
    let column: Int
}

extension CheckPass {
    /// Evaluates a relation code by code, unless the document has none of its tables.
    mutating func check(_ program: Program, keyed place: Int) {
        let relation = program.keyed[place]
        guard canCompare(program, place, relation) else { return }
        let count = relation.columns.count
        withUnsafeTemporaryAllocation(of: CodeCursor.self, capacity: count) { cursors in
            let isOfCategories = relation.codes.upperBound < 1_000
            for (source, index) in relation.columns.enumerated() {
                let column = program.columnSlots[index]
                let span = sections[column.side]
                cursors.initializeElement(
                    at: source,
                    to: CodeCursor(
                        next: codeRows + (isOfCategories ? span.firstCategory : span.firstCode),
                        cells: cells + span.cell(0, column.column), width: span.width, quantum: span.quantum,
                        side: column.side, column: column.column))
            }
            merge(program, place, relation, UnsafeMutableBufferPointer(rebasing: cursors[..<count]))
        }
    }

    /// Codes come in prefix order, so that the lists are merged like ribbons.
    private mutating func merge(
        _ program: Program, _ place: Int, _ relation: Program.ColumnRelation,
        _ cursors: UnsafeMutableBufferPointer<CodeCursor>
    ) {
        let codes = relation.codes
        var holds = 0
        while true {
            var order = Int64.max
            for source in cursors.indices { order = min(order, cursors[source].next.pointee.order) }
            guard order != .max else { break }
            var own = LineSum()
            var sum = LineSum()
            // The widths of the intervals of what is added, which may be of several precisions.
            var width: Int64 = 0
            var sources = 0
            var isRowPrinted = false
            var code: Int32 = 0
            for source in cursors.indices where cursors[source].next.pointee.order == order {
                sources &+= 1
                var next = cursors[source].next
                repeat {
                    code = next.pointee.code
                    let row = Int(next.pointee.row)
                    let value = cursors[source].cells[row &* cursors[source].width]
                    if source == 0 {
                        isRowPrinted = true
                        own.add(value)
                    } else if value != Section.blank {
                        sum.add(value)
                        width &+= cursors[source].quantum
                    } else if codes.contains(code) {
                        let side = cursors[source].side
                        if isLost(program, program.sides[side], sections[side], row, cursors[source].column) {
                            sum.isLost = true
                        }
                    }
                    next += 1
                } while next.pointee.order == order
                cursors[source].next = next
            }
            guard codes.contains(code) else { continue }
            // A code that a table does not print adds nothing there.
            let isKnown = sources < cursors.count
            if !isRowPrinted, sum.fen == 0, !sum.isLost { continue }
            var printed = own.printed > 0 ? own.fen : isRowPrinted ? Section.blank : 0
            if own.overflowed { printed = Section.blank }
            if sum.is(printed) {
                holds &+= 1
            } else {
                let subject = cursors[0]
                judge(
                    .keyed(Int32(truncatingIfNeeded: place), code: code, isRowPrinted: isRowPrinted),
                    relation.ordinal, printed: printed, sum: RunningSum(sum, width: width, isKnown: isKnown),
                    relation.comparison, sections[subject.side], row: -1, column: subject.column)
            }
        }
        counts.add(.holds, relation.ordinal, holds)
    }

    /// Whether the tables of a relation are there and print codes. What is missing is noted when others are there.
    private mutating func canCompare(_ program: Program, _ place: Int, _ relation: Program.ColumnRelation) -> Bool {
        var reason: NotEvaluatedReason?
        var hasTable = false
        for index in relation.columns {
            let span = sections[program.columnSlots[index].side]
            if span.table < 0 {
                guard !relation.isIfPrinted else { return false }
                reason = .missingTable
            } else if !span.prints(program.columnSlots[index].column) {
                // What a place does not print takes no part.
                return false
            } else if span.hasOtherKeys, span.codeCount == 0 {
                reason = reason ?? .otherLayout
            } else {
                hasTable = true
            }
        }
        guard hasTable, let reason else { return hasTable }
        let subject = program.columnSlots[relation.columns.lowerBound]
        skip(
            .keyed(Int32(truncatingIfNeeded: place), code: 0, isRowPrinted: false), relation.ordinal,
            sections[subject.side], subject.column, reason: reason)
        return false
    }
}

private let closingKey = RowKey.row(.closing).packed ?? PackedKey(bits: -1)
