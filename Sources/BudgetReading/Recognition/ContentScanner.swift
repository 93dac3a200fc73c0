import BudgetCodes
import BudgetModel

/// 分表: takes the content of a file apart into tables, each with the lines above and below it.
struct ContentScanner {
    /// 候选表: a grid, and what stands around it.
    struct Candidate {
        var grid: TableGrid
        var parts: GridParts
        /// The lines above, the nearest last.
        var above: [String] = []
        /// The lines below, until the next title.
        var below: [String] = []
        var title: (text: String, match: TitleIndex.Match)?
        /// The heading of the section with its number: 三、部门支出总表 above 支出总表.
        var heading: String?
        var page: Int?
        var lastPage: Int?

        /// All rows, those of the heading too.
        var rows: [PrintedGridRow] { parts.top + parts.body }
    }

    /// 空表: a title with a statement that there is nothing to report, and no grid.
    struct EmptyTable {
        var title: String
        var match: TitleIndex.Match
        var statement: String
        var page: Int?
    }

    private(set) var candidates: [Candidate] = []
    private(set) var emptyTables: [EmptyTable] = []
    /// Titles of governments' tables above lines of figures that no grid was made of.
    private(set) var titlesWithoutGrid: [PublishedContent.TextLine] = []
    /// The lines before the first grid.
    private(set) var cover: [String] = []
    /// All lines outside of grids that are short.
    private(set) var shortLines: [String] = []
    /// Whether the titles are those of a government's book.
    let isOfGovernment: Bool

    init(_ content: PublishedContent, titles: TitleIndex) {
        isOfGovernment = titles.isOfGovernment
        var pending: [PublishedContent.TextLine] = []
        for part in content.parts {
            switch part {
            case .text(let line):
                pending.append(line)
                if candidates.isEmpty { cover.append(line.text) }
                if line.text.count < 60 { shortLines.append(line.text) }
            case .grid(let grid):
                add(grid, pending, titles)
                pending = []
            }
        }
        close(pending, titles)
    }

    /// The lines between two grids: notes of the one above, then titles and units of the one below.
    private mutating func add(_ grid: TableGrid, _ lines: [PublishedContent.TextLine], _ titles: TitleIndex) {
        let above = close(lines, titles)
        var candidate = Candidate(grid: grid, parts: GridParts(grid))
        candidate.page = grid.pages?.lowerBound
        candidate.lastPage = grid.pages?.upperBound
        candidate.above = above + candidate.parts.captions
        candidate.title = Self.title(candidate.above, titles)
        if let title = candidate.title {
            candidate.heading = candidate.above.first { text in
                PrintedText.withoutOrdinal(text).depth == 0
                    && titles.match(text)?.forms.contains(where: title.match.forms.contains) == true
            }
        }
        if var lines = continuation(candidate) {
            let last = candidates.count - 1
            if let rest = lines.first, let whole = candidates[last].whole(with: rest) {
                candidates[last].parts.body[candidates[last].parts.body.count - 1] = whole
                lines.removeFirst()
            }
            candidates[last].parts.body += lines
            candidates[last].parts.notes += candidate.parts.notes
            candidates[last].parts.all += candidate.parts.all
            candidates[last].lastPage = candidate.lastPage ?? candidates[last].lastPage
            return
        }
        if let parts = widened(by: candidate) {
            candidates[candidates.count - 1].parts = parts
            candidates[candidates.count - 1].lastPage = candidate.lastPage
            candidates[candidates.count - 1].grid.notes.append(.init(.joinedPages, page: candidate.page))
            return
        }
        candidates.append(candidate)
    }

    /// The nearest line that is a title; two lines, where a title was wrapped.
    private static func title(_ lines: [String], _ titles: TitleIndex) -> (text: String, match: TitleIndex.Match)? {
        for text in lines.reversed() {
            if let match = titles.match(text) { return (text, match) }
        }
        for (upper, lower) in zip(lines, lines.dropFirst()).reversed() where upper.count < 60 && lower.count < 40 {
            if let match = titles.match(upper + lower), match.isExact { return (upper + lower, match) }
        }
        return nil
    }

    /// The lines of a grid that goes on with the last one, or `nil` when it does not: no title, no heading or the same,
    /// and as many columns.
    private func continuation(_ candidate: Candidate) -> [PrintedGridRow]? {
        guard let last = candidates.last, candidate.title == nil, last.parts.headingCount > 0,
            last.below.allSatisfy({ $0.count < 20 && !NoteText.isNote($0) }),
            candidate.above.allSatisfy({ $0.count < 20 && UnitLine.unit(in: $0) == nil && !GridParts.isNumber($0) })
        else { return nil }
        let own = candidate.parts
        guard !own.body.isEmpty || own.top.count > 1 else { return nil }
        let isSame = own.columnCount == last.parts.columnCount
        let isText = own.origin == .text && own.columnCount < last.parts.columnCount
        if own.headingCount > 0, isSame, own.headings == last.parts.headings { return own.body }
        if let places = own.columns(of: last.parts) { return own.body.map { $0.moved(to: places) } }
        // Below the same heading there may be rows without figures.
        let heading = last.parts.top.suffix(last.parts.headingCount).map(\.text)
        if isSame, !heading.isEmpty, own.top.count > heading.count,
            own.top.prefix(heading.count).map(\.text) == heading
        {
            return own.top.dropFirst(heading.count) + own.body
        }
        // Rows before the first figure are no heading when they only name lines.
        let texts = isOfGovernment ? last.parts.textColumns : []
        let labels = last.parts.headings.enumerated().map { column, path in
            switch GridParts.kind(path) {
            case .amount, .empty: texts.contains(column)
            default: true
            }
        }
        let isPlain = own.top.allSatisfy { row in
            row.filled.allSatisfy { labels.indices.contains($0.column) && labels[$0.column] && $0.span == 1 }
        }
        return isPlain && (isSame || isText) ? own.top + own.body : nil
    }

    /// The last table with the columns of a grid on the next page, where a table is too wide for one: the grid has a heading
    /// of its own and as many rows, with the same names if it has names.
    private func widened(by candidate: Candidate) -> GridParts? {
        let own = candidate.parts
        guard isOfGovernment, let last = candidates.last, candidate.title == nil, last.title != nil,
            candidate.above.isEmpty, last.below.isEmpty, let page = candidate.page, last.lastPage == page - 1,
            own.headingCount > 0, own.body.count > 2, own.body.count == last.parts.body.count,
            own.columnCount + last.parts.columnCount <= 400
        else { return nil }
        let names = own.textColumns.sorted()
        guard names.count < 2 else { return nil }
        if let name = names.first {
            let others = last.parts.textColumns.sorted()
            guard let other = others.first,
                zip(own.body, last.parts.body).allSatisfy({ $0.field(name)?.text == $1.field(other)?.text })
            else { return nil }
        }
        var parts = last.parts
        let first = parts.columnCount
        let columns = own.headings.indices.filter { $0 != names.first }
        guard columns.allSatisfy({ !own.headings[$0].isEmpty }) else { return nil }
        for (place, column) in columns.enumerated() {
            parts.headings.append(own.headings[column])
            parts.beginnings.append(own.beginnings[column])
            for row in parts.body.indices {
                guard var field = own.body[row].field(column) else { continue }
                field.column = first + place
                parts.body[row].fields.append(field)
            }
        }
        parts.columnCount += columns.count
        for row in parts.body.indices { parts.body[row].width = parts.columnCount }
        return parts
    }

    /// Gives the lines that belong to the last grid to it, and returns the rest.
    @discardableResult
    private mutating func close(_ lines: [PublishedContent.TextLine], _ titles: TitleIndex) -> [String] {
        var rest: [String] = []
        var isBelow = !candidates.isEmpty
        var statement: String?
        for (index, line) in lines.enumerated() {
            let match = line.text.count < 80 ? titles.match(line.text) : nil
            if isBelow, match == nil, rest.isEmpty, index < 12, line.text.count < 400, !Self.isSectionTitle(line.text) {
                candidates[candidates.count - 1].below.append(line.text)
                continue
            }
            isBelow = false
            rest.append(line.text)
            guard let match else { continue }
            if isOfGovernment, hasFigures(lines[(index + 1)...], titles) { titlesWithoutGrid.append(line) }
            // A title, then a statement, and no grid.
            for next in lines[(index + 1)...].prefix(3) {
                if titles.match(next.text) != nil { break }
                if NoteText.isNoneStatement(next.text) {
                    emptyTables.append(
                        EmptyTable(title: line.text, match: match, statement: next.text, page: line.page))
                    statement = next.text
                    break
                }
            }
        }
        // What comes behind the statement and another title is about something else.
        if let statement, let place = rest.lastIndex(of: statement),
            rest[(place + 1)...].contains(where: { $0.count < 40 && $0.hasSuffix("表") })
        {
            rest.removeSubrange(...place)
        }
        return rest
    }

    /// Whether two of the lines before the next title have a figure.
    private func hasFigures(_ lines: ArraySlice<PublishedContent.TextLine>, _ titles: TitleIndex) -> Bool {
        var count = 0
        for line in lines.prefix(30) {
            if titles.match(line.text) != nil { return false }
            let words = line.text.split(whereSeparator: \.isWhitespace)
            // Numbers of pages are shorter.
            if words.contains(where: { $0.utf8.count > 4 && PrintedFigure.isFigure(String($0)) }) { count += 1 }
            if count > 1 { return true }
        }
        return false
    }

    private static func isSectionTitle(_ text: String) -> Bool {
        text.hasPrefix("第") && text.has("部分") || text.hasPrefix("附件") || UnitLine.unit(in: text) != nil
            || GridParts.isNumber(PrintedText.joined(text)) || PrintedText.withoutOrdinal(text).depth == 0
            || text.hasSuffix("表") || text.count < 60 && text.has("表（") && text.hasSuffix("）")
    }
}
