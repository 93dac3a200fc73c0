import BudgetCodes

extension Evaluation {
    /// 绩效运行监控表: its money, and what its indicators expect.
    mutating func checkMonitoring(
        _ monitoring: PerformanceMonitoring, year: Int, _ rules: MonitoringRules, _ indicators: IndicatorRules,
        blankSum: NumberedRule
    ) {
        let name = monitoring.name ?? ""
        let form = IndicatorForm(
            form: PerformanceMonitoring.form, key: name, name: name)
        checkFunds(monitoring, form, rules, blankSum)
        let rows = monitoring.indicators.map(Indicator.init)
        let outline = IndicatorOutline(rows, frames: profile.frames)
        for row in rows {
            checkRow(row, "", [row.statedTarget], form, indicators, year: year, other: nil)
        }
        checkLevels(outline, form, indicators.levelTwo)
        checkBudget(rows, "", outline, of: monitoring.budget, form, indicators.budget)
        for (place, row) in monitoring.indicators.enumerated() where row.hasDetails {
            guard let forecast = row.details.forecast, let target = row.statedTarget,
                let likelihood = row.details.likelihood, let isReached = isReached(target, by: forecast)
            else { continue }
            let isSure = likelihood.filter { !$0.isWhitespace } == "确定能"
            check(
                rules.likelihood,
                problem: isSure && !isReached
                    ? .performance(.certainButMissed, [forecast, target, likelihood]) : nil,
                cell: { form.cell("", rows[place], "forecast") })
        }
    }

    private mutating func checkFunds(
        _ monitoring: PerformanceMonitoring, _ form: IndicatorForm, _ rules: MonitoringRules, _ blankSum: NumberedRule
    ) {
        let funds = monitoring.funds
        let precision = monitoring.caption.precision
        let outline = MoneyOutline(funds)
        let columns: [(name: String, label: String, path: KeyPath<MoneyRow, Amount?>)] = [
            ("amount", "金额", \.amount), ("initialBudget", "年初预算数", \.initialBudget), ("budget", "全年预算数", \.budget),
            ("actual", "执行数", \.actual), ("forecast", "全年预计执行数", \.forecast),
        ]
        func cell(_ row: Int, _ column: String, _ label: String, _ amount: Amount?) -> Cell {
            Cell(
                Location(table: form.form.id, line: form.line("funds", funds[row].name), column: column),
                form: form.form, lineName: [form.name, funds[row].name].filter { !$0.isEmpty }.joined(separator: " "),
                columnHeading: label, amount: amount)
        }
        for (name, label, path) in columns where funds.contains(where: { $0[keyPath: path] != nil }) {
            let amounts = funds.map { $0[keyPath: path] }
            let table = MoneyTable(
                outline: outline, amounts: amounts, elsewhere: nil, precision: precision, isTotalElsewhere: true)
            if outline.totals.contains(where: { $0.row != nil }) {
                let money = MoneyTable.Rules(
                    total: rules.funds, part: rules.funds, elsewhere: rules.funds, blankSum: blankSum)
                check(table, money) { row in cell(row ?? 0, name, label, row.flatMap { amounts[$0] }) }
            }
            for (whole, part) in outline.parts where amounts[whole] != nil {
                check(
                    rules.funds, printed: amounts[whole], precision: precision,
                    sum: RunningSum([amounts[part]], precision), .atLeast,
                    cell: { cell(whole, name, label, amounts[whole]) },
                    others: { [cell(part, name, label, amounts[part])] })
            }
        }
        for (place, row) in funds.enumerated() {
            if let rate = row.rate, let actual = row.actual {
                // Places divide by the budget of the opening or by that of the year.
                let rates = [row.budget, row.initialBudget].compactMap { budget in
                    budget.flatMap { FixedDecimal.percent(actual, of: $0, decimals: 4) }
                }
                if let first = rates.first {
                    // What a spreadsheet leaves of 55% is 0.55.
                    let hundredfold = rate.tenThousandths.multipliedReportingOverflow(by: 100)
                    let isShare = rate <= FixedDecimal(1) && !hundredfold.overflow
                    let isRight = rates.contains {
                        $0.rounds(to: rate)
                            || isShare && $0.rounds(to: FixedDecimal(tenThousandths: hundredfold.partialValue))
                    }
                    check(
                        rules.rate,
                        problem: isRight
                            ? nil : .points(printed: rate, lower: first, upper: first, assumption: nil),
                        cell: { cell(place, "rate", "执行率%", nil) })
                }
            }
            guard let forecast = row.forecast else { continue }
            var problem: Finding.Problem?
            if let budget = [row.budget, row.initialBudget].compactMap({ $0 }).max(), forecast > budget {
                problem = .performance(.forecastAboveBudget, [forecast, budget].map { $0.formatted(precision) })
            } else if let actual = row.actual, forecast < actual {
                problem = .performance(.forecastBelowActual, [forecast, actual].map { $0.formatted(precision) })
            }
            check(
                rules.forecast, precision: precision, problem: problem,
                cell: { cell(place, "forecast", "全年预计执行数", forecast) })
        }
    }

    /// Whether a result reaches a target; `nil` where that cannot be told.
    private func isReached(_ target: String, by result: String) -> Bool? {
        guard let wanted = TargetValue(target).quantity, let reached = TargetValue(result).quantity,
            let direction = wanted.direction, reached.comparator == nil, !reached.isApproximate,
            reached.hasUnit(of: wanted), let limit = wanted.tenThousandths, let value = reached.tenThousandths
        else { return nil }
        return direction == .positive ? value >= limit : value <= limit
    }
}

extension Indicator {
    /// What a row of a monitoring form has in common with one of goals.
    fileprivate init(_ row: EvaluatedIndicator) {
        self.init(row.levelOne, row.levelTwo, row.levelThree)
        target = row.target
        if row.hasDetails { details = row.details }
    }
}

extension PerformanceMonitoring {
    /// What the project may cost: the largest total that is printed.
    fileprivate var budget: ProjectBudget {
        let amounts = funds.filter(\.isTotal).flatMap { [$0.budget, $0.initialBudget, $0.amount] }
        return ProjectBudget(
            amount: amounts.compactMap { $0 }.max(), isOfWholeProject: true, precision: caption.precision)
    }
}
