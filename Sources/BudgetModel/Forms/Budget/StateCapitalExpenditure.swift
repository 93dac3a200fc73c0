/// 国有资本经营预算支出表: expenditure from the state capital operations budget.
///
/// Two layouts are in use. One has lines by department economic code and the columns ``Column/basic`` and
/// ``Column/project``. The other has lines by functional code and unit, and columns by kind of project.
public struct StateCapitalExpenditure: CodedTable {
    public typealias Key = ExpenditureCode

    /// 栏: the columns of the official form.
    public enum Column: String, FormColumn {
        case total = "合计"
        case basic = "基本支出"
        case project = "项目支出"
        case personnelProjects = "人员类项目支出"
        case operatingProjects = "运转类项目支出 公用经费项目支出"
        case otherOperatingProjects = "运转类项目支出 其他运转类项目支出"
        case specificProjects = "特定目标类项目支出"

        public static let identities: [ColumnIdentity<Self>] = [
            .sum(
                .total,
                [
                    .basic, .project, .personnelProjects, .operatingProjects, .otherOperatingProjects,
                    .specificProjects,
                ])
        ]
    }

    public static let form = Form(
        "budget.state-capital-expenditure", "国有资本经营预算支出表", "State capital operations expenditure",
        aliases: ["国有资本经营预算支出情况表", "国有资本经营预算支出功能分类预算表"],
        sides: [Layout(Column.self, keys: .expenditure)])

    public var table: Table

    public init(table: Table) { self.table = table }
}
