public import BudgetCodes

/// 收入预算总表（按功能科目）: the income of a department by functional code and by source.
///
/// Places that print it print no ``DepartmentIncome``. Ministries and most provinces print the funds in columns of their
/// own, 上年结转 and 使用非财政拨款结余 beside them; others print 财政拨款收入 alone.
public struct IncomeByFunction: CodedTable {
    public typealias Key = FunctionalCode

    /// 栏: the columns of the form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case fiscal = "财政拨款收入"
        case service = "事业收入"
        case business = "事业单位经营收入"
        case other = "其他收入"
        case opening = "上年结转"
        case generalPublic = "一般公共预算拨款收入"
        case governmentFund = "政府性基金预算拨款收入"
        case stateCapital = "国有资本经营预算拨款收入"
        case specialAccount = "财政专户管理资金收入"
        case superiorSubsidy = "上级补助收入"
        case subordinateRemittance = "附属单位上缴收入"
        case usedSurplus = "使用非财政拨款结余"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(
                .total,
                [
                    .fiscal, .service, .business, .other, .opening, .generalPublic, .governmentFund, .stateCapital,
                    .specialAccount, .superiorSubsidy, .subordinateRemittance, .usedSurplus,
                ])
        ]
        public static let localColumns: [Self] = [
            .opening, .generalPublic, .governmentFund, .stateCapital, .specialAccount, .superiorSubsidy,
            .subordinateRemittance, .usedSurplus,
        ]
    }

    public static let form = Form(
        "budget.income-by-function", "部门收入总表（按功能科目）", "Income by functional code",
        sides: [Layout(Column.self, keys: .functional)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
