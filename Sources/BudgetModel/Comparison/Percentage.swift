extension FixedDecimal {
    /// 百分比: what per cent one amount is of another, exact, rounded half away from zero.
    ///
    /// - Parameters:
    ///   - amount: The part.
    ///   - whole: The whole.
    ///   - decimals: How many decimals the percentage has, 0 to 4.
    /// - Returns: `nil` when the whole is zero, or when the percentage is a billion or more.
    public static func percent(_ amount: Amount, of whole: Amount, decimals: Int = 2) -> FixedDecimal? {
        precondition((0...4).contains(decimals), "a percentage has up to four decimals")
        let divisor = whole.fen.magnitude
        guard divisor > 0 else { return nil }
        let scale = powersOfTen[2 + decimals].magnitude
        let product = amount.fen.magnitude.multipliedFullWidth(by: scale)
        guard product.high < divisor else { return nil }
        var (quotient, remainder) = divisor.dividingFullWidth(product)
        if remainder >= divisor - remainder {
            let (next, overflow) = quotient.addingReportingOverflow(1)
            guard !overflow else { return nil }
            quotient = next
        }
        let (scaled, overflow) = quotient.multipliedReportingOverflow(by: powersOfTen[4 - decimals].magnitude)
        guard !overflow, scaled < 10_000_000_000_000, let value = Int64(exactly: scaled) else { return nil }
        return FixedDecimal(tenThousandths: (amount < .zero) == (whole < .zero) ? value : -value)
    }

    /// The value with a number of decimals, such as `12.50`; further decimals are cut off.
    func formatted(decimals: Int) -> String {
        let magnitude = tenThousandths.magnitude
        let scale = powersOfTen[4].magnitude
        let text = (tenThousandths < 0 ? "-" : "") + String(magnitude / scale)
        guard decimals > 0 else { return text }
        let fraction = String(magnitude % scale)
        let digits = String(repeating: "0", count: 4 - fraction.utf8.count) + fraction
        return text + "." + digits.prefix(decimals)
    }
}
