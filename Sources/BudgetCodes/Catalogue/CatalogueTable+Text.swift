extension CatalogueTable {
    /// Reads the checked-in text of a classification. `Docs/Codes.md` describes the format.
    ///
    /// The text is written by a script and checked by the tests, so a line that is not understood is passed over.
    init(text: StaticString) {
        let bytes = text.withUTF8Buffer { [UInt8]($0) }
        var rows: [Row] = []
        rows.reserveCapacity(bytes.count / 32)
        bytes.withUnsafeBufferPointer { buffer in
            var reader = LineReader(bytes: buffer)
            while !reader.isAtEnd {
                if let line = reader.row() { rows.append(line) }
                reader.skipLine()
            }
        }
        self.init(rows: rows, bytes: bytes)
    }
}

/// Reads the fields of the checked-in texts, byte by byte.
struct LineReader {
    let bytes: UnsafeBufferPointer<UInt8>
    var position = 0

    private static let space = UInt8(ascii: " ")
    private static let newline = UInt8(ascii: "\n")
    private static let hyphen = UInt8(ascii: "-")
    private static let comma = UInt8(ascii: ",")
    private static let colon = UInt8(ascii: ":")

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position >= bytes.count }

    private var next: UInt8 { position < bytes.count ? bytes[position] : Self.newline }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte, position < bytes.count else { return false }
        position += 1
        return true
    }

    mutating func skipLine() {
        while next != Self.newline { position += 1 }
        position += 1
    }

    /// A number, or nil when no digit is next.
    mutating func number() -> Int32? {
        guard next.isASCIIDigit else { return nil }
        var value: Int32 = 0
        while next.isASCIIDigit {
            value = value &* 10 &+ Int32(next &- 0x30)
            position += 1
        }
        return value
    }

    /// `CODE FIRST-LAST EVIDENCE NAME`.
    mutating func row() -> CatalogueTable.Row? {
        guard let code = number(), take(Self.space) else { return nil }
        let first = number()
        let isRange = take(Self.hyphen)
        let last = isRange ? number() : first
        guard isRange || first != nil, take(Self.space), let (basis, years) = evidence(), take(Self.space) else {
            return nil
        }
        let start = position
        while next != Self.newline { position += 1 }
        guard position > start else { return nil }
        return CatalogueTable.Row(
            code: code,
            nameStart: Int32(truncatingIfNeeded: start),
            nameEnd: Int32(truncatingIfNeeded: position),
            firstYear: first.map { Int16(truncatingIfNeeded: $0) } ?? CatalogueTable.unboundedFirst,
            lastYear: last.map { Int16(truncatingIfNeeded: $0) } ?? CatalogueTable.unboundedLast,
            years: years,
            basis: basis)
    }

    /// A letter for the source, then the attested years of a published name or the confidence of a recalled one.
    mutating func evidence() -> (CatalogueTable.Basis, years: UInt64)? {
        let letter = next
        position += 1
        switch letter {
        case UInt8(ascii: "p"):
            return (.published, take(Self.colon) ? years() : 0)
        case UInt8(ascii: "o"), UInt8(ascii: "t"):
            skipField()
            return (.corroborated, 0)
        case UInt8(ascii: "s"), UInt8(ascii: "a"), UInt8(ascii: "h"):
            skipField()
            return (.unverified, 0)
        default:
            return nil
        }
    }

    private mutating func skipField() {
        while next != Self.space, next != Self.newline { position += 1 }
    }

    private mutating func years() -> UInt64 {
        var mask: UInt64 = 0
        repeat {
            guard let first = number() else { break }
            let last = take(Self.hyphen) ? number() ?? first : first
            let base = Int32(CatalogueTable.firstMaskYear)
            guard first >= base, last >= first, last < base + 64 else { break }
            for year in first...last { mask |= 1 << UInt64(year - base) }
        } while take(Self.comma)
        return mask
    }
}
