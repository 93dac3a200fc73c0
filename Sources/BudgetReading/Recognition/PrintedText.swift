import BudgetCodes

/// What is the same for all printed texts: wrapped lines are put together, widths, spaces and ordinals do not count.
enum PrintedText {
    /// A text that was wrapped, in one line: spaces stay between words of letters only.
    static func joined(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isSpace) else { return text }
        var result = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars {
            if isSpace(scalar) {
                isPending = true
                continue
            }
            if isPending, let last = result.last, last.isASCIILetter, scalar.isASCIILetter { result.append(" ") }
            isPending = false
            result.append(scalar)
        }
        return String(result)
    }

    static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D, 0xA0, 0x3000, 0x200B, 0xFEFF: true
        case ..<0x2000: false
        default: scalar.properties.isWhitespace
        }
    }

    /// The letters of a text that count: without spaces, brackets, punctuation and width.
    static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for letter in FoldedName(text, limit: 400).letters {
            if let scalar = Unicode.Scalar(letter) { result.append(scalar) }
        }
        return String(result)
    }

    /// A text without 一、 （一） 1. ① 其中： at its beginning, and how deep such an ordinal stands; `nil` without one.
    static func withoutOrdinal(_ text: String) -> (text: Substring, depth: Int?) {
        var rest = Substring(text)
        var depth: Int?
        while let (next, own) = ordinal(rest) {
            rest = next
            depth = own ?? depth
            if rest.isEmpty { return (Substring(text), nil) }
        }
        return (rest, depth)
    }

    private static func ordinal(_ text: Substring) -> (rest: Substring, depth: Int?)? {
        for mark in ["其中：", "其中:", "其中", "减：", "加：", "#", "★", "▲"] where text.hasPrefix(mark) {
            return (text.dropFirst(mark.count), nil)
        }
        guard let first = text.first else { return nil }
        if "①②③④⑤⑥⑦⑧⑨⑩".contains(first) { return (text.dropFirst(), 3) }
        let isOpen = first == "(" || first == "（"
        let body = isOpen ? text.dropFirst() : text
        let chinese = body.prefix { "一二三四五六七八九十廿卅百".contains($0) }
        let digits = body.prefix { $0.isASCII && $0.isNumber }
        let number = chinese.isEmpty ? digits : chinese
        guard (1...4).contains(number.count), let mark = body.dropFirst(number.count).first else { return nil }
        let rest = body.dropFirst(number.count + 1)
        if isOpen { return mark == ")" || mark == "）" ? (rest, chinese.isEmpty ? 3 : 1) : nil }
        // 1.5 is a number.
        if "、.．，,:：".contains(mark), !chinese.isEmpty || !startsWithDigit(rest) {
            return (rest, chinese.isEmpty ? 2 : 0)
        }
        return nil
    }

    /// Whether a text begins with a digit; 一 is none.
    static func startsWithDigit(_ text: some StringProtocol) -> Bool {
        text.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }

    /// A year from 1990 to 2099 in a text, the first one.
    static func year(in text: String) -> Int? { years(in: text).first }

    /// The years from 1990 to 2099 in a text.
    static func years(in text: String) -> [Int] {
        var years: [Int] = []
        var digits = ""
        for scalar in text.unicodeScalars {
            let scalar = scalar.halfWidth
            if ("0"..."9").contains(scalar) {
                digits.unicodeScalars.append(scalar)
                continue
            }
            if isSpace(scalar), digits.utf8.count < 4 { continue }
            if let year = Int(digits), digits.utf8.count == 4, (1990...2099).contains(year) { years.append(year) }
            digits = ""
        }
        return years
    }

    /// Whether a text has a digit, also a full-width one.
    static func hasDigit(_ text: String) -> Bool {
        text.unicodeScalars.contains { ("0"..."9").contains($0.halfWidth) }
    }

    /// Whether a text is digits and nothing else, after widths and spaces; the digits then.
    static func digits(_ text: String) -> String? {
        var digits = ""
        for scalar in text.unicodeScalars where !isSpace(scalar) {
            let scalar = scalar.halfWidth
            guard ("0"..."9").contains(scalar), digits.utf8.count < 24 else { return nil }
            digits.unicodeScalars.append(scalar)
        }
        return digits.isEmpty ? nil : digits
    }
}

extension Unicode.Scalar {
    var isASCIILetter: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
}
