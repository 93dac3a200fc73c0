/// What cells of one column stand for, read once for every text.
struct CellCache<Value> {
    private var last: (bytes: ArraySlice<UInt8>, value: Value)?
    private var values: [ArraySlice<UInt8>: Value] = [:]
    /// A column in which every cell differs is not worth remembering.
    private static var limit: Int { 1 << 20 }

    subscript(bytes: ArraySlice<UInt8>) -> Value? {
        mutating get {
            if let last, last.bytes.elementsEqual(bytes) { return last.value }
            guard let value = values[bytes] else { return nil }
            last = (bytes, value)
            return value
        }
        set {
            guard let newValue else { return }
            last = (bytes, newValue)
            if values.count < Self.limit { values[bytes] = newValue }
        }
    }
}

/// The code in front of a cell such as `2080109 社会保险经办机构`, `2080109-社会保险经办机构` or `[2080109]社会保险经办机构`;
/// the whole text when there is none.
func leadingCode(_ text: String) -> String {
    var rest = Substring(text.folded)
    if rest.first == "[" || rest.first == "(" { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return text }
    // Digits, a point or a Latin letter would go on with the code.
    guard let next = rest.dropFirst(digits.count).first else { return String(digits) }
    return next.isASCII && (next.isLetter || next.isNumber || next == ".") ? text : String(digits)
}

/// The 分 of a plain decimal with at most two decimals, the form of nearly every cell; `nil` for any other text.
func plainFen(_ bytes: ArraySlice<UInt8>) -> Int64? {
    var index = bytes.startIndex
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index += 1 }
    // 16 digits and two decimals stay within the range.
    guard index < bytes.endIndex, bytes.endIndex - index <= 16 else { return nil }
    var value: Int64 = 0
    var digits = 0
    var decimals = -1
    while index < bytes.endIndex {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "."), decimals < 0, digits > 0 {
            decimals = 0
            continue
        }
        let digit = byte &- 0x30
        guard digit < 10, decimals < 2 else { return nil }
        value = value &* 10 &+ Int64(digit)
        digits += 1
        if decimals >= 0 { decimals += 1 }
    }
    guard digits > 0, decimals != 0 else { return nil }
    for _ in max(decimals, 0)..<2 { value = value &* 10 }
    return isNegative ? -value : value
}

extension String {
    /// The text with full-width ASCII in half width.
    var folded: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            text.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return text
    }
}

extension [UInt8] {
    /// Whether the bytes are UTF-8.
    var isUTF8: Bool {
        if allSatisfy({ $0 < 0x80 }) { return true }
        // Decoding repairs what is not UTF-8, so only valid text comes back the same.
        return String(decoding: self, as: UTF8.self).utf8.elementsEqual(self)
    }
}
