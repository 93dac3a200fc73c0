extension TargetValue {
    /// Reads a value as printed.
    ///
    /// Read are comparators as signs (`≥`, `>=`, `\geq`), in words before the number (不低于, 不超过 …) and behind it
    /// (以上, 以内), full-width characters, separators between thousands, 万 and 亿, ranges, and 百分之.
    public init(_ text: String) {
        self.text = text
        var scanner = TargetScanner(text)
        self.content = scanner.scan() ?? .words(text)
    }
}

/// Reads one value from its characters.
private struct TargetScanner {
    private let scalars: [Unicode.Scalar]
    /// The text, when its characters are just the scalars; units are cut from its end then.
    private let plain: String?
    private var index = 0

    /// The characters in half width, without spaces and without the dollars of formula markup.
    init(_ text: String) {
        var scalars: [Unicode.Scalar] = []
        scalars.reserveCapacity(text.utf8.count)
        var isPlain = true
        for scalar in text.unicodeScalars {
            switch scalar {
            case " ", "\t", "\n", "\r", "\u{A0}", "\u{3000}", "$":
                isPlain = false
            case "%" where scalars.last == "\\":
                scalars[scalars.count - 1] = "%"
                isPlain = false
            case _ where (0xFF01...0xFF5E).contains(scalar.value):
                scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
                isPlain = false
            default: scalars.append(scalar)
            }
        }
        self.scalars = scalars
        plain = isPlain ? text : nil
    }

    private var isAtEnd: Bool { index >= scalars.count }

    /// The content, or `nil` when the text is words.
    mutating func scan() -> TargetValue.Content? {
        if isNothing { return .nothing }
        // Longer texts are sentences; a quantity with its words is short.
        guard scalars.count <= 40 else { return nil }
        guard var quantity = scanQuantity() else { return nil }
        if let separator = scanRangeSeparator(), isDigitNext, var upper = scanNumber() {
            guard let unit = scanUnit(for: &upper) else { return nil }
            _ = separator
            upper.unit = unit
            quantity.unit = quantity.unit.isEmpty ? unit : quantity.unit
            if quantity.multiplier == .one { quantity.multiplier = upper.multiplier }
            return .range(quantity, upper)
        }
        guard let unit = scanUnit(for: &quantity) else { return nil }
        if !unit.isEmpty { quantity.unit = unit }
        return .quantity(quantity)
    }

    private static let dashes: [Unicode.Scalar] = ["…", ".", "/", "-", "—", "–", "。"]

    private var isNothing: Bool {
        guard let first = scalars.first else { return true }
        if first == "无" { return scalars.count == 1 }
        return Self.dashes.contains(first) && scalars.allSatisfy(Self.dashes.contains)
    }

    /// A comparator or none, perhaps behind a label, then a number and the per cent sign of a range's first number.
    private mutating func scanQuantity() -> Quantity? {
        let start = index
        var label: String?
        var comparator = scanComparator()
        if comparator == nil, !isNumberNext {
            // `满意度≥99%`: words up to a sign.
            while !isAtEnd, comparator == nil, !isDigitNext {
                comparator = scanComparator()
                if comparator == nil { index += 1 }
            }
            guard comparator != nil else { return nil }
            let end = scalars[start..<index].firstIndex(where: isComparatorSign) ?? index
            label = string(scalars[start..<end])
        }
        guard var quantity = scanNumber() else { return nil }
        quantity.comparator = comparator
        if let label, !label.isEmpty { quantity.label = label }
        return quantity
    }

    private var isDigitNext: Bool { !isAtEnd && ("0"..."9").contains(scalars[index]) }

    private var isNumberNext: Bool {
        isDigitNext || scalars[index...].starts(with: ["百", "分", "之"])
            || (index == 0 && (scalars.first == "-" || scalars.first == "−"))
    }

    private func isComparatorSign(_ scalar: Unicode.Scalar) -> Bool {
        ["≥", "≧", "≤", "≦", ">", "<", "=", "\\", "⩾", "⩽"].contains(scalar)
    }

    private static let words: [(text: [Unicode.Scalar], comparator: Quantity.Comparator)] = [
        (">=", .atLeast), ("=>", .atLeast), ("≥", .atLeast), ("≧", .atLeast), ("⩾", .atLeast), ("\\geqslant", .atLeast),
        ("\\geq", .atLeast), ("\\ge", .atLeast), ("大于等于", .atLeast), ("大于或等于", .atLeast), ("不低于", .atLeast),
        ("不少于", .atLeast), ("不小于", .atLeast), ("至少", .atLeast), ("达到", .atLeast),
        ("<=", .atMost), ("=<", .atMost), ("≤", .atMost), ("≦", .atMost), ("⩽", .atMost), ("\\leqslant", .atMost),
        ("\\leq", .atMost), ("\\le", .atMost), ("小于等于", .atMost), ("小于或等于", .atMost), ("不超过", .atMost),
        ("不高于", .atMost), ("不大于", .atMost), ("不多于", .atMost), ("控制在", .atMost),
        (">", .moreThan), ("\\gt", .moreThan), ("大于", .moreThan), ("高于", .moreThan), ("超过", .moreThan),
        ("<", .lessThan), ("\\lt", .lessThan), ("小于", .lessThan), ("低于", .lessThan), ("少于", .lessThan),
        ("=", .equal), ("等于", .equal),
    ].map { (Array($0.unicodeScalars), $1) }

    private mutating func scanComparator() -> Quantity.Comparator? {
        guard !isAtEnd, scalars[index].value > 0x2000 || "<>=\\".unicodeScalars.contains(scalars[index]) else {
            return nil
        }
        for word in Self.words where take(word.text) { return word.comparator }
        return nil
    }

    private mutating func take(_ word: [Unicode.Scalar]) -> Bool {
        guard scalars.count - index >= word.count, scalars[index] == word[0] else { return false }
        for offset in word.indices where scalars[index + offset] != word[offset] { return false }
        index += word.count
        return true
    }

    /// Digits, perhaps with a sign, separators and decimals, and a multiplier behind them.
    private mutating func scanNumber() -> Quantity? {
        let isPerHundred = take(["百", "分", "之"])
        let isNegative = !isAtEnd && (scalars[index] == "-" || scalars[index] == "−")
        if isNegative { index += 1 }
        var value: Int64 = 0
        var digits = 0
        var decimals = 0
        var seenPoint = false
        while !isAtEnd {
            let scalar = scalars[index]
            if ("0"..."9").contains(scalar) {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                let (sum, carry) = product.addingReportingOverflow(Int64(scalar.value) - 48)
                if overflow || carry { return nil }
                value = sum
                digits += 1
                if seenPoint { decimals += 1 }
            } else if scalar == ".", !seenPoint, digits > 0, index + 1 < scalars.count,
                ("0"..."9").contains(scalars[index + 1])
            {
                seenPoint = true
            } else if scalar == ",", !seenPoint, hasThreeDigits(after: index) {
                // A separator between thousands.
            } else {
                break
            }
            index += 1
        }
        guard digits > 0, decimals <= 4 else { return nil }
        for _ in decimals..<4 {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        var quantity = Quantity(FixedDecimal(tenThousandths: isNegative ? -value : value))
        if isPerHundred { quantity.unit = "%" }
        if take(["万"]) {
            quantity.multiplier = .tenThousand
        } else if take(["亿"]) {
            quantity.multiplier = .hundredMillion
        }
        return quantity
    }

    private func hasThreeDigits(after comma: Int) -> Bool {
        guard comma + 3 < scalars.count else { return false }
        return (1...3).allSatisfy { ("0"..."9").contains(scalars[comma + $0]) }
    }

    /// The sign between the numbers of a range; a per cent sign may stand before it.
    private mutating func scanRangeSeparator() -> Unicode.Scalar? {
        let start = index
        if !isAtEnd, scalars[index] == "%" { index += 1 }
        guard !isAtEnd, ["-", "~", "—", "–", "至", "～"].contains(scalars[index]), index + 1 < scalars.count,
            ("0"..."9").contains(scalars[index + 1])
        else {
            index = start
            return nil
        }
        index += 1
        return scalars[index - 1]
    }

    /// The rest of the text as a unit, with a comparator in words at its end taken off; `nil` when it is no unit.
    private mutating func scanUnit(for quantity: inout Quantity) -> String? {
        var rest = scalars[index...]
        guard let last = rest.last else { return "" }
        let mayEndInWords = last == "上" || last == "下" || last == "内"
        for (suffix, comparator) in Self.suffixes where mayEndInWords && rest.count >= suffix.count {
            guard rest.suffix(suffix.count).elementsEqual(suffix) else { continue }
            rest = rest.dropLast(suffix.count)
            if quantity.comparator == nil { quantity.comparator = comparator }
            break
        }
        // A unit is short, has no digits and no sentence marks; 2023年完成 is words, 3年 is not.
        guard rest.count <= 8,
            !rest.contains(where: { ("0"..."9").contains($0) || Self.marks.contains($0) })
        else { return nil }
        if rest.count > 1, rest.first == "年", rest.dropFirst().first != "/" { return nil }
        return string(rest)
    }

    private static let marks: [Unicode.Scalar] = ["，", "。", "；", "、", ",", ";", ":", "："]

    private static let suffixes: [(text: [Unicode.Scalar], comparator: Quantity.Comparator)] = [
        ("及以上", .atLeast), ("以上", .atLeast), ("及以下", .atMost), ("以下", .atMost), ("以内", .atMost), ("之内", .atMost),
    ].map { (Array($0.unicodeScalars), $1) }

    private func string(_ slice: ArraySlice<Unicode.Scalar>) -> String {
        // The per cent sign is the unit of most indicators.
        if slice.count == 1, slice.first == "%" { return "%" }
        if let plain, slice.endIndex == scalars.endIndex {
            let length = slice.reduce(0) { $0 + UTF8.width($1) }
            return String(Substring(plain.utf8.suffix(length)))
        }
        return String(String.UnicodeScalarView(slice))
    }
}
