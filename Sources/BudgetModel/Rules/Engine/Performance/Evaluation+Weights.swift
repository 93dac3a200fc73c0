import BudgetCodes

/// The rules that points are held to.
struct WeightRules {
    let levelTwo: NumberedRule
    let levelOne: NumberedRule
    let indicators: NumberedRule
    let whole: NumberedRule
}

/// What stands beside the points of the indicators in the whole of 100.
enum ExecutionPoints {
    /// The form prints them.
    case printed(FixedDecimal)
    /// The form has no such row.
    case none
    /// The form has the row without points: there may be none, or they are not shown.
    case unknown
}

extension Evaluation {
    /// 权重: levels are the sums of what stands below them, and all is 100 together with the points for execution.
    ///
    /// - Parameters:
    ///   - whole: The points that the form prints for all indicators together.
    ///   - isOpen: Whether the rows say that they are beside the 100, as 加分项 are.
    ///   - cell: The cell of a level one, of a level two, of all indicators, of the whole.
    mutating func checkWeights(
        _ weights: FormWeights, whole: FixedDecimal?, execution: ExecutionPoints, precision: Precision,
        _ rules: WeightRules, isOpen: () -> Bool, cell: (WeightPlace) -> Cell
    ) {
        for (number, level) in weights.levelTwos.enumerated() {
            check(level, rules.levelTwo, precision) { cell(.levelTwo(number)) }
        }
        for (number, level) in weights.levelOnes.enumerated() {
            check(level, rules.levelOne, precision) { cell(.levelOne(number)) }
        }
        if let whole, weights.isPrinted {
            check(weights.highest, whole, weights.highest.agrees(with: whole), rules.indicators, precision) {
                cell(.indicators)
            }
        }
        // What differs within the form is found above; one of its sums may still be the right one.
        let sums = [weights.lowest, weights.middle, weights.highest, PointSum(whole)]
        checkWhole(sums, execution, precision, rules.whole, isOpen) { cell(.whole) }
    }

    /// The points of a level against what stands below it.
    private mutating func check(
        _ level: FormWeights.Level, _ rule: NumberedRule, _ precision: Precision, cell: () -> Cell
    ) {
        guard let printed = level.printed, level.below.isPrinted else { return }
        if level.hasShares { return countHolds(rule.ordinal) }
        check(level.below, printed, level.isRight(printed), rule, precision, cell: cell)
        // The points stand on every row, and one has others.
        if let other = level.other { check(level.below, other, level.isRight(other), rule, precision, cell: cell) }
    }

    private mutating func check(
        _ sum: PointSum, _ printed: FixedDecimal, _ isRight: Bool?, _ rule: NumberedRule, _ precision: Precision,
        cell: () -> Cell
    ) {
        guard let isRight else {
            return recordNotEvaluated(rule, .incompletePoints, cell: cell(), precision: precision)
        }
        check(rule, problem: isRight ? nil : .unequal(printed, sum.points), cell: cell)
    }

    private mutating func checkWhole(
        _ sums: [PointSum], _ execution: ExecutionPoints, _ precision: Precision, _ rule: NumberedRule,
        _ isOpen: () -> Bool, cell: () -> Cell
    ) {
        let hundred = FixedDecimal(100)
        var wholes = sums
        if case .printed(let points) = execution { for number in wholes.indices { wholes[number].add(points) } }
        // Percentages that a spreadsheet keeps as parts of one are 1 together.
        let isRight = zip(sums, wholes).contains { sum, whole in
            sum.isWhole && (whole.agrees(with: hundred) == true || whole.points == FixedDecimal(1))
        }
        if isRight { return countHolds(rule.ordinal) }
        let known = zip(sums, wholes).first { $0.0.isWhole }?.1 ?? wholes[0]
        let isTooMuch = known.agrees(with: hundred) == false && known.points > hundred
        let isCertain =
            switch execution {
            case .printed: known.isWhole
            case .unknown: false
            // The points that a scheme leaves for the indicators, where the row of execution is left out.
            case .none: known.isWhole && !ScoringScheme.leavesForIndicators(known.points)
            }
        guard isTooMuch || isCertain else {
            return recordNotEvaluated(rule, .incompletePoints, cell: cell(), precision: precision)
        }
        if isOpen() { return recordNotEvaluated(rule, .uncertainReading, cell: cell(), precision: precision) }
        check(rule, problem: .unequal(known.points, hundred), cell: cell)
    }
}

/// Where points stand.
enum WeightPlace {
    case levelOne(Int)
    case levelTwo(Int)
    case indicators, whole
}

extension ScoringScheme {
    /// Whether these are the points of the indicators beside those for execution in a known scheme.
    fileprivate static func leavesForIndicators(_ points: FixedDecimal) -> Bool {
        all.contains { $0.weights.map { $0.execution.adding(points) == FixedDecimal(100) } == true }
    }
}

extension Evaluation {
    /// The points of a self-evaluation form.
    mutating func checkWeights(_ form: EvaluatedForm, _ rules: EvaluationRules) {
        guard !form.indicators.isEmpty || form.indicatorWeight != nil else { return }
        let execution = form.execution
        let points = form.points(execution.weight, \.weight)
        let beside: ExecutionPoints =
            if !execution.isPartOfTotal {
                .printed(.zero)
            } else if let points {
                .printed(points)
            } else {
                // Without a total the rows may be a part of the form only.
                execution.isEmpty && form.total != nil ? .none : .unknown
            }
        checkWeights(
            form.weights, whole: form.indicatorWeight, execution: beside, precision: form.precision,
            WeightRules(
                levelTwo: rules.levelTwoWeight, levelOne: rules.levelOneWeight, indicators: rules.indicatorWeight,
                whole: rules.wholeWeight),
            isOpen: { form.indicators.contains { $0.isBeside } },
            cell: { place in
                switch place {
                case .levelOne(let branch): form.cell(ofLevelOne: branch)
                case .levelTwo(let twig): form.cell(ofLevelTwo: twig)
                case .indicators: form.cell("年度绩效指标", "indicatorWeight", "权重")
                case .whole: form.cell("权重合计", "weight", nil)
                }
            })
        checkScheme(form, rules.schemeWeight)
    }

    /// The points of the levels against a scheme that a user gives, and against those that the notes of the form state.
    private mutating func checkScheme(_ form: EvaluatedForm, _ rule: NumberedRule) {
        guard form.weights.isPrinted else { return }
        if let scheme = profile.scoring, scheme.weights != nil {
            guard scheme.knowsLevels(of: form.outline) else {
                return recordNotEvaluated(
                    rule, .otherLayout, cell: form.cell("权重合计", "weight", nil), precision: form.precision)
            }
            check(scheme.differences(form.indicators, form.outline, form.execution), form, rule)
        } else if let stated = StatedPoints(form.notes, form.outline) {
            check(stated.differences(form), form, rule)
        }
    }

    private mutating func check(_ differences: [WeightDifference], _ form: EvaluatedForm, _ rule: NumberedRule) {
        if differences.isEmpty { return countHolds(rule.ordinal) }
        for difference in differences {
            let expected = difference.expected ?? .zero
            check(
                rule,
                problem: .points(printed: difference.printed, lower: expected, upper: expected, assumption: nil),
                cell: {
                    difference.name == WeightDifference.execution
                        ? form.cell("预算执行情况", "weight", "权重") : form.cell(difference.name, "levelOneWeight", "权重")
                })
        }
    }
}

extension IndicatorRow {
    /// Whether the row is one of those beside the 100 points: 加分项, 扣分项.
    var isBeside: Bool {
        [levelOne, levelTwo, levelThree].contains { name in
            ["加分", "附加", "扣分", "减分"].contains { name.has($0) }
        }
    }
}

/// 备注载明的分值: the points of the levels as a note of the form has them: 预算执行率10分，产出指标50分.
private struct StatedPoints {
    /// What the notes have for each level one, and for execution at the end: one number or several.
    private let points: [[FixedDecimal]]

    /// Nothing where the notes do not state the points of all levels of the form, 100 together.
    init?(_ notes: [String], _ outline: IndicatorOutline) {
        guard notes.contains(where: { $0.has("分") }) else { return nil }
        let names = outline.branches.map { Array($0.name.levelName.utf8) } + [Array("预算执行率".utf8)]
        var points = Array(repeating: [FixedDecimal](), count: names.count)
        for note in notes {
            let note = Array(note.utf8.filter { $0 != UInt8(ascii: " ") })
            for (number, name) in names.enumerated() { points[number] += Self.points(of: name, in: note) }
        }
        let sum = points.reduce(FixedDecimal.zero) { $0.adding($1.first) }
        guard !points.contains(where: \.isEmpty), sum == FixedDecimal(100) else { return nil }
        self.points = points
    }

    /// The numbers before 分 behind a name: 50 of 产出指标50分, 产出（50分）.
    private static func points(of name: [UInt8], in note: [UInt8]) -> [FixedDecimal] {
        guard !name.isEmpty, note.count > name.count else { return [] }
        var found: [FixedDecimal] = []
        var place = 0
        while place + name.count < note.count {
            guard note[place...].starts(with: name) else {
                place += 1
                continue
            }
            place += name.count
            var rest = note[place...]
            for word in ["指标", "（", "(", "：", ":", "为", "占"] where rest.starts(with: word.utf8) {
                rest = rest.dropFirst(word.utf8.count)
            }
            let digits = rest.prefix { $0.isDigit || $0 == UInt8(ascii: ".") }
            guard !digits.isEmpty, rest.dropFirst(digits.count).starts(with: "分".utf8) else { continue }
            if let number = FixedDecimal(String(decoding: digits, as: UTF8.self)) { found.append(number) }
        }
        return found
    }

    /// Where the form has other points than its notes.
    func differences(_ form: EvaluatedForm) -> [WeightDifference] {
        var differences: [WeightDifference] = []
        for (number, stated) in points.dropLast().enumerated() {
            let level = form.weights.levelOnes[number]
            let printed = level.printed ?? (level.below.isWhole ? level.below.points : nil)
            guard let printed, level.below.agrees(with: stated[0]) != true, !stated.contains(printed) else { continue }
            differences.append(
                WeightDifference(form.outline.branches[number].name, printed: printed, expected: stated[0]))
        }
        if let printed = form.execution.weight, form.execution.isPartOfTotal, let stated = points.last,
            !stated.contains(printed)
        {
            differences.append(
                WeightDifference(WeightDifference.execution, printed: printed, expected: stated.first))
        }
        return differences
    }
}

extension String {
    /// 产出 of 产出指标(50分).
    fileprivate var levelName: String {
        var name = prefix { $0 != "(" && $0 != "（" }
        if name.hasSuffix("指标") { name = name.dropLast(2) }
        return String(name.filter { !$0.isWhitespace })
    }
}
