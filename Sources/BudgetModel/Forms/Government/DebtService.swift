extension GovernmentForm {
    /// 地方政府债务发行及还本付息情况表: issued, repaid and interest with balances and limits, of the region and its own level
    /// (表4-3).
    public static let debtService = GovernmentForm(
        "debt-service", "地方政府债务发行及还本付息情况表", "Debt issued, repaid and interest", .debt, .debt,
        scopes: [], columns: .levels, titles: ["地方政府债券发行（转贷）及还本付息情况表", "地方政府债务限额余额及还本付息情况表"])
}
