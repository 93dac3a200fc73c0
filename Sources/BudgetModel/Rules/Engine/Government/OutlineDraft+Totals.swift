extension OutlineDraft {
    /// Finds what adds up: rows and those below them, totals and what they add, 其中.
    mutating func findSums() {
        sums = []
        totals = []
        let children = children
        findTotals(children)
        for (row, below) in children.enumerated() where !below.isEmpty {
            let details = below.filter { isDetail[$0] }
            let items = below.filter { !isDetail[$0] }
            if !items.isEmpty, !totals.contains(row) { addParent(row, items) }
            if !details.isEmpty { addDetails(row, details) }
        }
        addNetBalance()
    }

    private mutating func addParent(_ row: Int, _ items: [Int]) {
        // 减：结转下年 below 年终结余 is no part of it.
        let addends = items.filter { !isDerived($0) }
        guard !addends.isEmpty else { return }
        var sum = sum(frame.names[row].isTotal ? .total : .parent, row, addends)
        sum.source = reading
        var parent = parents[row]
        while parent >= 0, sum.level < 8 {
            sum.level += 1
            parent = parents[parent]
        }
        sum.isCertain = frame.content == .threePublic
        sum.isDoubtful = hasUnknownCode(addends) || isFollowedByUnknownCode(addends)
        sums.append(sum)
    }

    /// Whether the row behind all that belongs to some rows has no code, so that it may be one of them.
    private func isFollowedByUnknownCode(_ rows: [Int]) -> Bool {
        guard reading == .catalogue, !frame.isIndented, let last = rows.last else { return false }
        let next = parents.indices[(last + 1)...].first { parents[$0] < last }
        return next.map { codes[$0] == 0 && !frame.names[$0].isTotal && !frame.names[$0].isBookTotal } ?? false
    }

    /// Whether rows were placed by codes that their names have, and some have none.
    private func hasUnknownCode(_ rows: [Int]) -> Bool {
        reading == .catalogue && !frame.isIndented && rows.contains { codes[$0] == 0 }
            && rows.contains { codes[$0] != 0 }
    }

    private mutating func addDetails(_ row: Int, _ rows: [Int]) {
        // A row at the depth of the one above it may be no detail any more.
        let details = rows.filter {
            frame.names[$0].isOfWhich || frame.names[$0].numbering != .none || frame.indents[$0] > frame.indents[row]
        }
        // 其中 that begins anew is another part of the row.
        let starts = details.indices.filter { $0 == 0 || frame.names[details[$0]].isOfWhich }
        for (place, start) in starts.enumerated() {
            addDetails(row, details[start..<(place + 1 < starts.count ? starts[place + 1] : details.count)])
        }
    }

    private mutating func addDetails(_ row: Int, _ details: ArraySlice<Int>) {
        // General and special debt are all debt, and 三公 has three parts.
        let isAll =
            frame.content == .threePublic
            || (details.count == 2 && details.count { frame.names[$0].contains(Self.general) } == 1
                && details.count { frame.names[$0].contains(Self.special) } == 1)
        var sum = sum(isAll ? .parent : .ofWhich, row, Array(details))
        sum.source = .words
        sum.isCertain = isAll
        sums.append(sum)
    }

    private static let general = OutlineName.Words("一般")
    private static let special = OutlineName.Words("专项")
    private static let net = OutlineName.Words("净结余")

    private func isDerived(_ row: Int) -> Bool {
        frame.names[row].isDeduction || frame.names[row].isOne(of: Self.net)
    }

    /// 净结余 = 年终结余 − 结转下年的支出, where both stand right above it.
    private mutating func addNetBalance() {
        for row in parents.indices.dropFirst(2) where frame.names[row].isOne(of: Self.net) {
            guard frame.names[row - 1].isDeduction, !frame.names[row - 2].isDeduction else { continue }
            var sum = sum(.net, row, [row - 2], less: [row - 1])
            sum.source = .words
            sum.isCertain = true
            sums.append(sum)
        }
    }

    // MARK: Totals

    /// Rows that add up others at the top: what stands before them, what follows, the subtotal before and what follows that.
    private mutating func findTotals(_ children: [[Int]]) {
        let tops = parents.indices.filter { parents[$0] < 0 && !isDerived($0) }
        var addends: [Int] = []
        var behind = 0
        var taken: Set<Int> = []
        var attempts = 0
        for (place, row) in tops.enumerated() where !taken.contains(row) {
            let name = frame.names[row]
            let isLast = place == tops.count - 1 && tops.count > 2 && name.numbering == .none && !isDetail[row]
            // The work has a limit where a long table is full of totals: those then add up what follows the last one.
            let isEarly = attempts < 64
            guard name.isTotal || isLast || (name.isBookTotal && isEarly) else {
                addends.append(row)
                continue
            }
            attempts += 1
            let next = tops[(place + 1)...].prefix { !frame.names[$0].isTotal }
            let own = children[row].filter { !isDetail[$0] && !isDerived($0) }
            let recent = Array(addends[behind...])
            let all = isEarly || place == tops.count - 1 ? addends : recent
            switch choose(row, all, recent, Array(next), own, isNamed: name.isTotal) {
            case .own?, nil:
                addends.append(row)
            case .before(let sum)?:
                record(sum, row, &addends, &behind, sum.addends.count)
            case .behind(let sum)?:
                taken.formUnion(sum.addends)
                record(sum, row, &addends, &behind, addends.count)
            case .first(let sum)?:
                taken.formUnion(sum.addends)
                record(sum, row, &addends, &behind, 0)
            }
        }
    }

    /// Puts a total in the place of the last rows.
    private mutating func record(
        _ sum: OutlineSum, _ row: Int, _ addends: inout [Int], _ behind: inout Int, _ count: Int
    ) {
        sums.append(sum)
        totals.insert(row)
        addends.removeLast(count)
        addends.append(row)
        behind = addends.count
    }

    private enum Total {
        /// The rows before it.
        case before(OutlineSum)
        /// All rows behind it.
        case behind(OutlineSum)
        /// Some rows behind it.
        case first(OutlineSum)
        /// The rows that stand below it.
        case own
    }

    private func choose(
        _ row: Int, _ all: [Int], _ recent: [Int], _ next: [Int], _ own: [Int], isNamed: Bool
    ) -> Total? {
        var candidates: [(Total, OutlineSum)] = []
        func add(_ addends: [Int], _ total: (OutlineSum) -> Total) {
            guard !addends.isEmpty else { return }
            var sum = sum(.total, row, addends)
            if addends.count == 1 { sum.source = .restated }
            sum.isDoubtful = mayAddTwice(addends) || hasUnknownCode(addends)
            candidates.append((total(sum), sum))
        }
        add(all) { .before($0) }
        if recent != all { add(recent) { .before($0) } }
        if own.isEmpty { add(next) { .behind($0) } } else { add(own) { _ in .own } }
        var best: (total: Total, rank: (Int, Int))?
        for (total, sum) in candidates {
            let support = frame.support(sum)
            var isAttested = support.agreeing > 0 && (support.agreeing >= support.off || isNamed)
            // What stands before others is a total only where all says so.
            if case .behind = total, !isNamed, support.off > 0 { isAttested = false }
            // Blank cells leave it open, and then the name of a row behind others says it.
            var isOpen = support.off == 0 && support.points > 0
            if case .before = total, frame.names[row].isBookTotal, support.lost > 0 {
                isOpen = support.off == support.lost
            }
            guard isAttested || isOpen else { continue }
            var points = support.points * 2
            if case .own = total { points += 1 }
            if let best, best.rank >= (support.agreeing, points) { continue }
            best = (total, (support.agreeing, points))
        }
        if let best { return best.total }
        if own.isEmpty, let sum = firstRows(next, row) { return .first(sum) }
        guard isNamed else { return nil }
        if all.isEmpty, !own.isEmpty { return .own }
        guard let guess = candidates.first, guess.1.addends.count > 1 else { return nil }
        return guess.0
    }

    /// Whether rows may contain others of them: a total that figures do not attest, or transfers and their kinds.
    private func mayAddTwice(_ rows: [Int]) -> Bool {
        if rows.dropFirst().contains(where: { frame.names[$0].isBookTotal && !totals.contains($0) }) { return true }
        return rows.contains { frame.names[$0].contains(Self.transfers) }
            && rows.contains { frame.names[$0].contains(Self.kindsOfTransfers) }
    }

    private static let transfers = OutlineName.Words("上级补助", "补助下级", "转移性")
    private static let kindsOfTransfers = OutlineName.Words("返还性", "一般性转移支付", "专项转移支付")

    /// The first of the rows behind a total that give it, in all columns.
    private func firstRows(_ next: [Int], _ row: Int) -> OutlineSum? {
        guard next.count > 2, !frame.columns.isEmpty else { return nil }
        var rest = frame.columns.indices.map { frame.value(row, $0) == Section.blank ? 0 : frame.value(row, $0) }
        guard rest.contains(where: { $0 != 0 }) else { return nil }
        for (count, other) in next.dropLast().enumerated() {
            for column in rest.indices {
                let value = frame.value(other, column)
                if value != Section.blank { rest[column] &-= value }
            }
            guard count > 0, rest.allSatisfy({ $0 == 0 }) else { continue }
            let sum = sum(.total, row, Array(next[...count]))
            return frame.holds(sum, weight: 2) ? sum : nil
        }
        return nil
    }
}
