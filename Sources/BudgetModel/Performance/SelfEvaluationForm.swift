/// 自评表: a self-evaluation form of a project or of a whole unit.
public protocol SelfEvaluationForm: DisclosureTable {
    /// 预算执行情况.
    var execution: BudgetExecution { get }
    /// 年度绩效指标权重, points.
    var indicatorWeight: FixedDecimal? { get }
    /// 年度绩效指标.
    var indicators: [EvaluatedIndicator] { get }
    /// 总分, points.
    var total: FixedDecimal? { get }
    /// 偏差大或目标未完成原因分析.
    var deviationAnalysis: String? { get }
}

extension DepartmentSelfEvaluation: SelfEvaluationForm {}
extension ProjectSelfEvaluation: SelfEvaluationForm {}

extension SelfEvaluationForm {
    /// 复核: every score of the form, recomputed by a scheme.
    public func scored(by scheme: ScoringScheme) -> FormScore {
        FormScore(indicators, execution: execution, total: total, by: scheme)
    }
}

extension ScoringScheme {
    /// The scheme that the weights of a form belong to: the first known one with its points for the execution rate,
    /// else ``national2020``.
    public static func matching(_ form: some SelfEvaluationForm) -> ScoringScheme {
        let weight = form.execution.weight
        return all.first { $0.weights?.execution == weight } ?? .national2020
    }
}
