extension GovernmentForm {
    /// 一般公共预算税收返还和转移支付表: what is given to governments below, by item; some places print a column for each region.
    public static let generalTransfers = GovernmentForm(
        "general-transfers", "一般公共预算税收返还和转移支付表", "Tax refunds and transfers", .generalPublic, .items,
        scopes: [], columns: .transfers,
        titles: ["税收返还和转移支付决算表", "税收返还和转移支付预算表", "一般公共预算对下税收返还和转移支付预算表", "对市县税收返还和转移支付决算表", "一般公共预算支出表（市对下转移支付项目）"])
}
