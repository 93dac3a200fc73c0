/// 项目编码: the code of a project in the budget system, such as `42011425057T000000130`.
///
/// The 21 characters are the division (6 digits), the year in which the project was set up (2 digits), the department
/// (3 digits), the kind (a letter) and a serial number (9 digits).
public struct ProjectCode: Hashable, Sendable {
    /// 行政区划: the division, in six digits.
    public let division: DivisionCode
    /// 年度: the year in which the project was set up, such as 2025.
    public let year: Int
    /// 部门: the department, in three digits.
    public let department: AgencyCode
    /// 项目类别: the kind of the project.
    public let kind: ProjectKind
    /// 顺序号: the serial number, 0 to 999999999.
    public let serial: Int

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
        guard bytes.count == 21, (0x41...0x5A).contains(bytes[11]),
            let division = DivisionCode(utf8: UnsafeBufferPointer(rebasing: bytes[0..<6])),
            let year = decimalValue(of: UnsafeBufferPointer(rebasing: bytes[6..<8])),
            let department = AgencyCode(utf8: UnsafeBufferPointer(rebasing: bytes[8..<11])),
            let serial = decimalValue(of: UnsafeBufferPointer(rebasing: bytes[12..<21]))
        else { return nil }
        self.division = division
        self.year = 2_000 + Int(year)
        self.department = department
        self.kind = ProjectKind(rawValue: String(Unicode.Scalar(bytes[11])))
        self.serial = Int(serial)
    }
}

extension ProjectCode: Comparable {
    /// Orders codes as their text is ordered: by division, year, department, kind and serial number.
    public static func < (left: ProjectCode, right: ProjectCode) -> Bool {
        (left.division, left.year, left.department, left.kind.rawValue, left.serial)
            < (right.division, right.year, right.department, right.kind.rawValue, right.serial)
    }
}

extension ProjectCode: LosslessStringConvertible {
    /// Creates a code from exactly its ASCII characters, or returns nil when anything else is there.
    public init?(_ description: String) {
        self.init(utf8: description.utf8)
    }

    /// The 21 characters.
    public var description: String {
        let yearDigits = paddedDigits(Int32(truncatingIfNeeded: year - 2_000), width: 2)
        let serialDigits = paddedDigits(Int32(truncatingIfNeeded: serial), width: 9)
        return "\(division)\(yearDigits)\(department)\(kind.rawValue)\(serialDigits)"
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
