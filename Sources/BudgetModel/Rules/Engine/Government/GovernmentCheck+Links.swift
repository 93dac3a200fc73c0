import BudgetCodes

extension GovernmentCheck {
    /// Compares a printed figure with others of any tables, each in the precision of its own.
    ///
    /// Some places print whole 万元 with two zeros behind. Where all figures are whole, they stand for whole ones.
    mutating func link(
        _ figure: GovernmentFigure, with others: [GovernmentFigure], less: [GovernmentFigure] = [],
        _ comparison: Comparison = .equal
    ) {
        var sum = RunningSum()
        for other in others { sum.add(other.amount, width: other.precision.width) }
        for other in less { sum.add(other.amount, width: other.precision.width, sign: -1) }
        let all = [figure] + others + less
        let whole: Int64 = 1_000_000
        if all.allSatisfy({ $0.precision.unit == .tenThousandYuan && ($0.amount?.fen ?? 0) % whole == 0 }) {
            for other in all { sum.width += whole - other.precision.width }
        }
        compare(figure, with: sum, of: others, less: less, comparison)
    }
}

extension GovernmentCheck {
    /// Compares many figures with those of other tables. Where most of them differ, the tables are about something else,
    /// and nothing is said but that.
    mutating func linkAll(_ pairs: [(figure: GovernmentFigure, others: [GovernmentFigure])]) {
        let equal = pairs.count { pair in
            var sum = RunningSum()
            for other in pair.others { sum.add(other.amount, width: 0) }
            return sum.fen == pair.figure.amount?.fen
        }
        if let first = pairs.first, !PercentageColumn.isAttested(equal, of: pairs.count), pairs.count > 2 {
            return skip(.otherLayout, at: first.figure, others: first.others)
        }
        for (figure, others) in pairs { link(figure, with: others) }
    }
}

extension GovernmentFigure {
    /// The figure as its table prints it, `空白` when blank.
    var text: String { amount?.formatted(precision) ?? "空白" }
}

extension GovernmentList {
    /// The row with a figure that the only list or a side has for what the names say, or `nil`.
    func row(_ words: OutlineName.Words, isWhole: Bool = true) -> Int? {
        let rows = outline.names.indices.filter {
            isWhole ? outline.names[$0].isOne(of: words) : outline.names[$0].contains(words)
        }
        return rows.count == 1 ? rows.first : nil
    }

    /// The place of a column that has a figure in a row.
    func column(_ name: String, in row: Int) -> Int? {
        guard let place = layout.position(of: name), section[row, place] != nil else { return nil }
        return place
    }

    /// The figure of a row in a column, where it is printed.
    func printed(_ row: Int, _ column: String) -> GovernmentFigure? {
        self.column(column, in: row).map { figure(row, $0) }
    }

    /// The columns of amounts of one time: not those of changes.
    var phases: [Int] {
        layout.columns.indices.filter { place in
            !layout.columns[place].name.hasPrefix("change") && section.hasFigure(in: place)
        }
    }
}
