extension GovernmentForm {
    /// 政府性基金转移支付分地区表: what is given to each government below from the funds.
    public static let fundTransfersByRegion = GovernmentForm(
        "fund-transfers-by-region", "政府性基金转移支付分地区表", "Government fund transfers by region", .governmentFund, .regions,
        scopes: [], columns: .transfersByRegion, titles: ["政府性基金转移支付分地区决算表", "政府性基金转移支付分地区预算表"])
}
