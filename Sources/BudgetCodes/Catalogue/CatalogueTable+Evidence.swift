// What the attested years of a name say about one edition. Nothing here is asked for unless a name differs or somebody
// wants to know.

extension CatalogueTable {
    /// How well a name is known, whatever the edition.
    func evidence(of row: Int) -> Evidence {
        switch rows[row].basis {
        case .published: .published(years: attestedYears(of: row))
        case .corroborated: .corroborated
        case .unverified: .unverified
        }
    }

    /// How well the name of a row is known in an edition.
    func evidence(of row: Int, in year: Int32) -> Evidence {
        guard rows[row].basis == .published, !isFirm(row, in: year) else { return evidence(of: row) }
        let years = attestedYears(of: row)
        return years.allSatisfy { $0 > Int(year) } ? .carriedBack(years: years) : .carriedOn(years: years)
    }

    /// Whether documents of just this year print the name of a row.
    @inline(__always)
    func isAttested(_ row: Int, in year: Int32) -> Bool {
        // A shift that is too far gives no bit.
        rows[row].years >> (year - Int32(Self.firstMaskYear)) & 1 == 1
    }

    /// Whether documents of the year print the name of a row, or documents before and after it and no other name of the
    /// code between them. A published source without years counts for all.
    func isFirm(_ row: Int, in year: Int32) -> Bool {
        guard rows[row].basis == .published else { return false }
        let years = rows[row].years
        let bit = Int(year) - Self.firstMaskYear
        guard years != 0, (0..<64).contains(bit) else { return years == 0 }
        if isAttested(row, in: year) { return true }
        let before = years & ((1 << UInt64(bit)) - 1)
        let after = years >> UInt64(bit)
        guard before != 0, after != 0 else { return false }
        // The years between the last print before and the first one after.
        let last = bit + after.trailingZeroBitCount
        let between = ((1 << UInt64(last)) - 1) & ~(UInt64.max >> UInt64(before.leadingZeroBitCount))
        guard let first = firstRow(of: rows[row].code) else { return false }
        return rowRange(from: first).allSatisfy { $0 == row || rows[$0].years & between == 0 }
    }

    /// Whether documents print a code in a year and all codes right below it, two at least.
    func isFullyAttested(below code: Int32, in year: Int32) -> Bool {
        let row = Int(leadingRow(of: code, in: year))
        guard row >= 0, isFirm(row, in: year) else { return false }
        var children = 0
        for child in leadingRows(in: year, within: rowsBelow(code)) where rows[child].code / 100 == code {
            guard isFirm(child, in: year) else { return false }
            children += 1
        }
        return children > 1
    }

    /// Whether a code that the table does not have in a year would be known if there was one: all codes are that are
    /// right below the nearest code above it which the table has.
    ///
    /// The 类 are few and rarely change, and some are in no budget, so for them three of four are enough.
    func wouldKnow(_ code: Int32, in year: Int32) -> Bool {
        var above = code / 100
        while above >= 100 {
            if leadingRow(of: above, in: year) >= 0 { return isFullyAttested(below: above, in: year) }
            above /= 100
        }
        var (categories, firm, last) = (0, 0, Int32(0))
        for row in rows.indices where rows[row].code < 1_000 && rows[row].code != last && rows[row].covers(year) {
            last = rows[row].code
            categories += 1
            if isFirm(row, in: year) { firm += 1 }
        }
        return categories > 0 && firm * 4 >= categories * 3
    }

    /// The years in which any of the names was printed, in order.
    var attestedYears: [Int] {
        Self.years(in: rows.reduce(0) { $0 | $1.years })
    }

    private func attestedYears(of row: Int) -> [Int] {
        Self.years(in: rows[row].years)
    }

    private static func years(in mask: UInt64) -> [Int] {
        (0..<64).filter { mask >> UInt64($0) & 1 == 1 }.map { firstMaskYear + $0 }
    }
}
