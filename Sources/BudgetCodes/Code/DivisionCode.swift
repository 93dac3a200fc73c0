/// 行政区划级次: the level of an administrative division.
public enum DivisionLevel: Int, CaseIterable, Codable, Sendable {
    /// 省级: province, autonomous region or municipality, such as `420000`.
    case province = 1
    /// 地级: prefecture or city, such as `420100`.
    case prefecture
    /// 县级: county or district, such as `420114`.
    case county
    /// 乡级: township, only in codes of nine digits, such as `420114001`.
    case township

    /// The official name: 省级, 地级, 县级 or 乡级.
    public var officialName: String {
        switch self {
        case .province: "省级"
        case .prefecture: "地级"
        case .county: "县级"
        case .township: "乡级"
        }
    }
}

extension DivisionLevel: Comparable {
    /// Orders levels from the top: a province comes before a county.
    public static func < (left: DivisionLevel, right: DivisionLevel) -> Bool {
        left.rawValue < right.rawValue
    }
}

/// 行政区划代码: the code of an administrative division, such as `420114`.
///
/// A code has six digits (GB/T 2260: two each for province, prefecture and county) or nine (MOF_DIV_CODE of the
/// national data standard, three more for the township). Missing lower levels are zeros. `420114` and `420114000` are
/// the same place but not the same text, so they are not equal: compare with ``isSameDivision(as:)``.
public struct DivisionCode: Hashable, Sendable {
    /// The digits as a number of nine, filled with zeros on the right.
    private let aligned: Int32
    /// 6 or 9: how many digits the code is printed with.
    public let digitCount: Int

    static let shape = BilingualText("不以0开头的6位或9位行政区划代码", "division code of 6 or 9 digits that does not start with 0")

    private init(aligned: Int32, digitCount: Int) {
        self.aligned = aligned
        self.digitCount = digitCount
    }

    /// The code of six digits, of which the first is not 0.
    init(sixDigits value: Int32) {
        self.init(aligned: value * 1_000, digitCount: 6)
    }

    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    public init?(utf8 bytes: some Collection<UInt8>) {
        // Contiguous bytes, such as those of strings and arrays, are read where they are.
        let inPlace = bytes.withContiguousStorageIfAvailable { DivisionCode(utf8: $0) }
        let copied = { Array(bytes.prefix(10)).withUnsafeBufferPointer { DivisionCode(utf8: $0) } }
        guard let code = inPlace ?? copied() else { return nil }
        self = code
    }

    /// Creates a code from exactly its ASCII digits in a buffer, or returns nil. This is the fast way for readers.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        let count = bytes.count
        guard count == 6 || count == 9, bytes.first != 0x30, let value = decimalValue(of: bytes) else { return nil }
        self.init(aligned: count == 6 ? value * 1_000 : value, digitCount: count)
    }

    /// The level, from the zeros at the end.
    public var level: DivisionLevel {
        if aligned % 1_000 != 0 { return .township }
        if aligned % 100_000 != 0 { return .county }
        if aligned % 10_000_000 != 0 { return .prefecture }
        return .province
    }

    /// The division at a level, going up from this one, with the same number of digits. It is the division itself at
    /// its own level, and nil below it.
    public func ancestor(at level: DivisionLevel) -> DivisionCode? {
        guard level <= self.level else { return nil }
        let unit: Int32 =
            switch level {
            case .province: 10_000_000
            case .prefecture: 100_000
            case .county: 1_000
            case .township: 1
            }
        return DivisionCode(aligned: aligned - aligned % unit, digitCount: digitCount)
    }

    /// 省级: the province.
    public var province: DivisionCode { DivisionCode(aligned: aligned - aligned % 10_000_000, digitCount: digitCount) }

    /// 地级: the prefecture or city, or nil for a province.
    ///
    /// A county right under its province has a prefecture in its code that is no place, such as `429000`.
    public var prefecture: DivisionCode? { ancestor(at: .prefecture) }

    /// 县级: the county or district, or nil above it.
    public var county: DivisionCode? { ancestor(at: .county) }

    /// The division one level up, with the same number of digits, or nil for a province.
    public var parent: DivisionCode? {
        DivisionLevel(rawValue: level.rawValue - 1).flatMap(ancestor(at:))
    }

    /// Whether another division is somewhere inside this one. A division is not its own ancestor.
    public func isAncestor(of other: DivisionCode) -> Bool {
        level < other.level && other.ancestor(at: level)?.aligned == aligned
    }

    /// Whether a division is the pattern itself or inside it.
    public static func ~= (pattern: DivisionCode, code: DivisionCode) -> Bool {
        pattern.isSameDivision(as: code) || pattern.isAncestor(of: code)
    }

    /// Whether two codes mean the same place, in six digits or nine.
    public func isSameDivision(as other: DivisionCode) -> Bool {
        aligned == other.aligned
    }
}

extension DivisionCode: Comparable {
    /// Orders divisions by digits: a province comes just before its prefectures, six digits before nine.
    public static func < (left: DivisionCode, right: DivisionCode) -> Bool {
        (left.aligned, left.digitCount) < (right.aligned, right.digitCount)
    }
}

extension DivisionCode: LosslessStringConvertible {
    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    public init?(_ description: String) {
        self.init(utf8: description.utf8)
    }

    /// The six or nine digits.
    public var description: String {
        String(digitCount == 6 ? aligned / 1_000 : aligned)
    }

    /// Reads a code as people print it. Full-width digits are accepted and spaces are dropped, also inside.
    ///
    /// - Throws: ``CodeError`` that says what was expected.
    public init(parsing text: some StringProtocol) throws(CodeError) {
        let text = String(text)
        let characters = CodeText(text, limit: 9)
        if let error = characters.digitsError(in: text, expected: Self.shape) { throw error }
        guard let code = DivisionCode(utf8: characters.bytes) else {
            let kind: CodeError.Kind = [6, 9].contains(characters.bytes.count) ? .wrongLeadingDigit : .wrongLength
            throw CodeError(kind, text: text, expected: Self.shape)
        }
        self = code
    }
}

extension DivisionCode: ExpressibleByStringLiteral {
    /// Creates a code from a literal in the program. A malformed literal is a mistake of the programmer and traps.
    public init(stringLiteral literal: StaticString) {
        let code = literal.withUTF8Buffer { DivisionCode(utf8: $0) }
        precondition(code != nil, "A literal is not a \(Self.shape.english): \(literal)")
        self = code ?? DivisionCode(aligned: 0, digitCount: 6)
    }
}

extension DivisionCode: Codable {
    /// Reads the code from a plain string with exactly its digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = DivisionCode(text) else { throw container.corrupted(text, expected: Self.shape) }
        self = code
    }

    /// Writes the code as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
