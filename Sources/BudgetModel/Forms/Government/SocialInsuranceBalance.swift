extension GovernmentForm {
    /// 社会保险基金预算结余表: for each fund 本年收支结余 and 年末滚存结余.
    public static let socialInsuranceBalance = GovernmentForm(
        "social-insurance-balance", "社会保险基金预算结余表", "Social insurance fund balances", .socialInsurance, .funds,
        titles: ["社会保险基金结余决算表", "社会保险基金预算结余执行情况表", "社会保险基金预算结余情况表"])
}
