extension GovernmentForm {
    /// 国有资本经营预算转移支付分地区表: what is given to each government below from the book.
    public static let stateCapitalTransfersByRegion = GovernmentForm(
        "state-capital-transfers-by-region", "国有资本经营预算转移支付分地区表", "State capital transfers by region", .stateCapital,
        .regions,
        scopes: [], columns: .transfersByRegion, titles: ["国有资本经营预算转移支付情况表"])
}
