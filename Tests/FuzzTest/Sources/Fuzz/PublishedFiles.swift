import BudgetInterchange
import BudgetReading

/// The readers of published files. Whatever the bytes, each ends, and every cell of a grid lies in it and alone.
enum PublishedReader: String {
    /// The lines of poppler, the words of poppler, and both as numbers.
    case drawing, words, page
    /// Zip files, and what is in those of office programs.
    case archive, office
    case html, markdown, text, separated
    /// What document models write.
    case model
    /// Cells with spans, and the recognition of tables behind all readers.
    case grids

    func read(_ bytes: [UInt8]) {
        switch self {
        case .drawing:
            var page = PageContent(number: 1, words: [])
            page.rulings = Array(PopplerDrawing(svg: bytes).pages.joined().prefix(3_000))
            for line in page.rulings.prefix(100) {
                let (x, y) = line.isLevel ? (line.start, line.position) : (line.position, line.start)
                page.words.append(PageWord("1.00", Box(left: x + 2, top: y + 2, right: x + 9, bottom: y + 9)))
            }
            check(PageReader().content(of: [page, page]))
        case .words:
            _ = PopplerInfo(bytes)
            if let text = PopplerText(tsv: bytes) { check(PageReader().content(of: text.pages)) }
        case .page: check(PageReader().content(of: randomPages(bytes)))
        case .archive:
            guard let archive = ZipArchive(bytes) else { return }
            for name in archive.names.prefix(50) { _ = archive.part(name, limit: 1 << 20) }
            var reader = WorkbookReader()
            reader.cellLimit = 20_000
            reader.byteLimit = 1 << 20
            if let content = reader.content(of: archive) { check(content) }
            if let content = TextDocumentReader().content(of: archive) { check(content) }
        case .office: fuzzOfficeParts(bytes)
        case .html: check(HTMLReader().content(of: DecodedText(bytes).text))
        case .markdown: check(MarkdownReader().content(of: DecodedText(bytes).text))
        case .text: check(TabularTextReader().content(of: DecodedText(bytes).text))
        case .separated: check(SeparatedTextReader().content(of: DecodedText(bytes).text))
        case .model:
            if let content = try? ModelOutput.contentList(bytes, "-") { check(content) }
            if let content = try? ModelOutput.docling(bytes, "-") { check(content) }
        case .grids: fuzzRecognition(bytes)
        }
    }
}

func check(_ content: PublishedContent) {
    for grid in content.grids {
        precondition(grid.rowCount * grid.columnCount <= TableGrid.limit)
        for cell in grid.cells {
            precondition(cell.rowSpan > 0 && cell.columnSpan > 0)
            let (row, column) = (cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1)
            // Boxes may hold what is no number, which equals nothing.
            for place in [grid[cell.row, cell.column], grid[row, column]] {
                precondition(place?.row == cell.row && place?.column == cell.column && place?.text == cell.text)
            }
        }
    }
}

/// What is packed in parts of a workbook, which mutations of packed bytes hardly reach: the bytes are the sheet, and its
/// texts, formats and links.
func fuzzOfficeParts(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 4, omittingEmptySubsequences: false)
    func part(_ place: Int) -> [UInt8] { parts.indices.contains(place) ? Array(parts[place]) : [] }
    let workbook = Array("<workbook><workbookPr/><sheets><sheet name='a' r:id='r1'/></sheets></workbook>".utf8)
    let link = Array("<Relationship Id='r1' Type='x/worksheet' Target='one.xml'/>".utf8)
    let archive = ZipArchive(
        stored([
            ("xl/workbook.xml", part(4).isEmpty ? workbook : part(4)), ("xl/_rels/workbook.xml.rels", link + part(3)),
            ("xl/one.xml", part(0)), ("xl/sharedStrings.xml", part(1)), ("xl/styles.xml", part(2)),
            ("word/document.xml", part(0)),
        ]))
    guard let archive else { preconditionFailure("a zip file is not read") }
    if let content = WorkbookReader().content(of: archive) { check(content) }
    if let content = TextDocumentReader().content(of: archive) { check(content) }
}

/// A zip file of parts that are not packed.
private func stored(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    var bytes: [UInt8] = []
    var list: [UInt8] = []
    for (name, content) in parts {
        let sizes = number(content.count, 4) + number(content.count, 4) + number(name.utf8.count, 2) + number(0, 2)
        let fixed = number(20, 2) + number(0, 12) + sizes
        list += number(0x0201_4B50, 4) + number(20, 2) + fixed + number(0, 10) + number(bytes.count, 4) + name.utf8
        bytes += number(0x0403_4B50, 4) + fixed + name.utf8 + content
    }
    let count = number(parts.count, 2)
    let end = number(0x0605_4B50, 4) + number(0, 4) + count + count + number(list.count, 4) + number(bytes.count, 4)
    return bytes + list + end + number(0, 2)
}
