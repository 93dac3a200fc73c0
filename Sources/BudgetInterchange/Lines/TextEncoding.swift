/// Finds out in what encoding a text is.
enum TextEncoding {
    /// Bytes that are no text, by the line of the first that cannot be read.
    struct Unreadable: Error {
        let line: Int
    }

    /// The text in UTF-8 when it is in another encoding; `nil` when it is in UTF-8 already.
    ///
    /// A byte order mark tells UTF-8 and UTF-16. Without one it is UTF-8 when it can be, and GB18030 otherwise.
    static func convert(_ source: SourceBytes) throws(Unreadable) -> [UInt8]? {
        if source.starts(with: [0xFF, 0xFE]) { return try utf16(source, high: 1) }
        if source.starts(with: [0xFE, 0xFF]) { return try utf16(source, high: 0) }
        guard let invalid = source.firstInvalidUTF8() else { return nil }
        guard !source.starts(with: utf8Mark) else { throw Unreadable(line: source.lineNumber(at: invalid)) }
        let (text, other) = gb18030.decode(source)
        // What can be read further is more likely meant.
        if let other { throw Unreadable(line: source.lineNumber(at: max(invalid, other))) }
        return text
    }

    /// Its tables are made once.
    static let gb18030 = GB18030()

    /// The byte order mark of UTF-8.
    static let utf8Mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// UTF-16, the higher byte of each pair first or second.
    private static func utf16(_ source: SourceBytes, high: Int) throws(Unreadable) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(source.count)
        var line = 1
        var offset = 2
        func unit(_ offset: Int) -> UInt32? {
            guard offset + 2 <= source.count else { return nil }
            return UInt32(source[offset + high]) << 8 | UInt32(source[offset + 1 - high])
        }
        while offset < source.count {
            guard let first = unit(offset) else { throw Unreadable(line: line) }
            offset += 2
            switch first {
            case 0..<0x80:
                if first == 0x0A { line += 1 }
                text.append(UInt8(truncatingIfNeeded: first))
            case 0xD800...0xDFFF:
                guard first < 0xDC00, let second = unit(offset), (0xDC00...0xDFFF).contains(second) else {
                    throw Unreadable(line: line)
                }
                offset += 2
                text.appendUTF8(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
            default: text.appendUTF8(first)
            }
        }
        return text
    }
}

extension SourceBytes {
    /// Whether the first bytes are those of a mark.
    func starts(with mark: [UInt8]) -> Bool {
        count >= mark.count && mark.indices.allSatisfy { self[$0] == mark[$0] }
    }
}
