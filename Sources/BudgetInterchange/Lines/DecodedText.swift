import BudgetCodes

/// 文本解码: a text of bytes in UTF-8, UTF-16 or GB18030, as files are published in China.
///
/// A byte order mark tells UTF-8 and UTF-16. Without one it is UTF-8 when it can be. Otherwise it is GB18030, unless it
/// says `charset=utf-8` or is UTF-8 but for a few bytes. What cannot be read becomes U+FFFD.
public struct DecodedText: Hashable, Sendable {
    /// The text, without a byte order mark.
    public let text: String
    /// What the bytes were read as.
    public let encoding: Encoding
    /// How many bytes could not be read.
    public let unreadable: Int

    /// 编码: how characters are written as bytes.
    public enum Encoding: String, CaseIterable, Codable, Sendable {
        case utf8, utf16, gb18030
    }

    /// Reads some bytes. Whatever they are, there is a text.
    public init(_ bytes: [UInt8]) {
        let isBigEndian = bytes.starts(with: [0xFE, 0xFF])
        if isBigEndian || bytes.starts(with: [0xFF, 0xFE]) {
            var units: [UInt16] = []
            units.reserveCapacity(bytes.count / 2)
            var place = 2
            while place + 1 < bytes.count {
                let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
                units.append(isBigEndian ? one << 8 | other : other << 8 | one)
                place += 2
            }
            text = String(decoding: units, as: UTF16.self)
            encoding = .utf16
            unreadable = text.unicodeScalars.count { $0 == "\u{FFFD}" }
            return
        }
        let hasMark = bytes.starts(with: TextEncoding.utf8Mark)
        let plain = hasMark ? bytes[3...] : bytes[...]
        let (valid, invalid) = Self.sequences(plain)
        let says = Self.declared(plain)
        if invalid == 0 || hasMark || says == "utf-8" || says == nil && invalid * 20 < valid {
            text = String(decoding: plain, as: UTF8.self)
            encoding = .utf8
            unreadable = invalid
            return
        }
        let (decoded, unreadable) = TextEncoding.decoded(plain)
        text = String(decoding: decoded, as: UTF8.self)
        encoding = .gb18030
        self.unreadable = unreadable
    }

    /// How many characters of several bytes there are in UTF-8, and how many bytes that begin none.
    private static func sequences(_ bytes: ArraySlice<UInt8>) -> (valid: Int, invalid: Int) {
        var (valid, invalid) = (0, 0)
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): if !scalar.isASCII { valid += 1 }
            case .error: invalid += 1
            case .emptyInput: return (valid, invalid)
            }
        }
    }

    /// The encoding that a page says it has.
    private static func declared(_ bytes: ArraySlice<UInt8>) -> String? {
        let head = String(decoding: bytes.prefix(4_096).filter { $0 < 0x80 && $0 > 0x20 }, as: UTF8.self).lowercased()
        guard let range = head.place(of: "charset=") else { return nil }
        let name = head[range.upperBound...].drop { "\"'".contains($0) }
            .prefix { $0.isLetter || $0.isNumber || "-_".contains($0) }
        return name == "utf8" ? "utf-8" : String(name)
    }
}

extension TextEncoding {
    /// A text in GB18030, U+FFFD for bytes that cannot be read, and how many those are.
    fileprivate static func decoded(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], unreadable: Int) {
        bytes.withUnsafeBufferPointer { buffer in
            guard var rest = SourceBytes(buffer) else { return ([], 0) }
            var text: [UInt8] = []
            var unreadable = 0
            while true {
                let (decoded, invalid) = gb18030.decode(rest)
                text += decoded
                guard let invalid else { return (text, unreadable) }
                text += [0xEF, 0xBF, 0xBD]
                unreadable += 1
                guard invalid + 1 < rest.count else { return (text, unreadable) }
                rest = rest.from(invalid + 1)
            }
        }
    }
}
