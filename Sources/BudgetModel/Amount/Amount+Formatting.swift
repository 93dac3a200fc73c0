extension Amount {
    /// The amount as a table of this precision prints it, rounded half away from zero: `13,382.00`.
    ///
    /// - Parameters:
    ///   - precision: The unit and the decimals.
    ///   - grouping: Whether a comma stands between groups of three digits.
    public func formatted(_ precision: Precision, grouping: Bool = true) -> String {
        let quantum = precision.quantum.fen.magnitude
        let magnitude = fen.magnitude
        // The addition cannot overflow: a magnitude is at most 2^63 and half a quantum is small.
        let steps = (magnitude + quantum / 2) / quantum
        let scale = powersOfTen[precision.decimals].magnitude
        let whole = String(steps / scale)
        var text = fen < 0 && steps != 0 ? "-" : ""
        text += grouping ? Amount.grouped(whole) : whole
        if precision.decimals > 0 {
            let fraction = String(steps % scale)
            text += "." + String(repeating: "0", count: precision.decimals - fraction.utf8.count) + fraction
        }
        return text
    }

    private static func grouped(_ digits: String) -> String {
        var text = ""
        for (index, digit) in digits.utf8.enumerated() {
            if index > 0, (digits.utf8.count - index) % 3 == 0 { text.append(",") }
            text.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return text
    }
}
