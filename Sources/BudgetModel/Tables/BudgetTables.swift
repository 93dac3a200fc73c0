/// 部门预算表: the tables of a department's or unit's budget.
///
/// A view of the tables of a document, with a property for each form of this part.
public struct BudgetTables: Sendable {
    var tables: Tables

    /// No tables.
    public init() { tables = Tables() }

    init(_ tables: Tables) { self.tables = tables }

    /// Whether there is no table of this part.
    public var isEmpty: Bool { !tables.hasTables(in: .budget) }

    /// 部门收支总表.
    public var incomeExpenditureSummary: IncomeExpenditureSummary? {
        get { tables[IncomeExpenditureSummary.self] }
        _modify { yield &tables[IncomeExpenditureSummary.self] }
    }

    /// 部门收入总表.
    public var departmentIncome: DepartmentIncome? {
        get { tables[DepartmentIncome.self] }
        _modify { yield &tables[DepartmentIncome.self] }
    }

    /// 部门收入总表（按功能科目）.
    public var incomeByFunction: IncomeByFunction? {
        get { tables[IncomeByFunction.self] }
        _modify { yield &tables[IncomeByFunction.self] }
    }

    /// 部门收入总表（按资金来源）.
    public var incomeBySource: IncomeBySource? {
        get { tables[IncomeBySource.self] }
        _modify { yield &tables[IncomeBySource.self] }
    }

    /// 部门支出总表.
    public var departmentExpenditure: DepartmentExpenditure? {
        get { tables[DepartmentExpenditure.self] }
        _modify { yield &tables[DepartmentExpenditure.self] }
    }

    /// 财政拨款收支总表.
    public var fiscalAppropriationSummary: FiscalAppropriationSummary? {
        get { tables[FiscalAppropriationSummary.self] }
        _modify { yield &tables[FiscalAppropriationSummary.self] }
    }

    /// 财政拨款支出表.
    public var fiscalAppropriationExpenditure: FiscalAppropriationExpenditure? {
        get { tables[FiscalAppropriationExpenditure.self] }
        _modify { yield &tables[FiscalAppropriationExpenditure.self] }
    }

    /// 财政拨款基本支出表.
    public var fiscalBasicExpenditure: FiscalBasicExpenditure? {
        get { tables[FiscalBasicExpenditure.self] }
        _modify { yield &tables[FiscalBasicExpenditure.self] }
    }

    /// 一般公共预算支出表.
    public var generalPublicExpenditure: GeneralPublicExpenditure? {
        get { tables[GeneralPublicExpenditure.self] }
        _modify { yield &tables[GeneralPublicExpenditure.self] }
    }

    /// 一般公共预算基本支出表.
    public var basicExpenditure: BasicExpenditure? {
        get { tables[BasicExpenditure.self] }
        _modify { yield &tables[BasicExpenditure.self] }
    }

    /// 一般公共预算“三公”经费支出表.
    public var threePublicExpenses: ThreePublicExpenses? {
        get { tables[ThreePublicExpenses.self] }
        _modify { yield &tables[ThreePublicExpenses.self] }
    }

    /// 政府性基金预算支出表.
    public var governmentFundExpenditure: GovernmentFundExpenditure? {
        get { tables[GovernmentFundExpenditure.self] }
        _modify { yield &tables[GovernmentFundExpenditure.self] }
    }

    /// 国有资本经营预算支出表.
    public var stateCapitalExpenditure: StateCapitalExpenditure? {
        get { tables[StateCapitalExpenditure.self] }
        _modify { yield &tables[StateCapitalExpenditure.self] }
    }

    /// 项目支出表.
    public var projectExpenditure: ProjectExpenditure? {
        get { tables[ProjectExpenditure.self] }
        _modify { yield &tables[ProjectExpenditure.self] }
    }

    /// 一般公共预算机关运行经费支出表.
    public var agencyOperatingExpenditure: AgencyOperatingExpenditure? {
        get { tables[AgencyOperatingExpenditure.self] }
        _modify { yield &tables[AgencyOperatingExpenditure.self] }
    }

    /// 政府采购支出表.
    public var governmentProcurement: GovernmentProcurement? {
        get { tables[GovernmentProcurement.self] }
        _modify { yield &tables[GovernmentProcurement.self] }
    }
}
