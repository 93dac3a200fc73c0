import BudgetCodes

/// 文本成表: published text in which tables stand between paragraphs, their cells parted by tabs.
public struct TabularTextReader: Sendable {
    /// A reader.
    public init() {}

    /// The content of a text. Whatever it is, there is a result.
    public func content(of text: String) -> PublishedContent {
        var parts: [PublishedContent.Part] = []
        var rows: [[String]] = []
        var blank = 0
        func flush() {
            if rows.count > 1 || rows.first.map({ $0.count > 2 }) == true {
                parts.append(.grid(TableGrid(rows: rows, origin: .text)))
            } else {
                for row in rows { parts.append(.text(.init(row.filter { !$0.isEmpty }.joined(separator: " ")))) }
            }
            rows = []
        }
        for line in text.split(
            omittingEmptySubsequences: false, whereSeparator: { $0 == "\n" || $0 == "\r\n" || $0 == "\r" })
        {
            if line.has("\t") {
                rows.append(
                    line.split(separator: "\t", omittingEmptySubsequences: false).map {
                        HTMLBuilder.trimmed(String($0))
                    })
                blank = 0
                continue
            }
            let plain = HTMLBuilder.trimmed(String(line))
            if plain.isEmpty {
                blank += 1
                // A blank line may part rows of one table.
                if blank > 1 { flush() }
                continue
            }
            flush()
            blank = 0
            parts.append(.text(.init(plain)))
        }
        flush()
        return PublishedContent(parts)
    }
}
