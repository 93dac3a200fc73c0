extension GovernmentForm {
    /// 地方政府一般债务余额情况表: opening balance, limit, issued, repaid and balance of general debt.
    public static let debtBalanceGeneral = GovernmentForm(
        "debt-balance-general", "地方政府一般债务余额情况表", "Balance of general debt", .debt, .debt,
        columns: .debtBalance, titles: ["地方政府一般债务余额表", "地方政府一般债务限额和余额情况表"])
}
