extension WideSum? {
    /// Adds an amount; blank and blank stay blank.
    mutating func add(_ amount: Amount?) {
        guard let amount else { return }
        var sum = self ?? .zero
        sum += WideSum(amount.fen)
        self = sum
    }
}

extension WideSum {
    /// The amount of so many 分, or `nil` when it is beyond the range.
    var amount: Amount? { narrow.map { Amount(fen: $0) } }
}
