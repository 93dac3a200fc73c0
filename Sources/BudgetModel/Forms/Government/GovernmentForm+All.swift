extension GovernmentForm {
    /// The forms of governments, in the order of publication: the only list of them.
    public static let all: [GovernmentForm] =
        [
            fiscalSummary,
            generalRevenue, generalExpenditure, generalBasicExpenditure, generalBalance, generalTransfers,
            generalTransfersByRegion, reserveAllocation,
            fundRevenue, fundExpenditure, fundBalance, fundTransfers, fundTransfersByRegion,
            stateCapitalRevenue, stateCapitalExpenditure, stateCapitalBalance, stateCapitalTransfers,
            stateCapitalTransfersByRegion, stateCapitalDetails,
            socialInsuranceRevenue, socialInsuranceExpenditure, socialInsuranceBalance, socialInsuranceRevenueByFund,
            socialInsuranceExpenditureByFund,
        ] + socialInsuranceFunds + [
            debtLimitsByRegion, debtLimitChangesByRegion, debtBalance, debtBalanceGeneral, debtBalanceSpecial,
            debtService, debtIssuanceByRegion, debtServiceByRegion, debtAdvanceLimits, debtProjects, debtPurposes,
            debtDirections, debtRepaymentPlan,
            threePublicExpenses, specialTreasuryBonds, capitalInvestment, fiscalAccount, projectPerformance,
        ]

    /// The form and the level of a table, or `nil` for tables that are not of governments.
    package static func form(of id: Form.ID) -> (form: GovernmentForm, scope: GovernmentScope?)? {
        places[id].map { (all[$0.form], $0.scope) }
    }

    private static let places: [Form.ID: (form: Int, scope: GovernmentScope?)] = {
        var places: [Form.ID: (form: Int, scope: GovernmentScope?)] = [:]
        for (number, form) in all.enumerated() {
            for (place, own) in form.forms.enumerated() {
                places[own.id] = (number, form.scopes.isEmpty ? nil : form.scopes[place])
            }
        }
        return places
    }()
}
