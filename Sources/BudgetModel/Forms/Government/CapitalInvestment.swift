extension GovernmentForm {
    /// 预算内基本建设投资安排情况表: projects of capital investment.
    public static let capitalInvestment = GovernmentForm(
        "capital-investment", "预算内基本建设投资安排情况表", "Capital investment within the budget", .other, .items,
        scopes: [], titles: ["基本建设支出表"])
}
