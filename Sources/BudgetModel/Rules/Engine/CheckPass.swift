import BudgetCodes

// Unsafe, and why it is safe: a pass lives within the closures that lend it the memory of a checker, and nothing of it
// leaves them but marks, which are numbers. Rows and cells are found by spans, which were made from the lengths of the
// very lists; the places of rules are those of the program that the counts were made for.

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

    /// What does not simply hold, and lists of single steps.
    var lists: Lists

    /// The place of the expenditure side of 部门收支总表 among the sections.
    let closingSection: Int?

    /// Lists that a checker keeps from document to document.
    struct Lists: Sendable {
        /// What does not simply hold, in the order of the tables.
        var marks: [Mark] = []
        /// The marks of codes and names of one section, not yet in order.
        var rowMarks: [(row: Int, order: Int, mark: Mark)] = []
        /// The sums of lines of one section.
        var sums: [LineSum] = []
        /// The rows that one formula adds up.
        var addendRows: [Int] = []
    }

    /// Evaluates everything that compares figures, codes and names of tables.
    mutating func run(
        _ present: Program.TableSet, _ practice: PracticeProgram, _ book: RuleBook, _ names: CodeNames
    ) {
        for slot in book.program.forms.indices {
            guard sections[slot * 2].table >= 0 else {
                checkIsMissing(practice.demands[slot], slot, book)
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
    }

    /// Notes a table that the practice demands, unless another one is there that does as well.
    private mutating func checkIsMissing(_ demands: [Int], _ slot: Int, _ book: RuleBook) {
        guard !demands.isEmpty, !demands.contains(where: { sections[$0 * 2].table >= 0 }) else { return }
        lists.marks.append(
            Mark(
                subject: .missingTable(slot: Int32(truncatingIfNeeded: slot)),
                ordinal: book.general.missingTable.ordinal, verdict: .violated))
    }

    /// Every rule about the inside of one table.
    private mutating func check(_ slot: Int, _ book: RuleBook, _ names: CodeNames) {
        let place = sections[slot * 2].table
        checkStatement(tables[place].caption.noneStatement != nil, slot, book.general)
        let hasOpenColumns = tables[place].caption.columns != nil
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

    private mutating func check(_ index: Int, _ program: Program, _ general: GeneralRules, _ names: CodeNames) {
        var span = sections[index]
        let side = program.sides[index]
        // A column whose parts have figures is looked at as well: it may have lost them.
        for place in side.identities {
            let identity = program.identities[place]
            guard span.prints(identity.sum) else { continue }
            for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
            where span.uses(program.columns[term]) { span.used |= 1 << UInt64(min(identity.sum, 63)) }
        }
        for place in side.identities {
            let addends = program.identities[place].addends
            if addends.contains(where: { span.prints(program.columns[$0]) }) { checkIdentity(program, place, span) }
        }
        checkLines(program, side, span)
        for place in side.formulas { checkFormula(program, place, side, span) }
        checkCodes(side, span, general, names)
        checkAmounts(span, general)
    }

    private mutating func checkStatement(_ hasStatement: Bool, _ slot: Int, _ general: GeneralRules) {
        let span = sections[slot * 2]
        let isEmpty = isEmpty(slot)
        if isEmpty { expect(hasStatement, .emptyWithoutStatement, general.emptyWithoutStatement, span) }
        if hasStatement { expect(isEmpty, .statementContradicted, general.statementContradicted, span) }
    }

    private mutating func expect(_ condition: Bool, _ subject: Mark.Subject, _ rule: NumberedRule, _ span: SectionSpan)
    {
        guard !condition else { return counts.add(.holds, rule.ordinal, 1) }
        var mark = Mark(subject: subject, ordinal: rule.ordinal, verdict: .violated)
        mark.set(span)
        lists.marks.append(mark)
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
    mutating func judge(
        _ subject: Mark.Subject, _ ordinal: Int, printed: Int64, sum: RunningSum, _ comparison: Comparison,
        _ span: SectionSpan, row: Int, column: Int
    ) {
        var verdict = Verdict.notEvaluated
        var reason: NotEvaluatedReason?
        switch Outcome(printed: printed, quantum: span.quantum, sum: sum, comparison) {
        case .nothingPrinted: return
        case .verdict(.holds): return counts.add(.holds, ordinal, 1)
        case .verdict(let found): verdict = found
        case .notEvaluated(let found): reason = found
        }
        var mark = Mark(subject: subject, ordinal: ordinal, verdict: verdict, reason: reason)
        mark.set(span, row: row, column: column)
        mark.printed = printed
        mark.expected = sum.fen
        lists.marks.append(mark)
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

    /// Whether a blank cell is the sum of cells that are printed: the document, or the reading of it, lost the figure,
    /// so blank does not mean nothing here.
    func isLost(_ program: Program, _ side: Program.Side, _ span: SectionSpan, _ row: Int, _ column: Int) -> Bool {
        guard side.sumColumns & (1 << UInt64(min(column, 63))) != 0 else { return false }
        for place in side.identities where program.identities[place].sum == column {
            let identity = program.identities[place]
            for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
            where cells[span.cell(row, program.columns[term])] != Section.blank { return true }
        }
        return false
    }
}
