extension GovernmentForm {
    /// 社会保险基金预算收入表: rows are the funds, with 其中 保险费收入, 财政补贴收入 and 利息收入.
    public static let socialInsuranceRevenue = GovernmentForm(
        "social-insurance-revenue", "社会保险基金预算收入表", "Social insurance fund revenue", .socialInsurance, .funds,
        titles: ["社会保险基金收入决算表", "社会保险基金预算收入执行情况表", "社会保险基金预算收入情况表"])
}
