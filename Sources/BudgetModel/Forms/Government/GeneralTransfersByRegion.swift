extension GovernmentForm {
    /// 一般公共预算税收返还和转移支付分地区表: what is given to each government below.
    public static let generalTransfersByRegion = GovernmentForm(
        "general-transfers-by-region", "一般公共预算税收返还和转移支付分地区表", "Tax refunds and transfers by region", .generalPublic,
        .regions,
        scopes: [], columns: .transfersByRegion, titles: ["税收返还和转移支付分地区决算表", "分地区税收返还和转移支付预算表", "对市县税收返还和转移支付分地区决算表"])
}
