import BudgetCodes

extension GovernmentTableComparison {
    /// Compares a table of a government with the sum of departments; `nil` when the government does not have the table,
    /// or no figures of the kind and year.
    init?(
        _ government: Disclosure, _ subject: DepartmentSums.Subject, fiscalYear: Int, _ sums: () -> DepartmentSums
    ) {
        // A government without others below it has one level only.
        let scopes: [GovernmentScope] = [.own, .managed, .whole]
        guard let table = scopes.lazy.compactMap({ government.government[subject.form, $0] }).first,
            let section = table.sides.first
        else { return nil }
        let year = table.caption.year ?? government.header.fiscalYear
        let layout = table.layout(of: 0)
        let name = Self.column(of: subject.departmentForm, yearsBefore: year - fiscalYear)
        guard let name, let column = layout.position(of: name), section.hasFigure(in: column) else { return nil }
        let sums = sums()
        let printed = GovernmentFigures(table, year: year, column: column)
        let names = Catalogue.functional[fiscalYear]
        form = table.form.id
        self.name = table.form.officialName
        let heading = table.caption.columns?.first { $0.name == name }?.heading
        self.column = ComparedColumn(name: ColumnID(name), heading: heading ?? layout.columns[column].heading)
        precision = table.caption.precision.finer(quantum: sums.quantum)
        missing = sums.missing
        let codes = Set(printed.figures.keys).union(sums.sums.keys.filter(printed.tells)).sorted()
        let rows = codes.compactMap { code in
            GovernmentComparedRow(
                code, printed.names[code] ?? names[code]?.name ?? code.description, printed.figures[code],
                printed.width, sums.sums[code])
        }
        // 转移性支出 and 债务还本支出 are none of departments.
        func isOfTheYear(_ code: FunctionalCode) -> Bool { code.level == .category && code != "230" && code != "231" }
        var (whole, total) = (RunningSum(), RunningSum())
        for (code, amount) in printed.figures where isOfTheYear(code) { whole.add(amount, width: printed.width) }
        for (code, sum) in sums.sums where isOfTheYear(code) { total.add(sum) }
        let first =
            whole.overflowed || whole.printed == 0
            ? nil : GovernmentComparedRow(nil, "各类合计", Amount(fen: whole.fen), whole.width, total)
        self.rows = (first.map { [$0] } ?? []) + rows
    }

    /// The column of a government's table for the kind and the year of departments.
    private static func column(of form: Form.ID, yearsBefore: Int) -> String? {
        let isFinal = form.rawValue.hasPrefix("final-accounts")
        return switch yearsBefore {
        case 0: isFinal ? "final" : "budget"
        case 1: isFinal ? "previousFinal" : "previousBudget"
        default: nil
        }
    }
}

/// The figures of one column of a government's table, by functional code.
private struct GovernmentFigures {
    private(set) var figures: [FunctionalCode: Amount] = [:]
    private(set) var names: [FunctionalCode: String] = [:]
    let width: Int64
    /// The codes that are printed, and those of which something below is.
    private var parents: Set<FunctionalCode> = []
    private var printed: Set<FunctionalCode> = []

    init(_ table: Table, year: Int, column: Int) {
        width = table.caption.precision.width
        let section = table.sides[0]
        var repeated: Set<FunctionalCode> = []
        let codes = Outline(table, side: 0, content: .expenditure, year: year).codes
        for (row, code) in codes.enumerated() {
            guard let code = FunctionalCode(value: code) else { continue }
            if !printed.insert(code).inserted { repeated.insert(code) }
            if let parent = code.parent { parents.insert(parent) }
            names[code] = printedCodeName(section.name(of: row))
            if let amount = section[row, column] { figures[code] = amount }
        }
        // Which of several rows is meant nobody can tell.
        for code in repeated { figures[code] = nil }
    }

    /// Whether the table would show a code: others of its level are printed below the same code.
    func tells(_ code: FunctionalCode) -> Bool { code.parent.map(parents.contains) ?? true }
}

extension GovernmentComparedRow {
    /// Compares two figures; `nil` when there is no money on either side.
    fileprivate init?(
        _ code: FunctionalCode?, _ name: String, _ government: Amount?, _ width: Int64, _ sum: RunningSum?
    ) {
        self.code = code
        self.name = name
        self.government = government
        let hasSum = sum.map { $0.printed > 0 } ?? false
        let sum = sum ?? RunningSum()
        guard government ?? .zero != .zero || sum.fen != 0 || sum.overflowed else { return nil }
        departments = hasSum && !sum.overflowed ? Amount(fen: sum.fen) : nil
        let (difference, overflow) = (government ?? .zero).fen.subtractingReportingOverflow(sum.fen)
        guard !overflow, !sum.overflowed else {
            (self.difference, share, outcome) = (nil, nil, .notEvaluated)
            return
        }
        self.difference = Amount(fen: difference)
        share = departments.flatMap { part in government.flatMap { FixedDecimal.percent(part, of: $0) } }
        guard government != nil else {
            outcome = .onlyDepartments
            return
        }
        guard hasSum else {
            outcome = .onlyGovernment
            return
        }
        switch Outcome.comparing(difference, width, sum.width) {
        case 0: outcome = .agreed
        case 1...: outcome = .departmentsLess
        default: outcome = .departmentsMore
        }
    }
}

extension GovernmentComparedRow.Outcome {
    /// 0 when the intervals of both sides meet, else the sign of the difference.
    fileprivate static func comparing(_ difference: Int64, _ width: Int64, _ others: Int64) -> Int64 {
        let (room, roomOverflow) = width.addingReportingOverflow(others)
        let (doubled, overflow) = difference.magnitude.multipliedReportingOverflow(by: 2)
        return roomOverflow || (!overflow && doubled <= room.magnitude) ? 0 : difference.signum()
    }
}

extension Precision {
    /// The unit with as many decimals as show a finer quantum, but no more than two; the precision itself when that has
    /// as many.
    fileprivate func finer(quantum other: Int64) -> Precision {
        let needed = (decimals...unit.decimalsOfFen).first { powersOfTen[unit.decimalsOfFen - $0] <= other }
        return Precision(unit: unit, decimals: min(needed ?? decimals, max(decimals, 2)))
    }
}
