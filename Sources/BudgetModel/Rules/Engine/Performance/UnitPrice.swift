/// 单价与数量: a price for one of something, and how many of it.
struct UnitPrice {
    let price: Quantity
    let quantity: Quantity

    /// Reads `4人，70000元/人.年`: exactly one price by the piece and one quantity of that piece.
    init?(_ text: String) {
        let parts = text.split { "，,；;、×*（）()".contains($0) }.map { TargetValue(String($0)) }
        let quantities = parts.compactMap(\.quantity)
        let prices = quantities.filter { $0.piece != nil }
        guard prices.count == 1, let price = prices.first, let piece = price.piece else { return nil }
        let counts = quantities.filter { $0.unit == piece }
        guard counts.count == 1, let quantity = counts.first else { return nil }
        self.price = price
        self.quantity = quantity
    }

    private init(price: Quantity, quantity: Quantity) {
        self.price = price
        self.quantity = quantity
    }

    /// The product as an amount, or `nil` when it is out of range.
    var product: Amount? {
        guard let price = price.tenThousandths, let count = quantity.tenThousandths, price >= 0, count >= 0 else {
            return nil
        }
        // Ten-thousandths times ten-thousandths, down to 分: divide by 10^6.
        let wide = price.magnitude.multipliedFullWidth(by: count.magnitude)
        guard wide.high < 1_000_000 else { return nil }
        let (fen, rest) = UInt64(1_000_000).dividingFullWidth(wide)
        guard rest == 0, let fen = Int64(exactly: fen) else { return nil }
        return Amount(fen: fen)
    }

    var text: String { "\(price.text) × \(quantity.text)" }
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
        let prices = values.filter { $0.1.piece != nil }
        guard prices.count == 1, let piece = prices[0].1.piece else { return nil }
        let counts = values.filter { $0.1.unit == piece }
        let amounts = values.filter { $0.1.unit == "元" }
        guard counts.count == 1, amounts.count == 1, let amount = amounts[0].1.tenThousandths else { return nil }
        return Found(
            price: UnitPrice(price: prices[0].1, quantity: counts[0].1), amount: Amount(fen: amount / 100),
            name: amounts[0].0)
    }
}

extension Quantity {
    /// What one price is for: 人 in `元/人.年`. `nil` when the unit is no price by the piece.
    fileprivate var piece: String? {
        guard unit.hasPrefix("元/") else { return nil }
        let piece = unit.dropFirst(2).prefix { $0 != "." && $0 != "·" && $0 != "/" }
        return piece.isEmpty || piece == "年" || piece == "月" ? nil : String(piece)
    }
}
