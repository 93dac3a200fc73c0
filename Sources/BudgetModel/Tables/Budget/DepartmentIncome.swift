public import BudgetCodes

/// 部门收入总表: the income of a department by unit and by source.
///
/// Some layouts print no columns for 国有资本经营预算.
public struct DepartmentIncome: CodedTable {
    public static let form = Form(
        "budget.department-income", "部门收入总表", "Department income", aliases: ["收入总表", "部门收入总体情况表"]
    )

    public var caption = Caption()
    public var total: Amounts?
    public var lines: [Line<AgencyCode, Amounts>] = []

    public init() {}

    /// The amounts of a line, in the unit of the caption when printed.
    public struct Amounts: AmountColumns {
        /// 合计.
        public var total: Amount?
        /// 本年收入 › 小计.
        public var current: Amount?
        /// 本年收入 › 一般公共预算.
        public var generalPublic: Amount?
        /// 本年收入 › 政府性基金预算.
        public var governmentFund: Amount?
        /// 本年收入 › 国有资本经营预算.
        public var stateCapital: Amount?
        /// 本年收入 › 财政专户管理资金.
        public var specialAccount: Amount?
        /// 本年收入 › 事业收入.
        public var service: Amount?
        /// 本年收入 › 事业单位经营收入.
        public var business: Amount?
        /// 本年收入 › 上级补助收入.
        public var superiorSubsidy: Amount?
        /// 本年收入 › 附属单位上缴收入.
        public var subordinateRemittance: Amount?
        /// 本年收入 › 其他收入.
        public var other: Amount?
        /// 上年结转结余 › 小计.
        public var opening: Amount?
        /// 上年结转结余 › 一般公共预算.
        public var openingGeneralPublic: Amount?
        /// 上年结转结余 › 政府性基金预算.
        public var openingGovernmentFund: Amount?
        /// 上年结转结余 › 国有资本经营预算.
        public var openingStateCapital: Amount?
        /// 上年结转结余 › 财政专户管理资金.
        public var openingSpecialAccount: Amount?
        /// 上年结转结余 › 单位资金.
        public var openingUnitFunds: Amount?

        public init() {}

        public static let columns = [
            Column<Self>("total", "合计", \.total),
            Column<Self>("current", "本年收入 小计", \.current),
            Column<Self>("generalPublic", "本年收入 一般公共预算", \.generalPublic),
            Column<Self>("governmentFund", "本年收入 政府性基金预算", \.governmentFund),
            Column<Self>("stateCapital", "本年收入 国有资本经营预算", \.stateCapital),
            Column<Self>("specialAccount", "本年收入 财政专户管理资金", \.specialAccount),
            Column<Self>("service", "本年收入 事业收入", \.service),
            Column<Self>("business", "本年收入 事业单位经营收入", \.business),
            Column<Self>("superiorSubsidy", "本年收入 上级补助收入", \.superiorSubsidy),
            Column<Self>("subordinateRemittance", "本年收入 附属单位上缴收入", \.subordinateRemittance),
            Column<Self>("other", "本年收入 其他收入", \.other),
            Column<Self>("opening", "上年结转结余 小计", \.opening),
            Column<Self>("openingGeneralPublic", "上年结转结余 一般公共预算", \.openingGeneralPublic),
            Column<Self>("openingGovernmentFund", "上年结转结余 政府性基金预算", \.openingGovernmentFund),
            Column<Self>("openingStateCapital", "上年结转结余 国有资本经营预算", \.openingStateCapital),
            Column<Self>("openingSpecialAccount", "上年结转结余 财政专户管理资金", \.openingSpecialAccount),
            Column<Self>("openingUnitFunds", "上年结转结余 单位资金", \.openingUnitFunds),
        ]

        public static let identities = [
            identity(\.total, [\.current, \.opening]),
            identity(
                \.current,
                [
                    \.generalPublic, \.governmentFund, \.stateCapital, \.specialAccount, \.service, \.business,
                    \.superiorSubsidy, \.subordinateRemittance, \.other,
                ]),
            identity(
                \.opening,
                [
                    \.openingGeneralPublic, \.openingGovernmentFund, \.openingStateCapital, \.openingSpecialAccount,
                    \.openingUnitFunds,
                ]),
        ]
    }
}
