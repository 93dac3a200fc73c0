public import BudgetCodes

/// 预算明细: one budget line, as finance systems keep them: who, for what, from which money, how much.
///
/// A dimension that is not known is `nil`. Lines made from a published document have some of them unknown.
public struct BudgetLine: Hashable, Sendable {
    /// 单位: AGENCY_CODE, or the name where there is no code.
    public var agency: AgencyID?
    /// 项目: PRO_CODE, or the name where there is no code.
    public var project: ProjectID?
    /// 支出功能分类: EXP_FUNC_CODE, 项 as a rule.
    public var function: FunctionalCode?
    /// 部门预算支出经济分类: DEP_BGT_ECO_CODE, 款 as a rule.
    public var economic: DepartmentEconomicCode?
    /// 资金性质: FUND_TYPE_CODE.
    public var fund: FundNature?
    /// 本年 or 上年结转.
    public var period: FundPeriod?
    /// 人员经费, 公用经费, 项目支出 and so on.
    public var kind: ExpenditureKind?
    /// 金额: AMT.
    public var amount: Amount

    /// A line of an amount, with what is known about it.
    public init(
        agency: AgencyID? = nil, project: ProjectID? = nil, function: FunctionalCode? = nil,
        economic: DepartmentEconomicCode? = nil, fund: FundNature? = nil, period: FundPeriod? = nil,
        kind: ExpenditureKind? = nil, amount: Amount
    ) {
        self.agency = agency
        self.project = project
        self.function = function
        self.economic = economic
        self.fund = fund
        self.period = period
        self.kind = kind
        self.amount = amount
    }
}

extension BudgetLine: Codable {}

/// 收入明细: one line of income, by unit, source and, in final accounts, functional code.
public struct IncomeLine: Hashable, Codable, Sendable {
    /// 单位: AGENCY_CODE, or the name where there is no code.
    public var agency: AgencyID?
    /// 支出功能分类: the code that the income is for. Only 收入决算表 and the table of government funds print it.
    public var function: FunctionalCode?
    /// 资金性质: FUND_TYPE_CODE, such as 11 一般公共预算资金 or 31 事业收入资金. 1 stands for 财政拨款 of any budget.
    public var fund: FundNature?
    /// The sub-item of 收支总表, such as 经费拨款（补助）, where it is known.
    public var item: SummaryRow?
    /// 本年收入 or 上年结转结余; unknown counts as 本年收入.
    public var period: FundPeriod?
    /// 金额.
    public var amount: Amount

    /// A line of an amount, with what is known about it.
    public init(
        agency: AgencyID? = nil, function: FunctionalCode? = nil, fund: FundNature? = nil, item: SummaryRow? = nil,
        period: FundPeriod? = nil, amount: Amount
    ) {
        self.agency = agency
        self.function = function
        self.fund = fund
        self.item = item
        self.period = period
        self.amount = amount
    }
}
