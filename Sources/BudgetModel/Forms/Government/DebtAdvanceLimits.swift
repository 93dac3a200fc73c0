extension GovernmentForm {
    /// 地方政府债务限额提前下达情况表: what part of next year's limit is given before the year begins.
    public static let debtAdvanceLimits = GovernmentForm(
        "debt-advance-limits", "地方政府债务限额提前下达情况表", "Limits given in advance", .debt, .debt,
        scopes: [], columns: .levels)
}
