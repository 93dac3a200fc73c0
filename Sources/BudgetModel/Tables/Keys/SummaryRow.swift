public import BudgetCodes

/// 表内项目: a row of a form with fixed rows, such as 本年收入合计 or 一般公共预算拨款收入.
///
/// The raw value is what JSON and findings show. A dot leads to a sub-item (`generalPublic.earmarked` is a part of
/// `generalPublic`), and a functional code stands for its line on the expenditure side (`208`). The list is open:
/// rows that are not named here are kept and added up like the others.
public struct SummaryRow: RawRepresentable, Hashable, Codable, Sendable, ExpressibleByStringLiteral {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public init(stringLiteral literal: String) {
        self.rawValue = literal
    }

    /// The expenditure line of a functional category.
    public init(_ code: FunctionalCode) {
        self.rawValue = code.description
    }
}

extension SummaryRow: LineKey {
    public static var kind: KeyKind { .row }

    public init?(_ key: RowKey) {
        guard case .row(let row) = key else { return nil }
        self = row
    }

    public var rowKey: RowKey { .row(self) }

    public var description: String { rawValue }

    /// The item that a sub-item is a part of.
    public var parent: SummaryRow? {
        guard let dot = rawValue.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
        return SummaryRow(rawValue: String(rawValue[..<dot]))
    }

    /// The functional code of an expenditure line.
    public var functionalCode: FunctionalCode? {
        guard let first = rawValue.utf8.first, first == UInt8(ascii: "2") else { return nil }
        return FunctionalCode(rawValue)
    }

    /// Whether the row adds up or balances others, or shows the same money again, and so is no addend of 本年合计.
    public var isStructural: Bool {
        Self.structural.contains(parent ?? self)
    }

    private static let structural: Set<SummaryRow> = [
        .currentTotal, .opening, .openingDrawn, .closing, .usedSurplus, .surplusDistribution, .total, .purpose,
    ]

    /// Whether several lines of a table may have the key: those of what is bought.
    var mayRepeat: Bool {
        parent.map { [.goods, .works, .services].contains($0) } ?? false
    }
}

extension SummaryRow {
    /// The same row below the heading 财政拨款, or without it: funds stand there in some places, and not in others.
    var atOtherDepth: SummaryRow {
        let heading = Self.appropriation.rawValue + "."
        return SummaryRow(
            rawValue: rawValue.hasPrefix(heading) ? String(rawValue.dropFirst(heading.count)) : heading + rawValue)
    }
}

// Rows that add up or balance.
extension SummaryRow {
    /// 本年收入合计 or 本年支出合计.
    public static let currentTotal = SummaryRow(rawValue: "currentTotal")
    /// 上年结转结余, 年初结转和结余, 上年结转资金.
    public static let opening = SummaryRow(rawValue: "opening")
    /// 上年结转 of 一般公共预算拨款.
    public static let openingGeneralPublic = SummaryRow(rawValue: "opening.generalPublic")
    /// 上年结转 of 政府性基金预算拨款.
    public static let openingGovernmentFund = SummaryRow(rawValue: "opening.governmentFund")
    /// 上年结转 of 国有资本经营预算拨款.
    public static let openingStateCapital = SummaryRow(rawValue: "opening.stateCapital")
    /// 其中：动用上年结转和结余资金: what is drawn from ``opening``, which may be less.
    public static let openingDrawn = SummaryRow(rawValue: "openingDrawn")
    /// 年终结转结余, 年末结转和结余, 结转下年资金.
    public static let closing = SummaryRow(rawValue: "closing")
    /// 使用非财政拨款结余.
    public static let usedSurplus = SummaryRow(rawValue: "usedSurplus")
    /// 结余分配.
    public static let surplusDistribution = SummaryRow(rawValue: "surplusDistribution")
    /// 收入总计, 支出总计.
    public static let total = SummaryRow(rawValue: "total")
}

// 支出用途: the expenditure once more, by what it is for.
extension SummaryRow {
    /// 支出用途: the total of the block.
    public static let purpose = SummaryRow(rawValue: "purpose")
    /// 支出用途 基本支出.
    public static let purposeBasic = SummaryRow(rawValue: "purpose.basic")
    /// 支出用途 项目支出.
    public static let purposeProject = SummaryRow(rawValue: "purpose.project")
    /// 支出用途 单位预留机动经费.
    public static let purposeReserve = SummaryRow(rawValue: "purpose.reserve")
}

extension RowFormula {
    /// 支出用途 is the sum of its parts.
    static let purposes = sum(.purpose, [.purposeBasic, .purposeProject, .purposeReserve])
}

// Items of income.
extension SummaryRow {
    /// 财政拨款收入: the heading that some places print above its funds.
    public static let appropriation = SummaryRow(rawValue: "appropriation")
    /// 一般公共预算资金 below the heading 财政拨款收入.
    public static let appropriationGeneralPublic = SummaryRow(rawValue: "appropriation.generalPublic")
    /// 政府性基金 below the heading 财政拨款收入.
    public static let appropriationGovernmentFund = SummaryRow(rawValue: "appropriation.governmentFund")
    /// 国有资本经营预算 below the heading 财政拨款收入.
    public static let appropriationStateCapital = SummaryRow(rawValue: "appropriation.stateCapital")
    /// 一般公共预算拨款收入.
    public static let generalPublic = SummaryRow(rawValue: "generalPublic")
    /// 经费拨款（补助）.
    public static let generalPublicOperating = SummaryRow(rawValue: "generalPublic.operating")
    /// 行政事业单位资产收益拨款.
    public static let generalPublicAssetIncome = SummaryRow(rawValue: "generalPublic.assetIncome")
    /// 专项收入.
    public static let generalPublicEarmarked = SummaryRow(rawValue: "generalPublic.earmarked")
    /// 其他纳入预算管理的非税拨款.
    public static let generalPublicOtherNonTax = SummaryRow(rawValue: "generalPublic.otherNonTax")
    /// 预算内基本建设投资.
    public static let generalPublicConstruction = SummaryRow(rawValue: "generalPublic.construction")
    /// 中央专项转移支付补助.
    public static let generalPublicCentralTransfer = SummaryRow(rawValue: "generalPublic.centralTransfer")
    /// 政府性基金预算拨款收入.
    public static let governmentFund = SummaryRow(rawValue: "governmentFund")
    /// 政府性基金财政拨款.
    public static let governmentFundAppropriation = SummaryRow(rawValue: "governmentFund.appropriation")
    /// 政府性基金转移支付.
    public static let governmentFundTransfer = SummaryRow(rawValue: "governmentFund.transfer")
    /// 国有资本经营预算拨款收入.
    public static let stateCapital = SummaryRow(rawValue: "stateCapital")
    /// 财政专户管理资金收入.
    public static let specialAccount = SummaryRow(rawValue: "specialAccount")
    /// 专户管理教育收费.
    public static let specialAccountEducation = SummaryRow(rawValue: "specialAccount.education")
    /// 其他非税收入 of the special account.
    public static let specialAccountOtherNonTax = SummaryRow(rawValue: "specialAccount.otherNonTax")
    /// 事业收入.
    public static let service = SummaryRow(rawValue: "service")
    /// 事业单位经营收入, 经营收入.
    public static let business = SummaryRow(rawValue: "business")
    /// 上级补助收入.
    public static let superiorSubsidy = SummaryRow(rawValue: "superiorSubsidy")
    /// 附属单位上缴收入.
    public static let subordinateRemittance = SummaryRow(rawValue: "subordinateRemittance")
    /// 其他收入.
    public static let other = SummaryRow(rawValue: "other")
    /// 其他资金, 单位资金: the heading that some places print above what is no money of the budgets or the special account.
    public static let unitFunds = SummaryRow(rawValue: "unitFunds")
    /// 事业收入 below the heading 其他资金.
    public static let unitFundsService = SummaryRow(rawValue: "unitFunds.service")
    /// 经营收入 below the heading 其他资金.
    public static let unitFundsBusiness = SummaryRow(rawValue: "unitFunds.business")
    /// 其他收入 below the heading 其他资金.
    public static let unitFundsOther = SummaryRow(rawValue: "unitFunds.other")
    /// 债务资金（银行贷款） below the heading 其他资金.
    public static let unitFundsDebt = SummaryRow(rawValue: "unitFunds.debt")
}

// 采购品目大类: the kinds of what is bought.
extension SummaryRow {
    /// 货物（A）.
    public static let goods = SummaryRow(rawValue: "goods")
    /// 工程（B）.
    public static let works = SummaryRow(rawValue: "works")
    /// 服务（C）.
    public static let services = SummaryRow(rawValue: "services")
}

// Rows of the 三公 table and of funding compositions.
extension SummaryRow {
    /// 预算数.
    public static let budgeted = SummaryRow(rawValue: "budgeted")
    /// 决算数.
    public static let actual = SummaryRow(rawValue: "actual")
}

extension SummaryRow {
    /// The official name of a row, or the raw value of one that is not named here.
    public var officialName: String {
        KnownRows.position[rawValue].map { Self.names[$0].value } ?? rawValue
    }

    /// The rows that are named here, with their official names. Their places are their numbers in sections.
    fileprivate static let names: KeyValuePairs<SummaryRow, String> = [
        .currentTotal: "本年合计",
        .opening: "年初结转结余",
        .openingGeneralPublic: "年初结转结余（一般公共预算）",
        .openingGovernmentFund: "年初结转结余（政府性基金预算）",
        .openingStateCapital: "年初结转结余（国有资本经营预算）",
        .closing: "年末结转结余",
        .usedSurplus: "使用非财政拨款结余",
        .surplusDistribution: "结余分配",
        .total: "总计",
        .generalPublic: "一般公共预算拨款收入",
        .generalPublicOperating: "经费拨款（补助）",
        .generalPublicAssetIncome: "行政事业单位资产收益拨款",
        .generalPublicEarmarked: "专项收入",
        .generalPublicOtherNonTax: "其他纳入预算管理的非税拨款",
        .generalPublicConstruction: "预算内基本建设投资",
        .generalPublicCentralTransfer: "中央专项转移支付补助",
        .governmentFund: "政府性基金预算拨款收入",
        .governmentFundAppropriation: "政府性基金财政拨款",
        .governmentFundTransfer: "政府性基金转移支付",
        .stateCapital: "国有资本经营预算拨款收入",
        .specialAccount: "财政专户管理资金收入",
        .service: "事业收入",
        .business: "事业单位经营收入",
        .superiorSubsidy: "上级补助收入",
        .subordinateRemittance: "附属单位上缴收入",
        .other: "其他收入",
        .budgeted: "预算数",
        .actual: "决算数",
        .openingDrawn: "动用上年结转和结余资金",
        .purpose: "支出用途",
        .purposeBasic: "支出用途（基本支出）",
        .purposeProject: "支出用途（项目支出）",
        .purposeReserve: "支出用途（单位预留机动经费）",
        .appropriation: "财政拨款收入",
        .appropriationGeneralPublic: "财政拨款收入（一般公共预算资金）",
        .appropriationGovernmentFund: "财政拨款收入（政府性基金）",
        .appropriationStateCapital: "财政拨款收入（国有资本经营预算）",
        .specialAccountEducation: "专户管理教育收费",
        .specialAccountOtherNonTax: "其他非税收入",
        .unitFunds: "其他资金",
        .unitFundsService: "其他资金（事业收入）",
        .unitFundsBusiness: "其他资金（经营收入）",
        .unitFundsOther: "其他资金（其他收入）",
        .unitFundsDebt: "债务资金（银行贷款）",
        .goods: "货物",
        .works: "工程",
        .services: "服务",
    ]
}

/// The rows that have a number, so that sections need not keep their texts.
package enum KnownRows {
    /// The rows by number.
    package static let rows: [SummaryRow] = SummaryRow.names.map(\.key)
    /// The number of a row, by its raw value.
    package static let position: [String: Int] = Dictionary(
        uniqueKeysWithValues: SummaryRow.names.enumerated().map { ($1.key.rawValue, $0) })
    /// The number of the row that adds a row up, or -1.
    static let parents: [Int] = rows.map { row in row.parent.flatMap { position[$0.rawValue] } ?? -1 }
    /// Whether a row adds up or balances others.
    static let isStructural: [Bool] = rows.map(\.isStructural)
}
