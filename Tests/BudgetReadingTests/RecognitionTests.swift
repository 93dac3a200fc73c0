import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

@Suite("Recognition") struct RecognitionTests {
    /// Every amount of a document by its place.
    static func amounts(_ document: Disclosure) -> [String: Amount] {
        var amounts: [String: Amount] = [:]
        for table in document.tables {
            var repeats: [String: Int] = [:]
            for line in table.lines {
                let key = "\(table.form.id) \(line.side) \(line.key)"
                let repeated = repeats[key, default: 0]
                repeats[key] = repeated + 1
                for (column, place) in line.columns.enumerated() {
                    if let amount = line[column] { amounts["\(key)#\(repeated) \(place.name)"] = amount }
                }
            }
            if let total = table.total {
                for (column, place) in total.columns.enumerated() {
                    if let amount = total[column] { amounts["\(table.form.id) total \(place.name)"] = amount }
                }
            }
        }
        return amounts
    }

    static let layouts: [PublishedLayout] = [
        .init(name: "spans"),
        .init(name: "text", hasSpans: false),
        .init(name: "title and unit in rows of the grid", unit: .inRow, titleInGrid: true),
        .init(name: "the same as text", hasSpans: false, unit: .inRow, titleInGrid: true),
        .init(name: "unit on the title line, codes in three cells", unit: .inTitle, codes: .three),
        .init(name: "codes by level, wrapped names", codes: .threeByLevel, wraps: true, numbersColumns: true),
        .init(name: "codes of a spreadsheet", codes: .float, hasSeparators: false),
        .init(name: "full-width codes, dashes for blanks", codes: .fullWidth, blank: "—"),
        .init(name: "codes glued to names, spaced figures", codes: .glued, hasSpacedFigures: true),
        .init(name: "two blocks", blocks: 2),
        .init(name: "three blocks as text", hasSpans: false, blocks: 3),
        .init(name: "pages without headings", pageRows: 9),
        .init(name: "pages with headings", pageRows: 11, repeatsHeading: true),
    ]

    @Test("every amount comes back", arguments: SampleDocument.allCases, layouts)
    func roundTrip(sample: SampleDocument, layout: PublishedLayout) throws {
        let document = try sample.document
        var recognizer = DisclosureRecognizer()
        recognizer.known.division = document.header.division
        let recognition = recognizer.recognize(layout.content(of: document))
        let own = Self.amounts(recognition.disclosure)
        let expected = Self.amounts(document)
        let missing = expected.filter { own[$0.key] != $0.value }.map {
            "\($0.key) \($0.value) \(own[$0.key]?.description ?? "-")"
        }
        #expect(missing.sorted().prefix(8) == [])
        #expect(own.filter { expected[$0.key] == nil }.map(\.key).sorted().prefix(8) == [])
        #expect(recognition.disclosure.tables.count == document.tables.count)
        #expect(recognition.report.count(.lost) == 0)
        let header = recognition.disclosure.header
        #expect(header.kind == document.header.kind && header.fiscalYear == document.header.fiscalYear)
        #expect(header.agency.name == document.header.agency.name)
    }
}
