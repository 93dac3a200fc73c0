extension GovernmentForm {
    /// 地方政府专项债务余额情况表: opening balance, limit, issued, repaid and balance of special debt.
    public static let debtBalanceSpecial = GovernmentForm(
        "debt-balance-special", "地方政府专项债务余额情况表", "Balance of special debt", .debt, .debt,
        columns: .debtBalance, titles: ["地方政府专项债务余额表", "地方政府专项债务限额和余额情况表"])
}
