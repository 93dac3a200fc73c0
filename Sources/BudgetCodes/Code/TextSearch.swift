/// 文本查找: texts in texts, by their bytes.
///
/// The standard library has this only beside its regular expressions: a program that calls it once carries all of them,
/// 1.4 MB where the library is linked statically. `scripts/linkage` looks that nothing does.
extension Substring {
    /// Whether a text occurs.
    package func has(_ text: String) -> Bool { place(of: text) != nil }

    /// The first place of a text; the start for an empty one.
    package func place(of text: String) -> Range<Index>? {
        var (whole, part) = (self, text)
        let offset = whole.withUTF8 { bytes in part.withUTF8 { Self.offset(of: $0, in: bytes) } }
        guard let offset else { return nil }
        let start = utf8.index(startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: text.utf8.count)
    }

    /// What stands before, between and behind the places of a text; all of it where the text is empty.
    package func parts(separatedBy text: String) -> [Substring] {
        var parts: [Substring] = []
        var rest = self
        while !text.isEmpty, let place = rest.place(of: text) {
            parts.append(rest[..<place.lowerBound])
            rest = rest[place.upperBound...]
        }
        parts.append(rest)
        return parts
    }

    /// The text with another one at each place of a text.
    package func replacing(_ text: String, by other: String) -> String {
        parts(separatedBy: text).joined(separator: other)
    }

    private static func offset(of part: UnsafeBufferPointer<UInt8>, in whole: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let first = part.first else { return 0 }
        var start = 0
        while start + part.count <= whole.count {
            var count = whole[start] == first ? 1 : 0
            while count > 0, count < part.count, whole[start + count] == part[count] { count += 1 }
            if count == part.count { return start }
            start += 1
        }
        return nil
    }
}

extension String {
    /// Whether a text occurs.
    package func has(_ text: String) -> Bool { self[...].has(text) }

    /// The first place of a text; the start for an empty one.
    package func place(of text: String) -> Range<Index>? { self[...].place(of: text) }

    /// What stands before, between and behind the places of a text.
    package func parts(separatedBy text: String) -> [Substring] { self[...].parts(separatedBy: text) }

    /// The text with another one at each place of a text.
    package func replacing(_ text: String, by other: String) -> String { self[...].replacing(text, by: other) }
}
