extension GovernmentForm {
    /// 政府性基金转移支付表: what is given to governments below from the funds, by item.
    public static let fundTransfers = GovernmentForm(
        "fund-transfers", "政府性基金转移支付表", "Government fund transfers", .governmentFund, .items,
        scopes: [], columns: .transfers, titles: ["政府性基金转移支付预算表", "政府性基金转移支付决算表", "政府性基金对市县转移支付表", "政府性基金支出表（市对下转移支付）"])
}
