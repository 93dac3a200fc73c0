import BudgetCodes

/// The code in front of a cell such as `2080109 社会保险经办机构`, `2080109-社会保险经办机构` or `[2080109]社会保险经办机构`;
/// the whole text when there is none.
func leadingCode(_ text: String) -> String {
    var rest = Substring(text.folded)
    if rest.first == "[" || rest.first == "(" { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty else { return text }
    // Digits, a point or a Latin letter would go on with the code.
    guard let next = rest.dropFirst(digits.count).first else { return String(digits) }
    return next.isASCII && (next.isLetter || next.isNumber || next == ".") ? text : String(digits)
}

/// The code of a project as people print it; `nil` for a name or a code of another shape.
func projectCode(_ text: String) -> ProjectCode? {
    if let code = ProjectCode(text) { return code }
    // Codes begin with a digit, and what cannot be one is not taken apart.
    guard let first = text.unicodeScalars.first?.value, text.utf8.count > 21 else { return nil }
    guard (0x30...0x39).contains(first) || (0xFF10...0xFF19).contains(first) else { return nil }
    return try? ProjectCode(parsing: text)
}

/// Whether a cell says that its line is the sum of others: 合计, 小 计, 人员经费小计, total.
func isSumWord(_ text: String) -> Bool {
    var word = text.withoutSpaces[...]
    while let last = word.last, last == ":" || last == "：" { word.removeLast() }
    if ["合计", "小计", "总计"].contains(where: word.hasSuffix) { return true }
    return ["total", "subtotal", "sub-total", "grandtotal"].contains(word.lowercased())
}

extension String {
    /// The text with full-width ASCII in half width.
    var folded: String {
        guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
        var text = ""
        for scalar in unicodeScalars {
            let isWide = (0xFF01...0xFF5E).contains(scalar.value)
            text.unicodeScalars.append(isWide ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar)
        }
        return text
    }
}
