extension GovernmentForm {
    /// 政府性基金预算支出表: by function, with the funds below.
    public static let fundExpenditure = GovernmentForm(
        "fund-expenditure", "政府性基金预算支出表", "Government fund expenditure", .governmentFund, .expenditure,
        titles: ["政府性基金支出决算表", "政府性基金预算支出执行情况表", "政府性基金预算支出情况表", "政府性基金支出预算表"])
}
