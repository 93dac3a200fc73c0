import BudgetCodes

// What the rows stand for that a place prints.

extension RowMeaning {
    /// The rows of a side.
    static func rows(_ printed: [PrintedRow], of layout: Layout) -> [RowMeaning] {
        let known = Set(printed.map(\.row))
        return printed.map { row in
            let value = layout.side == "expenditure" ? expenditure(row.row) : income(row.row, among: known)
            return RowMeaning(row.row, row.name ?? row.row.officialName, value)
        }
    }

    private static func expenditure(_ row: SummaryRow) -> Value {
        switch row {
        case PrintedRow.categories: .categories
        case .currentTotal, .purpose: .money(.spending)
        case .purposeBasic: .money(.kind(.basic))
        case .purposeProject: .money(.kind(.project))
        case .purposeReserve: .money(.kind(.reserve))
        case .closing: .closing
        case .total: .sum
        default: .unknown
        }
    }

    /// - Parameter known: The rows of the side. What has no row of its own is counted where it is next to.
    private static func income(_ row: SummaryRow, among known: Set<SummaryRow>) -> Value {
        // Without a row for what was left from the years before, the sources have it.
        let period: FundPeriod? = known.contains(.opening) ? .current : nil
        func money(_ funds: [FundColumn]) -> Value {
            .money(Meaning(side: .income, sources: funds, funds: FundSet(funds), period: period))
        }
        switch row {
        case .appropriation: return money([.fiscal, .generalPublic, .governmentFund, .stateCapital])
        case .generalPublic, .appropriationGeneralPublic: return money([.generalPublic])
        case .governmentFund, .appropriationGovernmentFund: return money([.governmentFund])
        case .stateCapital, .appropriationStateCapital: return money([.stateCapital])
        case .specialAccount: return money([.specialAccount])
        case .unitFunds: return money(FundColumn.allCases.filter(FundSet.unitFunds.contains) + [.unknown])
        case .service, .unitFundsService:
            return money(known.contains(.specialAccount) ? [.service] : [.service, .specialAccount])
        case .business, .unitFundsBusiness: return money([.business])
        case .superiorSubsidy: return money([.superiorSubsidy])
        case .subordinateRemittance: return money([.subordinateRemittance])
        case .other, .unitFundsOther:
            let rest: [FundColumn] = [.superiorSubsidy, .subordinateRemittance]
            return money([.other, .unitFunds, .unknown] + rest.filter { $0.row.map(known.contains) != true })
        case .currentTotal: return money([])
        case .opening: return .money(.income(period: .carriedOver))
        case .openingGeneralPublic: return .money(.income(.generalPublic, period: .carriedOver))
        case .openingGovernmentFund: return .money(.income(.governmentFund, period: .carriedOver))
        case .openingStateCapital: return .money(.income(.stateCapital, period: .carriedOver))
        case .total: return .sum
        default: return row.parent.map { FundColumn(row: $0) != nil } == true ? .item : .unknown
        }
    }
}
