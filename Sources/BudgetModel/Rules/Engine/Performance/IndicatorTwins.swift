import BudgetCodes

/// 同一指标: which rows of the long-term and the annual table are the same indicator. A row is part of one pair at most.
struct IndicatorTwins {
    /// By row of the long-term table: the annual row, and whether its name is only nearly the same.
    private(set) var annual: [Int: (row: Int, isSimilar: Bool)] = [:]
    /// By row of the annual table: the row of the long-term table.
    private(set) var longTerm: [Int: Int] = [:]

    /// Beyond so many rows only equal names are looked for, so that the work stays linear.
    private static let limit = 200
    /// Of so many rows of one name the class of level two is compared.
    private static let namesakes = 16

    init(_ longTerm: [Indicator], _ annual: [Indicator]) {
        guard !longTerm.isEmpty, !annual.isEmpty else { return }
        var byName: [FoldedName: [Int]] = [:]
        let names = annual.map { FoldedName($0.levelThree) }
        for (row, indicator) in annual.enumerated() where indicator.isNamed {
            byName[names[row], default: []].append(row)
        }
        var unpaired: [(row: Int, name: FoldedName)] = []
        for (row, indicator) in longTerm.enumerated() where indicator.isNamed {
            let name = FoldedName(indicator.levelThree)
            // Rows of one name are told apart by their class, and where that is the same by their order.
            if let rows = byName[name] {
                let near = rows.prefix(Self.namesakes)
                guard
                    let place = near.firstIndex(where: { annual[$0].levelTwo == indicator.levelTwo })
                        ?? near.indices.first
                else { continue }
                pair(row, rows[place], isSimilar: false)
                byName[name]?.remove(at: place)
            } else {
                unpaired.append((row, name))
            }
        }
        guard unpaired.count <= Self.limit, annual.count <= Self.limit else { return }
        for (row, name) in unpaired {
            let twin = annual.indices.first { candidate in
                annual[candidate].isNamed && self.longTerm[candidate] == nil
                    && annual[candidate].levelOne == longTerm[row].levelOne && names[candidate].isSimilar(to: name)
            }
            if let twin { pair(row, twin, isSimilar: true) }
        }
    }

    private mutating func pair(_ row: Int, _ twin: Int, isSimilar: Bool) {
        annual[row] = (twin, isSimilar)
        longTerm[twin] = row
    }
}
