import BudgetCodes

/// 部门决算表间关系: what the nine 公开 tables say twice.
enum FinalAccountsRelations {
    /// Figures against figures.
    static let cells: [Relation] =
        summaryWithIncome + summaryWithExpenditure + appropriation + funds + basicExpenditure + threePublic

    /// Columns against columns, code by code.
    static let columns: [KeyedRelation] = [
        // 公开01 and 公开03, by category.
        KeyedRelation(
            "final-accounts.cross.summary.expenditure", each: .category,
            .expenditure(FinalIncomeExpenditureSummary.self, .amount),
            equals: [.lines(FinalExpenditure.self, .total)]),
        // 公开04 and the three fund tables, by category.
        KeyedRelation(
            "final-accounts.cross.appropriation.general-public", each: .category,
            .expenditure(FinalAppropriationSummary.self, .generalPublic),
            equals: [.lines(FinalGeneralPublicExpenditure.self, .total)]),
        KeyedRelation(
            "final-accounts.cross.appropriation.government-fund", each: .category,
            .expenditure(FinalAppropriationSummary.self, .governmentFund),
            equals: [.lines(FinalGovernmentFund.self, .expenditure)]),
        KeyedRelation(
            "final-accounts.cross.appropriation.state-capital", each: .category,
            .expenditure(FinalAppropriationSummary.self, .stateCapital),
            equals: [.lines(FinalStateCapitalExpenditure.self, .total)]),
        // 公开01 is at least 公开04; the rest is not paid by appropriations.
        KeyedRelation(
            "final-accounts.cross.summary.covers-appropriation", each: .category,
            .expenditure(FinalIncomeExpenditureSummary.self, .amount),
            covers: [.expenditure(FinalAppropriationSummary.self, .total)]),
        // 公开03 is at least the three fund tables, for every code.
        KeyedRelation(
            "final-accounts.cross.expenditure.covers-funds", each: nil,
            .lines(FinalExpenditure.self, .total),
            covers: [
                .lines(FinalGeneralPublicExpenditure.self, .total),
                .lines(FinalGovernmentFund.self, .expenditure),
                .lines(FinalStateCapitalExpenditure.self, .total),
            ]),
        KeyedRelation(
            "final-accounts.cross.expenditure.covers-funds.basic", each: nil,
            .lines(FinalExpenditure.self, .basic),
            covers: [
                .lines(FinalGeneralPublicExpenditure.self, .basic),
                .lines(FinalGovernmentFund.self, .basic),
                .lines(FinalStateCapitalExpenditure.self, .basic),
            ]),
        KeyedRelation(
            "final-accounts.cross.expenditure.covers-funds.project", each: nil,
            .lines(FinalExpenditure.self, .project),
            covers: [
                .lines(FinalGeneralPublicExpenditure.self, .project),
                .lines(FinalGovernmentFund.self, .project),
                .lines(FinalStateCapitalExpenditure.self, .project),
            ]),
    ]

    /// 公开01 income side with 公开02.
    private static let summaryWithIncome: [Relation] = {
        let items: [(SummaryRow, FinalIncome.Column)] = [
            (.superiorSubsidy, .superiorSubsidy), (.service, .service), (.business, .business),
            (.subordinateRemittance, .subordinateRemittance), (.other, .other), (.currentTotal, .total),
        ]
        let fiscal = Relation(
            "final-accounts.cross.income.fiscal", .total(FinalIncome.self, .fiscal),
            equals: [.generalPublic, .governmentFund, .stateCapital].map {
                .income(FinalIncomeExpenditureSummary.self, $0)
            })
        return [fiscal]
            + items.map { row, column in
                Relation(
                    "final-accounts.cross.summary.income.\(row.rawValue.kebab)",
                    .income(FinalIncomeExpenditureSummary.self, row),
                    equals: [.total(FinalIncome.self, column)])
            }
    }()

    /// 公开01 expenditure side with 公开03, and its two sides with each other.
    private static let summaryWithExpenditure = [
        Relation(
            "final-accounts.cross.summary.expenditure.current-total",
            .expenditure(FinalIncomeExpenditureSummary.self, .currentTotal),
            equals: [.total(FinalExpenditure.self, .total)]),
        Relation(
            "final-accounts.cross.summary.balance", .expenditure(FinalIncomeExpenditureSummary.self, .total),
            equals: [.income(FinalIncomeExpenditureSummary.self, .total)]),
    ]

    /// 公开04 with 公开01 and 公开02, its two sides with each other, and each fund by itself.
    private static let appropriation: [Relation] = {
        let restated = [SummaryRow.generalPublic, .governmentFund, .stateCapital].map { row in
            Relation(
                "final-accounts.cross.appropriation.income.\(row.rawValue.kebab)",
                .income(FinalAppropriationSummary.self, row),
                equals: [.income(FinalIncomeExpenditureSummary.self, row)])
        }
        let funds: [(SummaryRow, SummaryRow, FinalAppropriationSummary.ExpenditureColumn)] = [
            (.generalPublic, .openingGeneralPublic, .generalPublic),
            (.governmentFund, .openingGovernmentFund, .governmentFund),
            (.stateCapital, .openingStateCapital, .stateCapital),
        ]
        let balances = funds.map { income, opening, column in
            Relation(
                "final-accounts.cross.appropriation.balance.\(income.rawValue.kebab)",
                .expenditure(FinalAppropriationSummary.self, .total, column),
                equals: [
                    .income(FinalAppropriationSummary.self, income),
                    .income(FinalAppropriationSummary.self, opening),
                ])
        }
        return restated + balances + [
            Relation(
                "final-accounts.cross.appropriation.income.current-total",
                .income(FinalAppropriationSummary.self, .currentTotal),
                equals: [.total(FinalIncome.self, .fiscal)]),
            Relation(
                "final-accounts.cross.appropriation.balance",
                .expenditure(FinalAppropriationSummary.self, .total, .total),
                equals: [.income(FinalAppropriationSummary.self, .total)]),
        ]
    }()

    /// 公开04 with the totals of 公开05, 公开07 and 公开08.
    private static let funds = [
        Relation(
            "final-accounts.cross.appropriation.general-public.current-total",
            .expenditure(FinalAppropriationSummary.self, .currentTotal, .generalPublic),
            equals: [.total(FinalGeneralPublicExpenditure.self, .total)]),
        Relation(
            "final-accounts.cross.appropriation.government-fund.current-total",
            .expenditure(FinalAppropriationSummary.self, .currentTotal, .governmentFund),
            equals: [.total(FinalGovernmentFund.self, .expenditure)]),
        Relation(
            "final-accounts.cross.appropriation.government-fund.income",
            .income(FinalAppropriationSummary.self, .governmentFund),
            equals: [.total(FinalGovernmentFund.self, .income)]),
        Relation(
            "final-accounts.cross.appropriation.government-fund.opening",
            .income(FinalAppropriationSummary.self, .openingGovernmentFund),
            equals: [.total(FinalGovernmentFund.self, .opening)]),
        Relation(
            "final-accounts.cross.appropriation.government-fund.closing",
            .expenditure(FinalAppropriationSummary.self, .closing, .governmentFund),
            equals: [.total(FinalGovernmentFund.self, .closing)]),
        Relation(
            "final-accounts.cross.appropriation.state-capital.current-total",
            .expenditure(FinalAppropriationSummary.self, .currentTotal, .stateCapital),
            equals: [.total(FinalStateCapitalExpenditure.self, .total)]),
    ]

    /// 公开05 with 公开06.
    private static let basicExpenditure = [
        Relation(
            "final-accounts.cross.general-public.basic", .total(FinalGeneralPublicExpenditure.self, .basic),
            equals: [
                .total(FinalBasicExpenditure.self, .personnel),
                .total(FinalBasicExpenditure.self, .operating),
            ])
    ]

    /// 三公 at least covers the economic items of basic expenditure that it is about; what was spent stays within the
    /// budget.
    private static let threePublic: [Relation] = {
        let budget: [(String, FinalThreePublicExpenses.Column)] = [
            ("total", .total), ("overseas", .overseas), ("vehicles", .vehicles), ("receptions", .receptions),
        ]
        return budget.map { name, column in
            Relation(
                "final-accounts.cross.three-public.within-budget.\(name)",
                .line(FinalThreePublicExpenses.self, .budgeted, named: "预算数", column),
                covers: [.line(FinalThreePublicExpenses.self, .actual, named: "决算数", column)])
        } + [
            Relation(
                "final-accounts.cross.three-public.overseas",
                .line(FinalThreePublicExpenses.self, .actual, named: "决算数", .overseas),
                covers: [.line(FinalBasicExpenditure.self, .overseasTrips, named: "因公出国（境）费用", .operating)]),
            Relation(
                "final-accounts.cross.three-public.receptions",
                .line(FinalThreePublicExpenses.self, .actual, named: "决算数", .receptions),
                covers: [.line(FinalBasicExpenditure.self, .officialReceptions, named: "公务接待费", .operating)]),
            Relation(
                "final-accounts.cross.three-public.vehicle-operation",
                .line(FinalThreePublicExpenses.self, .actual, named: "决算数", .vehicleOperation),
                covers: [
                    .line(FinalBasicExpenditure.self, .officialVehicleOperation, named: "公务用车运行维护费", .operating)
                ]),
            Relation(
                "final-accounts.cross.three-public.vehicle-purchase",
                .line(FinalThreePublicExpenses.self, .actual, named: "决算数", .vehiclePurchase),
                covers: [
                    .line(FinalBasicExpenditure.self, .officialVehiclePurchase, named: "公务用车购置", .operating)
                ]),
        ]
    }()
}
