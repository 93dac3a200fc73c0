extension GovernmentForm {
    /// 国有资本经营预算收入表: profits, dividends and proceeds, by kind of enterprise.
    public static let stateCapitalRevenue = GovernmentForm(
        "state-capital-revenue", "国有资本经营预算收入表", "State capital revenue", .stateCapital, .revenue,
        titles: ["国有资本经营收入决算表", "国有资本经营预算收入决算表", "国有资本经营预算收入执行情况表", "国有资本经营预算收入情况表"])
}
