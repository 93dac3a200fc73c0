/// Finds the leading row of a code in a year: a hash table in one array, so that a look-up reads one place.
struct CodeIndex: Sendable {
    // A slot has 30 bits of code, 20 bits for the first row of the code, and two years of 7 bits each for its span.
    private var slots: [UInt64]
    private let shift: UInt32

    static let maximumRowCount = 1 << 20
    private static let maximumSteps = 64
    /// What no code has in its slot. When it fills all slots, look-ups search by halves.
    private static let crowded = UInt64.max

    init(_ rows: [CatalogueTable.Row]) {
        precondition(rows.count < Self.maximumRowCount)
        // Sparse, because a second step costs more than the memory: 128 KB for the functional classification.
        var bits = 2
        while 1 << bits < rows.count * 6 { bits += 1 }
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
                // The codes of an imported table can be chosen to collide.
                slots = [UInt64](repeating: Self.crowded, count: slots.count)
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

    /// The first row of a code, and whether its span has a year. The row is negative when the code is not there.
    @inline(__always)
    func find(_ code: Int32, in year: Int32, rows: [CatalogueTable.Row]) -> (row: Int32, isValid: Bool) {
        let content = slots[start(code)]
        guard content >> 34 == UInt64(truncatingIfNeeded: code) else {
            return content == 0 ? (-1, true) : findElsewhere(code, in: year, rows: rows)
        }
        return Self.read(content, year)
    }

    @inline(__always)
    private static func read(_ content: UInt64, _ year: Int32) -> (row: Int32, isValid: Bool) {
        let short = shortYear(year)
        let isValid = content >> 7 & 0x7F <= short && short <= content & 0x7F
        return (Int32(truncatingIfNeeded: content >> 14 & 0xF_FFFF), isValid)
    }

    /// Searches from the second step on. One look-up in ten comes here.
    private func findElsewhere(_ code: Int32, in year: Int32, rows: [CatalogueTable.Row]) -> (Int32, Bool) {
        var slot = next(start(code))
        while true {
            let content = slots[slot]
            if content >> 34 == UInt64(truncatingIfNeeded: code) { return Self.read(content, year) }
            if content == 0 { return (-1, true) }
            if content == Self.crowded { return search(code, in: year, rows: rows) }
            slot = next(slot)
        }
    }

    private func search(_ code: Int32, in year: Int32, rows: [CatalogueTable.Row]) -> (Int32, Bool) {
        let key = prefixOrderKey(code)
        var low = 0
        var high = rows.count
        while low < high {
            let middle = (low + high) / 2
            if prefixOrderKey(rows[middle].code) < key { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low].code == code else { return (-1, true) }
        return (Int32(truncatingIfNeeded: low), rows[low].covers(year))
    }
}
