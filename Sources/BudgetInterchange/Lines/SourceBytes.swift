// Bytes are read through pointers here and in LineScanner.swift, because checks of bounds would double the time of
// reading. It is safe because
// - SourceBytes are made inside `withUnsafeBufferPointer` only and do not leave the closure,
// - cells are made by the scanner only, from positions that it has read, and
// - eight bytes are loaded at once only where eight bytes are left.

import BudgetCodes

/// Where a cell stands in the lines that were scanned together.
struct Cell {
    /// The offset from the first of the lines.
    fileprivate let start: UInt32
    private let size: UInt32

    static let blank = Cell(start: 0, count: 0, isEscaped: false)

    init(start: Int, count: Int, isEscaped: Bool) {
        self.start = UInt32(truncatingIfNeeded: start)
        size = UInt32(truncatingIfNeeded: count) | (isEscaped ? 1 << 31 : 0)
    }

    /// How many bytes it has; more than 2^31 when it is escaped, which no plain cell has.
    var count: Int { Int(size) }
    var isBlank: Bool { size == 0 }
    /// Whether the cell has doubled quotes, or text behind a quote. It stands there with all its quotes.
    var isEscaped: Bool { size >> 31 != 0 }
    fileprivate var rawCount: Int { Int(size & 0x7FFF_FFFF) }
}

/// Bytes that are read.
struct SourceBytes {
    private let base: UnsafePointer<UInt8>
    let count: Int

    /// `nil` when there are no bytes.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return nil }
        self.init(base, bytes.count)
    }

    private init(_ base: UnsafePointer<UInt8>, _ count: Int) {
        self.base = base
        self.count = count
    }

    /// The bytes from an offset on.
    func from(_ offset: Int) -> SourceBytes {
        precondition((0...count).contains(offset))
        return SourceBytes(base + offset, count - offset)
    }

    /// The byte at an offset, which must be below the count.
    @inline(__always)
    subscript(offset: Int) -> UInt8 {
        assert((0..<count).contains(offset))
        return base[offset]
    }

    /// The eight bytes at an offset, the first of them lowest. They must be there.
    @inline(__always)
    func word(_ offset: Int) -> UInt64 {
        assert(offset >= 0 && offset + 8 <= count)
        return UInt64(littleEndian: UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self))
    }

    /// The first eight bytes of a cell, zeros where it has fewer.
    @inline(__always)
    func word(of cell: Cell) -> UInt64 {
        let start = Int(cell.start)
        let length = min(cell.rawCount, 8)
        if start + 8 <= count { return word(start) & ~(~0 << UInt64(length * 8)) }
        var word: UInt64 = 0
        for index in 0..<length { word |= UInt64(self[start + index]) << UInt64(index * 8) }
        return word
    }

    /// The number that up to eight ASCII digits stand for, or -1. The word has them lowest and zeros above.
    @inline(__always)
    private func digits(_ word: UInt64, _ count: Int) -> Int64 {
        let filled = word << UInt64(64 - count * 8) | 0x3030_3030_3030_3030 >> UInt64(count * 8)
        let digits = filled ^ 0x3030_3030_3030_3030
        // A byte above 9 gets its highest bit, or has it.
        guard ((digits &+ 0x7676_7676_7676_7676) | digits) & 0x8080_8080_8080_8080 == 0 else { return -1 }
        let pairs = (digits &* 10 &+ digits >> 8) & 0x00FF_00FF_00FF_00FF
        let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
        return Int64(truncatingIfNeeded: (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF)
    }

    /// The code of a cell that has nothing but its digits, 3, 5 or 7 from a first one and up to a count: 0 for a blank
    /// cell, -1 for any other.
    @inline(__always)
    func code(_ cell: Cell, first: UInt8, digits most: Int) -> Int32 {
        let count = cell.count
        guard count > 0 else { return 0 }
        guard count <= most, count >= 3, count & 1 == 1 else { return -1 }
        let word = word(of: cell)
        guard UInt8(truncatingIfNeeded: word) == first else { return -1 }
        return Int32(truncatingIfNeeded: digits(word, count))
    }

    /// The code of a project that is all of a cell; `nil` for any other cell.
    @inline(__always)
    func projectCode(_ cell: Cell) -> ProjectCode? {
        guard cell.count == 21 else { return nil }
        let start = Int(cell.start)
        let front = digits(word(start), 8)
        let department = digits(word(start + 8) & 0xFF_FFFF, 3)
        let serial = digits(word(start + 12), 8)
        let last = self[start + 20] &- 0x30
        guard front >= 0, department >= 0, serial >= 0, last < 10 else { return nil }
        return ProjectCode(
            digits: front * 1_000 + department, letter: self[start + 11], serial: serial * 10 + Int64(last))
    }

    /// The number of a plain decimal, times a power of ten: `nil` when it has more decimals, a form other than
    /// `-1,234.50` or `1234.5`, or too many digits to be sure of its range.
    @inline(__always)
    func decimal(_ cell: Cell, decimals: Int) -> Int64? {
        var count = cell.count
        guard count > 0, count <= 24 else { return nil }
        if count <= 8 {
            var word = word(of: cell)
            let isNegative = UInt8(truncatingIfNeeded: word) == UInt8(ascii: "-")
            if isNegative {
                word >>= 8
                count -= 1
            }
            if count > 0 {
                let value = digits(word, count)
                if value >= 0 { return (isNegative ? -value : value) &* powersOfTen[decimals] }
            }
        }
        return longDecimal(cell, decimals: decimals)
    }

    private func longDecimal(_ cell: Cell, decimals: Int) -> Int64? {
        var offset = Int(cell.start)
        let end = offset + cell.count
        let isNegative = self[offset] == UInt8(ascii: "-")
        if isNegative { offset += 1 }
        var value: Int64 = 0
        var count = 0
        // Digits behind the point, and behind the last comma.
        var fraction: Int?
        var group: Int?
        while offset < end {
            let byte = self[offset]
            offset += 1
            let digit = byte &- 0x30
            if digit < 10 {
                value = value &* 10 &+ Int64(digit)
                count += 1
                if fraction != nil { fraction? += 1 } else { group? += 1 }
            } else if byte == UInt8(ascii: ","), fraction == nil, count > 0, group.map({ $0 == 3 }) ?? (count <= 3) {
                group = 0
            } else if byte == UInt8(ascii: "."), fraction == nil, count > 0 {
                fraction = 0
            } else {
                return nil
            }
        }
        guard count > 0, group ?? 3 == 3, fraction != 0, fraction ?? 0 <= decimals else { return nil }
        // 18 digits are within the range.
        let missing = decimals - (fraction ?? 0)
        guard count + missing <= 18 else { return nil }
        value *= powersOfTen[missing]
        return isNegative ? -value : value
    }

    /// The text of a cell, its quotes taken off.
    func text(_ cell: Cell, limit: Int = .max) -> String {
        let bytes = UnsafeBufferPointer(start: base + Int(cell.start), count: min(cell.rawCount, limit))
        guard cell.isEscaped else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        // The first byte is a quote. Of two quotes one stays; a single one ends the quoted part.
        var isQuoted = true
        var index = 1
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if isQuoted, byte == UInt8(ascii: "\"") {
                guard index < bytes.count, bytes[index] == byte else {
                    isQuoted = false
                    continue
                }
                index += 1
            }
            text.append(byte)
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The text of a cell without spaces at its ends and line breaks inside.
    func trimmedText(_ cell: Cell) -> String {
        let text = text(cell)
        return cell.isEscaped || needsTrimming(cell) ? text.trimmedCell : text
    }

    /// Whether a cell has a line break, or may have a space at an end. Asking for the properties of every character
    /// would take most of the time of a file with a million names.
    private func needsTrimming(_ cell: Cell) -> Bool {
        let (start, end) = (Int(cell.start), Int(cell.start) + cell.rawCount)
        guard start < end else { return false }
        // Spaces of other widths and the byte order mark begin with these bytes and are not longer than three.
        func mayBeginSpace(_ byte: UInt8) -> Bool {
            byte <= 0x20 || byte == 0x7F || byte == 0xC2 || (0xE1...0xE3).contains(byte) || byte == 0xEF
        }
        if mayBeginSpace(self[start]) { return true }
        for offset in max(start, end - 3)..<end where mayBeginSpace(self[offset]) { return true }
        // A line break is below every printed character: one test finds it in eight bytes.
        var offset = start
        while offset + 8 <= end {
            let word = word(offset)
            if (word &- 0x2020_2020_2020_2020) & ~word & 0x8080_8080_8080_8080 != 0 { return true }
            offset += 8
        }
        return (offset..<end).contains { self[$0] < 0x20 }
    }

    /// Whether a cell ends like one that says 合计, or in a way that may hide it.
    @inline(__always)
    func mayBeSumWord(_ cell: Cell) -> Bool {
        if cell.isEscaped { return true }
        return ends(cell, with: "计") || ends(cell, with: "otal") || ends(cell, with: "OTAL") || ends(cell, with: ":")
            || ends(cell, with: "：") || ends(cell, with: " ") || ends(cell, with: "\u{3000}")
    }

    /// Whether the last bytes of a cell are those of a text.
    @inline(__always)
    func ends(_ cell: Cell, with ending: StaticString) -> Bool {
        let size = ending.utf8CodeUnitCount
        guard cell.rawCount >= size else { return false }
        let start = Int(cell.start) + cell.rawCount - size
        for index in 0..<size where self[start + index] != ending.utf8Start[index] { return false }
        return true
    }

    // MARK: Keys

    /// A number for a cell of more than eight bytes, which cells that differ seldom share.
    @inline(__always)
    func hash(of cell: Cell, seed: UInt64) -> UInt64 {
        let start = Int(cell.start)
        let end = start + cell.rawCount
        var hash = seed ^ UInt64(truncatingIfNeeded: cell.count)
        var offset = start
        while offset + 8 < end {
            hash = mixed(hash ^ word(offset), 0x9E37_79B9_7F4A_7C15)
            offset += 8
        }
        return mixed(hash ^ word(end - 8), 0xD6E8_FEB8_6659_FD93)
    }

    /// Whether a cell has the bytes that stand at a place in an array.
    @inline(__always)
    func isEqual(_ cell: Cell, _ bytes: [UInt8], at place: Int) -> Bool {
        let size = cell.rawCount
        guard place >= 0, size <= bytes.count - place else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            let start = Int(cell.start)
            for index in 0..<size where self[start + index] != bytes[place + index] { return false }
            return true
        }
    }

    /// Adds the bytes of a cell to an array.
    func append(_ cell: Cell, to bytes: inout [UInt8]) {
        bytes += UnsafeBufferPointer(start: base + Int(cell.start), count: cell.rawCount)
    }

    // MARK: UTF-8

    /// The offset of the first byte that is no part of UTF-8, or `nil` when all bytes are.
    func firstInvalidUTF8() -> Int? {
        var offset = 0
        while offset < count {
            guard offset + 8 <= count else {
                let length = sequenceLength(offset)
                if length == 0 { return offset }
                offset += length
                continue
            }
            let word = word(offset)
            let ascii = (word & 0x8080_8080_8080_8080).trailingZeroBitCount / 8
            if ascii == 0 {
                // Nearly all Chinese characters have three bytes.
                let length = isCommonThreeBytes(word) ? 3 : sequenceLength(offset)
                if length == 0 { return offset }
                offset += length
            } else {
                offset += ascii
                // Mostly ASCII follows, thirty-two bytes at a time.
                while ascii == 8, offset + 32 <= count, areASCII(thirtyTwo: offset) { offset += 32 }
            }
        }
        return nil
    }

    @inline(__always)
    private func areASCII(thirtyTwo offset: Int) -> Bool {
        (word(offset) | word(offset + 8) | word(offset + 16) | word(offset + 24)) & 0x8080_8080_8080_8080 == 0
    }

    /// Whether a word begins with a character of three bytes, and with none of those that need a closer look.
    @inline(__always)
    private func isCommonThreeBytes(_ word: UInt64) -> Bool {
        let lead = UInt8(truncatingIfNeeded: word)
        return word & 0xC0_C0F0 == 0x80_80E0 && lead != 0xE0 && lead != 0xED
    }

    /// The length of the well-formed character at an offset, 0 when there is none.
    @inline(__always)
    private func sequenceLength(_ offset: Int) -> Int {
        let lead = self[offset]
        if lead < 0x80 { return 1 }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, offset + length <= count else { return 0 }
        let second = self[offset + 1]
        // Neither longer than needed, nor a surrogate, nor beyond the last character.
        let least: UInt8 = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80
        let most: UInt8 = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF
        guard second >= least, second <= most else { return 0 }
        for index in 2..<max(length, 2) where self[offset + index] & 0xC0 != 0x80 { return 0 }
        return length
    }

    /// How many lines begin before an offset, or at it.
    func lineNumber(at offset: Int) -> Int {
        var line = 1
        for index in 0..<min(offset, count) {
            let isReturn = self[index] == UInt8(ascii: "\r")
            if self[index] == UInt8(ascii: "\n") { line += 1 }
            if isReturn, index + 1 >= count || self[index + 1] != UInt8(ascii: "\n") { line += 1 }
        }
        return line
    }
}

/// Both halves of a product, which hang on all bits of both numbers.
@inline(__always)
func mixed(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let (high, low) = left.multipliedFullWidth(by: right)
    return high ^ low
}

private let powersOfTen: [Int64] = [
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
]
