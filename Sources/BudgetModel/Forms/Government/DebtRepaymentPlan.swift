extension GovernmentForm {
    /// 地方政府债券分年度偿还计划表: what falls due in which year.
    public static let debtRepaymentPlan = GovernmentForm(
        "debt-repayment-plan", "地方政府债券分年度偿还计划表", "Repayment by year", .debt, .items,
        columns: .repayment, titles: ["地方政府债券还本付息计划表"])
}
