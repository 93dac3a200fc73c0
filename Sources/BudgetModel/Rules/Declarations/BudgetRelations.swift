import BudgetCodes

/// 部门预算表间关系: what the tables of a budget say twice.
enum BudgetRelations {
    /// Figures against figures.
    static let cells: [Relation] =
        summaryWithIncome + summaryWithExpenditure + appropriationWithSummary + appropriationWithFunds
        + generalPublicWithBasic + projectsWithExpenditure + projectsWithIncome + threePublic

    /// Columns against columns, code by code.
    static let columns: [KeyedRelation] = [
        // 收支总表 and 支出总表, by category.
        KeyedRelation(
            "budget.cross.summary.expenditure", each: .category,
            .expenditure(IncomeExpenditureSummary.self, .amount),
            equals: [.lines(DepartmentExpenditure.self, .total)]),
        // 财政拨款收支总表 and the three fund tables, by category.
        KeyedRelation(
            "budget.cross.appropriation.expenditure", each: .category,
            .expenditure(FiscalAppropriationSummary.self, .amount),
            equals: fundTotals),
        // 收支总表 is at least 财政拨款收支总表; the rest is 财政专户 and 单位资金.
        KeyedRelation(
            "budget.cross.summary.covers-appropriation", each: .category,
            .expenditure(IncomeExpenditureSummary.self, .amount),
            covers: [.expenditure(FiscalAppropriationSummary.self, .amount)]),
        // 支出总表 is at least the three fund tables, for every code.
        KeyedRelation(
            "budget.cross.expenditure.covers-funds", each: nil,
            .lines(DepartmentExpenditure.self, .total),
            covers: fundTotals),
        KeyedRelation(
            "budget.cross.expenditure.covers-funds.basic", each: nil,
            .lines(DepartmentExpenditure.self, .basic),
            covers: [
                .lines(GeneralPublicExpenditure.self, .basic),
                .lines(GovernmentFundExpenditure.self, .basic),
            ]),
        KeyedRelation(
            "budget.cross.expenditure.covers-funds.project", each: nil,
            .lines(DepartmentExpenditure.self, .project),
            covers: [
                .lines(GeneralPublicExpenditure.self, .project),
                .lines(GovernmentFundExpenditure.self, .project),
            ]),
    ]

    private static let fundTotals: [ColumnReference] = [
        .lines(GeneralPublicExpenditure.self, .total),
        .lines(GovernmentFundExpenditure.self, .total),
        .lines(StateCapitalExpenditure.self, .total),
    ]

    /// 收支总表 income side with 收入总表.
    private static let summaryWithIncome: [Relation] = {
        let items: [(SummaryRow, DepartmentIncome.Column)] = [
            (.generalPublic, .generalPublic), (.governmentFund, .governmentFund), (.stateCapital, .stateCapital),
            (.specialAccount, .specialAccount), (.service, .service), (.business, .business),
            (.superiorSubsidy, .superiorSubsidy), (.subordinateRemittance, .subordinateRemittance),
            (.other, .other), (.currentTotal, .current), (.opening, .opening), (.total, .total),
        ]
        return items.map { row, column in
            Relation(
                "budget.cross.summary.income.\(row.rawValue.kebab)", .income(IncomeExpenditureSummary.self, row),
                equals: [.total(DepartmentIncome.self, column)])
        }
    }()

    /// 收支总表 expenditure side with 支出总表, and its two sides with each other.
    private static let summaryWithExpenditure = [
        Relation(
            "budget.cross.summary.expenditure.current-total",
            .expenditure(IncomeExpenditureSummary.self, .currentTotal),
            equals: [.total(DepartmentExpenditure.self, .total)],
            // Some places print what is left for the next year as a column.
            less: [.total(DepartmentExpenditure.self, .closing).when(.orNothing)]),
        Relation(
            "budget.cross.summary.balance", .expenditure(IncomeExpenditureSummary.self, .total),
            equals: [.income(IncomeExpenditureSummary.self, .total)]),
    ]

    /// 财政拨款收支总表 income side with 收支总表 and 收入总表, and its two sides with each other.
    private static let appropriationWithSummary: [Relation] = {
        let items: [SummaryRow] = [
            .generalPublic, .generalPublicOperating, .generalPublicAssetIncome, .generalPublicEarmarked,
            .generalPublicOtherNonTax, .generalPublicConstruction, .generalPublicCentralTransfer,
            .governmentFund, .governmentFundAppropriation, .governmentFundTransfer, .stateCapital,
        ]
        let opening: [(SummaryRow, DepartmentIncome.Column)] = [
            (.openingGeneralPublic, .openingGeneralPublic), (.openingGovernmentFund, .openingGovernmentFund),
            (.openingStateCapital, .openingStateCapital),
        ]
        func relation(_ row: SummaryRow, _ other: CellReference) -> Relation {
            Relation(
                "budget.cross.appropriation.income.\(row.rawValue.kebab)",
                .income(FiscalAppropriationSummary.self, row), equals: [other])
        }
        return items.map { relation($0, .income(IncomeExpenditureSummary.self, $0)) }
            + opening.map { relation($0, .total(DepartmentIncome.self, $1)) }
            + [
                Relation(
                    "budget.cross.appropriation.balance", .expenditure(FiscalAppropriationSummary.self, .total),
                    equals: [.income(FiscalAppropriationSummary.self, .total)])
            ]
    }()

    /// 财政拨款收支总表 with the totals of the three fund tables, and the rest of 支出总表 with the other income.
    private static let appropriationWithFunds = [
        Relation(
            "budget.cross.appropriation.expenditure.current-total",
            .expenditure(FiscalAppropriationSummary.self, .currentTotal),
            equals: fundTotalCells),
        // 支出总表 beyond the fund tables is paid by 财政专户 and 单位资金, so it is no more than these bring in:
        // all income ≥ 支出总表 − fund tables + income of the three funds.
        Relation(
            "budget.cross.income.covers-other-funds", .total(DepartmentIncome.self, .total),
            covers: [
                .total(DepartmentExpenditure.self, .total),
                .total(DepartmentIncome.self, .generalPublic),
                .total(DepartmentIncome.self, .governmentFund),
                .total(DepartmentIncome.self, .stateCapital),
                .total(DepartmentIncome.self, .openingGeneralPublic),
                .total(DepartmentIncome.self, .openingGovernmentFund),
                .total(DepartmentIncome.self, .openingStateCapital),
            ],
            less: fundTotalCells),
    ]

    private static let fundTotalCells: [CellReference] = [
        .total(GeneralPublicExpenditure.self, .total),
        .total(GovernmentFundExpenditure.self, .total),
        .total(StateCapitalExpenditure.self, .total),
    ]

    /// 一般公共预算支出表 with 基本支出表.
    private static let generalPublicWithBasic = [
        Relation(
            "budget.cross.general-public.basic", .total(GeneralPublicExpenditure.self, .basic),
            equals: [.total(BasicExpenditure.self, .total)]),
        Relation(
            "budget.cross.general-public.personnel", .total(GeneralPublicExpenditure.self, .personnel),
            equals: [.total(BasicExpenditure.self, .personnel)]),
        Relation(
            "budget.cross.general-public.operating", .total(GeneralPublicExpenditure.self, .operating),
            equals: [.total(BasicExpenditure.self, .operating)]),
    ]

    /// 项目支出表 with 支出总表 and the fund tables. The layout with all projects and the one with 项目支出 only differ.
    private static let projectsWithExpenditure = [
        Relation(
            "budget.cross.projects.all", .allProjects(.total), equals: [.total(DepartmentExpenditure.self, .total)]),
        Relation(
            "budget.cross.projects.basic", .total(DepartmentExpenditure.self, .basic),
            equals: [.projectGroup(1, .total), .projectGroup(2, .total)]),
        Relation(
            "budget.cross.projects.project", .total(DepartmentExpenditure.self, .project),
            equals: [.projectGroup(3, .total)]),
        Relation(
            "budget.cross.projects.general-public.personnel", .total(GeneralPublicExpenditure.self, .personnel),
            equals: [.projectGroup(1, .generalPublic), .projectGroup(1, .carriedGeneralPublic)]),
        Relation(
            "budget.cross.projects.general-public.operating", .total(GeneralPublicExpenditure.self, .operating),
            equals: [.projectGroup(2, .generalPublic), .projectGroup(2, .carriedGeneralPublic)]),
        Relation(
            "budget.cross.projects.general-public.project", .total(GeneralPublicExpenditure.self, .project),
            equals: [.projectGroup(3, .generalPublic), .projectGroup(3, .carriedGeneralPublic)]),
        Relation(
            "budget.cross.projects.government-fund", .total(GovernmentFundExpenditure.self, .total),
            equals: [.allProjects(.governmentFund), .allProjects(.carriedGovernmentFund)]),
        Relation(
            "budget.cross.projects-only.total", .projectsOnly(.total),
            equals: [.total(DepartmentExpenditure.self, .project)]),
        Relation(
            "budget.cross.projects-only.general-public", .total(GeneralPublicExpenditure.self, .project),
            equals: [.projectsOnly(.generalPublic), .projectsOnly(.carriedGeneralPublic)]),
        Relation(
            "budget.cross.projects-only.government-fund", .total(GovernmentFundExpenditure.self, .project),
            equals: [.projectsOnly(.governmentFund), .projectsOnly(.carriedGovernmentFund)]),
    ]

    /// 项目支出表 with 收入总表, fund by fund, when nothing is left at the end of the year.
    private static let projectsWithIncome: [Relation] = {
        let funds: [(String, ProjectExpenditure.Column, [DepartmentIncome.Column])] = [
            ("general-public", .generalPublic, [.generalPublic]),
            ("government-fund", .governmentFund, [.governmentFund]),
            ("state-capital", .stateCapital, [.stateCapital]),
            ("carried-general-public", .carriedGeneralPublic, [.openingGeneralPublic]),
            ("carried-government-fund", .carriedGovernmentFund, [.openingGovernmentFund]),
            ("carried-state-capital", .carriedStateCapital, [.openingStateCapital]),
            ("special-account", .specialAccount, [.specialAccount, .openingSpecialAccount]),
            (
                "unit-funds", .unitFunds,
                [
                    .service, .business, .superiorSubsidy, .subordinateRemittance, .other,
                    .openingUnitFunds,
                ]
            ),
        ]
        return funds.map { name, fund, sources in
            Relation(
                "budget.cross.projects.income.\(name)", .allProjectsSpent(fund),
                equals: sources.map { .total(DepartmentIncome.self, $0) })
        }
    }()

    /// 三公 at least covers the economic items of basic expenditure that it is about; projects may add to it.
    private static let threePublic: [Relation] = [
        Relation(
            "budget.cross.three-public.overseas",
            .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .overseas),
            covers: [.line(BasicExpenditure.self, .overseasTrips, named: "因公出国（境）费用", .total)]),
        Relation(
            "budget.cross.three-public.receptions",
            .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .receptions),
            covers: [.line(BasicExpenditure.self, .officialReceptions, named: "公务接待费", .total)]),
        Relation(
            "budget.cross.three-public.vehicle-operation",
            .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .vehicleOperation),
            covers: [.line(BasicExpenditure.self, .officialVehicleOperation, named: "公务用车运行维护费", .total)]),
        Relation(
            "budget.cross.three-public.vehicle-purchase",
            .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .vehiclePurchase),
            covers: [.line(BasicExpenditure.self, .officialVehiclePurchase, named: "公务用车购置", .total)]),
    ]
}
