// Why the pointers here are safe: a cursor is made inside the call that lends the bytes and dies with it; nothing keeps
// one. Every read is checked against the count first, so no text, however odd, is read beyond its end.

/// A place in the UTF-8 bytes of a text.
struct ByteCursor {
    let bytes: UnsafeBufferPointer<UInt8>
    var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int = 0) {
        self.bytes = bytes
        self.index = index
    }

    var isAtEnd: Bool { index >= bytes.count }

    /// What is left.
    var rest: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: bytes[Swift.min(index, bytes.count)...]) }

    /// Whether a byte stands so many bytes further on.
    func isNext(_ byte: UInt8, at offset: Int = 0) -> Bool {
        index + offset < bytes.count && bytes[index + offset] == byte
    }

    /// Whether a digit stands so many bytes further on.
    func isDigitNext(at offset: Int = 0) -> Bool {
        index + offset < bytes.count && bytes[index + offset].isDigit
    }

    /// Whether a word stands here.
    func isNext(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard bytes.count - index >= count else { return false }
        for offset in 0..<count where bytes[index + offset] != word.utf8Start[offset] { return false }
        return true
    }

    /// Goes over a word, if it stands here.
    mutating func take(_ word: StaticString) -> Bool {
        guard isNext(word) else { return false }
        index += word.utf8CodeUnitCount
        return true
    }

    /// Goes over one character.
    mutating func skipScalar() {
        guard !isAtEnd else { return }
        index = Swift.min(index + bytes[index].scalarWidth, bytes.count)
    }

    /// The character that stands here; U+0000 at the end. Every step of reading asks for it, hence the attribute.
    @inline(__always)
    var scalar: Unicode.Scalar {
        guard index < bytes.count else { return "\0" }
        let first = bytes[index]
        if first < 0x80 { return Unicode.Scalar(first) }
        if first & 0xF0 == 0xE0, index + 2 < bytes.count {
            let value = UInt32(first & 0x0F) << 12 | bits(at: index + 1) << 6 | bits(at: index + 2)
            return Unicode.Scalar(value) ?? "\u{FFFD}"
        }
        return rareScalar
    }

    /// A character of two or four bytes.
    private var rareScalar: Unicode.Scalar {
        let first = bytes[index]
        let width = first.scalarWidth
        guard index + width <= bytes.count else { return "\u{FFFD}" }
        var value = UInt32(first) & (0x7F >> UInt32(width))
        for offset in 1..<width { value = value << 6 | bits(at: index + offset) }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The bits that a byte behind the first one has.
    private func bits(at index: Int) -> UInt32 { UInt32(bytes[index] & 0x3F) }
}

extension UInt8 {
    /// Whether the byte is one of the digits 0 to 9.
    var isDigit: Bool { self &- 0x30 < 10 }

    /// How many bytes a character has that begins with this one.
    var scalarWidth: Int { self < 0x80 ? 1 : self < 0xE0 ? 2 : self < 0xF0 ? 3 : 4 }
}

extension UnsafeBufferPointer<UInt8> {
    /// How many characters the bytes are.
    var scalarCount: Int {
        var count = 0
        for byte in self where byte & 0xC0 != 0x80 { count += 1 }
        return count
    }

    /// Whether both have the same bytes. Eight are compared at a time, the last eight perhaps again.
    func hasBytes(of other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard count == other.count else { return false }
        guard count >= 8 else {
            for index in indices where self[index] != other[index] { return false }
            return true
        }
        var start = 0
        while start < count - 8 {
            if eightBytes(from: start) != other.eightBytes(from: start) { return false }
            start += 8
        }
        return eightBytes(from: count - 8) == other.eightBytes(from: count - 8)
    }

    /// Eight bytes as a number; there must be so many.
    private func eightBytes(from start: Int) -> UInt64 {
        UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: start, as: UInt64.self)
    }

    /// A number that differs for most texts: made of the first and the last eight bytes and of how many there are.
    var fingerprint: UInt64 {
        var (first, last): (UInt64, UInt64) = (0, 0)
        if count >= 8 {
            (first, last) = (eightBytes(from: 0), eightBytes(from: count - 8))
        } else {
            for byte in self { last = last << 8 | UInt64(byte) }
        }
        let mixed = (first ^ UInt64(count)) &* 0x9E37_79B9_7F4A_7C15 ^ last &* 0xC2B2_AE3D_27D4_EB4F
        return mixed ^ mixed >> 32
    }

    /// Whether the bytes are a word.
    func hasBytes(of word: StaticString) -> Bool {
        count == word.utf8CodeUnitCount && ByteCursor(self).isNext(word)
    }

    /// Whether the bytes end in a word.
    func ends(in word: StaticString) -> Bool {
        guard count >= word.utf8CodeUnitCount else { return false }
        var cursor = ByteCursor(self)
        cursor.index = count - word.utf8CodeUnitCount
        return cursor.isNext(word)
    }

    /// The first bytes, so many.
    func first(_ count: Int) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[..<Swift.min(count, self.count)])
    }
}

extension String {
    /// Lends the UTF-8 bytes. Strings of other systems that have none are copied once.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }

    /// Whether two texts have the same bytes; much cheaper than `==` for Chinese text, which is normalised first.
    func hasBytes(of other: String) -> Bool {
        utf8.count == other.utf8.count && withBytes { own in other.withBytes { own.hasBytes(of: $0) } }
    }

    /// A text of bytes that were cut out of another text between characters.
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.init(decoding: bytes, as: UTF8.self)
    }
}
