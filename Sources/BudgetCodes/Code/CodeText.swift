/// The characters of a code in plain ASCII, gathered from a text as people print it.
///
/// Full-width digits and letters become ASCII. Spaces of every kind are dropped, also inside, because a code that
/// was wrapped in a narrow table cell is extracted as `05 70 07`.
// Nothing here is generic over the text: each form of it would be compiled again.
struct CodeText {
    private(set) var bytes: [UInt8] = []
    /// The offset, in Unicode scalars of the source, of each byte.
    private(set) var offsets: [Int] = []
    /// The offset of the first character that is neither a space nor an ASCII digit or letter.
    private(set) var invalidOffset: Int?
    /// Whether the text has more characters than the limit. The rest was not read.
    private(set) var isTooLong = false

    init(_ text: String, limit: Int) {
        bytes.reserveCapacity(limit)
        offsets.reserveCapacity(limit)
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            if Self.isSpace(scalar) { continue }
            guard let byte = Self.ascii(scalar) else {
                invalidOffset = offset
                return
            }
            guard bytes.count < limit else {
                isTooLong = true
                return
            }
            bytes.append(byte)
            offsets.append(offset)
        }
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Zero-width space and byte order mark have no White_Space property, but extraction leaves them behind.
        case 0x20, 0x09...0x0D, 0x3000, 0x200B, 0xFEFF: true
        case 0x21..<0x80: false
        default: scalar.properties.isWhitespace
        }
    }

    private static func ascii(_ scalar: Unicode.Scalar) -> UInt8? {
        let value = scalar.halfWidth.value
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: return UInt8(truncatingIfNeeded: value)
        default: return nil
        }
    }

    /// The error of a text that cannot be read, or nil when all of it was read and something is there.
    func error(in text: String, expected: BilingualText) -> CodeError? {
        if let invalidOffset {
            return CodeError(.invalidCharacter, text: text, offset: invalidOffset, expected: expected)
        }
        if isTooLong { return CodeError(.wrongLength, text: text, expected: expected) }
        if bytes.isEmpty { return CodeError(.empty, text: text, expected: expected) }
        return nil
    }

    /// The same, for a code that has digits only.
    func digitsError(in text: String, expected: BilingualText) -> CodeError? {
        if let index = bytes.firstIndex(where: { !$0.isASCIIDigit }) {
            return CodeError(.invalidCharacter, text: text, offset: offsets[index], expected: expected)
        }
        return error(in: text, expected: expected)
    }
}

extension UInt8 {
    var isASCIIDigit: Bool { self &- 0x30 < 10 }
}

/// The value of a run of ASCII digits, or nil when another byte is among them or there are none or more than nine.
func decimalValue(of digits: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard !digits.isEmpty else { return nil }
    var value: Int32 = 0
    var count = 0
    for byte in digits {
        let digit = byte &- 0x30
        guard digit < 10, count < 9 else { return nil }
        value = value &* 10 &+ Int32(digit)
        count &+= 1
    }
    return value
}

/// A number in decimal digits, filled with zeros on the left up to a width.
func paddedDigits(_ value: Int32, width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
