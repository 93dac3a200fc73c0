import BudgetCodes

extension Evaluation {
    /// 部门整体绩效目标表: the funds among themselves and against the budget tables.
    mutating func checkFunding(_ goal: DepartmentPerformanceGoal, in document: Disclosure, _ rules: FundingRules) {
        let precision = goal.caption.precision
        let sides = [("income.", goal.funding.income), ("expenditure.", goal.funding.expenditure)]
        for (side, lines) in sides {
            let totals = MoneyOutline(names: lines.map(\.name)).totals
            for year in FundingYear.allCases {
                let amounts = lines.map { $0[keyPath: year.path] }
                for total in totals where total.isComplete {
                    guard let row = total.row else { continue }
                    let parts = total.addends(amounts, total: amounts[row])
                    // A total without lines of its own may be the sum of others.
                    if parts.isEmpty, totals.count > 1 { continue }
                    check(
                        rules.total, printed: amounts[row], precision: precision,
                        sum: RunningSum(parts.map { amounts[$0] }, precision),
                        cell: { lines[row].cell(side, year) }, others: { parts.map { lines[$0].cell(side, year) } })
                }
            }
            checkShares(lines, side, rules.share)
        }
        for year in FundingYear.allCases {
            guard let income = goal.funding.income.first(where: \.isTotal),
                let expenditure = goal.funding.expenditure.first(where: \.isTotal)
            else { continue }
            check(
                rules.balance, printed: expenditure[keyPath: year.path], precision: precision,
                sum: RunningSum([income[keyPath: year.path]], precision),
                cell: { expenditure.cell("expenditure.", year) },
                others: { [income.cell("income.", year)] })
        }
        let spending = goal.funding.expenditure.first { $0.name == "项目支出" || $0.name == "特定目标类项目支出" }
        if let spending, !goal.projects.isEmpty {
            check(
                rules.projects, printed: spending.current, precision: precision,
                sum: RunningSum(goal.projects.map(\.currentBudget), precision),
                cell: { spending.cell("expenditure.", .current) },
                others: {
                    goal.projects.map { project in
                        Cell(
                            Location(
                                table: DepartmentPerformanceGoal.form.id, line: "projects", column: "currentBudget"),
                            form: DepartmentPerformanceGoal.form, lineName: project.name, columnHeading: "项目本年度预算",
                            amount: project.currentBudget)
                    }
                })
        }
        checkFunding(goal, againstTablesOf: document, rules.tables)
    }

    private mutating func checkFunding(
        _ goal: DepartmentPerformanceGoal, againstTablesOf document: Disclosure, _ rule: NumberedRule
    ) {
        let counterparts: [(side: String, name: String, cell: CellReference)] = [
            ("income.", "财政拨款", .income(FiscalAppropriationSummary.self, .total)),
            ("income.", "合计", .income(IncomeExpenditureSummary.self, .total)),
            ("expenditure.", "基本支出", .total(DepartmentExpenditure.self, .basic)),
            ("expenditure.", "项目支出", .total(DepartmentExpenditure.self, .project)),
            ("expenditure.", "合计", .total(DepartmentExpenditure.self, .total)),
        ]
        for (side, name, reference) in counterparts {
            let lines = side == "income." ? goal.funding.income : goal.funding.expenditure
            guard let line = lines.first(where: { $0.name == name }) else { continue }
            guard let (amount, other) = reference.printedAmount(in: document) else { continue }
            var sum = RunningSum()
            sum.add(amount, width: other.width)
            check(
                rule, printed: line.current, precision: goal.caption.precision, sum: sum,
                cell: { line.cell(side, .current) }, others: { [reference.cell(amount)] })
        }
    }

    /// A share is right when the exact quotient rounds to what is printed.
    private mutating func checkShares(_ lines: [FundingLine], _ side: String, _ rule: NumberedRule) {
        guard let total = lines.first(where: \.isTotal)?.current, total > .zero else { return }
        for line in lines {
            guard let share = line.share, let amount = line.current, amount >= .zero, amount <= total else { continue }
            guard let exact = FixedDecimal.percent(amount, of: total, decimals: 4) else { continue }
            check(
                rule,
                problem: exact.rounds(to: share)
                    ? nil : .points(printed: share, lower: exact, upper: exact, assumption: nil),
                cell: {
                    var cell = line.cell(side, .current)
                    cell.location.column = "share"
                    cell.columnHeading = "占比%"
                    return cell
                })
        }
    }
}

extension FundingLine {
    fileprivate func cell(_ side: String, _ year: FundingYear) -> Cell {
        Cell(
            Location(table: DepartmentPerformanceGoal.form.id, line: side + name, column: year.rawValue),
            form: DepartmentPerformanceGoal.form, lineName: (side == "income." ? "收入构成 " : "支出构成 ") + name,
            columnHeading: year.label, amount: self[keyPath: year.path])
    }
}

/// The amount columns of a composition of funds.
private enum FundingYear: String, CaseIterable {
    case current, lastYear, yearBeforeLast

    var path: KeyPath<FundingLine, Amount?> {
        switch self {
        case .current: \.current
        case .lastYear: \.lastYear
        case .yearBeforeLast: \.yearBeforeLast
        }
    }

    var label: String {
        switch self {
        case .current: "当年金额"
        case .lastYear: "上年"
        case .yearBeforeLast: "前年"
        }
    }
}

extension FundingLine {
    /// Whether the line adds up the others.
    var isTotal: Bool { MoneyName.isTotal(name) }
}

extension FixedDecimal {
    /// Whether this number, rounded to the decimals of a printed one, is the printed one. Half a step either way is
    /// allowed, because rounding of halves differs.
    func rounds(to printed: FixedDecimal) -> Bool {
        var step: Int64 = 10_000
        while step > 1, printed.tenThousandths % step != 0 { step /= 10 }
        let (difference, overflow) = tenThousandths.subtractingReportingOverflow(printed.tenThousandths)
        // A number rounded to four decimals may be one step of that rounding away.
        return !overflow && difference.magnitude <= (step.magnitude + 1) / 2
    }
}
