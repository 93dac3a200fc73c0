extension GovernmentForm {
    /// 新增债券和政府外贷项目用途情况表: what new bonds are for, with shares.
    public static let debtPurposes = GovernmentForm(
        "debt-purposes", "新增债券和政府外贷项目用途情况表", "Purposes of new bonds", .debt, .items,
        scopes: [], columns: .purposes, titles: ["新增地方政府债券资金用途表"])
}
