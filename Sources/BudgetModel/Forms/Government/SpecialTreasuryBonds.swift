extension GovernmentForm {
    /// 超长期特别国债安排情况表: projects of 超长期特别国债.
    public static let specialTreasuryBonds = GovernmentForm(
        "special-treasury-bonds", "超长期特别国债安排情况表", "Use of special treasury bonds", .other, .items,
        scopes: [])
}
