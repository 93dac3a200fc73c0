import BudgetCodes

extension Evaluation {
    /// 指标框架: the projects of a document have indicators of level one that one frame has. One finding for all their
    /// goals, or for all their evaluations; a form whose frame nobody knows is none.
    ///
    /// - Parameter cell: The cell of a form, by its number in the outlines.
    mutating func checkFrames(
        _ outlines: [(goal: Int, outline: IndicatorOutline)], _ rule: NumberedRule, cell: (Int) -> Cell
    ) {
        let known = outlines.filter { $0.outline.frame != nil }
        guard known.count > 1, let first = known.first else { return }
        let isSame = known.allSatisfy { $0.outline.frame?.id == first.outline.frame?.id }
        var groups: [(frame: IndicatorFrame?, names: [String], goals: [Int])] = []
        for (goal, outline) in isSame ? [] : known {
            // Forms that have not all levels of a frame go with those that have. A third frame that has the names of both,
            // such as one in which 效益 and 效果 are the same, makes them no frame of one.
            let names = outline.branches.map(\.name).filter { !$0.isEmpty }
            var place: Int?
            for (number, group) in groups.enumerated() where place == nil {
                let common = profile.frames.frame(of: group.names + names)
                guard let common, common.id == group.frame?.id || common.id == outline.frame?.id else { continue }
                place = number
                groups[number].frame = common
            }
            if let place {
                groups[place].names += names.filter { !groups[place].names.contains($0) }
                groups[place].goals.append(goal)
            } else {
                groups.append((outline.frame, names, [goal]))
            }
        }
        guard groups.count > 1 else { return countHolds(rule.ordinal) }
        let largest = groups.indices.max { groups[$0].goals.count < groups[$1].goals.count }
        let others = groups.indices.filter { $0 != largest }.flatMap { groups[$0].goals }
        check(
            rule,
            problem: .performance(
                .otherFrames, groups.map { "\($0.names.joined(separator: "、")) (\($0.goals.count))" }),
            cell: { cell(others.first ?? 0) }, others: { others.dropFirst().map(cell) })
    }
}
