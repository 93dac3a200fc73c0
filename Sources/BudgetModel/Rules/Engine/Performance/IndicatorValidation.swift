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
        let twins = Twins(longTerm, annual)
        checkPlaceholders(longTerm, annual, form, rules.placeholder)
        for (index, row) in longTerm.enumerated() where !row.isFiller {
            // What stands in both tables is looked at once.
            if let twin = twins.annual[index], annual[twin.row].statedTarget == row.statedTarget, row.target != nil {
                continue
            }
            checkRow(row, "longTermIndicators", [row.statedTarget], form, rules, other: nil)
        }
        for (index, row) in annual.enumerated() where !row.isFiller {
            let mirror = twins.longTerm[index].flatMap {
                longTerm[$0].statedTarget == row.statedTarget ? longTerm[$0] : nil
            }
            let cells = [row.statedTarget, row.lastYear, row.yearBeforeLast].map { $0.map(row.withUnit) }
            checkRow(row, "annualIndicators", cells, form, rules, other: mirror)
            let isBlank = row.target == nil && (row.lastYear ?? row.yearBeforeLast) != nil
            check(
                rules.currentYear, problem: isBlank ? .performance(.blankCurrentYear, []) : nil,
                cell: { form.cell("annualIndicators", row, "target") })
        }
        if !longTerm.isEmpty, !annual.isEmpty { compare(longTerm, annual, twins, form, rules) }
        let outlines = [("annualIndicators", annual), ("longTermIndicators", longTerm)].map { part, rows in
            (part, IndicatorOutline(rows, frames: profile.frames))
        }
        checkLevels(outlines[0].1, form, part: "annualIndicators", rules.levelTwo)
        // What stands in both tables is said once.
        checkLevels(outlines[1].1, form, part: "longTermIndicators", rules.levelTwo, besides: outlines[0].1.misplaced)
    }

    /// Classes of level two stand under the level one that the frame of the form has them under.
    ///
    /// - Parameter part: The table of the form; blank where it has one.
    mutating func checkLevels(
        _ outline: IndicatorOutline, _ form: IndicatorForm, part: String = "", _ rule: NumberedRule,
        besides known: Set<[String]> = []
    ) {
        for twig in outline.twigs where twig.kind != nil || twig.proper != nil {
            let branch = outline.branches[twig.branch].name
            if known.contains([branch, twig.name]) { continue }
            check(
                rule, problem: twig.proper.map { .performance(.misplacedLevelTwo, [twig.name, branch, $0]) },
                cell: { form.classCell(part, twig.name) })
        }
    }

    /// 无 and …… instead of names and values; one finding for all rows of both tables that have the same. Rows that the
    /// template prints for more indicators, and that nobody has filled in, are none.
    private mutating func checkPlaceholders(
        _ longTerm: [Indicator], _ annual: [Indicator], _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        guard !longTerm.isEmpty || !annual.isEmpty else { return }
        var found: [String: (parts: [String], names: [String])] = [:]
        for (part, rows) in [("annualIndicators", annual), ("longTermIndicators", longTerm)] {
            for row in rows where !row.isFiller {
                let texts = [row.levelTwo, row.levelThree, row.target ?? ""]
                guard let text = texts.first(where: Indicator.placeholders.contains) else { continue }
                let name = row.isNamed ? row.levelThree : "\(row.levelOne) \(row.levelTwo)"
                var entry = found[text] ?? ([], [])
                if !entry.parts.contains(part) { entry.parts.append(part) }
                if !entry.names.contains(name) { entry.names.append(name) }
                found[text] = entry
            }
        }
        func cell(_ part: String, _ text: String) -> Cell {
            Cell(
                Location(table: form.form.id, line: form.line(part, text), column: "target"), form: form.form,
                lineName: [form.name, part == "annualIndicators" ? "年度指标" : "长期指标"].filter { !$0.isEmpty }
                    .joined(separator: " "))
        }
        if found.isEmpty { check(rule, problem: nil, cell: { cell("annualIndicators", "") }) }
        for (text, entry) in found.sorted(by: { $0.key < $1.key }) {
            check(
                rule, problem: .performance(.placeholder, [text] + entry.names),
                cell: { cell(entry.parts[0], text) }, others: { entry.parts.dropFirst().map { cell($0, text) } })
        }
    }

    /// One row by itself: its values, and what changes from year to year.
    ///
    /// - Parameter other: The row of the long-term table with the same target, of which the same is said.
    private mutating func checkRow(
        _ row: Indicator, _ part: String, _ printed: [String?], _ form: IndicatorForm, _ rules: IndicatorRules,
        other: Indicator?
    ) {
        func cell(_ column: String) -> () -> Cell { { form.cell(part, row, column) } }
        func others() -> [Cell] { other.map { [form.cell("longTermIndicators", $0, "target")] } ?? [] }
        let values = printed.map { $0.map { TargetValue($0) } }
        if row.isRate, let value = values[0], let quantity = value.quantity {
            let isBare = quantity.unit.isEmpty
            check(
                rules.percent, problem: isBare ? .performance(.missingPercent, [value.text]) : nil,
                cell: cell("target"), others: others)
            // Of what a figure without a sign may be, nothing is known.
            if quantity.isPercentage {
                let asksForMore = quantity.comparator == .atLeast || quantity.comparator == .moreThan
                let isBeyond = asksForMore && quantity.number >= FixedDecimal(100)
                check(
                    rules.bound, problem: isBeyond ? .performance(.boundBeyondHundred, [value.text]) : nil,
                    cell: cell("target"), others: others)
            }
        }
        if row.isMeasured, let value = values[0] {
            var isWords = false
            if case .words = value.content { isWords = true }
            check(
                rules.measurable, problem: isWords ? .performance(.notMeasurable, [value.text]) : nil,
                cell: cell("target"), others: others)
        }
        let quantities = values.compactMap { $0?.quantity }
        guard values.count > 1, quantities.count > 1 else { return }
        let texts = printed.compactMap { $0 }
        // Earlier years may be actual values without comparators. At least and more than mean the same to a reviewer.
        let directions = quantities.compactMap(\.direction)
        if directions.count == quantities.count {
            let isMixed = directions.contains { $0 != directions[0] }
            check(
                rules.comparators, problem: isMixed ? .performance(.mixedComparators, texts) : nil,
                cell: cell("target"))
        }
        check(
            rules.units, problem: row.hasMixedUnits(values) ? .performance(.mixedUnits, texts) : nil,
            cell: cell("target"))
    }

    /// The same indicator in both tables: strength, unit, direction, basis, category and name.
    private mutating func compare(
        _ longTerm: [Indicator], _ annual: [Indicator], _ twins: Twins, _ form: IndicatorForm, _ rules: IndicatorRules
    ) {
        var otherBasis: [String] = []
        for (index, row) in longTerm.enumerated() where row.isNamed {
            func cell(_ column: String) -> () -> Cell { { form.cell("longTermIndicators", row, column) } }
            let twin = twins.annual[index].map { annual[$0.row] }
            func against(_ column: String) -> () -> Cell? { { twin.map { form.cell("annualIndicators", $0, column) } } }
            let isSimilar = twins.annual[index]?.isSimilar ?? false
            check(
                rules.name, problem: isSimilar ? .performance(.similarName, [twin?.levelThree ?? ""]) : nil,
                cell: cell("levelThree"), against: against("levelThree"))
            guard let twin, !isSimilar else { continue }
            compareTargets(row, twin, form, rules.longTerm)
            if let own = row.basis, let other = twin.basis, own != other, own.isLegible, other.isLegible {
                otherBasis.append(row.levelThree)
            }
            if let own = row.category, let other = twin.category {
                check(
                    rules.category, problem: own != other ? .performance(.otherCategory, [own, other]) : nil,
                    cell: cell("category"), against: against("category"))
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
        guard var own = row.statedTarget.map({ TargetValue($0) }),
            var other = twin.statedTarget.map({ TargetValue($0) })
        else {
            return
        }
        let texts = [own.text, other.text]
        // A rate without its sign is found in its own row, and is compared as the rate that it is.
        if row.isRate, let left = own.quantity, let right = other.quantity {
            if left.unit.isEmpty, right.isPercentage { own = TargetValue(own.text + "%") }
            if right.unit.isEmpty, left.isPercentage { other = TargetValue(other.text + "%") }
        }
        var kind: PerformanceProblem?
        switch own.comparison(to: other) {
        case .same, .stronger: kind = nil
        case .weaker: kind = own.hasFigure(of: other) ? nil : .weakerLongTerm
        case .otherUnit: kind = .otherUnitLongTerm
        case .otherDirection: kind = .otherDirectionLongTerm
        case .notComparable: return
        }
        if kind == .otherUnitLongTerm, other.quantity?.unit.isEmpty == true {
            // The annual row is found by itself when the unit is missing in this year alone.
            let years = [twin.statedTarget, twin.lastYear, twin.yearBeforeLast].map { $0.map { TargetValue($0) } }
            if twin.hasMixedUnits(years) { kind = nil }
        }
        check(
            rule, problem: kind.map { .performance($0, texts) },
            cell: { form.cell("longTermIndicators", row, "target") },
            against: { form.cell("annualIndicators", twin, "target") })
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
struct IndicatorForm {
    let form: Form
    let key: String
    let name: String

    func line(_ part: String, _ row: String) -> String {
        [key, part, row].filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// A class of level two.
    func classCell(_ part: String, _ name: String) -> Cell {
        Cell(
            Location(table: form.id, line: line(part, name), column: "levelTwo"), form: form,
            lineName: [self.name, label(part), name].filter { !$0.isEmpty }.joined(separator: " "))
    }

    private func label(_ part: String) -> String {
        part.isEmpty ? "" : part == "annualIndicators" ? "年度" : "长期"
    }

    func cell(_ part: String, _ row: Indicator, _ column: String) -> Cell {
        let place = row.isNamed ? row.levelThree : "\(row.levelOne) \(row.levelTwo)"
        return Cell(
            Location(table: form.id, line: line(part, place), column: column), form: form,
            lineName: [name, label(part), place].filter { !$0.isEmpty }.joined(separator: " "))
    }
}

extension Indicator {
    /// Whether the class of the indicator is one that is counted: 数量, 时效, 成本, 金额.
    fileprivate var isMeasured: Bool {
        (!hasDetails || details.nature != "定性")
            && ["数量", "时效", "成本", "金额"].contains { IndicatorName(levelTwo) == IndicatorName($0) }
    }

    /// Whether the name says that the value is a rate.
    fileprivate var isRate: Bool { levelThree.hasSuffix("率") || levelThree.hasSuffix("满意度") }

    /// What stands for nothing.
    fileprivate static let placeholders: Set<String> = ["无", "……", "…"]

    /// Whether the row has a name of its own.
    fileprivate var isNamed: Bool { !levelThree.isEmpty && !Self.placeholders.contains(levelThree) }

    /// Whether the row is one that the template prints for more indicators: without a name, and with no value.
    fileprivate var isFiller: Bool {
        !isNamed && [target, lastYear, yearBeforeLast].allSatisfy { $0.map(Self.placeholders.contains) ?? true }
    }

    /// Whether the units of the years differ. A rate without a sign in the current year is found for that.
    fileprivate func hasMixedUnits(_ values: [TargetValue?]) -> Bool {
        let quantities = values.compactMap { $0?.quantity }
        let isBareRate = isRate && values[0]?.quantity?.unit.isEmpty == true
        let units = Set(quantities.map { isBareRate && $0.unit.isEmpty ? "%" : $0.canonicalUnit })
        return units.count > 1
    }
}

extension TargetValue {
    /// Whether two targets are the same figure: one asks for it, the other for more than it.
    fileprivate func hasFigure(of other: TargetValue) -> Bool {
        guard let own = quantity?.tenThousandths else { return false }
        return own == other.quantity?.tenThousandths
    }
}

/// 同一指标: which rows of the long-term and the annual table are the same indicator.
private struct Twins {
    /// By row of the long-term table: the annual row, and whether its name is only nearly the same.
    var annual: [Int: (row: Int, isSimilar: Bool)] = [:]
    /// By row of the annual table: the first row of the long-term table.
    var longTerm: [Int: Int] = [:]

    /// Beyond so many rows only equal names are looked for, so that the work stays linear.
    private static let limit = 200

    init(_ longTerm: [Indicator], _ annual: [Indicator]) {
        var byName: [FoldedName: Int] = [:]
        let names = annual.map { FoldedName($0.levelThree) }
        for (row, indicator) in annual.enumerated() where indicator.isNamed && byName[names[row]] == nil {
            byName[names[row]] = row
        }
        var unpaired: [(row: Int, name: FoldedName)] = []
        for (row, indicator) in longTerm.enumerated() where indicator.isNamed {
            let name = FoldedName(indicator.levelThree)
            if let twin = byName[name] {
                pair(row, twin, isSimilar: false)
            } else {
                unpaired.append((row, name))
            }
        }
        guard unpaired.count <= Self.limit, annual.count <= Self.limit else { return }
        for (row, name) in unpaired {
            let twin = annual.indices.first { candidate in
                annual[candidate].isNamed && self.longTerm[candidate] == nil
                    && annual[candidate].levelOne == longTerm[row].levelOne && names[candidate].isSimilar(to: name)
            }
            if let twin { pair(row, twin, isSimilar: true) }
        }
    }

    private mutating func pair(_ row: Int, _ twin: Int, isSimilar: Bool) {
        annual[row] = (twin, isSimilar)
        if longTerm[twin] == nil { longTerm[twin] = row }
    }
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
    var isLegible: Bool { self != "（文字）" }
}
