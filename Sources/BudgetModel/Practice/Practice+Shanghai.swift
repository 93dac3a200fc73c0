import BudgetCodes

// Budgets are printed in 元, 三公 in 万元. There is no 项目支出表, and 收支总表 prints no 本年合计.

extension Practice {
    /// 上海市部门预算: nine tables.
    public static let shanghaiBudget = shanghaiBudget(of: nil)

    /// 上海市单位预算: the nine tables of a unit, whose 收支总表 splits the expenditure side into columns.
    public static let shanghaiUnitBudget = shanghaiBudget(of: .unit)

    /// 上海市部门决算: the nine national tables, 三公 before the two tables of funds.
    public static let shanghaiFinalAccounts = Practice(
        id: "shanghai.final-accounts", officialName: "上海市部门决算", englishName: "Department final accounts of Shanghai",
        divisions: ["310000"], kind: .finalAccounts,
        tables: nationalFinalAccounts.tables.prefix(6) + [
            Table("final-accounts.three-public-expenses", "财政拨款“三公”经费支出决算表", number: "公开07表"),
            Table("final-accounts.government-fund", "政府性基金预算财政拨款收入支出决算表", number: "公开08表"),
            Table(
                "final-accounts.state-capital-expenditure", "国有资本经营预算财政拨款收入支出决算表", number: "公开09表",
                columns: .printed([
                    "opening": "年初结转和结余", "income": "本年收入", "total": "支出 合计", "basic": "支出 基本支出",
                    "project": "支出 项目支出", "closing": "年末结转和结余",
                ])),
        ])

    private static func shanghaiBudget(of entity: Disclosure.Entity?) -> Practice {
        let isUnit = entity == .unit
        let codes: [PrintedColumn] = .printed(["total": "合计", "basic": "基本支出", "project": "项目支出"])
        let split: KeyValuePairs = [
            "amount": "合计", "personnel": "基本支出 人员经费", "operating": "基本支出 公用经费", "project": "项目支出",
        ]
        return Practice(
            id: isUnit ? "shanghai.unit-budget" : "shanghai.budget", officialName: isUnit ? "上海市单位预算" : "上海市部门预算",
            englishName: isUnit ? "Unit budgets of Shanghai" : "Department budgets of Shanghai",
            divisions: ["310000"], kind: .budget, entity: entity,
            tables: [
                Table(
                    "budget.income-expenditure-summary", "财务收支预算总表", in: .yuan,
                    columns: isUnit ? .printed(split, side: "expenditure") : nil,
                    rows: .printed(
                        [
                            .appropriation: "财政拨款收入", .appropriationGeneralPublic: "一般公共预算资金",
                            .appropriationGovernmentFund: "政府性基金", .appropriationStateCapital: "国有资本经营预算",
                            .service: "事业收入", .business: "事业单位经营收入", .other: "其他收入", .total: "收入总计",
                        ], side: "income")
                        + .printed([PrintedRow.categories: "", .total: "支出总计"], side: "expenditure")),
                Table("budget.income-by-function", "收入预算总表", in: .yuan),
                Table("budget.department-expenditure", "支出预算总表", in: .yuan, columns: codes),
                Table(
                    "budget.fiscal-appropriation-summary", "财政拨款收支预算总表", in: .yuan,
                    columns: .printed(
                        [
                            "amount": "合计", "generalPublic": "一般公共预算", "governmentFund": "政府性基金预算",
                            "stateCapital": "国有资本经营预算",
                        ], side: "expenditure"),
                    rows: .printed(
                        [
                            .generalPublic: "一般公共预算资金", .governmentFund: "政府性基金", .stateCapital: "国有资本经营预算",
                            .total: "收入总计",
                        ], side: "income")
                        + .printed([PrintedRow.categories: "", .total: "支出总计"], side: "expenditure")),
                Table("budget.general-public-expenditure", "一般公共预算支出功能分类预算表", in: .yuan, columns: codes),
                Table("budget.government-fund-expenditure", "政府性基金预算支出功能分类预算表", in: .yuan, columns: codes),
                Table("budget.state-capital-expenditure", "国有资本经营预算支出功能分类预算表", in: .yuan, columns: codes),
                Table("budget.basic-expenditure", "一般公共预算基本支出部门预算经济分类预算表", in: .yuan),
                Table(
                    "budget.three-public-expenses", "“三公”经费和机关运行经费预算表", in: .tenThousandYuan,
                    columns: .printed([
                        "total": "三公经费预算数 合计", "overseas": "三公经费预算数 因公出国(境)费", "receptions": "三公经费预算数 公务接待费",
                        "vehicles": "三公经费预算数 公务用车购置及运行费 小计", "vehiclePurchase": "三公经费预算数 公务用车购置及运行费 购置费",
                        "vehicleOperation": "三公经费预算数 公务用车购置及运行费 运行费", "agencyOperating": "机关运行经费预算数",
                    ])),
            ])
    }
}
