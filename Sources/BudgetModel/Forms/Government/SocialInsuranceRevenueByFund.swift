extension GovernmentForm {
    /// 社会保险基金收入分险种表: kinds of income in rows, a column for each fund.
    public static let socialInsuranceRevenueByFund = GovernmentForm(
        "social-insurance-revenue-by-fund", "社会保险基金收入分险种表", "Social insurance revenue, a column for each fund",
        .socialInsurance, .funds,
        columns: .funds, titles: ["社会保险基金收入决算总表"])
}
