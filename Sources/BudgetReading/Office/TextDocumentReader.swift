/// 文档成表: the tables of a text document of Word (`.docx`), and the paragraphs between them.
public struct TextDocumentReader: Sendable {
    /// The most cells of a document; further ones are left out, with a note.
    public var cellLimit = 1_000_000

    /// A reader.
    public init() {}

    /// The content of a document, or `nil` when the file is none.
    public func content(of archive: ZipArchive) -> PublishedContent? {
        let path = OfficeLinks.main(of: archive, "word/document.xml")
        guard let bytes = archive.part(path) else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var builder = Builder(cellLimit: cellLimit)
            var scanner = XMLScanner(bytes)
            while let token = scanner.next() {
                switch token {
                case .start: builder.start(&scanner)
                case .end: builder.end(scanner.name)
                case .text: builder.add(scanner.text)
                }
            }
            return builder.finish()
        }
    }

    /// A table whose end has not come yet.
    private struct OpenTable {
        var cells: [TableGrid.Cell] = []
        var row = -1
        var column = 0
        var columnCount = 0
        var open: TableGrid.Cell?
        /// Whether the open cell goes on with the one above.
        var goesOn = false
        /// For each column the cell that may go on below.
        var above: [Int: Int] = [:]
        var notes: [TableGrid.Note] = []
    }

    private struct Builder {
        var cellLimit: Int
        var content = PublishedContent()
        var tables: [OpenTable] = []
        var line = ""
        var isText = false

        init(cellLimit: Int) { self.cellLimit = cellLimit }

        mutating func start(_ scanner: inout XMLScanner) {
            switch scanner.name {
            case "tbl":
                endLine()
                if tables.count < 50 { tables.append(OpenTable()) }
            case "tr":
                guard let last = tables.indices.last else { return }
                tables[last].row += 1
                tables[last].column = 0
            case "gridBefore":
                guard let last = tables.indices.last else { return }
                tables[last].column += Self.number(scanner, 0)
            case "tc":
                guard let last = tables.indices.last else { return }
                tables[last].goesOn = false
                let (row, column) = (max(tables[last].row, 0), tables[last].column)
                tables[last].open = TableGrid.Cell(row: row, column: column, text: "")
            case "gridSpan":
                guard let last = tables.indices.last else { return }
                tables[last].open?.columnSpan = Self.number(scanner, 1)
            case "vMerge":
                guard let last = tables.indices.last else { return }
                tables[last].goesOn = scanner.attribute("val") != "restart"
            case "t": isText = true
            case "tab": add(space: " ")
            case "br", "cr": add(space: "\n")
            // What was deleted, what stands twice, and what is no text.
            case "del", "moveFrom", "Fallback", "instrText", "pPrChange", "rPrChange": _ = scanner.skipElement()
            default: break
            }
        }

        mutating func end(_ name: String) {
            switch name {
            case "t": isText = false
            case "p": if tables.isEmpty { endLine() } else { add(space: "\n") }
            case "tc": endCell()
            case "tbl": endTable()
            default: break
            }
        }

        mutating func add(_ text: String) {
            guard isText else { return }
            add(space: text)
        }

        private mutating func add(space text: String) {
            if let last = tables.indices.last { tables[last].open?.text += text } else { line += text }
        }

        private static func number(_ scanner: XMLScanner, _ least: Int) -> Int {
            min(max(scanner.attribute("val").flatMap { Int($0) } ?? least, least), 500)
        }

        private mutating func endLine() {
            for text in line.split(separator: "\n") {
                let text = HTMLBuilder.trimmed(String(text))
                if !text.isEmpty { content.parts.append(.text(.init(text))) }
            }
            line = ""
        }

        private mutating func endCell() {
            guard let last = tables.indices.last, var cell = tables[last].open else { return }
            tables[last].open = nil
            tables[last].column += cell.columnSpan
            guard tables[last].column <= 1_000 else { return }
            tables[last].columnCount = max(tables[last].columnCount, tables[last].column)
            cell.text = cell.text.split(separator: "\n").map { HTMLBuilder.trimmed(String($0)) }
                .filter { !$0.isEmpty }.joined(separator: "\n")
            if tables[last].goesOn, let above = tables[last].above[cell.column] {
                tables[last].cells[above].rowSpan = cell.row - tables[last].cells[above].row + 1
                if !cell.text.isEmpty {
                    let text = tables[last].cells[above].text
                    tables[last].cells[above].text = text.isEmpty ? cell.text : text + "\n" + cell.text
                }
                return
            }
            guard cellLimit > 0 else {
                if tables[last].notes.isEmpty { tables[last].notes.append(.init(.overlapping)) }
                return
            }
            cellLimit -= 1
            tables[last].above[cell.column] = tables[last].cells.count
            tables[last].cells.append(cell)
        }

        private mutating func endTable() {
            endCell()
            guard let table = tables.popLast() else { return }
            content.add(
                TableGrid(
                    rowCount: table.row + 1, columnCount: table.columnCount, cells: table.cells, origin: .markup,
                    notes: table.notes))
        }

        mutating func finish() -> PublishedContent {
            while !tables.isEmpty { endTable() }
            endLine()
            return content
        }
    }
}
