extension GovernmentForm {
    /// 预备费安排情况表: what 预备费 was used for.
    public static let reserveAllocation = GovernmentForm(
        "reserve-allocation", "预备费安排情况表", "Use of the reserve", .generalPublic, .items,
        scopes: [], titles: ["预备费使用情况表"])
}
