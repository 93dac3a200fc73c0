import BudgetCodes

/// Where the forms put a fund source.
enum FundColumn: Int, CaseIterable {
    case generalPublic, governmentFund, stateCapital
    /// 财政拨款 that is not said to be of one of the three.
    case fiscal
    case specialAccount, service, business, superiorSubsidy, subordinateRemittance, other
    /// Not known.
    case unknown

    init(_ fund: FundNature?) throws(DerivationError) {
        guard let fund else {
            self = .unknown
            return
        }
        let digits = fund.rawValue
        // 111 is 11 in more detail, and so with the others.
        if digits.hasPrefix("11") {
            self = .generalPublic
        } else if digits.hasPrefix("12") {
            self = .governmentFund
        } else if digits.hasPrefix("13") {
            self = .stateCapital
        } else if digits == "1" {
            self = .fiscal
        } else if digits.hasPrefix("2") {
            self = .specialAccount
        } else if digits.hasPrefix("31") {
            self = .service
        } else if digits.hasPrefix("32") {
            self = .superiorSubsidy
        } else if digits.hasPrefix("33") {
            self = .subordinateRemittance
        } else if digits.hasPrefix("34") {
            self = .business
        } else if digits.hasPrefix("3") {
            // 单位资金 without a source, 债务收入 and 其他收入 have one row.
            self = .other
        } else {
            throw .unknownFund(fund)
        }
    }

    /// Whether the money is a fiscal appropriation.
    var isFiscal: Bool { rawValue <= Self.fiscal.rawValue }

    /// The row of 收支总表.
    var row: SummaryRow? {
        switch self {
        case .generalPublic: .generalPublic
        case .governmentFund: .governmentFund
        case .stateCapital: .stateCapital
        case .specialAccount: .specialAccount
        case .service: .service
        case .business: .business
        case .superiorSubsidy: .superiorSubsidy
        case .subordinateRemittance: .subordinateRemittance
        case .other: .other
        case .fiscal, .unknown: nil
        }
    }

    /// The row of 上年结转 in 财政拨款收支总表.
    var openingRow: SummaryRow? {
        switch self {
        case .generalPublic: .openingGeneralPublic
        case .governmentFund: .openingGovernmentFund
        case .stateCapital: .openingStateCapital
        default: nil
        }
    }

    /// The funds between which a document does not tell what paid for what: 单位资金 is one.
    var purse: FundColumn {
        switch self {
        case .service, .business, .superiorSubsidy, .subordinateRemittance: .other
        default: self
        }
    }

    var officialName: String {
        switch self {
        case .generalPublic: "一般公共预算"
        case .governmentFund: "政府性基金预算"
        case .stateCapital: "国有资本经营预算"
        case .fiscal: "财政拨款"
        case .specialAccount: "财政专户管理资金"
        case .unknown: "其他资金"
        default: "单位资金"
        }
    }
}
