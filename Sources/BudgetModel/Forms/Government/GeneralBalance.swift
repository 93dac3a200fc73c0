extension GovernmentForm {
    /// 一般公共预算收支总表: with transfers, debt, and what is carried over, on two sides.
    public static let generalBalance = GovernmentForm(
        "general-balance", "一般公共预算收支总表", "General public budget balance", .generalPublic, .balance, .balance,
        titles: ["一般公共预算收支平衡表", "一般公共预算收支决算总表"])
}
