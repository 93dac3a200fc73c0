import BudgetCodes

/// What is checked in the self-evaluation form of a project and of a whole unit alike.
struct EvaluatedForm {
    let form: Form
    /// The name of the project; empty for a whole unit.
    let name: String
    let precision: Precision
    let execution: BudgetExecution
    let indicatorWeight: FixedDecimal?
    let indicators: [EvaluatedIndicator]
    let total: FixedDecimal?
    let reviewTotal: FixedDecimal?
    let notes: [String]
    let deviationAnalysis: String?
    /// The scheme that the weights belong to.
    let scheme: ScoringScheme
    let outline: IndicatorOutline
    let weights: FormWeights
    /// The rows with the points of their level where they have none themselves and are all of it.
    let rowsWithPoints: [EvaluatedIndicator]
    /// Whether some rows have no points of their own.
    let lacksPoints: Bool
    /// The rows whose score stands in the cell of a row above.
    private let merged: Set<Int>

    /// Whether it is the form of a whole unit.
    var isOfUnit: Bool { form.id == DepartmentSelfEvaluation.form.id }

    init<Table: SelfEvaluationForm>(
        _ table: Table, named name: String, _ frames: FrameBook
    ) {
        form = Table.form
        self.name = name
        precision = table.caption.precision
        execution = table.execution
        indicatorWeight = table.indicatorWeight
        let rows = table.indicators
        indicators = rows
        total = table.total
        reviewTotal = table.reviewTotal
        notes = table.caption.notes
        deviationAnalysis = table.deviationAnalysis
        scheme = .matching(table, frames: frames)
        let outline = IndicatorOutline(rows, frames: frames)
        let merged = rows.contains { $0.hasDetails && $0.details.mergedRows != nil } ? rows.rowsMergedAway : []
        self.outline = outline
        self.merged = merged
        let weights = FormWeights(outline, rows: rows.indices) { row in
            (rows[row].levelOneWeight, rows[row].levelTwoWeight, rows[row].weight, merged.contains(row))
        }
        self.weights = weights
        lacksPoints = rows.contains { $0.weight == nil }
        rowsWithPoints = lacksPoints ? Self.filled(rows, outline, weights) : rows
    }

    /// 产出指标(40分) with one row has 40 points in that row.
    private static func filled(
        _ rows: [EvaluatedIndicator], _ outline: IndicatorOutline, _ weights: FormWeights
    ) -> [EvaluatedIndicator] {
        var (ofTwig, ofBranch) = (outline.twigs.map { _ in 0 }, outline.branches.map { _ in 0 })
        for twig in outline.twigOfRow {
            ofTwig[twig] += 1
            ofBranch[outline.twigs[twig].branch] += 1
        }
        var filled = rows
        for (row, twig) in outline.twigOfRow.enumerated() where rows[row].weight == nil && ofTwig[twig] == 1 {
            let branch = outline.twigs[twig].branch
            let ofLevelOne = ofBranch[branch] == 1 ? weights.levelOnes[branch].printed : nil
            filled[row].weight = weights.levelTwos[twig].printed ?? ofLevelOne
        }
        return filled
    }

    /// 执行数; where it is blank, what the sources add up to.
    var actual: RunningSum { figure(execution.actual, \.actual) }

    /// A figure of the row of execution; where it is blank, what the sources add up to.
    func figure(_ printed: Amount?, _ path: KeyPath<MoneyRow, Amount?>) -> RunningSum {
        RunningSum(printed, precision, of: printed == nil ? sum(path) : nil)
    }

    /// A column of the sources.
    private func sum(_ path: KeyPath<MoneyRow, Amount?>) -> RunningSum {
        let sources = execution.sources ?? []
        let totals = MoneyOutline(sources).totals
        guard totals.count == 1 else { return RunningSum() }
        let amounts = sources.map { $0[keyPath: path] }
        return RunningSum(totals[0].row.flatMap { amounts[$0] }, precision, of: totals[0].sum(amounts, precision))
    }

    /// Points of the row of execution, which some forms print in the rows of the sources: in that of the total, else in
    /// all of them together.
    func points(_ printed: FixedDecimal?, _ path: KeyPath<MoneyRow, FixedDecimal?>) -> FixedDecimal? {
        guard printed == nil, let sources = execution.sources else { return printed }
        if let total = sources.first(where: \.isTotal)?[keyPath: path] { return total }
        let points = sources.compactMap { $0[keyPath: path] }
        return points.isEmpty ? nil : .sum(points)
    }

    /// Whether the score of a row stands in the cell of a row above.
    func isMergedAway(_ row: Int) -> Bool { merged.contains(row) }

    var indicatorForm: IndicatorForm { IndicatorForm(form: form, key: name, name: name) }

    func scoreCell(_ row: EvaluatedIndicator) -> Cell { cell(row.levelThree, "score", "得分") }

    func cell(_ row: String, _ column: String, _ label: String?) -> Cell {
        let names = [name, row].filter { !$0.isEmpty }
        return Cell(
            Location(table: form.id, line: names.joined(separator: "/"), column: column), form: form,
            lineName: names.joined(separator: " "), columnHeading: label)
    }

    /// A cell of a level.
    func cell(ofLevelOne branch: Int, _ column: String = "levelOneWeight") -> Cell {
        cell(outline.branches[branch].name, column, "权重")
    }

    /// A cell of a level below another.
    func cell(ofLevelTwo twig: Int) -> Cell {
        let names = [outline.branches[outline.twigs[twig].branch].name, outline.twigs[twig].name]
        return cell(names.filter { !$0.isEmpty }.joined(separator: " "), "levelTwoWeight", "权重")
    }
}

extension String {
    /// Whether a text of a column for reasons gives one: 无, 已完成 and a dash do not.
    var isReason: Bool {
        let words = filter { !$0.isWhitespace && !$0.isPunctuation && !$0.isSymbol }
        return !words.isEmpty && !Self.noReasons.contains(words)
    }

    private static let noReasons: Set<String> = [
        "无", "无偏差", "没有", "没有偏差", "不存在偏差", "不适用", "不涉及", "已完成", "完成", "全部完成", "均已完成", "按计划完成",
        "按时完成", "达标", "已达标", "达成", "已达成", "达成预期指标", "正常", "无原因", "暂无", "无无", "0", "已完成无偏差", "完成目标",
        "完成年度目标", "达到预期目标", "已完成目标", "无此项", "未发生", "未偏差",
    ]
}
