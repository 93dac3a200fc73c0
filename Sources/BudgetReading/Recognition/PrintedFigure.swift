import BudgetCodes
import BudgetModel

/// 金额格: what a cell that should hold an amount says.
struct PrintedFigure: Equatable {
    enum Content: Equatable {
        case blank
        case amount(Amount)
        /// Something that is no amount.
        case lost(ReadingReport.Reason)
    }

    var content: Content
    /// How many decimals are printed.
    var decimals = 0
    /// What was put right.
    var correction: ReadingReport.Reason?

    var amount: Amount? { if case .amount(let amount) = content { amount } else { nil } }

    /// Reads a cell in a unit.
    init(_ text: String, unit: AmountUnit) {
        content = .blank
        let plain = text.halfWidth
        guard !Self.isBlank(plain) else { return }
        var figure = plain
        if let (number, printed) = Self.splitUnit(plain) {
            guard printed == unit else {
                content = .lost(.otherUnit)
                return
            }
            figure = number
            correction = .gluedText
        }
        let parsed: Amount?
        do {
            parsed = try Amount.parse(figure, unit: unit)
        } catch {
            if error.kind == .tooFine, let rounded = Self.withoutNoise(figure, unit: unit) {
                content = .amount(rounded.amount)
                decimals = rounded.decimals
                correction = .noise
            } else {
                content = .lost(error.kind == .tooFine ? .tooFine : .noAmount)
            }
            return
        }
        guard let parsed else { return }
        content = .amount(parsed)
        decimals = Self.decimals(of: figure)
        if let spacing = Self.spacing(of: figure) { correction = correction ?? spacing }
    }

    /// Blank are no text, dashes, and what people write for nothing.
    static func isBlank(_ text: String) -> Bool {
        for scalar in text.unicodeScalars where !PrintedText.isSpace(scalar) {
            switch scalar {
            case "-", "—", "–", "−", "_", "/", "\\", "…", "─", "*": continue
            default: return false
            }
        }
        return true
    }

    /// Whether a text is a figure, in whatever unit, or stands for one.
    static func isFigure(_ text: String) -> Bool {
        if isOverflow(text) { return true }
        guard text.utf8.count < 60, PrintedText.hasDigit(text) else {
            return false
        }
        if (try? Amount.parse(text, unit: .yuan)) ?? nil != nil { return true }
        return (try? Amount.parse(text, unit: .hundredMillionYuan)) ?? nil != nil
    }

    /// `###`: what spreadsheets print where a figure does not fit into its cell. The figure itself is lost.
    static func isOverflow(_ text: String) -> Bool {
        text.utf8.count > 1 && text.utf8.allSatisfy { $0 == UInt8(ascii: "#") }
    }

    private static func splitUnit(_ text: String) -> (String, AmountUnit)? {
        let units: KeyValuePairs<String, AmountUnit> = [
            "亿元": .hundredMillionYuan, "万元": .tenThousandYuan, "元": .yuan,
        ]
        for (name, unit) in units where text.hasSuffix(name) { return (String(text.dropLast(name.count)), unit) }
        return nil
    }

    private static func decimals(of text: String) -> Int {
        guard let point = text.unicodeScalars.lastIndex(where: { $0 == "." }) else { return 0 }
        return text.unicodeScalars[point...].count { ("0"..."9").contains($0) }
    }

    /// Spaces inside a figure: harmless beside a separator, or between all characters; else two figures may have met.
    private static func spacing(of text: String) -> ReadingReport.Reason? {
        var previous: Unicode.Scalar?
        var isAfterSpace = false
        var breaks = 0
        var pairs = 0
        var hasSpace = false
        for scalar in text.unicodeScalars {
            if PrintedText.isSpace(scalar) {
                isAfterSpace = previous != nil
                continue
            }
            let isDigit = ("0"..."9").contains(scalar)
            if let before = previous, isDigit, ("0"..."9").contains(before) {
                if isAfterSpace { breaks += 1 } else { pairs += 1 }
            }
            if isAfterSpace { hasSpace = true }
            isAfterSpace = false
            previous = scalar
        }
        if breaks > 0, pairs > 0 { return .brokenFigure }
        return hasSpace ? .spacing : nil
    }

    /// `158.75000000000003`: what a program made of 158.75. `nil` when the digits mean something.
    private static func withoutNoise(_ text: String, unit: AmountUnit) -> (amount: Amount, decimals: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count >= 9, parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else {
            return nil
        }
        let fraction = parts[1].utf8.map { Int64($0) - 0x30 }
        let places = min(unit.decimalsOfFen, 6)
        let tail = fraction[places...].prefix(3)
        guard tail.count == 3, tail.allSatisfy({ $0 == 0 }) || tail.allSatisfy({ $0 == 9 }) else { return nil }
        let head = String(parts[0]) + "." + parts[1].prefix(places)
        guard var amount = (try? Amount.parse(head, unit: unit)) ?? nil else { return nil }
        if tail.first == 9 {
            let step: Int64 = unit == .hundredMillionYuan ? 10_000 : 1
            let (sum, overflow) = amount.fen.addingReportingOverflow(parts[0].hasPrefix("-") ? -step : step)
            guard !overflow else { return nil }
            amount = Amount(fen: sum)
        }
        var decimals = places
        var rest = amount.fen
        let scale = unit.decimalsOfFen - places
        for _ in 0..<scale { rest /= 10 }
        while decimals > 0, rest % 10 == 0 {
            rest /= 10
            decimals -= 1
        }
        return (amount, decimals)
    }
}

/// 单位行: the unit of amounts in a line such as 单位：万元.
enum UnitLine {
    /// The unit that a line states, or `nil`. 单位：某某局 is a unit of another kind.
    static func unit(in text: String) -> AmountUnit? {
        let plain = PrintedText.joined(text.halfWidth)
        var rest = plain[...]
        while let place = rest.place(of: "单位") {
            rest = rest[place.upperBound...]
            var value = rest.drop { $0 == ":" || $0 == "：" || $0 == ";" || $0 == "(" }
            if value.hasPrefix("人民币") { value = value.dropFirst(3) }
            if let unit = prefix(value) { return unit }
        }
        let bare = plain.filter { !"()（）[]".contains($0) }
        return bare.count <= 5 ? prefix(bare.hasPrefix("人民币") ? bare.dropFirst(3) : bare[...]) : nil
    }

    /// The unit in a heading such as 预算数（万元）.
    static func unit(inHeading text: String) -> AmountUnit? {
        let plain = PrintedText.joined(text.halfWidth)
        if plain.has("(万元)") { return .tenThousandYuan }
        if plain.has("(元)") { return .yuan }
        return plain.has("(亿元)") ? .hundredMillionYuan : nil
    }

    private static func prefix(_ text: Substring) -> AmountUnit? {
        if text.hasPrefix("万元") { return .tenThousandYuan }
        if text.hasPrefix("亿元") { return .hundredMillionYuan }
        return text.hasPrefix("元") ? .yuan : nil
    }
}
