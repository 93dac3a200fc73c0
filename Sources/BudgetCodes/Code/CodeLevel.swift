/// 科目级次: the level of a code in its classification.
///
/// A level adds two digits to the level above it. Levels are ordered from the top, so `.category < .item`.
public enum CodeLevel: Int, CaseIterable, Codable, Sendable {
    /// 类: three digits, such as `208`.
    case category = 1
    /// 款: five digits, such as `20805`.
    case section
    /// 项: seven digits, such as `2080505`.
    case item
    /// 目: nine digits, used by the revenue classification only, such as `101010101`.
    case subitem

    /// The official name: 类, 款, 项 or 目.
    public var officialName: String {
        switch self {
        case .category: "类"
        case .section: "款"
        case .item: "项"
        case .subitem: "目"
        }
    }

    /// The number of digits of a code of this level: 3, 5, 7 or 9.
    public var digitCount: Int { 1 + 2 * rawValue }

    /// Creates the level with an official name, or returns nil when the name is not 类, 款, 项 or 目.
    public init?(officialName: some StringProtocol) {
        guard let level = Self.allCases.first(where: { $0.officialName == officialName }) else { return nil }
        self = level
    }

    /// Creates the level of codes with a number of digits, or returns nil when no level has that many.
    public init?(digitCount: Int) {
        guard let level = Self.allCases.first(where: { $0.digitCount == digitCount }) else { return nil }
        self = level
    }
}

extension CodeLevel: Comparable {
    /// Orders levels from the top: 类 comes before 款.
    @inlinable
    public static func < (left: CodeLevel, right: CodeLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}
