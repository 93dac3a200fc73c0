extension GovernmentForm {
    /// 国有资本经营预算支出明细表: the projects of the book.
    public static let stateCapitalDetails = GovernmentForm(
        "state-capital-details", "国有资本经营预算支出明细表", "State capital expenditure in detail", .stateCapital, .items,
        scopes: [])
}
