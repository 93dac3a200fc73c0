import BudgetCodes

/// 部门决算表间关系: what the nine 公开 tables say twice.
enum FinalAccountsRelations {
    private static let prefix = "final-accounts.cross."

    /// Figures against figures.
    static let cells: [Relation] =
        summaryWithIncome + summaryWithExpenditure + appropriation + funds + basicExpenditure + threePublic

    /// Columns against columns, code by code.
    static let columns: [KeyedRelation] = [
        // 公开01 and 公开03, by category.
        KeyedRelation(
            prefix + "summary.expenditure", each: .category,
            .expenditure(\.finalAccounts.incomeExpenditureSummary, \.amount),
            equals: [.lines(\.finalAccounts.expenditure, \.total)]),
        // 公开04 and the three fund tables, by category.
        KeyedRelation(
            prefix + "appropriation.general-public", each: .category,
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, \.generalPublic),
            equals: [.lines(\.finalAccounts.generalPublicExpenditure, \.total)]),
        KeyedRelation(
            prefix + "appropriation.government-fund", each: .category,
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, \.governmentFund),
            equals: [.lines(\.finalAccounts.governmentFund, \.expenditure)]),
        KeyedRelation(
            prefix + "appropriation.state-capital", each: .category,
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, \.stateCapital),
            equals: [.lines(\.finalAccounts.stateCapitalExpenditure, \.total)]),
        // 公开01 is at least 公开04; the rest is not paid by appropriations.
        KeyedRelation(
            prefix + "summary.covers-appropriation", each: .category,
            .expenditure(\.finalAccounts.incomeExpenditureSummary, \.amount),
            covers: [.expenditure(\.finalAccounts.fiscalAppropriationSummary, \.total)]),
        // 公开03 is at least the three fund tables, for every code.
        KeyedRelation(
            prefix + "expenditure.covers-funds", each: nil,
            .lines(\.finalAccounts.expenditure, \.total),
            covers: [
                .lines(\.finalAccounts.generalPublicExpenditure, \.total),
                .lines(\.finalAccounts.governmentFund, \.expenditure),
                .lines(\.finalAccounts.stateCapitalExpenditure, \.total),
            ]),
        KeyedRelation(
            prefix + "expenditure.covers-funds.basic", each: nil,
            .lines(\.finalAccounts.expenditure, \.basic),
            covers: [
                .lines(\.finalAccounts.generalPublicExpenditure, \.basic),
                .lines(\.finalAccounts.governmentFund, \.basic),
                .lines(\.finalAccounts.stateCapitalExpenditure, \.basic),
            ]),
        KeyedRelation(
            prefix + "expenditure.covers-funds.project", each: nil,
            .lines(\.finalAccounts.expenditure, \.project),
            covers: [
                .lines(\.finalAccounts.generalPublicExpenditure, \.project),
                .lines(\.finalAccounts.governmentFund, \.project),
                .lines(\.finalAccounts.stateCapitalExpenditure, \.project),
            ]),
    ]

    /// 公开01 income side with 公开02.
    private static let summaryWithIncome: [Relation] = {
        let items: [(SummaryRow, KeyPath<FinalIncome.Amounts, Amount?>)] = [
            (.superiorSubsidy, \.superiorSubsidy), (.service, \.service), (.business, \.business),
            (.subordinateRemittance, \.subordinateRemittance), (.other, \.other), (.currentTotal, \.total),
        ]
        let fiscal = Relation(
            prefix + "income.fiscal", .total(\.finalAccounts.income, \.fiscal),
            equals: [.generalPublic, .governmentFund, .stateCapital].map {
                .income(\.finalAccounts.incomeExpenditureSummary, $0)
            })
        return [fiscal]
            + items.map { row, column in
                Relation(
                    prefix + "summary.income.\(row.rawValue.kebab)",
                    .income(\.finalAccounts.incomeExpenditureSummary, row),
                    equals: [.total(\.finalAccounts.income, column)])
            }
    }()

    /// 公开01 expenditure side with 公开03, and its two sides with each other.
    private static let summaryWithExpenditure = [
        Relation(
            prefix + "summary.expenditure.current-total",
            .expenditure(\.finalAccounts.incomeExpenditureSummary, .currentTotal),
            equals: [.total(\.finalAccounts.expenditure, \.total)]),
        Relation(
            prefix + "summary.balance", .expenditure(\.finalAccounts.incomeExpenditureSummary, .total),
            equals: [.income(\.finalAccounts.incomeExpenditureSummary, .total)]),
    ]

    /// 公开04 with 公开01 and 公开02, its two sides with each other, and each fund by itself.
    private static let appropriation: [Relation] = {
        let restated = [SummaryRow.generalPublic, .governmentFund, .stateCapital].map { row in
            Relation(
                prefix + "appropriation.income.\(row.rawValue.kebab)",
                .income(\.finalAccounts.fiscalAppropriationSummary, row),
                equals: [.income(\.finalAccounts.incomeExpenditureSummary, row)])
        }
        let funds: [(SummaryRow, SummaryRow, KeyPath<FinalAppropriationSummary.ExpenditureAmounts, Amount?>)] = [
            (.generalPublic, .openingGeneralPublic, \.generalPublic),
            (.governmentFund, .openingGovernmentFund, \.governmentFund),
            (.stateCapital, .openingStateCapital, \.stateCapital),
        ]
        let balances = funds.map { income, opening, column in
            Relation(
                prefix + "appropriation.balance.\(income.rawValue.kebab)",
                .expenditure(\.finalAccounts.fiscalAppropriationSummary, .total, column),
                equals: [
                    .income(\.finalAccounts.fiscalAppropriationSummary, income),
                    .income(\.finalAccounts.fiscalAppropriationSummary, opening),
                ])
        }
        return restated + balances + [
            Relation(
                prefix + "appropriation.income.current-total",
                .income(\.finalAccounts.fiscalAppropriationSummary, .currentTotal),
                equals: [.total(\.finalAccounts.income, \.fiscal)]),
            Relation(
                prefix + "appropriation.balance",
                .expenditure(\.finalAccounts.fiscalAppropriationSummary, .total, \.total),
                equals: [.income(\.finalAccounts.fiscalAppropriationSummary, .total)]),
        ]
    }()

    /// 公开04 with the totals of 公开05, 公开07 and 公开08.
    private static let funds = [
        Relation(
            prefix + "appropriation.general-public.current-total",
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, .currentTotal, \.generalPublic),
            equals: [.total(\.finalAccounts.generalPublicExpenditure, \.total)]),
        Relation(
            prefix + "appropriation.government-fund.current-total",
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, .currentTotal, \.governmentFund),
            equals: [.total(\.finalAccounts.governmentFund, \.expenditure)]),
        Relation(
            prefix + "appropriation.government-fund.income",
            .income(\.finalAccounts.fiscalAppropriationSummary, .governmentFund),
            equals: [.total(\.finalAccounts.governmentFund, \.income)]),
        Relation(
            prefix + "appropriation.government-fund.opening",
            .income(\.finalAccounts.fiscalAppropriationSummary, .openingGovernmentFund),
            equals: [.total(\.finalAccounts.governmentFund, \.opening)]),
        Relation(
            prefix + "appropriation.government-fund.closing",
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, .closing, \.governmentFund),
            equals: [.total(\.finalAccounts.governmentFund, \.closing)]),
        Relation(
            prefix + "appropriation.state-capital.current-total",
            .expenditure(\.finalAccounts.fiscalAppropriationSummary, .currentTotal, \.stateCapital),
            equals: [.total(\.finalAccounts.stateCapitalExpenditure, \.total)]),
    ]

    /// 公开05 with 公开06.
    private static let basicExpenditure = [
        Relation(
            prefix + "general-public.basic", .total(\.finalAccounts.generalPublicExpenditure, \.basic),
            equals: [
                .total(\.finalAccounts.basicExpenditure, \.personnel),
                .total(\.finalAccounts.basicExpenditure, \.operating),
            ])
    ]

    /// 三公 at least covers the economic items of basic expenditure that it is about; what was spent stays within the
    /// budget.
    private static let threePublic: [Relation] = {
        let budget: [(String, KeyPath<FinalThreePublicExpenses.Amounts, Amount?>)] = [
            ("total", \.total), ("overseas", \.overseas), ("vehicles", \.vehicles), ("receptions", \.receptions),
        ]
        return budget.map { name, column in
            Relation(
                prefix + "three-public.within-budget.\(name)",
                .line(\.finalAccounts.threePublicExpenses, .budgeted, "预算数", column),
                covers: [.line(\.finalAccounts.threePublicExpenses, .actual, "决算数", column)])
        } + [
            Relation(
                prefix + "three-public.overseas",
                .line(\.finalAccounts.threePublicExpenses, .actual, "决算数", \.overseas),
                covers: [.line(\.finalAccounts.basicExpenditure, .overseasTrips, "因公出国（境）费用", \.operating)]),
            Relation(
                prefix + "three-public.receptions",
                .line(\.finalAccounts.threePublicExpenses, .actual, "决算数", \.receptions),
                covers: [.line(\.finalAccounts.basicExpenditure, .officialReceptions, "公务接待费", \.operating)]),
            Relation(
                prefix + "three-public.vehicle-operation",
                .line(\.finalAccounts.threePublicExpenses, .actual, "决算数", \.vehicleOperation),
                covers: [
                    .line(\.finalAccounts.basicExpenditure, .officialVehicleOperation, "公务用车运行维护费", \.operating)
                ]),
            Relation(
                prefix + "three-public.vehicle-purchase",
                .line(\.finalAccounts.threePublicExpenses, .actual, "决算数", \.vehiclePurchase),
                covers: [
                    .line(\.finalAccounts.basicExpenditure, .officialVehiclePurchase, "公务用车购置", \.operating)
                ]),
        ]
    }()
}
