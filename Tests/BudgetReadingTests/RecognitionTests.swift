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

    /// What is recognised of a grid of texts below a title.
    private func recognized(_ title: String, _ rows: [[String]], origin: TableGrid.Origin = .text) -> Recognition {
        var cells: [TableGrid.Cell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() { cells.append(.init(row: row, column: column, text: text)) }
        }
        let grid = TableGrid(rowCount: rows.count, columnCount: rows[0].count, cells: cells, origin: origin)
        return DisclosureRecognizer().recognize(
            PublishedContent([.text(.init("某某局2023年度部门决算公开")), .text(.init(title)), .grid(grid)]))
    }

    @Test(
        "codes in three cells whose headings stand in one row, or were wrapped into the row of 类",
        arguments: [true, false])
    func codesInOneHeadingRow(_ isOneRow: Bool) throws {
        let part = "支出功能分类科目编码"
        let tail = ["科目名称", "本年支出合计", "基本支出", "项目支出"]
        let recognition = recognized(
            "支出决算表",
            (isOneRow
                ? [["\(part) 类", "\(part) 款", "\(part) 项"] + tail]
                : [[String(part.dropLast()), "", ""] + tail, ["码\n类", "款", "项", "", "", "", ""]]) + [
                    ["", "", "", "合计", "31.50", "1.00", "30.50"],
                    ["208", "", "", "社会保障和就业支出", "31.50", "1.00", "30.50"],
                    ["208", "01", "", "人力资源和社会保障管理事务", "31.50", "1.00", "30.50"],
                    ["208", "01", "09", "社会保险经办机构", "31.50", "1.00", "30.50"],
                ], origin: isOneRow ? .text : .aligned)
        let table = try #require(recognition.disclosure.finalAccounts.expenditure)
        #expect(table["2080109", .project] == Amount(fen: 305_000_00))
        #expect(table.lines.count == 3 && recognition.report.unknownTables.isEmpty)
    }

    @Test("预算数 and 决算数 as rows below each other")
    func rowsOfThreePublicExpenses() throws {
        let recognition = recognized(
            "财政拨款“三公”经费支出决算表",
            [
                ["名称", "合计", "因公出国（境）费", "公务用车购置及运行维护费 小计", "公务接待费"], ["预算数", "0.34", "", "0.20", "0.14"],
                ["决算数", "0.24", "", "0.10", "0.14"],
            ], origin: .markup)
        let table = try #require(recognition.disclosure.tables["final-accounts.three-public-expenses"])
        #expect(
            table["budgeted", "total"] == Amount(fen: 3_400_00) && table["actual", "total"] == Amount(fen: 2_400_00))
        #expect(table["actual", "vehicles"] == Amount(fen: 1_000_00))
    }

    @Test("单位 in a table of projects is the unit of each, and the name where there is no other")
    func unitsOfProjects() throws {
        let rows = [
            ["项目编码", "项目名称", "单位", "合计", "一般公共预算"], ["", "", "合计", "3.00", "3.00"],
            ["42011425057T000000155", "专项经费", "某某中心", "3.00", "3.00"],
        ]
        let recognition = recognized("项目支出表", rows)
        let table = try #require(recognition.disclosure.tables["budget.project-expenditure"])
        let line = try #require(table.lines.first)
        #expect(line.name == "专项经费" && line.unit?.name == "某某中心")
        #expect(table.total?["total"] == Amount(fen: 30_000_00))
    }

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
