extension GovernmentColumns {
    /// ``phases`` with the expenditure and what of it is basic, as some places print it.
    static let economic = phases.adding([
        .local("expenditure", "一般公共预算支出"), .local("basic", "其中：基本支出"),
    ])

    /// ``phases``, or a column for each region: those are declared by the table and are parts of the total.
    static let transfers = phases.adding([.local("total", "合计")])

    /// ``phases``, or the kinds of transfers. Which of them add up to the total differs by place.
    static let transfersByRegion = phases.adding([
        .local("total", "合计"), .local("taxRefund", "税收返还"), .local("transfers", "转移支付"),
        .local("general", "一般性转移支付"), .local("special", "专项转移支付"),
    ])

    /// A column for each fund of social insurance.
    static let funds: GovernmentColumns = {
        let funds: [Layout.Column] = [
            .local("enterprisePension", "企业职工基本养老保险基金"), .local("residentPension", "城乡居民基本养老保险基金"),
            .local("agencyPension", "机关事业单位基本养老保险基金"),
            .local("employeeMedical", "职工基本医疗保险(含生育保险)基金"), .local("residentMedical", "城乡居民基本医疗保险基金"),
            .local("workInjury", "工伤保险基金"), .local("unemployment", "失业保险基金"),
            .local("longTermCare", "长期护理保险基金"), .local("maternity", "生育保险基金"),
        ]
        return GovernmentColumns(
            amounts: [.local("total", "合计")] + funds, identities: [.init("total", funds.map(\.name))])
    }()

    /// Limits and balances of debt, each of general and special debt.
    static let debtLimits = ofDebt([
        ("opening", "上年末余额"), ("limit", "限额"), ("newLimit", "新增限额"), ("issued", "新增"), ("repaid", "偿还"),
        ("balance", "余额"),
    ])

    /// How a limit of debt came about.
    static let debtLimitChanges = ofDebt([
        ("previousLimit", "上年限额"), ("newLimit", "新增限额"), ("recalledLimit", "收回限额"), ("adjustedLimit", "调整限额"),
        ("limit", "本年限额"),
    ])

    private static func ofDebt(_ kinds: [(name: String, heading: String)]) -> GovernmentColumns {
        GovernmentColumns(
            amounts: kinds.flatMap { kind in
                [("", "合计"), ("General", "一般债务"), ("Special", "专项债务")].map {
                    Layout.Column.local(kind.name + $0.0, kind.heading + " " + $0.1)
                }
            },
            identities: kinds.map { .init($0.name, [$0.name + "General", $0.name + "Special"]) })
    }

    /// ``phases`` of debt. Rows may stand in groups: 一般债务, 专项债务, 合计.
    static let debtBalance: GovernmentColumns = {
        var columns = phases
        columns.texts.append(.local("group", "类别"))
        return columns
    }()

    /// A region, its own level and the levels below.
    static let levels = GovernmentColumns(
        amounts: [.local("whole", "本地区"), .local("own", "本级"), .local("below", "下级")],
        texts: [.local("formula", "公式")])

    /// New and refinancing bonds.
    static let debtIssuance = GovernmentColumns(
        amounts: [
            .local("total", "合计"), .local("general", "一般债券 合计"), .local("generalNew", "一般债券 新增债券"),
            .local("generalRefinancing", "一般债券 再融资债券"), .local("special", "专项债券 合计"),
            .local("specialNew", "专项债券 新增债券"), .local("specialRefinancing", "专项债券 再融资债券"),
        ],
        identities: [
            .init("total", ["general", "special"]), .init("general", ["generalNew", "generalRefinancing"]),
            .init("special", ["specialNew", "specialRefinancing"]),
        ])

    /// Principal and interest, of debt and of the bonds among it.
    static let debtService = paid([
        ("general", "一般债务还本付息额"), ("generalBonds", "其中:一般债券还本付息额"), ("special", "专项债务还本付息额"),
        ("specialBonds", "其中:专项债券还本付息额"),
    ])

    /// What falls due in a year.
    static let repayment = paid([("total", "合计"), ("general", "一般债券"), ("special", "专项债券")])

    private static func paid(_ kinds: [(name: String, heading: String)]) -> GovernmentColumns {
        GovernmentColumns(
            amounts: kinds.flatMap { kind in
                [("", "小计"), ("Principal", "本金"), ("Interest", "利息")].map {
                    Layout.Column.local(kind.name + $0.0, kind.heading + " " + $0.1)
                }
            },
            identities: kinds.map { .init($0.name, [$0.name + "Principal", $0.name + "Interest"]) })
    }

    /// Debt at the end of the last year and of this, and the difference.
    static let directions: GovernmentColumns = {
        let kinds = [("", "政府债务"), ("general", "其中:政府一般债务"), ("special", "其中:政府专项债务")]
        let phases = [("Previous", "上年末数"), ("Current", "年末数"), ("Change", "增减变化")]
        func name(_ kind: String, _ phase: String) -> String { kind.isEmpty ? phase.lowercased() : kind + phase }
        return GovernmentColumns(
            amounts: kinds.flatMap { kind in
                phases.map { Layout.Column.local(name(kind.0, $0.0), kind.1 + " " + $0.1) }
            },
            identities: kinds.map { .init(name($0.0, "Current"), [name($0.0, "Previous"), name($0.0, "Change")]) }
                + phases.map { .init(name("", $0.0), [name("general", $0.0), name("special", $0.0)]) })
    }()

    /// What a project of bonds is.
    static let debtProjects = GovernmentColumns(
        amounts: [.local("amount", "债券规模")],
        texts: [
            .local("projectCode", "项目编码"), .local("field", "项目领域"), .local("department", "主管部门"),
            .local("implementer", "实施单位"), .local("nature", "债券性质"), .local("issued", "发行时间"),
        ])

    /// An amount and its share.
    static let purposes = GovernmentColumns(
        amounts: [.local("amount", "金额")], texts: [.percentage("share", "占比")])

    /// Funds of a project, and what came of it.
    static let performance = GovernmentColumns(
        amounts: [.local("budget", "预算数"), .local("amount", "评价资金")],
        texts: [
            .local("achievement", "绩效目标实现情况"), .local("score", "评价分数"), .local("grade", "评价定级"),
            .local("department", "主管部门"), .local("goal", "设立依据及绩效目标"), .local("note", "备注"),
        ])

    /// The columns with further amounts behind them.
    private func adding(_ others: [Layout.Column]) -> GovernmentColumns {
        GovernmentColumns(amounts: amounts + others, texts: texts, identities: identities)
    }
}
