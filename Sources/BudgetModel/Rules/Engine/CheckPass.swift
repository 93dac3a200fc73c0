import BudgetCodes

// Unsafe, and why it is safe: a pass lives within the closures that lend it the memory of a checker, and nothing of it
// leaves them but what is in its lists, which are numbers. Rows and cells are found by spans, which were made from the
// lengths of the very lists; the places of rules are those of the program that the counts were made for.

/// One pass of the checker over the tables of a document.
struct CheckPass {
    /// How many relations had which verdict, by rule.
    let counts: Counts.Memory
    /// The tables of the document.
    let tables: [Table]
    /// The figures of the document: see ``Figures``.
    let sections: UnsafeMutablePointer<SectionSpan>
    let rows: UnsafeMutablePointer<Figures.Row>
    let cells: UnsafeMutablePointer<Int64>
    let codeRows: UnsafeMutablePointer<Figures.CodeRow>
    /// How many cells there are.
    let cellCount: Int

    /// What does not simply hold, and lists of single steps. Lent, too, so that nothing of a pass changes: it is large, and
    /// what reads a cell would get a copy of it.
    let lists: UnsafeMutablePointer<Lists>

    /// The place of the expenditure side of 部门收支总表 among the sections.
    let closingSection: Int?
    /// The ordinal of the rule about blank sums.
    let blankSum: Int

    /// Lists that a checker keeps from document to document.
    struct Lists: Sendable {
        /// What does not simply hold, in the order of the tables.
        var marks: [Mark] = []
        /// The marks of codes and names of one section, not yet in order.
        var rowMarks: [(row: Int, order: Int, mark: Mark)] = []
        /// The marks of single amounts of one section.
        var amountMarks: [Mark] = []
        /// The sums of lines of one section.
        var sums: [LineSum] = []
        /// The rows that one formula adds up.
        var addendRows: [Int] = []
        /// The blank cells that were filled with the sums of their parts, each with the relation that gave it.
        var fills: [Mark] = []
        /// For each cell how many widths of its table its interval has beyond one, and where its figure is from; empty
        /// as long as all figures are printed in the precision of their tables.
        var steps: [Int32] = []
        /// The marks of sums that are less than what is printed for them, while some of what they add up is blank.
        var suspects: [Int] = []
        /// The suspects of the lines of one section, by the places of their sums.
        var suspectPlaces: [Int] = []
        /// What performance forms are compared with; see ``TableReadings``.
        var readings: [CellReading] = []
    }

    /// Where the figure of a cell is from.
    enum CellSource: Int32 {
        case printed, columns, lines, rows
    }

    /// Evaluates everything that compares figures, codes and names of tables.
    func run(
        _ present: Program.TableSet, _ practice: PracticeProgram, _ book: RuleBook, _ names: CodeNames
    ) {
        for slot in book.program.forms.indices {
            guard sections[slot * 2].table >= 0 else {
                checkIsMissing(slot, practice, book)
                continue
            }
            for index in slot * 2...slot * 2 + 1 { sections[index].printed = practice.columns[index] }
            counts.add(.holds, book.general.missingTable.ordinal, 1)
            check(slot, book, names)
        }
        func applies(_ tables: Program.TableSet, _ isIfPrinted: Bool) -> Bool {
            isIfPrinted ? present.contains(tables) : !present.isDisjoint(tables)
        }
        for place in book.program.relations.indices
        where applies(book.program.relations[place].tables, book.program.relations[place].isIfPrinted) {
            check(book.program, relation: place)
        }
        for place in book.program.keyed.indices
        where applies(book.program.keyed[place].tables, book.program.keyed[place].isIfPrinted) {
            check(book.program, keyed: place)
        }
        clearFormulaSuspects(book.program)
    }

    /// Notes a table that the practice demands, unless another one is there that does as well.
    private func checkIsMissing(_ slot: Int, _ practice: PracticeProgram, _ book: RuleBook) {
        let demands = practice.demands[slot]
        let hasOther = demands.contains { sections[$0 * 2].table >= 0 }
        for index in slot * 2...slot * 2 + 1 {
            sections[index].isUnpublished = hasOther || practice.isUnpublished[slot]
        }
        guard !demands.isEmpty, !hasOther else { return }
        lists.pointee.marks.append(
            Mark(
                subject: .missingTable(slot: Int32(truncatingIfNeeded: slot)),
                ordinal: book.general.missingTable.ordinal, verdict: .violated))
    }

    /// Every rule about the inside of one table.
    private func check(_ slot: Int, _ book: RuleBook, _ names: CodeNames) {
        let place = sections[slot * 2].table
        checkStatement(tables[place].caption.noneStatement != nil, slot, book.general)
        let hasOpenColumns = tables[place].caption.columns != nil
        if !tables[place].caption.lineDecimals.isEmpty { takeLineDecimals(slot) }
        for side in tables[place].sides.indices {
            let index = slot * 2 + side
            guard hasOpenColumns else {
                check(index, book.program, book.general, names)
                continue
            }
            let layout = tables[place].layout(of: side)
            sections[index].printed = tables[place].declaredColumns(of: side, layout)
            let program = book.program.adding(layout, side: index, book.general.declaredSum)
            check(index, program, book.general, names)
        }
    }

    private func check(_ index: Int, _ program: Program, _ general: GeneralRules, _ names: CodeNames) {
        let side = program.sides[index]
        // Before blank cells are filled; what is said of single amounts stands behind the sums.
        checkAmounts(sections[index], general)
        // A column whose parts have figures is looked at as well: it may have lost them.
        for place in side.identities where sections[index].prints(program.identities[place].sum) {
            let identity = program.identities[place]
            for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
            where sections[index].uses(program.columns[term]) {
                sections[index].used |= 1 << UInt64(min(identity.sum, 63))
            }
        }
        let firstFill = lists.pointee.fills.count
        let firstSuspect = lists.pointee.suspects.count
        for place in side.identities { checkIdentity(program, place, index) }
        checkLines(program, side, index)
        for place in side.formulas { checkFormula(program, place, side, index) }
        clearSuspects(firstSuspect, program, side, index)
        noteFills(firstFill, sections[index])
        checkCodes(side, sections[index], general, names)
        guard !lists.pointee.amountMarks.isEmpty else { return }
        lists.pointee.marks += lists.pointee.amountMarks
        lists.pointee.amountMarks.removeAll(keepingCapacity: true)
    }

    private func checkStatement(_ hasStatement: Bool, _ slot: Int, _ general: GeneralRules) {
        let span = sections[slot * 2]
        let isEmpty = isEmpty(slot)
        if isEmpty { expect(hasStatement, .emptyWithoutStatement, general.emptyWithoutStatement, span) }
        if hasStatement { expect(isEmpty, .statementContradicted, general.statementContradicted, span) }
    }

    private func expect(_ condition: Bool, _ subject: Mark.Subject, _ rule: NumberedRule, _ span: SectionSpan) {
        guard !condition else { return counts.add(.holds, rule.ordinal, 1) }
        var mark = Mark(subject: subject, ordinal: rule.ordinal, verdict: .violated)
        mark.set(span)
        lists.pointee.marks.append(mark)
    }

    /// Whether a table has no line; with two sides, no figure.
    private func isEmpty(_ slot: Int) -> Bool {
        let span = sections[slot * 2]
        if span.rowCount > 0, sections[slot * 2 + 1].table < 0 { return false }
        return isBlank(span) && isBlank(sections[slot * 2 + 1])
    }

    private func isBlank(_ span: SectionSpan) -> Bool {
        guard span.table >= 0 else { return true }
        for index in span.firstCell..<span.firstCell + (span.rowCount + 1) * span.width
        where cells[index] != Section.blank { return false }
        return true
    }
}

extension CheckPass {
    /// Judges a comparison that does not hold at first sight.
    ///
    /// - Parameters:
    ///   - width: The width of the interval of the printed figure, by default that of its cell.
    ///   - doubt: Why nothing can be said to be violated.
    func judge(
        _ subject: Mark.Subject, _ ordinal: Int, printed: Int64, width: Int64? = nil, isPrintedPartial: Bool = false,
        doubt: NotEvaluatedReason? = nil, sum: RunningSum, _ comparison: Comparison, _ span: SectionSpan, row: Int,
        column: Int
    ) {
        var verdict = Verdict.notEvaluated
        var reason: NotEvaluatedReason?
        var isPrintedPartial = isPrintedPartial
        if width == nil { isPrintedPartial = isPartial(span.cell(row, column), span) }
        let width = width ?? self.width(of: span.cell(row, column), span)
        switch Outcome(printed: printed, width: width, sum: sum, comparison) {
        case .nothingPrinted: return
        case .verdict(.holds): return counts.add(.holds, ordinal, 1)
        case .verdict(let found): verdict = found
        case .notEvaluated(let found): reason = found
        }
        if verdict == .violated, let doubt {
            (verdict, reason) = (.notEvaluated, doubt)
        } else if verdict == .violated, isPrintedPartial {
            (verdict, reason) = (.notEvaluated, .blankCell)
        } else if verdict == .violated, printed > sum.fen ? sum.mayBeMore : sum.mayBeLess {
            // Relations between tables are not sure; sums inside a table are looked at again.
            if row < 0, isRelation(subject) {
                if comparison == .equal { (verdict, reason) = (.notEvaluated, .lostAddend) }
            } else {
                lists.pointee.suspects.append(lists.pointee.marks.count)
            }
        }
        var mark = Mark(subject: subject, ordinal: ordinal, verdict: verdict, reason: reason)
        mark.set(span, row: row, column: column)
        mark.printed = printed
        mark.expected = sum.fen
        lists.pointee.marks.append(mark)
    }

    /// Takes the decimals of lines that have others than their table.
    private func takeLineDecimals(_ slot: Int) {
        let table = tables[sections[slot * 2].table]
        for line in table.caption.lineDecimals {
            guard let (side, row) = table.place(of: line.line.rawValue) else { continue }
            setSteps(ofLine: row, slot * 2 + side, table.caption.precision(of: line.line).quantum.fen)
        }
    }

    /// Gives the figures of a line the width of a greater quantum.
    func setSteps(ofLine row: Int, _ index: Int, _ quantum: Int64) {
        let span = sections[index]
        guard quantum > span.quantum else { return }
        for column in 0..<span.width where cells[span.cell(row, column)] != Section.blank {
            setSteps(Int(quantum / span.quantum), .printed, isPartial: false, of: span.cell(row, column))
        }
        sections[index].hasOwnSteps = true
    }

    private func isRelation(_ subject: Mark.Subject) -> Bool {
        switch subject {
        case .relation, .keyed: true
        default: false
        }
    }

    /// The first row of a key, or -1.
    func firstRow(of key: PackedKey, _ span: SectionSpan, _ program: Program) -> Int {
        guard key.textPlace < 0 else {
            // A key that is a text is looked for among the texts of the section.
            return RowKey(program.texts[key.textPlace], kind: span.kind).flatMap {
                tables[span.table].sides[span.side].firstRow(of: $0)
            } ?? -1
        }
        let rows = rows + span.firstRow
        var row = 0
        while row < span.rowCount {
            if rows[row].key == key { return row }
            row &+= 1
        }
        return -1
    }

}

// Blank cells whose parts are printed.
extension CheckPass {
    /// Fills a blank cell with the sum of its parts: the document, or the reading of it, lost the figure, so blank does
    /// not mean nothing here.
    func fill(
        _ sum: LineSum, _ source: CellSource, _ subject: Mark.Subject, _ index: Int, row: Int, column: Int
    ) {
        let cell = sections[index].cell(row, column)
        cells[cell] = sum.fen
        // A line whose code is none may be a part as well, or be no part although it seems to be one.
        let isPartial = sum.blank > 0 || sum.blankLess > 0 || source != .columns && sections[index].hasMalformed
        setSteps(Int(sum.printed), source, isPartial: isPartial, of: cell)
        sections[index].hasOwnSteps = true
        var mark = Mark(subject: subject, ordinal: blankSum, verdict: .violated)
        mark.set(sections[index], row: row, column: column)
        mark.expected = sum.fen
        lists.pointee.fills.append(mark)
    }

    private func setSteps(_ count: Int, _ source: CellSource, isPartial: Bool, of cell: Int) {
        if lists.pointee.steps.isEmpty { lists.pointee.steps = Array(repeating: 0, count: cellCount) }
        lists.pointee.steps[cell] =
            Int32(truncatingIfNeeded: min(max(count - 1, 0), 1 << 27)) << 3 | (isPartial ? 4 : 0) | source.rawValue
    }

    /// How many widths of its table the interval of a cell has beyond one.
    @inline(__always)
    func extraSteps(_ cell: Int, _ span: SectionSpan) -> Int32 { span.hasOwnSteps ? lists.pointee.steps[cell] >> 3 : 0 }

    /// Whether a cell was filled although some of its parts are blank.
    func isPartial(_ cell: Int, _ span: SectionSpan) -> Bool { span.hasOwnSteps && lists.pointee.steps[cell] & 4 != 0 }

    /// Adds to a sum what a cell of it has beyond its figure.
    func addOwn(_ cell: Int, _ span: SectionSpan, to sum: inout LineSum) {
        guard span.hasOwnSteps else { return }
        sum.printed &+= extraSteps(cell, span)
        guard isPartial(cell, span) else { return }
        sum.blank &+= 1
        sum.blankLess &+= 1
    }

    /// Where the figure of a cell is from.
    func source(_ cell: Int, _ span: SectionSpan) -> CellSource {
        guard span.hasOwnSteps else { return .printed }
        return CellSource(rawValue: lists.pointee.steps[cell] & 3) ?? .printed
    }

    /// Notes the blank sums of a section, one for each row. A form that prints no row of totals, and one whose lines
    /// with others below them are headings without figures, has none.
    private func noteFills(_ first: Int, _ span: SectionSpan) {
        guard lists.pointee.fills.count > first else { return counts.add(.holds, blankSum, 1) }
        guard !span.hasMalformed else { return }
        var found = lists.pointee.fills[first...].filter { span.hasTotal || $0.row >= 0 }
        let headings = (0..<span.rowCount).filter { rows[span.firstRow &+ $0].isParent }
        let areHeadings = headings.allSatisfy { row in
            (0..<span.width).allSatisfy {
                let cell = span.cell(row, $0)
                return cells[cell] == Section.blank || lists.pointee.steps[cell] & 3 == CellSource.lines.rawValue
            }
        }
        found.removeAll { mark in
            guard mark.row >= 0, case .parentSum = mark.subject else { return false }
            return areHeadings || rows[span.firstRow &+ mark.row].key == appropriationKey
        }
        found.sort { ($0.row, $0.column) < ($1.row, $1.column) }
        if found.isEmpty { counts.add(.holds, blankSum, 1) }
        for (place, mark) in found.enumerated() where place == 0 || found[place - 1].row != mark.row {
            lists.pointee.marks.append(mark)
        }
    }
}

/// 财政拨款, a heading above its funds.
private let appropriationKey = RowKey.row(.appropriation).packed ?? PackedKey(bits: -1)
