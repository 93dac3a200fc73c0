import BudgetCodes

/// One list of lines of any table, without its types: what the rules about the inside of a table read.
///
/// Tables are generic; the rules are not. Reading a table into a section is the only code that the compiler makes once
/// for each table type: with generic rules the validation of 19 tables took six megabytes of machine code.
struct Section {
    let form: Form
    /// `income.` or `expenditure.` for a side, else empty.
    let prefix: String
    let precision: Precision
    /// The columns and their identities; made once for each type.
    let layout: SectionLayout
    /// The rows in printed order; the total, where there is one, is the last.
    private(set) var rows: [Row] = []
    /// The amounts, row by row.
    private var amounts: [Amount?] = []
    /// Whether the last row is the total.
    private(set) var hasTotal = false

    /// What a row is, apart from its amounts.
    struct Row {
        /// The key as text is made for findings only.
        let name: String
        let functionalCode: FunctionalCode?
        let economicCode: DepartmentEconomicCode?
        /// The row that adds this one up.
        let parent: Int?
        /// Whether it stands outside sums of the top rows.
        let isStructural: Bool
        /// Whether the level above is printed; `nil` where the layout does not print that level.
        let levelAbove: LevelAbove?
        /// Whether an earlier row has the same key; `nil` when keys may repeat.
        let isDuplicate: Bool?

        /// Whether the code is of the last level of its classification; `nil` for rows without a code.
        var isLastLevel: Bool? {
            functionalCode.map { $0.level == Functional.deepestLevel }
                ?? economicCode.map { $0.level == DepartmentEconomic.deepestLevel }
        }
    }

    /// What stands one level above a row.
    enum LevelAbove {
        case printed
        case missing(String)
    }

    private let key: (Int) -> String

    /// The lines of a coded table, or of one side.
    init<LineID, Amounts>(
        _ lines: [Line<LineID, Amounts>], total: Amounts? = nil, parents: [Int?], form: Form, prefix: String = "",
        precision: Precision, layout: SectionLayout
    ) {
        self.form = form
        self.prefix = prefix
        self.precision = precision
        self.layout = layout
        self.key = { lines[$0].key.description }

        // A layout may leave out a level altogether; a parent is missing only where others of its level are printed.
        var firsts: [LineIdentity<LineID>: Int] = [:]
        firsts.reserveCapacity(lines.count)
        let keys = Set(lines.map(\.key))
        var depths: Set<Int> = []
        for key in keys { depths.insert(key.depth) }

        let columns = Amounts.columns
        rows.reserveCapacity(lines.count + 1)
        amounts.reserveCapacity((lines.count + 1) * columns.count)
        for (index, line) in lines.enumerated() {
            var above: LevelAbove?
            if let parent = line.key.parent, depths.contains(parent.depth) {
                above = keys.contains(parent) ? .printed : .missing(parent.description)
            }
            var isDuplicate: Bool?
            if !line.key.mayRepeat {
                let identity = LineIdentity(key: line.key, agency: line.agency)
                isDuplicate = firsts.updateValue(index, forKey: identity) != nil
            }
            rows.append(
                Row(
                    name: line.name, functionalCode: line.key.functionalCode, economicCode: line.key.economicCode,
                    parent: parents[index], isStructural: (line.key as? SummaryRow)?.isStructural ?? false,
                    levelAbove: above, isDuplicate: isDuplicate))
            for column in columns { amounts.append(column.amount(of: line.amounts)) }
        }
        if let total {
            hasTotal = true
            rows.append(
                Row(
                    name: "合计", functionalCode: nil, economicCode: nil, parent: nil, isStructural: true,
                    levelAbove: nil, isDuplicate: nil))
            for column in columns { amounts.append(column.amount(of: total)) }
        }
    }

    /// The numbers of the lines, without the total.
    var lines: Range<Int> { 0..<(rows.count - (hasTotal ? 1 : 0)) }

    subscript(row: Int, column: Int) -> Amount? { amounts[row * layout.columns.count + column] }

    /// Whether a row has any figure.
    func hasFigures(_ row: Int) -> Bool {
        layout.columns.indices.contains { self[row, $0] != nil }
    }

    /// The key of a row in locations.
    func key(of row: Int) -> String { row < lines.upperBound ? prefix + key(row) : "total" }

    /// A cell, for a finding.
    func cell(_ row: Int, _ column: Int) -> Cell {
        let names = layout.columns[column]
        return Cell(
            Location(table: form.id, line: key(of: row), column: names.name), form: form, lineName: rows[row].name,
            columnLabel: names.label, amount: self[row, column])
    }

    /// A row, for a finding.
    func cell(_ row: Int) -> Cell {
        Cell(Location(table: form.id, line: key(of: row)), form: form, lineName: rows[row].name)
    }

    /// The row of a key.
    func row(of key: SummaryRow) -> Int? {
        lines.first { self.key($0) == key.rawValue }
    }

    /// Adds a cell to a sum. A blank cell whose own parts are printed is lost, not nothing.
    func add(_ row: Int, _ column: Int, to sum: inout RunningSum) {
        if let amount = self[row, column] {
            sum.add(amount, quantum: precision.quantum.fen)
        } else if layout.isSum[column], isLost(row, column) {
            sum.addLost()
        }
    }

    private func isLost(_ row: Int, _ column: Int) -> Bool {
        layout.identities.contains { identity in
            identity.sum == column && (identity.addends + identity.subtrahends).contains { self[row, $0] != nil }
        }
    }
}

/// The columns of a section and what they must add up to, by number.
struct SectionLayout: Sendable {
    let columns: [Column]
    let identities: [Identity]
    /// Whether a column is the sum of others.
    let isSum: [Bool]

    struct Column: Sendable {
        let name: String
        let label: String
        let number: Int?
    }

    struct Identity: Sendable {
        let sum: Int
        let addends: [Int]
        let subtrahends: [Int]
    }

    init<Amounts: AmountColumns>(_ type: Amounts.Type) {
        let all = Amounts.columns
        func number(_ column: BudgetModel.Column<Amounts>) -> Int { all.firstIndex(of: column) ?? 0 }
        columns = all.map { Column(name: $0.name, label: $0.label, number: $0.number) }
        let identities = Amounts.identities.map {
            Identity(
                sum: number($0.sum), addends: $0.addends.map(number), subtrahends: $0.subtrahends.map(number))
        }
        self.identities = identities
        isSum = all.indices.map { column in identities.contains { $0.sum == column } }
    }
}

/// What no two lines of a table share.
private struct LineIdentity<LineID: LineKey>: Hashable {
    let key: LineID
    let agency: Agency?
}

extension LineKey {
    /// How many keys are above this one.
    fileprivate var depth: Int {
        var depth = 0
        var next = parent
        while let key = next {
            depth += 1
            next = key.parent
        }
        return depth
    }
}
