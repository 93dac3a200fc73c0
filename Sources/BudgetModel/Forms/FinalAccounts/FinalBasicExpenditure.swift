public import BudgetCodes

/// 一般公共预算财政拨款基本支出决算明细表 公开06: basic expenditure by department economic code.
///
/// Published as blocks side by side: 301 and 303 under 人员经费, the other classes under 公用经费. Here they are one list,
/// and a line has its figure in the column of its block. 人员经费合计 and 公用经费合计 are the columns of ``total``.
public struct FinalBasicExpenditure: CodedTable {
    public typealias Key = DepartmentEconomicCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case personnel = "人员经费 决算数"
        case operating = "公用经费 决算数"
    }

    public static let form = Form(
        "final-accounts.basic-expenditure", "一般公共预算财政拨款基本支出决算明细表", "Final accounts of basic expenditure",
        aliases: ["一般公共预算财政拨款基本支出决算表"],
        sides: [Layout(Column.self, keys: .economic)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
