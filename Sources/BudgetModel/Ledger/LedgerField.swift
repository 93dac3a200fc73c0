/// 明细栏目: the columns of a table of budget lines or income lines, with the names that they have.
///
/// A column may be headed by the English name (the raw value), the identifier of the national data standard
/// (预算管理一体化), or a Chinese name. Spaces, the width of letters and upper or lower case do not matter.
public enum LedgerField: String, CaseIterable, Sendable {
    /// 单位代码.
    case agency
    /// 单位名称.
    case agencyName
    /// 项目代码.
    case project
    /// 项目名称.
    case projectName
    /// 支出功能分类科目代码.
    case function
    /// 部门预算支出经济分类科目代码.
    case economic
    /// 资金性质.
    case fund
    /// 本年 or 上年结转.
    case period
    /// 支出类别: 人员经费, 公用经费, 项目支出 and so on.
    case kind
    /// 收入明细项: the sub-item of 收支总表, of income only.
    case item
    /// 金额.
    case amount

    /// The identifier of the national data element, or `nil` where none was found.
    ///
    /// Identifiers are those of published data dictionaries and of 电子会计凭证 standards; see `Docs/Ledger.md`.
    public var nationalIdentifier: String? { nationalIdentifiers.first }

    /// The official name.
    public var officialName: String { chineseNames[0] }

    /// All identifiers in use, the one of the current standard first.
    public var nationalIdentifiers: [String] {
        switch self {
        case .agency: ["AGENCY_CODE", "AgencyCode"]
        case .agencyName: ["AGENCY_NAME", "AgencyName"]
        case .project: ["PRO_CODE", "DepProCode"]
        case .projectName: ["PRO_NAME", "DepProName"]
        case .function: ["EXP_FUNC_CODE", "ExpFuncCode"]
        case .economic: ["DEP_BGT_ECO_CODE", "DepExpEcoCode"]
        case .fund: ["FUND_TYPE_CODE", "FundTypeCode", "FUND_TYPE_NAME", "FundTypeName", "FOUND_TYPE_CODE"]
        case .period: ["IS_CARRY_OVER"]
        case .kind: ["PRO_CAT_CODE", "PayKindCode"]
        case .item: []
        case .amount: ["AMT"]
        }
    }

    /// Chinese headings that are understood, the official one first.
    public var chineseNames: [String] {
        switch self {
        case .agency: ["单位代码", "单位编码", "预算单位代码", "预算单位编码"]
        case .agencyName: ["单位名称", "预算单位", "预算单位名称", "单位"]
        case .project: ["项目代码", "项目编码", "预算项目编码", "预算项目代码"]
        case .projectName: ["项目名称", "预算项目名称", "项目"]
        case .function:
            [
                "支出功能分类科目代码", "支出功能分类科目编码", "功能分类科目编码", "功能分类科目代码", "功能科目编码", "功能科目代码",
                "支出功能分类科目", "支出功能分类", "功能分类科目", "功能科目", "功能分类",
            ]
        case .economic:
            [
                "部门支出经济分类代码", "部门预算支出经济分类科目编码", "部门预算支出经济分类科目代码", "部门支出经济分类科目编码",
                "部门经济分类科目编码", "部门预算支出经济分类", "部门支出经济分类", "部门经济分类", "经济分类科目编码", "经济科目编码",
                "经济科目代码", "经济分类", "经济科目",
            ]
        case .fund: ["资金性质代码", "资金性质编码", "资金性质", "资金性质名称", "资金来源", "资金来源代码"]
        case .period: ["资金年度", "预算类型", "指标类型", "是否结转", "本年或结转"]
        case .kind: ["支出类别", "支出类型", "支出类型编码", "项目类别", "项目类别代码"]
        case .item: ["收入项目", "收入明细项", "收入科目"]
        case .amount: ["金额", "预算数", "决算数", "本年预算数", "预算金额", "支出金额", "收入金额", "指标金额", "执行数"]
        }
    }

    /// The place among all fields.
    package var place: Int {
        switch self {
        case .agency: 0
        case .agencyName: 1
        case .project: 2
        case .projectName: 3
        case .function: 4
        case .economic: 5
        case .fund: 6
        case .period: 7
        case .kind: 8
        case .item: 9
        case .amount: 10
        }
    }

    /// All headings that are understood, as they are compared.
    package static let byHeading: [String: LedgerField] = {
        var fields: [String: LedgerField] = [:]
        for field in allCases {
            for heading in [field.rawValue] + field.nationalIdentifiers + field.chineseNames {
                fields[heading.lowercased()] = field
            }
        }
        return fields
    }()
}
