/// 表: one disclosure table or form.
public protocol DisclosureTable: Hashable, Codable, Sendable {
    /// Which official form the type holds.
    static var form: Form { get }

    /// Number, title, unit, notes and the like, as printed.
    var caption: Caption { get set }

    /// A table with nothing in it.
    init()

    /// Whether no row is printed.
    var isEmpty: Bool { get }
}

extension DisclosureTable {
    /// An empty table that prints in a precision.
    public init(in precision: Precision) {
        self.init()
        caption.precision = precision
    }

    /// Whether the document states that there is nothing to report in this table.
    public var isDeclaredEmpty: Bool { isEmpty && caption.noneStatement != nil }
}

/// A table seen through the type of its form: a view of a ``Table`` with typed columns.
public protocol TableView: DisclosureTable {
    /// The table.
    var table: Table { get set }

    /// The view of a table.
    ///
    /// - Precondition: The table has the ``DisclosureTable/form`` of the view; see ``init(_:)``.
    init(table: Table)
}

extension TableView {
    /// The view of a table, or `nil` when it is of another form.
    public init?(_ table: Table) {
        guard table.form == Self.form else { return nil }
        self.init(table: table)
    }

    public init() { self.init(table: Table(Self.form)) }

    public var caption: Caption {
        get { table.caption }
        _modify { yield &table.caption }
    }

    public var isEmpty: Bool { table.isEmpty }

    public init(from decoder: any Decoder) throws {
        self.init(table: try Table(from: decoder, form: Self.form))
    }

    public func encode(to encoder: any Encoder) throws { try table.encode(to: encoder) }
}
