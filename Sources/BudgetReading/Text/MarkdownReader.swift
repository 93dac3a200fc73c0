import BudgetCodes

/// Markdown 成表: pipe tables and tables in HTML, and the text between them.
public struct MarkdownReader: Sendable {
    /// A reader.
    public init() {}

    /// The content of a text. Whatever it is, there is a result.
    public func content(of markdown: String) -> PublishedContent {
        let lines = markdown.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        var parts: [PublishedContent.Part] = []
        var next = 0
        while next < lines.count {
            let line = lines[next]
            if line.range(ofTag: "<table") {
                var end = next
                var depth = 0
                while end < lines.count {
                    depth += lines[end].count(ofTag: "<table") - lines[end].count(ofTag: "</table")
                    end += 1
                    if depth <= 0 { break }
                }
                parts += HTMLReader().content(of: lines[next..<end].joined(separator: "\n")).parts
                next = end
            } else if next + 1 < lines.count, line.has("|"), Self.isRule(lines[next + 1]) {
                var rows = [Self.cells(line)]
                next += 2
                while next < lines.count, lines[next].has("|") {
                    rows.append(Self.cells(lines[next]))
                    next += 1
                }
                parts.append(.grid(TableGrid(rows: rows, origin: .text)))
            } else {
                let text = Self.plain(line)
                if !text.isEmpty { parts.append(.text(.init(text))) }
                next += 1
            }
        }
        return PublishedContent(parts)
    }

    /// `| --- | :-: |`.
    private static func isRule(_ line: Substring) -> Bool {
        line.has("-") && line.allSatisfy { "|-: \t".contains($0) }
    }

    /// The cells of a line; `\|` is no border.
    private static func cells(_ line: Substring) -> [String] {
        var cells = [""]
        var isEscaped = false
        for character in HTMLBuilder.trimmed(String(line)) {
            if character == "|", !isEscaped {
                cells.append("")
            } else if character == "\\", !isEscaped {
                isEscaped = true
                continue
            } else {
                cells[cells.count - 1].append(character)
            }
            isEscaped = false
        }
        if cells.first?.allSatisfy(\.isWhitespace) == true { cells.removeFirst() }
        if cells.last?.allSatisfy(\.isWhitespace) == true { cells.removeLast() }
        return cells.map { cell in
            cell.parts(separatedBy: "<br>").filter { !$0.isEmpty }.map {
                HTMLBuilder.trimmed(HTMLEntities.resolved(String($0)))
            }
            .joined(separator: "\n")
        }
    }

    /// A line of text without marks at its beginning and for emphasis.
    private static func plain(_ line: Substring) -> String {
        var text = HTMLBuilder.trimmed(String(line))[...]
        text = text.drop { "#>*-+ ".contains($0) }
        return HTMLEntities.resolved(String(text).replacing("**", by: ""))
    }
}

extension Substring {
    fileprivate func range(ofTag tag: String) -> Bool { count(ofTag: tag) > 0 }

    /// How often a tag begins.
    fileprivate func count(ofTag tag: String) -> Int { lowercased().parts(separatedBy: tag).count - 1 }
}

extension TableGrid {
    /// A grid of plain rows. Blank fields are cells without text; where a row is shorter than others there is no cell.
    public init(rows: [[String]], origin: Origin, notes: [Note] = []) {
        var cells: [Cell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() {
                cells.append(Cell(row: row, column: column, text: text))
            }
        }
        self.init(
            rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells, origin: origin, notes: notes)
    }
}
