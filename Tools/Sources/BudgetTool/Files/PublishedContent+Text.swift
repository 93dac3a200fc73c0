import BudgetReading

extension PublishedContent {
    /// The tables and texts as Markdown, with the page of each and what was put right.
    var markdown: String {
        var blocks: [String] = []
        for part in parts {
            switch part {
            case .text(let line): blocks.append((line.page.map { "[\($0)] " } ?? "") + line.text)
            case .grid(let grid): blocks.append(grid.markdown)
            }
        }
        return blocks.joined(separator: "\n\n")
    }

    /// What is said of a file that cannot be read wholly.
    func remarks(_ path: String) -> [String] {
        var lost = (lostSheets ?? []).map { "\(path): the sheet \($0) is left out: it is damaged or too large" }
        var places: [String] = []
        for note in grids.flatMap(\.notes) where note.kind == .unreadable {
            let sheet = (sheets ?? []).enumerated().first { $0.offset + 1 == note.page }?.element
            let place = (sheet.map { $0 + ": " } ?? "") + note.text
            if !places.contains(place) { places.append(place) }
        }
        lost += places.prefix(10).map {
            "\(path): \($0): formulas without values; open the file in Excel or LibreOffice and save it"
        }
        guard !pagesWithoutWords.isEmpty else { return lost }
        let names = pagesWithoutWords.ranges.joined(separator: ", ")
        let isAll = pagesWithoutWords.count == pageCount
        return lost + [
            "\(path): \(isAll ? "all pages are" : "pages without words, probably") images"
                + (isAll ? "" : ": \(names)") + "; they need text recognition (OCR) first"
        ]
    }
}

extension [Int] {
    /// `3-5` for numbers that follow each other.
    fileprivate var ranges: [String] {
        var result: [ClosedRange<Int>] = []
        for number in sorted() {
            if let last = result.last, last.upperBound + 1 == number {
                result[result.count - 1] = last.lowerBound...number
            } else {
                result.append(number...number)
            }
        }
        return result.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    }
}

extension TableGrid {
    fileprivate var markdown: String {
        var facts = ["\(rowCount) × \(columnCount)", origin.rawValue]
        if let pages {
            facts.insert(pages.count == 1 ? "\(pages.lowerBound)" : "\(pages.lowerBound)-\(pages.upperBound)", at: 0)
        }
        facts += notes.map { note in
            let page = note.page.map { " \($0)" } ?? ""
            return note.kind.rawValue + page + (note.text.isEmpty ? "" : ": " + String(note.text.prefix(40)))
        }
        func line(_ row: Int) -> String {
            let cells = (0..<columnCount).map { column in
                text(row, column).replacing("|", with: "\\|").replacing("\n", with: "<br>")
            }
            return "| " + cells.joined(separator: " | ") + " |"
        }
        var lines = ["<!-- \(facts.joined(separator: "; ").replacing("--", with: "- ")) -->", ""]
        guard rowCount > 0 else { return lines[0] }
        lines.append(line(0))
        lines.append("|" + String(repeating: " --- |", count: columnCount))
        for row in 1..<max(rowCount, 1) { lines.append(line(row)) }
        return lines.joined(separator: "\n")
    }
}
