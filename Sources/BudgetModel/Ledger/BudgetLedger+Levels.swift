import BudgetCodes

extension BudgetLedger {
    /// 上下级并列: refuses lines of which one counts the money of another once more.
    ///
    /// Lists that were exported with their sums have a line of 208 beside lines of 2080109. Two lines must not be added
    /// up when
    ///
    /// - they are of one unit, and the functional code of one is above that of the other,
    /// - they are of one unit, and the economic code of one is above that of the other, or
    /// - the unit of one is above the unit of the other.
    ///
    /// A line of an unknown unit is held against the lines of all units. Codes that are unknown say nothing, and lines
    /// of zero count nothing twice. The other dimensions do not matter: a line of 208 from one fund and a line of
    /// 2080109 from another are refused, as no table could print them. Tables are derived by the same rule.
    ///
    /// It costs nothing while all codes of a kind have one level, and a few passes over the lines otherwise.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` with the codes and, where it is known, the unit.
    public func checkLevels() throws(RollUpError) {
        try checkUnits()
        if functionLevels.areSeveral { try checkCodes(functions, end: 3_000_000) }
        if economicLevels.areSeveral { try checkCodes(economics, end: 40_000) }
    }

    private func checkUnits() throws(RollUpError) {
        let codes = agencyTable.values.compactMap(\.code)
        guard let depth = codes.first?.depth, codes.contains(where: { $0.depth != depth }) else { return }
        // A unit that has no line but of zero counts nothing.
        var isUsed = [Bool](repeating: false, count: agencyTable.count)
        for position in indices where amounts[position] != 0 { isUsed[Int(agencies[position])] = true }
        let used = Set(agencyTable.values.indices.compactMap { isUsed[$0 + 1] ? agencyTable.values[$0].code : nil })
        // The first in order of appearance, whatever order a set has.
        for code in codes where used.contains(code) {
            guard let above = code.ancestors.first(where: used.contains) else { continue }
            throw .mixedLevels(ancestor: LineID(above.description), descendant: LineID(code.description))
        }
    }

    private func checkCodes(_ column: [Int32], end: Int) throws(RollUpError) {
        var isUsed = [Bool](repeating: false, count: end)
        for position in indices where amounts[position] != 0 { isUsed[Int(column[position])] = true }
        isUsed[0] = false
        // Codes above others.
        var isAbove = [Bool](repeating: false, count: end)
        var suspects = 0
        for code in isUsed.indices where isUsed[code] {
            var above = code / 100
            while above > 0 {
                if isUsed[above], !isAbove[above] {
                    isAbove[above] = true
                    suspects += 1
                }
                above /= 100
            }
        }
        guard suspects > 0 else { return }

        // The units of the lines that have them. Unit 0 is the unknown one.
        func key(_ code: Int32, _ agency: Int32) -> Int64 { Int64(code) << 32 | Int64(agency) }
        var holders: Set<Int64> = []
        for position in indices where isAbove[Int(column[position])] && amounts[position] != 0 {
            holders.insert(key(column[position], agencies[position]))
        }
        for position in indices where amounts[position] != 0 {
            var above = column[position] / 100
            while above > 0 {
                let agency = agencies[position]
                if isAbove[Int(above)],
                    agency == 0 || holders.contains(key(above, agency)) || holders.contains(key(above, 0))
                {
                    let unit = agencyTable[agency].map { "\($0) " } ?? ""
                    throw .mixedLevels(
                        ancestor: LineID("\(unit)\(above)"), descendant: LineID("\(unit)\(column[position])"))
                }
                above /= 100
            }
        }
    }
}
