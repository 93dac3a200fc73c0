// The arithmetic of codes. It is not generic over the classification: code that is not specialised is slow.

/// The number that the digits of a code stand for: 3, 5, 7 or 9 ASCII digits without a leading zero.
@inline(__always)
func codeValue(of digits: UnsafeBufferPointer<UInt8>) -> Int32? {
    let count = digits.count
    guard count & 1 == 1, count >= 3, count <= 9, digits[0] != 0x30 else { return nil }
    var value: Int32 = 0
    for byte in digits {
        let digit = byte &- 0x30
        guard digit < 10 else { return nil }
        value = value &* 10 &+ Int32(digit)
    }
    return value
}

/// The same, for a text.
@inline(__always)
func codeValue(of text: String) -> Int32? {
    // Nil when the text has no contiguous storage; that never happens for a native String.
    if let value = text.utf8.withContiguousStorageIfAvailable({ codeValue(of: $0) }) { return value }
    return slowCodeValue(of: text)
}

@inline(never)
private func slowCodeValue(of text: String) -> Int32? {
    Array(text.utf8).withUnsafeBufferPointer { codeValue(of: $0) }
}

/// The 类 of a number that has 3, 5, 7 or 9 digits.
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
