import BudgetCodes
import BudgetInterchange
import BudgetModel
import BudgetReading
import Foundation
import Testing

/// Tables that governments published, laid out as files have them: with the titles, headings and row names of eight
/// governments, which are not the official ones of our forms.
@Suite("Recognition of governments' tables") struct GovernmentRecognitionTests {
    static let documents = [
        "changdu-2024-final-accounts", "heilongjiang-2024-final-accounts", "hunan-2023-final-accounts",
        "lijiang-2025-execution", "lijiang-2026-budget", "ningxia-2024-final-accounts", "shandong-2025-execution",
        "yunfu-2026-budget",
    ]

    static func document(_ name: String) throws -> Disclosure {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let other = tests.appending(path: "BudgetInterchangeTests/Government/\(name).json")
        let example = tests.deletingLastPathComponent().appending(path: "Examples/\(name).json")
        return try Disclosure(
            contentsOf: FileManager.default.fileExists(atPath: other.path) ? other.path : example.path)
    }

    static let layouts: [GovernmentLayout] = [
        .init(name: "spans"),
        .init(name: "text", hasSpans: false),
        .init(name: "title and unit in rows of the grid", titleInGrid: true),
        .init(name: "codes glued to names", codes: .glued),
        .init(name: "codes of a spreadsheet, figures without separators", codes: .float, hasSeparators: false),
        .init(name: "pages without headings", pageRows: 23),
        .init(name: "pages with headings, percent signs", pageRows: 19, repeatsHeading: true, percentSign: "%"),
        .init(name: "two-sided tables as two tables", splitsSides: true),
    ]

    @Test("every figure comes back", arguments: documents, layouts)
    func roundTrip(name: String, layout: GovernmentLayout) throws {
        let document = try Self.document(name)
        let recognition = DisclosureRecognizer().recognize(layout.content(of: document))
        let header = recognition.disclosure.header
        #expect(header.entity == .government)
        #expect(header.kind == document.header.kind && header.fiscalYear == document.header.fiscalYear)
        // Two tables of one document have a title without a level in common. The second one is reported.
        var titles: Set<String> = []
        let repeated = document.tables.filter { !titles.insert($0.caption.title ?? "").inserted }.map(\.form.id)
        let unknown = recognition.report.unknownTables
        #expect(unknown.map(\.reason) == repeated.map { _ in .repeatedTable }, "\(unknown.map(\.grid.cells.first))")
        for table in document.tables where !repeated.contains(table.form.id) {
            guard let own = recognition.disclosure.tables.first(where: { $0.form.id == table.form.id }) else {
                Issue.record("\(table.form.id) is missing")
                continue
            }
            let (expected, read) = (GovernmentRows(table), GovernmentRows(own))
            #expect(expected.rows.count == read.rows.count, "\(table.form.id)")
            let wrong = zip(expected.rows, read.rows).filter { $0 != $1 }.prefix(3).map { "\($0) | \($1)" }
            #expect(wrong == [], "\(table.form.id)")
            #expect(own.caption.title == table.caption.title)
            #expect(own.caption.precision.unit == table.caption.precision.unit)
            #expect(own.caption.year == table.caption.year, "\(table.form.id)")
        }
        #expect(recognition.report.count(.lost) == 0)
        #expect(recognition.report.tables.allSatisfy { $0.confidence > 0.6 })
    }

    @Test("levels and forms come from titles, never from numbers")
    func titles() throws {
        let titles: [(String, String)] = [
            ("附表3 某省2027年省本级一般公共预算收入表", "general-revenue.own"),
            ("某市2027年全市一般公共预算支出预算表（草案）", "general-expenditure.whole"),
            ("一般公共预算本级支出表", "general-expenditure.own"),
            ("2027年某县政府性基金预算收入执行情况表", "fund-revenue.whole"),
            ("2027年某省市县国有资本经营预算支出表", "state-capital-expenditure.below"),
            ("某市级社会保险基金预算支出表", "social-insurance-expenditure.managed"),
            ("某省政府专项债务限额和余额情况表", "debt-balance-special.whole"),
            ("2027年本级一般公共预算“三公”经费预算表", "three-public-expenses.own"),
        ]
        for (title, form) in titles {
            let grid = TableGrid(
                rowCount: 3, columnCount: 2,
                cells: [("项目", "预算数"), ("甲", "1"), ("乙", "2")].enumerated().flatMap { row, texts in
                    [
                        TableGrid.Cell(row: row, column: 0, text: texts.0),
                        TableGrid.Cell(row: row, column: 1, text: texts.1),
                    ]
                }, origin: .markup)
            var recognizer = DisclosureRecognizer()
            recognizer.known.entity = .government
            recognizer.known.fiscalYear = 2027
            let result = recognizer.recognize(PublishedContent([.text(.init(title)), .grid(grid)]))
            #expect(result.disclosure.tables.map(\.form.id.rawValue) == ["government.\(form)"], "\(title)")
        }
    }

    @Test("departments' documents are no governments'", arguments: SampleDocument.allCases)
    func departments(sample: SampleDocument) throws {
        let document = try sample.document
        let recognition = DisclosureRecognizer().recognize(PublishedLayout(name: "spans").content(of: document))
        #expect(recognition.disclosure.header.entity != .government)
    }

    @Test("a percentage that the form does not have, text among figures and a row without a name are reported")
    func unknownCells() {
        let rows = [
            ["项目", "2027年预算数", "比2025年决算数增长%", "比2026年执行数增长%", "备注"],
            ["增值税", "12", "5.1", "6.1", "甲"], ["契税", "见附件", "", "7", ""], ["", "30", "", "", ""],
            ["合计", "42", "", "8.25%", ""],
        ]
        let cells = rows.enumerated().flatMap { row, texts in
            texts.enumerated().map { TableGrid.Cell(row: row, column: $0, text: $1) }
        }
        let grid = TableGrid(rowCount: 5, columnCount: 5, cells: cells, origin: .markup)
        let content = PublishedContent([
            .text(.init("某市2027年政府预算公开")), .text(.init("2027年全市一般公共预算收入表")), .text(.init("单位：万元")), .grid(grid),
        ])
        let recognition = DisclosureRecognizer().recognize(content)
        let header = recognition.disclosure.header
        #expect(header.agency.name == "某市" && header.kind == .budget && header.title == "某市2027年政府预算公开")
        let table = recognition.disclosure.government[.generalRevenue]
        #expect(table?.lines.map(\.name) == ["增值税", "契税", "合计"])
        #expect(table?.lines.map { $0.texts["growth"] } == ["5.1", nil, nil])
        #expect(table?.lines.map { $0["budget"] } == [Amount(yuan: 120_000), nil, Amount(yuan: 420_000)])
        let lost = recognition.report.tables.flatMap(\.cells).filter { $0.status == .lost }.compactMap(\.text)
        #expect(lost.sorted() == ["30", "6.1", "7", "8.25%", "见附件"])
    }
}
