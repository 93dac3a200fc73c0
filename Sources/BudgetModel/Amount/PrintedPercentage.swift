import BudgetCodes

/// 百分比: a percentage as a document prints it, exact and with its decimals: `94.6` and `94.60` stand for the same value,
/// known with different precision.
public struct PrintedPercentage: Hashable, Sendable {
    /// The value times ten to the power of ``decimals``.
    public let digits: Int64
    /// How many decimals are printed, at most 12.
    public let decimals: Int

    /// A percentage of so many digits. More than 12 decimals are not kept.
    init(digits: Int64, decimals: Int) {
        self.digits = digits
        self.decimals = decimals
    }

    /// Reads `94.6`, `-3`, `+12.8%` or `1,234.5`, in any width; `nil` for anything else, such as `#DIV/0!`, `—` or nothing.
    ///
    /// Workbooks have up to 17 digits; what is behind the twelfth decimal is rounded.
    public init?(printed text: String) {
        var digits: Int64 = 0
        var decimals = 0
        var isNegative = false
        var hasDigit = false
        var hasPoint = false
        var hasSign = false
        var isOver = false
        var isLeftOut = false
        for scalar in text.unicodeScalars.lazy.map(\.halfWidth) {
            switch scalar {
            case " ", "\u{A0}": continue
            case "%" where hasDigit && !isOver: isOver = true
            case _ where isOver: return nil
            case "-", "\u{2212}", "+":
                guard !hasSign, !hasDigit, !hasPoint else { return nil }
                hasSign = true
                isNegative = scalar != "+"
            case "." where !hasPoint: hasPoint = true
            case "," where hasDigit && !hasPoint: continue
            case "0"..."9":
                hasDigit = true
                let digit = Int64(scalar.value) - 48
                guard !hasPoint || decimals < 12 else {
                    if !isLeftOut, digit >= 5 { digits += 1 }
                    isLeftOut = true
                    continue
                }
                let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
                // Room for the digit, and for rounding.
                guard !overflow, product < Int64.max - 10 else { return nil }
                digits = product + digit
                if hasPoint { decimals += 1 }
            default: return nil
            }
        }
        guard hasDigit else { return nil }
        self.init(digits: isNegative ? -digits : digits, decimals: decimals)
    }

    /// The value; `nil` where it has more than four decimals that are not zero, or is out of range.
    public var value: FixedDecimal? {
        guard decimals > 4 else {
            let (scaled, overflow) = digits.multipliedReportingOverflow(by: Self.powers[4 - decimals])
            return overflow ? nil : FixedDecimal(tenThousandths: scaled)
        }
        let divisor = Self.powers[decimals - 4]
        return digits % divisor == 0 ? FixedDecimal(tenThousandths: digits / divisor) : nil
    }

    /// The percentage with no more than so many decimals.
    func rounded(to decimals: Int) -> PrintedPercentage {
        guard self.decimals > decimals else { return self }
        let divisor = Self.powers[self.decimals - decimals]
        let half = digits < 0 ? -divisor / 2 : divisor / 2
        let (shifted, overflow) = digits.addingReportingOverflow(half)
        return PrintedPercentage(digits: (overflow ? digits : shifted) / divisor, decimals: decimals)
    }

    static let powers: [Int64] = (0...12).map { exponent in (0..<exponent).reduce(Int64(1)) { power, _ in power * 10 } }
}

extension PrintedPercentage: CustomStringConvertible {
    /// The percentage as printed, without `%`: `94.60`.
    public var description: String {
        let magnitude = digits.magnitude
        let divisor = UInt64(Self.powers[decimals])
        let fraction = String(magnitude % divisor)
        let tail =
            decimals == 0 ? "" : "." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
        return (digits < 0 ? "-" : "") + String(magnitude / divisor) + tail
    }
}

extension TableLine {
    /// 百分比: what a column of percentages says; `nil` when the line has none, or a text that is no number.
    ///
    /// Texts are kept as printed in ``texts``. Whether they are right is for the rules to say.
    public func percentage(_ column: String) -> PrintedPercentage? {
        texts[column].flatMap(PrintedPercentage.init(printed:))
    }
}
