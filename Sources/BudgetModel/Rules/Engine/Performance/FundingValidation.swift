import BudgetCodes

extension Evaluation {
    /// 部门整体绩效目标表: the funds among themselves and against the budget tables.
    mutating func checkFunding(
        _ goal: DepartmentPerformanceGoal, _ tables: TableReadings, _ rules: FundingRules, blankSum: NumberedRule
    ) {
        let precision = goal.caption.precision
        let income = FundingSide("income.", goal.funding.income, precision, other: goal.funding.expenditure)
        let expenditure = FundingSide("expenditure.", goal.funding.expenditure, precision, other: goal.funding.income)
        for side in [income, expenditure] {
            checkTotal(of: side, rules.total, blankSum)
            checkShares(side.lines, side.name, rules.share)
        }
        if income.total != nil, expenditure.total != nil {
            for year in FundingYear.allCases {
                check(
                    rules.balance, figure: expenditure.figure(year), precision: precision, sum: income.figure(year),
                    cell: { expenditure.totalCell(year) }, others: { [income.totalCell(year)] })
            }
        }
        checkCurrentYear([income, expenditure], rules.currentYear)
        checkTasks(goal, expenditure.total == nil ? income : expenditure, rules.tasks)
        let spending = goal.funding.expenditure.first { $0.name == "项目支出" || $0.name == "特定目标类项目支出" }
        if let spending, !goal.projects.isEmpty {
            check(
                rules.projects, figure: RunningSum(spending.current, precision), precision: precision,
                sum: RunningSum(parts: goal.projects.map(\.currentBudget), precision),
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
        let counterparts: [(FundingSide, String, ComparedCell)] = [
            (income, "财政拨款", .appropriations), (income, "合计", .income), (expenditure, "基本支出", .basic),
            (expenditure, "项目支出", .project), (expenditure, "合计", .expenditure),
        ]
        for (side, name, compared) in counterparts {
            let line = name == "合计" ? side.total : side.lines.first { $0.name == name }
            guard let line, let sum = tables[compared] else { continue }
            check(
                rules.tables, figure: line.isTotal ? side.figure(.current) : RunningSum(line.current, precision),
                precision: precision, sum: sum,
                cell: { line.isTotal ? side.totalCell(.current) : line.cell(side.name, .current) },
                others: { [tables.cell(compared)] })
        }
    }

    /// 当年金额 of both sides, where earlier years are filled in. A column that is blank throughout is said once.
    private mutating func checkCurrentYear(_ sides: [FundingSide], _ rule: NumberedRule) {
        let printed = sides.filter { side in
            side.lines.contains { ($0.lastYear ?? .zero) != .zero || ($0.yearBeforeLast ?? .zero) != .zero }
        }
        guard !printed.isEmpty else { return }
        let blank = printed.filter { $0.lines.allSatisfy { $0.current == nil } }
        check(
            rule, problem: blank.isEmpty ? nil : .performance(.blankCurrentColumn, []),
            cell: { (blank.first ?? printed[0]).totalCell(.current) },
            others: { blank.dropFirst().map { $0.totalCell(.current) } })
    }

    /// 年度履职目标: its tasks cost no more than there is; where 基本支出 is one of them, they cost all of it.
    private mutating func checkTasks(_ goal: DepartmentPerformanceGoal, _ side: FundingSide, _ rule: NumberedRule) {
        let tasks = (goal.tasks ?? []).filter { task in
            !isNameOfTotal(task.project ?? "") && !isNameOfTotal(task.content ?? task.duty ?? "")
        }
        guard tasks.contains(where: { $0.budget != nil }), side.total != nil else { return }
        let isAll = tasks.contains { [$0.project, $0.content].contains("基本支出") }
        let sum = RunningSum(parts: tasks.map(\.budget), side.precision)
        // Where the total is wrong and the lines of the funds agree with the tasks, that is said of the total.
        if case .verdict(.holds) = Outcome(side.sum(.current), sum, .equal) { return countHolds(rule.ordinal) }
        check(
            rule, figure: side.figure(.current), precision: side.precision,
            sum: sum, isAll ? .equal : .atLeast,
            cell: { side.totalCell(.current) },
            others: {
                tasks.map { task in
                    let name = task.project ?? task.content ?? task.duty ?? ""
                    return Cell(
                        Location(table: DepartmentPerformanceGoal.form.id, line: "tasks/" + name, column: "budget"),
                        form: DepartmentPerformanceGoal.form, lineName: name, columnHeading: "预算金额",
                        amount: task.budget)
                }
            })
    }

    /// 合计 of the funds in each year. That it is blank is said once.
    private mutating func checkTotal(of side: FundingSide, _ rule: NumberedRule, _ blankSum: NumberedRule) {
        guard let total = side.total else { return }
        var blank: FundingYear?
        for year in FundingYear.allCases {
            let sum = side.sum(year)
            if total[keyPath: year.path] == nil, sum.fen != 0 {
                blank = blank ?? year
                continue
            }
            check(
                rule, figure: RunningSum(total[keyPath: year.path], side.precision), precision: side.precision,
                sum: sum, side.isComplete ? .equal : .atLeast,
                cell: { total.cell(side.name, year) }, others: { side.parts(year).map { $0.cell(side.name, year) } })
        }
        let year = blank ?? .current
        checkBlank(
            blankSum, total[keyPath: year.path], of: side.sum(year), precision: side.precision,
            cell: { total.cell(side.name, year) }, others: { side.parts(year).map { $0.cell(side.name, year) } })
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

/// 收入构成 or 支出构成 of the form.
private struct FundingSide {
    let name: String
    let lines: [FundingLine]
    private let outline: MoneyOutline.Total
    let total: FundingLine?
    let precision: Precision
    /// 合计 of the other side, which is the same money.
    private let otherTotal: FundingLine?

    init(_ name: String, _ lines: [FundingLine], _ precision: Precision, other: [FundingLine]) {
        self.name = name
        self.lines = lines
        self.precision = precision
        outline = Self.outline(lines)
        total = outline.row.map { lines[$0] }
        otherTotal = Self.outline(other).row.map { other[$0] }
    }

    /// The first total with lines of its own, else the first.
    private static func outline(_ lines: [FundingLine]) -> MoneyOutline.Total {
        let totals = MoneyOutline(names: lines.map(\.name)).totals.filter { $0.row != nil }
        return totals.first { !$0.addends.isEmpty } ?? totals.first ?? MoneyOutline.Total()
    }

    /// Whether the lines are all of the total.
    var isComplete: Bool { outline.isComplete }

    /// The lines that the total is made of.
    func parts(_ year: FundingYear) -> [FundingLine] {
        outline.addends(lines.map { $0[keyPath: year.path] }).map { lines[$0] }
    }

    func sum(_ year: FundingYear) -> RunningSum {
        outline.sum(lines.map { $0[keyPath: year.path] }, precision, alsoIn: otherTotal?[keyPath: year.path])
    }

    /// 合计, printed or made from its parts.
    func figure(_ year: FundingYear) -> RunningSum { RunningSum(total?[keyPath: year.path], precision, of: sum(year)) }

    func totalCell(_ year: FundingYear) -> Cell {
        (total ?? FundingLine("合计")).cell(name, year).known(as: figure(year))
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

/// Whether a line of a form is called 合计 or 总计, however it is spaced.
func isNameOfTotal(_ name: String) -> Bool {
    let name = name.filter { !$0.isWhitespace }
    return name == "合计" || name == "总计"
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
