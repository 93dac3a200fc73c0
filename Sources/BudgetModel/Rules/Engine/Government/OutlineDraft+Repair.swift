/// Prints that lost a depth: after the break of a page, or where items are printed like their heading.
extension OutlineDraft {
    /// Moves rows where figures of all columns say so, as long as a relation is off.
    ///
    /// A few times at most, for a table where much is off is read in a wrong way.
    mutating func repair() {
        for _ in 0..<8 {
            var isChanged = false
            let heads = Set(parents)
            for sum in sums where !isChanged && canRepair(sum) { isChanged = repair(sum, heads) }
            guard isChanged else { return }
            findSums()
        }
    }

    private func canRepair(_ sum: OutlineSum) -> Bool {
        guard sum.kind == .parent || sum.kind == .total, !sum.isCertain else { return false }
        let support = frame.support(sum)
        return support.off > 0 && support.agreeing == 0
    }

    private mutating func repair(_ sum: OutlineSum, _ heads: Set<Int>) -> Bool {
        moveBelowSibling(sum) || takeRowsBehind(sum, heads) || releaseLast(sum)
    }

    /// How much the figures of a relation are off; `nil` where a column says nothing.
    private func differences(_ sum: OutlineSum) -> [Int64?] {
        frame.columns.indices.map { column in
            let outcome = frame.outcome(sum, column)
            return outcome.status.isOff || outcome.status.agrees ? outcome.difference : nil
        }
    }

    /// A row and those behind it that it adds up stand at one depth, so that their figures are added twice.
    private mutating func moveBelowSibling(_ sum: OutlineSum) -> Bool {
        let differences = differences(sum)
        var found: (head: Int, rows: ArraySlice<Int>)?
        for (place, head) in sum.addends.enumerated() {
            var amounts = frame.columns.indices.map { _ in Int64(0) }
            for end in (place + 1)..<max(place + 1, min(sum.addends.count, place + 16)) {
                for column in amounts.indices {
                    let value = frame.value(sum.addends[end], column)
                    if value != Section.blank { amounts[column] &+= value }
                }
                guard amounts.contains(where: { $0 != 0 }), isTwice(amounts, head, differences) else { continue }
                if found != nil { return false }
                found = (head, sum.addends[(place + 1)...end])
                break
            }
        }
        guard let found else { return false }
        for row in found.rows { setParent(row, found.head) }
        return true
    }

    private func isTwice(_ amounts: [Int64], _ head: Int, _ differences: [Int64?]) -> Bool {
        amounts.indices.allSatisfy { column in
            let value = frame.value(head, column)
            guard amounts[column] == (value == Section.blank ? 0 : value) else { return false }
            return differences[column].map { ($0 &+ amounts[column]).magnitude <= UInt64(max(frame.width, 0)) } ?? true
        }
    }

    /// The next rows stand less deep than they should.
    private mutating func takeRowsBehind(_ sum: OutlineSum, _ heads: Set<Int>) -> Bool {
        guard sum.kind == .parent, let last = sum.addends.max() else { return false }
        var more = sum
        for row in (last + 1)..<max(last + 1, min(parents.count, last + 4)) {
            guard !frame.names[row].isTotal, !heads.contains(row), !isDetail[row] else { return false }
            more.addends.append(row)
            guard frame.holds(more) else { continue }
            for row in more.addends { setParent(row, sum.total) }
            return true
        }
        return false
    }

    /// The last row is no part, such as 债务转贷收入 behind what belongs to 转移性收入.
    private mutating func releaseLast(_ sum: OutlineSum) -> Bool {
        guard sum.kind == .parent, sum.addends.count > 1, let last = sum.addends.last else { return false }
        var fewer = sum
        fewer.addends.removeLast()
        guard frame.holds(fewer) else { return false }
        setParent(last, parents[sum.total])
        return true
    }
}
