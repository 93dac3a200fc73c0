extension Outline {
    /// 合计 of debt is general and special debt, row by row, where a table prints the three as groups of rows.
    ///
    /// Rows are found by their numbers, for their names differ: 发行新增一般债券 and 发行新增政府债券.
    mutating func addGroups(_ groups: [(name: String, outline: OutlineDraft)], _ table: Table, _ section: Section) {
        guard groups.count == 3, let whole = groups.first(where: { OutlineName($0.name).isTotal }),
            let general = groups.first(where: { OutlineName($0.name).contains(Self.general) }),
            let special = groups.first(where: { OutlineName($0.name).contains(Self.special) })
        else { return }
        let parts = [general, special].map { $0.outline.rowsByNumber }
        var found: [(sum: OutlineSum, outcomes: [OutlineFrame.Outcome])] = []
        let columns = whole.outline.frame.columns
        for (number, row) in whole.outline.rowsByNumber.sorted(by: { $0.value < $1.value }) {
            let addends = parts.compactMap { $0[number] }
            guard !addends.isEmpty else { continue }
            var sum = OutlineSum(kind: .group, source: .words, total: row, addends: addends)
            sum.isCertain = true
            let outcomes = columns.map { column in
                var addition = OutlineFrame.Addition()
                for addend in addends { addition.add(section.value(addend, column), 1) }
                return addition.outcome(section.value(row, column), whole.outline.frame)
            }
            found.append((sum, outcomes))
        }
        let all = found.flatMap(\.outcomes)
        let agreeing = all.count { $0.status.agrees && $0.weight > 0 }
        guard agreeing >= 3, agreeing >= 3 * all.count(where: \.status.isOff) else { return }
        for (sum, outcomes) in found { record(sum, outcomes, columns) }
    }

    private mutating func record(_ sum: OutlineSum, _ outcomes: [OutlineFrame.Outcome], _ columns: [Int]) {
        var holds = 0
        for (column, outcome) in zip(columns, outcomes) {
            let verdict: Result.Verdict
            switch outcome.status {
            case .nothing: continue
            case .holds:
                holds += 1
                continue
            case .rounding, .more, .less: verdict = .compared
            case .lost: verdict = .notEvaluated(.lostAddend)
            case .blankTotal: verdict = .notEvaluated(.blankCell)
            case .blankAddends: verdict = .notEvaluated(.blankAddends)
            }
            addResult(Result(sum: sums.count, column: column, verdict: verdict, filled: []))
        }
        addSum(sum, holding: holds)
    }

    private static let general = OutlineName.Words("一般")
    private static let special = OutlineName.Words("专项")
}

extension OutlineDraft {
    /// The rows of the section by their numbers, such as 三 and 三 1.
    fileprivate var rowsByNumber: [[Int]: Int] {
        var rows: [[Int]: Int] = [:]
        for row in parents.indices where frame.names[row].ordinal > 0 {
            let above = parents[row] < 0 ? [] : [frame.names[parents[row]].ordinal]
            rows[above + [frame.names[row].ordinal]] = frame.range.lowerBound + row
        }
        return rows
    }
}
