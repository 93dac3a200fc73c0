extension CheckPass {
    /// Figures below zero or finer than the table prints. Counted once for each list of lines.
    func checkAmounts(_ span: SectionSpan, _ general: GeneralRules) {
        let printed = UnsafeBufferPointer(start: cells + span.firstCell, count: (span.rowCount &+ 1) &* span.width)
        let quantum = span.quantum
        // Without turns: nearly all figures of nearly all tables are well.
        var signs: Int64 = 0
        for value in printed { signs |= value == Section.blank ? 0 : value }
        let isNegative = signs < 0
        let isFine: Bool =
            switch quantum {
            // Dividing by a number that is known beforehand is many times as fast.
            case 1: false
            case 10_000: printed.contains { $0 % 10_000 != 0 && $0 != Section.blank }
            default: printed.contains { $0 % quantum != 0 && $0 != Section.blank }
            }
        if !isNegative { counts.add(.holds, general.negative.ordinal, 1) }
        if !isFine { counts.add(.holds, general.overPrecise.ordinal, 1) }
        guard isNegative || isFine else { return }
        for step in 1...span.rowCount + 1 {
            let row = step <= span.rowCount ? step - 1 : -1
            for column in 0..<span.width {
                let value = cells[span.cell(row, column)]
                guard value != Section.blank else { continue }
                // What a column beyond the form holds is not known; a change may well be negative.
                if value < 0, column < tables[span.table].form.sides[span.side].columns.count {
                    mark(.negative, general.negative, span, row, column)
                }
                if value % self.quantum(of: row, span) != 0 {
                    mark(.overPrecise, general.overPrecise, span, row, column)
                }
            }
        }
    }

    /// The quantum of a line, which may have more decimals than its table.
    private func quantum(of row: Int, _ span: SectionSpan) -> Int64 {
        let table = tables[span.table]
        guard !table.caption.lineDecimals.isEmpty else { return span.quantum }
        return min(table.caption.precision(of: table.line(span.side, row)).quantum.fen, span.quantum)
    }

    private func mark(
        _ subject: Mark.Subject, _ rule: NumberedRule, _ span: SectionSpan, _ row: Int, _ column: Int
    ) {
        var mark = Mark(subject: subject, ordinal: rule.ordinal, verdict: .violated)
        mark.set(span, row: row, column: column)
        lists.pointee.amountMarks.append(mark)
    }
}
