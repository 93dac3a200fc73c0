extension GovernmentForm {
    /// 地方政府债券使用情况表: the projects that new bonds paid for (表4-2).
    public static let debtProjects = GovernmentForm(
        "debt-projects", "地方政府债券使用情况表", "Use of bonds by project", .debt, .items,
        scopes: [], columns: .debtProjects, titles: ["新增地方政府债券使用情况表", "新增地方政府债券资金使用情况表"])
}
