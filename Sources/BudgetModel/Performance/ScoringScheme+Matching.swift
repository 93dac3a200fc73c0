/// 权重差异: points of a form that are not those of a scheme.
public struct WeightDifference: Hashable, Codable, Sendable {
    /// 一级指标 as printed; 预算执行率 for the execution row, and the class where the form does not have it.
    public var name: String
    /// The points of the form; `nil` where it has none.
    public var printed: FixedDecimal?
    /// The points of the scheme; `nil` where it has none.
    public var expected: FixedDecimal?

    /// The name of the execution row.
    static let execution = "预算执行率"

    /// A difference of a level or of the execution row.
    public init(_ name: String, printed: FixedDecimal?, expected: FixedDecimal?) {
        self.name = name
        self.printed = printed
        self.expected = expected
    }
}

extension ScoringScheme {
    /// The scheme that a form follows: the first known one whose points for the execution rate and for all levels are
    /// those of the form; of those with free levels the one whose columns the form has. Else ``unstated``.
    ///
    /// Satisfaction may be left out, where its points go to the effects.
    public static func matching(
        _ form: some SelfEvaluationForm, frames: FrameBook = .standard
    ) -> ScoringScheme {
        let levels = LevelWeights(form.indicators, IndicatorOutline(form.indicators, frames: frames))
        return all.first { $0.weights?.isThat(of: form.execution, levels) == true } ?? .unstated
    }

    /// 权重比对: where the points of a form are not those of this scheme. Nothing where the scheme sets none, and of
    /// levels without printed points nothing is said.
    public func weightDifferences(
        of form: some SelfEvaluationForm, frames: FrameBook = .standard
    ) -> [WeightDifference] {
        differences(form.indicators, IndicatorOutline(form.indicators, frames: frames), form.execution)
    }

    func differences(
        _ rows: [EvaluatedIndicator], _ outline: IndicatorOutline, _ execution: BudgetExecution
    ) -> [WeightDifference] {
        guard let weights else { return [] }
        var differences: [WeightDifference] = []
        if let printed = execution.weight, execution.isPartOfTotal, printed != weights.execution {
            differences.append(
                WeightDifference(WeightDifference.execution, printed: printed, expected: weights.execution))
        }
        return differences + weights.differences(LevelWeights(rows, outline))
    }

    /// Whether it has points for any of the levels of a form, or leaves them to the form.
    func knowsLevels(of outline: IndicatorOutline) -> Bool {
        guard let levels = weights?.levels, !levels.isEmpty else { return true }
        return outline.branches.contains { levels[outline.kind(of: $0) ?? IndicatorClass(rawValue: $0.name)] != nil }
    }
}

extension ScoringScheme.Weights {
    fileprivate func isThat(of execution: BudgetExecution, _ levels: LevelWeights) -> Bool {
        guard (execution.isPartOfTotal ? execution.weight ?? .zero : .zero) == self.execution else { return false }
        // Free levels say nothing of the scheme but what its columns do, and a form without points has none.
        if self.levels.isEmpty { return levels.hasNature && levels.isWhole(beside: self.execution) }
        return levels.points.contains { $0.weight != nil } && differences(levels).isEmpty
    }

    /// The levels whose points differ; with satisfaction, or without it where the form has none.
    fileprivate func differences(_ levels: LevelWeights) -> [WeightDifference] {
        guard !self.levels.isEmpty else { return [] }
        let isAsked = levels.points.contains { $0.kind == .satisfaction }
        var expected = isAsked ? self.levels : withoutSatisfaction.levels
        var differences: [WeightDifference] = []
        for level in levels.points {
            let points = expected.removeValue(forKey: level.kind)
            if let printed = level.weight, printed != points {
                differences.append(WeightDifference(level.name, printed: printed, expected: points))
            }
        }
        let missing = expected.sorted { $0.key.rawValue < $1.key.rawValue }
        return differences
            + missing.map { WeightDifference($0.key.rawValue, printed: nil, expected: $0.value) }
    }
}

/// The points of the levels of a form.
private struct LevelWeights {
    /// Of each level one: what it is about, and its points: those that it prints, in a column or in its name, else those
    /// of its rows.
    private(set) var points: [(name: String, kind: IndicatorClass, weight: FixedDecimal?)]
    /// Whether the form has a column for 指标性质.
    private(set) var hasNature = false

    init(_ rows: [EvaluatedIndicator], _ outline: IndicatorOutline) {
        points = outline.branches.map {
            ($0.name, outline.kind(of: $0) ?? IndicatorClass(rawValue: $0.name), $0.name.bracketedPoints)
        }
        var sums = Array(repeating: FixedDecimal?.none, count: points.count)
        for (row, twig) in zip(rows, outline.twigOfRow) {
            let branch = outline.twigs[twig].branch
            if points[branch].weight == nil { points[branch].weight = row.levelOneWeight }
            if let weight = row.weight { sums[branch] = weight.adding(sums[branch]) }
            if row.hasDetails, row.details.nature != nil { hasNature = true }
        }
        for (branch, sum) in sums.enumerated() where points[branch].weight == nil { points[branch].weight = sum }
    }

    /// Whether all points beside those of the execution rate are 100.
    func isWhole(beside execution: FixedDecimal) -> Bool {
        points.reduce(execution) { $0.adding($1.weight) } == FixedDecimal(100)
    }
}
