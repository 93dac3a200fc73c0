import BudgetCodes

/// Where the forms put a fund source. In order of the forms; budgets come first.
enum FundColumn: Int, CaseIterable, Sendable {
    case generalPublic, governmentFund, stateCapital
    /// 财政拨款 that is not said to be of one of the three.
    case fiscal
    case specialAccount, service, business, superiorSubsidy, subordinateRemittance, other
    /// 单位资金 of which the source is not said.
    case unitFunds
    /// Not known.
    case unknown

    init(_ fund: FundNature?) throws(DerivationError) {
        guard let fund else {
            self = .unknown
            return
        }
        // 111 is 11 in more detail, and so with the others.
        let digits = Array(fund.rawValue.utf8.prefix(2)).map { $0 &- UInt8(ascii: "0") }
        switch (digits.first, digits.dropFirst().first) {
        case (1, 1): self = .generalPublic
        case (1, 2): self = .governmentFund
        case (1, 3): self = .stateCapital
        case (1, nil): self = .fiscal
        case (2, _): self = .specialAccount
        case (3, 1): self = .service
        case (3, 2): self = .superiorSubsidy
        case (3, 3): self = .subordinateRemittance
        case (3, 4): self = .business
        case (3, nil): self = .unitFunds
        // 债务收入 and 其他收入 have one row.
        case (3, _): self = .other
        default: throw .unknownFund(fund)
        }
    }

    /// The source of a row of income, or of what was left of it: `generalPublic`, `opening.generalPublic`,
    /// `appropriation.generalPublic`.
    init?(row: SummaryRow) {
        let heading = row.parent.flatMap { [.opening, .appropriation, .unitFunds].contains($0) ? $0 : nil }
        let row =
            heading.map { SummaryRow(rawValue: String(row.rawValue.dropFirst($0.rawValue.utf8.count + 1))) } ?? row
        if row == .appropriation {
            self = .fiscal
            return
        }
        guard let column = Self.allCases.first(where: { $0.row == row }) else { return nil }
        self = column
    }

    /// The fund of lines that are made from a column or a row.
    var nature: FundNature? {
        switch self {
        case .generalPublic: .generalPublicBudget
        case .governmentFund: .governmentFunds
        case .stateCapital: .stateCapital
        case .fiscal: .governmentBudget
        case .specialAccount: .fiscalSpecialAccount
        case .service: .institutionIncome
        case .business: .operatingIncome
        case .superiorSubsidy: .superiorSubsidies
        case .subordinateRemittance: .affiliateRemittances
        case .other: .otherIncome
        case .unitFunds: .unitFunds
        case .unknown: nil
        }
    }

    /// The row of income.
    var row: SummaryRow? {
        switch self {
        case .generalPublic: .generalPublic
        case .governmentFund: .governmentFund
        case .stateCapital: .stateCapital
        case .fiscal: SummaryRow(rawValue: "fiscal")
        case .specialAccount: .specialAccount
        case .service: .service
        case .business: .business
        case .superiorSubsidy: .superiorSubsidy
        case .subordinateRemittance: .subordinateRemittance
        case .other: .other
        case .unitFunds: SummaryRow(rawValue: "unitFunds")
        case .unknown: nil
        }
    }

    /// The funds between which a document does not tell what paid for what: 单位资金 is one.
    var purse: FundColumn {
        FundSet.unitFunds.contains(self) ? .other : self
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

/// Some of the funds.
struct FundSet: Hashable, Sendable {
    private var bits: UInt16 = 0

    init(_ funds: some Sequence<FundColumn>) {
        for fund in funds { bits |= 1 << UInt16(fund.rawValue) }
    }

    static let all = FundSet(FundColumn.allCases)
    /// 财政拨款.
    static let fiscal = FundSet([.generalPublic, .governmentFund, .stateCapital, .fiscal])
    /// 单位资金.
    static let unitFunds = FundSet([
        .service, .business, .superiorSubsidy, .subordinateRemittance, .other, .unitFunds,
    ])

    var isEmpty: Bool { bits == 0 }

    func contains(_ fund: FundColumn) -> Bool { bits & 1 << UInt16(fund.rawValue) != 0 }

    func intersection(_ other: FundSet) -> FundSet {
        var both = self
        both.bits &= other.bits
        return both
    }
}
