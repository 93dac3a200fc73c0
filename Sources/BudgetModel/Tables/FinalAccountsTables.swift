/// 部门决算表: the nine 公开 tables of a department's or unit's final accounts.
///
/// A view of the tables of a document, with a property for each form of this part.
public struct FinalAccountsTables: Sendable {
    var tables: Tables

    /// No tables.
    public init() { tables = Tables() }

    init(_ tables: Tables) { self.tables = tables }

    /// Whether there is no table of this part.
    public var isEmpty: Bool { !tables.hasTables(in: .finalAccounts) }

    /// 公开01 收入支出决算总表.
    public var incomeExpenditureSummary: FinalIncomeExpenditureSummary? {
        get { tables[FinalIncomeExpenditureSummary.self] }
        _modify { yield &tables[FinalIncomeExpenditureSummary.self] }
    }

    /// 公开02 收入决算表.
    public var income: FinalIncome? {
        get { tables[FinalIncome.self] }
        _modify { yield &tables[FinalIncome.self] }
    }

    /// 公开03 支出决算表.
    public var expenditure: FinalExpenditure? {
        get { tables[FinalExpenditure.self] }
        _modify { yield &tables[FinalExpenditure.self] }
    }

    /// 公开04 财政拨款收入支出决算总表.
    public var fiscalAppropriationSummary: FinalAppropriationSummary? {
        get { tables[FinalAppropriationSummary.self] }
        _modify { yield &tables[FinalAppropriationSummary.self] }
    }

    /// 公开05 一般公共预算财政拨款支出决算表.
    public var generalPublicExpenditure: FinalGeneralPublicExpenditure? {
        get { tables[FinalGeneralPublicExpenditure.self] }
        _modify { yield &tables[FinalGeneralPublicExpenditure.self] }
    }

    /// 公开06 一般公共预算财政拨款基本支出决算明细表.
    public var basicExpenditure: FinalBasicExpenditure? {
        get { tables[FinalBasicExpenditure.self] }
        _modify { yield &tables[FinalBasicExpenditure.self] }
    }

    /// 公开07 政府性基金预算财政拨款收入支出决算表.
    public var governmentFund: FinalGovernmentFund? {
        get { tables[FinalGovernmentFund.self] }
        _modify { yield &tables[FinalGovernmentFund.self] }
    }

    /// 公开08 国有资本经营预算财政拨款支出决算表.
    public var stateCapitalExpenditure: FinalStateCapitalExpenditure? {
        get { tables[FinalStateCapitalExpenditure.self] }
        _modify { yield &tables[FinalStateCapitalExpenditure.self] }
    }

    /// 公开09 财政拨款“三公”经费支出决算表.
    public var threePublicExpenses: FinalThreePublicExpenses? {
        get { tables[FinalThreePublicExpenses.self] }
        _modify { yield &tables[FinalThreePublicExpenses.self] }
    }
}
