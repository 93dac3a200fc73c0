import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

/// What files are like that nobody prepared: workbooks without a cover, numbered names, contents, purchases by name.
@Suite("Files from outside") struct OutsideFileTests {
    private func grid(_ rows: [[String]]) -> PublishedContent.Part {
        var cells: [TableGrid.Cell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() { cells.append(.init(row: row, column: column, text: text)) }
        }
        return .grid(
            TableGrid(rowCount: rows.count, columnCount: rows.map(\.count).max() ?? 0, cells: cells, origin: .workbook))
    }

    private func recognized(_ parts: [PublishedContent.Part]) -> Recognition {
        DisclosureRecognizer().recognize(PublishedContent(parts))
    }

    private func expenditure(_ caption: [String]) -> PublishedContent.Part {
        grid([
            ["支出决算表", "", "", "", ""], ["", "", "", "", "公开03表"], caption,
            ["科目编码", "科目名称", "本年支出合计", "基本支出", "项目支出"], ["", "合计", "31.50", "1.00", "30.50"],
            ["208", "社会保障和就业支出", "31.50", "1.00", "30.50"],
            ["20801", "人力资源和社会保障管理事务", "31.50", "1.00", "30.50"],
            ["2080109", "社会保险经办机构", "31.50", "1.00", "30.50"],
        ])
    }

    @Test("without a cover the department and the year stand above the tables")
    func captions() {
        let header = recognized([expenditure(["部门：某某省某某厅", "", "2023年度", "", "金额单位：万元"])]).disclosure.header
        #expect(header.agency.name == "某某省某某厅" && header.fiscalYear == 2023 && header.kind == .finalAccounts)
        // A unit of amounts is no unit, and a year in a sentence is not the year.
        let other = recognized([expenditure(["单位：万元", "", "与2022年度比较", "", ""])]).disclosure.header
        #expect(other.agency.name.isEmpty && other.fiscalYear != 2023)
    }

    @Test(
        "titles as files and sheets have them",
        arguments: [
            (["封面", "某某市某某局2023年部门决算公开表", "编制日期：2024年9月10日"], "某某市某某局"),
            (["附件1：某某市某某局2023年度部门决算公开"], "某某市某某局"), (["附件", "某某市某某局", "2023年度部门决算"], "某某市某某局"),
            (["某某市某某局2023年度部门整体绩效自评表", "单位：万元"], "某某市某某局"), (["2023年度部门决算收支总表"], ""),
            (["01.某某市某某局2023年度部门决算"], "某某市某某局"), (["第一中学2023年度单位决算"], "第一中学"),
        ] as [([String], String)])
    func titles(lines: [String], name: String) {
        let parts = lines.map { PublishedContent.Part.text(.init($0)) }
        let header = recognized(parts + [expenditure(["单位：万元", "", "", "", ""])]).disclosure.header
        // 第 begins the titles of parts of a document, too, so such a name is left to what else is known.
        #expect(header.agency.name == (name.hasPrefix("第") ? "" : name))
    }

    @Test(
        "numbers of tables in any form stand above the heading", arguments: ["公开03表", "预算03表", "附表1-3", "表3", "决公开03表"])
    func numbers(number: String) throws {
        var cells = [["2025年部门支出预算总表", ""], ["部门：某某市某某局", "", "", "", number]].enumerated().flatMap { row, texts in
            texts.enumerated().map { TableGrid.Cell(row: row, column: $0, text: $1) }
        }
        let rows = [
            ["", "", "", "", "单位：元"], ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["", "合计", "31.50", "1.00", "30.50"],
            ["208", "社会保障和就业支出", "31.50", "1.00", "30.50"],
        ]
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                cells.append(.init(row: row + 2, column: column, text: text))
            }
        }
        let grid = TableGrid(rowCount: 6, columnCount: 5, cells: cells, origin: .workbook)
        let recognition = recognized([.text(.init("预算03")), .grid(grid)])
        let table = try #require(recognition.disclosure.budget.departmentExpenditure)
        #expect(table["208", .project] == Amount(fen: 30_50) && table.table.caption.number == number)
        let header = recognition.disclosure.header
        #expect(header.agency.name == "某某市某某局" && header.fiscalYear == 2025)
    }

    @Test("a title of one layout of 收入总表 may stand above the others")
    func titlesOfLayouts() throws {
        let recognition = recognized([
            .text(.init("某某局2025年部门预算")), .text(.init("部门收入预算总表")), .text(.init("单位：万元")),
            grid([
                ["单位编码", "单位名称", "总计", "一般公共预算", "其他收入"], ["", "合计", "31.50", "1.00", "30.50"],
                ["017", "某某局", "31.50", "1.00", "30.50"], ["017001", "某某局本级", "31.50", "1.00", "30.50"],
            ]),
        ])
        #expect(recognition.report.tables.map(\.form) == ["budget.department-income"])
    }

    @Test("contents and links of a page are no lost tables, but whatever has figures is")
    func besides() {
        let parts: [PublishedContent.Part] = [
            .text(.init("某某局2023年度部门决算")),
            grid([["目录", ""], ["表1", "收入决算表"], ["表2", "支出决算表"], ["表3", "财政拨款“三公”经费支出决算表"]]),
            expenditure(["单位：万元", "", "", "", ""]), grid([["上一篇", "某某局2022年度部门决算"], ["下一篇", "无"]]),
            .text(.init("资产情况表")), grid([["名称", "数量"], ["车辆", "2"], ["房屋", "1"]]),
        ]
        let report = recognized(parts).report
        #expect(report.unknownTables.map(\.title) == ["资产情况表"])
    }

    /// Three tables below a cover, or with a name above each.
    private func document(_ cover: [String], table name: String? = nil) -> [PublishedContent.Part] {
        let titles = ["部门支出总表", "一般公共预算支出表", "政府性基金预算支出表"]
        return cover.map { .text(.init($0)) }
            + titles.flatMap { title -> [PublishedContent.Part] in
                [
                    .text(.init(title)), .text(.init("\(name.map { "部门：\($0) " } ?? "")单位：万元")),
                    grid([
                        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["", "合计", "31.50", "1.00", "30.50"],
                        ["208", "社会保障和就业支出", "31.50", "1.00", "30.50"],
                    ]),
                ]
            }
    }

    @Test("a department and its units in one file are documents of their own")
    func severalDocuments() {
        let recognizer = DisclosureRecognizer()
        let first = document(["某某市文化局2025年部门预算"])
        let second = document(["封面2", "某某市图书馆", "2025年单位预算"])
        let third = document(["某某市文化馆2025年单位预算", "目录"])
        let all = recognizer.recognizeAll(PublishedContent(first + second + third))
        #expect(all.map(\.disclosure.header.agency.name) == ["某某市文化局", "某某市图书馆", "某某市文化馆"])
        #expect(all.map(\.disclosure.header.entity) == [.department, .unit, .unit])
        #expect(all.map(\.disclosure.header.superior?.name) == [nil, "某某市文化局", "某某市文化局"])
        #expect(all.allSatisfy { $0.disclosure.tables.count == 3 && $0.report.unknownTables.isEmpty })
        // Without covers the names above the tables tell them apart, and the year is that of the first.
        let named = recognizer.recognizeAll(
            PublishedContent(
                document(["2025年度预算公开"], table: "某某市文化局") + document([], table: "某某市图书馆")))
        #expect(named.map(\.disclosure.header.agency.name) == ["某某市文化局", "某某市图书馆"])
        #expect(Set(named.map(\.disclosure.header.fiscalYear)).count == 1)
    }

    @Test("tables that stand twice below one name, or are mentioned with another, stay in one document")
    func oneDocument() {
        let recognizer = DisclosureRecognizer()
        let cover = "某某市文化局2025年部门预算"
        let twice = recognizer.recognizeAll(PublishedContent(document([cover]) + document([cover])))
        #expect(
            twice.count == 1
                && twice[0].report.unknownTables.map(\.reason) == [.repeatedTable, .repeatedTable, .repeatedTable])
        let mentioned = recognizer.recognizeAll(
            PublishedContent(document([cover]) + document(["某某市图书馆2024年单位预算"]).prefix(4)))
        #expect(mentioned.count == 1 && mentioned[0].report.unknownTables.count == 1)
        #expect(recognizer.recognizeAll(PublishedContent([])).count == 1)
    }

    private func summary(part: String) -> Recognition {
        recognized([
            .text(.init("某某局2025年部门预算")), .text(.init("部门收支总表")), .text(.init("单位：万元")),
            grid([
                ["收入", "", "支出", ""], ["项目", "预算数", "项目", "预算数"],
                ["一、一般公共预算拨款收入", "100.00", "一、教育支出", "110.00"], ["其中：专项收入", part, "", ""],
                ["二、事业收入", "10.00", "", ""], ["其中：非同级财政拨款", "4.00", "", ""], ["本年收入合计", "110.00", "本年支出合计", "110.00"],
                ["使用专用基金结余", "2.00", "结转下年", "7.00"], ["上年结转", "5.00", "", ""], ["其中：财政拨款结转", "3.00", "", ""],
                ["收入总计", "117.00", "支出总计", "117.00"],
            ]),
        ])
    }

    @Test("其中 need not be all of it, and rows between 本年合计 and 总计 are no items of the year")
    func balances() throws {
        let recognition = summary(part: "20.00")
        let table = try #require(recognition.disclosure.budget.incomeExpenditureSummary?.table)
        #expect(table["income.usedSurplus", "amount"] == Amount(yuan: 20_000))
        let errors = { (document: Disclosure) in
            document.validate().findings.filter { $0.verdict == .violated && $0.severity == .error }
        }
        #expect(errors(recognition.disclosure).map { $0.message(in: .english) } == [])
        let notes = recognition.report.tables.flatMap(\.notes).filter { $0.reason == .unknownRow }
        #expect(notes.map(\.text) == ["其中：非同级财政拨款", "使用专用基金结余", "其中：财政拨款结转"])
        // But it cannot be more.
        #expect(errors(summary(part: "120.00").disclosure).count == 1)
    }

    @Test("a thing that is bought twice stands in two lines, and quantities are no amounts")
    func purchases() throws {
        let rows = [
            ["项目名称", "采购品目", "计量单位", "数量", "采购方式", "采购预算金额"], ["合计", "", "", "213", "", "132.50"],
            ["教学设备更新", "A02010100 计算机", "台", "200", "公开招标", "100.00"],
            ["图书购置", "A02010100 计算机", "台", "12", "询价", "12.50"], ["图书购置", "C16000000 文化服务", "项", "1", "询价", "20.00"],
        ]
        let recognition = recognized([
            .text(.init("某某局2025年部门预算")), .text(.init("政府采购预算表")), .text(.init("单位：万元")), grid(rows),
        ])
        let table = try #require(recognition.disclosure.tables[GovernmentProcurement.form.id])
        #expect(table.total?["total"] ?? table["total", "total"] == Amount(yuan: 1_325_000))
        let lines = table.lines.filter { $0.key != .row(.total) }
        #expect(lines.map(\.name) == ["A02010100计算机", "A02010100计算机", "C16000000文化服务"])
        #expect(lines.map { $0.texts["project"] } == ["教学设备更新", "图书购置", "图书购置"])
        #expect(lines.map { $0.texts["method"] } == ["公开招标", "询价", "询价"])
        let findings = recognition.disclosure.validate().findings.filter { $0.verdict == .violated }
        #expect(findings.filter { $0.cell.location.table == GovernmentProcurement.form.id }.isEmpty)
        let notes = recognition.report.tables.flatMap(\.notes)
        #expect(notes.map(\.reason) == [.otherColumn] && notes.map(\.text) == ["数量"])
    }
}
