import BudgetCodes

/// How a workbook prints numbers: what a format such as `#,##0.00_ ;[Red]-#,##0.00` makes of a value.
struct NumberFormat {
    private enum Kind {
        /// As few digits as say the number.
        case general
        case number(Pattern)
        case date(String)
        /// Nothing but these characters, as `"-"` for zero.
        case literal(String)
    }

    private struct Pattern {
        var decimals = 0
        /// Decimals that are left out where they are zero, as `0.##` does.
        var optionalDecimals = 0
        var isGrouped = false
        var isPercent = false
        /// How often the number is divided by a thousand.
        var thousands = 0
        var prefix = ""
        var suffix = ""
        /// What is printed of zero when no digit is asked for, as in `"-"??`.
        var zero: String?
    }

    /// Those for positive, negative and zero numbers.
    private var sections: [Kind] = []
    private let is1904: Bool

    /// A format of its code.
    init(_ code: String, is1904: Bool = false) {
        self.is1904 = is1904
        var parts = [""]
        var isQuoted = false
        var isEscaped = false
        for character in code {
            if character == ";", !isQuoted, !isEscaped {
                parts.append("")
                continue
            }
            if !isEscaped, character == "\"" { isQuoted.toggle() }
            isEscaped = !isEscaped && character == "\\"
            parts[parts.count - 1].append(character)
        }
        sections = parts.prefix(3).map(Self.kind)
    }

    /// The code of a format that has only a number.
    static func code(of number: Int) -> String {
        switch number {
        case 1: "0"
        case 2: "0.00"
        case 3, 37, 38: "#,##0"
        case 4, 39, 40: "#,##0.00"
        case 9: "0%"
        case 10: "0.00%"
        case 14, 30: "yyyy/m/d"
        case 15: "d-mmm-yy"
        case 16: "d-mmm"
        case 17: "mmm-yy"
        case 18...21, 32...35, 45...47, 55, 56: "h:mm:ss"
        case 22: "yyyy/m/d h:mm"
        case 27, 36, 50, 52, 57: "yyyy\"年\"m\"月\""
        case 28, 29, 51, 53, 54, 58: "m\"月\"d\"日\""
        case 31: "yyyy\"年\"m\"月\"d\"日\""
        case 41, 42: "#,##0;-#,##0;\"-\""
        case 43, 44: "#,##0.00;-#,##0.00;\"-\""
        default: "General"
        }
    }

    /// What is printed of a value, which is a number as a workbook stores it.
    func text(of value: String) -> String {
        guard let decimal = Decimal(value) else { return value }
        let isZero = decimal.isZero
        let section =
            decimal.isNegative && sections.count > 1
            ? sections[1] : isZero && sections.count > 2 ? sections[2] : sections[0]
        switch section {
        case .general: return decimal.plain
        case .literal(let text): return text
        case .date(let pattern): return decimal.date(pattern, is1904: is1904) ?? decimal.plain
        case .number(let pattern):
            if isZero, let zero = pattern.zero { return zero }
            let scaled = decimal.scaled(by: (pattern.isPercent ? 2 : 0) - 3 * pattern.thousands)
            let number = scaled.text(
                decimals: pattern.decimals, optional: pattern.optionalDecimals, isGrouped: pattern.isGrouped)
            return pattern.prefix + number + (pattern.isPercent ? "%" : "") + pattern.suffix
        }
    }

    private static func kind(_ code: String) -> Kind {
        var pattern = Pattern()
        var literal = ""
        var hasDigits = false
        var hasZero = false
        var isDecimal = false
        var isDate = false
        var isAfterDigits = false
        var commas = 0
        var characters = Array(code)[...]
        while let character = characters.popFirst() {
            switch character {
            case "\"":
                let text = String(characters.prefix { $0 != "\"" })
                characters = characters.dropFirst(text.count + 1)
                literal += text
                if text == "-" { continue }
                if hasDigits { pattern.suffix += text } else { pattern.prefix += text }
            case "\\", "!":
                guard let next = characters.popFirst() else { continue }
                // A point between digits that is no decimal point: `0!.0,` prints ten thousands.
                if next == ".", hasDigits { return .general }
                literal.append(next)
                // A minus is written in any case.
                if "()-+ ".contains(next) { continue }
                if hasDigits { pattern.suffix.append(next) } else { pattern.prefix.append(next) }
            case "_", "*": _ = characters.popFirst()
            case "[":
                // Colours, conditions, money and languages; hours of more than a day.
                let text = characters.prefix { $0 != "]" }
                characters = characters.dropFirst(text.count + 1)
                if ["h", "hh", "m", "mm", "s", "ss"].contains(String(text).lowercased()) { isDate = true }
            case "0", "#", "?":
                if isAfterDigits { return .general }
                hasDigits = true
                if character == "0" { hasZero = true }
                if isDecimal {
                    if character == "0" { pattern.decimals += 1 } else { pattern.optionalDecimals += 1 }
                } else if commas > 0 {
                    pattern.isGrouped = true
                    commas = 0
                }
            case ".": isDecimal = true
            case ",": if hasDigits { commas += 1 }
            case "%":
                pattern.isPercent = true
                isAfterDigits = hasDigits
            case "y", "Y", "d", "D", "h", "H", "s", "S", "m", "M": isDate = true
            case "E", "e", "/":
                if hasDigits { return .general }
            case "G",
                "g" where code.lowercased().has("general"):
                return .general
            case "@": return .general
            case "(", ")", " ", "+", "-": if !hasDigits && character == "-" { literal.append(character) }
            default:
                literal.append(character)
                if hasDigits { pattern.suffix.append(character) } else { pattern.prefix.append(character) }
            }
        }
        if isDate { return .date(code) }
        guard hasDigits else { return code.isEmpty ? .literal("") : .literal(literal) }
        pattern.thousands = commas
        if !hasZero { pattern.zero = literal }
        return .number(pattern)
    }
}
