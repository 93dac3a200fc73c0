import BudgetCodes

extension Evaluation {
    /// The rows of the sources of a form among themselves, and against the row of execution.
    mutating func checkSources(_ form: EvaluatedForm, _ rule: NumberedRule, _ blankSum: NumberedRule) {
        let execution = form.execution
        guard let sources = execution.sources, !sources.isEmpty else { return }
        func named(_ row: String, _ column: String, _ label: String, _ amount: Amount?) -> Cell {
            var cell = form.cell(row, column, label)
            cell.amount = amount
            return cell
        }
        let columns: [(String, String, Amount?, KeyPath<MoneyRow, Amount?>)] = [
            ("initialBudget", "年初预算数", execution.initialBudget, \.initialBudget),
            ("budget", "预算数", execution.budget, \.budget), ("actual", "执行数", execution.actual, \.actual),
        ]
        // A form without the row has sources alone.
        let isPrinted =
            execution.budget != nil || execution.actual != nil || execution.rate != nil || execution.score != nil
        let outline = MoneyOutline(sources)
        let rules = MoneyTable.Rules(total: rule, part: rule, elsewhere: rule, blankSum: blankSum)
        for (column, label, amount, path) in columns {
            // Not every form has the budget of the opening.
            let hasColumn = isPrinted && (path != \.initialBudget || amount != nil)
            if !hasColumn, outline.totals.allSatisfy({ $0.row == nil }) { continue }
            let table = MoneyTable(
                outline: outline, amounts: sources.map { $0[keyPath: path] }, elsewhere: amount,
                precision: form.precision, isTotalElsewhere: true)
            check(table, rules) { row in
                named(row.map { sources[$0].name } ?? "预算执行情况", column, label, row.map { table.amounts[$0] } ?? amount)
            }
        }
    }

    /// 执行率 and 得分 of the row of execution and of each source.
    mutating func checkExecution(_ form: EvaluatedForm, decimals: Int, _ rules: EvaluationRules) {
        let execution = form.execution
        var row = ExecutionFigures(
            budget: form.figure(execution.budget, \.budget), actual: form.actual, rate: execution.rate,
            weight: form.points(execution.weight, \.weight), score: form.points(execution.score, \.score))
        check(row, "预算执行情况", form, decimals, rules)
        for source in execution.sources ?? [] {
            // What the row of the total prints was looked at above where the form has no other row.
            let isSeen = source.isTotal && execution.budget == nil && execution.rate == nil
            row = ExecutionFigures(
                budget: RunningSum(source.budget, form.precision), actual: RunningSum(source.actual, form.precision),
                received: source.received, rate: source.rate, weight: isSeen ? nil : source.weight,
                score: isSeen ? nil : source.score)
            check(row, source.name, form, decimals, rules)
        }
    }

    private mutating func check(
        _ row: ExecutionFigures, _ name: String, _ form: EvaluatedForm, _ decimals: Int, _ rules: EvaluationRules
    ) {
        if let rate = row.rate, rate != .zero || !row.isNothing {
            let cell = { form.cell(name, "rate", "执行率%") }
            if let allowed = row.rates {
                let isRight = row.isRate(rate, of: allowed) || row.isOfReceived(rate)
                check(
                    rules.executionRate,
                    problem: isRight ? nil : .points(printed: rate, allowed: allowed, exact: row.exactRate), cell: cell)
            } else {
                recordNotEvaluated(rules.executionRate, .notComputable, cell: cell(), precision: form.precision)
            }
        }
        guard let score = row.score, let weight = row.weight else { return }
        let cell = { form.cell(name, "score", "得分") }
        let isInRange = score >= .zero && score <= weight
        check(
            rules.scoreRange,
            problem: isInRange
                ? nil : .points(printed: score, lower: .zero, upper: max(weight, .zero), assumption: nil),
            cell: cell)
        // A score above its weight is found already.
        guard isInRange else { return }
        let rounding = ScoreRounding(decimals: decimals)
        let byRate = row.rate.flatMap { row.scores(by: $0, rounding) } ?? []
        if let allowed = row.scores(rounding) {
            let isRight = allowed.contains(score) || byRate.contains(score)
            check(
                rules.executionScore,
                problem: isRight
                    ? nil
                    : .points(
                        printed: score, lower: allowed.lowerBound, upper: allowed.upperBound, assumption: nil),
                cell: cell)
        } else if !row.hasNoBudget, let expected = byRate.first {
            check(
                rules.executionScore,
                problem: byRate.contains(score)
                    ? nil : .points(printed: score, lower: expected, upper: expected, assumption: nil), cell: cell)
        } else {
            recordNotEvaluated(rules.executionScore, .notComputable, cell: cell(), precision: form.precision)
        }
    }

    /// 总分 and 复核总分: what the rows and the execution have together.
    mutating func checkTotals(_ form: EvaluatedForm, _ rule: NumberedRule) {
        let left = ScoreColumn(
            form, total: form.total, execution: form.points(form.execution.score, \.score), isReview: false)
        check(left, form, rule) { form.cell("总分", "total", nil) }
        let review = ScoreColumn(form, total: form.reviewTotal, execution: nil, isReview: true)
        check(review, form, rule) { form.cell("复核总分", "reviewTotal", nil) }
    }

    private mutating func check(
        _ column: ScoreColumn, _ form: EvaluatedForm, _ rule: NumberedRule, cell: () -> Cell
    ) {
        guard let total = column.total, column.sum.isPrinted else { return }
        let isRight = column.readings.contains { $0.agrees(with: total) == true }
        if isRight { return check(rule, problem: nil, cell: cell) }
        guard column.isWhole else {
            return recordNotEvaluated(rule, .incompletePoints, cell: cell(), precision: form.precision)
        }
        check(rule, problem: .unequal(total, column.readings[0].points), cell: cell)
    }
}

/// 执行: budget A and actual B of a row, with what the form makes of them.
private struct ExecutionFigures {
    let budget: RunningSum
    let actual: RunningSum
    var received: Amount?
    let rate: FixedDecimal?
    let weight: FixedDecimal?
    let score: FixedDecimal?

    /// Whether nothing was to be spent, so that there is no rate.
    var hasNoBudget: Bool { budget.amount == .zero }
    /// Whether neither was anything to be spent, nor was it.
    var isNothing: Bool { (budget.amount ?? .zero) == .zero && (actual.amount ?? .zero) == .zero }

    /// B/A as it may be, as numerators and denominators: printed figures are rounded.
    private var quotients: (low: (Int64, Int64), high: (Int64, Int64))? {
        guard budget.isSure, actual.isSure, let budget = budget.amount?.fen, let actual = actual.amount?.fen,
            budget > 0, actual >= 0, budget < 1 << 56, actual < 1 << 56
        else { return nil }
        let (own, other) = (self.budget.width / 2, self.actual.width / 2)
        return ((max(actual - other, 0), budget + own), (actual + other, max(budget - own, 1)))
    }

    /// 执行率 as it may be, in per cent.
    var rates: ClosedRange<FixedDecimal>? {
        guard let (low, high) = quotients, let from = percent(low), let to = percent(high) else { return nil }
        return from...to
    }

    /// 执行率 of the printed figures.
    var exactRate: FixedDecimal? {
        guard let budget = budget.amount?.fen, let actual = actual.amount?.fen else { return nil }
        return percent((actual, budget))
    }

    private func percent(_ quotient: (Int64, Int64)) -> FixedDecimal? {
        .percent(Amount(fen: quotient.0), of: Amount(fen: quotient.1), decimals: 4)
    }

    /// Whether a printed rate is one of them; as a part of one, too, which a spreadsheet keeps.
    func isRate(_ printed: FixedDecimal, of rates: ClosedRange<FixedDecimal>) -> Bool {
        let nearest = min(max(printed, rates.lowerBound), rates.upperBound)
        if nearest.rounds(to: printed) { return true }
        guard printed.tenThousandths.magnitude < 100_000 else { return false }
        let share = FixedDecimal(tenThousandths: printed.tenThousandths * 100)
        return min(max(share, rates.lowerBound), rates.upperBound).rounds(to: share)
    }

    /// Whether a rate is that of what was received.
    func isOfReceived(_ rate: FixedDecimal) -> Bool {
        guard let received, let actual = actual.amount, received != .zero else { return false }
        return FixedDecimal.percent(actual, of: received, decimals: 4).map { $0.rounds(to: rate) } == true
    }

    /// 权重 × 执行率 as it may be.
    func scores(_ rounding: ScoreRounding) -> ClosedRange<FixedDecimal>? {
        guard let weight, let (low, high) = quotients, let from = rounding.ratio(weight, low.0, low.1),
            let to = rounding.ratio(weight, high.0, high.1)
        else { return nil }
        return from...to
    }

    /// 权重 × 执行率 by a printed rate: in per cent, and as a part of one.
    func scores(by rate: FixedDecimal, _ rounding: ScoreRounding) -> [FixedDecimal] {
        guard let weight else { return [] }
        let isShare = rate <= FixedDecimal(1)
        return [1_000_000, 10_000].prefix(isShare ? 2 : 1).compactMap {
            rounding.ratio(weight, rate.tenThousandths, $0)
        }
    }
}

/// 得分栏: the scores of a form and what they add up to.
private struct ScoreColumn {
    let total: FixedDecimal?
    /// The rows.
    var sum = PointSum()
    /// What the total may be: with the points for execution, or without them where they may not be a part of it; without
    /// the rows that do not apply, then scaled to 100.
    var readings: [PointSum] = []
    /// Whether all is printed.
    var isWhole = true

    init(_ form: EvaluatedForm, total: FixedDecimal?, execution: FixedDecimal?, isReview: Bool) {
        self.total = total
        guard total != nil else { return }
        var left = FixedDecimal.zero
        let rows = form.indicators
        for place in rows.indices {
            if let score = isReview ? rows[place].details.reviewScore : rows[place].score {
                sum.add(score)
            } else if rows[place].actual.map(form.scheme.notApplicable.contains) == true {
                left = left.adding(rows[place].weight)
            } else if !form.isMergedAway(place) {
                isWhole = false
            }
        }
        let isPart = form.execution.isPartOfTotal
        var whole = sum
        if isPart, let execution { whole.add(execution) }
        readings = [whole]
        let weight = form.points(form.execution.weight, \.weight)
        // Points without a weight may stand beside the total, and a blank score may have been nothing.
        if isPart, weight == nil || execution == nil { readings.append(sum) }
        if isPart, execution == nil, let weight, weight > .zero { isWhole = false }
        let scaled = form.scheme.rescaled(whole.points...whole.points, leavingOut: left).lowerBound
        if scaled != whole.points { readings.append(PointSum(scaled)) }
    }
}

extension Finding.Problem {
    /// A rate that is none of those that it may be.
    fileprivate static func points(
        printed: FixedDecimal, allowed: ClosedRange<FixedDecimal>, exact: FixedDecimal?
    ) -> Finding.Problem {
        let isOne = allowed.upperBound.tenThousandths - allowed.lowerBound.tenThousandths <= 100
        return .points(
            printed: printed, lower: isOne ? exact ?? allowed.lowerBound : allowed.lowerBound,
            upper: isOne ? exact ?? allowed.upperBound : allowed.upperBound, assumption: nil)
    }
}
