import BudgetCodes

/// The name of a code as a table of a government prints it, without `一、`, `其中：`, `（款）` and spaces in front.
func printedCodeName(_ name: String) -> String {
    var name = withoutNumbering(name.withoutLeadingSpaces)
    for mark in ["其中：", "其中:"] where name.hasPrefix(mark) {
        name = withoutNumbering(String(name.dropFirst(mark.count)).withoutLeadingSpaces)
    }
    for level in ["（类）", "（款）", "（项）", "（目）", "(类)", "(款)", "(项)", "(目)"] where name.hasSuffix(level) {
        name.removeLast(level.count)
    }
    return name
}

extension String {
    /// The text without the spaces that tables indent with, wide ones too.
    fileprivate var withoutLeadingSpaces: String {
        guard let first = unicodeScalars.first, first.properties.isWhitespace else { return self }
        return String(drop { $0.isWhitespace })
    }
}
