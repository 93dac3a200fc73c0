extension GovernmentForm {
    /// 社会保险基金预算支出表: rows are the funds, with 其中 待遇支出.
    public static let socialInsuranceExpenditure = GovernmentForm(
        "social-insurance-expenditure", "社会保险基金预算支出表", "Social insurance fund expenditure", .socialInsurance, .funds,
        titles: ["社会保险基金支出决算表", "社会保险基金预算支出执行情况表", "社会保险基金预算支出情况表"])
}
