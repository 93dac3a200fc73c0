/// 项目编码: the code of a project in the budget system, such as `42011425057T000000130`.
///
/// The 21 characters are the division (6 digits), the year in which the project was set up (2 digits), the department
/// (3 digits), the kind (a letter) and a serial number (9 digits).
public struct ProjectCode: Hashable, Sendable {
    // Two numbers that order codes as their text is ordered: the first eleven digits with the letter below them, and the
    // serial number. There may be a million codes in a ledger.
    package let front: UInt64
    package let back: UInt32

    /// 行政区划: the division, in six digits.
    public var division: DivisionCode { DivisionCode(sixDigits: Int32(truncatingIfNeeded: (front >> 8) / 100_000)) }
    /// 年度: the year in which the project was set up, such as 2025.
    public var year: Int { 2_000 + Int((front >> 8) / 1_000 % 100) }
    /// 部门: the department, in three digits.
    public var department: AgencyCode { AgencyCode(department: (front >> 8) % 1_000) }
    /// 项目类别: the kind of the project.
    public var kind: ProjectKind { ProjectKind(rawValue: String(Unicode.Scalar(UInt8(truncatingIfNeeded: front)))) }
    /// 顺序号: the serial number, 0 to 999999999.
    public var serial: Int { Int(back) }

    static let shape = BilingualText(
        "21位项目编码（6位区划、2位年份、3位部门、1个大写字母、9位顺序号）",
        "project code of 21 characters (division 6, year 2, department 3, one capital letter, serial number 9)")

    /// Creates a code from exactly its ASCII characters, or returns nil when anything else is there.
    public init?(utf8 bytes: some Collection<UInt8>) {
        // Contiguous bytes, such as those of strings and arrays, are read where they are.
        let inPlace = bytes.withContiguousStorageIfAvailable { ProjectCode(utf8: $0) }
        let copied = { Array(bytes.prefix(22)).withUnsafeBufferPointer { ProjectCode(utf8: $0) } }
        guard let code = inPlace ?? copied() else { return nil }
        self = code
    }

    /// Creates a code from exactly its ASCII characters in a buffer, or returns nil. This is the fast way for readers.
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count == 21, bytes[0] != 0x30, (0x41...0x5A).contains(bytes[11]),
            let division = decimalValue(of: UnsafeBufferPointer(rebasing: bytes[0..<6])),
            let department = decimalValue(of: UnsafeBufferPointer(rebasing: bytes[6..<11])),
            let serial = decimalValue(of: UnsafeBufferPointer(rebasing: bytes[12..<21]))
        else { return nil }
        let digits = UInt64(division) * 100_000 + UInt64(department)
        front = digits << 8 | UInt64(bytes[11])
        back = UInt32(serial)
    }

    /// Creates a code of its numbers: the eleven digits before the letter, the letter, and the nine digits behind it. It
    /// is nil when one of them is out of range.
    package init?(digits: Int64, letter: UInt8, serial: Int64) {
        guard (10_000_000_000...99_999_999_999).contains(digits), (0x41...0x5A).contains(letter),
            (0...999_999_999).contains(serial)
        else { return nil }
        front = UInt64(digits) << 8 | UInt64(letter)
        back = UInt32(serial)
    }
}

extension ProjectCode: Comparable {
    /// Orders codes as their text is ordered: by division, year, department, kind and serial number.
    public static func < (left: ProjectCode, right: ProjectCode) -> Bool {
        (left.front, left.back) < (right.front, right.back)
    }
}

extension ProjectCode: LosslessStringConvertible {
    /// Creates a code from exactly its ASCII characters, or returns nil when anything else is there.
    public init?(_ description: String) {
        self.init(utf8: description.utf8)
    }

    /// The 21 characters.
    public var description: String {
        let digits = String(front >> 8)
        let serialDigits = paddedDigits(Int32(truncatingIfNeeded: back), width: 9)
        return "\(digits)\(kind.rawValue)\(serialDigits)"
    }

    /// Reads a code as people print it. Full-width characters are accepted and spaces are dropped, also inside: a
    /// code of a narrow table cell is extracted as `42011425057T00000 0164`.
    ///
    /// - Throws: ``CodeError`` that says what was expected.
    public init(parsing text: some StringProtocol) throws(CodeError) {
        let text = String(text)
        let characters = CodeText(text, limit: 21)
        if let error = characters.error(in: text, expected: Self.shape) { throw error }
        guard characters.bytes.count == 21 else { throw CodeError(.wrongLength, text: text, expected: Self.shape) }
        guard let code = ProjectCode(utf8: characters.bytes) else {
            let isCapital: (UInt8) -> Bool = { (0x41...0x5A).contains($0) }
            let wrong = characters.bytes.indices.first { index in
                let byte = characters.bytes[index]
                return index == 11 ? !isCapital(byte) : !byte.isASCIIDigit
            }
            // When every character is of the right sort, only the zero in front of the division is left.
            let kind: CodeError.Kind = wrong == nil ? .wrongLeadingDigit : .invalidCharacter
            throw CodeError(kind, text: text, offset: characters.offsets[wrong ?? 0], expected: Self.shape)
        }
        self = code
    }
}

extension ProjectCode: ExpressibleByStringLiteral {
    /// Creates a code from a literal in the program. A malformed literal is a mistake of the programmer and traps.
    public init(stringLiteral literal: StaticString) {
        guard let code = literal.withUTF8Buffer({ ProjectCode(utf8: $0) }) else {
            preconditionFailure("A literal is not a \(Self.shape.english): \(literal)")
        }
        self = code
    }
}

extension ProjectCode: Codable {
    /// Reads the code from a plain string with exactly its 21 characters.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = ProjectCode(text) else { throw container.corrupted(text, expected: Self.shape) }
        self = code
    }

    /// Writes the code as a plain string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
