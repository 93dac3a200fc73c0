import BudgetCodes

/// 部门预算表间关系: what the tables of a budget say twice.
enum BudgetRelations {
    private static let prefix = "budget.cross."

    /// Figures against figures.
    static let cells: [Relation] =
        summaryWithIncome + summaryWithExpenditure + appropriationWithSummary + appropriationWithFunds
        + generalPublicWithBasic + projectsWithExpenditure + projectsWithIncome + threePublic

    /// Columns against columns, code by code.
    static let columns: [KeyedRelation] = [
        // 收支总表 and 支出总表, by category.
        KeyedRelation(
            prefix + "summary.expenditure", each: .category,
            .expenditure(\.budget.incomeExpenditureSummary, \.amount),
            equals: [.lines(\.budget.departmentExpenditure, \.total)]),
        // 财政拨款收支总表 and the three fund tables, by category.
        KeyedRelation(
            prefix + "appropriation.expenditure", each: .category,
            .expenditure(\.budget.fiscalAppropriationSummary, \.amount),
            equals: fundTotals),
        // 收支总表 is at least 财政拨款收支总表; the rest is 财政专户 and 单位资金.
        KeyedRelation(
            prefix + "summary.covers-appropriation", each: .category,
            .expenditure(\.budget.incomeExpenditureSummary, \.amount),
            covers: [.expenditure(\.budget.fiscalAppropriationSummary, \.amount)]),
        // 支出总表 is at least the three fund tables, for every code.
        KeyedRelation(
            prefix + "expenditure.covers-funds", each: nil,
            .lines(\.budget.departmentExpenditure, \.total),
            covers: fundTotals),
        KeyedRelation(
            prefix + "expenditure.covers-funds.basic", each: nil,
            .lines(\.budget.departmentExpenditure, \.basic),
            covers: [
                .lines(\.budget.generalPublicExpenditure, \.basic),
                .lines(\.budget.governmentFundExpenditure, \.basic),
            ]),
        KeyedRelation(
            prefix + "expenditure.covers-funds.project", each: nil,
            .lines(\.budget.departmentExpenditure, \.project),
            covers: [
                .lines(\.budget.generalPublicExpenditure, \.project),
                .lines(\.budget.governmentFundExpenditure, \.project),
            ]),
    ]

    private static let fundTotals: [ColumnReference] = [
        .lines(\.budget.generalPublicExpenditure, \.total),
        .lines(\.budget.governmentFundExpenditure, \.total),
        .lines(\.budget.stateCapitalExpenditure, \.total),
    ]

    /// 收支总表 income side with 收入总表.
    private static let summaryWithIncome: [Relation] = {
        let items: [(SummaryRow, KeyPath<DepartmentIncome.Amounts, Amount?>)] = [
            (.generalPublic, \.generalPublic), (.governmentFund, \.governmentFund), (.stateCapital, \.stateCapital),
            (.specialAccount, \.specialAccount), (.service, \.service), (.business, \.business),
            (.superiorSubsidy, \.superiorSubsidy), (.subordinateRemittance, \.subordinateRemittance),
            (.other, \.other), (.currentTotal, \.current), (.opening, \.opening), (.total, \.total),
        ]
        return items.map { row, column in
            Relation(
                prefix + "summary.income.\(row.rawValue.kebab)", .income(\.budget.incomeExpenditureSummary, row),
                equals: [.total(\.budget.departmentIncome, column)])
        }
    }()

    /// 收支总表 expenditure side with 支出总表, and its two sides with each other.
    private static let summaryWithExpenditure = [
        Relation(
            prefix + "summary.expenditure.current-total",
            .expenditure(\.budget.incomeExpenditureSummary, .currentTotal),
            equals: [.total(\.budget.departmentExpenditure, \.total)]),
        Relation(
            prefix + "summary.balance", .expenditure(\.budget.incomeExpenditureSummary, .total),
            equals: [.income(\.budget.incomeExpenditureSummary, .total)]),
    ]

    /// 财政拨款收支总表 income side with 收支总表 and 收入总表, and its two sides with each other.
    private static let appropriationWithSummary: [Relation] = {
        let items: [SummaryRow] = [
            .generalPublic, .generalPublicOperating, .generalPublicAssetIncome, .generalPublicEarmarked,
            .generalPublicOtherNonTax, .generalPublicConstruction, .generalPublicCentralTransfer,
            .governmentFund, .governmentFundAppropriation, .governmentFundTransfer, .stateCapital,
        ]
        let opening: [(SummaryRow, KeyPath<DepartmentIncome.Amounts, Amount?>)] = [
            (.openingGeneralPublic, \.openingGeneralPublic), (.openingGovernmentFund, \.openingGovernmentFund),
            (.openingStateCapital, \.openingStateCapital),
        ]
        func relation(_ row: SummaryRow, _ other: CellReference) -> Relation {
            Relation(
                prefix + "appropriation.income.\(row.rawValue.kebab)",
                .income(\.budget.fiscalAppropriationSummary, row), equals: [other])
        }
        return items.map { relation($0, .income(\.budget.incomeExpenditureSummary, $0)) }
            + opening.map { relation($0, .total(\.budget.departmentIncome, $1)) }
            + [
                Relation(
                    prefix + "appropriation.balance", .expenditure(\.budget.fiscalAppropriationSummary, .total),
                    equals: [.income(\.budget.fiscalAppropriationSummary, .total)])
            ]
    }()

    /// 财政拨款收支总表 with the totals of the three fund tables, and the rest of 支出总表 with the other income.
    private static let appropriationWithFunds = [
        Relation(
            prefix + "appropriation.expenditure.current-total",
            .expenditure(\.budget.fiscalAppropriationSummary, .currentTotal),
            equals: fundTotalCells),
        // 支出总表 beyond the fund tables is paid by 财政专户 and 单位资金, so it is no more than these bring in:
        // all income ≥ 支出总表 − fund tables + income of the three funds.
        Relation(
            prefix + "income.covers-other-funds", .total(\.budget.departmentIncome, \.total),
            covers: [
                .total(\.budget.departmentExpenditure, \.total),
                .total(\.budget.departmentIncome, \.generalPublic),
                .total(\.budget.departmentIncome, \.governmentFund),
                .total(\.budget.departmentIncome, \.stateCapital),
                .total(\.budget.departmentIncome, \.openingGeneralPublic),
                .total(\.budget.departmentIncome, \.openingGovernmentFund),
                .total(\.budget.departmentIncome, \.openingStateCapital),
            ],
            less: fundTotalCells),
    ]

    private static let fundTotalCells: [CellReference] = [
        .total(\.budget.generalPublicExpenditure, \.total),
        .total(\.budget.governmentFundExpenditure, \.total),
        .total(\.budget.stateCapitalExpenditure, \.total),
    ]

    /// 一般公共预算支出表 with 基本支出表.
    private static let generalPublicWithBasic = [
        Relation(
            prefix + "general-public.basic", .total(\.budget.generalPublicExpenditure, \.basic),
            equals: [.total(\.budget.basicExpenditure, \.total)]),
        Relation(
            prefix + "general-public.personnel", .total(\.budget.generalPublicExpenditure, \.personnel),
            equals: [.total(\.budget.basicExpenditure, \.personnel)]),
        Relation(
            prefix + "general-public.operating", .total(\.budget.generalPublicExpenditure, \.operating),
            equals: [.total(\.budget.basicExpenditure, \.operating)]),
    ]

    /// 项目支出表 with 支出总表 and the fund tables. The layout with all projects and the one with 项目支出 only differ.
    private static let projectsWithExpenditure = [
        Relation(
            prefix + "projects.all", .allProjects(\.total), equals: [.total(\.budget.departmentExpenditure, \.total)]),
        Relation(
            prefix + "projects.basic", .total(\.budget.departmentExpenditure, \.basic),
            equals: [.projectGroup(1, \.total), .projectGroup(2, \.total)]),
        Relation(
            prefix + "projects.project", .total(\.budget.departmentExpenditure, \.project),
            equals: [.projectGroup(3, \.total)]),
        Relation(
            prefix + "projects.general-public.personnel", .total(\.budget.generalPublicExpenditure, \.personnel),
            equals: [.projectGroup(1, \.generalPublic), .projectGroup(1, \.carriedGeneralPublic)]),
        Relation(
            prefix + "projects.general-public.operating", .total(\.budget.generalPublicExpenditure, \.operating),
            equals: [.projectGroup(2, \.generalPublic), .projectGroup(2, \.carriedGeneralPublic)]),
        Relation(
            prefix + "projects.general-public.project", .total(\.budget.generalPublicExpenditure, \.project),
            equals: [.projectGroup(3, \.generalPublic), .projectGroup(3, \.carriedGeneralPublic)]),
        Relation(
            prefix + "projects.government-fund", .total(\.budget.governmentFundExpenditure, \.total),
            equals: [.allProjects(\.governmentFund), .allProjects(\.carriedGovernmentFund)]),
        Relation(
            prefix + "projects-only.total", .projectsOnly(\.total),
            equals: [.total(\.budget.departmentExpenditure, \.project)]),
        Relation(
            prefix + "projects-only.general-public", .total(\.budget.generalPublicExpenditure, \.project),
            equals: [.projectsOnly(\.generalPublic), .projectsOnly(\.carriedGeneralPublic)]),
        Relation(
            prefix + "projects-only.government-fund", .total(\.budget.governmentFundExpenditure, \.project),
            equals: [.projectsOnly(\.governmentFund), .projectsOnly(\.carriedGovernmentFund)]),
    ]

    /// 项目支出表 with 收入总表, fund by fund, when nothing is left at the end of the year.
    private static let projectsWithIncome: [Relation] = {
        let funds:
            [(String, KeyPath<ProjectExpenditure.Amounts, Amount?>, [KeyPath<DepartmentIncome.Amounts, Amount?>])] = [
                ("general-public", \.generalPublic, [\.generalPublic]),
                ("government-fund", \.governmentFund, [\.governmentFund]),
                ("state-capital", \.stateCapital, [\.stateCapital]),
                ("carried-general-public", \.carriedGeneralPublic, [\.openingGeneralPublic]),
                ("carried-government-fund", \.carriedGovernmentFund, [\.openingGovernmentFund]),
                ("carried-state-capital", \.carriedStateCapital, [\.openingStateCapital]),
                ("special-account", \.specialAccount, [\.specialAccount, \.openingSpecialAccount]),
                (
                    "unit-funds", \.unitFunds,
                    [
                        \.service, \.business, \.superiorSubsidy, \.subordinateRemittance, \.other,
                        \.openingUnitFunds,
                    ]
                ),
            ]
        return funds.map { name, fund, sources in
            Relation(
                prefix + "projects.income.\(name)", .allProjectsSpent(fund),
                equals: sources.map { .total(\.budget.departmentIncome, $0) })
        }
    }()

    /// 三公 at least covers the economic items of basic expenditure that it is about; projects may add to it.
    private static let threePublic: [Relation] = [
        Relation(
            prefix + "three-public.overseas",
            .line(\.budget.threePublicExpenses, .budgeted, "预算数", \.overseas),
            covers: [.line(\.budget.basicExpenditure, .overseasTrips, "因公出国（境）费用", \.total)]),
        Relation(
            prefix + "three-public.receptions",
            .line(\.budget.threePublicExpenses, .budgeted, "预算数", \.receptions),
            covers: [.line(\.budget.basicExpenditure, .officialReceptions, "公务接待费", \.total)]),
        Relation(
            prefix + "three-public.vehicle-operation",
            .line(\.budget.threePublicExpenses, .budgeted, "预算数", \.vehicleOperation),
            covers: [.line(\.budget.basicExpenditure, .officialVehicleOperation, "公务用车运行维护费", \.total)]),
        Relation(
            prefix + "three-public.vehicle-purchase",
            .line(\.budget.threePublicExpenses, .budgeted, "预算数", \.vehiclePurchase),
            covers: [.line(\.budget.basicExpenditure, .officialVehiclePurchase, "公务用车购置", \.total)]),
    ]
}
