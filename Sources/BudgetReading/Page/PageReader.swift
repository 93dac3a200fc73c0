/// 页面成表: the tables and texts of pages, by ruling lines, and by how words stand where no lines are.
public struct PageReader: Sendable {
    /// Whether tables are looked for where no lines are drawn.
    public var readsWithoutRulings = true
    /// The most words of a page that are looked at; further ones are left out, with a note.
    public var wordLimit = 200_000

    /// A reader.
    public init() {}

    /// The content of pages, tables that go on over pages joined.
    public func content(of pages: [PageContent]) -> PublishedContent {
        var sheets: [Sheet] = []
        for page in pages { sheets.append(sheet(of: page, after: sheets.last?.headingLines ?? [])) }
        var content = PublishedContent(pageCount: pages.count)
        content.pagesWithoutWords = pages.filter { $0.words.isEmpty }.map(\.number)
        content.parts = PageJoiner.parts(of: sheets)
        let unread = unreadLines(of: sheets)
        if !unread.isEmpty { content.unreadLines = unread }
        return content
    }

    /// What stands on one page, from the top.
    struct Sheet {
        var items: [Item]
        /// Lines like rows of tables that are in none.
        var unread: [PublishedContent.TextLine] = []
        var hasAligned = false
        /// The lines of the headings of the last table without drawn lines.
        var headingLines: [String] = []

        enum Item {
            case table(PageTable)
            case text(PublishedContent.TextLine)
        }
    }

    private func sheet(of page: PageContent, after headings: [String]) -> Sheet {
        let (words, glued) = GluedFigures.parted(
            page.words.prefix(wordLimit).filter { $0.box.isProper && !$0.text.isEmpty })
        var frames = Lattice.frames(of: page.rulings)
        // The smallest table around a word has it: a frame around others is no table of its own.
        frames.sort { $0.box.width * $0.box.height < $1.box.width * $1.box.height }
        var inside: [[(place: Int, word: PageWord)]] = Array(repeating: [], count: frames.count)
        var outside: [PageWord] = []
        for word in words {
            let found = frames.indices.lazy.compactMap { frame in frames[frame].place(of: word).map { (frame, $0) } }
                .first
            if let (frame, place) = found { inside[frame].append((place, word)) } else { outside.append(word) }
        }
        var items: [(top: Double, item: Sheet.Item)] = []
        for (frame, own) in zip(frames, inside) where !own.isEmpty {
            var table = PageTable(frame, own, page: page.number)
            table.note(glued)
            if page.words.count > wordLimit { table.notes.append(.init(.unreadable, page: page.number)) }
            items.append((frame.box.top, .table(table)))
        }
        let lines = WordLines.lines(of: outside)
        var rest = lines[...]
        var last: PageTable?
        if readsWithoutRulings {
            let aligned = AlignedTables.tables(in: lines, page: page.number, after: headings)
            for var table in aligned.tables {
                table.note(glued)
                items.append((table.box.top, .table(table)))
            }
            rest = aligned.rest[...]
            last = aligned.tables.last
        }
        for line in rest {
            items.append((line.box.top, .text(.init(line.text, page: page.number, box: line.box))))
        }
        let unread = rest.filter(UnreadLines.isRow).map {
            PublishedContent.TextLine($0.text, page: page.number, box: $0.box)
        }
        return Sheet(
            items: orderedByTop(items), unread: unread, hasAligned: last != nil,
            headingLines: last?.headingLines ?? [])
    }

    /// The lines like rows on pages with tables without drawn lines, and on pages with such lines beside those.
    private func unreadLines(of sheets: [Sheet]) -> [PublishedContent.TextLine] {
        var isNear = sheets.map(\.hasAligned)
        for place in sheets.indices.dropFirst() where isNear[place - 1] && !sheets[place].unread.isEmpty {
            isNear[place] = true
        }
        for place in sheets.indices.dropLast().reversed() where isNear[place + 1] && !sheets[place].unread.isEmpty {
            isNear[place] = true
        }
        return zip(sheets, isNear).flatMap { $1 ? $0.unread : [] }
    }

    private func orderedByTop(_ items: [(top: Double, item: Sheet.Item)]) -> [Sheet.Item] {
        items.enumerated().sorted { ($0.element.top, $0.offset) < ($1.element.top, $1.offset) }.map(\.element.item)
    }
}

/// A table on one page, before it is joined with those of other pages.
struct PageTable {
    /// The first page, and the last one.
    var page: Int
    var lastPage: Int
    let box: Box
    /// The borders of the columns, from the left.
    var borders: [Double]
    var rowCount: Int
    var columnCount: Int { borders.count - 1 }
    var cells: [TableGrid.Cell]
    var origin: TableGrid.Origin
    var notes: [TableGrid.Note] = []
    /// Where each row begins, where lines are drawn.
    var tops: [(page: Int, top: Double)] = []
    /// The lines of the headings, where no lines are drawn.
    var headingLines: [String] = []

    init(
        page: Int, box: Box, borders: [Double], rowCount: Int, cells: [TableGrid.Cell], origin: TableGrid.Origin
    ) {
        self.page = page
        lastPage = page
        self.box = box
        self.borders = borders
        self.rowCount = rowCount
        self.cells = cells
        self.origin = origin
    }

    /// The table that lines draw, with its words.
    init(_ frame: Lattice.Frame, _ words: [(place: Int, word: PageWord)], page: Int) {
        self.init(
            page: page, box: frame.box, borders: frame.columns, rowCount: frame.rowCount, cells: [], origin: .ruled)
        tops = frame.rows.dropLast().map { (page, $0) }
        var byOwner: [Int: [PageWord]] = [:]
        for (place, word) in words { byOwner[frame.owners[place], default: []].append(word) }
        // How far each cell reaches.
        var reach: [Int: (row: Int, column: Int, left: Int)] = [:]
        for place in frame.owners.indices {
            let (row, column) = (place / frame.columnCount, place % frame.columnCount)
            let own = reach[frame.owners[place]] ?? (row, column, column)
            reach[frame.owners[place]] = (max(own.row, row), max(own.column, column), min(own.left, column))
        }
        for (owner, last) in reach {
            let row = owner / frame.columnCount
            let words = byOwner[owner] ?? []
            let box = words.dropFirst().reduce(words.first?.box) { $0?.union($1.box) }
            cells.append(
                TableGrid.Cell(
                    row: row, column: last.left, rowSpan: last.row - row + 1, columnSpan: last.column - last.left + 1,
                    text: WordLines.text(of: words), page: page, box: box))
        }
        if frame.hasOpenEnd { notes.append(.init(.openEnd, page: page)) }
        noteUnreadable()
    }

    /// Notes the figures that were parted.
    mutating func note(_ glued: [PageWord]) {
        for word in glued where box.holdsCenter(of: word.box) {
            notes.append(.init(.parted, page: page, text: word.text))
        }
    }

    /// Notes cells with characters that could not be told.
    mutating func noteUnreadable() {
        for cell in cells where cell.text.unicodeScalars.contains("\u{FFFD}") {
            notes.append(.init(.unreadable, page: page, text: cell.text))
        }
    }
}
