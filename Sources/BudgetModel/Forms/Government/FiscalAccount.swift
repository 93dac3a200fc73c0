extension GovernmentForm {
    /// 财政专户管理资金收支表: what schools and others pay into the special account, on two sides.
    public static let fiscalAccount = GovernmentForm(
        "fiscal-account", "财政专户管理资金收支表", "Funds of the special fiscal account", .other, .balance, .balance,
        titles: ["财政专户管理资金收支情况表"])
}
