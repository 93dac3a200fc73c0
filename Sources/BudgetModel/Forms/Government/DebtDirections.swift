extension GovernmentForm {
    /// 地方政府债务投向情况表: what the debt was spent on, at the end of the last year and of this.
    public static let debtDirections = GovernmentForm(
        "debt-directions", "地方政府债务投向情况表", "What debt was spent on", .debt, .items,
        columns: .directions)
}
