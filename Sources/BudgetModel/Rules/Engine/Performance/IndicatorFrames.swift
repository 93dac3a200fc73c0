import BudgetCodes

extension Evaluation {
    /// 指标框架: the projects of a document have indicators of level one that one frame has. One finding for all their
    /// goals, or for all their evaluations; a form whose frame nobody knows is none.
    ///
    /// - Parameter cell: The cell that stands for a form, by its number in the outlines.
    mutating func checkFrames(
        _ outlines: [(form: Int, outline: IndicatorOutline)], _ rule: NumberedRule, cell: (Int) -> Cell
    ) {
        let known = outlines.filter { $0.outline.frame != nil }
        guard known.count > 1, let first = known.first else { return }
        if known.allSatisfy({ $0.outline.frame?.id == first.outline.frame?.id }) { return countHolds(rule.ordinal) }
        let groups = framesApart(
            known.map { form, outline in
                (outline.frame, outline.branches.map(\.name).filter { !$0.isEmpty }, [cell(form)])
            })
        guard groups.count > 1 else { return countHolds(rule.ordinal) }
        let others = groups.dropFirst().flatMap(\.cells)
        check(
            rule,
            problem: .performance(
                .otherFrames, groups.map { "\($0.names.joined(separator: "、")) (\($0.cells.count))" }),
            cell: { others[0] }, others: { Array(others.dropFirst()) })
    }

    /// Forms of one frame together, most of them first, in an order that is not that of the document.
    private func framesApart(_ forms: [FramedForms]) -> [FramedForms] {
        let keys = forms.map { [$0.frame?.id ?? "", $0.names.joined(separator: "、"), $0.cells[0].lineName ?? ""] }
        // Forms with most names first: those with fewer may go with several.
        let order = forms.indices.sorted {
            let (left, right) = (forms[$0].names.count, forms[$1].names.count)
            return left == right ? keys[$0].lexicographicallyPrecedes(keys[$1]) : left > right
        }
        var groups: [FramedForms] = []
        for form in order.map({ forms[$0] }) {
            // Forms that have not all levels of a frame go with those that have. A third frame that has the names of both,
            // such as one in which 效益 and 效果 are the same, makes them no frame of one.
            let place = groups.firstIndex { group in
                let common = profile.frames.frame(of: group.names + form.names)?.id
                return common != nil && (common == group.frame?.id || common == form.frame?.id)
            }
            guard let place else {
                groups.append(form)
                continue
            }
            groups[place].names += form.names.filter { !groups[place].names.contains($0) }
            groups[place].frame = profile.frames.frame(of: groups[place].names)
            groups[place].cells += form.cells
            // The largest group comes first, so that a form that could go with several goes with most.
            if let above = groups[..<place].firstIndex(where: { $0.cells.count < groups[place].cells.count }) {
                groups.swapAt(above, place)
            }
        }
        return groups
    }
}

private typealias FramedForms = (frame: IndicatorFrame?, names: [String], cells: [Cell])
