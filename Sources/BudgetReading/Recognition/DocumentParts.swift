import BudgetCodes
import BudgetModel

/// 分册: takes a file apart that has the documents of several departments or units one behind the other.
///
/// A document begins where another department is named than before, on a cover or above a table, and tables follow that
/// the file had already. Tables that stand twice below the same name stay in one document.
struct DocumentParts {
    private let titles: TitleIndex
    /// Where documents begin, by the parts of the content, with the forms of their tables.
    private var starts: [(part: Int, forms: Set<Form.ID>)] = [(0, [])]
    /// Who was named last: on covers, and above tables.
    private var names: (cover: String?, table: String?) = (nil, nil)

    /// A document has so many tables at least.
    private static let leastTables = 3

    /// The contents of the documents of a file: one, as a rule.
    static func split(_ content: PublishedContent, titles: TitleIndex) -> [PublishedContent] {
        var parts = DocumentParts(titles: titles)
        parts.read(content)
        let starts = parts.starts.enumerated().filter { $0 == 0 || $1.forms.count >= leastTables }.map(\.element.part)
        guard starts.count > 1 else { return [content] }
        return zip(starts, starts.dropFirst() + [content.parts.count]).enumerated().map { number, ends in
            var own = content
            own.parts = Array(content.parts[ends.0..<ends.1])
            if number > 0 { (own.pagesWithoutWords, own.lostSheets) = ([], nil) }
            return own
        }
    }

    private init(titles: TitleIndex) { self.titles = titles }

    private mutating func read(_ content: PublishedContent) {
        var lines: [String] = []
        for (index, part) in content.parts.enumerated() {
            switch part {
            case .text(let line): lines.append(line.text)
            case .grid(let grid):
                add(grid, lines, at: index - lines.count)
                lines = []
            }
        }
    }

    /// Reads what stands between two grids, and the first rows of the second one.
    private mutating func add(_ grid: TableGrid, _ lines: [String], at part: Int) {
        let captions = grid.cells.prefix { $0.row < 4 }.prefix(16).map(\.text)
        let cover = CoverReader(lines).name
        let table = (lines + captions).lazy.compactMap(CoverReader.department).first
        let form = (lines + captions).reversed().lazy.compactMap { [titles] in titles.match($0)?.forms.first }.first
        let isOther =
            if let cover, let last = names.cover { cover != last } else if let table, let last = names.table {
                table != last
            } else { false }
        if isOther, let form, starts[starts.count - 1].forms.contains(form) {
            let isCover = cover != nil && cover != names.cover
            let place = lines.firstIndex { isCover ? $0.has(cover ?? "") : titles.match($0) != nil }
            starts.append((part + (place ?? 0), []))
            names = (cover, table)
        }
        names = (names.cover ?? cover, names.table ?? table)
        if let form { starts[starts.count - 1].forms.insert(form) }
    }
}
