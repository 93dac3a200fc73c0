extension GovernmentForm {
    /// 社会保险基金收支表: a table on two sides for each fund, where a place prints one.
    public static let socialInsuranceFunds: [GovernmentForm] = [
        fund("enterprise-pension", "企业职工基本养老保险基金", "Enterprise pension"),
        fund("resident-pension", "城乡居民基本养老保险基金", "Resident pension"),
        fund("agency-pension", "机关事业单位基本养老保险基金", "Agency pension"),
        fund("employee-medical", "职工基本医疗保险（含生育保险）基金", "Employee medical"),
        fund("resident-medical", "城乡居民基本医疗保险基金", "Resident medical"),
        fund("work-injury", "工伤保险基金", "Work injury"),
        fund("unemployment", "失业保险基金", "Unemployment"),
        fund("long-term-care", "长期护理保险基金", "Long term care"),
        fund("maternity", "生育保险基金", "Maternity"),
    ]

    private static func fund(_ name: String, _ officialName: String, _ englishName: String) -> GovernmentForm {
        GovernmentForm(
            "\(name)-fund", "\(officialName)收支表", "\(englishName) fund", .socialInsurance, .funds, .funds,
            scopes: [.whole, .own, .managed],
            titles: ["\(officialName)收支预算表", "\(officialName)收支决算表", "\(officialName)收支情况表"])
    }
}
