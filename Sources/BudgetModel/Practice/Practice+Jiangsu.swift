import BudgetCodes

extension Practice {
    /// 江苏省部门预算, to 2019: twelve tables in 万元.
    public static let jiangsuBudget = Practice(
        id: "jiangsu.budget", officialName: "江苏省部门预算（2019年以前）", englishName: "Department budgets of Jiangsu, to 2019",
        divisions: ["320000"], kind: .budget, lastYear: 2019,
        tables: [
            Table(
                "budget.income-expenditure-summary", "收支预算总表", number: "公开01表", in: .tenThousandYuan,
                rows: .printed(
                    [
                        .appropriation: "财政拨款", .appropriationGeneralPublic: "一般公共预算",
                        .appropriationGovernmentFund: "政府性基金", .specialAccount: "财政专户管理资金", .unitFunds: "其他资金",
                        .currentTotal: "当年收入小计", .opening: "上年结转资金", .total: "收入合计",
                    ], side: "income")
                    + .printed(
                        [
                            PrintedRow.categories: "", .currentTotal: "当年支出小计", .closing: "结转下年资金",
                            .total: "支出合计", .purpose: "支出用途 合计", .purposeBasic: "基本支出", .purposeProject: "项目支出",
                            .purposeReserve: "单位预留机动经费",
                        ], side: "expenditure")),
            Table(
                "budget.income-by-source", "收入预算总表", number: "公开02表", in: .tenThousandYuan,
                rows: .printed([
                    .total: "收入合计", .generalPublic: "一般公共预算资金 小计", .generalPublicOperating: "公共财政拨款（补助）资金",
                    .generalPublicEarmarked: "专项收入", .governmentFund: "政府性基金", .specialAccount: "财政专户管理资金 小计",
                    .specialAccountEducation: "专户管理教育收费", .specialAccountOtherNonTax: "其他非税收入",
                    .unitFunds: "其他资金 小计", .unitFundsService: "事业收入", .unitFundsBusiness: "经营收入",
                    .unitFundsOther: "其他收入", .unitFundsDebt: "债务资金（银行贷款）", .opening: "上年结转和结余资金",
                    .openingDrawn: "其中：动用上年结转和结余资金",
                ])),
            Table(
                "budget.department-expenditure", "支出预算总表", number: "公开03表", in: .tenThousandYuan,
                columns: .printed([
                    "total": "合计", "basic": "基本支出", "project": "项目支出", "reserve": "单位预留机动经费",
                    "closing": "结转下年资金",
                ]), rows: .printed([.total: "合计"])),
            Table(
                "budget.fiscal-appropriation-summary", "财政拨款收支预算总表", number: "公开04表", in: .tenThousandYuan,
                rows: .printed(
                    [.generalPublic: "一般公共预算", .governmentFund: "政府性基金", .total: "收入合计"], side: "income")
                    + .printed(
                        [
                            PrintedRow.categories: "", .total: "支出合计", .purpose: "支出用途 合计", .purposeBasic: "基本支出",
                            .purposeProject: "项目支出", .purposeReserve: "单位预留机动经费",
                        ], side: "expenditure")),
            Table(
                "budget.fiscal-appropriation-expenditure", "财政拨款支出预算表（功能科目）", number: "公开05表",
                in: .tenThousandYuan, columns: .printed(["total": "金额"])),
            Table(
                "budget.fiscal-basic-expenditure", "财政拨款基本支出预算表（经济科目）", number: "公开06表", in: .tenThousandYuan),
            Table(
                "budget.general-public-expenditure", "一般公共预算支出预算表", number: "公开07表", in: .tenThousandYuan,
                columns: .printed(["total": "金额"])),
            Table(
                "budget.basic-expenditure", "一般公共预算基本支出预算表", number: "公开08表", in: .tenThousandYuan,
                columns: .printed(["total": "金额"])),
            Table(
                "budget.three-public-expenses", "一般公共预算“三公”经费、会议费、培训费支出预算表", number: "公开09表",
                in: .tenThousandYuan,
                columns: .printed([
                    "overall": "合计", "total": "“三公”经费 小计", "overseas": "“三公”经费 因公出国（境）费",
                    "vehicles": "“三公”经费 公务用车购置及运行费 小计", "vehiclePurchase": "“三公”经费 公务用车购置及运行费 购置费",
                    "vehicleOperation": "“三公”经费 公务用车购置及运行费 运行费", "receptions": "“三公”经费 公务接待费",
                    "meetings": "会议费", "training": "培训费",
                ])),
            Table(
                "budget.government-fund-expenditure", "政府性基金支出预算表", number: "公开10表", in: .tenThousandYuan,
                columns: .printed(["total": "金额"])),
            Table(
                "budget.agency-operating-expenditure", "一般公共预算机关运行经费支出预算表", number: "公开11表",
                in: .tenThousandYuan),
            Table(
                "budget.government-procurement", "政府采购支出预算表", number: "公开12表", in: .tenThousandYuan,
                rows: .printed([.goods: "货物（A）", .works: "工程（B）", .services: "服务（C）"])),
        ])
}
