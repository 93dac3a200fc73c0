extension GovernmentForm {
    /// “三公”经费表: of the general public budget of a level.
    public static let threePublicExpenses = GovernmentForm(
        "three-public-expenses", "“三公”经费表", "Three public expenses", .other, .threePublic,
        titles: ["一般公共预算“三公”经费决算表", "一般公共预算“三公”经费表", "“三公”经费情况表", "“三公”经费支出决算表", "“三公”经费预算表"])
}
