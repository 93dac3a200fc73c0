public import BudgetCodes

/// 一般公共预算机关运行经费支出表: what the general public budget pays to keep an agency running, by department economic
/// code.
public struct AgencyOperatingExpenditure: CodedTable {
    public typealias Key = DepartmentEconomicCode
    public typealias Column = AmountColumn

    public static let form = Form(
        "budget.agency-operating-expenditure", "一般公共预算机关运行经费支出表", "Agency operating expenditure",
        aliases: ["一般公共预算机关运行经费支出预算表"],
        sides: [Layout(Column.self, keys: .economic)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
