import BudgetCodes

/// 散行的指标值: values at the end of a text without borders.
enum LooseValues {
    /// The name and figures with their units at the end.
    static func figures(_ text: String, count: Int) -> (String, [String])? {
        var rest = text[...]
        var values: [String] = []
        while values.count < count, let quantity = lastQuantity(rest) {
            values.insert(String(quantity), at: 0)
            rest = rest[..<quantity.startIndex]
        }
        return values.count == count && !rest.isEmpty ? (String(rest), values) : nil
    }

    /// Words behind what names end with, as many times the same as there are values.
    static func words(_ text: String, count: Int) -> (String, [String])? {
        guard lastQuantity(text[...]) == nil else { return nil }
        let ends = ["性", "率", "成效", "情况", "满意度", "人数"]
        for index in text.indices {
            let name = text[...index]
            let value = text[text.index(after: index)...]
            guard ends.contains(where: name.hasSuffix), let next = value.first, name.count > 3,
                !"，、；。".contains(next)
            else { continue }
            if count == 1 { return name.has("，") ? nil : (String(name), [String(value)]) }
            let length = value.count / count
            guard value.count % count == 0, length > 0, value.prefix(length) == value.suffix(length),
                value.dropFirst(length).prefix(length) == value.prefix(length)
            else { continue }
            return (String(name), Array(repeating: String(value.prefix(length)), count: count))
        }
        return nil
    }

    /// A figure with comparator and unit, or 无, at the end of a text.
    static func lastQuantity(_ text: Substring) -> Substring? {
        if text.hasSuffix("无") { return text.suffix(1) }
        var start = text.endIndex
        var hasDigit = false
        while start > text.startIndex {
            let before = text.index(before: start)
            let character = text[before]
            let isNumber = character.isASCII && character.isNumber || character == "."
            if isNumber {
                hasDigit = true
            } else if hasDigit {
                if "≥≤<>=".contains(character) { start = before }
                break
            } else if !"%万亿元人次个项年天/".contains(character) {
                break
            }
            start = before
        }
        return hasDigit && start < text.endIndex ? text[start...] : nil
    }
}
