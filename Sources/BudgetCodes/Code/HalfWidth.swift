// 全角 and 半角: the one place that knows the width of characters. The full-width forms U+FF01 to U+FF5E mirror ASCII
// 0x21 to 0x7E, and the ideographic space U+3000 mirrors the space.

extension Unicode.Scalar {
    /// The character in half width, when it is a full-width form of an ASCII character; itself otherwise.
    package var halfWidth: Unicode.Scalar {
        switch value {
        case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(truncatingIfNeeded: value - 0xFEE0))
        case 0x3000: " "
        default: self
        }
    }
}

extension String {
    /// The text with full-width forms of ASCII characters in half width.
    package var halfWidth: String {
        // In UTF-8 all of them begin with one of these bytes, and no other byte of a character is like these.
        guard utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 }) else { return self }
        var text = ""
        text.reserveCapacity(utf8.count)
        for scalar in unicodeScalars { text.unicodeScalars.append(scalar.halfWidth) }
        return text
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The ASCII character at a place in UTF-8, in half width, and the number of its bytes, 1 or 3. It is nil at the end
    /// and where another character stands.
    @inline(__always)
    package func halfWidthASCII(at index: Int) -> (byte: UInt8, length: Int)? {
        guard indices.contains(index) else { return nil }
        if self[index] < 0x80 { return (self[index], 1) }
        guard index + 2 < count else { return nil }
        switch (self[index], self[index + 1], self[index + 2]) {
        case (0xEF, 0xBC, let last) where (0x81...0xBF).contains(last): return (last - 0x60, 3)
        case (0xEF, 0xBD, let last) where (0x80...0x9E).contains(last): return (last - 0x20, 3)
        case (0xE3, 0x80, 0x80): return (0x20, 3)
        default: return nil
        }
    }
}
