/// Sums by fund and period. A sum of no lines is `nil`.
struct FundSums: Sendable {
    private var sums: [WideSum?] = Array(repeating: nil, count: FundColumn.allCases.count * 3)

    private static func place(_ period: FundPeriod?) -> Int {
        switch period {
        case nil: 0
        case .current: 1
        case .carriedOver: 2
        }
    }

    mutating func add(_ amount: Amount, _ fund: FundColumn, _ period: FundPeriod?) {
        let place = fund.rawValue * 3 + Self.place(period)
        sums[place] = (sums[place] ?? .zero) + amount.fen
    }

    /// The sum of some funds.
    func sum(_ funds: FundSet, _ periods: [FundPeriod?] = [nil, .current, .carriedOver]) -> WideSum? {
        var result: WideSum?
        for fund in FundColumn.allCases where funds.contains(fund) {
            for period in periods {
                guard let sum = sums[fund.rawValue * 3 + Self.place(period)] else { continue }
                result = result.map { $0 + sum } ?? sum
            }
        }
        return result
    }

    /// Whether there is a line of some funds.
    func has(_ funds: FundSet, _ periods: [FundPeriod?] = [nil, .current, .carriedOver]) -> Bool {
        sum(funds, periods) != nil
    }
}

extension WideSum {
    static func + (left: WideSum, right: WideSum) -> WideSum {
        var sum = left
        sum += right
        return sum
    }

    static func + (left: WideSum, right: Int64) -> WideSum { left + WideSum(right) }
}
