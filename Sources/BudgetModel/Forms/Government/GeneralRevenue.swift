extension GovernmentForm {
    /// 一般公共预算收入表: by revenue code, with transfers, debt and a total below.
    public static let generalRevenue = GovernmentForm(
        "general-revenue", "一般公共预算收入表", "General public budget revenue", .generalPublic, .revenue,
        titles: ["一般公共预算收入决算表", "一般公共预算收入执行情况表", "一般公共预算收入预算表", "一般公共预算收入情况表", "一般公共预算收入明细表"])
}
