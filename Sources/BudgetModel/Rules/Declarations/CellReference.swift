import BudgetCodes

/// One cell of one form, for declarations of relations: which form, which row, which column.
public struct CellReference: Hashable, Sendable {
    /// The form.
    public let form: Form
    let side: Int
    let row: RowChoice
    let column: Int
    /// The name of the row in wordings.
    let lineName: String
    let condition: Condition

    /// Which row of a table is meant.
    enum RowChoice: Hashable, Sendable {
        /// 合计.
        case total
        /// The first line of a key.
        case first(RowKey)
        /// All lines of a key, added up.
        case all(RowKey)
    }

    /// To which documents a relation with the cell applies. The two layouts of 项目支出表 show different things.
    enum Condition: Hashable, Sendable {
        case always
        /// The layout of 项目支出表 that lists all projects.
        case allProjects
        /// The same, when no money is left at the end of the year.
        case allProjectsSpent
        /// The layout of 项目支出表 that lists 项目支出 only.
        case projectsOnly
        /// Documents that print the row and the column.
        case ifPrinted
        /// Every document; a column that is not printed is nothing.
        case orNothing
    }

    init(
        form: Form, side: Int, row: RowChoice, column: Int, lineName: String, condition: Condition = .always
    ) {
        self.form = form
        self.side = side
        self.row = row
        self.column = column
        self.lineName = lineName
        self.condition = condition
    }

    /// A cell by names.
    ///
    /// - Parameters:
    ///   - form: The form.
    ///   - line: `total`, the text of a key, or `income.…` and `expenditure.…` in a form with two sides.
    ///   - name: The name of the line in wordings; by default that of the row, or the text of the key.
    ///   - column: The name of a column of the form.
    /// - Throws: ``CellError`` when the form has no such line or column.
    public init(_ form: Form, line: String, named name: String? = nil, column: String) throws(CellError) {
        guard let side = form.sides.firstIndex(where: { line.hasPrefix($0.prefix) }) else {
            throw CellError(form: form, line: line, problem: .noSuchKey)
        }
        let layout = form.sides[side]
        guard let place = layout.position(of: column) else {
            throw CellError(form: form, line: line, column: column, problem: .noSuchColumn)
        }
        if line == "total", layout.side.isEmpty {
            self.init(form: form, side: side, row: .total, column: place, lineName: "合计")
            return
        }
        guard let key = RowKey(String(line.dropFirst(layout.prefix.count)), kind: layout.keys) else {
            throw CellError(form: form, line: line, problem: .noSuchKey)
        }
        self.init(form: form, side: side, row: .first(key), column: place, lineName: name ?? key.officialName)
    }
}

extension CellReference {
    /// A cell of the row of totals.
    public static func total<T: CodedTable>(_ type: T.Type, _ column: T.Column) -> CellReference {
        CellReference(form: T.form, side: 0, row: .total, column: column.position, lineName: "合计")
    }

    /// A cell of the line of a key.
    public static func line<T: CodedTable>(
        _ type: T.Type, _ key: T.Key, named name: String, _ column: T.Column
    ) -> CellReference {
        CellReference(form: T.form, side: 0, row: .first(key.rowKey), column: column.position, lineName: name)
    }

    /// A cell of the income side.
    public static func income<T: TwoSidedTable>(_ type: T.Type, _ row: SummaryRow) -> CellReference
    where T.IncomeColumn == AmountColumn {
        CellReference(form: T.form, side: 0, row: .first(.row(row)), column: 0, lineName: row.officialName)
    }

    /// A cell of the first column of an expenditure side.
    public static func expenditure<T: TwoSidedTable>(_ type: T.Type, _ row: SummaryRow) -> CellReference {
        CellReference(form: T.form, side: 1, row: .first(.row(row)), column: 0, lineName: row.officialName)
    }

    /// A cell of the expenditure side.
    public static func expenditure<T: TwoSidedTable>(
        _ type: T.Type, _ row: SummaryRow, _ column: T.ExpenditureColumn
    ) -> CellReference {
        CellReference(
            form: T.form, side: 1, row: .first(.row(row)), column: column.position, lineName: row.officialName)
    }

    /// The same cell, read only in documents to which it applies.
    func when(_ condition: Condition) -> CellReference {
        CellReference(form: form, side: side, row: row, column: column, lineName: lineName, condition: condition)
    }

    var layout: Layout { form.sides[side] }

    /// The line in locations.
    var line: LineID {
        switch row {
        case .total: .total
        case .first(let key), .all(let key): LineID(layout.prefix + key.description)
        }
    }

    /// The cell in the wording of a rule.
    func name(in language: Language) -> String {
        let column = layout.columns[column]
        switch language {
        case .chinese:
            let words = [lineName, column.heading].filter { !$0.isEmpty && $0 != "金额" }
            return "\(form.officialName)［\(words.joined(separator: " "))］"
        case .english: return "\(form.englishName) [\(line) \(column.name)]"
        }
    }

    /// The cell in a finding.
    func cell(_ amount: Amount?) -> Cell {
        let column = layout.columns[column]
        return Cell(
            Location(table: form.id, line: line, column: ColumnID(column.name)), form: form, lineName: lineName,
            columnHeading: column.heading, amount: amount)
    }

    /// Writes the cell of an example, making the table and the row.
    func write(_ amount: Amount, to document: inout Disclosure) {
        var table = document.tables[form.id] ?? Table(form)
        switch condition {
        case .always, .ifPrinted, .orNothing: break
        case .allProjects, .allProjectsSpent: table.ensureLine(.project(.group(3)), named: "项目支出")
        case .projectsOnly: table.ensureLine(.project(.named("甲项目")), named: "甲项目")
        }
        var place = -1
        switch row {
        case .total: break
        case .first(let key), .all(let key): place = table.ensureLine(key, named: lineName, side: side)
        }
        table.sides[side].set(place, column, amount)
        document.tables[form.id] = table
    }
}

extension Table {
    /// The place of the first line of a key, which is added when there is none.
    @discardableResult
    fileprivate mutating func ensureLine(_ key: RowKey, named name: String, side: Int = 0) -> Int {
        if let row = sides[side].firstRow(of: key) { return row }
        sides[side].append(Section.Record(key: key, name: name, cells: []))
        return sides[side].count - 1
    }
}

extension RowKey {
    /// The name of a row of a form, else the text of the key.
    var officialName: String {
        if case .row(let row) = self { row.officialName } else { description }
    }
}
