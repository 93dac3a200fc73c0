extension GovernmentCheck {
    /// Evaluates the sums of some kinds in all lists of the books.
    mutating func checkSums(of kinds: Set<OutlineSum.Kind>) {
        for table in tables {
            for list in table.lists { checkSums(of: kinds, list) }
        }
    }

    private mutating func checkSums(of kinds: Set<OutlineSum.Kind>, _ list: GovernmentList) {
        let outline = list.outline
        for (number, sum) in outline.sums.enumerated() where outline.holding[number] > 0 && kinds.contains(sum.kind) {
            holds(outline.holding[number])
        }
        var blank: Set<Int> = []
        for result in outline.results {
            let sum = outline.sums[result.sum]
            guard kinds.contains(sum.kind) else { continue }
            switch result.verdict {
            case .compared: compare(sum, result, list)
            case .notEvaluated(.blankAddends) where !blank.insert(result.column).inserted:
                // A column that is not split up says so once.
                continue
            case .notEvaluated(let reason):
                skip(reason, at: list.figure(sum.total, result.column), others: figures(sum, result, list))
            case .rowsLeftOut, .blankTotal: continue
            }
        }
    }

    private mutating func compare(_ sum: OutlineSum, _ result: Outline.Result, _ list: GovernmentList) {
        let width = list.table.caption.precision.width
        var running = RunningSum()
        for (rows, sign) in [(sum.addends, Int64(1)), (sum.less, -1)] {
            for row in rows {
                let value = list.section.value(row, result.column)
                let filled = value == Section.blank ? result.filled.first { $0.row == row }?.fen : nil
                running.add(value: filled ?? value, width: width, sign: sign)
            }
        }
        compare(
            list.figure(sum.total, result.column), with: running, of: figures(sum, result, list),
            sum.isAtLeast ? .atLeast : .equal)
    }

    private func figures(_ sum: OutlineSum, _ result: Outline.Result, _ list: GovernmentList) -> [GovernmentFigure] {
        sum.terms.map { list.figure($0, result.column) }
    }

    /// Rows that seem to be left out.
    mutating func checkRowsLeftOut() {
        for table in tables {
            for list in table.lists where list.rows == .expenditure {
                holds(list.outline.holding.reduce(0, +))
                for result in list.outline.results {
                    guard case .rowsLeftOut = result.verdict else { continue }
                    let sum = list.outline.sums[result.sum]
                    let figure = list.figure(sum.total, result.column)
                    var parts = RunningSum()
                    for row in sum.addends { parts.add(value: list.section.value(row, result.column), width: 0) }
                    let rest = Amount(fen: (figure.amount?.fen ?? 0) &- parts.fen).formatted(figure.precision)
                    expect(
                        false, chinese: "比所列下级合计多\(rest)，可能有未列示的科目",
                        english: "is \(rest) more than the rows below it, so that rows seem to be left out", at: figure)
                }
            }
        }
    }

    /// Sums that are blank although their parts are printed, once for a row.
    mutating func checkBlankSums() {
        for table in tables {
            for list in table.lists {
                var rows: Set<Int> = []
                holds(list.outline.sums.count)
                for result in list.outline.results {
                    guard case .blankTotal = result.verdict else { continue }
                    let row = list.outline.sums[result.sum].total
                    guard !list.section.isBlank(row), rows.insert(row).inserted else { continue }
                    expect(
                        false, chinese: "合计空白，而其分项列有数", english: "is blank, but its parts are printed",
                        at: list.figure(row, result.column))
                }
            }
        }
    }

    /// Columns that are the sum of others, such as 合计 and the regions that the table declares.
    mutating func checkColumns() {
        for table in tables {
            for list in table.lists {
                for identity in list.layout.identities { checkColumns(identity, list) }
            }
        }
    }

    private mutating func checkColumns(_ identity: Layout.Identity, _ list: GovernmentList) {
        let section = list.section
        let printed = { (column: Int) in column < section.width && section.hasFigure(in: column) }
        let addends = identity.addends.filter(printed)
        let subtrahends = identity.subtrahends.filter(printed)
        guard printed(identity.sum), !addends.isEmpty else { return }
        let hasNegative = (addends + subtrahends).contains { column in
            (0..<section.count).contains { section.value($0, column) < 0 && section.value($0, column) != Section.blank }
        }
        for row in 0..<section.count {
            let figure = list.figure(row, identity.sum)
            let hasBlank = (addends + subtrahends).contains { section.value(row, $0) == Section.blank }
            var sum = RunningSum()
            for column in addends { sum.add(section[row, column], width: figure.precision.width) }
            for column in subtrahends { sum.add(section[row, column], width: figure.precision.width, sign: -1) }
            let others = (addends + subtrahends).map { list.figure(row, $0) }
            // A blank cell may have lost its figure, and that may be below zero where others are.
            if hasBlank, let amount = figure.amount, sum.printed > 0,
                amount.fen > sum.fen || (hasNegative && amount.fen != sum.fen)
            {
                skip(.lostAddend, at: figure, others: others)
            } else {
                compare(
                    figure, with: sum, of: addends.map { list.figure(row, $0) },
                    less: subtrahends.map { list.figure(row, $0) })
            }
        }
    }
}
