extension GovernmentForm {
    /// 地方政府债务限额分地区情况表: how the limit of each region came about.
    public static let debtLimitChangesByRegion = GovernmentForm(
        "debt-limit-changes-by-region", "地方政府债务限额分地区情况表", "Changes of debt limits by region", .debt, .regions,
        scopes: [], columns: .debtLimitChanges)
}
