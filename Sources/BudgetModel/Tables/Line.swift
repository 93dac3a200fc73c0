public import BudgetCodes

/// What identifies a line of a table: a code, or a named row of a fixed form.
///
/// Keys know their parent, which is all that sums over levels need.
public protocol LineKey: Hashable, Codable, Sendable, CustomStringConvertible {
    /// The key one level up, or `nil` at the top.
    var parent: Self? { get }

    /// The name of the key in JSON: `code`, `agency`, `project` or `row`.
    static var codingName: String { get }

    /// A key and two keys right below it, for the examples of rules.
    static var family: (parent: Self, children: [Self]) { get }

    /// The functional code of the line, if it has one.
    var functionalCode: FunctionalCode? { get }

    /// The department economic code of the line, if it has one.
    var economicCode: DepartmentEconomicCode? { get }

    /// Whether several lines of a table may have the same key.
    var mayRepeat: Bool { get }

    /// The order of keys, where they have one apart from the printed order of the lines.
    static var order: ((Self, Self) -> Bool)? { get }

    /// The key of a functional code, if lines of this kind are by functional code.
    init?(functionalCode: FunctionalCode)
}

extension LineKey {
    public var functionalCode: FunctionalCode? { nil }
    public var economicCode: DepartmentEconomicCode? { nil }
    public var mayRepeat: Bool { false }
    public static var order: ((Self, Self) -> Bool)? { nil }
    public init?(functionalCode: FunctionalCode) { nil }
}

extension Code: LineKey {
    public static var codingName: String { "code" }
    public static var order: ((Code, Code) -> Bool)? { (<) }

    public static var family: (parent: Code, children: [Code]) {
        let first = Int32(C.leadingDigit) * 10_000 + 101
        let children = [first, first + 1].compactMap { Code(value: $0) }
        return (children[0].parent ?? children[0], children)
    }

    public var functionalCode: FunctionalCode? { self as? FunctionalCode }
    public var economicCode: DepartmentEconomicCode? { self as? DepartmentEconomicCode }

    public init?(functionalCode: FunctionalCode) {
        guard let code = functionalCode as? Self else { return nil }
        self = code
    }
}

extension AgencyCode: LineKey {
    public static var codingName: String { "agency" }
    public static var order: ((AgencyCode, AgencyCode) -> Bool)? { (<) }
    public static var family: (parent: AgencyCode, children: [AgencyCode]) { ("001", ["001001", "001002"]) }
}

/// 行: one line of a table: what it is for, its name as printed, and its amounts.
///
/// In JSON the amounts stand beside the key: `{"code": "20801", "name": "…", "total": 1599600}`.
public struct Line<LineID: LineKey, Amounts: AmountColumns>: Hashable, Sendable {
    /// The code or the row of the form.
    public var key: LineID
    /// The name as printed, without the numbering of the form.
    public var name: String
    /// 行次: the printed line number, where the form numbers its lines.
    public var number: Int?
    /// 单位: the unit that the line belongs to, where the layout prints it.
    public var agency: Agency?
    /// 项目分类: the class of a project, where the layout prints it in a column.
    public var category: String?
    /// The amounts.
    public var amounts: Amounts

    /// A line with its key, name and amounts.
    public init(_ key: LineID, _ name: String, amounts: Amounts = Amounts()) {
        self.key = key
        self.name = name
        self.amounts = amounts
    }
}

extension Line: Codable {
    // The parts that a layout does not print are left out.

    @_semantics("optimize.sil.specialize.generic.never")
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        let key = try container.decode(LineID.self, forKey: Key(LineID.codingName))
        self.init(key, try container.decodeIfPresent(String.self, forKey: Key("name")) ?? key.description)
        number = try container.decodeIfPresent(Int.self, forKey: Key("number"))
        agency = try container.decodeIfPresent(Agency.self, forKey: Key("unit"))
        category = try container.decodeIfPresent(String.self, forKey: Key("category"))
        try amounts.decode(from: container)
    }

    @_semantics("optimize.sil.specialize.generic.never")
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(key, forKey: Key(LineID.codingName))
        try container.encode(name, forKey: Key("name"))
        try container.encodeIfPresent(number, forKey: Key("number"))
        try container.encodeIfPresent(agency, forKey: Key("unit"))
        try container.encodeIfPresent(category, forKey: Key("category"))
        try amounts.encode(into: &container)
    }
}
