extension GovernmentForm {
    /// 重大项目绩效情况表: projects with funds and results of evaluation, or with goals.
    public static let projectPerformance = GovernmentForm(
        "project-performance", "重大项目绩效情况表", "Performance of major projects", .other, .items,
        scopes: [], columns: .performance, titles: ["项目绩效评价情况表", "重点项目绩效评价结果表", "重大项目预算和绩效目标表"])
}
