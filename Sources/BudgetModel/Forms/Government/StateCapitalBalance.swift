extension GovernmentForm {
    /// 国有资本经营预算收支平衡表: income and expenditure of the book, on two sides.
    public static let stateCapitalBalance = GovernmentForm(
        "state-capital-balance", "国有资本经营预算收支平衡表", "State capital balance", .stateCapital, .balance, .balance,
        titles: ["国有资本经营预算收支总表", "国有资本经营预算收支情况表"])
}
