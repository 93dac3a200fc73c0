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

    /// `YEARS KIND OLD > NEW BASIS`, with a hyphen for no codes.
    mutating func change() -> ChangeRecord? {
        guard let first = number() else { return nil }
        let last = take(Self.hyphen) ? number() ?? first : first
        guard last >= first, take(Self.space) else { return nil }
        let kindStart = position
        skipField()
        let kind = String(decoding: bytes[kindStart..<position], as: UTF8.self)
        guard take(Self.space) else { return nil }
        let old = codes()
        guard take(UInt8(ascii: ">")), take(Self.space) else { return nil }
        let new = codes()
        let isPublished = next == UInt8(ascii: "p")
        return ChangeRecord(years: Int(first)...Int(last), kind: kind, old: old, new: new, isPublished: isPublished)
    }

    /// `GOVERNMENT DEPARTMENT EVIDENCE`.
    mutating func pair() -> (government: Int32, department: Int32, Evidence)? {
        guard let government = number(), take(Self.space), let department = number(), take(Self.space),
            let (basis, _) = evidence()
        else { return nil }
        switch basis {
        case .published: return (government, department, .published(years: []))
        case .corroborated: return (government, department, .corroborated)
        case .unverified: return (government, department, .unverified)
        }
    }

    /// Codes with a space after each, or a hyphen.
    private mutating func codes() -> [Int32] {
        var result: [Int32] = []
        if take(Self.hyphen) {
            _ = take(Self.space)
            return result
        }
        while let code = number() {
            result.append(code)
            guard take(Self.space) else { break }
        }
        return result
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
            // All bits up to the last year without those before the first one.
            mask |= (UInt64.max >> UInt64(63 &- (last &- base))) & (UInt64.max << UInt64(first &- base))
        } while take(Self.comma)
        return mask
    }
}
