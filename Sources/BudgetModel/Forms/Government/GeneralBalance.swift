extension GovernmentForm {
    /// 一般公共预算收支平衡表: revenue and expenditure with transfers, debt and what is carried over, on two sides.
    public static let generalBalance = GovernmentForm(
        "general-balance", "一般公共预算收支平衡表", "General public budget balance", .generalPublic, .balance, .balance,
        titles: ["一般公共预算收支总表", "一般公共预算收支情况表", "一般公共预算收支决算总表", "一般公共预算全口径收支平衡表"])
}
