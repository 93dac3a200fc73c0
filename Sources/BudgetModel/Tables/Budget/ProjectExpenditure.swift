import BudgetCodes

/// 项目支出表: projects and the funds that pay for them.
///
/// Two layouts are in use. One lists all projects by code below units and groups (人员经费, 公用经费, 项目支出). The other
/// lists the projects of 项目支出 by name, each with its 项目分类.
public struct ProjectExpenditure: CodedTable {
    public static let form = Form(
        "budget.project-expenditure", "项目支出表", "Project expenditure"
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<ProjectRow, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 本年拨款 › 一般公共预算.
        public var generalPublic: Amount?
        /// 本年拨款 › 政府性基金预算.
        public var governmentFund: Amount?
        /// 本年拨款 › 国有资本经营预算.
        public var stateCapital: Amount?
        /// 财政拨款结转结余 › 一般公共预算.
        public var carriedGeneralPublic: Amount?
        /// 财政拨款结转结余 › 政府性基金预算.
        public var carriedGovernmentFund: Amount?
        /// 财政拨款结转结余 › 国有资本经营预算.
        public var carriedStateCapital: Amount?
        /// 财政专户管理资金.
        public var specialAccount: Amount?
        /// 单位资金.
        public var unitFunds: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("generalPublic", "本年拨款 一般公共预算", \.generalPublic),
            Column<Self>("governmentFund", "本年拨款 政府性基金预算", \.governmentFund),
            Column<Self>("stateCapital", "本年拨款 国有资本经营预算", \.stateCapital),
            Column<Self>("carriedGeneralPublic", "财政拨款结转结余 一般公共预算", \.carriedGeneralPublic),
            Column<Self>("carriedGovernmentFund", "财政拨款结转结余 政府性基金预算", \.carriedGovernmentFund),
            Column<Self>("carriedStateCapital", "财政拨款结转结余 国有资本经营预算", \.carriedStateCapital),
            Column<Self>("specialAccount", "财政专户管理资金", \.specialAccount),
            Column<Self>("unitFunds", "单位资金", \.unitFunds),
        ]

        public static let identities = [
            identity(
                \.total,
                [
                    \.generalPublic, \.governmentFund, \.stateCapital, \.carriedGeneralPublic, \.carriedGovernmentFund,
                    \.carriedStateCapital, \.specialAccount, \.unitFunds,
                ])
        ]
    }

    /// A unit adds up the units below it or its groups, and a group the projects that follow it.
    public func parentIndices() -> [Int?] {
        var parents: [Int?] = []
        var units: [AgencyCode: Int] = [:]
        var unit: Int?
        var group: Int?
        for (index, line) in lines.enumerated() {
            switch line.key {
            case .unit(let code):
                parents.append(code.ancestors.lazy.compactMap { units[$0] }.first)
                units[code] = index
                unit = index
                group = nil
            case .group:
                parents.append(unit)
                group = index
            case .project, .named:
                parents.append(group ?? unit)
            }
        }
        return parents
    }
}
