import BudgetReading

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Tables as document models write them: MinerU's list of contents, and Docling's documents. Their figures may be
/// misread, so each grid says where it comes from.
enum ModelOutput {
    /// `content_list.json` of MinerU: texts and tables in HTML, page by page.
    static func contentList(_ bytes: [UInt8], _ path: String) throws(Failure) -> PublishedContent {
        struct Item: Decodable {
            var type: String?
            var text: String?
            var tableBody: String?
            var tableCaption: [String]?
            var tableFootnote: [String]?
            var pageIdx: Int?
        }
        let items: [Lenient<Item>] = try decode(bytes, path)
        var content = PublishedContent()
        for item in items.compactMap(\.value) {
            let page = item.pageIdx.map { min(max($0, 0), 1_000_000) + 1 }
            content.pageCount = max(content.pageCount ?? 0, page ?? 0)
            for text in item.tableCaption ?? [] { content.add(text, page: page) }
            if let table = item.tableBody {
                content.parts += HTMLReader().content(of: table).parts.map { $0.fromModel(page: page) }
            } else if let text = item.text, item.type != "page_number" {
                content.add(text, page: page)
            }
            for text in item.tableFootnote ?? [] { content.add(text, page: page) }
        }
        guard !content.parts.isEmpty else { throw Failure("\(path): it has no texts and tables") }
        return content
    }

    /// A document of Docling: cells with their rows and columns, in the order of its body.
    static func docling(_ bytes: [UInt8], _ path: String) throws(Failure) -> PublishedContent {
        let document: Docling = try decode(bytes, path)
        var content = PublishedContent()
        var seen: Set<String> = []
        func add(_ reference: String, depth: Int) {
            guard depth < 50, seen.insert(reference).inserted else { return }
            let steps = reference.split(separator: "/")
            guard steps.count == 3, let number = Int(steps[2]), number >= 0 else { return }
            var children: [Docling.Reference] = []
            switch steps[1] {
            case "texts":
                guard let item = document.texts?[safe: number]?.value else { return }
                // Headers and footers of pages are furniture.
                if item.contentLayer != "furniture" { content.add(item.text ?? "", page: item.page, box: nil) }
                children = item.children ?? []
            case "tables":
                guard let item = document.tables?[safe: number]?.value else { return }
                for caption in item.captions ?? [] { if let name = caption.ref { add(name, depth: depth + 1) } }
                if let grid = item.grid { content.parts.append(.grid(grid)) }
            case "groups": children = document.groups?[safe: number]?.value?.children ?? []
            default: return
            }
            for child in children { if let name = child.ref { add(name, depth: depth + 1) } }
        }
        for child in document.body?.children ?? [] { if let name = child.ref { add(name, depth: 0) } }
        // Tables that the body does not name.
        for number in (document.tables ?? []).indices { add("#/tables/\(number)", depth: 0) }
        content.pageCount = content.grids.compactMap(\.pages?.upperBound).max()
        guard !content.parts.isEmpty else { throw Failure("\(path): it has no texts and tables") }
        return content
    }

    private static func decode<Value: Decodable>(_ bytes: [UInt8], _ path: String) throws(Failure) -> Value {
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            return try decoder.decode(Value.self, from: Data(bytes))
        } catch {
            throw Failure("\(path): the JSON cannot be read")
        }
    }
}

/// A value, or nothing where it has another shape.
private struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(from decoder: any Decoder) throws {
        value = try? Value(from: decoder)
    }
}

private struct Docling: Decodable {
    var body: Group?
    var groups: [Lenient<Group>]?
    var texts: [Lenient<Text>]?
    var tables: [Lenient<Table>]?

    struct Group: Decodable {
        var children: [Reference]?
    }

    struct Reference: Decodable {
        var ref: String?

        enum CodingKeys: String, CodingKey {
            case ref = "$ref"
        }
    }

    struct Place: Decodable {
        var pageNo: Int?
    }

    struct Text: Decodable {
        var text: String?
        var contentLayer: String?
        var prov: [Place]?
        var children: [Reference]?

        var page: Int? { prov?.first?.pageNo }
    }

    struct Table: Decodable {
        var data: Data?
        var prov: [Place]?
        var captions: [Reference]?

        struct Data: Decodable {
            var numRows: Int?
            var numCols: Int?
            var tableCells: [Cell]?
        }

        struct Cell: Decodable {
            var text: String?
            var startRowOffsetIdx: Int
            var endRowOffsetIdx: Int?
            var startColOffsetIdx: Int
            var endColOffsetIdx: Int?
        }

        var grid: TableGrid? {
            guard let data, let cells = data.tableCells, !cells.isEmpty else { return nil }
            let page = prov?.first?.pageNo
            let limit = 100_000
            func clamped(_ number: Int) -> Int { min(max(number, -1), limit) }
            let made = cells.map { cell in
                let (row, column) = (clamped(cell.startRowOffsetIdx), clamped(cell.startColOffsetIdx))
                return TableGrid.Cell(
                    row: row, column: column, rowSpan: clamped(cell.endRowOffsetIdx ?? row + 1) - row,
                    columnSpan: clamped(cell.endColOffsetIdx ?? column + 1) - column, text: cell.text ?? "",
                    page: page)
            }
            let rows = max(clamped(data.numRows ?? 0), made.map { $0.row + max($0.rowSpan, 1) }.max() ?? 0)
            let columns = max(clamped(data.numCols ?? 0), made.map { $0.column + max($0.columnSpan, 1) }.max() ?? 0)
            return TableGrid(rowCount: rows, columnCount: columns, cells: made, origin: .model)
        }
    }
}

extension PublishedContent {
    /// Adds the lines of a text.
    fileprivate mutating func add(_ text: String, page: Int?, box: Box? = nil) {
        for line in text.split(whereSeparator: \.isNewline) {
            let line = line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if !line.isEmpty { parts.append(.text(.init(line, page: page, box: box))) }
        }
    }
}

extension PublishedContent.Part {
    /// The part with its page, as one of a document model.
    fileprivate func fromModel(page: Int?) -> Self {
        switch self {
        case .text(var line):
            line.page = page
            return .text(line)
        case .grid(let grid):
            let cells = grid.cells.map { cell in
                var cell = cell
                cell.page = page
                return cell
            }
            return .grid(
                TableGrid(
                    rowCount: grid.rowCount, columnCount: grid.columnCount, cells: cells, origin: .model,
                    notes: grid.notes))
        }
    }
}

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
