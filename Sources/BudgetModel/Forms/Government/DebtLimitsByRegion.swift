extension GovernmentForm {
    /// 地方政府债务限额及余额情况表: limit and balance of each region, of general and special debt (表4-1).
    public static let debtLimitsByRegion = GovernmentForm(
        "debt-limits-by-region", "地方政府债务限额及余额情况表", "Debt limits and balances by region", .debt, .regions,
        scopes: [], columns: .debtLimits,
        titles: ["地方政府债务限额及余额决算情况表", "地方政府债务限额和余额情况表（分地区）", "地方政府一般债务限额和余额情况表（分地区）", "地方政府专项债务限额和余额情况表（分地区）"])
}
