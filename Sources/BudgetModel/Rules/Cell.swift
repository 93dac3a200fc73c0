public import BudgetCodes

/// 位置: a place in a document, by stable names.
public struct Location: Hashable, Codable, Sendable {
    /// The ``Form/id`` of the table.
    public var table: String
    /// The key of the line: a code, `total`, or for tables with two sides `income.…` and `expenditure.…`.
    public var line: String?
    /// The name of the ``Column``.
    public var column: String?

    /// A place in a table.
    public init(table: String, line: String? = nil, column: String? = nil) {
        self.table = table
        self.line = line
        self.column = column
    }
}

/// 单元格: a place with its printed names and figure.
public struct Cell: Hashable, Codable, Sendable {
    /// The place.
    public var location: Location
    /// The official name of the table.
    public var tableName: String
    /// The name of the line as printed.
    public var lineName: String?
    /// The official heading of the column.
    public var columnLabel: String?
    /// The printed figure; `nil` when blank.
    public var amount: Amount?

    init(
        _ location: Location, form: Form, lineName: String? = nil, columnLabel: String? = nil, amount: Amount? = nil
    ) {
        self.location = location
        self.tableName = form.officialName
        self.lineName = lineName
        self.columnLabel = columnLabel
        self.amount = amount
    }

    /// The line and the column in words: `301 工资福利支出 合计`.
    public func name(in language: Language) -> String {
        var words: [String] = []
        // Codes say something to a reader; the names of rows of a form are said by the printed name.
        if let line = location.line, line.first?.isNumber == true, !line.contains("/"), line != lineName {
            words.append(line)
        }
        if let lineName { words.append(lineName) }
        // A row with a single figure needs no heading.
        if let column = location.column, let columnLabel, column != "amount" {
            words.append(language == .chinese ? columnLabel : column)
        }
        return words.joined(separator: " ")
    }
}
