/// 部门预算表: the tables of a department's or unit's budget.
public struct BudgetTables: Hashable, Codable, Sendable {
    /// 部门收支总表.
    @OutOfLine public var incomeExpenditureSummary: IncomeExpenditureSummary?
    /// 部门收入总表.
    @OutOfLine public var departmentIncome: DepartmentIncome?
    /// 部门支出总表.
    @OutOfLine public var departmentExpenditure: DepartmentExpenditure?
    /// 财政拨款收支总表.
    @OutOfLine public var fiscalAppropriationSummary: FiscalAppropriationSummary?
    /// 一般公共预算支出表.
    @OutOfLine public var generalPublicExpenditure: GeneralPublicExpenditure?
    /// 一般公共预算基本支出表.
    @OutOfLine public var basicExpenditure: BasicExpenditure?
    /// 一般公共预算“三公”经费支出表.
    @OutOfLine public var threePublicExpenses: ThreePublicExpenses?
    /// 政府性基金预算支出表.
    @OutOfLine public var governmentFundExpenditure: GovernmentFundExpenditure?
    /// 国有资本经营预算支出表.
    @OutOfLine public var stateCapitalExpenditure: StateCapitalExpenditure?
    /// 项目支出表.
    @OutOfLine public var projectExpenditure: ProjectExpenditure?

    /// No tables.
    public init() {}
}
