extension GovernmentForm {
    /// 国有资本经营预算转移支付表: what is given to governments below from the book, by item.
    public static let stateCapitalTransfers = GovernmentForm(
        "state-capital-transfers", "国有资本经营预算转移支付表", "State capital transfers", .stateCapital, .items,
        scopes: [], columns: .transfers, titles: ["国有资本经营预算转移支付预算表", "国有资本经营预算转移支付决算表"])
}
