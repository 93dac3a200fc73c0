import BudgetCodes
import BudgetModel

/// How well a printed heading agrees with one of a layout.
extension ColumnMatcher {
    func score(_ path: [String], _ heading: [String], isSum: Bool) -> Int {
        guard let leaf = path.last, let own = heading.last else { return 0 }
        if path == heading { return 100 }
        if heading.count > 1, path.joined() == heading.joined() { return 98 }
        if path.count == heading.count, zip(path, heading).allSatisfy(Self.isSame) {
            // 小计 alone is the sum of a group that could not be read rather than of everything.
            return path.count > 1 ? 97 : 50
        }
        if path.count > heading.count, zip(path.suffix(heading.count), heading).allSatisfy(Self.isSame) {
            // 合计 of a group that another column has is not the one of the table.
            return heading == ["合计"] ? 45 : 95
        }
        if Self.isTotal(own), heading.count > 1, leaf == heading[heading.count - 2] { return 92 }
        if Self.isTotal(leaf), path.count > 1, path[path.count - 2] == own { return 91 }
        if Self.isSame(leaf, own) {
            guard path.count > 1, heading.count > 1 else { return heading.count > 1 || leaf == own ? 60 : 50 }
            let group = path[path.count - 2]
            if isLikeGroup(group, heading[heading.count - 2]) { return 85 }
            // Where several columns have the name, the group is what tells them apart.
            return groups.contains(group) || (leaves[own]?.count ?? 0) > 1 ? 15 : 55
        }
        if isSum, Self.isTotal(own), heading.count == 1 { return 48 }
        if leaf.count >= 3, own.count >= 3 {
            if leaf.has(own) || own.has(leaf) {
                let ratio = 10 * min(leaf.count, own.count) / max(leaf.count, own.count)
                return 40 + ratio
            }
            if own.count >= 4, Self.isLike(leaf, own) { return 42 }
        }
        return 0
    }

    static func isTotal(_ text: String) -> Bool { text == "合计" || text == "小计" }

    static func isSame(_ left: String, _ right: String) -> Bool {
        left == right || isTotal(left) && isTotal(right)
    }

    /// Whether two groups are the same in other words, or misread.
    func isLikeGroup(_ left: String, _ right: String) -> Bool {
        // 上年结转, 财政拨款结转结余: what was left of the year before, however it is called.
        if ["结转", "结余"].contains(where: { left.has($0) && right.has($0) }) { return true }
        return Self.isLike(left, right) || isInferred && Self.hasCommonPart(Array(left), Array(right), of: 3)
    }

    /// Whether all but one in four letters are the same.
    private static func isLike(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        let (short, long) = left.count < right.count ? (left, right) : (right, left)
        if short.count > 1, 2 * short.count >= long.count, long.has(short) { return true }
        let limit = max(left.count, right.count) / 4
        return limit > 0 && FoldedName(left).distance(to: FoldedName(right), limit: limit) != nil
    }

    /// Whether two texts have as many letters in a row in common.
    private static func hasCommonPart(_ left: [Character], _ right: [Character], of count: Int) -> Bool {
        guard left.count >= count, right.count >= count, left.count <= 12, right.count <= 12 else { return false }
        return (0...left.count - count).contains { start in
            (0...right.count - count).contains { left[start..<start + count].elementsEqual(right[$0..<$0 + count]) }
        }
    }
}
