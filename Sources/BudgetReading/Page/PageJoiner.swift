import BudgetCodes

/// 跨页表: tables that go on on the next page become one.
///
/// A table goes on when it is the last thing on its page, the first thing on the next page is a table whose columns have
/// the same borders, and nothing but page numbers stands between. A heading that is printed again is left out.
enum PageJoiner {
    private typealias Item = PageReader.Sheet.Item

    static func parts(of sheets: [PageReader.Sheet]) -> [PublishedContent.Part] {
        var parts: [PublishedContent.Part] = []
        // The table at the end of what was read, and the lines below it on its page, which may be the page number.
        var open: PageTable?
        var below: [PublishedContent.TextLine] = []
        // The table before it, and its notes, where nothing else is printed between them.
        var left: PageTable?
        var notes: [PublishedContent.TextLine] = []
        func putLeft() {
            if let left { parts.append(.grid(grid(of: left))) }
            parts += notes.map { .text($0) }
            left = nil
            notes = []
        }
        func put(_ lines: [PublishedContent.TextLine]) {
            guard !lines.isEmpty else { return }
            putLeft()
            parts += lines.map { .text($0) }
        }
        // Columns of the same widths on two pages may be parts of a still wider table.
        func isWider(_ table: PageTable) -> Bool {
            guard let left, let open, let whole = SidewaysJoiner.joined(left, open) else { return false }
            return SidewaysJoiner.joined(whole, table) != nil
        }
        func close() {
            guard let table = open else { return }
            if !notes.contains(where: { AlignedTables.isCaption($0.text) }),
                let whole = left.flatMap({ SidewaysJoiner.joined($0, table) })
            {
                left = whole
                notes += below
            } else {
                putLeft()
                (left, notes) = (table, below)
            }
            open = nil
            below = []
        }
        for sheet in sheets {
            var isAtTop = true
            // Headers of pages stand above the first table.
            var above: [PublishedContent.TextLine] = []
            for item in sheet.items {
                switch item {
                case .text(let line):
                    if isPageNumber(line.text) { continue }
                    if isAtTop, open != nil {
                        above.append(line)
                    } else if open == nil {
                        put([line])
                    } else {
                        below.append(line)
                    }
                case .table(let table):
                    if isAtTop, above.isEmpty, below.isEmpty, let last = open, continues(last, table),
                        !beginsWithTexts(table, after: last), !isWider(table)
                    {
                        open = joined(last, table)
                    } else {
                        close()
                        put(above)
                        open = table
                    }
                    above = []
                    isAtTop = false
                }
            }
            if !above.isEmpty {
                close()
                put(above)
            }
        }
        close()
        putLeft()
        return parts
    }

    /// `12`, `- 12 -`, `第12页`, `— 12 —`, `12/40`, `Page 12`.
    static func isPageNumber(_ text: String) -> Bool {
        var digits = 0
        let text = text.hasPrefix("Page") ? text.dropFirst(4) : text[...]
        for scalar in text.unicodeScalars {
            switch scalar {
            case "0"..."9", "０"..."９": digits += 1
            case " ", "-", "－", "—", "–", "/", "第", "页", "共", "~", "·", "\u{3000}": break
            default: return false
            }
        }
        return digits > 0 && digits <= 8
    }

    private static func continues(_ one: PageTable, _ next: PageTable) -> Bool {
        guard one.origin == next.origin, one.borders.count == next.borders.count else { return false }
        return zip(one.borders, next.borders).allSatisfy { abs($0 - $1) <= 2 * Lattice.tolerance }
    }

    /// Whether the first row below headings that are printed again may be what is left of a row of the page before: where
    /// tables are recognised it is known what a row is.
    private static func beginsWithTexts(_ next: PageTable, after one: PageTable) -> Bool {
        guard next.origin == .aligned, case let row = repeatedRows(one, next), row > 0 else { return false }
        return !next.cells.contains { $0.row == row && AlignedTables.isFigure($0.text) }
    }

    private static func joined(_ one: PageTable, _ next: PageTable) -> PageTable {
        var result = one
        let repeated = repeatedRows(one, next)
        for cell in next.cells where cell.row >= repeated {
            var cell = cell
            cell.row += one.rowCount - repeated
            result.cells.append(cell)
        }
        result.rowCount += next.rowCount - repeated
        result.lastPage = next.lastPage
        result.tops += next.tops.dropFirst(repeated)
        result.notes += next.notes
        result.notes.append(.init(.joinedPages, page: next.page))
        if repeated > 0 {
            let text = next.cells.filter { $0.row < repeated && !$0.text.isEmpty }
                .sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map(\.text).joined(separator: " ")
            result.notes.append(.init(.repeatedHeading, page: next.page, text: text))
        }
        return result
    }

    /// How many rows at the start of a table are those at the start of the other one, word for word.
    private static func repeatedRows(_ one: PageTable, _ next: PageTable) -> Int {
        func rows(_ table: PageTable) -> [Int: [Int: String]] {
            var rows: [Int: [Int: String]] = [:]
            for cell in table.cells where cell.row < 6 && !cell.text.isEmpty {
                rows[cell.row, default: [:]][cell.column] = String(cell.text.filter { !$0.isWhitespace })
            }
            return rows
        }
        let (own, others) = (rows(one), rows(next))
        var count = 0
        while count < 6, let row = own[count], row == others[count] { count += 1 }
        // Rows of figures that happen to be the same are no heading.
        let hasFigures = (0..<count).contains { row in
            own[row]?.values.contains { $0.has(".") && $0.contains(where: \.isNumber) } ?? false
        }
        return hasFigures ? 0 : count
    }

    private static func grid(of table: PageTable) -> TableGrid {
        TableGrid(
            rowCount: table.rowCount, columnCount: table.columnCount, cells: table.cells, origin: table.origin,
            notes: table.notes)
    }
}
