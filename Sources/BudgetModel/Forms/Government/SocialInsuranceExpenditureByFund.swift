extension GovernmentForm {
    /// 社会保险基金支出分险种表: kinds of expenditure in rows, a column for each fund.
    public static let socialInsuranceExpenditureByFund = GovernmentForm(
        "social-insurance-expenditure-by-fund", "社会保险基金支出分险种表", "Social insurance expenditure, a column for each fund",
        .socialInsurance, .funds,
        columns: .funds, titles: ["社会保险基金支出决算总表"])
}
