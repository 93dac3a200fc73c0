import BudgetCodes

extension Evaluation {
    /// 绩效目标表: what a reviewer looks for in the rows of goal forms.
    mutating func checkIndicators(_ forms: PerformanceForms, year: Int, _ rules: IndicatorRules) {
        if let goal = forms.departmentGoal {
            let form = IndicatorForm(form: DepartmentPerformanceGoal.form, key: "", name: "")
            let outline = check(
                goal.longTermIndicators, goal.annualIndicators, form, year: goal.funding.year ?? year, rules)
            checkWeights(
                goal.annualIndicators, outline, execution: goal.executionWeight, form, rules.weights)
            let lines = goal.funding.income + goal.funding.expenditure
            let series = lines.map { [$0.current, $0.lastYear, $0.yearBeforeLast] }
            checkSeries(goal.annualIndicators, outline, series, form, rules.series)
        }
        var outlines: [(form: Int, outline: IndicatorOutline)] = []
        for (place, goal) in forms.projectGoals.enumerated() {
            let form = IndicatorForm(form: ProjectPerformanceGoal.form, key: goal.key, name: goal.name ?? "")
            let outline = check(goal.longTermIndicators, goal.annualIndicators, form, year: year, rules)
            checkWeights(goal.annualIndicators, outline, execution: goal.executionWeight, form, rules.weights)
            checkBudget(
                goal.annualIndicators, "annualIndicators", outline, of: goal.annualLimit, form, rules.budget)
            var series: [Amount?] = [goal.currentBudget, nil, nil]
            for earlier in goal.earlierBudgets where (1...2).contains(year - earlier.year) {
                series[year - earlier.year] = earlier.amount
            }
            checkSeries(goal.annualIndicators, outline, [series], form, rules.series)
            outlines.append((place, outline))
        }
        checkFrames(outlines, rules.frames) { place in
            let goal = forms.projectGoals[place]
            return goal.cell(nil, goal.name ?? "", "levelOne", nil, nil)
        }
    }

    /// The two tables of a form. Returns the classes of the annual one.
    private mutating func check(
        _ longTerm: [Indicator], _ annual: [Indicator], _ form: IndicatorForm, year: Int, _ rules: IndicatorRules
    ) -> IndicatorOutline {
        let twins = IndicatorTwins(longTerm, annual)
        checkPlaceholders(longTerm, annual, form, rules.placeholder)
        for (index, row) in longTerm.enumerated() where !row.isFiller {
            // What stands in both tables is looked at once.
            if let twin = twins.annual[index], annual[twin.row].statedTarget == row.statedTarget, row.target != nil {
                continue
            }
            checkRow(row, "longTermIndicators", [row.statedTarget], form, rules, year: year, other: nil)
        }
        for (index, row) in annual.enumerated() where !row.isFiller {
            let mirror = twins.longTerm[index].flatMap {
                longTerm[$0].statedTarget == row.statedTarget ? longTerm[$0] : nil
            }
            let cells = [row.statedTarget, row.lastYear, row.yearBeforeLast].map { $0.map(row.withUnit) }
            checkRow(row, "annualIndicators", cells, form, rules, year: year, other: mirror)
        }
        checkCurrentYear(annual, form, rules.currentYear)
        if !longTerm.isEmpty, !annual.isEmpty { compare(longTerm, annual, twins, form, rules) }
        let outlines = [("annualIndicators", annual), ("longTermIndicators", longTerm)].map { part, rows in
            (part, IndicatorOutline(rows, frames: profile.frames))
        }
        checkLevels(outlines[0].1, form, part: "annualIndicators", rules.levelTwo)
        // What stands in both tables is said once.
        checkLevels(outlines[1].1, form, part: "longTermIndicators", rules.levelTwo, besides: outlines[0].1.misplaced)
        return annual.isEmpty ? outlines[1].1 : outlines[0].1
    }

    /// 当年指标值: one finding where the whole column is blank.
    private mutating func checkCurrentYear(_ annual: [Indicator], _ form: IndicatorForm, _ rule: NumberedRule) {
        let rows = annual.filter { !$0.isFiller && ($0.lastYear ?? $0.yearBeforeLast) != nil }
        let blank = rows.filter { $0.target == nil }
        countHolds(rule.ordinal, annual.count { !$0.isFiller } - blank.count)
        if blank.count == rows.count, rows.count > 1 {
            return check(
                rule, problem: .performance(.blankCurrentColumn, []),
                cell: { form.tableCell("annualIndicators", "target") })
        }
        for row in blank {
            check(
                rule, problem: .performance(.blankCurrentYear, []),
                cell: { form.cell("annualIndicators", row, "target") })
        }
    }

    /// Classes of level two stand under the level one that the frame of the form has them under.
    ///
    /// - Parameter part: The table of the form; blank where it has one.
    mutating func checkLevels(
        _ outline: IndicatorOutline, _ form: IndicatorForm, part: String = "", _ rule: NumberedRule,
        besides known: Set<[String]> = []
    ) {
        for twig in outline.twigs {
            let proper = outline.proper(of: twig)
            guard twig.known != nil || proper != nil else { continue }
            let branch = outline.branches[twig.branch].name
            if known.contains([branch, twig.name]) { continue }
            check(
                rule, problem: proper.map { .performance(.misplacedLevelTwo, [twig.name, branch, $0]) },
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
    mutating func checkRow(
        _ row: Indicator, _ part: String, _ printed: [String?], _ form: IndicatorForm, _ rules: IndicatorRules,
        year: Int, other: Indicator?
    ) {
        func cell(_ column: String) -> () -> Cell { { form.cell(part, row, column) } }
        func others() -> [Cell] { other.map { [form.cell("longTermIndicators", $0, "target")] } ?? [] }
        let values = printed.map { $0.map { TargetValue($0) } }
        if row.isRate {
            // A transfer by region has a target for each; one finding for the row.
            let regions = row.hasDetails ? row.details.regionTargets ?? [] : []
            let rates = values.prefix(1).compactMap { $0 } + regions.map { TargetValue(row.withUnit($0.text)) }
            let bare = rates.first { $0.quantity?.unit.isEmpty == true }
            if rates.contains(where: { $0.quantity != nil }) {
                check(
                    rules.percent, problem: bare.map { .performance(.missingPercent, [$0.text]) },
                    cell: cell("target"), others: others)
            }
            // Of what a figure without a sign may be, nothing is known.
            let beyond = rates.first(where: \.asksForMoreThanAll)
            if beyond != nil || rates.contains(where: { $0.quantity?.isPercentage == true }) {
                check(
                    rules.bound, problem: beyond.map { .performance(.boundBeyondHundred, [$0.text]) },
                    cell: cell("target"), others: others)
            }
        }
        if let value = values[0], let quantity = value.quantity, quantity.asksForNothing, !row.isChange {
            // A rate without its sign is found for that.
            if !row.isRate || quantity.isPercentage {
                check(
                    rules.bound, problem: .performance(.boundOfNothing, [value.text]), cell: cell("target"),
                    others: others)
            }
        }
        // Years of another kind, such as those of archives, are no time that it takes.
        if let value = values[0], let period = value.period, let end = period.end.year,
            period.isDeadline || row.isOfTime
        {
            check(
                rules.deadline, problem: end < year ? .performance(.pastDeadline, [value.text, String(year)]) : nil,
                cell: cell("target"), others: others)
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
        _ longTerm: [Indicator], _ annual: [Indicator], _ twins: IndicatorTwins, _ form: IndicatorForm,
        _ rules: IndicatorRules
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
            compareWords(row, twin, form, rules.wording)
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

    /// Targets in words: one wrong letter is a slip of the pen, and whatever else differs may be meant.
    private mutating func compareWords(
        _ row: Indicator, _ twin: Indicator, _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        guard let own = row.target, let other = twin.target, own.isLegible, other.isLegible else { return }
        if own == other { return countHolds(rule.ordinal) }
        guard case .words = TargetValue(own).content, case .words = TargetValue(other).content
        else { return }
        let isOff =
            min(own.count, other.count) >= 8 && FoldedName(own).isSimilar(to: FoldedName(other))
            && FoldedName(own).distance(to: FoldedName(other), limit: 1) != nil
        check(
            rule, problem: isOff ? .performance(.similarWords, [own, other]) : nil,
            cell: { form.cell("longTermIndicators", row, "target") },
            against: { form.cell("annualIndicators", twin, "target") })
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
}

/// The form that an indicator stands in, for cells.
struct IndicatorForm {
    let form: Form
    let key: String
    let name: String

    func line(_ part: String, _ row: String) -> String {
        [key, part, row].filter { !$0.isEmpty }.joined(separator: "/")
    }

    /// A column of a whole table.
    func tableCell(_ part: String, _ column: String) -> Cell {
        let table = part.isEmpty ? "" : label(part) + "指标"
        return Cell(
            Location(table: form.id, line: line(part, ""), column: column), form: form,
            lineName: [name, table].filter { !$0.isEmpty }.joined(separator: " "))
    }

    /// A class of level two.
    func classCell(_ part: String, _ name: String, column: String = "levelTwo") -> Cell {
        Cell(
            Location(table: form.id, line: line(part, name), column: column), form: form,
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

    /// Whether the class or the name says that the value is a time.
    fileprivate var isOfTime: Bool {
        IndicatorName(levelTwo) == IndicatorName("时效")
            || ["时间", "时限", "期限", "日期"].contains { levelThree.hasSuffix($0) }
    }

    /// Whether the value may be below zero, so that at least nothing is asked for.
    fileprivate var isChange: Bool {
        ["增", "降", "减", "变动", "变化", "提高", "提升", "结余", "节约", "收益", "利润", "盈", "偏"].contains { levelThree.has($0) }
    }

    /// What stands for nothing.
    fileprivate static let placeholders: Set<String> = ["无", "……", "…"]

    /// Whether the row has a name of its own.
    var isNamed: Bool { !levelThree.isEmpty && !Self.placeholders.contains(levelThree) }

    /// Whether the row is one that the template prints for more indicators: without a name, and with no value.
    var isFiller: Bool {
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

extension Quantity {
    /// Whether it is at least nothing.
    fileprivate var asksForNothing: Bool { comparator == .atLeast && number == .zero }
}

extension TargetValue {
    /// Whether it is a rate of at least, or more than, 100 %.
    fileprivate var asksForMoreThanAll: Bool {
        guard let quantity, quantity.isPercentage else { return false }
        let asksForMore = quantity.comparator == .atLeast || quantity.comparator == .moreThan
        return asksForMore && quantity.number >= FixedDecimal(100)
    }

    /// Whether two targets are the same figure: one asks for it, the other for more than it.
    fileprivate func hasFigure(of other: TargetValue) -> Bool {
        guard let own = quantity?.tenThousandths else { return false }
        return own == other.quantity?.tenThousandths
    }
}

extension String {
    /// Whether the text was kept: long texts stand as （文字） in examples.
    var isLegible: Bool { self != "（文字）" }
}
