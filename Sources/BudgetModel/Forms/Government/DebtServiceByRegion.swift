extension GovernmentForm {
    /// 地方政府债务还本付息情况表: principal and interest paid by each region.
    public static let debtServiceByRegion = GovernmentForm(
        "debt-service-by-region", "地方政府债务还本付息情况表", "Principal and interest by region", .debt, .regions,
        scopes: [], columns: .debtService, titles: ["地方政府债务还本付息情况表（分地区）"])
}
