/// 支出类别: what sort of expenditure a budget line is: basic, for a project, or one of the other columns of 支出总表.
public enum ExpenditureKind: String, CaseIterable, Codable, Sendable {
    /// 人员经费, a part of 基本支出.
    case personnel
    /// 公用经费, a part of 基本支出.
    case operating
    /// 基本支出, where the document does not say which part.
    case basic
    /// 项目支出.
    case project
    /// 事业单位经营支出.
    case business
    /// 上缴上级支出.
    case paidToSuperior
    /// 对附属单位补助支出.
    case subordinateSubsidy
    /// 单位预留机动经费, which only some places have.
    case reserve

    /// 基本支出 for its two parts, else the kind itself.
    public var main: ExpenditureKind {
        switch self {
        case .personnel, .operating: .basic
        default: self
        }
    }

    /// The official name.
    public var officialName: String {
        switch self {
        case .personnel: "人员经费"
        case .operating: "公用经费"
        case .basic: "基本支出"
        case .project: "项目支出"
        case .business: "事业单位经营支出"
        case .paidToSuperior: "上缴上级支出"
        case .subordinateSubsidy: "对附属单位补助支出"
        case .reserve: "单位预留机动经费"
        }
    }
}

extension ExpenditureKind: Comparable {
    private var rank: Int {
        switch self {
        case .basic: 0
        case .personnel: 1
        case .operating: 2
        case .project: 3
        case .business: 4
        case .paidToSuperior: 5
        case .subordinateSubsidy: 6
        case .reserve: 7
        }
    }

    /// Orders kinds as 支出总表 prints them.
    public static func < (left: ExpenditureKind, right: ExpenditureKind) -> Bool { left.rank < right.rank }
}

/// 资金年度: whether money was granted for this year or left over from the years before.
public enum FundPeriod: String, CaseIterable, Codable, Sendable {
    /// 本年: granted for this year.
    case current
    /// 上年结转: carried over.
    case carriedOver

    /// The official name.
    public var officialName: String {
        switch self {
        case .current: "本年"
        case .carriedOver: "上年结转"
        }
    }
}

extension FundPeriod: Comparable {
    /// This year comes first.
    public static func < (left: FundPeriod, right: FundPeriod) -> Bool {
        left == .current && right == .carriedOver
    }
}
