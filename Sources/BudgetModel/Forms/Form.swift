public import BudgetCodes

/// 表式: what an official form looks like: its names, and one layout or one for each of two sides.
///
/// A form is a value. The forms of the package are in ``FormBook/standard``; anybody can make others, in code or from
/// JSON, and use them in the same ways.
public struct Form: Hashable, Sendable, Identifiable {
    /// The stable name in findings, names of rules and commands, such as `budget.department-expenditure`.
    public var id: ID { content.id }
    /// The official name.
    public var officialName: String { content.officialName }
    /// The name in English.
    public var englishName: String { content.englishName }
    /// Other names that documents print.
    public var aliases: [String] { content.aliases }
    /// The lists of lines: one, or income and expenditure. Performance forms have none.
    public var sides: [Layout] { content.sides }
    /// Where documents hold the table, and under which key.
    package var place: Place { content.place }

    /// Every table holds its form, so that a form is one reference.
    private let content: Content

    private final class Content: Sendable {
        let id: ID
        let officialName: String
        let englishName: String
        let aliases: [String]
        let sides: [Layout]
        let place: Place

        init(_ id: ID, _ officialName: String, _ englishName: String, _ aliases: [String], _ sides: [Layout]) {
            self.id = id
            self.officialName = officialName
            self.englishName = englishName
            self.aliases = aliases
            self.sides = sides
            place = Place(id, hasLines: !sides.isEmpty)
        }
    }

    /// 表式标识: the stable name of a form.
    public struct ID: RawRepresentable, Hashable, Codable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        /// An id of a text.
        public init(_ text: String) { self.rawValue = text }
    }

    /// Where documents hold a table.
    package struct Place: Hashable, Sendable {
        package let part: Part
        package let key: String
    }

    /// The part of a document that holds a table: in JSON one object for each.
    package enum Part: String, Hashable, Sendable {
        case budget, finalAccounts, performance
        /// The books of governments.
        case government
        /// Forms of others.
        case tables
    }

    // Not copied into the initialiser of every form, which made 14 KB of code.
    @inline(never)
    init(
        _ id: ID, _ officialName: String, _ englishName: String, aliases: [String] = [], sides: [Layout] = []
    ) {
        content = Content(id, officialName, englishName, aliases, sides)
    }

    /// A form of one's own.
    ///
    /// - Parameters:
    ///   - id: Words of small letters, digits and hyphens with points between, such as `shanghai.reserve`. The ids of the
    ///     package's forms are for those alone.
    ///   - officialName: The name that documents print.
    ///   - englishName: The name in English, by default the official name.
    ///   - aliases: Other names that documents print.
    ///   - sides: One list of lines, or two with the sides `income` and `expenditure`.
    /// - Throws: ``FormError``.
    public init(
        id: ID, officialName: String, englishName: String? = nil, aliases: [String] = [], sides: [Layout]
    ) throws(FormError) {
        guard id.isWellFormed else { throw FormError(.malformedID, id.rawValue) }
        guard sides.map(\.side) == [""] || sides.map(\.side) == ["income", "expenditure"] else {
            throw FormError(.sides, id.rawValue)
        }
        self.init(id, officialName, englishName ?? officialName, aliases: aliases, sides: sides)
        // Views and rules of the package take a table of that id for one of that form.
        if let known = FormBook.standard[id] ?? FormBook.government[id], known != self {
            throw FormError(.repeatedID, id.rawValue)
        }
    }

    /// Whether the form has an income and an expenditure side.
    public var isTwoSided: Bool { sides.count == 2 }

    /// The name of the form.
    public func name(in language: Language) -> String {
        language == .chinese ? officialName : englishName
    }

    // Nearly all equality of tables comes here; copies of it were 9 KB of code.
    @inline(never)
    public static func == (left: Form, right: Form) -> Bool {
        if left.content === right.content { return true }
        return left.id == right.id && left.sides == right.sides && left.officialName == right.officialName
            && left.englishName == right.englishName && left.aliases == right.aliases
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}

extension Form.ID {
    /// Whether the id is made of words of small letters, digits and hyphens with points between.
    package var isWellFormed: Bool {
        let words = rawValue.split(separator: ".", omittingEmptySubsequences: false)
        func isWord(_ word: Substring) -> Bool {
            let isMade = word.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
            return isMade && !word.isEmpty
        }
        return rawValue.utf8.count <= 120 && words.allSatisfy(isWord)
    }
}

extension Form.ID: ExpressibleByStringLiteral, CustomStringConvertible, Comparable {
    public init(stringLiteral literal: String) { self.init(rawValue: literal) }

    public var description: String { rawValue }

    public static func < (left: Form.ID, right: Form.ID) -> Bool { left.rawValue < right.rawValue }
}

extension Form.Place {
    /// `budget.department-expenditure` is `departmentExpenditure` of `budget`; the forms of others are told by their id.
    ///
    /// The part of performance forms has no tables of lines.
    package init(_ id: Form.ID, hasLines: Bool) {
        let dot = id.rawValue.firstIndex(of: ".")
        let part = dot.flatMap { Form.Part(rawValue: String(id.rawValue[..<$0]).camel) }
        guard let dot, let part, part != .tables, part != .performance || !hasLines else {
            self.init(part: .tables, key: id.rawValue)
            return
        }
        self.init(part: part, key: String(id.rawValue[id.rawValue.index(after: dot)...]).camel)
    }
}

extension String {
    /// `opening-balance` as `openingBalance`.
    fileprivate var camel: String {
        let words = split(separator: "-")
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
