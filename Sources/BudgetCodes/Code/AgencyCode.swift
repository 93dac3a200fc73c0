/// 部门（单位）预算代码: the code of a department or unit in the budget, such as `057` or `057007`.
///
/// A code has one to seven groups of three digits (3 to 21 digits). Each group is one step down: unit `057007` belongs
/// to department `057`. Leading zeros count. The shape is that of AGENCY_CODE in the national data standard.
public struct AgencyCode: Hashable, Sendable {
    // Each group takes ten bits as its value plus one, from the top; a missing group is 0. So the integers order
    // codes by prefix with the parent first, and a parent is the same integer with a group cleared.
    private let head: UInt64
    private let tail: UInt16

    private static let headGroups = 6

    private init(head: UInt64, tail: UInt16) {
        self.head = head
        self.tail = tail
    }

    /// The code of a department, 0 to 999.
    init(department: UInt64) {
        self.init(head: (department &+ 1) << Self.shift(0), tail: 0)
    }

    static let shape = BilingualText("每级3位、共3至21位的部门（单位）代码", "agency code of 3 to 21 digits in groups of three")

    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    public init?(utf8 bytes: some Collection<UInt8>) {
        // Contiguous bytes, such as those of strings and arrays, are read where they are.
        let inPlace = bytes.withContiguousStorageIfAvailable { AgencyCode(utf8: $0) }
        let copied = { Array(bytes.prefix(22)).withUnsafeBufferPointer { AgencyCode(utf8: $0) } }
        guard let code = inPlace ?? copied() else { return nil }
        self = code
    }

    /// Creates a code from exactly its ASCII digits in a buffer, or returns nil. This is the fast way for readers.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        var head: UInt64 = 0
        var tail: UInt16 = 0
        var digits = 0
        var group: UInt64 = 0
        for byte in bytes {
            guard byte.isASCIIDigit, digits < 21 else { return nil }
            group = group &* 10 &+ UInt64(byte &- 0x30)
            digits += 1
            guard digits % 3 == 0 else { continue }
            let index = digits / 3 - 1
            if index < Self.headGroups {
                head |= (group &+ 1) << Self.shift(index)
            } else {
                tail = UInt16(truncatingIfNeeded: group &+ 1)
            }
            group = 0
        }
        guard digits > 0, digits % 3 == 0 else { return nil }
        self.init(head: head, tail: tail)
    }

    private static func shift(_ group: Int) -> UInt64 {
        UInt64(10 * (headGroups - 1 - group))
    }

    /// A number that orders codes as they are ordered, but for codes that differ in the seventh group only.
    package var orderKey: UInt64 { head }

    /// The code in one word, as a key: the groups take ten bits each, from the top of the lower sixty. Words order codes
    /// by prefix. It is nil for a code with a seventh group.
    package var packed: UInt64? { tail == 0 ? head : nil }

    /// Creates the code of a word that ``packed`` gave, or returns nil for a word that it never gives.
    package init?(packed: UInt64) {
        guard packed != 0, packed >> 60 == 0 else { return nil }
        let code = AgencyCode(head: packed, tail: 0)
        guard (0..<code.depth).allSatisfy({ (0...999).contains(code.group($0)) }) else { return nil }
        self = code
    }

    /// The number of groups, 1 to 7. A department has 1, a unit right below it has 2.
    public var depth: Int {
        if tail != 0 { return Self.headGroups + 1 }
        return Self.headGroups - head.trailingZeroBitCount / 10
    }

    private func group(_ index: Int) -> Int32 {
        let field = index < Self.headGroups ? (head >> Self.shift(index)) & 0x3FF : UInt64(tail)
        return Int32(truncatingIfNeeded: field) - 1
    }

    /// The first groups of the code.
    private func prefix(_ count: Int) -> AgencyCode {
        guard count < depth else { return self }
        return AgencyCode(head: head & (UInt64.max << Self.shift(count - 1)), tail: 0)
    }

    /// The code one group up, or nil when the code has one group.
    public var parent: AgencyCode? {
        depth > 1 ? prefix(depth - 1) : nil
    }

    /// 主管部门: the first group, which is the department.
    public var department: AgencyCode { prefix(1) }

    /// The codes above this one, nearest first.
    public var ancestors: [AgencyCode] {
        (1..<depth).reversed().map(prefix)
    }

    /// Whether another code is somewhere below this one. A code is not its own ancestor.
    public func isAncestor(of other: AgencyCode) -> Bool {
        depth < other.depth && other.prefix(depth) == self
    }

    /// Whether another code is somewhere above this one. A code is not its own descendant.
    public func isDescendant(of other: AgencyCode) -> Bool {
        other.isAncestor(of: self)
    }

    /// Whether a code is the pattern itself or below it.
    public static func ~= (pattern: AgencyCode, code: AgencyCode) -> Bool {
        pattern == code || pattern.isAncestor(of: code)
    }
}

extension AgencyCode: Comparable {
    /// Orders codes by prefix: a parent comes just before its children.
    public static func < (left: AgencyCode, right: AgencyCode) -> Bool {
        (left.head, left.tail) < (right.head, right.tail)
    }
}

extension AgencyCode: LosslessStringConvertible {
    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    public init?(_ description: String) {
        self.init(utf8: description.utf8)
    }

    /// The digits, with leading zeros.
    public var description: String {
        (0..<depth).map { paddedDigits(group($0), width: 3) }.joined()
    }

    /// Reads a code as people print it. Full-width digits are accepted and spaces are dropped, also inside: the code
    /// of a narrow table cell is extracted as `05 70 07`.
    ///
    /// - Throws: ``CodeError`` that says what was expected.
    public init(parsing text: some StringProtocol) throws(CodeError) {
        let text = String(text)
        let characters = CodeText(text, limit: 21)
        if let error = characters.digitsError(in: text, expected: Self.shape) { throw error }
        guard let code = AgencyCode(utf8: characters.bytes) else {
            throw CodeError(.wrongLength, text: text, expected: Self.shape)
        }
        self = code
    }
}

extension AgencyCode: ExpressibleByStringLiteral {
    /// Creates a code from a literal in the program. A malformed literal is a mistake of the programmer and traps.
    public init(stringLiteral literal: StaticString) {
        let code = literal.withUTF8Buffer { AgencyCode(utf8: $0) }
        precondition(code != nil, "A literal is not an \(Self.shape.english): \(literal)")
        self = code ?? AgencyCode(head: 0, tail: 0)
    }
}

extension AgencyCode: Codable {
    /// Reads the code from a plain string with exactly its digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = AgencyCode(text) else { throw container.corrupted(text, expected: Self.shape) }
        self = code
    }

    /// Writes the code as a plain string: leading zeros count.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
