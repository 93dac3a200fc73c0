import BudgetCodes

// As a county printed them in 2024 and a district of the provincial capital in 2025.

extension Practice {
    /// 湖北省部门预算, to 2024: ten tables.
    public static let hubeiBudget2024 = Practice(
        id: "hubei.budget.2024", officialName: "湖北省部门预算（2024年）", englishName: "Department budgets of Hubei, 2024",
        divisions: ["420000"], kind: .budget, lastYear: 2024,
        tables: hubeiTables + [
            Table("budget.project-expenditure", "项目支出表", number: "九"),
            Table(
                "budget.state-capital-expenditure", "国有资本经营预算支出表", number: "十",
                columns: .printed([
                    "total": "合计", "personnelProjects": "人员类项目支出", "operatingProjects": "运转类项目支出 公用经费项目支出",
                    "otherOperatingProjects": "运转类项目支出 其他运转类项目支出", "specificProjects": "特定目标类项目支出",
                ])),
        ])

    /// 湖北省部门预算, from 2025: twelve tables, the last two of them performance forms.
    public static let hubeiBudget2025 = Practice(
        id: "hubei.budget.2025", officialName: "湖北省部门预算（2025年）", englishName: "Department budgets of Hubei, 2025",
        divisions: ["420000"], kind: .budget, firstYear: 2025,
        tables: hubeiTables + [
            Table(
                "budget.state-capital-expenditure", "国有资本经营预算支出表", number: "九",
                columns: .printed(["total": "总计", "basic": "基本支出", "project": "项目支出"])),
            Table("budget.project-expenditure", "项目支出表", number: "十"),
            Table("performance.department-goal", "部门整体支出绩效目标表", number: "十一", isDemanded: false),
            Table("performance.project-goal", "项目支出绩效目标表", number: "十二", isDemanded: false),
        ])

    private static let hubeiTables = [
        Table("budget.income-expenditure-summary", "部门收支总表", number: "一", in: .tenThousandYuan),
        Table("budget.department-income", "部门收入总表", number: "二", in: .tenThousandYuan),
        Table("budget.department-expenditure", "部门支出总表", number: "三", in: .tenThousandYuan),
        Table("budget.fiscal-appropriation-summary", "财政拨款收支总表", number: "四", in: .tenThousandYuan),
        Table("budget.general-public-expenditure", "一般公共预算支出表", number: "五", in: .tenThousandYuan),
        Table("budget.basic-expenditure", "一般公共预算基本支出表", number: "六", in: .tenThousandYuan),
        Table("budget.three-public-expenses", "一般公共预算“三公”经费支出表", number: "七", in: .tenThousandYuan),
        Table("budget.government-fund-expenditure", "政府性基金预算支出表", number: "八", in: .tenThousandYuan),
    ]
}
