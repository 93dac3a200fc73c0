/// Finds the leading row of a code in a year: a hash table in one array, so that a look-up reads one place.
struct CodeIndex: Sendable {
    // A slot has 30 bits of code, 20 bits for the first row of the code, and two years of 7 bits each for its span.
    private var slots: [UInt64]
    private let shift: UInt32
    /// Whether some code would need too many steps. Codes of an imported table can be chosen to collide; then all
    /// look-ups search by halves instead.
    private var isCrowded = false

    static let maximumRowCount = 1 << 20
    private static let maximumSteps = 64

    init(_ rows: [CatalogueTable.Row]) {
        precondition(rows.count < Self.maximumRowCount)
        // Sparse, because a second step costs more than the memory: 64 KB for the functional classification.
        var bits = 2
        while 1 << bits < rows.count * 4 { bits += 1 }
        slots = [UInt64](repeating: 0, count: 1 << bits)
        shift = UInt32(32 - bits)
        for (position, row) in rows.enumerated() where position == 0 || rows[position - 1].code != row.code {
            var slot = start(row.code)
            var steps = 0
            while slots[slot] != 0, steps < Self.maximumSteps {
                slot = next(slot)
                steps += 1
            }
            guard slots[slot] == 0 else {
                isCrowded = true
                return
            }
            let first = row.firstYear == CatalogueTable.unboundedFirst ? 0 : Self.shortYear(Int32(row.firstYear))
            let last = row.lastYear == CatalogueTable.unboundedLast ? 127 : Self.shortYear(Int32(row.lastYear))
            slots[slot] = UInt64(row.code) << 34 | UInt64(position) << 14 | first << 7 | last
        }
    }

    /// A year in seven bits, of which the greatest value is left for an open end.
    private static func shortYear(_ year: Int32) -> UInt64 {
        UInt64(truncatingIfNeeded: min(max(year, 2_000), 2_126) &- 2_000)
    }

    @inline(__always)
    private func start(_ code: Int32) -> Int {
        // A multiplier that spreads these codes well: nine of ten stand where they are looked for first.
        Int((UInt32(truncatingIfNeeded: code) &* 0xD1B5_4A33) &>> shift)
    }

    private func next(_ slot: Int) -> Int {
        (slot &+ 1) & (slots.count &- 1)
    }

    /// The first row of a code, and whether its span has a year.
    @inline(__always)
    func find(_ code: Int32, in year: Int32, rows: [CatalogueTable.Row]) -> (row: Int, isValid: Bool)? {
        if isCrowded { return search(code, in: year, rows: rows) }
        var slot = start(code)
        while true {
            let content = slots[slot]
            if content >> 34 == UInt64(truncatingIfNeeded: code) {
                let short = Self.shortYear(year)
                let isValid = content >> 7 & 0x7F <= short && short <= content & 0x7F
                return (Int(truncatingIfNeeded: content >> 14 & 0xF_FFFF), isValid)
            }
            if content == 0 { return nil }
            slot = next(slot)
        }
    }

    @inline(never)
    private func search(_ code: Int32, in year: Int32, rows: [CatalogueTable.Row]) -> (row: Int, isValid: Bool)? {
        let key = prefixOrderKey(code)
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if prefixOrderKey(rows[middle].code) < key { low = middle + 1 } else { high = middle }
        }
        return low < rows.count && rows[low].code == code ? (low, rows[low].covers(year)) : nil
    }
}
