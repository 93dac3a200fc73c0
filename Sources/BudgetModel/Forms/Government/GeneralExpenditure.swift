extension GovernmentForm {
    /// 一般公共预算支出表: by function, in full or by 类 alone, often with transfers and a total below.
    public static let generalExpenditure = GovernmentForm(
        "general-expenditure", "一般公共预算支出表", "General public budget expenditure", .generalPublic, .expenditure,
        titles: [
            "一般公共预算支出决算表", "一般公共预算支出执行情况表", "一般公共预算支出预算表", "一般公共预算支出情况表", "一般公共预算支出决算功能分类明细表", "一般公共预算支出功能分类决算表",
            "一般公共预算支出决算表（按功能分类）",
        ])
}
