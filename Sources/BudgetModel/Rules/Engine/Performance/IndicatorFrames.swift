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
        var groups: [FramedForms] = []
        let forms = forms.map { form in
            (form, key: [form.frame?.id ?? "", form.names.joined(separator: "、"), form.cells[0].lineName ?? ""])
        }
        for (form, _) in forms.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            // Forms that have not all levels of a frame go with those that have. A third frame that has the names of both,
            // such as one in which 效益 and 效果 are the same, makes them no frame of one.
            var place: Int?
            for (number, group) in groups.enumerated() where place == nil {
                let common = profile.frames.frame(of: group.names + form.names)
                guard let common, common.id == group.frame?.id || common.id == form.frame?.id else { continue }
                place = number
                groups[number].frame = common
            }
            if let place {
                groups[place].names += form.names.filter { !groups[place].names.contains($0) }
                groups[place].cells += form.cells
            } else {
                groups.append(form)
            }
        }
        return groups.enumerated().sorted { ($1.element.cells.count, $0.offset) < ($0.element.cells.count, $1.offset) }
            .map(\.element)
    }
}

private typealias FramedForms = (frame: IndicatorFrame?, names: [String], cells: [Cell])
