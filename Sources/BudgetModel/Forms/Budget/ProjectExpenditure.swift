/// 项目支出表: projects and the funds that pay for them.
///
/// Two layouts are in use. One lists all projects by code below units and groups (人员经费, 公用经费, 项目支出). The other
/// lists the projects of 项目支出 by name, each with its 项目分类.
public struct ProjectExpenditure: CodedTable {
    public typealias Key = ProjectRow

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case generalPublic = "本年拨款 一般公共预算"
        case governmentFund = "本年拨款 政府性基金预算"
        case stateCapital = "本年拨款 国有资本经营预算"
        case carriedGeneralPublic = "财政拨款结转结余 一般公共预算"
        case carriedGovernmentFund = "财政拨款结转结余 政府性基金预算"
        case carriedStateCapital = "财政拨款结转结余 国有资本经营预算"
        case specialAccount = "财政专户管理资金"
        case unitFunds = "单位资金"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(
                .total,
                [
                    .generalPublic, .governmentFund, .stateCapital, .carriedGeneralPublic, .carriedGovernmentFund,
                    .carriedStateCapital, .specialAccount, .unitFunds,
                ])
        ]
    }

    public static let form = Form(
        "budget.project-expenditure", "项目支出表", "Project expenditure",
        sides: [Layout(Column.self, keys: .project)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
