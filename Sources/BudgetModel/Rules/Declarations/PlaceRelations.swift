import BudgetCodes

/// 地方表间关系: what the tables, columns and rows say twice that only some places print. A relation is about documents
/// that print all of its cells.
enum PlaceRelations {
    /// Figures against figures.
    static let cells: [Relation] =
        (incomeByFunction + incomeBySource + unitColumns + appropriation + purposes + operating + stateCapital).map {
            $0.ifPrinted()
        }

    /// Columns against columns, code by code.
    static let columns: [KeyedRelation] = (unitCategories + fundColumns + fiscalExpenditure).map { $0.ifPrinted() }

    /// The columns of 收支总表 in documents of units and 支出总表, by category.
    private static let unitCategories = [
        KeyedRelation(
            "budget.cross.summary.expenditure.basic", each: .category, .lines(DepartmentExpenditure.self, .basic),
            equals: [
                .expenditure(IncomeExpenditureSummary.self, .personnel),
                .expenditure(IncomeExpenditureSummary.self, .operating),
            ]),
        KeyedRelation(
            "budget.cross.summary.expenditure.project", each: .category,
            .expenditure(IncomeExpenditureSummary.self, .project),
            equals: [.lines(DepartmentExpenditure.self, .project)]),
    ]

    /// The same in total.
    private static let unitColumns = [
        Relation(
            "budget.cross.summary.expenditure.basic.total", .total(DepartmentExpenditure.self, .basic),
            equals: [
                .expenditure(IncomeExpenditureSummary.self, .total, .personnel),
                .expenditure(IncomeExpenditureSummary.self, .total, .operating),
            ]),
        Relation(
            "budget.cross.summary.expenditure.project.total",
            .expenditure(IncomeExpenditureSummary.self, .total, .project),
            equals: [.total(DepartmentExpenditure.self, .project)]),
    ]

    private static let fiscalExpenditure = [
        // 财政拨款支出表 and the fund tables, for every code.
        KeyedRelation(
            "budget.cross.fiscal-expenditure.covers-funds", each: nil,
            .lines(FiscalAppropriationExpenditure.self, .total),
            covers: funds.prefix(2).map { $0.1 }),
        // 财政拨款收支总表 and 财政拨款支出表, by category.
        KeyedRelation(
            "budget.cross.appropriation.fiscal-expenditure", each: .category,
            .expenditure(FiscalAppropriationSummary.self, .amount),
            equals: [.lines(FiscalAppropriationExpenditure.self, .total)]),
    ]

    private static let funds: [(FiscalAppropriationSummary.ExpenditureColumn, ColumnReference, CellReference)] = [
        (.generalPublic, .lines(GeneralPublicExpenditure.self, .total), .total(GeneralPublicExpenditure.self, .total)),
        (
            .governmentFund, .lines(GovernmentFundExpenditure.self, .total),
            .total(GovernmentFundExpenditure.self, .total)
        ),
        (.stateCapital, .lines(StateCapitalExpenditure.self, .total), .total(StateCapitalExpenditure.self, .total)),
    ]

    /// 财政拨款收支总表 by budget and the tables of the budgets, by category.
    private static let fundColumns: [KeyedRelation] = funds.map { column, lines, _ in
        KeyedRelation(
            Rule.ID("budget.cross.appropriation.expenditure.\(column.name.kebab)"), each: .category,
            .expenditure(FiscalAppropriationSummary.self, column), equals: [lines])
    }

    /// 收支总表 and 收入总表 by functional code.
    private static let incomeByFunction: [Relation] = {
        let items: [(SummaryRow, IncomeByFunction.Column)] = [
            (.appropriation, .fiscal), (.service, .service), (.business, .business), (.other, .other), (.total, .total),
            (.generalPublic, .generalPublic), (.governmentFund, .governmentFund), (.stateCapital, .stateCapital),
            (.specialAccount, .specialAccount), (.superiorSubsidy, .superiorSubsidy),
            (.subordinateRemittance, .subordinateRemittance), (.usedSurplus, .usedSurplus), (.opening, .opening),
        ]
        return items.map { row, column in
            Relation(
                "budget.cross.summary.income-by-function.\(row.rawValue.kebab)",
                .income(IncomeExpenditureSummary.self, row), equals: [.total(IncomeByFunction.self, column)])
        }
    }()

    /// 收支总表 and 收入总表 by source.
    private static let incomeBySource: [Relation] = {
        let rows: [SummaryRow] = [
            .generalPublic, .governmentFund, .stateCapital, .specialAccount, .unitFunds, .opening, .total,
        ]
        return rows.map { row in
            Relation(
                "budget.cross.summary.income-by-source.\(row.rawValue.kebab)",
                .income(IncomeExpenditureSummary.self, row),
                equals: [.line(IncomeBySource.self, row, named: row.officialName, .amount)])
        }
    }()

    /// 财政拨款收支总表 by budget, 财政拨款支出表 and 财政拨款基本支出表.
    private static let appropriation: [Relation] =
        funds.map { column, _, total in
            Relation(
                Rule.ID("budget.cross.appropriation.expenditure.\(column.name.kebab).total"),
                .expenditure(FiscalAppropriationSummary.self, .total, column), equals: [total])
        } + [
            Relation(
                "budget.cross.appropriation.fiscal-expenditure.total",
                .expenditure(FiscalAppropriationSummary.self, .total),
                equals: [.total(FiscalAppropriationExpenditure.self, .total)]),
            Relation(
                "budget.cross.fiscal-expenditure.basic", .total(FiscalAppropriationExpenditure.self, .basic),
                equals: [.total(FiscalBasicExpenditure.self, .amount)]),
            Relation(
                "budget.cross.fiscal-basic.covers-general-public", .total(FiscalBasicExpenditure.self, .amount),
                covers: [.total(BasicExpenditure.self, .total)]),
        ]

    /// 支出用途 and what else says what money is for. The block is of this year's expenditure in some places, and of all in
    /// others, so its total is held against neither.
    private static let purposes: [Relation] = {
        let columns: [(SummaryRow, DepartmentExpenditure.Column, FiscalAppropriationExpenditure.Column?)] = [
            (.purposeBasic, .basic, .basic), (.purposeProject, .project, .project), (.purposeReserve, .reserve, nil),
        ]
        return columns.flatMap { row, all, fiscal -> [Relation] in
            let name = row.rawValue.split(separator: ".").last.map(String.init) ?? ""
            let summary = Relation(
                Rule.ID("budget.cross.summary.purpose.\(name)"), .expenditure(IncomeExpenditureSummary.self, row),
                equals: [.total(DepartmentExpenditure.self, all)])
            let appropriation = fiscal.map { column in
                Relation(
                    Rule.ID("budget.cross.appropriation.purpose.\(name)"),
                    .expenditure(FiscalAppropriationSummary.self, row),
                    equals: [.total(FiscalAppropriationExpenditure.self, column)])
            }
            return [summary] + (appropriation.map { [$0] } ?? [])
        } + [
            Relation(
                "budget.cross.summary.covers-purpose", .expenditure(IncomeExpenditureSummary.self, .total),
                covers: [.expenditure(IncomeExpenditureSummary.self, .purpose)]),
            Relation(
                "budget.cross.appropriation.covers-purpose", .expenditure(FiscalAppropriationSummary.self, .total),
                covers: [.expenditure(FiscalAppropriationSummary.self, .purpose)]),
            Relation(
                "budget.cross.appropriation.purpose.basic-by-code",
                .expenditure(FiscalAppropriationSummary.self, .purposeBasic),
                equals: [.total(FiscalBasicExpenditure.self, .amount)]),
            Relation(
                "budget.cross.summary.expenditure.closing", .expenditure(IncomeExpenditureSummary.self, .closing),
                equals: [.total(DepartmentExpenditure.self, .closing)]),
        ]
    }()

    /// 机关运行经费 is 公用经费 of agencies; institutions have more of that.
    private static let operating: [Relation] = [
        Relation(
            "budget.cross.basic.covers-agency-operating", .total(BasicExpenditure.self, .operating),
            covers: [.total(AgencyOperatingExpenditure.self, .amount)]),
        Relation(
            "budget.cross.basic.covers-agency-operating.three-public", .total(BasicExpenditure.self, .operating),
            covers: [.line(ThreePublicExpenses.self, .budgeted, named: "预算数", .agencyOperating)]),
        Relation(
            "budget.cross.three-public.meetings", .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .meetings),
            covers: [.line(BasicExpenditure.self, "30215", named: "会议费", .total)]),
        Relation(
            "budget.cross.three-public.training", .line(ThreePublicExpenses.self, .budgeted, named: "预算数", .training),
            covers: [.line(BasicExpenditure.self, "30216", named: "培训费", .total)]),
    ]

    /// 公开04 and what some places print of 国有资本经营预算 beside the expenditure.
    private static let stateCapital: [Relation] = [
        Relation(
            "final-accounts.cross.appropriation.state-capital.income",
            .income(FinalAppropriationSummary.self, .stateCapital),
            equals: [.total(FinalStateCapitalExpenditure.self, .income)]),
        Relation(
            "final-accounts.cross.appropriation.state-capital.opening",
            .income(FinalAppropriationSummary.self, .openingStateCapital),
            equals: [.total(FinalStateCapitalExpenditure.self, .opening)]),
        Relation(
            "final-accounts.cross.appropriation.state-capital.closing",
            .expenditure(FinalAppropriationSummary.self, .closing, .stateCapital),
            equals: [.total(FinalStateCapitalExpenditure.self, .closing)]),
    ]
}
