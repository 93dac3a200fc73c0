public import BudgetCodes

/// 表: one disclosure table.
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
    public init(precision: Precision) {
        self.init()
        caption.precision = precision
    }

    /// Whether the document states that there is nothing to report in this table.
    public var isDeclaredEmpty: Bool { isEmpty && caption.noneStatement != nil }
}

/// 表式: the official form of a table: its stable name, official Chinese name, and other names in use.
public struct Form: Hashable, Sendable {
    /// The stable name in findings, rule names and commands, such as `budget.department-expenditure`.
    public let id: String
    /// The official name.
    public let officialName: String
    /// The name in English.
    public let englishName: String
    /// Other names that documents print.
    public let aliases: [String]

    init(_ id: String, _ officialName: String, _ englishName: String, aliases: [String] = []) {
        self.id = id
        self.officialName = officialName
        self.englishName = englishName
        self.aliases = aliases
    }

    /// The name of the form.
    public func name(in language: Language) -> String {
        language == .chinese ? officialName : englishName
    }
}
