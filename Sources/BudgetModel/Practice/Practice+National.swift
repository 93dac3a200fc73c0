// What all places have in common, by 财预〔2016〕143号 and by the forms of final accounts.

extension Practice {
    /// 地方预决算公开操作规程（财预〔2016〕143号）: the eight tables of every department budget.
    public static let nationalBudget = Practice(
        id: "national.budget", officialName: "全国部门预算（财预〔2016〕143号）",
        englishName: "Department budgets, national minimum",
        kind: .budget,
        tables: [
            Table("budget.income-expenditure-summary", "部门收支总体情况表", number: "一"),
            Table("budget.department-income", "部门收入总体情况表", number: "二", alternatives: incomeLayouts),
            Table("budget.department-expenditure", "部门支出总体情况表", number: "三"),
            Table("budget.fiscal-appropriation-summary", "财政拨款收支总体情况表", number: "四"),
            Table("budget.general-public-expenditure", "一般公共预算支出情况表", number: "五"),
            Table("budget.basic-expenditure", "一般公共预算基本支出情况表", number: "六"),
            Table("budget.three-public-expenses", "一般公共预算“三公”经费支出情况表", number: "七"),
            Table("budget.government-fund-expenditure", "政府性基金预算支出情况表", number: "八"),
        ])

    /// 部门决算公开表: the nine tables of department final accounts.
    public static let nationalFinalAccounts = Practice(
        id: "national.final-accounts", officialName: "全国部门决算（公开01至09表）",
        englishName: "Department final accounts, national forms", kind: .finalAccounts,
        tables: [
            Table("final-accounts.income-expenditure-summary", "收入支出决算总表", number: "公开01表"),
            Table("final-accounts.income", "收入决算表", number: "公开02表"),
            Table("final-accounts.expenditure", "支出决算表", number: "公开03表"),
            Table("final-accounts.fiscal-appropriation-summary", "财政拨款收入支出决算总表", number: "公开04表"),
            Table("final-accounts.general-public-expenditure", "一般公共预算财政拨款支出决算表", number: "公开05表"),
            Table("final-accounts.basic-expenditure", "一般公共预算财政拨款基本支出决算明细表", number: "公开06表"),
            Table("final-accounts.government-fund", "政府性基金预算财政拨款收入支出决算表", number: "公开07表"),
            Table("final-accounts.state-capital-expenditure", "国有资本经营预算财政拨款支出决算表", number: "公开08表"),
            Table("final-accounts.three-public-expenses", "财政拨款“三公”经费支出决算表", number: "公开09表"),
        ])

    /// The other layouts of 收入总表.
    private static let incomeLayouts: [Form.ID] = ["budget.income-by-function", "budget.income-by-source"]
}

extension [PrintedColumn] {
    /// Columns by name and printed heading.
    static func printed(_ columns: KeyValuePairs<String, String>, side: String? = nil) -> [PrintedColumn] {
        columns.map { PrintedColumn($0.key, heading: $0.value, side: side) }
    }
}

extension [PrintedRow] {
    /// Rows with their printed names.
    static func printed(_ rows: KeyValuePairs<SummaryRow, String>, side: String? = nil) -> [PrintedRow] {
        rows.map { PrintedRow($0.key, $0.value.isEmpty ? nil : $0.value, side: side) }
    }
}
