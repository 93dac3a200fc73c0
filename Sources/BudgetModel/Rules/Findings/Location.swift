/// 位置: a place in a document, by stable names.
public struct Location: Hashable, Codable, Sendable {
    /// The table.
    public var table: Form.ID
    /// The line; `nil` when it is about the table or a column as a whole.
    public var line: LineID?
    /// The column.
    public var column: ColumnID?
    /// Which of the lines, where several have the same key: the code or the name of their unit, and what else tells
    /// them apart, such as `057007` or `057007/甲项目#2`. `nil` for a key that stands in one line.
    public var instance: String?

    /// A place in a table.
    public init(table: Form.ID, line: LineID? = nil, column: ColumnID? = nil, instance: String? = nil) {
        self.table = table
        self.line = line
        self.column = column
        self.instance = instance
    }

    /// A place in a performance form, whose lines and columns have no types.
    init(table: Form.ID, line: String?, column: String? = nil) {
        self.init(table: table, line: line.map { LineID($0) }, column: column.map { ColumnID($0) })
    }
}

/// 行: the name of a line in locations: the text of its key, `total`, or `income.…` and `expenditure.…` in a form with
/// two sides. Lines of performance forms are paths such as `甲项目/annualIndicators/完成率`.
public struct LineID: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible
{
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name of a line.
    public init(_ text: String) { rawValue = text }
    public init(stringLiteral literal: String) { rawValue = literal }

    public var description: String { rawValue }

    /// 合计 of a table with one list of lines.
    public static let total: LineID = "total"

    /// `income` or `expenditure` in a form with two sides, else `nil`.
    public var side: String? {
        for side in ["income", "expenditure"] where rawValue.hasPrefix(side + ".") { return side }
        return nil
    }

    /// The text of the key without the side.
    public var key: String { side.map { String(rawValue.dropFirst($0.utf8.count + 1)) } ?? rawValue }
}

/// 栏: the name of a column, as in JSON.
public struct ColumnID: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }
    /// The name of a column.
    public init(_ text: String) { rawValue = text }
    public init(stringLiteral literal: String) { rawValue = literal }

    public var description: String { rawValue }
}
