extension GovernmentForm {
    /// 一般公共预算基本支出表: basic expenditure by government economic code; some places print all expenditure beside it.
    public static let generalBasicExpenditure = GovernmentForm(
        "general-basic-expenditure", "一般公共预算基本支出表", "General public budget basic expenditure", .generalPublic,
        .economic,
        columns: .economic,
        titles: ["一般公共预算基本支出决算表", "一般公共预算基本支出经济分类表", "一般公共预算政府预算经济分类表（基本支出）", "一般公共预算基本支出预算表", "一般公共预算支出经济分类表"])
}
