import BudgetCodes

/// 选项框: which of the printed boxes is ticked.
enum FormChoice {
    /// The ticked choice of cells such as `1. 部门预算项目 ☑`, or the text where there are no boxes.
    static func chosen(_ texts: [String]) -> String? {
        let all = texts.joined(separator: " ")
        let hasBoxes = ["□", "☑", "☒", "√", "■", "<input"].contains { all.has($0) }
        guard hasBoxes else { return texts.first }
        var text = ""
        var rest = all[...]
        while let open = rest.place(of: "<input") {
            text += rest[..<open.lowerBound]
            rest = rest[open.lowerBound...]
            let end = rest.firstIndex(of: ">") ?? rest.endIndex
            text += rest[..<end].has("checked") ? "☑" : "□"
            rest = end < rest.endIndex ? rest[rest.index(after: end)...] : ""
        }
        text += rest
        for mark in ["■", "☒", "√"] { text = text.replacing(mark, by: "☑") }
        // A box stands behind its words or before them; with a number before the words it stands behind.
        let parts = text.split { $0 == "□" || $0 == "☑" }
        var marks = text.filter { $0 == "□" || $0 == "☑" }.map { $0 == "☑" }[...]
        for part in parts where !marks.isEmpty {
            let isTicked = marks.removeFirst()
            let words = PrintedText.withoutOrdinal(PrintedText.joined(String(part))).text
            if isTicked, !words.isEmpty { return String(words) }
        }
        return nil
    }
}

/// 文字整理: what document models leave of markup in the texts of cells.
enum FormText {
    /// A text without the tags of paragraphs and underlines, and with signs for their names.
    static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x3C) || text.utf8.contains(0x5C) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            result += rest[..<open]
            rest = rest[open...]
            let tag = tags.first { rest.hasPrefix($0) }
            if tag == "</p>", !rest.dropFirst(4).isEmpty { result += "\n" }
            result += tag == nil ? "<" : ""
            rest = rest.dropFirst(tag?.count ?? 1)
        }
        result += rest
        for (name, sign) in signs where result.has(name) { result = result.replacing(name, by: sign) }
        return result
    }

    private static let tags = ["<p>", "</p>", "<u>", "</u>", "<b>", "</b>", "<br>", "<br/>", "<em>", "</em>"]
    private static let signs: KeyValuePairs = ["\\geq": "≥", "\\leq": "≤", "\\ge": "≥", "\\le": "≤", "\\%": "%"]
}
