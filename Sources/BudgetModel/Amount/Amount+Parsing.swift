public import BudgetCodes

/// A cell whose text is no amount.
public struct AmountError: Error, Hashable, Sendable {
    /// What is wrong with the text.
    public enum Kind: String, Hashable, Sendable {
        /// Something that is no digit, sign, separator or decimal point.
        case malformed
        /// A comma that does not stand before three digits.
        case grouping
        /// More decimals than reach one 分.
        case tooFine
        /// Beyond the range of amounts.
        case outOfRange
    }

    /// What is wrong.
    public let kind: Kind
    /// The text of the cell.
    public let text: String

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch (kind, language) {
        case (.malformed, .chinese): "“\(text)”不是金额，应为数字，如 13,382.00"
        case (.malformed, .english): "\"\(text)\" is not an amount; expected digits such as 13,382.00"
        case (.grouping, .chinese): "“\(text)”的千分位逗号后应为三位数字"
        case (.grouping, .english): "\"\(text)\" has a comma that is not followed by three digits"
        case (.tooFine, .chinese): "“\(text)”的小数位数超过了分"
        case (.tooFine, .english): "\"\(text)\" has decimals finer than one fen"
        case (.outOfRange, .chinese): "“\(text)”超出金额范围"
        case (.outOfRange, .english): "\"\(text)\" is beyond the range of amounts"
        }
    }
}

extension AmountError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

extension Amount {
    /// Reads a cell as it is printed, in the unit of its table; blank gives `nil`.
    ///
    /// Read are `13559.21`, `13,382.00`, `30000`, `0.00`, full-width digits and signs, spaces between the
    /// characters (text extraction splits figures: `13559. 21`), and negative figures with a minus sign or in
    /// parentheses. Blank are the empty cell and dashes.
    ///
    /// - Parameters:
    ///   - text: The text of the cell.
    ///   - unit: The unit that the table prints.
    /// - Throws: ``AmountError`` when the text is anything else. Nothing is guessed or rounded.
    public static func parse(_ text: some StringProtocol, unit: AmountUnit) throws(AmountError) -> Amount? {
        func fail(_ kind: AmountError.Kind) -> AmountError { AmountError(kind: kind, text: String(text.prefix(80))) }

        let symbols = AmountSymbols(text)
        guard let symbols else { throw fail(.malformed) }
        guard !symbols.isBlank else { return nil }
        guard symbols.groupingIsRegular else { throw fail(.grouping) }

        var steps: Int64 = 0
        var decimals = 0
        for digit in symbols.whole + symbols.fraction {
            let (product, overflowed) = steps.multipliedReportingOverflow(by: 10)
            let (sum, carried) = product.addingReportingOverflow(Int64(digit))
            if overflowed || carried { throw fail(.outOfRange) }
            steps = sum
        }
        decimals = symbols.fraction.count
        // Trailing zeros beyond the 分 carry no value; anything else there would be lost.
        while decimals > unit.decimalsOfFen, steps % 10 == 0 {
            steps /= 10
            decimals -= 1
        }
        guard decimals <= unit.decimalsOfFen else { throw fail(.tooFine) }
        let (fen, overflowed) = steps.multipliedReportingOverflow(by: powersOfTen[unit.decimalsOfFen - decimals])
        if overflowed { throw fail(.outOfRange) }
        return Amount(fen: symbols.isNegative ? -fen : fen)
    }
}

/// The characters of one amount cell, sorted into sign, whole digits and fraction.
private struct AmountSymbols {
    var isNegative = false
    var isBlank = false
    var groupingIsRegular = true
    var whole: [UInt8] = []
    var fraction: [UInt8] = []

    init?(_ text: some StringProtocol) {
        var seenPoint = false
        var isParenthesised = false
        var isClosed = false
        var digitsSinceComma: Int?
        var dashes = 0

        for scalar in text.unicodeScalars {
            switch Self.folded(scalar) {
            case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}":
                continue
            case _ where isClosed:
                return nil
            case let digit where ("0"..."9").contains(digit):
                // More digits than any amount has; stops hostile input early.
                guard whole.count + fraction.count < 40 else { return nil }
                let value = UInt8(truncatingIfNeeded: digit.value - 48)
                if seenPoint { fraction.append(value) } else { whole.append(value) }
                if !seenPoint { digitsSinceComma = digitsSinceComma.map { $0 + 1 } }
            case ",":
                guard !seenPoint, !whole.isEmpty else { return nil }
                if let count = digitsSinceComma { groupingIsRegular = groupingIsRegular && count == 3 }
                if digitsSinceComma == nil, whole.count > 3 { groupingIsRegular = false }
                digitsSinceComma = 0
            case ".":
                guard !seenPoint, !whole.isEmpty else { return nil }
                seenPoint = true
            case "-", "\u{2212}", "\u{2013}", "\u{2014}":
                guard whole.isEmpty, !seenPoint else { return nil }
                dashes += 1
            case "(":
                guard whole.isEmpty, !seenPoint, dashes == 0, !isParenthesised else { return nil }
                isParenthesised = true
            case ")":
                guard isParenthesised, !whole.isEmpty else { return nil }
                isClosed = true
            default:
                return nil
            }
        }
        if let count = digitsSinceComma { groupingIsRegular = groupingIsRegular && count == 3 }
        isBlank = whole.isEmpty
        if isBlank {
            guard !isParenthesised, dashes <= 4 else { return nil }
        } else {
            guard dashes <= 1, isParenthesised == isClosed, !(seenPoint && fraction.isEmpty) else { return nil }
        }
        isNegative = isParenthesised || dashes == 1
    }

    /// Full-width ASCII (digits, signs, brackets) folded to half width.
    private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }
}
