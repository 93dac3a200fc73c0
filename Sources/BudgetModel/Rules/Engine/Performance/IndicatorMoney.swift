import BudgetCodes

/// What a project may cost, for indicators that say it again.
struct ProjectBudget {
    let amount: Amount?
    /// Whether it is for all years of the project, and not for the budget year of several.
    let isOfWholeProject: Bool
    let precision: Precision
}

extension ProjectPerformanceGoal {
    /// What an indicator of cost may allow: the larger of the budgets of the year and of the project.
    var annualLimit: ProjectBudget {
        let known = figure.isSure ? figure.amount : nil
        return ProjectBudget(
            amount: [known, totalBudget].compactMap { $0 }.max(),
            isOfWholeProject: totalBudget != nil || startYear != nil && startYear == endYear,
            precision: caption.precision)
    }
}

extension Evaluation {
    /// An indicator that by its name is the money of the project allows no more than its budget. What else is a cost in
    /// money and larger may be somebody else's, so that nothing is said of it.
    mutating func checkBudget(
        _ rows: [Indicator], _ part: String, _ outline: IndicatorOutline, of budget: ProjectBudget,
        _ form: IndicatorForm, _ rule: NumberedRule
    ) {
        guard let limit = budget.amount, limit > .zero else { return }
        // 成本 is the project's where it is the only one of that name.
        var isOnly: Bool?
        for (place, row) in rows.enumerated() where !row.isFiller {
            guard let target = row.statedTarget, target.isMoney || row.levelThree.isMoney else { continue }
            let isCost = outline.twigs[outline.twigOfRow[place]].isCost
            let name = CostName(row)
            guard isCost || name != .other, let quantity = row.money(target), let amount = quantity.amount,
                !quantity.isApproximate
            else { continue }
            // 13万元 may stand for 12.6: the target is not printed more precisely.
            let room = (quantity.step + budget.precision.width) / 2
            let isWithin = amount.fen <= limit.fen || amount.fen &- limit.fen <= room
            if !isWithin, name == .cost, isOnly == nil {
                isOnly = rows.count { $0.statedTarget?.isMoney == true && CostName($0) == .cost } == 1
            }
            let isSure =
                switch name {
                case .project: true
                case .wholeProject: budget.isOfWholeProject
                case .cost: budget.isOfWholeProject && isOnly == true
                case .other: false
                }
            if !isWithin, !isSure {
                recordNotEvaluated(
                    rule, .uncertainMeaning, cell: form.cell(part, row, "target"), precision: budget.precision)
                continue
            }
            check(
                rule,
                problem: isWithin
                    ? nil : .performance(.aboveBudget, [target, limit.formatted(budget.precision)]),
                cell: { form.cell(part, row, "target") })
        }
    }

    /// 前年, 上年: an indicator of money that repeats the budget of this year repeats those of earlier years, too.
    ///
    /// Where two of three figures are of a series the third has to be. Where only this year's is, earlier ones may be what
    /// was spent: then it is a note, and only for what is called a cost.
    mutating func checkSeries(
        _ rows: [Indicator], _ outline: IndicatorOutline, _ series: [[Amount?]], _ form: IndicatorForm,
        _ rule: NumberedRule
    ) {
        // A form has a dozen lines of money; so that the work stays linear, no more than a hundred are looked at.
        let known = series.prefix(100).filter { line in line.count { $0 != nil && $0 != .zero } > 1 }
        guard !known.isEmpty else { return }
        for (place, row) in rows.enumerated() {
            let printed = [row.target, row.lastYear, row.yearBeforeLast]
            guard printed[0] != nil, (printed[1] ?? printed[2]) != nil else { continue }
            let amounts = printed.map { $0.flatMap { TargetValue($0).quantity }.flatMap(\.amountInTenThousandYuan) }
            guard amounts.allSatisfy({ $0 != nil }) || amounts.count(where: { $0 != nil }) > 1 else { continue }
            var nearest: (series: [Amount?], same: Int, other: [Int])?
            for line in known {
                let years = line.indices.filter { (line[$0] ?? .zero) != .zero && amounts[$0] != nil }
                let other = years.filter { amounts[$0] != line[$0] }
                let same = years.count - other.count
                if same > nearest?.same ?? 0 { nearest = (line, same, other) }
            }
            guard let nearest, nearest.same + nearest.other.count > 1 else { continue }
            let isWeak = nearest.same == 1
            if isWeak {
                guard amounts[0] == nearest.series[0], amounts[0]?.isTelling == true,
                    outline.twigs[outline.twigOfRow[place]].isCost || IndicatorName(row.levelTwo) == IndicatorName("金额")
                        || CostName(row) != .other
                else { continue }
            }
            let years = ["当年", "上年", "前年"]
            let texts = [
                nearest.other.map { years[$0] }, nearest.other.map { printed[$0] ?? "" },
                nearest.other.map { nearest.series[$0]?.formatted(.tenThousandYuan) ?? "" },
            ].map { $0.joined(separator: "、") }
            check(
                rule, severity: isWeak ? .note : nil,
                problem: nearest.other.isEmpty ? nil : .performance(.seriesBreak, texts),
                cell: { form.cell("annualIndicators", row, "target") })
        }
    }
}

/// What the name of an indicator says about money.
private enum CostName {
    /// The money of the project in the budget year: 预算金额控制数.
    case project
    /// All money of the project: 项目总成本.
    case wholeProject
    /// 成本, or no name below 成本指标: the project's where it is the only one.
    case cost
    case other

    init(_ row: Indicator) {
        if row.levelThree.isEmpty {
            self = IndicatorName(row.levelTwo) == IndicatorName("成本") ? .cost : .other
            return
        }
        var name = row.levelThree.filter { !$0.isWhitespace }[...]
        if let bracket = name.firstIndex(where: { $0 == "（" || $0 == "(" }) { name = name[..<bracket] }
        if let prefix = ["本年度", "当年", "年度", "全年", "本"].first(where: name.hasPrefix) {
            name = name.dropFirst(prefix.count)
        }
        while let suffix = ["指标", "金额", "数额", "数", "额", "值", "控制"].first(where: name.hasSuffix) {
            name = name.dropLast(suffix.count)
        }
        self =
            switch name {
            case "项目预算", "预算", "项目预算成本", "预算成本", "预算总", "项目预算总": .project
            case "项目总成本", "总成本", "项目成本", "项目总支出", "项目总投入", "项目资金总", "项目经费总", "项目总预算", "项目支出总", "项目支出":
                .wholeProject
            case "成本", "经济成本": .cost
            default: .other
            }
    }
}

extension Indicator {
    /// The target as money; its unit may stand behind the name: 代缴金额（万元）.
    fileprivate func money(_ target: String) -> Quantity? {
        guard let quantity = TargetValue(target).quantity else { return nil }
        // 250万 is money as 250万元 is.
        if quantity.unit == "元" || quantity.unit.isEmpty && quantity.multiplier.rawValue >= 10_000 { return quantity }
        guard quantity.unit.isEmpty, quantity.multiplier == .one else { return nil }
        let name = levelThree.filter { !$0.isWhitespace }
        guard let unit = ["万元", "亿元", "元"].first(where: { name.hasSuffix("（\($0)）") || name.hasSuffix("(\($0))") })
        else { return nil }
        return TargetValue(target + unit).quantity
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

    /// An amount in 元.
    fileprivate var amount: Amount? { tenThousandths.map { Amount(fen: $0 / 100) } }

    /// The last printed digit in 分.
    fileprivate var step: Int64 {
        var step: Int64 = 10_000
        while step > 1, number.tenThousandths % step != 0 { step /= 10 }
        let (value, overflow) = step.multipliedReportingOverflow(by: multiplier.rawValue)
        return overflow ? 0 : value / 100
    }
}

extension Amount {
    /// Whether the figure is too long to be the same by chance: four digits that are not zeros behind them.
    fileprivate var isTelling: Bool {
        var digits = fen.magnitude
        while digits > 0, digits % 10 == 0 { digits /= 10 }
        return digits >= 1_000
    }
}

extension String {
    /// Whether it has 元 or 万 in it.
    fileprivate var isMoney: Bool { unicodeScalars.contains { $0 == "元" || $0 == "万" } }
}
