public import BudgetCodes

/// 部门收入总表: the income of a department by unit and by source.
///
/// Some layouts print no columns for 国有资本经营预算.
public struct DepartmentIncome: CodedTable {
    public typealias Key = AgencyCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case current = "本年收入 小计"
        case generalPublic = "本年收入 一般公共预算"
        case governmentFund = "本年收入 政府性基金预算"
        case stateCapital = "本年收入 国有资本经营预算"
        case specialAccount = "本年收入 财政专户管理资金"
        case service = "本年收入 事业收入"
        case business = "本年收入 事业单位经营收入"
        case superiorSubsidy = "本年收入 上级补助收入"
        case subordinateRemittance = "本年收入 附属单位上缴收入"
        case other = "本年收入 其他收入"
        case opening = "上年结转结余 小计"
        case openingGeneralPublic = "上年结转结余 一般公共预算"
        case openingGovernmentFund = "上年结转结余 政府性基金预算"
        case openingStateCapital = "上年结转结余 国有资本经营预算"
        case openingSpecialAccount = "上年结转结余 财政专户管理资金"
        case openingUnitFunds = "上年结转结余 单位资金"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(.total, [.current, .opening]),
            .sum(
                .current,
                [
                    .generalPublic, .governmentFund, .stateCapital, .specialAccount, .service, .business,
                    .superiorSubsidy, .subordinateRemittance, .other,
                ]),
            .sum(
                .opening,
                [
                    .openingGeneralPublic, .openingGovernmentFund, .openingStateCapital, .openingSpecialAccount,
                    .openingUnitFunds,
                ]),
        ]
    }

    public static let form = Form(
        "budget.department-income", "部门收入总表", "Department income",
        aliases: ["收入总表", "部门收入总体情况表", "部门收入预算表"],
        sides: [Layout(Column.self, keys: .agency)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
