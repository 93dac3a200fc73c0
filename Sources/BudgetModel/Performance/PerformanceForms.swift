/// 绩效表: the performance forms of a document.
public struct PerformanceForms: Hashable, Sendable {
    /// 部门整体支出绩效目标表, 部门整体绩效目标申报表.
    public var departmentGoal: DepartmentPerformanceGoal? {
        get { departmentGoals.first }
        _modify {
            var form = departmentGoals.popLast()
            defer { departmentGoals = form.map { [$0] } ?? [] }
            yield &form
        }
    }
    /// 项目支出绩效目标表, 项目申报表: one for each project.
    public var projectGoals: [ProjectPerformanceGoal]
    /// 部门（单位）整体绩效自评表.
    public var departmentSelfEvaluation: DepartmentSelfEvaluation? {
        get { departmentSelfEvaluations.first }
        _modify {
            var form = departmentSelfEvaluations.popLast()
            defer { departmentSelfEvaluations = form.map { [$0] } ?? [] }
            yield &form
        }
    }
    /// 项目绩效自评表: one for each project.
    public var projectSelfEvaluations: [ProjectSelfEvaluation]
    /// 绩效运行监控表: one for each project, and one for the whole department.
    public var monitorings: [PerformanceMonitoring]
    /// 重点工作完成情况表.
    public var keyWork: KeyWork? {
        get { keyWorks.first }
        _modify {
            var form = keyWorks.popLast()
            defer { keyWorks = form.map { [$0] } ?? [] }
            yield &form
        }
    }

    // A list of one or none: most documents have none of these, and all of them are many fields wide.
    private var departmentGoals: [DepartmentPerformanceGoal] = []
    private var departmentSelfEvaluations: [DepartmentSelfEvaluation] = []
    private var keyWorks: [KeyWork] = []

    /// Whether there is no form.
    public var isEmpty: Bool {
        departmentGoals.isEmpty && projectGoals.isEmpty && departmentSelfEvaluations.isEmpty
            && projectSelfEvaluations.isEmpty && monitorings.isEmpty && keyWorks.isEmpty
    }

    /// No forms.
    public init() {
        projectGoals = []
        projectSelfEvaluations = []
        monitorings = []
    }
}

extension PerformanceForms: Codable {
    private enum CodingKeys: CodingKey {
        case departmentGoal, projectGoals, departmentSelfEvaluation, projectSelfEvaluations, monitorings, keyWork
    }

    public init(from decoder: any Decoder) throws {
        self.init()
        let container = try decoder.container(keyedBy: CodingKeys.self)
        departmentGoal = try container.decodeIfPresent(DepartmentPerformanceGoal.self, forKey: .departmentGoal)
        projectGoals = try container.decodeIfPresent([ProjectPerformanceGoal].self, forKey: .projectGoals) ?? []
        departmentSelfEvaluation =
            try container.decodeIfPresent(DepartmentSelfEvaluation.self, forKey: .departmentSelfEvaluation)
        projectSelfEvaluations =
            try container.decodeIfPresent([ProjectSelfEvaluation].self, forKey: .projectSelfEvaluations) ?? []
        monitorings = try container.decodeIfPresent([PerformanceMonitoring].self, forKey: .monitorings) ?? []
        keyWork = try container.decodeIfPresent(KeyWork.self, forKey: .keyWork)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(departmentGoal, forKey: .departmentGoal)
        if !projectGoals.isEmpty { try container.encode(projectGoals, forKey: .projectGoals) }
        try container.encodeIfPresent(departmentSelfEvaluation, forKey: .departmentSelfEvaluation)
        if !projectSelfEvaluations.isEmpty {
            try container.encode(projectSelfEvaluations, forKey: .projectSelfEvaluations)
        }
        if !monitorings.isEmpty { try container.encode(monitorings, forKey: .monitorings) }
        try container.encodeIfPresent(keyWork, forKey: .keyWork)
    }
}
