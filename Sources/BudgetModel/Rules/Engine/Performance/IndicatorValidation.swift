import BudgetCodes

extension Evaluation {
    /// 绩效目标表: what a reviewer looks for in the rows of goal forms.
    mutating func checkIndicators(_ forms: PerformanceForms, _ rules: IndicatorRules) {
        if let goal = forms.departmentGoal {
            let form = IndicatorForm(form: DepartmentPerformanceGoal.form, key: "", name: "")
            check(goal.longTermIndicators, goal.annualIndicators, form, rules)
            let lines = goal.funding.income + goal.funding.expenditure
            let series = lines.map { [$0.current, $0.lastYear, $0.yearBeforeLast] }
            checkSeries(goal.annualIndicators, series, form, rules.series)
        }
        for goal in forms.projectGoals {
            let form = IndicatorForm(form: ProjectPerformanceGoal.form, key: goal.key, name: goal.name ?? "")
            check(goal.longTermIndicators, goal.annualIndicators, form, rules)
            let earlier = goal.earlierBudgets.ordered { $0.year > $1.year }.map(\.amount)
            if earlier.count == 2 {
                let series = [[goal.currentBudget, earlier[0], earlier[1]]]
                checkSeries(goal.annualIndicators, series, form, rules.series)
            }
        }
    }

    private mutating func check(
        _ longTerm: [Indicator], _ annual: [Indicator], _ form: IndicatorForm, _ rules: IndicatorRules
    ) {
        checkPlaceholders(longTerm, "longTermIndicators", form, rules.placeholder)
        checkPlaceholders(annual, "annualIndicators", form, rules.placeholder)
        for row in longTerm { checkRow(row, "longTermIndicators", [row.target], form, rules) }
        for row in annual {
            checkRow(row, "annualIndicators", [row.target, row.lastYear, row.yearBeforeLast], form, rules)
            let isBlank = row.target == nil && (row.lastYear ?? row.yearBeforeLast) != nil
            check(
                rules.currentYear, problem: isBlank ? .performance(.blankCurrentYear, []) : nil,
                cell: { form.cell("annualIndicators", row, "target") })
        }
        if !longTerm.isEmpty, !annual.isEmpty { compare(longTerm, annual, form, rules) }
    }

    /// 无 and …… instead of names and values; one finding for all rows of a table that have the same.
    private mutating func checkPlaceholders(
        _ rows: [Indicator], _ part: String, _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        guard !rows.isEmpty else { return }
        var places = [String: [String]]()
        for row in rows {
            let texts = [row.levelTwo, row.levelThree, row.target ?? ""]
            guard let text = texts.first(where: Indicator.placeholders.contains) else { continue }
            let place = row.isNamed ? row.levelThree : "\(row.levelOne) \(row.levelTwo)"
            places[text, default: []].append(place)
        }
        func cell(_ text: String) -> Cell {
            Cell(
                Location(table: form.form.id, line: form.line(part, text), column: "target"), form: form.form,
                lineName: [form.name, part == "annualIndicators" ? "年度指标" : "长期指标"].filter { !$0.isEmpty }
                    .joined(separator: " "))
        }
        if places.isEmpty { check(rule, problem: nil, cell: { cell("") }) }
        for (text, rows) in places.sorted(by: { $0.key < $1.key }) {
            check(rule, problem: .performance(.placeholder, [text] + rows), cell: { cell(text) })
        }
    }

    /// One row by itself: its values, and what changes from year to year.
    private mutating func checkRow(
        _ row: Indicator, _ part: String, _ printed: [String?], _ form: IndicatorForm, _ rules: IndicatorRules
    ) {
        func cell(_ column: String) -> () -> Cell { { form.cell(part, row, column) } }
        let values = printed.map { $0.map { TargetValue($0) } }
        if row.isRate, let value = values[0], let quantity = value.quantity {
            let isBare = quantity.unit.isEmpty
            check(
                rules.percent, problem: isBare ? .performance(.missingPercent, [value.text]) : nil,
                cell: cell("target"))
            let hundred = FixedDecimal(100)
            let isBeyond =
                (quantity.comparator == .atLeast && quantity.number >= hundred)
                || (quantity.comparator == .moreThan && quantity.number >= hundred)
            if quantity.isPercentage || isBare {
                check(
                    rules.bound, problem: isBeyond ? .performance(.boundBeyondHundred, [value.text]) : nil,
                    cell: cell("target"))
            }
        }
        if row.isMeasured, let value = values[0] {
            var isWords = false
            if case .words = value.content { isWords = true }
            check(
                rules.measurable, problem: isWords ? .performance(.notMeasurable, [value.text]) : nil,
                cell: cell("target"))
        }
        let quantities = values.compactMap { $0?.quantity }
        guard values.count > 1, quantities.count > 1 else { return }
        let texts = printed.compactMap { $0 }
        // Earlier years may be actual values without comparators; only printed ones are compared.
        if quantities.allSatisfy({ $0.comparator != nil }) {
            let isMixed = quantities.contains { $0.comparator != quantities[0].comparator }
            check(
                rules.comparators, problem: isMixed ? .performance(.mixedComparators, texts) : nil,
                cell: cell("target"))
        }
        let units = Set(quantities.map(\.canonicalUnit))
        check(rules.units, problem: units.count > 1 ? .performance(.mixedUnits, texts) : nil, cell: cell("target"))
    }

    /// The same indicator in both tables: strength, unit, direction, basis, category and name.
    private mutating func compare(
        _ longTerm: [Indicator], _ annual: [Indicator], _ form: IndicatorForm, _ rules: IndicatorRules
    ) {
        var byName = [String: Indicator]()
        for row in annual where byName[row.levelThree] == nil { byName[row.levelThree] = row }
        let longTermNames = Set(longTerm.map(\.levelThree))
        var otherBasis: [String] = []
        for row in longTerm where row.isNamed {
            guard let twin = byName[row.levelThree] else {
                let similar = annual.first { candidate in
                    candidate.isNamed && !longTermNames.contains(candidate.levelThree)
                        && candidate.levelOne == row.levelOne && candidate.levelThree.isSimilar(to: row.levelThree)
                }
                check(
                    rules.name, problem: similar.map { .performance(.similarName, [$0.levelThree]) },
                    cell: { form.cell("longTermIndicators", row, "levelThree") })
                continue
            }
            check(rules.name, problem: nil, cell: { form.cell("longTermIndicators", row, "levelThree") })
            compareTargets(row, twin, form, rules.longTerm)
            if let own = row.basis, let other = twin.basis, own != other, own.isLegible, other.isLegible {
                otherBasis.append(row.levelThree)
            }
            if let own = row.category, let other = twin.category {
                check(
                    rules.category, problem: own != other ? .performance(.otherCategory, [own, other]) : nil,
                    cell: { form.cell("longTermIndicators", row, "category") })
            }
        }
        check(
            rules.basis, problem: otherBasis.isEmpty ? nil : .performance(.otherBasis, otherBasis),
            cell: {
                Cell(
                    Location(table: form.form.id, line: form.line("longTermIndicators", ""), column: "basis"),
                    form: form.form, lineName: form.name.isEmpty ? "指标" : form.name)
            })
    }

    private mutating func compareTargets(
        _ row: Indicator, _ twin: Indicator, _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        guard let own = row.target.map({ TargetValue($0) }), let other = twin.target.map({ TargetValue($0) }) else {
            return
        }
        let kind: PerformanceProblem?
        switch own.comparison(to: other) {
        case .same, .stronger: kind = nil
        case .weaker: kind = .weakerLongTerm
        case .otherUnit: kind = .otherUnitLongTerm
        case .otherDirection: kind = .otherDirectionLongTerm
        case .notComparable: return
        }
        check(
            rule, problem: kind.map { .performance($0, [own.text, other.text]) },
            cell: { form.cell("longTermIndicators", row, "target") })
    }

    /// An indicator of money that repeats two of the three figures of a series must repeat the third as well.
    private mutating func checkSeries(
        _ rows: [Indicator], _ series: [[Amount?]], _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        let known = series.filter { $0.allSatisfy { $0 != nil && $0 != .zero } }
        for row in rows {
            let printed = [row.target, row.lastYear, row.yearBeforeLast]
            let amounts = printed.map { $0.flatMap { TargetValue($0).quantity }.flatMap(\.amountInTenThousandYuan) }
            guard amounts.allSatisfy({ $0 != nil }) else { continue }
            let differences = known.map { series in (series, series.indices.filter { amounts[$0] != series[$0] }) }
            guard let nearest = differences.min(by: { $0.1.count < $1.1.count }), nearest.1.count <= 1 else { continue }
            let years = ["当年", "上年", "前年"]
            let problem = nearest.1.first.map { index in
                Finding.Problem.performance(
                    .seriesBreak,
                    [years[index], printed[index] ?? "", nearest.0[index]?.formatted(.tenThousandYuan) ?? ""])
            }
            check(rule, problem: problem, cell: { form.cell("annualIndicators", row, "target") })
        }
    }
}

/// The form that an indicator stands in, for cells.
private struct IndicatorForm {
    let form: Form
    let key: String
    let name: String

    func line(_ part: String, _ row: String) -> String {
        [key, part, row].filter { !$0.isEmpty }.joined(separator: "/")
    }

    func cell(_ part: String, _ row: Indicator, _ column: String) -> Cell {
        let place = row.isNamed ? row.levelThree : "\(row.levelOne) \(row.levelTwo)"
        return Cell(
            Location(table: form.id, line: line(part, place), column: column), form: form,
            lineName: [name, part == "annualIndicators" ? "年度" : "长期", place].filter { !$0.isEmpty }
                .joined(separator: " "))
    }
}

extension Indicator {
    /// Whether the class of the indicator is one that is counted: 数量, 时效, 成本, 金额.
    fileprivate var isMeasured: Bool {
        ["数量", "时效", "成本", "金额"].contains { IndicatorName(levelTwo) == IndicatorName($0) }
    }

    /// Whether the name says that the value is a rate.
    fileprivate var isRate: Bool { levelThree.hasSuffix("率") || levelThree.hasSuffix("满意度") }

    /// What stands for nothing.
    fileprivate static let placeholders: Set<String> = ["无", "……", "…"]

    /// Whether the row has a name of its own.
    fileprivate var isNamed: Bool { !levelThree.isEmpty && !Self.placeholders.contains(levelThree) }
}

extension Quantity {
    /// The value of a bare number or of 万元 as an amount: forms print money in 万元 without a unit.
    fileprivate var amountInTenThousandYuan: Amount? {
        guard let value = tenThousandths else { return nil }
        switch (unit, multiplier) {
        case ("", .one): return value.multipliedReportingOverflow(by: 100).overflow ? nil : Amount(fen: value * 100)
        case ("元", _): return Amount(fen: value / 100)
        default: return nil
        }
    }
}

extension String {
    /// Whether the text was kept: long texts stand as （文字） in examples.
    fileprivate var isLegible: Bool { self != "（文字）" }

    /// Whether two names differ by so few characters that they mean the same: at most a fifth of the longer one.
    fileprivate func isSimilar(to other: String) -> Bool {
        let own = Array(unicodeScalars)
        let others = Array(other.unicodeScalars)
        let limit = max(own.count, others.count) / 5
        guard limit > 0, abs(own.count - others.count) <= limit, own.count <= 60, others.count <= 60 else {
            return false
        }
        var row = Array(0...others.count)
        for (index, scalar) in own.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in others.indices {
                let above = row[column + 1]
                row[column + 1] = Swift.min(above + 1, row[column] + 1, diagonal + (scalar == others[column] ? 0 : 1))
                diagonal = above
            }
        }
        return row[others.count] <= limit
    }
}
