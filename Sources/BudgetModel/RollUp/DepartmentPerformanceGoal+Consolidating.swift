extension DepartmentPerformanceGoal {
    /// The funds and the planned projects of several units; `nil` when there are none.
    static func consolidating(_ goals: [DepartmentPerformanceGoal]) -> DepartmentPerformanceGoal? {
        guard let first = goals.first else { return nil }
        var result = DepartmentPerformanceGoal()
        result.caption = .consolidating(goals.map { $0.caption })
        result.funding.year = first.funding.year
        result.funding.income = FundingLine.sums(goals.lazy.map { $0.funding.income })
        result.funding.expenditure = FundingLine.sums(goals.lazy.map { $0.funding.expenditure })
        for goal in goals { result.projects += goal.projects }
        if !result.isEmpty { result.caption.noneStatement = nil }
        return result
    }
}

extension FundingLine {
    /// The sums of lines by name. Shares are of one unit and are left out; a figure beyond the range of amounts too.
    fileprivate static func sums(_ lists: some Sequence<[FundingLine]>) -> [FundingLine] {
        var sums: [FundingSum] = []
        var positions = [String: Int]()
        for line in lists.joined() {
            let position = positions[line.name] ?? sums.count
            if position == sums.count {
                positions[line.name] = position
                sums.append(FundingSum(name: line.name))
            }
            sums[position].current.add(line.current)
            sums[position].lastYear.add(line.lastYear)
            sums[position].yearBeforeLast.add(line.yearBeforeLast)
        }
        return sums.map { sum in
            var line = FundingLine(sum.name)
            line.current = sum.current?.amount
            line.lastYear = sum.lastYear?.amount
            line.yearBeforeLast = sum.yearBeforeLast?.amount
            return line
        }
    }
}

private struct FundingSum {
    let name: String
    var current: WideSum?
    var lastYear: WideSum?
    var yearBeforeLast: WideSum?
}
