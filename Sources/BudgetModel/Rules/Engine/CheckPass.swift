import BudgetCodes

/// One pass of the checker over the tables of a document. Its memory is used again for the next document.
struct CheckPass {
    /// How many relations had which verdict, by rule.
    var counts: Counts
    /// What does not simply hold, in the order of the tables.
    var marks: [Mark] = []

    /// The sections of the document, two places for each form, and what stands in them, one behind the other.
    var sections: [SectionSpan]
    var codeSpans: [CodeSpan]
    var rows: [Section.Row] = []
    var cells: [Int64] = []
    /// The rows with functional codes, and those of 类 among them, in the order of their codes; section by section.
    var codeRows: [Int32] = []
    var categoryRows: [Int32] = []
    /// The tables that the document has.
    private var present = Program.TableSet()
    /// For each row the line that adds it up, counted within its section, or -1.
    var parents: [Int32] = []
    /// Whether a row adds others up.
    var isParent: [Bool] = []

    /// The tables of the document, during a pass.
    private(set) var tables: [Table] = []

    // Memory of single steps.
    private var foundParents: [Int32] = []
    var sums: [LineSum] = []
    var addendRows: [Int] = []
    var rowMarks: [(row: Int, order: Int, mark: Mark)] = []
    var cursors: [CodeCursor] = []

    /// The place of the expenditure side of 部门收支总表 among the sections.
    let closingSection: Int?

    /// A sum of the lines below a line, in one column.
    struct LineSum {
        var fen: Int64 = 0
        var printed: Int32 = 0
        var isLost = false
        var overflowed = false
    }

    init(_ book: RuleBook) {
        counts = Counts(ruleCount: book.rules.count)
        sections = Array(repeating: SectionSpan(), count: book.program.sides.count)
        codeSpans = Array(repeating: CodeSpan(), count: book.program.sides.count)
        closingSection = book.program.slots[IncomeExpenditureSummary.form.id].map { $0 * 2 + 1 }
    }

    /// Evaluates everything that compares figures, codes and names of tables.
    mutating func run(_ document: Disclosure, _ book: RuleBook, _ names: CodeNames) {
        counts = Counts(ruleCount: book.rules.count)
        marks.removeAll(keepingCapacity: true)
        rows.removeAll(keepingCapacity: true)
        cells.removeAll(keepingCapacity: true)
        codeRows.removeAll(keepingCapacity: true)
        categoryRows.removeAll(keepingCapacity: true)
        present = Program.TableSet()
        parents.removeAll(keepingCapacity: true)
        isParent.removeAll(keepingCapacity: true)
        for index in sections.indices { sections[index].table = -1 }

        tables = document.tables.tables
        defer { tables = [] }
        takeTables(book.program)
        for slot in book.program.forms.indices {
            guard sections[slot * 2].table >= 0 else {
                checkIsMissing(slot, document.header.kind, book)
                continue
            }
            counts.add(.holds, book.general.missingTable.ordinal, 1)
            check(slot, book, names)
        }
        for place in book.program.relations.indices
        where !present.isDisjoint(book.program.relations[place].tables) {
            check(book.program, relation: place)
        }
        for place in book.program.keyed.indices where !present.isDisjoint(book.program.keyed[place].tables) {
            check(book.program, keyed: place)
        }
    }

    /// Notes a table that documents of this kind have.
    private mutating func checkIsMissing(_ slot: Int, _ kind: Disclosure.Kind, _ book: RuleBook) {
        switch (book.program.forms[slot].place.part, kind) {
        case (.budget, .budget), (.finalAccounts, .finalAccounts):
            let ordinal = book.general.missingTable.ordinal
            marks.append(
                Mark(
                    subject: .missingTable(slot: Int32(truncatingIfNeeded: slot)), ordinal: ordinal, verdict: .violated)
            )
        default: break
        }
    }

    /// Finds the slot of every table. Tables stand in the order of the forms, so that the next slot is nearly always near.
    private mutating func takeTables(_ program: Program) {
        var next = 0
        for place in tables.indices {
            while next < program.forms.count, program.forms[next].id != tables[place].form.id { next += 1 }
            if next == program.forms.count {
                next = 0
                guard let slot = program.slots[tables[place].form.id] else { continue }
                next = slot
            }
            // The forms of others may have an id that another one has in the book.
            guard next < FormBook.tableCount || program.forms[next] == tables[place].form else { continue }
            for side in tables[place].sides.indices {
                take(side, of: place, as: next * 2 + side)
            }
            present.insert(next)
            next += 1
        }
    }

    /// Takes the rows and cells of a section. Nothing but its parts is touched, for a copy would count their references.
    private mutating func take(_ side: Int, of place: Int, as index: Int) {
        var span = SectionSpan()
        span.table = place
        span.side = side
        span.quantum = tables[place].caption.precision.quantum.fen
        span.firstRow = rows.count
        span.firstCell = cells.count
        span.width = tables[place].sides[side].width
        span.hasTotal = tables[place].sides[side].hasTotal
        span.kind = tables[place].sides[side].kind
        rows.append(contentsOf: tables[place].sides[side].rows)
        span.rowCount = rows.count - span.firstRow
        cells.append(contentsOf: tables[place].sides[side].cells)
        span.used = usedColumns(span)
        let kinship = tables[place].sides[side].findParents(&foundParents)
        span.linesBelow = kinship.linesBelow
        span.isComplete = kinship.isComplete && tables[place].sides[side].units.isEmpty
        parents.append(contentsOf: foundParents)
        isParent.append(contentsOf: repeatElement(false, count: span.rowCount))
        for parent in foundParents where parent >= 0 {
            isParent[span.firstRow &+ Int(parent)] = true
            span.hasParents = true
        }
        codeSpans[index] = takeCodes(&span)
        sections[index] = span
    }

    /// The columns with a figure, a bit for each; all where there are more columns than bits.
    private func usedColumns(_ span: SectionSpan) -> UInt64 {
        guard span.width < 64 else { return .max }
        let all: UInt64 = 1 << UInt64(span.width) - 1
        var used: UInt64 = 0
        var column: UInt64 = 0
        for index in span.firstCell..<cells.count {
            if cells[index] != Section.blank { used |= 1 << column }
            column &+= 1
            if column == span.width {
                if used == all { break }
                column = 0
            }
        }
        return used
    }

    /// Lists the rows with functional codes.
    private mutating func takeCodes(_ span: inout SectionSpan) -> CodeSpan {
        let (firstCode, firstCategory) = (codeRows.count, categoryRows.count)
        var last: Int64 = 0
        var isAscending = true
        for row in 0..<span.rowCount {
            let code = rows[span.firstRow &+ row].key.code
            guard code != 0, !CodeNames.isEconomic(code) else {
                if span.kind != .row { span.hasOtherKeys = true }
                continue
            }
            let order = Section.prefixOrder(code)
            isAscending = isAscending && order >= last
            last = order
            codeRows.append(Int32(truncatingIfNeeded: row))
            if code < 1_000 { categoryRows.append(Int32(truncatingIfNeeded: row)) }
        }
        let found = CodeSpan(codes: firstCode..<codeRows.count, categories: firstCategory..<categoryRows.count)
        guard !isAscending else { return found }
        let first = span.firstRow
        func precedes(_ left: Int32, _ right: Int32) -> Bool {
            let (own, other) = (rows[first + Int(left)].key.code, rows[first + Int(right)].key.code)
            return (Section.prefixOrder(own), left) < (Section.prefixOrder(other), right)
        }
        codeRows.replaceSubrange(found.codes, with: codeRows[found.codes].sorted(by: precedes))
        categoryRows.replaceSubrange(found.categories, with: categoryRows[found.categories].sorted(by: precedes))
        return found
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
            for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
            where span.uses(program.columns[term]) { span.used |= 1 << UInt64(min(identity.sum, 63)) }
        }
        for place in side.identities { checkIdentity(program, place, span) }
        if side.parentSum >= 0, span.hasParents { checkParents(program, side, span) }
        if side.totalSum >= 0, span.hasTotal, span.rowCount > 0 { checkTotal(program, side, span) }
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
        marks.append(mark)
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

/// Where the rows and cells of a section stand in a pass. Small, for it is handed on many times.
struct SectionSpan {
    private var tablePlace: Int32 = -1
    private var row: Int32 = 0
    private var rows: Int32 = 0
    private var cell: Int32 = 0
    private var below: Int32 = 0
    private var columns: Int16 = 0
    private var sidePlace: UInt8 = 0
    var kind = KeyKind.row
    var hasTotal = false
    var hasParents = false
    /// Whether it was seen at a glance that no key stands twice and that every line has the one right above it.
    var isComplete = false
    /// Whether some lines have other codes than functional ones.
    var hasOtherKeys = false
    var quantum: Int64 = 0
    /// The columns with a figure, a bit for each.
    var used: UInt64 = 0

    /// The place of the table in the document, or -1 when there is none.
    var table: Int {
        get { Int(tablePlace) }
        set { tablePlace = Int32(truncatingIfNeeded: newValue) }
    }
    var side: Int {
        get { Int(sidePlace) }
        set { sidePlace = UInt8(truncatingIfNeeded: newValue) }
    }
    var firstRow: Int {
        get { Int(row) }
        set { row = Int32(truncatingIfNeeded: newValue) }
    }
    var rowCount: Int {
        get { Int(rows) }
        set { rows = Int32(truncatingIfNeeded: newValue) }
    }
    /// The first cell is that of 合计.
    var firstCell: Int {
        get { Int(cell) }
        set { cell = Int32(truncatingIfNeeded: newValue) }
    }
    /// How many lines have a key with another above it.
    var linesBelow: Int {
        get { Int(below) }
        set { below = Int32(truncatingIfNeeded: newValue) }
    }
    var width: Int {
        get { Int(columns) }
        set { columns = Int16(truncatingIfNeeded: newValue) }
    }

    /// Whether a column has a figure.
    @inline(__always)
    func uses(_ column: Int) -> Bool { used & (1 << UInt64(min(column, 63))) != 0 }

    /// The place of a cell; row -1 is 合计.
    @inline(__always)
    func cell(_ row: Int, _ column: Int) -> Int { firstCell &+ (row &+ 1) &* width &+ column }
}

/// The rows of a section with functional codes, and those of 类 among them, in the lists of a pass.
struct CodeSpan {
    var codes = 0..<0
    var categories = 0..<0
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
        marks.append(mark)
    }

    /// The first row of a key, or -1.
    func firstRow(of key: PackedKey, _ span: SectionSpan, _ program: Program) -> Int {
        guard key.textPlace < 0 else {
            // A key that is a text is looked for among the texts of the section.
            return RowKey(program.texts[key.textPlace], kind: span.kind).flatMap {
                tables[span.table].sides[span.side].firstRow(of: $0)
            } ?? -1
        }
        var row = 0
        while row < span.rowCount {
            if rows[span.firstRow &+ row].key == key { return row }
            row &+= 1
        }
        return -1
    }

    /// Whether a blank cell is the sum of cells that are printed: the document, or the reading of it, lost the figure,
    /// so blank does not mean nothing here.
    func isLost(_ program: Program, _ side: Program.Side, _ span: SectionSpan, _ row: Int, _ column: Int) -> Bool {
        for place in side.identities where program.identities[place].sum == column {
            let identity = program.identities[place]
            for term in identity.addends.lowerBound..<identity.subtrahends.upperBound
            where cells[span.cell(row, program.columns[term])] != Section.blank { return true }
        }
        return false
    }
}
