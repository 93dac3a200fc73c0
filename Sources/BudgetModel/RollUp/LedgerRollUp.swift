public import BudgetCodes

/// 汇总（部分结果）: the sums of budget lines by several groupings, exact and ready to be merged.
///
/// Sums are kept in 128 bits, so that adding parts in any order and any number gives the same result. In JSON every
/// sum is a string of 分, which no reader rounds. ``tables()`` gives the result.
public struct LedgerRollUp: Hashable, Sendable {
    /// The groupings in the order in which they were asked for.
    public var groupings: [Grouping] { parts.map(\.grouping) }
    /// 单位名称: the names of units, where they are known.
    public private(set) var agencyNames: [AgencyID: String] = [:]
    /// 项目名称: the names of projects, where they are known.
    public private(set) var projectNames: [ProjectID: String] = [:]
    private(set) var parts: [GroupSums]

    /// The sums of no lines.
    public init(by groupings: [Grouping]) {
        parts = groupings.map { grouping in
            GroupSums(grouping: grouping, keys: grouping.dimensions.map { KeyColumn($0.axis, []) }, sums: [])
        }
    }

    init(_ parts: [GroupSums], agencyNames: [AgencyID: String], projectNames: [ProjectID: String]) {
        self.parts = parts
        self.agencyNames = agencyNames
        self.projectNames = projectNames
    }

    /// The sums of the lines of both.
    ///
    /// - Precondition: Both have the same groupings.
    public func merging(_ other: LedgerRollUp) -> LedgerRollUp {
        precondition(groupings == other.groupings, "sums by different groupings cannot be merged")
        return LedgerRollUp(
            zip(parts, other.parts).map { $0.merged(with: $1) },
            agencyNames: agencyNames.merging(other.agencyNames) { min($0, $1) },
            projectNames: projectNames.merging(other.projectNames) { min($0, $1) })
    }

    /// The results, one table for each grouping.
    ///
    /// - Throws: ``RollUpError/outOfRange(line:column:)`` that names the group whose sum is beyond the range of
    ///   amounts.
    public func tables() throws(RollUpError) -> [RollUpTable] {
        var tables: [RollUpTable] = []
        for part in parts { tables.append(try RollUpTable(part)) }
        return tables
    }
}

extension BudgetLedger {
    /// 汇总: adds up the lines by several groupings in one pass.
    ///
    /// Groupings that follow from finer ones are made from those and not from the lines. Cost grows with the lines and
    /// the groups; memory is the groups.
    ///
    /// - Parameters:
    ///   - groupings: By what the lines are grouped.
    ///   - range: The lines, by default all.
    public func rollUp(by groupings: [Grouping], in range: Range<Int>? = nil) -> LedgerRollUp {
        // The finest groupings are scanned; the others follow, each from the shortest result that has what it needs.
        let range = (range ?? indices).clamped(to: indices)
        let distinct = Array(Set(groupings)).ordered { $0.weight > $1.weight }
        var scanned: [Grouping] = []
        var derived: [Grouping] = []
        for grouping in distinct {
            if scanned.contains(where: { grouping.follows(from: $0) }) {
                derived.append(grouping)
            } else {
                scanned.append(grouping)
            }
        }
        var results = [Grouping: GroupSums]()
        for part in exactSums(of: range, by: scanned) { results[part.grouping] = part }
        for grouping in derived {
            let sources = results.values.filter { grouping.follows(from: $0.grouping) }
            guard let source = sources.min(by: { $0.sums.count < $1.sums.count }) else { continue }
            results[grouping] = source.coarsened(to: grouping)
        }
        return LedgerRollUp(
            groupings.compactMap { results[$0] }, agencyNames: agencyNames, projectNames: projectNames)
    }

    /// Sums that are exact for any amounts.
    private func exactSums(of range: Range<Int>, by groupings: [Grouping]) -> [GroupSums] {
        if magnitude <= UInt64(Int64.max) { return LedgerScan.sums(self, amounts, range, by: groupings) }
        // Halves of 32 bits cannot overflow in fewer than 2^31 lines; put together they are the sum.
        let upper = LedgerScan.sums(self, amounts.map { $0 >> 32 }, range, by: groupings)
        let lower = LedgerScan.sums(self, amounts.map { $0 & 0xFFFF_FFFF }, range, by: groupings)
        return zip(upper, lower).map { upper, lower in
            var part = upper
            for group in part.sums.indices {
                // Both passes went through the same lines and have the same groups.
                part.sums[group] = WideSum(
                    upper: Int64(bitPattern: upper.sums[group].low), lower: Int64(bitPattern: lower.sums[group].low))
            }
            return part
        }
    }
}

extension Grouping {
    /// What a grouping follows from weighs at least as much.
    fileprivate var weight: Int { dimensions.reduce(0) { $0 + $1.fineness + 10 } }
}
