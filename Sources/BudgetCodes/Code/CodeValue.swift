// The arithmetic of codes. It is not generic over the classification: code that is not specialised is slow.
//
// Words are loaded from a buffer here. Why it is safe: every load is of bytes below the count that the switch has found.

/// The number that the digits of a code stand for: 3, 5, 7 or 9 ASCII digits without a leading zero. It is
/// negative for anything else, because an optional costs more.
@usableFromInline
func codeValue(of digits: UnsafeBufferPointer<UInt8>) -> Int32 {
    let bytes = UnsafeRawBufferPointer(digits)
    // All digits are taken in one word, filled with zeros at the front. It is quicker than one after the other.
    switch digits.count {
    case 3:
        let value = eightDigits(0x30_3030_3030 | bytes.word(UInt16.self, 0) << 40 | bytes.word(UInt8.self, 2) << 56)
        return value < 100 ? -1 : value
    case 5:
        let value = eightDigits(0x30_3030 | bytes.word(UInt32.self, 0) << 24 | bytes.word(UInt8.self, 4) << 56)
        return value < 10_000 ? -1 : value
    case 7:
        // The middle digit is in both.
        let value = eightDigits(0x30 | bytes.word(UInt32.self, 0) << 8 | bytes.word(UInt32.self, 3) << 32)
        return value < 1_000_000 ? -1 : value
    case 9:
        let first = digits[0] &- 0x30
        let value = eightDigits(bytes.word(UInt64.self, 1))
        return first == 0 || first > 9 || value < 0 ? -1 : Int32(first) &* 100_000_000 &+ value
    default:
        return -1
    }
}

extension UnsafeRawBufferPointer {
    @inline(__always)
    fileprivate func word<Part: FixedWidthInteger & BitwiseCopyable>(_: Part.Type, _ offset: Int) -> UInt64 {
        UInt64(truncatingIfNeeded: Part(littleEndian: loadUnaligned(fromByteOffset: offset, as: Part.self)))
    }
}

/// The number of eight ASCII digits, of which the first is the lowest byte, or -1 when a byte is no digit.
@inline(__always)
private func eightDigits(_ word: UInt64) -> Int32 {
    let digits = word ^ 0x3030_3030_3030_3030
    // A byte above 9 gets its highest bit, or has it.
    guard ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0 else { return -1 }
    let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    return Int32(truncatingIfNeeded: fours &* 10_000 &+ fours >> 32)
}

/// The same, for a text.
@inlinable @inline(__always)
func codeValue(of text: String) -> Int32 {
    // Nil when the text has no contiguous storage; that never happens for a native String.
    text.utf8.withContiguousStorageIfAvailable { codeValue(of: $0) } ?? slowCodeValue(of: text)
}

@usableFromInline
func slowCodeValue(of text: String) -> Int32 {
    Array(text.utf8).withUnsafeBufferPointer { codeValue(of: $0) }
}

/// The 类 of a number that has 3, 5, 7 or 9 digits.
@inlinable
func categoryValue(of value: Int32) -> Int32 {
    if value < 1_000 { return value }
    if value < 100_000 { return value / 100 }
    if value < 10_000_000 { return value / 10_000 }
    return value / 1_000_000
}

/// The number by which codes are ordered by prefix: the digits filled with zeros to nine, then the level, so that 208
/// comes before 20800.
func prefixOrderKey(_ value: Int32) -> Int64 {
    if value < 1_000 { return Int64(value) * 1_000_000 * 8 + 1 }
    if value < 100_000 { return Int64(value) * 10_000 * 8 + 2 }
    if value < 10_000_000 { return Int64(value) * 100 * 8 + 3 }
    return Int64(value) * 8 + 4
}

/// Whether the digits of a code are the first digits of a longer one.
func isPrefix(_ value: Int32, of longer: Int32) -> Bool {
    guard value < longer else { return false }
    var above = longer
    while above > value { above /= 100 }
    return above == value
}
