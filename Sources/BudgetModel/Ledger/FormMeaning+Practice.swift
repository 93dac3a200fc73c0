import BudgetCodes

// What the columns of forms stand for that only some places publish.

extension FormMeaning {
    /// What the forms of a practice stand for, as it prints them; those for which lines have no dimension are named apart.
    static func forms(of practice: Practice) -> (forms: [FormMeaning], others: [Practice.Table]) {
        let known = forms(of: practice.kind) + local
        var forms: [FormMeaning] = []
        var others: [Practice.Table] = []
        for table in practice.tables {
            if let meaning = known.first(where: { $0.form.id == table.form }) {
                forms.append(meaning.printed(by: table))
            } else {
                others.append(table)
            }
        }
        return (forms, others)
    }

    private static let local: [FormMeaning] = [
        FormMeaning(
            IncomeByFunction.self, .lines, scope: .income(period: nil),
            needs: [.init(.sources, "资金性质"), .init(.incomeFunctions, "收入的支出功能分类")],
            columns: [
                .total: .income(period: nil),
                .fiscal: .income(.fiscal, .generalPublic, .governmentFund, .stateCapital, period: nil),
                .service: .income(.service, .specialAccount, period: nil), .business: .income(.business, period: nil),
                .other: .income(
                    .other, .unitFunds, .unknown, .superiorSubsidy, .subordinateRemittance, period: nil),
            ]),
        // Its rows are those of a practice.
        FormMeaning(IncomeBySource.self, .summary, needs: [.init(.sources, "资金性质")], columns: [:]),
        FormMeaning(
            FiscalAppropriationExpenditure.self, .lines, scope: appropriation, needs: appropriations,
            columns: [.total: .spending, .basic: .kind(.basic), .project: .kind(.project)]),
        FormMeaning(
            FiscalBasicExpenditure.self, .economic, scope: appropriation(.basic), needs: basic, lacks: lacksEconomic,
            columns: [.amount: .kind(.basic)]),
        // 公用经费 of the general public budget; whether a unit is an agency that has 机关运行经费 no line tells.
        FormMeaning(
            AgencyOperatingExpenditure.self, .economic, scope: .paid(by: .generalPublic, kind: .operating),
            needs: basic, lacks: lacksEconomic, columns: [.amount: .kind(.basic)]),
    ]

    private static let appropriation = appropriation(nil)

    private static func appropriation(_ kind: ExpenditureKind?) -> Meaning {
        .paid(by: .fiscal, .generalPublic, .governmentFund, .stateCapital, kind: kind)
    }
}
