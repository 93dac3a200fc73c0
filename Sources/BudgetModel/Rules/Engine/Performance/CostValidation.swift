import BudgetCodes

extension Evaluation {
    /// 支出明细测算: the printed total and the lines above others, and the budget that the costs make up.
    mutating func checkCosts(
        _ goal: ProjectPerformanceGoal, _ rules: ProjectFormRules, _ blankSum: NumberedRule
    ) {
        let costs = goal.costs
        guard !costs.isEmpty else { return }
        let precision = goal.caption.precision
        let outline = MoneyOutline(costs: costs, budget: goal.currentBudget)
        let columns: [(name: String, label: String, path: KeyPath<ProjectCost, Amount?>)] = [
            ("amount", "金额", \.amount), ("lastYear", "上年金额", \.lastYear),
            ("yearBeforeLast", "前年金额", \.yearBeforeLast),
        ]
        for (name, label, path) in columns {
            let isBudget = path == \.amount
            let amounts = costs.map { $0[keyPath: path] }
            func cell(_ row: Int) -> Cell { goal.cell("costs", costs[row].activity, name, label, amounts[row]) }
            var budget = RunningSum()
            var rows: [Int] = []
            for total in outline.totals where !total.addends.isEmpty {
                let elsewhere = isBudget && outline.totals.count == 1 ? goal.currentBudget : nil
                let sum = total.sum(amounts, precision, alsoIn: elsewhere)
                let addends = total.addends(amounts, orElsewhere: elsewhere)
                budget.add(sum)
                rows += addends
                guard let row = total.row else { continue }
                if isBudget {
                    checkBlank(
                        blankSum, amounts[row], of: sum, precision: precision, cell: { cell(row) },
                        others: { addends.map(cell) })
                }
                guard let printed = amounts[row] else { continue }
                check(
                    rules.costsTotal, printed: printed, precision: precision, sum: sum,
                    total.isComplete ? .equal : .atLeast, cell: { cell(row) }, others: { addends.map(cell) })
            }
            for (whole, parts) in outline.partsByWhole where amounts[whole] != nil {
                let isList = parts.count > 1 && !parts.contains { MoneyName.isPart(costs[$0].activity) }
                check(
                    rules.costsPart, printed: amounts[whole], precision: precision,
                    sum: RunningSum(parts: parts.map { amounts[$0] }, precision, alsoIn: [amounts[whole]]),
                    isList ? .equal : .atLeast, cell: { cell(whole) }, others: { parts.map(cell) })
            }
            guard isBudget else { continue }
            guard !costs.contains(where: { $0.activity.filter { !$0.isWhitespace } == "小计" }) else {
                recordNotEvaluated(
                    rules.costs, .uncertainReading, cell: goal.budgetCell, others: rows.map(cell), precision: precision)
                continue
            }
            check(
                rules.costs, figure: goal.figure, precision: precision, sum: budget, cell: { goal.budgetCell },
                others: { rows.map(cell) })
        }
    }

    /// 单价 × 数量 = 金额, in the formula or the words of a cost and among the indicators of a form.
    mutating func checkPrices(_ goal: ProjectPerformanceGoal, _ rule: NumberedRule) {
        let precision = goal.caption.precision
        for cost in goal.costs {
            guard let amount = cost.amount else { continue }
            func cell() -> Cell { goal.cell("costs", cost.activity, "amount", "金额", amount) }
            let formula = cost.formula.flatMap { UnitPrice(formula: $0) ?? UnitPrice($0) }
            if let price = formula ?? cost.basis.flatMap({ UnitPrice($0) ?? UnitPrice(formula: $0) }) {
                checkPrice(price, amount, cost.formula ?? cost.basis ?? "", precision, rule, cell)
            } else if let formula = cost.formula, UnitPrice.isProduct(formula) {
                recordNotEvaluated(rule, .uncertainMeaning, cell: cell(), precision: precision)
            }
        }
        let years: [(String, KeyPath<Indicator, String?>)] = [
            ("target", \.target), ("lastYear", \.lastYear), ("yearBeforeLast", \.yearBeforeLast),
        ]
        for (column, path) in years {
            guard let found = UnitPrice.find(in: goal.annualIndicators, path) else { continue }
            checkPrice(found.price, found.amount, found.price.text, precision, rule) {
                goal.cell("annualIndicators", found.name, column, nil, nil)
            }
        }
    }

    private mutating func checkPrice(
        _ price: UnitPrice, _ amount: Amount, _ text: String, _ precision: Precision, _ rule: NumberedRule,
        _ cell: () -> Cell
    ) {
        let product = RunningSum(fen: price.fen, width: 1, printed: 1, overflowed: false)
        var isOff = false
        let outcome = Outcome(printed: amount.fen, width: precision.width, sum: product, .equal)
        if case .verdict(.violated) = outcome { isOff = true }
        let texts = [Amount(fen: price.fen), amount].map { $0.formatted(precision) } + [text]
        check(
            rule, precision: precision, problem: isOff ? .performance(.priceTimesQuantity, texts) : nil, cell: cell)
    }
}

extension MoneyOutline {
    /// The outline of costs, which are numbered more often than indented: 一、 above （一） above 1.
    init(costs: [ProjectCost], budget: Amount?) {
        let names = costs.map(\.activity)
        let areTotals = names.map(isNameOfTotal)
        let styles = names.map { Numbering($0) }
        let lines = names.indices.filter { !areTotals[$0] }
        let used = Set(lines.compactMap { styles[$0] }).sorted { $0.rawValue < $1.rawValue }
        // Numbers that only some lines have do not tell what the others are, and where all lines together are the total a
        // number is of the wrong kind.
        let whole = names.indices.first { areTotals[$0] }.flatMap { costs[$0].amount } ?? budget
        let sum = RunningSum(lines.map { costs[$0].amount }, .yuan)
        let areLevels =
            used.count > 1 && lines.first.map { styles[$0] == used.first } == true
            && lines.allSatisfy { styles[$0] != nil } && (whole == nil || sum.amount != whole)
        self.init(
            names: names, areTotals: areTotals,
            depths: names.indices.map { row in
                guard areLevels, !areTotals[row], let style = styles[row] else { return nil }
                return used.firstIndex(of: style).map { $0 + 1 }
            })
    }

    /// The parts of each row that has some, in order.
    var partsByWhole: [(whole: Int, parts: [Int])] {
        var list: [(whole: Int, parts: [Int])] = []
        var places: [Int: Int] = [:]
        for (whole, part) in parts {
            if let place = places[whole] {
                list[place].parts.append(part)
            } else {
                places[whole] = list.count
                list.append((whole, [part]))
            }
        }
        return list
    }
}

/// 序号: how a line is numbered, from the top level down.
private enum Numbering: Int {
    case chinese, chineseInBrackets, digits, digitsInBrackets, circled

    /// The numbering in front of a name: 一、 （一） 1. (1) ①.
    init?(_ name: String) {
        var rest = name.drop(while: \.isWhitespace)[...]
        guard let first = rest.unicodeScalars.first else { return nil }
        if (0x2460...0x2473).contains(first.value) {
            self = .circled
            return
        }
        let isInBrackets = first == "(" || first == "（"
        if isInBrackets { rest = rest.dropFirst() }
        let chinese = rest.prefix { "一二三四五六七八九十".contains($0) }
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        let behind = rest.dropFirst(chinese.count + digits.count)
        guard chinese.isEmpty != digits.isEmpty, let end = behind.first,
            (isInBrackets ? ")）" : "、.．").contains(end), behind.dropFirst().first?.isNumber != true
        else { return nil }
        self =
            chinese.isEmpty
            ? (isInBrackets ? .digitsInBrackets : .digits) : (isInBrackets ? .chineseInBrackets : .chinese)
    }
}
