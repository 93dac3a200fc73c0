/// Finds the first place where a text is no JSON. Decoders say that something is wrong, not where.
///
/// It goes through the bytes once, without recursion, so that depth costs one bit of memory a level.
struct JSONSyntax {
    /// A place in a text and what should stand there.
    struct Fault: Hashable {
        /// 1 for the first line.
        var line: Int
        /// 1 for the first byte of a line.
        var column: Int
        var expected: String
    }

    /// How deep lists and objects may stand in each other.
    static let depthLimit = 500

    private let bytes: [UInt8]
    private var index = 0
    /// Whether each open bracket is an object.
    private var open: [Bool] = []

    private struct Stop: Error {
        let expected: String
    }

    /// The first fault, or `nil` when the text is JSON.
    static func firstFault(in bytes: [UInt8]) -> Fault? {
        var scanner = JSONSyntax(bytes: bytes)
        do throws(Stop) {
            try scanner.scanDocument()
            return nil
        } catch {
            let before = bytes[..<min(scanner.index, bytes.count)]
            let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
            let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
            return Fault(line: line, column: before.count - start + 1, expected: error.expected)
        }
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { index += 1 }
    }

    private mutating func take(_ byte: Unicode.Scalar, _ expected: String) throws(Stop) {
        guard next == UInt8(ascii: byte) else { throw Stop(expected: expected) }
        index += 1
    }

    private mutating func scanDocument() throws(Stop) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        try scanValue()
        while let isObject = open.last {
            skipSpace()
            switch next {
            case UInt8(ascii: ","):
                index += 1
                if isObject { try scanKey() }
                try scanValue()
            case UInt8(ascii: "}") where isObject, UInt8(ascii: "]") where !isObject:
                index += 1
                open.removeLast()
            default:
                throw Stop(expected: isObject ? "\",\" or \"}\"" : "\",\" or \"]\"")
            }
        }
        skipSpace()
        guard next == nil else { throw Stop(expected: "the end of the text") }
    }

    /// Scans a scalar, or the opening of a list or an object up to its first scalar.
    private mutating func scanValue() throws(Stop) {
        while true {
            skipSpace()
            switch next {
            case UInt8(ascii: "{"):
                try enter(isObject: true)
                skipSpace()
                if next == UInt8(ascii: "}") {
                    index += 1
                    open.removeLast()
                    return
                }
                try scanKey()
            case UInt8(ascii: "["):
                try enter(isObject: false)
                skipSpace()
                if next == UInt8(ascii: "]") {
                    index += 1
                    open.removeLast()
                    return
                }
            case UInt8(ascii: "\""): return try scanString()
            case UInt8(ascii: "t"): return try scanWord("true")
            case UInt8(ascii: "f"): return try scanWord("false")
            case UInt8(ascii: "n"): return try scanWord("null")
            default: return try scanNumber()
            }
        }
    }

    private mutating func enter(isObject: Bool) throws(Stop) {
        guard open.count < Self.depthLimit else { throw Stop(expected: "at most \(Self.depthLimit) nested brackets") }
        index += 1
        open.append(isObject)
    }

    private mutating func scanKey() throws(Stop) {
        skipSpace()
        guard next == UInt8(ascii: "\"") else { throw Stop(expected: "a key in quotes") }
        try scanString()
        skipSpace()
        try take(":", "\":\"")
    }

    private mutating func scanString() throws(Stop) {
        index += 1
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                index += 1
                return
            case UInt8(ascii: "\\"): index += 2
            case 0..<0x20: throw Stop(expected: "the end of the string before the end of the line")
            default: index += 1
            }
        }
        throw Stop(expected: "a closing quote")
    }

    private mutating func scanWord(_ word: String) throws(Stop) {
        for byte in word.utf8 {
            guard next == byte else { throw Stop(expected: word) }
            index += 1
        }
    }

    private mutating func scanNumber() throws(Stop) {
        if next == UInt8(ascii: "-") { index += 1 }
        try scanDigits("a value")
        if next == UInt8(ascii: ".") {
            index += 1
            try scanDigits("a digit")
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            index += 1
            if next == UInt8(ascii: "-") || next == UInt8(ascii: "+") { index += 1 }
            try scanDigits("a digit")
        }
    }

    private mutating func scanDigits(_ expected: String) throws(Stop) {
        let start = index
        while let byte = next, (0x30...0x39).contains(byte) { index += 1 }
        guard index > start else { throw Stop(expected: expected) }
    }
}
