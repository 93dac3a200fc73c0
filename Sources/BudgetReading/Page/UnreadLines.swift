import BudgetCodes

/// 未读入的行: lines that look like rows of a table, on pages with tables without drawn lines, and that no table took.
enum UnreadLines {
    /// Whether words of a line stand apart as cells do, with an amount among them: no sentence, no line of contents, no date.
    static func isRow(_ line: WordLines.Line) -> Bool {
        let words = line.words
        guard words.count <= 400, !AlignedTables.isProse(line), !AlignedTables.isCaption(line),
            !NoteText.isNote(line.text), !words.contains(where: { isOfSentence($0.text) })
        else { return false }
        let areFigures = words.allSatisfy { AlignedTables.isFigure($0.text) }
        return words.indices.contains { place in
            let word = words[place]
            guard isClearAmount(word.text) else { return false }
            // 1.10 at the beginning of a line numbers a section.
            if place == 0 { return areFigures || word.text.utf8.contains(UInt8(ascii: ",")) }
            // A unit goes on with a sentence, and so do words without a gap.
            if place + 1 < words.count, let next = words[place + 1].text.first, "万亿元%％倍个人项年月".contains(next) {
                return false
            }
            let gap = word.box.left - words[place - 1].box.right
            return areFigures || gap > 0.9 * max(word.box.height, 1)
        }
    }

    /// With groups of digits, or two decimals; 2025.03 and 2025.3.12 are days.
    private static func isClearAmount(_ text: String) -> Bool {
        let plain = text.hasSuffix("%") ? text.dropLast() : text[...]
        guard let count = AlignedTables.decimals(String(plain)) else { return false }
        if text.utf8.contains(UInt8(ascii: ",")) { return true }
        guard count >= 2 else { return false }
        let isYear = (text.hasPrefix("20") || text.hasPrefix("19")) && text.utf8.count == 7 && count == 2
        return !isYear
    }

    /// Marks of sentences and of lines of contents; a colon after 其中 is none.
    private static func isOfSentence(_ text: String) -> Bool {
        let marks = "。；;，！？!?…"
        guard !text.contains(where: marks.contains), !text.has("....") else { return true }
        return PrintedText.withoutOrdinal(text).text.contains { $0 == "：" || $0 == ":" }
    }
}
