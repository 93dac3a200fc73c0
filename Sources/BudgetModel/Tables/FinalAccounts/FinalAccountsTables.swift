/// 部门决算表: the nine 公开 tables of a department's or unit's final accounts.
public struct FinalAccountsTables: Hashable, Codable, Sendable {
    /// 公开01 收入支出决算总表.
    @OutOfLine public var incomeExpenditureSummary: FinalIncomeExpenditureSummary?
    /// 公开02 收入决算表.
    @OutOfLine public var income: FinalIncome?
    /// 公开03 支出决算表.
    @OutOfLine public var expenditure: FinalExpenditure?
    /// 公开04 财政拨款收入支出决算总表.
    @OutOfLine public var fiscalAppropriationSummary: FinalAppropriationSummary?
    /// 公开05 一般公共预算财政拨款支出决算表.
    @OutOfLine public var generalPublicExpenditure: FinalGeneralPublicExpenditure?
    /// 公开06 一般公共预算财政拨款基本支出决算明细表.
    @OutOfLine public var basicExpenditure: FinalBasicExpenditure?
    /// 公开07 政府性基金预算财政拨款收入支出决算表.
    @OutOfLine public var governmentFund: FinalGovernmentFund?
    /// 公开08 国有资本经营预算财政拨款支出决算表.
    @OutOfLine public var stateCapitalExpenditure: FinalStateCapitalExpenditure?
    /// 公开09 财政拨款“三公”经费支出决算表.
    @OutOfLine public var threePublicExpenses: FinalThreePublicExpenses?

    /// No tables.
    public init() {}
}
