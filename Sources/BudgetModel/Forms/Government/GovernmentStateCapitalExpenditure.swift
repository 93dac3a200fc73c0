extension GovernmentForm {
    /// 国有资本经营预算支出表: by function, with transfers and what is carried over.
    public static let stateCapitalExpenditure = GovernmentForm(
        "state-capital-expenditure", "国有资本经营预算支出表", "State capital expenditure", .stateCapital, .expenditure,
        titles: ["国有资本经营支出决算表", "国有资本经营预算支出决算表", "国有资本经营预算支出执行情况表", "国有资本经营预算支出情况表"])
}
