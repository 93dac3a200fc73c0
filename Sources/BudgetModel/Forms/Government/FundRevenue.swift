extension GovernmentForm {
    /// 政府性基金预算收入表: by fund.
    public static let fundRevenue = GovernmentForm(
        "fund-revenue", "政府性基金预算收入表", "Government fund revenue", .governmentFund, .revenue,
        titles: ["政府性基金收入决算表", "政府性基金预算收入执行情况表", "政府性基金预算收入情况表", "政府性基金收入预算表"])
}
