package import BudgetCodes

/// A key of a line in eight bytes: the digits of a code, the groups of a unit's code, the number of a known row of a
/// form; or, where a key is a text of its own, its place among the texts of the section.
package struct PackedKey: Hashable, Sendable {
    /// Not negative for what is a number; else `-1 - place` of the text.
    package var bits: Int64

    package init(bits: Int64) { self.bits = bits }

    private static let agencyTag: Int64 = 1 << 60
    private static let rowTag: Int64 = 1 << 61

    /// A functional or economic code.
    package init(code: Int32) { bits = Int64(code) }

    /// A code of any classification by its digits, or `nil` when the text is none.
    package init?(digits text: String) {
        guard [3, 5, 7, 9].contains(text.utf8.count), text.utf8.first != UInt8(ascii: "0"),
            text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let code = Int32(text)
        else { return nil }
        self.init(code: code)
    }

    /// A known row, by its number in ``KnownRows``.
    package init(knownRow number: Int) { bits = Self.rowTag | Int64(truncatingIfNeeded: number) }

    /// The text at a place.
    package init(text place: Int) { bits = -1 - Int64(truncatingIfNeeded: place) }

    /// A unit, or `nil` when its code is too long to be packed.
    package init?(_ agency: AgencyCode) {
        guard let packed = agency.packed else { return nil }
        bits = Self.agencyTag | Int64(bitPattern: packed)
    }

    /// A group of projects by its number, 0 to 9.
    package init(group: Int) { bits = Int64(truncatingIfNeeded: group) }

    /// The digits of a functional or economic code, or of a row that is one; 0 when the key is something else.
    @inline(__always)
    package var code: Int32 {
        bits >= 100 && bits < Self.agencyTag ? Int32(truncatingIfNeeded: bits) : 0
    }

    /// The number of a known row, or -1.
    @inline(__always)
    package var knownRow: Int {
        bits >= Self.rowTag ? Int(truncatingIfNeeded: bits & (Self.rowTag - 1)) : -1
    }

    /// The place of the text, or -1 when the key is a number.
    @inline(__always)
    package var textPlace: Int { bits < 0 ? Int(-1 - bits) : -1 }

    /// The unit, or `nil` when the key is something else.
    package var agency: AgencyCode? {
        guard bits >= Self.agencyTag, bits < Self.rowTag else { return nil }
        return AgencyCode(packed: UInt64(bitPattern: bits & (Self.agencyTag - 1)))
    }

    /// Whether the key is a group of projects.
    package var isGroup: Bool { bits >= 0 && bits < 10 }
}

extension RowKey {
    /// The key as a number, or `nil` when it is a text.
    package var packed: PackedKey? {
        switch self {
        case .functional(let code): return PackedKey(code: code.value)
        case .economic(let code): return PackedKey(code: code.value)
        case .agency(let code), .project(.unit(let code)): return PackedKey(code)
        case .project(.group(let number)): return (0...9).contains(number) ? PackedKey(group: number) : nil
        case .project: return nil
        case .row(let row):
            if let code = row.functionalCode { return PackedKey(code: code.value) }
            return KnownRows.position[row.rawValue].map { PackedKey(knownRow: $0) }
        }
    }

    /// The key as a number in a section of a kind. What is no code of the kind is a text.
    package func packed(in kind: KeyKind) -> PackedKey? {
        switch (kind, self) {
        case (.outline, .row(let row)): PackedKey(digits: row.rawValue)
        case (.row, _), (.project, _), (.functional, .functional), (.economic, .economic), (.agency, .agency),
            (.expenditure, .functional), (.expenditure, .economic):
            packed
        default: nil
        }
    }

    /// The key of a number in a section of a kind; a text is looked up, and is a malformed code where it is none.
    package init(_ key: PackedKey, kind: KeyKind, texts: [String]) {
        if key.textPlace >= 0 {
            let text = texts[key.textPlace]
            self = RowKey(text, kind: kind) ?? .row(SummaryRow(rawValue: text))
        } else if key.code != 0, kind == .row || kind == .outline {
            self = .row(SummaryRow(rawValue: String(key.code)))
        } else if key.code != 0 {
            self =
                FunctionalCode(value: key.code).map(RowKey.functional)
                ?? DepartmentEconomicCode(value: key.code).map(RowKey.economic)
                ?? .row(SummaryRow(rawValue: String(key.code)))
        } else if let agency = key.agency {
            self = kind == .project ? .project(.unit(agency)) : .agency(agency)
        } else if key.knownRow >= 0 {
            self = .row(KnownRows.rows[key.knownRow])
        } else {
            self = .project(.group(Int(truncatingIfNeeded: key.bits)))
        }
    }
}
