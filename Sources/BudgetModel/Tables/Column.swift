/// 栏: one amount column of a table, declared once.
///
/// The same descriptor drives coding, validation, rendering and documentation; nothing else lists the columns.
public struct Column<Amounts: AmountColumns>: Sendable {
    /// The name of the column in JSON and in findings: the property's name.
    public let name: String
    /// The official heading, with group headings before it: `本年收入 一般公共预算`.
    public let label: String
    /// 栏次: the printed column number, where the form numbers its columns.
    public let number: Int?
    /// Where the amount is stored.
    public let path: any WritableKeyPath<Amounts, Amount?> & Sendable

    /// The distance of the amount from the start of the row, resolved once.
    private let offset: Int

    /// A column of a name, its official heading and the property that holds it.
    @inline(never)
    public init(
        _ name: String,
        _ label: String,
        _ path: any WritableKeyPath<Amounts, Amount?> & Sendable,
        number: Int? = nil
    ) {
        guard let offset = MemoryLayout<Amounts>.offset(of: path) else {
            preconditionFailure("column \(name) is not a stored property")
        }
        self.name = name
        self.label = label
        self.number = number
        self.path = path
        self.offset = offset
    }

    /// Reads the amount of a row.
    ///
    /// A key path costs about ten times as much, and rules read every cell of every row.
    func amount(of row: borrowing Amounts) -> Amount? {
        withUnsafeBytes(of: row) { $0.load(fromByteOffset: offset, as: Amount?.self) }
    }
}

extension Column: Hashable {
    public static func == (left: Column, right: Column) -> Bool { left.offset == right.offset }

    public func hash(into hasher: inout Hasher) { hasher.combine(offset) }
}

/// The amounts of one row of a table: a plain struct of `Amount?`, with a ``Column`` for each property.
///
/// A conforming type stores nothing but the amounts that ``columns`` lists.
public protocol AmountColumns: Hashable, Codable, Sendable {
    /// A row with every cell blank.
    init()

    /// Every column, in the order of the official form.
    static var columns: [Column<Self>] { get }

    /// 栏间关系: what the columns of one row must add up to.
    static var identities: [ColumnIdentity<Self>] { get }
}

/// 栏间关系: one column that is the sum of others, as forms print it (`1栏各行=(2+3)栏各行`).
public struct ColumnIdentity<Amounts: AmountColumns>: Sendable {
    /// The column that holds the sum.
    public let sum: Column<Amounts>
    /// The columns that are added.
    public let addends: [Column<Amounts>]
    /// The columns that are taken off.
    public let subtrahends: [Column<Amounts>]
}

extension AmountColumns {
    /// The column of a property.
    ///
    /// - Precondition: ``columns`` lists the property.
    public static func column(_ path: KeyPath<Self, Amount?>) -> Column<Self> {
        guard let column = columns.first(where: { $0.path == path }) else {
            preconditionFailure("\(Self.self) does not list a column for \(path)")
        }
        return column
    }

    /// The column of a name, as in JSON.
    public static func column(named name: String) -> Column<Self>? {
        columns.first { $0.name == name }
    }

    /// 某栏 = Σ 各栏: an identity of the columns of a row.
    @_semantics("optimize.sil.specialize.generic.never")
    static func identity(
        _ sum: KeyPath<Self, Amount?>,
        _ addends: [KeyPath<Self, Amount?>],
        less subtrahends: [KeyPath<Self, Amount?>] = []
    ) -> ColumnIdentity<Self> {
        ColumnIdentity(sum: column(sum), addends: addends.map(column), subtrahends: subtrahends.map(column))
    }

    public static var identities: [ColumnIdentity<Self>] { [] }

    // A row is its cells; compiled once for all types of rows.

    @_semantics("optimize.sil.specialize.generic.never")
    public static func == (left: Self, right: Self) -> Bool {
        columns.allSatisfy { left[$0] == right[$0] }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func hash(into hasher: inout Hasher) {
        for column in Self.columns { hasher.combine(self[column]) }
    }

    /// Whether no cell is printed.
    public var isBlank: Bool {
        Self.columns.allSatisfy { $0.amount(of: self) == nil }
    }

    /// Whether the cell is blank although it is the sum of cells that are printed: the document, or the reading of it,
    /// lost the figure, so blank does not mean nothing here.
    func isLost(_ column: Column<Self>) -> Bool {
        guard column.amount(of: self) == nil else { return false }
        return Self.identities.contains { identity in
            identity.sum == column
                && (identity.addends + identity.subtrahends).contains { $0.amount(of: self) != nil }
        }
    }

    public subscript(column: Column<Self>) -> Amount? {
        get { column.amount(of: self) }
        set { self[keyPath: column.path] = newValue }
    }
}

extension AmountColumns {
    // Keys are the column names. A blank cell is absent, so that nothing has to stand for it.

    public init(from decoder: any Decoder) throws {
        self.init()
        try decode(from: decoder.container(keyedBy: Key.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try encode(into: &container)
    }

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func decode(from container: KeyedDecodingContainer<Key>) throws {
        for column in Self.columns {
            self[keyPath: column.path] = try container.decodeIfPresent(Amount.self, forKey: Key(column.name))
        }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    func encode(into container: inout KeyedEncodingContainer<Key>) throws {
        for column in Self.columns {
            try container.encodeIfPresent(column.amount(of: self), forKey: Key(column.name))
        }
    }
}

/// A coding key made from a column's name.
struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(_ name: String) { self.stringValue = name }
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
