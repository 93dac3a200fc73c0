import BudgetCodes

/// 政府账本的核对: what a rule about the books of a government looks at, and where it says what it found.
struct GovernmentCheck {
    let document: Disclosure
    /// The tables of the government's books, in the order of publication.
    let tables: [GovernmentTable]
    private(set) var evaluation: Evaluation
    private var rule = NumberedRule(ordinal: 0)
    private let places: [Form.ID: Int]
    /// What the tables and the books say of debt.
    private(set) lazy var debt = DebtFigures(self)

    init(_ document: Disclosure, _ evaluation: Evaluation) {
        self.document = document
        self.evaluation = evaluation
        tables = document.tables.tables.compactMap { GovernmentTable($0, document.header) }
        places = Dictionary(tables.enumerated().map { ($1.table.form.id, $0) }) { first, _ in first }
    }

    /// Evaluates one rule.
    mutating func evaluate(_ entry: Program.GovernmentRule) {
        rule = entry.rule
        entry.check(&self)
    }

    /// The table of a form for a level.
    func table(_ form: GovernmentForm, _ scope: GovernmentScope = .whole) -> GovernmentTable? {
        places[form[scope].id].map { tables[$0] }
    }

    /// Compares a printed figure with others, added up, by the intervals for which printed figures stand; each in the
    /// precision of its table.
    ///
    /// - Parameters:
    ///   - figure: The figure that is asserted.
    ///   - others: The figures that are added.
    ///   - less: The figures that are taken off.
    ///   - comparison: Whether it is the sum, or at least the sum.
    mutating func compare(
        _ figure: GovernmentFigure, with others: [GovernmentFigure], less: [GovernmentFigure] = [],
        _ comparison: Comparison = .equal
    ) {
        var sum = RunningSum()
        for other in others { sum.add(other.amount, width: other.precision.width) }
        for other in less { sum.add(other.amount, width: other.precision.width, sign: -1) }
        evaluation.check(
            rule, printed: figure.amount, precision: figure.precision, sum: sum, comparison, cell: { figure.cell },
            others: { (others + less).map(\.cell) })
    }

    /// Compares a printed figure with a sum that was made elsewhere.
    mutating func compare(
        _ figure: GovernmentFigure, with sum: RunningSum, of others: [GovernmentFigure],
        _ comparison: Comparison = .equal
    ) {
        evaluation.check(
            rule, printed: figure.amount, precision: figure.precision, sum: sum, comparison, cell: { figure.cell },
            others: { others.map(\.cell) })
    }

    /// Counts a condition that holds, or describes what is wrong, in both languages.
    mutating func expect(
        _ condition: Bool, chinese: @autoclosure () -> String, english: @autoclosure () -> String,
        at figure: GovernmentFigure, others: [GovernmentFigure] = []
    ) {
        let problem = condition ? nil : Finding.Problem.custom(chinese: chinese(), english: english())
        evaluation.check(
            rule, precision: figure.precision, problem: problem, cell: { figure.cell },
            others: { others.map(\.cell) })
    }

    /// Describes what is wrong with a text, in both languages.
    mutating func report(_ cell: Cell, chinese: String, english: String) {
        evaluation.check(rule, problem: .custom(chinese: chinese, english: english), cell: { cell })
    }

    /// Counts a relation that could not be evaluated.
    mutating func skip(_ reason: NotEvaluatedReason, at cell: Cell) {
        evaluation.recordNotEvaluated(rule, reason, cell: cell, precision: .tenThousandYuan)
    }

    /// Counts a relation that holds.
    mutating func holds(_ number: Int = 1) { evaluation.countHolds(rule.ordinal, number) }

    /// Counts a relation that could not be evaluated.
    mutating func skip(_ reason: NotEvaluatedReason, at figure: GovernmentFigure, others: [GovernmentFigure] = []) {
        evaluation.recordNotEvaluated(
            rule, reason, cell: figure.cell, others: others.map(\.cell), precision: figure.precision)
    }
}

/// A table of a government's books: its form and level, and its lists of rows.
struct GovernmentTable: Sendable {
    let form: GovernmentForm
    let scope: GovernmentScope?
    let table: Table
    /// The year that it is about.
    let year: Int
    /// One list, or income and expenditure.
    let lists: [GovernmentList]

    /// `nil` for tables that are not of governments.
    init?(_ table: Table, _ header: Disclosure.Header) {
        guard let (form, scope) = GovernmentForm.form(of: table.form.id) else { return nil }
        self.form = form
        self.scope = scope
        self.table = table
        year = table.caption.year ?? header.fiscalYear
        let year = year
        lists = table.sides.indices.map { GovernmentList(table, side: $0, rows: form.contents[$0], year: year) }
    }
}

/// A list of rows of a table of a government's books.
struct GovernmentList: Sendable {
    let table: Table
    let side: Int
    let layout: Layout
    let rows: GovernmentRows
    let year: Int
    /// What the rows are, and what adds up.
    let outline: Outline
    /// What tells rows of the same key apart.
    private let instances: [Int: String]

    init(_ table: Table, side: Int, rows: GovernmentRows, year: Int) {
        self.table = table
        self.side = side
        self.rows = rows
        self.year = year
        layout = table.layout(of: side)
        outline = Outline(table, side: side, content: rows, year: year)
        instances = table.sides[side].instances
    }

    var section: Section { table.sides[side] }

    /// The figure of a row in a column.
    func figure(_ row: Int, _ column: Int) -> GovernmentFigure {
        GovernmentFigure(list: self, row: row, column: column)
    }

    /// The place of a text with its names; of the column as a whole without a row.
    func cell(_ row: Int?, _ text: Layout.Column) -> Cell {
        let line = row.map { LineID(layout.prefix + section.key(of: $0).description) }
        let heading = table.caption.columns?.first { $0.name == text.name }?.heading
        return Cell(
            Location(
                table: table.form.id, line: line, column: ColumnID(text.name), instance: row.flatMap { instances[$0] }),
            form: table.form, lineName: row.map { section.name(of: $0) }, columnHeading: heading ?? text.heading)
    }

    /// The place of a figure with its names.
    fileprivate func cell(_ row: Int, _ column: Int) -> Cell {
        let line = LineID(layout.prefix + section.key(of: row).description)
        let heading = table.caption.columns?.first { $0.name == layout.columns[column].name }?.heading
        return Cell(
            Location(
                table: table.form.id, line: line, column: ColumnID(layout.columns[column].name),
                instance: instances[row]),
            form: table.form, lineName: section.name(of: row), columnHeading: heading ?? layout.columns[column].heading,
            amount: section[row, column])
    }
}

/// A figure of a table of a government's books.
struct GovernmentFigure: Sendable {
    let list: GovernmentList
    let row: Int
    let column: Int

    var amount: Amount? { list.section[row, column] }
    var precision: Precision { list.table.caption.precision }
    var cell: Cell { list.cell(row, column) }
}
