/// 数字: an exact decimal written in a program, in the unit of whatever it is written for: `31`, `1.5`.
///
/// ```swift
/// table.append("2080109", named: "社会保险经办机构", [.total: 31, .project: 31])
/// let amount = Amount(1.5, .tenThousandYuan)  // 15,000 元
/// ```
public struct Figure: Hashable, Sendable {
    let text: String
}

extension Figure: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    public init(integerLiteral value: Int64) { text = String(value) }

    // The shortest decimal that stands for a binary number is the literal, as long as that has up to 15 digits.
    public init(floatLiteral value: Double) { text = Figure.plain("\(value)") }

    /// A decimal without an exponent: `1e-05` as `0.00001`.
    private static func plain(_ text: String) -> String {
        let parts = text.split(separator: "e")
        guard parts.count == 2, let exponent = Int(parts[1]), exponent.magnitude < 40 else { return text }
        let sign = parts[0].hasPrefix("-") ? "-" : ""
        let digits = parts[0].drop { $0 == "-" }.split(separator: ".")
        let whole = String(digits.first ?? "")
        // Swift writes `1e+20` for 1 and `1.5e+20` for 1.5, with one digit before the point.
        let fraction = digits.count == 2 ? String(digits[1]) : ""
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + whole + fraction }
        let zeros = exponent - fraction.utf8.count
        guard zeros >= 0 else { return text }
        return sign + whole + fraction + String(repeating: "0", count: zeros)
    }
}

extension Figure: CustomStringConvertible {
    public var description: String { text }
}

extension Amount {
    /// The amount of a figure in a unit, or `nil` when it is finer than one 分 or beyond the range of amounts.
    public init?(_ figure: Figure, _ unit: AmountUnit) {
        guard let amount = try? Amount.parse(figure.text, unit: unit) else { return nil }
        self = amount
    }

    /// So many times the amount. Traps when the result is beyond the range, as `Int` does.
    public static func * (amount: Amount, times: Int) -> Amount { Amount(fen: amount.fen * Int64(times)) }
}
