extension GovernmentForm {
    /// 政府性基金预算收支平衡表: revenue and expenditure of the funds with transfers and debt, on two sides.
    public static let fundBalance = GovernmentForm(
        "fund-balance", "政府性基金预算收支平衡表", "Government fund balance", .governmentFund, .balance, .balance,
        titles: ["政府性基金收支总表", "政府性基金预算收支总表", "政府性基金收支情况表"])
}
