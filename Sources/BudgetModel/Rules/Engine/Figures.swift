import BudgetCodes

// Unsafe, and why it is safe: the memory is lent by a checker, which has made it large enough for the tables, see
// ``CheckMemory``; each list is written from its start, and spans tell what was written.

/// The rows and cells of the tables of a document, one section behind the other, as plain numbers.
struct Figures {
    /// The sections, two places for each form.
    let sections: UnsafeMutablePointer<SectionSpan>
    let rows: UnsafeMutablePointer<Row>
    let cells: UnsafeMutablePointer<Int64>
    /// The rows with functional codes in the order of the codes, then those that give the figures of 类, section by
    /// section. After each list stands ``CodeRow/end``.
    let codeRows: UnsafeMutablePointer<CodeRow>
    /// Room for the parents of the rows of one section.
    let parents: UnsafeMutablePointer<Int32>

    private var rowCount = 0
    private(set) var cellCount = 0
    private var codeCount = 0

    /// A row of a section.
    struct Row: Sendable {
        let key: PackedKey
        /// Where the name ends in the text of all names.
        let nameEnd: Int32
        /// The line that adds it up, counted within its section, or -1.
        let parent: Int32
        /// The place of its sum among those of its section when it adds others up, else 0, which is 合计.
        var sum: Int32 = 0

        /// Whether it adds others up.
        var isParent: Bool { sum != 0 }

        static let none = Row(key: PackedKey(bits: 0), nameEnd: 0, parent: -1)
    }

    /// A row with a functional code.
    struct CodeRow: Sendable {
        /// See ``Section/prefixOrder(_:)``.
        let order: Int64
        let code: Int32
        /// The row, counted within its section.
        let row: Int32

        static let end = CodeRow(order: .max, code: 0, row: 0)
    }

    init(
        sections: UnsafeMutablePointer<SectionSpan>, rows: UnsafeMutablePointer<Row>,
        cells: UnsafeMutablePointer<Int64>, codeRows: UnsafeMutablePointer<CodeRow>,
        parents: UnsafeMutablePointer<Int32>
    ) {
        self.sections = sections
        self.rows = rows
        self.cells = cells
        self.codeRows = codeRows
        self.parents = parents
    }

    /// Takes the tables of a document, and tells which there are. They stand in the order of the forms, so that the next
    /// slot is nearly always near.
    mutating func take(_ tables: [Table], _ program: Program) -> Program.TableSet {
        var present = Program.TableSet()
        for index in 0..<program.sides.count { sections[index].table = -1 }
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
                let span = take(side, of: place, tables)
                // Rules read the columns of the form.
                precondition(span.width >= program.sides[next * 2 + side].width)
                sections[next * 2 + side] = span
            }
            present.insert(next)
            next += 1
        }
        return present
    }

    /// Takes the rows and cells of a section. Nothing but its parts is touched, for a copy would count their references.
    private mutating func take(_ side: Int, of place: Int, _ tables: [Table]) -> SectionSpan {
        var span = SectionSpan()
        span.table = place
        span.side = side
        span.quantum = tables[place].caption.precision.quantum.fen
        span.step = tables[place].caption.precision.width
        span.firstRow = rowCount
        span.firstCell = cellCount
        span.width = tables[place].sides[side].width
        span.hasTotal = tables[place].sides[side].hasTotal
        span.kind = tables[place].sides[side].kind
        span.used = tables[place].sides[side].cells.withUnsafeBufferPointer { append($0, span.width) }
        let hasTexts = !tables[place].sides[side].keyTexts.isEmpty
        let kinship = tables[place].sides[side].rows.withUnsafeBufferPointer {
            Section.findParents(of: $0, span.kind, hasTexts: hasTexts, parents)
        }
        if let kinship {
            span.linesBelow = kinship.linesBelow
            span.isComplete = kinship.isComplete && tables[place].sides[side].units.isEmpty
        } else {
            tables[place].sides[side].findParentsByEachKey(parents)
            if hasTexts {
                noteMalformed(&span, tables[place].sides[side], ofForm: tables[place].form.sides[side])
            }
        }
        tables[place].sides[side].rows.withUnsafeBufferPointer { append($0, &span) }
        return span
    }

    /// Notes the columns in which lines whose codes are none have a figure, or may have lost one.
    private func noteMalformed(_ span: inout SectionSpan, _ section: Section, ofForm layout: Layout) {
        guard section.kind.isCoded || layout.side == "expenditure" else { return }
        for row in section.rows.indices where section.isMalformed(row) || section.looksMiscoded(row) {
            span.hasMalformed = true
            for column in 0..<span.width {
                if section.value(row, column) != 0 { span.malformed |= 1 << UInt64(min(column, 63)) }
            }
        }
    }

    /// Appends cells, and tells which columns have a figure, a bit for each; all where there are more columns than bits.
    private mutating func append(_ added: UnsafeBufferPointer<Int64>, _ width: Int) -> UInt64 {
        if let source = added.baseAddress { (cells + cellCount).update(from: source, count: added.count) }
        cellCount &+= added.count
        guard width < 64 else { return .max }
        var used: UInt64 = 0
        // Most columns have a figure in one of the first lines.
        for column in 0..<width {
            var index = column
            while index < added.count {
                if added[index] != Section.blank {
                    used |= 1 &<< UInt64(truncatingIfNeeded: column)
                    break
                }
                index &+= width
            }
        }
        return used
    }

    /// Appends rows with their parents, and lists those with functional codes.
    private mutating func append(_ added: UnsafeBufferPointer<Section.Row>, _ span: inout SectionSpan) {
        span.rowCount = added.count
        span.firstCode = codeCount
        let start = rows + rowCount
        rowCount &+= added.count
        var last: Int64 = 0
        var isAscending = true
        for index in added.indices {
            let row = added[index]
            let parent = parents[index]
            start[index] = Row(key: row.key, nameEnd: row.nameEnd, parent: parent)
            let code = row.key.code
            guard code != 0, !CodeNames.isEconomic(code) else {
                // A side that lists something else, such as 基本支出 and 项目支出, has other keys, too.
                let known = row.key.knownRow
                if span.kind != .row || known < 0 || !KnownRows.isStructural[known] { span.hasOtherKeys = true }
                continue
            }
            let order = Section.prefixOrder(code)
            isAscending = isAscending && order >= last
            last = order
            codeRows[codeCount] = CodeRow(order: order, code: code, row: Int32(truncatingIfNeeded: index))
            codeCount &+= 1
        }
        // A line may stand below the one that it is a part of, or above.
        for index in added.indices where parents[index] >= 0 {
            let parent = Int(parents[index])
            guard start[parent].sum == 0 else { continue }
            span.parentCount &+= 1
            start[parent].sum = Int32(truncatingIfNeeded: span.parentCount)
        }
        let codes = span.firstCode..<codeCount
        span.codeCount = codes.count
        if !isAscending {
            let list = UnsafeMutableBufferPointer(start: codeRows + span.firstCode, count: codes.count)
            for (index, row) in list.sorted(by: { ($0.order, $0.row) < ($1.order, $1.row) }).enumerated() {
                list[index] = row
            }
        }
        codeRows[codeCount] = .end
        codeCount &+= 1
        span.firstCategory = codeCount
        // A 类 that is not printed is the sum of the lines below it.
        for index in codes {
            let row = codeRows[index]
            guard row.code >= 1_000 else {
                codeRows[codeCount] = row
                codeCount &+= 1
                continue
            }
            guard start[Int(row.row)].parent < 0 else { continue }
            let category = Section.category(of: row.code)
            codeRows[codeCount] = CodeRow(order: Section.prefixOrder(category), code: category, row: row.row)
            codeCount &+= 1
        }
        codeRows[codeCount] = .end
        codeCount &+= 1
    }
}

/// Where the rows and cells of a section stand.
///
/// It is copied for nearly every cell that is read, and what has more than 128 bytes is not copied in place.
struct SectionSpan: Sendable {
    /// The place of the table in the document, or -1 when there is none.
    @Narrow var table = -1
    @Narrow var side = 0
    var kind = KeyKind.row
    /// Whether there is no table because the place does not publish it.
    var isUnpublished = false
    var hasTotal = false
    /// Whether intervals of some cells have other widths.
    var hasOwnSteps = false
    var width = 0
    var firstRow = 0
    var rowCount = 0
    /// The first cell is that of 合计.
    var firstCell = 0
    var quantum: Int64 = 0
    /// The width of the interval for which a printed figure stands.
    var step: Int64 = 0
    /// The columns with a figure, a bit for each.
    var used: UInt64 = 0
    /// The columns that the table prints whether they have a figure or not, a bit for each.
    var printed: UInt64 = 0
    /// How many lines add others up.
    @Narrow var parentCount = 0
    /// How many lines have a key with another above it.
    @Narrow var linesBelow = 0
    /// Where the list of rows with functional codes begins, and how many there are.
    @Narrow var firstCode = 0
    @Narrow var codeCount = 0
    /// Where the list of those that give the figures of 类 begins.
    @Narrow var firstCategory = 0
    /// Whether it was seen at a glance that no key stands twice and that every line has the one right above it.
    var isComplete = false
    /// Whether some lines, apart from those that add up or balance, have other keys than functional codes.
    var hasOtherKeys = false
    /// Whether some lines have no code where they should have one, or one that is none, and the columns in which these
    /// have something else than zero, a bit for each.
    var hasMalformed = false
    var malformed: UInt64 = 0

    /// Whether a figure of a column may stand in a line whose code is none.
    func isMalformed(_ column: Int) -> Bool { malformed & (1 << UInt64(min(column, 63))) != 0 }

    /// Whether a column has a figure.
    @inline(__always)
    func uses(_ column: Int) -> Bool { used & (1 << UInt64(min(column, 63))) != 0 }

    /// Whether a column is printed: by the caption, by the practice, or because it has a figure.
    @inline(__always)
    func prints(_ column: Int) -> Bool { (printed | used) & (1 << UInt64(min(column, 63))) != 0 }

    /// The place of a cell; row -1 is 合计.
    @inline(__always)
    func cell(_ row: Int, _ column: Int) -> Int { firstCell &+ (row &+ 1) &* width &+ column }
}

/// A number that is kept in four bytes. Sections have no more rows than that, and documents no more sections.
@propertyWrapper
struct Narrow: Sendable {
    private var number: Int32

    init(wrappedValue: Int) { number = Int32(truncatingIfNeeded: wrappedValue) }

    var wrappedValue: Int {
        get { Int(number) }
        set { number = Int32(truncatingIfNeeded: newValue) }
    }
}
