import BudgetModel

/// Writes JSON text. The caller gives keys in sorted order and ends what it begins.
///
/// The layouts are those of `JSONEncoder`, byte for byte: two spaces a level and `"key" : value`, or nothing between.
struct JSONWriter: Sendable {
    /// How a text is laid out.
    enum Layout: Hashable, Sendable {
        /// One key or element a line.
        case pretty
        /// One line, for JSON Lines.
        case compact
    }

    /// The text so far.
    var bytes: [UInt8] { text.bytes }
    private var text = JSONBytes()
    private let layout: Layout
    private var depth = 0
    /// Whether the open object or list has nothing in it yet.
    private var isFirst = true
    private var isBehindKey = false

    init(_ layout: Layout = .pretty) {
        self.layout = layout
    }

    /// A writer of a value that stands behind a key at a depth of another text.
    init(_ layout: Layout, depth: Int) {
        self.layout = layout
        self.depth = depth
        isBehindKey = true
    }

    /// Ends a line: after the document.
    mutating func endLine() { text.append(UInt8(ascii: "\n")) }

    /// Forgets the text and keeps its memory.
    mutating func removeAll() {
        text.removeAll()
        (depth, isFirst, isBehindKey) = (0, true, false)
    }

    // MARK: Structure

    mutating func beginObject() { begin(UInt8(ascii: "{")) }
    mutating func endObject() { end(UInt8(ascii: "}")) }
    mutating func beginArray() { begin(UInt8(ascii: "[")) }
    mutating func endArray() { end(UInt8(ascii: "]")) }

    /// Writes a key; its value comes next.
    mutating func key(_ name: String) {
        beginItem()
        appendQuoted(name)
        switch layout {
        case .pretty: append(" : ")
        case .compact: text.append(UInt8(ascii: ":"))
        }
        isBehindKey = true
    }

    private mutating func begin(_ bracket: UInt8) {
        beginItem()
        text.append(bracket)
        if layout == .pretty { endLine() }
        depth += 1
        isFirst = true
    }

    private mutating func end(_ bracket: UInt8) {
        depth -= 1
        if layout == .pretty {
            endLine()
            indent()
        }
        text.append(bracket)
        isFirst = false
    }

    /// What stands before a key or an element.
    private mutating func beginItem() {
        if isBehindKey {
            isBehindKey = false
            return
        }
        guard depth > 0 else { return }
        if !isFirst {
            text.append(UInt8(ascii: ","))
            if layout == .pretty { endLine() }
        }
        isFirst = false
        if layout == .pretty { indent() }
    }

    private mutating func indent() {
        for _ in 0..<depth { text.append(0x2020, 2) }
    }

    // MARK: Values

    mutating func string(_ text: String) {
        beginItem()
        appendQuoted(text)
    }

    mutating func bool(_ value: Bool) { word(value ? "true" : "false") }
    mutating func null() { word("null") }
    mutating func int(_ value: some BinaryInteger) { word(String(value)) }

    /// A whole number.
    mutating func whole(_ value: Int64) {
        beginItem()
        if value < 0 { text.append(UInt8(ascii: "-")) }
        appendDigits(value.magnitude, atLeast: 1)
    }

    /// A number that JSON has; not infinity.
    mutating func double(_ value: Double) {
        let text = "\(value)"
        word(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
    }

    /// 金额: a number of 元 up to ``Amount/interchangeLimit``, a string beyond.
    mutating func amount(_ amount: Amount) {
        beginItem()
        guard amount.fen.magnitude > JSONAmount.limit else { return appendDecimal(amount.fen, decimals: 2) }
        text.append(UInt8(ascii: "\""))
        append(amount.description)
        text.append(UInt8(ascii: "\""))
    }

    /// 分值: a number with as many decimals as it needs.
    mutating func fixedDecimal(_ value: FixedDecimal) {
        beginItem()
        appendDecimal(value.tenThousandths, decimals: 4)
    }

    private mutating func word(_ text: String) {
        beginItem()
        append(text)
    }

    /// The shortest decimal of a number of steps.
    private mutating func appendDecimal(_ steps: Int64, decimals: Int) {
        var magnitude = steps.magnitude
        var decimals = decimals
        while decimals > 0, magnitude % 10 == 0 {
            magnitude /= 10
            decimals -= 1
        }
        if steps < 0 { text.append(UInt8(ascii: "-")) }
        guard decimals > 0 else { return appendDigits(magnitude, atLeast: 1) }
        let scale = Self.powers[decimals]
        appendDigits(magnitude / scale, atLeast: 1)
        text.append(UInt8(ascii: "."))
        appendDigits(magnitude % scale, atLeast: decimals)
    }

    private static let powers: [UInt64] = [1, 10, 100, 1_000, 10_000]

    /// The digits of a number, filled with zeros at the front.
    private mutating func appendDigits(_ number: UInt64, atLeast width: Int) {
        if number >= 100_000_000 {
            appendDigits(number / 100_000_000, atLeast: 1)
            return appendDigits(number % 100_000_000, atLeast: 8)
        }
        // The first digit is in the lowest byte at the end.
        var rest = UInt32(truncatingIfNeeded: number)
        var word: UInt64 = 0
        var count = 0
        while rest > 0 || count < width {
            word = word << 8 | UInt64(rest % 10 + 0x30)
            rest /= 10
            count += 1
        }
        text.append(word, count)
    }

    /// Writes a key that brings the comma, the space and the colon; the first of an object has no comma.
    @inline(__always) mutating func rawKey(_ key: UnsafeBufferPointer<UInt8>, _ isFirst: inout Bool) {
        text.append(isFirst ? UnsafeBufferPointer(rebasing: key.dropFirst()) : key)
        isFirst = false
        isBehindKey = true
    }

    /// A value that was written at this depth before.
    mutating func rawValue(_ value: [UInt8]) {
        beginItem()
        text.append(value)
    }

    /// A string of the digits of a number.
    mutating func digits(_ number: UInt64) {
        beginItem()
        text.append(UInt8(ascii: "\""))
        appendDigits(number, atLeast: 1)
        text.append(UInt8(ascii: "\""))
    }

    /// A string in UTF-8.
    mutating func string(_ bytes: UnsafeBufferPointer<UInt8>) {
        beginItem()
        appendQuoted(bytes)
    }

    /// Opens an object or a list whose keys and elements bring what stands before them.
    mutating func openRaw(_ bracket: UInt8) {
        beginItem()
        text.append(bracket)
        depth += 1
        isFirst = true
    }

    /// Closes what ``openRaw(_:)`` has opened.
    mutating func closeRaw(_ bracket: UInt8, isEmpty: Bool) {
        if layout == .pretty, isEmpty { endLine() }
        end(bracket)
    }

    private mutating func append(_ string: String) {
        var string = string
        string.withUTF8 { text.append($0) }
    }

    private mutating func appendQuoted(_ string: String) {
        var string = string
        string.withUTF8 { appendQuoted($0) }
    }

    @inline(__always) private mutating func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
        text.append(UInt8(ascii: "\""))
        if Self.needsEscapes(bytes) {
            for byte in bytes { appendEscaped(byte) }
        } else {
            text.append(bytes)
        }
        text.append(UInt8(ascii: "\""))
    }

    /// Whether there is a quote, a backslash or a control character.
    @inline(__always) private static func needsEscapes(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let raw = UnsafeRawBufferPointer(bytes)
        var place = 0
        while place + 8 <= raw.count {
            let word = raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            let quotes = word ^ (0x22 * ones)
            let backslashes = word ^ (0x5C * ones)
            let hits = ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)
            if (hits | ((word &- 0x20 * ones) & ~word)) & (0x80 * ones) != 0 { return true }
            place += 8
        }
        while place < raw.count {
            if raw[place] < 0x20 || raw[place] == UInt8(ascii: "\"") || raw[place] == UInt8(ascii: "\\") { return true }
            place += 1
        }
        return false
    }

    private mutating func appendEscaped(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0..<0x20: append("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
        default: text.append(byte)
        }
    }
}
