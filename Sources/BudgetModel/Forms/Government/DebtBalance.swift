extension GovernmentForm {
    /// 地方政府债务限额和余额情况表: opening balance, limit, issued, repaid and balance; some places print general debt, special
    /// debt and the sum as three groups of rows.
    public static let debtBalance = GovernmentForm(
        "debt-balance", "地方政府债务限额和余额情况表", "Limit and balance of all debt", .debt, .debt,
        columns: .debtBalance, titles: ["政府债务限额和余额情况表", "地方政府债务余额情况表"])
}
