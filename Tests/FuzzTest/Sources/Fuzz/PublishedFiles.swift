import BudgetInterchange
import BudgetReading

/// The first byte tells which reader of published files gets the rest.
///
/// Whatever the bytes, each reader ends, and every cell of a grid lies in it and alone.
func fuzzPublished(_ bytes: [UInt8]) {
    guard let kind = bytes.first else { return }
    let rest = Array(bytes.dropFirst())
    switch kind % 8 {
    case 0:
        var page = PageContent(number: 1, words: [])
        page.rulings = Array(PopplerDrawing(svg: rest).pages.joined().prefix(3_000))
        for line in page.rulings.prefix(100) {
            let (x, y) = line.isLevel ? (line.start, line.position) : (line.position, line.start)
            page.words.append(PageWord("1.00", Box(left: x + 2, top: y + 2, right: x + 9, bottom: y + 9)))
        }
        check(PageReader().content(of: [page, page]))
    case 1:
        _ = PopplerInfo(rest)
        guard let text = PopplerText(tsv: rest) else { return }
        check(PageReader().content(of: text.pages))
    case 2, 3:
        guard let archive = ZipArchive(rest) else { return }
        for name in archive.names.prefix(50) { _ = archive.part(name, limit: 1 << 20) }
        var reader = WorkbookReader()
        reader.cellLimit = 20_000
        reader.byteLimit = 1 << 20
        if let content = reader.content(of: archive) { check(content) }
        if let content = TextDocumentReader().content(of: archive) { check(content) }
    case 4: check(HTMLReader().content(of: DecodedText(rest).text))
    case 5: check(MarkdownReader().content(of: DecodedText(rest).text))
    case 6: check(TabularTextReader().content(of: DecodedText(rest).text))
    default: check(SeparatedTextReader().content(of: DecodedText(rest).text))
    }
}

private func check(_ content: PublishedContent) {
    for grid in content.grids {
        precondition(grid.rowCount * grid.columnCount <= TableGrid.limit)
        for cell in grid.cells {
            precondition(cell.rowSpan > 0 && cell.columnSpan > 0)
            precondition(grid[cell.row, cell.column] == cell)
            precondition(grid[cell.row + cell.rowSpan - 1, cell.column + cell.columnSpan - 1] == cell)
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
