import BudgetCodes

/// 工作簿成表: the tables of a workbook of Excel (`.xlsx`), with figures as they are printed.
///
/// Merged cells are one, hidden rows, columns and sheets are read and noted, and rows with a single cell around a table
/// are texts: its title, its unit, its notes. The number of a sheet stands for the page, and boxes are in columns and rows
/// of the sheet.
public struct WorkbookReader: Sendable {
    /// The most cells of a workbook; further ones are left out, with a note.
    public var cellLimit = 2_000_000
    /// The most bytes of all parts together.
    public var byteLimit = 512 << 20

    /// A reader.
    public init() {}

    /// The content of a workbook, or `nil` when the file is none, or its texts or formats cannot be read. Sheets that
    /// cannot be read are named.
    public func content(of archive: ZipArchive) -> PublishedContent? {
        var bytesLeft = byteLimit
        func part(_ name: String) -> [UInt8]? {
            let bytes = archive.part(name, limit: bytesLeft)
            bytesLeft -= bytes?.count ?? 0
            return bytes
        }
        /// A part that may be missing, but not damaged: figures would lose their texts or formats.
        func optional(_ name: String) -> [UInt8]? { archive.has(name) ? part(name) : [] }
        let book = OfficeLinks.main(of: archive, "xl/workbook.xml")
        guard let workbook = part(book) else { return nil }
        let folder = OfficeLinks.folder(of: book)
        let links = OfficeLinks.targets(of: archive, book)
        let list = SheetList(workbook)
        guard !list.sheets.isEmpty else { return nil }
        let styles = links.first { $0.value.kind == "styles" }?.value.path ?? folder + "styles.xml"
        let strings = links.first { $0.value.kind == "sharedStrings" }?.value.path ?? folder + "sharedStrings.xml"
        guard let styleBytes = optional(styles), let textBytes = optional(strings) else { return nil }
        let formats = CellFormats(styleBytes, is1904: list.is1904)
        let texts = SharedStrings(textBytes).texts
        var content = PublishedContent(pageCount: list.sheets.count)
        content.sheets = list.sheets.map(\.name)
        var cellsLeft = cellLimit
        for (place, sheet) in list.sheets.enumerated() {
            guard let path = links[sheet.link]?.path, let bytes = part(path) else {
                content.lostSheets = (content.lostSheets ?? []) + [sheet.name]
                continue
            }
            let cells = SheetCells(bytes, texts: texts, formats: formats, page: place + 1, limit: cellsLeft)
            cellsLeft -= cells.cells.count
            var notes = cells.notes
            if sheet.isHidden { notes.append(.init(.hidden, page: place + 1, text: sheet.name)) }
            let parts = RowTables.parts(of: cells.cells, page: place + 1, origin: .workbook, notes: notes)
            if !parts.isEmpty, !Self.isStandardName(sheet.name) {
                content.parts.append(.text(.init(sheet.name, page: place + 1)))
            }
            content.parts += parts
        }
        return content
    }

    /// `Sheet1`: the names that programs give.
    private static func isStandardName(_ name: String) -> Bool {
        let name = name.lowercased().filter { !$0.isNumber && $0 != " " }
        return name.isEmpty || name == "sheet" || name == "工作表"
    }
}

/// The sheets of a workbook.
private struct SheetList {
    var sheets: [(name: String, link: String, isHidden: Bool)] = []
    var is1904 = false

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = XMLScanner(bytes)
            while let token = scanner.next(), sheets.count < 1_000 {
                guard token == .start else { continue }
                switch scanner.name {
                case "sheet":
                    let state = scanner.attribute("state") ?? ""
                    sheets.append(
                        (scanner.attribute("name") ?? "", scanner.attribute("id") ?? "", state.has("idden")))
                case "workbookPr": is1904 = ["1", "true"].contains(scanner.attribute("date1904") ?? "")
                default: break
                }
            }
        }
    }
}

/// The texts that cells refer to by their numbers.
private struct SharedStrings {
    var texts: [String] = []

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = XMLScanner(bytes)
            var text: String?
            var isText = false
            while let token = scanner.next() {
                switch (token, scanner.name) {
                case (.start, "si"): text = ""
                case (.end, "si"):
                    texts.append(text ?? "")
                    text = nil
                case (.start, "t"): isText = true
                case (.end, "t"): isText = false
                // How the text is pronounced.
                case (.start, "rPh"): _ = scanner.skipElement()
                case (.text, _): if isText { text?.append(scanner.text) }
                default: break
                }
            }
        }
    }
}

/// How the cells of each style print numbers.
private struct CellFormats {
    private var formats: [NumberFormat] = []
    private let general: NumberFormat

    init(_ bytes: [UInt8], is1904: Bool) {
        var codes: [Int: String] = [:]
        var numbers: [Int] = []
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = XMLScanner(bytes)
            var isCells = false
            while let token = scanner.next(), numbers.count < 100_000 {
                switch (token, scanner.name) {
                case (.start, "numFmt"):
                    if let number = scanner.attribute("numFmtId").flatMap({ Int($0) }) {
                        codes[number] = scanner.attribute("formatCode") ?? ""
                    }
                case (.start, "cellXfs"): isCells = true
                case (.end, "cellXfs"): isCells = false
                case (.start, "xf"):
                    if isCells { numbers.append(scanner.attribute("numFmtId").flatMap { Int($0) } ?? 0) }
                default: break
                }
            }
        }
        var known: [Int: NumberFormat] = [:]
        for number in numbers {
            let format = known[number] ?? NumberFormat(codes[number] ?? NumberFormat.code(of: number), is1904: is1904)
            known[number] = format
            formats.append(format)
        }
        general = NumberFormat("General")
    }

    subscript(style: Int) -> NumberFormat { formats.indices.contains(style) ? formats[style] : general }
}

/// The cells of a sheet that have a text.
private struct SheetCells {
    private(set) var cells: [TableGrid.Cell] = []
    private(set) var notes: [TableGrid.Note] = []

    init(_ bytes: [UInt8], texts: [String], formats: CellFormats, page: Int, limit: Int) {
        var merged: [(first: (row: Int, column: Int), last: (row: Int, column: Int))] = []
        var hiddenRows: [Int] = []
        var hiddenColumns: [ClosedRange<Int>] = []
        // Formulas that no program has computed yet.
        var withoutValue: [String] = []
        bytes.withUnsafeBufferPointer { bytes in
            var scanner = XMLScanner(bytes)
            var place = (row: -1, column: -1)
            var type = ""
            var style = 0
            var value: String?
            var isValue = false
            var hasFormula = false
            while let token = scanner.next() {
                switch (token, scanner.name) {
                case (.start, "row"):
                    let row = scanner.attribute("r").flatMap { Int($0) } ?? place.row + 2
                    place = (min(max(row, 1), 10_000_000) - 1, -1)
                    if Self.isSet(scanner.attribute("hidden")) { hiddenRows.append(place.row) }
                case (.start, "col"):
                    guard Self.isSet(scanner.attribute("hidden")), hiddenColumns.count < 1_000,
                        let first = scanner.attribute("min").flatMap({ Int($0) }),
                        let last = scanner.attribute("max").flatMap({ Int($0) }), first > 0, first <= last,
                        last < 100_000
                    else { continue }
                    hiddenColumns.append(first - 1...last - 1)
                case (.start, "c"):
                    place.column += 1
                    type = ""
                    style = 0
                    value = nil
                    hasFormula = false
                    scanner.eachAttribute { name, range in
                        if scanner.reads(name, "r") {
                            place = Self.place(scanner.string(range)) ?? place
                        } else if scanner.reads(name, "t") {
                            type = scanner.string(range)
                        } else if scanner.reads(name, "s") {
                            style = Int(scanner.string(range)) ?? 0
                        }
                    }
                case (.start, "v"), (.start, "t"): isValue = true
                case (.end, "v"), (.end, "t"): isValue = false
                case (.start, "f"):
                    hasFormula = true
                    _ = scanner.skipElement()
                case (.start, "rPh"): _ = scanner.skipElement()
                case (.text, _):
                    if isValue { value = (value ?? "") + scanner.text }
                case (.end, "c"):
                    guard let value else {
                        // A text without letters is a value.
                        if hasFormula, type != "str", withoutValue.count < 1_000,
                            let name = TableGrid.Cell(row: place.row, column: place.column, text: "").sheetBox.cellName
                        {
                            withoutValue.append(name)
                        }
                        continue
                    }
                    let text = HTMLBuilder.indented(Self.text(value, type, style, texts, formats)) { space in
                        space == "\u{3000}" ? 2 : space == " " || space == "\u{A0}" ? 1 : 0
                    }
                    guard !text.isEmpty else { continue }
                    guard cells.count < limit else {
                        if notes.isEmpty { notes.append(.init(.overlapping, page: page)) }
                        continue
                    }
                    cells.append(TableGrid.Cell(row: place.row, column: place.column, text: text, page: page))
                case (.start, "mergeCell"):
                    let ends = (scanner.attribute("ref") ?? "").split(separator: ":").map { Self.place(String($0)) }
                    if ends.count == 2, let first = ends[0], let last = ends[1], merged.count < 1_000_000 {
                        merged.append((first, last))
                    }
                default: break
                }
            }
        }
        span(merged)
        for place in cells.indices { cells[place].box = cells[place].sheetBox }
        note(hiddenRows, hiddenColumns, page)
        if !withoutValue.isEmpty {
            let names = withoutValue.prefix(20).joined(separator: " ") + (withoutValue.count > 20 ? " …" : "")
            notes.append(.init(.unreadable, page: page, text: names))
        }
    }

    /// Lets cells cover the places that are merged with them.
    private mutating func span(_ merged: [(first: (row: Int, column: Int), last: (row: Int, column: Int))]) {
        var numbers: [[Int]: Int] = [:]
        for (number, cell) in cells.enumerated() { numbers[[cell.row, cell.column]] = number }
        for (first, last) in merged {
            guard let number = numbers[[first.row, first.column]], last.row >= first.row, last.column >= first.column
            else { continue }
            cells[number].rowSpan = last.row - first.row + 1
            cells[number].columnSpan = last.column - first.column + 1
        }
    }

    private mutating func note(_ rows: [Int], _ columns: [ClosedRange<Int>], _ page: Int) {
        let rows = Set(rows)
        guard !rows.isEmpty || !columns.isEmpty else { return }
        let hidden = cells.filter { cell in
            rows.contains(cell.row) || columns.contains { $0.contains(cell.column) }
        }
        guard !hidden.isEmpty else { return }
        let text = hidden.prefix(20).map(\.text).joined(separator: " ")
        notes.append(.init(.hidden, page: page, text: text))
    }

    private static func isSet(_ value: String?) -> Bool { value == "1" || value == "true" }

    private static func text(
        _ value: String, _ type: String, _ style: Int, _ texts: [String], _ formats: CellFormats
    ) -> String {
        switch type {
        case "s":
            guard let number = Int(value), texts.indices.contains(number) else { return "" }
            return texts[number]
        case "str", "inlineStr", "e", "d": return value
        case "b": return value == "1" ? "TRUE" : "FALSE"
        default: return formats[style].text(of: value)
        }
    }

    /// `AB12`: row 11, column 27.
    private static func place(_ name: String) -> (row: Int, column: Int)? {
        var column = 0
        var row = 0
        for byte in name.utf8 {
            switch byte {
            case 0x41...0x5A where row == 0: column = column * 26 + Int(byte) - 0x40
            case 0x61...0x7A where row == 0: column = column * 26 + Int(byte) - 0x60
            case 0x30...0x39: row = row * 10 + Int(byte) - 0x30
            case UInt8(ascii: "$"): break
            default: return nil
            }
            guard column < 100_000, row < 10_000_000 else { return nil }
        }
        return row > 0 && column > 0 ? (row - 1, column - 1) : nil
    }
}
