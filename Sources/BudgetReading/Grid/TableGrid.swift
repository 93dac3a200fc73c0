/// 表格网: a table as it lies on a page or in a file: cells with what is printed in them, and where.
///
/// Any reader can make one: of a PDF, a workbook, HTML, or what a document model gives. It knows nothing of budgets.
public struct TableGrid: Hashable, Codable, Sendable {
    /// How many rows there are.
    public let rowCount: Int
    /// How many columns there are.
    public let columnCount: Int
    /// The cells, row by row from the left. Places without a cell are blank.
    public let cells: [Cell]
    /// How the cells were told apart.
    public var origin: Origin
    /// What the reader had to put right or could not tell.
    public var notes: [Note]
    /// For each place the number of the cell that covers it, or -1.
    private let places: [Int32]

    /// 单元格: what is printed in one cell.
    public struct Cell: Hashable, Codable, Sendable {
        /// The first row, from 0.
        public var row: Int
        /// The first column, from 0.
        public var column: Int
        /// How many rows it covers.
        public var rowSpan: Int
        /// How many columns it covers.
        public var columnSpan: Int
        /// The text; lines of the cell are parted by line feeds.
        public var text: String
        /// 页: the page, from 1, where there are pages.
        public var page: Int?
        /// Where the text stands on the page.
        public var box: Box?

        /// A cell.
        public init(
            row: Int, column: Int, rowSpan: Int = 1, columnSpan: Int = 1, text: String, page: Int? = nil,
            box: Box? = nil
        ) {
            self.row = row
            self.column = column
            self.rowSpan = rowSpan
            self.columnSpan = columnSpan
            self.text = text
            self.page = page
            self.box = box
        }
    }

    /// 来源: how the cells of a grid were told apart.
    public enum Origin: String, CaseIterable, Codable, Sendable {
        /// By ruling lines.
        case ruled
        /// By how words stand below each other: no lines are there. Less sure than the others.
        case aligned
        /// By the cells of a workbook.
        case workbook
        /// By the tags of HTML, also those of text documents.
        case markup
        /// By marks in text: pipes, tabs, commas.
        case text
        /// By a document model, which may have misread figures.
        case model
    }

    /// 整理说明: what was put right or could not be told.
    public struct Note: Hashable, Codable, Sendable {
        /// What it is about.
        public var kind: Kind
        /// The page, from 1.
        public var page: Int?
        /// The text concerned.
        public var text: String

        /// What a note is about.
        public enum Kind: String, CaseIterable, Codable, Sendable {
            /// The table goes on on another page, and both parts were joined.
            case joinedPages
            /// 横向分页: the table is too wide for its paper, and its other columns stand on later pages.
            case joinedColumns
            /// A heading that is printed again on another page was left out.
            case repeatedHeading
            /// Lines at the end of a page are not closed, and the cells were taken to end there.
            case openEnd
            /// Characters could not be told.
            case unreadable
            /// Cells that would cover others were cut or left out.
            case overlapping
            /// 粘连: figures without a gap between them were parted.
            case parted
            /// 隐藏: rows, columns or a sheet that the file does not show; they were read all the same.
            case hidden
        }

        /// A note.
        public init(_ kind: Kind, page: Int? = nil, text: String = "") {
            self.kind = kind
            self.page = page
            self.text = text
        }
    }

    /// A grid of cells. A cell that covers places of another one is cut to its first place, or left out where that is
    /// taken, with a note; cells outside are left out, too.
    ///
    /// - Parameters:
    ///   - rowCount: How many rows there are; no more than ``limit`` places in all.
    ///   - columnCount: How many columns there are.
    ///   - cells: The cells, with their places.
    ///   - origin: What the grid was made from.
    ///   - notes: What the reader has to say of it.
    public init(rowCount: Int, columnCount: Int, cells: [Cell], origin: Origin, notes: [Note] = []) {
        let isPlain = rowCount >= 0 && columnCount > 0 && rowCount <= Self.limit / max(columnCount, 1)
        let (rows, columns) = isPlain ? (rowCount, columnCount) : (0, 0)
        var places = Array(repeating: Int32(-1), count: rows * columns)
        var kept: [Cell] = []
        var notes = notes
        let inOrder = cells.enumerated().sorted {
            ($0.element.row, $0.element.column, $0.offset) < ($1.element.row, $1.element.column, $1.offset)
        }
        for (_, original) in inOrder {
            var cell = original
            guard cell.row >= 0, cell.row < rows, cell.column >= 0, cell.column < columns,
                places[cell.row * columns + cell.column] < 0
            else {
                if !cell.text.isEmpty { notes.append(Note(.overlapping, page: cell.page, text: cell.text)) }
                continue
            }
            cell.rowSpan = min(max(cell.rowSpan, 1), rows - cell.row)
            cell.columnSpan = min(max(cell.columnSpan, 1), columns - cell.column)
            let isFree = (cell.row..<cell.row + cell.rowSpan).allSatisfy { row in
                (cell.column..<cell.column + cell.columnSpan).allSatisfy { places[row * columns + $0] < 0 }
            }
            if !isFree {
                notes.append(Note(.overlapping, page: cell.page, text: cell.text))
                (cell.rowSpan, cell.columnSpan) = (1, 1)
            }
            for row in cell.row..<cell.row + cell.rowSpan {
                for column in cell.column..<cell.column + cell.columnSpan {
                    places[row * columns + column] = Int32(truncatingIfNeeded: kept.count)
                }
            }
            kept.append(cell)
        }
        self.rowCount = rows
        self.columnCount = columns
        self.cells = kept
        self.origin = origin
        self.notes = notes
        self.places = places
    }

    /// The greatest number of places of a grid.
    public static let limit = 4_000_000

    /// The cell that covers a place, or `nil` where it is blank or outside.
    public subscript(row: Int, column: Int) -> Cell? {
        guard row >= 0, row < rowCount, column >= 0, column < columnCount else { return nil }
        let place = Int(places[row * columnCount + column])
        return place < 0 ? nil : cells[place]
    }

    /// The text of the cell that begins at a place; empty where none does.
    public func text(_ row: Int, _ column: Int) -> String {
        guard let cell = self[row, column], cell.row == row, cell.column == column else { return "" }
        return cell.text
    }

    /// The pages on which cells stand, from 1.
    public var pages: ClosedRange<Int>? {
        let pages = cells.compactMap(\.page)
        guard let first = pages.min(), let last = pages.max() else { return nil }
        return first...last
    }
}

extension TableGrid {
    private enum CodingKeys: CodingKey {
        case rowCount, columnCount, cells, origin, notes
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            rowCount: try container.decode(Int.self, forKey: .rowCount),
            columnCount: try container.decode(Int.self, forKey: .columnCount),
            cells: try container.decode([Cell].self, forKey: .cells),
            origin: try container.decode(Origin.self, forKey: .origin),
            notes: try container.decodeIfPresent([Note].self, forKey: .notes) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(rowCount, forKey: .rowCount)
        try container.encode(columnCount, forKey: .columnCount)
        try container.encode(cells, forKey: .cells)
        try container.encode(origin, forKey: .origin)
        if !notes.isEmpty { try container.encode(notes, forKey: .notes) }
    }
}
