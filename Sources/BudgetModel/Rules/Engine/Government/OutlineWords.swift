/// What adds up by the words of rows: funds of social insurance, regions, debt.
extension OutlineDraft {
    private typealias Words = OutlineName.Words

    // MARK: Social insurance

    /// 其中 of a total adds up 其中 of the same name of all that the total adds.
    mutating func addSameNames() {
        let children = children
        for sum in sums where sum.kind == .total {
            for detail in children[sum.total] where isDetail[detail] {
                let word = Self.partsOfFunds.firstIndex { frame.names[detail].contains($0) }
                let addends = sum.addends.flatMap { row in
                    children[row].filter { other in
                        guard isDetail[other] else { return false }
                        guard let word else { return frame.names[other].folded == frame.names[detail].folded }
                        return frame.names[other].contains(Self.partsOfFunds[word])
                    }
                }
                guard !addends.isEmpty else { continue }
                var sum = self.sum(.sameName, detail, addends)
                sum.source = .words
                sums.append(sum)
            }
        }
    }

    private static let partsOfFunds = [
        Words("保险费", "个人缴费"), Words("财政补贴"), Words("利息"), Words("委托投资"), Words("待遇支出"), Words("转移"),
    ]

    /// 本年收支结余 and 年末滚存结余 of all funds, each added up by itself; `nil` where the rows are others.
    func balancesOfFunds() -> [OutlineSum]? {
        var sums: [OutlineSum] = []
        let rows = Array(parents.indices)
        let ofYear = rows.filter { frame.names[$0].ends(with: Self.balanceOfYear) || isGap($0) }
        let atEnd = rows.filter { frame.names[$0].ends(with: Self.balanceAtEnd) }
        guard atEnd.count > 1, ofYear.count > 1, ofYear.count + atEnd.count == rows.count else { return nil }
        for (rows, words) in [(ofYear, Self.balanceOfYear), (atEnd, Self.balanceAtEnd)] {
            let alone = rows.filter { frame.names[$0].isOne(of: words) }
            guard alone.count == 1, let total = alone.first else { continue }
            var sum = sum(.total, total, rows.filter { $0 != total })
            sum.source = .words
            sums.append(sum)
        }
        return sums
    }

    /// 收支结余（或缺口）.
    private func isGap(_ row: Int) -> Bool { frame.names[row].ends(with: Self.gap) }

    private static let balanceOfYear = Words("本年收支结余", "收支结余", "本年结余")
    private static let balanceAtEnd = Words("年末滚存结余", "滚存结余", "累计结余", "年末累计结余")
    private static let gap = Words("收支结余或缺口")

    // MARK: Regions

    /// The whole, its own level and the levels below; cities with their counties.
    func sumsOfRegions() -> [OutlineSum] {
        let rows = parents.indices.drop { frame.names[$0].isOne(of: Self.formulas) }
        guard rows.count > 2, let first = rows.first, let last = rows.last else { return [] }
        var sums: [OutlineSum] = []
        func add(_ total: Int, _ addends: some Sequence<Int>, isNamed: Bool = false) {
            var sum = sum(.region, total, Array(addends))
            sum.isCertain = isNamed
            if !sum.addends.isEmpty { sums.append(sum) }
        }
        let numbered = rows.filter { frame.names[$0].numbering != .none }
        let groups = rows.filter { frame.names[$0].isTotalOfRegions }
        // A city stands before its own level.
        let heads = zip(rows, rows.dropFirst()).filter { frame.names[$0.1].isOwnLevel }.map(\.0)
        let cities = heads.filter { $0 != first }
        if frame.names[last].isTotal {
            add(last, rows.dropLast(), isNamed: true)
        } else if frame.names[first].isTotal {
            add(first, rows.dropFirst(), isNamed: true)
        } else if let head = numbered.first {
            let end = numbered.count > 1 ? numbered[1] : parents.count
            add(head, rows.filter { $0 > head && $0 < end })
        } else if let start = cities.first {
            for (place, city) in cities.enumerated() {
                add(city, (city + 1)..<(place + 1 < cities.count ? cities[place + 1] : parents.count))
            }
            add(first, rows.filter { $0 > first && $0 < start } + cities)
        } else if let group = groups.first {
            add(first, rows.filter { $0 > first && $0 <= group })
            add(group, rows.filter { $0 > group })
        } else {
            add(first, rows.dropFirst())
        }
        return sums
    }

    // MARK: Debt

    /// 年末余额 = 上年末余额 + 发行额 − 还本额, with the line of other changes where one is printed.
    mutating func addRollForward() {
        let tops = parents.indices.filter { parents[$0] < 0 }
        func only(_ words: Words, but others: Words) -> Int? {
            let found = tops.filter { frame.names[$0].contains(words) && !frame.names[$0].contains(others) }
            return found.count == 1 ? found.first : nil
        }
        let balances = tops.filter {
            frame.names[$0].contains(Self.balance) && frame.names[$0].contains(Self.end)
                && !frame.names[$0].contains(Self.limit)
        }
        guard balances.count == 2, let issued = only(Self.issued, but: Self.notIssued),
            let repaid = only(Self.repaid, but: Self.interest), balances[0] < issued, repaid < balances[1]
        else { return }
        guard let change = only(Self.change, but: Self.limit), issued < change, change < balances[1] else {
            let sum = sum(.rollForward, balances[1], [balances[0], issued], less: [repaid])
            // Debt is also swapped and written off, so the figures differ without a mistake.
            if frame.support(sum).off == 0 { sums.append(sum) }
            return
        }
        // 调减 is added in some places, and taken off in others.
        var added = sum(.rollForward, balances[1], [balances[0], issued, change], less: [repaid])
        var taken = sum(.rollForward, balances[1], [balances[0], issued], less: [repaid, change])
        added.source = .words
        taken.source = .words
        sums.append(frame.support(added).points >= frame.support(taken).points ? added : taken)
    }

    private static let formulas = Words("公式")
    private static let balance = Words("余额")
    private static let end = Words("末")
    private static let limit = Words("限额")
    private static let issued = Words("发行", "举借", "转贷")
    private static let notIssued = Words("还本", "付息", "限额", "余额", "费用", "预算")
    private static let repaid = Words("还本")
    private static let interest = Words("付息", "预算")
    private static let change = Words("调减", "化解", "核减", "核销")
}
