extension Code {
    /// Reads a code as people print it.
    ///
    /// Full-width digits are accepted. Spaces are dropped, also inside, because a code that was wrapped in a narrow
    /// table cell is extracted as `20 80 505`.
    ///
    /// - Throws: ``CodeError`` that says what was expected.
    public init(parsing text: some StringProtocol) throws(CodeError) {
        let text = String(text)
        if let code = Code(text) {
            self = code
            return
        }
        let characters = CodeText(text, limit: C.deepestLevel.digitCount)
        if let error = characters.digitsError(in: text, expected: C.codeShape) { throw error }
        guard CodeLevel(digitCount: characters.bytes.count) != nil else {
            throw CodeError(.wrongLength, text: text, expected: C.codeShape)
        }
        guard let code = Code(utf8: characters.bytes) else {
            throw CodeError(.wrongLeadingDigit, text: text, offset: characters.offsets.first, expected: C.codeShape)
        }
        self = code
    }

    /// Creates a code from exactly its ASCII digits in a buffer, or returns nil. This is the fast way for readers.
    @inlinable
    public init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
        self.init(value: codeValue(of: bytes))
    }

    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    public init?(utf8 bytes: some Collection<UInt8>) {
        self.init(value: Array(bytes.prefix(10)).withUnsafeBufferPointer { codeValue(of: $0) })
    }
}

extension Code: LosslessStringConvertible {
    /// Creates a code from exactly its ASCII digits, or returns nil when anything else is there.
    ///
    /// With a literal, `FunctionalCode("208")` is the literal itself and traps when it is malformed. This
    /// initializer is the one that is called with a variable.
    @inlinable
    public init?(_ description: String) {
        self.init(value: codeValue(of: description))
    }

    /// The digits.
    public var description: String { String(value) }
}

extension Code: ExpressibleByStringLiteral {
    /// Creates a code from a literal in the program. A malformed literal is a mistake of the programmer and traps.
    public init(stringLiteral literal: StaticString) {
        let code = literal.withUTF8Buffer { Code(utf8: $0) }
        precondition(code != nil, "A literal is not a \(C.codeShape.english): \(literal)")
        self.init(unchecked: code?.value ?? 0)
    }
}

extension Code: Codable {
    /// Reads the code from a plain string with exactly its digits.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let code = Code(text) else { throw container.corrupted(text, expected: C.codeShape) }
        self = code
    }

    /// Writes the code as a plain string: a number would lose nothing here, but other codes have leading zeros.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension SingleValueDecodingContainer {
    /// The error for a string that is not the code that was expected.
    func corrupted(_ text: String, expected: BilingualText) -> DecodingError {
        .dataCorruptedError(in: self, debugDescription: "Expected \(expected.english), found \"\(text.prefix(40))\".")
    }
}
