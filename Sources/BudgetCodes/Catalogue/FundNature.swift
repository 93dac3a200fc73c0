/// 资金性质: the nature of the funds, as numbered in the budget system.
///
/// The list is open. An unknown number is kept as it is. The numbers are known from recollection only, see
/// ``evidence``.
public struct FundNature: RawRepresentable, Hashable, Codable, Sendable {
    /// The digits, such as `11`.
    public let rawValue: String

    /// Creates a fund nature from its digits.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// 1 政府预算资金.
    public static let governmentBudget = FundNature(rawValue: "1")
    /// 11 一般公共预算资金.
    public static let generalPublicBudget = FundNature(rawValue: "11")
    /// 12 政府性基金预算资金.
    public static let governmentFunds = FundNature(rawValue: "12")
    /// 13 国有资本经营预算资金.
    public static let stateCapital = FundNature(rawValue: "13")
    /// 14 社会保险基金预算资金.
    public static let socialInsurance = FundNature(rawValue: "14")
    /// 2 财政专户管理资金.
    public static let fiscalSpecialAccount = FundNature(rawValue: "2")
    /// 3 单位资金.
    public static let unitFunds = FundNature(rawValue: "3")
    /// 31 事业收入资金.
    public static let institutionIncome = FundNature(rawValue: "31")
    /// 32 上级补助收入资金.
    public static let superiorSubsidies = FundNature(rawValue: "32")
    /// 33 附属单位上缴收入资金.
    public static let affiliateRemittances = FundNature(rawValue: "33")
    /// 34 事业单位经营收入资金.
    public static let operatingIncome = FundNature(rawValue: "34")
    /// 35 债务收入资金.
    public static let debtIncome = FundNature(rawValue: "35")
    /// 39 其他收入资金.
    public static let otherIncome = FundNature(rawValue: "39")

    /// The natures with a name, ordered by their digits.
    public static var known: [FundNature] {
        names.map { FundNature(rawValue: $0.code) }
    }

    /// The official name, or nil when the number is not known.
    public var officialName: String? {
        Self.names.first { $0.code == rawValue }?.name
    }

    /// The nature one digit up, or nil at the top.
    public var parent: FundNature? {
        rawValue.count > 1 ? FundNature(rawValue: String(rawValue.dropLast())) : nil
    }

    /// How well the number and the name are known: from recollection only.
    public var evidence: Evidence { .unverified }

    private static var names: [(code: String, name: String)] {
        [
            ("1", "政府预算资金"), ("11", "一般公共预算资金"), ("111", "一般公共预算资金"), ("12", "政府性基金预算资金"),
            ("13", "国有资本经营预算资金"), ("14", "社会保险基金预算资金"), ("2", "财政专户管理资金"), ("3", "单位资金"),
            ("31", "事业收入资金"), ("32", "上级补助收入资金"), ("33", "附属单位上缴收入资金"), ("34", "事业单位经营收入资金"),
            ("35", "债务收入资金"), ("39", "其他收入资金"),
        ]
    }
}
