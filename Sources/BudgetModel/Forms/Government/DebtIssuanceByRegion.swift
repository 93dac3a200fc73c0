extension GovernmentForm {
    /// 地方政府债券发行情况表: new and refinancing bonds of each region.
    public static let debtIssuanceByRegion = GovernmentForm(
        "debt-issuance-by-region", "地方政府债券发行情况表", "Bonds issued by region", .debt, .regions,
        scopes: [], columns: .debtIssuance, titles: ["地方政府债券发行情况表（分地区）"])
}
