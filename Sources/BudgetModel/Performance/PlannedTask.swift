/// 目标任务, 进度计划: a task that a form plans, with its money or its time.
public struct PlannedTask: Hashable, Codable, Sendable {
    /// 部门职能: the duty that the task serves.
    public var duty: String?
    /// 目标任务, 进度内容.
    public var content: String?
    /// 支出项目名称.
    public var project: String?
    /// 预算金额.
    public var budget: Amount?
    /// 开始时间 as printed.
    public var start: String?
    /// 完成时间 as printed.
    public var end: String?
    /// 完成情况.
    public var result: String?

    /// A task without details.
    public init() {}
}
