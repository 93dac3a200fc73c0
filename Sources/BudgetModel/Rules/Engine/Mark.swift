/// A relation that does not simply hold, as numbers. The finding is made from it.
struct Mark {
    /// What was looked at.
    enum Subject {
        /// An identity of columns, by its place in the layout.
        case identity(Int32)
        case parentSum
        case totalSum
        /// A formula of rows, by its place in the program.
        case formula(Int32)
        /// A relation, by its place in the program. Whether the row of the subject is printed.
        case relation(Int32, isRowPrinted: Bool)
        /// A relation by code: its place in the program, the code, and whether the row of the subject is printed. Code 0
        /// stands for the relation as a whole, and ``totalCode`` for 合计.
        case keyed(Int32, code: Int32, isRowPrinted: Bool)
        case missingTable(slot: Int32)
        case emptyWithoutStatement
        case statementContradicted
        case malformedCode
        case tooCoarse
        case unknownCode
        case name
        case missingParent
        case duplicateLine
        case negative
        case overPrecise
    }

    static let totalCode: Int32 = -1

    let subject: Subject
    var verdict: Verdict
    /// Why it was not evaluated.
    var reason: NotEvaluatedReason?
    // Small numbers, for a table may have a hundred thousand marks.
    private let place: Int32
    private var tablePlace: Int32 = -1
    private var rowPlace: Int32 = -1
    private var columnPlace: Int32 = -1
    private var sidePlace: Int32 = 0
    /// The printed figure and the sum.
    var printed = Section.blank
    var expected: Int64 = 0

    init(subject: Subject, ordinal: Int, verdict: Verdict, reason: NotEvaluatedReason? = nil) {
        self.subject = subject
        self.verdict = verdict
        self.reason = reason
        place = Int32(truncatingIfNeeded: ordinal)
    }

    /// The place of the rule.
    var ordinal: Int { Int(place) }

    /// Puts the mark at a row of a section, and at a column where it is about one.
    mutating func set(_ span: SectionSpan, row: Int = -1, column: Int = -1) {
        tablePlace = Int32(truncatingIfNeeded: span.table)
        sidePlace = Int32(truncatingIfNeeded: span.side)
        rowPlace = Int32(truncatingIfNeeded: row)
        columnPlace = Int32(truncatingIfNeeded: column)
    }

    /// The place of the table in the document, and the cell; -1 where there is none. Row -1 is 合计.
    var table: Int { Int(tablePlace) }
    var side: Int { Int(sidePlace) }
    var row: Int { Int(rowPlace) }
    var column: Int { Int(columnPlace) }
}
