/// 单价与数量: what a price comes to, times what it is for.
struct UnitPrice {
    /// The product in 分, rounded.
    let fen: Int64
    /// The numbers as printed.
    let text: String

    /// Reads words such as `聘用4人，70000元/人.年`: exactly one price by the piece and one quantity of that piece, and of
    /// whatever else the price is by. Of years nothing is asked, because a budget is for one.
    init?(_ text: String) {
        let parts = text.split { "，,；;、×*（）()".contains($0) }.map { TargetValue(String($0)) }
        self.init(among: parts.compactMap(\.quantity))
    }

    /// Reads a 测算公式: products, perhaps several that are added: `10人×500元+5人×300元`. One number of each product is
    /// money. What else stands in it, or an amount of money without its unit, makes it unreadable.
    init?(formula text: String) {
        var sum: Int64 = 0
        let sides = text.split(whereSeparator: { $0 == "=" || $0 == "＝" })
        guard let left = sides.first(where: Self.isProduct) else { return nil }
        let formula = left.split { $0 == ":" || $0 == "：" }.last ?? left
        for term in formula.split(whereSeparator: { $0 == "+" || $0 == "＋" }) {
            guard let product = Self.product(of: term) else { return nil }
            let (next, overflow) = sum.addingReportingOverflow(product)
            if overflow { return nil }
            sum = next
        }
        (fen, self.text) = (sum, text)
    }

    /// Whether a text multiplies something.
    static func isProduct(_ text: some StringProtocol) -> Bool { text.contains(where: isTimes) }

    private static func isTimes(_ character: Character) -> Bool { "×✕✖*＊xX".contains(character) }

    private static func product(of term: Substring) -> Int64? {
        let parts = term.split(omittingEmptySubsequences: false, whereSeparator: isTimes)
        let values = parts.map { TargetValue($0.filter { !$0.isWhitespace }) }
        let quantities = values.compactMap(\.quantity)
        guard parts.count > 1, quantities.count == parts.count,
            quantities.allSatisfy({ $0.comparator == nil && $0.label == nil && $0.note == nil && !$0.isApproximate }),
            let price = quantities.firstIndex(where: \.isMoney)
        else { return nil }
        var counts = quantities
        counts.remove(at: price)
        // 10人×5000元/月 is for a time that it does not say.
        let isComplete = quantities[price].pieces.allSatisfy { piece in
            piece == "年" || counts.contains { $0.isOf(piece) }
        }
        guard isComplete, !counts.contains(where: \.isMoney) else { return nil }
        return fen(quantities)
    }

    private init?(among quantities: [Quantity]) {
        let prices = quantities.filter { !$0.pieces.isEmpty && !["年", "月"].contains($0.pieces[0]) }
        guard prices.count == 1, let price = prices.first else { return nil }
        var factors = [price]
        for piece in price.pieces {
            let counts = quantities.filter { $0.isOf(piece) }
            if piece == "年", counts.isEmpty { continue }
            guard counts.count == 1, piece != "年" else { return nil }
            factors += counts
        }
        guard let fen = Self.fen(factors) else { return nil }
        self.fen = fen
        text = factors.map(\.text).joined(separator: " × ")
    }

    /// The product of numbers of which one is money; `nil` where it is out of range or below zero.
    private static func fen(_ factors: [Quantity]) -> Int64? {
        var value: Int64 = 100
        var decimals = 0
        for factor in factors {
            guard var digits = factor.tenThousandths, digits >= 0 else { return nil }
            var places = factor.isPercentage ? 6 : 4
            while places > 0, digits % 10 == 0 {
                digits /= 10
                places -= 1
            }
            let (next, overflow) = value.multipliedReportingOverflow(by: digits)
            if overflow { return nil }
            value = next
            decimals += places
            while decimals > 0, value % 10 == 0 {
                value /= 10
                decimals -= 1
            }
        }
        // Half a 分 more or less is nothing beside the amounts that are printed.
        for _ in 0..<decimals { value /= 10 }
        return value
    }
}

extension UnitPrice {
    /// A price, a quantity and an amount among the indicators of a form.
    struct Found {
        let price: UnitPrice
        let amount: Amount
        let name: String
    }

    /// Looks for exactly one price by the piece, one quantity of that piece and one amount of money, so that there is
    /// nothing to guess.
    static func find(in indicators: [Indicator], _ value: KeyPath<Indicator, String?>) -> Found? {
        let values = indicators.compactMap { row in
            row[keyPath: value].flatMap { TargetValue($0).quantity }.map { (row.levelThree, $0) }
        }
        let amounts = values.filter { $0.1.unit == "元" }
        guard amounts.count == 1, let amount = amounts[0].1.tenThousandths,
            let price = UnitPrice(among: values.map(\.1))
        else { return nil }
        return Found(price: price, amount: Amount(fen: amount / 100), name: amounts[0].0)
    }
}

extension Quantity {
    /// Whether it is money, or a price.
    fileprivate var isMoney: Bool { unit == "元" || unit.hasPrefix("元/") }

    /// What one price is for: 人 and 年 in `元/人.年`. None when the unit is no price by the piece.
    fileprivate var pieces: [String] {
        guard unit.hasPrefix("元/") else { return [] }
        return unit.dropFirst(2).split { $0 == "." || $0 == "·" || $0 == "/" }.map(Self.piece)
    }

    /// Whether it is a number of a piece.
    fileprivate func isOf(_ piece: String) -> Bool { !isMoney && Self.piece(unit[...]) == piece }

    private static func piece(_ unit: Substring) -> String {
        let unit = String(unit.hasPrefix("个") && unit.count > 1 ? unit.dropFirst() : unit)
        return unit == "工作日" ? "天" : unit.canonicalUnit
    }
}
