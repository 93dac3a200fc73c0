/// 文件内容: what a published file says, in its order: grids, and the text between them.
public struct PublishedContent: Hashable, Codable, Sendable {
    /// The grids and texts in the order of the file.
    public var parts: [Part]
    /// How many pages there are; `nil` where files have none.
    public var pageCount: Int?
    /// 扫描页: pages without any word: images, which must be recognised by other means first.
    public var pagesWithoutWords: [Int]
    /// 工作表: the names of the sheets of a workbook, which count as pages; `nil` in other files.
    public var sheets: [String]?
    /// Sheets that could not be read, by their names: damaged ones, and those over the limits; `nil` when there are none.
    public var lostSheets: [String]?
    /// 未读入的行: lines of text that look like rows of a table without drawn lines and are in no grid; `nil` when there are none.
    public var unreadLines: [TextLine]?

    /// A grid, or a line of text.
    public enum Part: Hashable, Codable, Sendable {
        case grid(TableGrid)
        case text(TextLine)
    }

    /// 文字行: a line or paragraph outside of tables.
    public struct TextLine: Hashable, Codable, Sendable {
        /// The text.
        public var text: String
        /// The page, from 1, where there are pages.
        public var page: Int?
        /// Where it stands on the page.
        public var box: Box?

        /// A line of text.
        public init(_ text: String, page: Int? = nil, box: Box? = nil) {
            self.text = text
            self.page = page
            self.box = box
        }
    }

    /// Content of grids and texts.
    public init(_ parts: [Part] = [], pageCount: Int? = nil, pagesWithoutWords: [Int] = []) {
        self.parts = parts
        self.pageCount = pageCount
        self.pagesWithoutWords = pagesWithoutWords
    }

    /// Adds a table of markup: a grid, or the texts of one that only lays out a page and holds text in a single cell.
    mutating func add(_ table: TableGrid) {
        let filled = table.cells.count { !$0.text.isEmpty }
        guard filled <= 1, table.notes.isEmpty else { return parts.append(.grid(table)) }
        for text in table.cells.flatMap({ $0.text.split(separator: "\n") }) { parts.append(.text(.init(String(text)))) }
    }

    /// The grids.
    public var grids: [TableGrid] {
        parts.compactMap { if case .grid(let grid) = $0 { grid } else { nil } }
    }

    /// The texts.
    public var texts: [TextLine] {
        parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
    }
}
