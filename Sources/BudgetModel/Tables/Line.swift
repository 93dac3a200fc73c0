/// 金额: the amounts of one row of a table, by column. A blank cell is `nil`.
public struct Amounts<Column: FormColumn>: Hashable, Sendable {
    /// The cells; further ones are columns that the form does not know.
    var cells: [Int64]

    /// A row with every cell blank.
    public init() {
        cells = Array(repeating: Section.blank, count: Column.allCases.count)
    }

    /// A row of amounts.
    public init(_ amounts: [Column: Amount]) {
        self.init()
        for (column, amount) in amounts { self[column] = amount }
    }

    init(cells: [Int64]) { self.cells = cells }

    /// The amount of a column; `nil` when blank.
    public subscript(column: Column) -> Amount? {
        get {
            let value = cells[column.position]
            return value == Section.blank ? nil : Amount(fen: value)
        }
        set { cells[column.position] = newValue?.fen ?? Section.blank }
    }

    /// Whether no cell is printed.
    public var isBlank: Bool { cells.allSatisfy { $0 == Section.blank } }
}

/// 行: one line of a table: what it is for, its name as printed, and its amounts.
///
/// In JSON the amounts stand beside the key: `{"code": "20801", "name": "…", "total": 1599600}`.
public struct Line<Key: LineKey, Column: FormColumn>: Hashable, Sendable {
    /// The code or the row of the form.
    public var key: Key
    /// The name as printed, without the numbering of the form.
    public var name: String
    /// 行次: the printed line number, where the form numbers its lines.
    public var number: Int?
    /// 单位: the unit that the line belongs to, where the layout prints it.
    public var unit: Agency?
    /// 项目分类: the class of a project, where the layout prints it in a column.
    public var category: String?
    /// 文字栏: what the columns of text say, by their names; see ``Layout/texts``.
    public var texts: [String: String] = [:]
    /// The amounts.
    public var amounts: Amounts<Column>

    /// A line with its key, name and amounts.
    public init(_ key: Key, _ name: String, _ amounts: Amounts<Column> = Amounts()) {
        self.key = key
        self.name = name
        self.amounts = amounts
    }

    /// The amount of a column; `nil` when blank.
    public subscript(column: Column) -> Amount? {
        get { amounts[column] }
        set { amounts[column] = newValue }
    }
}

extension Line {
    init?(_ record: Section.Record) {
        guard let key = Key(record.key) else { return nil }
        self.init(key, record.name, Amounts(cells: record.cells))
        number = record.number
        unit = record.unit
        category = record.category
        texts = record.texts
    }

    var record: Section.Record {
        Section.Record(
            key: key.rowKey, name: name, number: number, unit: unit, category: category, texts: texts,
            cells: amounts.cells)
    }
}
