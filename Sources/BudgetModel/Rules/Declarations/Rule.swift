public import BudgetCodes

/// 审核规则: a relation that must hold in every document.
public struct Rule: Identifiable, Hashable, Sendable {
    /// The stable name, such as `budget.department-expenditure.row-sum`. Never used again for another rule.
    public let id: ID
    /// The severity of a violation, unless a ``Profile`` says otherwise.
    public let severity: Severity
    /// What kind of relation it is.
    public let category: Category
    /// The form whose figure is asserted; `nil` for rules about all tables.
    public let table: Form.ID?
    /// How messages call the expected figure.
    public let phrase: Phrase
    private let statement: BilingualText

    /// What a rule is: its name, how grave a violation is, what it is about, and its wording.
    ///
    /// - Parameters:
    ///   - id: A stable name that no other rule has.
    ///   - severity: The severity of a violation.
    ///   - category: What kind of relation it is.
    ///   - table: The form whose figure is asserted; `nil` for rules about all tables.
    ///   - chinese: The relation in Chinese.
    ///   - english: The relation in English.
    ///   - phrase: How messages call the expected figure.
    public init(
        _ id: ID, _ severity: Severity, _ category: Category, table: Form.ID? = nil, chinese: String, english: String,
        phrase: Phrase = .statement
    ) {
        self.id = id
        self.severity = severity
        self.category = category
        self.table = table
        self.phrase = phrase
        statement = BilingualText(chinese, english)
    }

    /// The relation in words.
    public func statement(in language: Language) -> String { statement[language] }

    /// 规则标识: the stable name of a rule.
    public struct ID: RawRepresentable, Hashable, Codable, Sendable {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        /// An id of a text.
        public init(_ text: String) { rawValue = text }
    }

    /// 规则类别: what kind of relation a rule is about.
    public enum Category: String, CaseIterable, Codable, Sendable {
        /// 表内: sums inside a table.
        case arithmetic
        /// 表间: figures of different tables.
        case crossTable
        /// 科目: codes and their names.
        case codes
        /// 完整: tables, rows and statements that must be there.
        case completeness
        /// 合理: values that are unlikely.
        case plausibility

        /// The name of the category.
        public func name(in language: Language) -> String {
            let name: BilingualText =
                switch self {
                case .arithmetic: .init("表内", "inside a table")
                case .crossTable: .init("表间", "between tables")
                case .codes: .init("科目", "codes")
                case .completeness: .init("完整", "completeness")
                case .plausibility: .init("合理", "plausibility")
                }
            return name[language]
        }
    }

    /// How messages call the figure that a printed one is compared with.
    public enum Phrase: String, CaseIterable, Codable, Sendable {
        /// 各栏合计.
        case columns
        /// 下级合计.
        case children
        /// 各行合计.
        case rows
        /// The other table's figure, or the sum of several.
        case other
        /// At least the other figures.
        case atLeast
        /// The other table's figure, if the codes of both are about the same money.
        case sameMoney
        /// The figures of another table, if their names say what they are.
        case sameName
        /// No figure is compared; the finding's problem says it all.
        case statement

        /// What a rule takes for granted that no regulation says, as a clause; `nil` where it takes nothing for granted.
        var assumption: BilingualText? {
            switch self {
            case .sameMoney: BilingualText("假定两边科目反映同一支出", "assuming that the codes are about the same money")
            case .sameName: BilingualText("假定项目内容如其名称", "assuming that projects are for what their names say")
            default: nil
            }
        }
    }
}

extension Rule.ID: ExpressibleByStringLiteral, ExpressibleByStringInterpolation, CustomStringConvertible, Comparable {
    public init(stringLiteral literal: String) { rawValue = literal }

    public var description: String { rawValue }

    public static func < (left: Rule.ID, right: Rule.ID) -> Bool { left.rawValue < right.rawValue }
}

extension Rule: Codable {
    private enum CodingKeys: CodingKey {
        case id, severity, category, table, phrase, chinese, english
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(ID.self, forKey: .id), try container.decode(Severity.self, forKey: .severity),
            try container.decode(Category.self, forKey: .category),
            table: try container.decodeIfPresent(Form.ID.self, forKey: .table),
            chinese: try container.decode(String.self, forKey: .chinese),
            english: try container.decode(String.self, forKey: .english),
            phrase: try container.decodeIfPresent(Phrase.self, forKey: .phrase) ?? .statement)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(severity, forKey: .severity)
        try container.encode(category, forKey: .category)
        try container.encodeIfPresent(table, forKey: .table)
        if phrase != .statement { try container.encode(phrase, forKey: .phrase) }
        try container.encode(statement.chinese, forKey: .chinese)
        try container.encode(statement.english, forKey: .english)
    }
}
