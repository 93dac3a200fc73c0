import BudgetCodes
import BudgetModel
import BudgetReading
import Foundation
import Testing

@Suite("Report of the reading") struct RecognitionReportTests {
    private func recognize(_ text: String) -> Recognition {
        DisclosureRecognizer().recognize(TabularTextReader().content(of: "2024年某局部门预算\n\n" + text))
    }

    private static let heading =
        "支出总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\t事业单位经营支出\t上缴上级支出\t对附属单位补助支出\n"

    @Test("what is no amount is absent and reported as lost")
    func lost() throws {
        let recognition = recognize(
            Self.heading
                + "\t合计\t30.00\t10.00\t20.00\t\t\t\n205\t教育支出\t30.00\t10.0O\t20.00\t\t\t\n20502\t普通教育\t30.00\t10,0.00\t20 00\t\t\t"
        )
        let table = try #require(recognition.disclosure.budget.departmentExpenditure)
        #expect(table["205", .basic] == nil)
        #expect(table["205", .total] == Amount(yuan: 300_000))
        #expect(table["20502", .basic] == nil)
        let location = Location(table: "budget.department-expenditure", line: "205", column: "basic")
        let cell = try #require(recognition.report.cell(at: location))
        #expect(cell.status == .lost && cell.reason == .noAmount && cell.text == "10.0O")
        // Two numbers may have met in a cell.
        let broken = Location(table: "budget.department-expenditure", line: "20502", column: "project")
        #expect(recognition.report.cell(at: broken)?.reason == .brokenFigure)
        #expect(recognition.report.count(.lost) == 2)
        #expect(recognition.report.tables[0].confidence < 1)
    }

    @Test("figures that did not fit into the cells of a spreadsheet are lost, and no part of a name")
    func overflow() throws {
        let recognition = recognize(
            Self.heading
                + "\t合计\t###\t###\t###\t\t\t\n205\t教育支出\t###\t###\t20.00\t\t\t\n20502\t普通教育\t###\t###\t20.00\t\t\t")
        let table = try #require(recognition.disclosure.budget.departmentExpenditure)
        #expect(table.lines.map(\.name) == ["教育支出", "普通教育"])
        #expect(table["205", .total] == nil && table["205", .project] == Amount(yuan: 200_000))
        #expect(recognition.report.count(.lost) == 7)
        let location = Location(table: "budget.department-expenditure", line: "205", column: "total")
        #expect(recognition.report.cell(at: location)?.text == "###")
    }

    @Test("a row that lost a cell goes where the table adds up")
    func slipped() throws {
        let recognition = recognize(
            Self.heading + """
                \t合计\t30.00\t10.00\t20.00\t\t\t
                205\t教育支出\t30.00\t10.00\t20.00\t\t\t
                20502\t普通教育\t10.00\t10.00\t\t\t\t
                20503\t职业教育\t20.00\t20.00
                """)
        let table = try #require(recognition.disclosure.budget.departmentExpenditure)
        #expect(table["20503", .basic] == nil)
        #expect(table["20503", .project] == Amount(yuan: 200_000))
        let location = Location(table: "budget.department-expenditure", line: "20503", column: "project")
        #expect(recognition.report.cell(at: location)?.reason == .slipped)
        #expect(recognition.report.cell(at: location)?.status == .corrected)
    }

    @Test("where two places would do, the figure is absent and reported")
    func ambiguous() throws {
        // 20503 and 20504 lost a cell, and either of the last columns would do.
        let recognition = recognize(
            Self.heading + """
                \t合计\t40.00\t10.00\t\t\t15.00\t15.00
                205\t教育支出\t40.00\t10.00\t\t\t15.00\t15.00
                20502\t普通教育\t10.00\t10.00\t\t\t\t
                20503\t职业教育\t15.00\t\t\t15.00
                20504\t成人教育\t15.00\t\t\t\t\t
                """)
        let cell = recognition.report.tables[0].cells.first { $0.line == "20503" && $0.column != "total" }
        #expect(cell?.status == .lost || cell?.reason == .slipped)
        let table = try #require(recognition.disclosure.budget.departmentExpenditure)
        #expect(table["20503", .business] == nil)
    }

    @Test("columns and rows beyond the form are kept")
    func open() throws {
        let recognition = recognize(
            """
            支出总表\t\t\t单位：万元
            科目编码\t科目名称\t合计\t基本支出\t项目支出\t援建支出
            \t合计\t31.00\t10.00\t20.00\t1.00
            205\t教育支出\t31.00\t10.00\t20.00\t1.00

            收支总表
            单位：万元
            收入\t\t支出\t
            项目\t预算数\t项目\t预算数
            一、一般公共预算拨款收入\t31.00\t一、教育支出\t30.00
            二、奖金返还收入\t1.00\t二、星际航行支出\t2.00
            收入总计\t32.00\t支出总计\t32.00
            备注：以上为预算数。
            """)
        let table = try #require(recognition.disclosure.tables["budget.department-expenditure"])
        let column = try #require(table.caption.columns?.first { $0.heading == "援建支出" })
        #expect(column.partOf == "total")
        #expect(table["205", column.name] == Amount(yuan: 10_000))
        let findings = recognition.disclosure.validate().findings
        let violated = findings.filter { (finding: Finding) in
            finding.verdict == .violated && finding.severity == .error && finding.cell.location.table == table.form.id
        }
        #expect(violated.isEmpty)
        let summary = try #require(recognition.disclosure.tables["budget.income-expenditure-summary"])
        #expect(summary["income.奖金返还收入", "amount"] == Amount(yuan: 10_000))
        #expect(summary["expenditure.星际航行支出", "amount"] == Amount(yuan: 20_000))
        #expect(summary.caption.notes == ["备注：以上为预算数。"])
        #expect(recognition.report.tables.flatMap(\.notes).count { $0.reason == .unknownRow } == 2)
    }

    @Test("tables of no known form are kept as grids; statements without a grid are empty tables")
    func others() throws {
        let recognition = recognize(
            """
            八、政府性基金预算支出表

            本单位2024年无政府性基金预算支出，故本表无数据。

            固定资产情况表
            名称\t数量\t价值
            车辆\t2\t30.00
            房屋\t1\t500.00
            """)
        #expect(recognition.report.unknownTables.map(\.title) == ["固定资产情况表"])
        #expect(recognition.report.unknownTables.first?.grid.rowCount == 3)
        let fund = try #require(recognition.disclosure.budget.governmentFundExpenditure)
        #expect(fund.caption.noneStatement?.hasSuffix("故本表无数据。") == true && fund.lines.isEmpty)
        #expect(fund.caption.number == "八")
    }

    @Test("malformed codes are kept as texts")
    func malformed() throws {
        let recognition = recognize(
            Self.heading + "\t合计\t30.00\t30.00\t\t\t\t\n71102\t节能\t30.00\t30.00\t\t\t\t\n208-05\t养老\t\t\t\t\t\t")
        let table = try #require(recognition.disclosure.tables["budget.department-expenditure"])
        #expect(table.lines.map(\.key.description) == ["71102", "208-05"])
        #expect(table.lines.map(\.hasMalformedCode) == [true, true])
    }

    @Test("三公 one below the other, with the year before")
    func vertical() throws {
        let recognition = recognize(
            """
            一般公共预算“三公”经费支出表
            单位：元
            项目\t2023年预算数\t2024年预算数
            合计\t9.00\t8.00
            1、因公出国（境）费\t0.00\t0.00
            2、公务接待费\t4.00\t3.00
            3、公务用车购置及运行维护费\t5.00\t5.00
            其中：公务用车运行维护费\t5.00\t5.00
            公务用车购置费\t\t-
            """)
        let table = try #require(recognition.disclosure.budget.threePublicExpenses)
        let line = try #require(table.lines.first)
        #expect(table.lines.count == 1 && line[.total] == Amount(yuan: 8) && line[.receptions] == Amount(yuan: 3))
        #expect(line[.vehicles] == Amount(yuan: 5) && line[.vehicleOperation] == Amount(yuan: 5))
        #expect(line[.vehiclePurchase] == nil && line[.overseas] == .zero)
        #expect(table.caption.precision == .yuan)
    }

    @Test("pages and boxes come along, and the report can be coded")
    func places() throws {
        let box = Box(left: 1, top: 2, right: 3, bottom: 4)
        var cells: [TableGrid.Cell] = []
        for (row, texts) in [["科目编码", "科目名称", "合计"], ["", "合计", "8.00"], ["212", "城乡社区支出", "8.00"]].enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                cells.append(.init(row: row, column: column, text: text, page: 7, box: box))
            }
        }
        let content = PublishedContent([
            .text(.init("政府性基金预算支出表")), .grid(.init(rowCount: 3, columnCount: 3, cells: cells, origin: .ruled)),
        ])
        let report = DisclosureRecognizer().recognize(content).report
        let location = Location(table: "budget.government-fund-expenditure", line: "212", column: "total")
        #expect(report.cell(at: location)?.page == 7 && report.cell(at: location)?.box == box)
        #expect(report.tables[0].firstPage == 7)
        #expect(report.tables[0].notes.contains { $0.reason == .inferredUnit })
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(ReadingReport.self, from: data) == report)
    }

    @Test("a name that a page break parts is one name where its first half fills the line", arguments: [true, false])
    func partedName(_ isFull: Bool) throws {
        let first = [
            ["科目编码", "科目名称", "合计"], ["205", isFull ? "教育支出" : "教育事业与\n文化支出", "3.00"],
            ["20502", "普通\n教育", "1.00"], ["20503", "职业", "2.00"],
        ]
        let next = [["", "机构", ""], ["208", "社会保障", "4.00"]]
        var cells: [TableGrid.Cell] = []
        for (row, texts) in (first + next).enumerated() {
            for (column, text) in texts.enumerated() {
                cells.append(.init(row: row, column: column, text: text, page: row < first.count ? 1 : 2))
            }
        }
        let content = PublishedContent([
            .text(.init("政府性基金预算支出表")), .grid(.init(rowCount: 6, columnCount: 3, cells: cells, origin: .ruled)),
        ])
        let lines = try #require(DisclosureRecognizer().recognize(content).disclosure.tables.first).lines
        #expect(lines.map(\.name)[2] == (isFull ? "职业机构" : "职业") && lines.last?.name == "社会保障")
    }

    @Test("no grid traps", arguments: 0..<60)
    func hostile(seed: Int) {
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let words = [
            "", "", "合计", "科目编码", "科目名称", "208", "2080101", "基本支出", "项目支出", "收入", "支出", "项目", "预算数", "一、其他收入", "12.00",
            "9999999999999999.99", "-", "单位：万元", "支出总表", "收支总表", "项目支出表", "一般公共预算“三公”经费支出表", "（一）", "1", "2", "3",
            "205.0",
            "“三公”经费合计", "公务接待费", "人员经费合计", "上年结转结余", "[057007]某局", "42011425057T000000130", "小计", "注：无", "收入预算总表",
            "政府采购支出预算表", "１２．５", "3. 5", "\n", "12.00支出总计", "财政拨款收支总表", "\u{200B}", "=", "%", "(", "2024年",
        ]
        var parts: [PublishedContent.Part] = []
        for _ in 0..<6 {
            for _ in 0..<next(4) { parts.append(.text(.init(words[next(words.count)]))) }
            var cells: [TableGrid.Cell] = []
            let (rows, columns) = (next(9), next(9) + 1)
            for _ in 0..<next(70) {
                cells.append(
                    .init(
                        row: next(rows + 1), column: next(columns + 1), rowSpan: next(4), columnSpan: next(5),
                        text: words[next(words.count)] + (next(9) == 0 ? words[next(words.count)] : "")))
            }
            let origin = TableGrid.Origin.allCases[next(TableGrid.Origin.allCases.count)]
            parts.append(.grid(.init(rowCount: rows, columnCount: columns, cells: cells, origin: origin)))
        }
        let recognition = DisclosureRecognizer().recognize(PublishedContent(parts))
        _ = recognition.disclosure.validate()
        _ = recognition.disclosure.grids
        #expect(recognition.report.tables.allSatisfy { $0.confidence >= 0 && $0.confidence <= 1 })
    }

    @Test("without lines a table that lost a row and does not add up is left out, and nothing rests on its blanks")
    func leftOut() throws {
        let text =
            "收支总表\n单位：万元\n收入\t\t支出\t\n项目\t预算数\t项目\t预算数\n"
            + "一、一般公共预算拨款收入\t80.00\t一、教育支出\t50.00\n二、事业收入\t\t\t30.00\n"
            + "本年收入合计\t80.00\t本年支出合计\t80.00\n收入总计\t80.00\t支出总计\t80.00\n\n"
        let rows = "\t合计\t80.00\t80.00\t\t\t\t\n205\t教育支出\t50.00\t50.00\t\t\t\t\n221\t住房保障支出\t30.00\t30.00\t\t\t\t"
        var content = TabularTextReader().content(of: "2024年某局部门预算\n\n" + text + Self.heading + rows)
        func errors(_ recognition: Recognition) -> [Finding] {
            recognition.disclosure.validate().findings(.violated).filter { $0.severity == .error }
        }
        #expect(!errors(DisclosureRecognizer().recognize(content)).isEmpty)
        let place = try #require(content.parts.firstIndex { if case .grid = $0 { true } else { false } })
        guard case .grid(var grid) = content.parts[place] else { return }
        grid.origin = .aligned
        content.parts[place] = .grid(grid)
        let recognition = DisclosureRecognizer().recognize(content)
        #expect(errors(recognition).map { $0.message(in: .english) } == [])
        let table = try #require(recognition.disclosure.budget.incomeExpenditureSummary)
        #expect(table.caption.remarks.contains { $0.column == "amount" && $0.line == nil })
        let summary = Form.ID(rawValue: "budget.income-expenditure-summary")
        let reading = try #require(recognition.report.tables.first { $0.form == summary })
        #expect(reading.cells.allSatisfy { $0.status == .lost } && !reading.cells.isEmpty)
        let empty = recognition.disclosure.validate().findings.filter { $0.rule == "tables.empty-without-statement" }
        #expect(empty.allSatisfy { $0.verdict == .notEvaluated })
    }

    @Test("a table that has a title and cannot be read names its form")
    func unreadTitle() {
        let recognition = recognize("财政拨款收支总表\n单位：万元\n甲\t乙\t丙\n子\t1.00\t2.00\n丑\t3.00\t4.00")
        #expect(recognition.report.unknownTables.map(\.form?.rawValue) == ["budget.fiscal-appropriation-summary"])
    }
}
