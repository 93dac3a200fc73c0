/// 同源发现: violated findings that one wrong figure explains.
///
/// A figure stands in many sums, so one error shows many times. Findings belong together when they share a cell and
/// are off by the same amount, or when they say the same of two columns of one line, such as 合计 and the only fund. The
/// cell that all of them share is the likely cause; where several do or none does, the cause stays open.
public struct FindingGroup: Hashable, Codable, Sendable {
    /// The cell that explains every finding of the group, if there is exactly one.
    public let cause: Cell?
    /// The findings; those inside the table of the cause come first.
    public let findings: [Finding]

    /// The groups among findings that are numbered.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var members: [Int: [Finding]] = [:]
        for finding in findings {
            if let group = finding.group { members[group, default: []].append(finding) }
        }
        return members.keys.sorted().map { FindingGroup(members[$0] ?? []) }
    }

    private init(_ allFindings: [Finding]) {
        // Of mirrored columns the first speaks for all, and another column of the same line is no other place.
        var facts: Set<Finding.Fact> = []
        let findings = allFindings.filter { facts.insert($0.fact).inserted }
        var cause = Self.sharedCell(of: findings, inAnyColumn: false)
        if cause == nil, findings.count < allFindings.count {
            cause = Self.sharedCell(of: findings, inAnyColumn: true)
        }
        self.cause = cause
        guard let table = cause?.location.table else {
            self.findings = allFindings
            return
        }
        let own = allFindings.filter { $0.cell.location.table == table }
        self.findings = own + allFindings.filter { $0.cell.location.table != table }
    }

    /// The first cell of the only place that several findings share.
    private static func sharedCell(of findings: [Finding], inAnyColumn: Bool) -> Cell? {
        guard findings.count > 1 else { return nil }
        var cells: [Location: (first: Cell, last: Int, count: Int)] = [:]
        for (number, finding) in findings.enumerated() {
            for cell in finding.cells {
                var place = cell.location
                if inAnyColumn { place.column = nil }
                var known = cells[place] ?? (cell, -1, 0)
                if known.last != number { known = (known.first, number, known.count + 1) }
                cells[place] = known
            }
        }
        let shared = cells.values.filter { $0.count == findings.count }
        return shared.count == 1 ? shared[0].first : nil
    }

    /// Puts a group number on each violated finding that compares figures, in order of first appearance.
    static func number(_ findings: inout [Finding]) {
        let compared = findings.indices.filter {
            findings[$0].verdict == .violated && findings[$0].difference != nil
        }
        var sets = DisjointSets(count: compared.count)
        if compared.count > 1 {
            var traces = Traces(count: compared.reduce(0) { $0 + findings[$1].others.count + 2 })
            for (number, index) in compared.enumerated() {
                for place in Traces.whole...findings[index].others.count {
                    if let first = traces.first(findings, index, cell: place, number: number) {
                        sets.join(first, number)
                    }
                }
            }
        }
        var groups: [Int: Int] = [:]
        for (number, index) in compared.enumerated() {
            let root = sets.root(of: number)
            let group = groups[root] ?? groups.count + 1
            groups[root] = group
            findings[index].group = group
        }
    }
}

/// The cells of findings by place and by how far the figures are apart, with the first finding that has them.
///
/// Only a hash of a place is kept; that two places are the same is seen in the findings themselves.
private struct Traces {
    private struct Entry {
        let finding: Int32
        let cell: Int32
        let number: Int32
    }

    private var entries: [Entry] = []
    /// The places of entries by hash, -1 where there is none. At least a quarter of them are free. There may be a million
    /// cells, for which a dictionary would take four times the memory.
    private var places: [Int32]

    init(count: Int) {
        entries.reserveCapacity(count)
        var size = 16
        while 3 * size < 4 * count { size *= 2 }
        places = Array(repeating: -1, count: size)
    }

    /// The place that stands for a finding as a whole, but for its column.
    static let whole = -1

    /// The number of the first finding with the same cell and difference, or that says the same of another column;
    /// `nil` when this one is the first.
    mutating func first(_ findings: [Finding], _ finding: Int, cell: Int, number: Int) -> Int? {
        let difference = findings[finding].difference?.fen.magnitude
        var hasher = Hasher()
        hasher.combine(difference)
        if cell == Self.whole {
            hasher.combine(findings[finding].fact)
        } else {
            hasher.combine(findings[finding].location(of: cell))
        }
        var key = hasher.finalize() & (places.count - 1)
        while places[key] >= 0 {
            let known = entries[Int(places[key])]
            let other = Int(known.finding)
            let isSame: Bool
            if cell == Self.whole || known.cell == Self.whole {
                isSame = cell == Int(known.cell) && findings[other].fact == findings[finding].fact
            } else {
                isSame =
                    findings[other].difference?.fen.magnitude == difference
                    && findings[other].location(of: Int(known.cell)) == findings[finding].location(of: cell)
            }
            if isSame { return Int(known.number) }
            key = (key + 1) & (places.count - 1)
        }
        places[key] = Int32(truncatingIfNeeded: entries.count)
        entries.append(
            Entry(
                finding: Int32(truncatingIfNeeded: finding), cell: Int32(truncatingIfNeeded: cell),
                number: Int32(truncatingIfNeeded: number)))
        return nil
    }
}

extension Finding {
    /// What a finding about figures says, whatever the column: mirrored columns, such as 合计 and the only fund, have
    /// the same.
    struct Fact: Hashable {
        let rule: Rule.ID
        let table: Form.ID
        let line: LineID?
        let instance: String?
        let amount: Amount?
        let expected: Amount?
    }

    var fact: Fact {
        let location = cell.location
        return Fact(
            rule: rule, table: location.table, line: location.line, instance: location.instance, amount: cell.amount,
            expected: expected)
    }

    /// The cell that is asserted and those that it is compared with.
    var cells: [Cell] { [cell] + others }

    /// The place of one of the ``cells``.
    fileprivate func location(of place: Int) -> Location {
        place == 0 ? cell.location : others[place - 1].location
    }
}
