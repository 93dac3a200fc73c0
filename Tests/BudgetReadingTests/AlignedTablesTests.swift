import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

@Suite("Tables without lines")
struct AlignedTablesTests {
    /// A word whose letters are 10 points wide, and its figures 5.
    private func word(_ text: String, _ left: Double, _ middle: Double) -> PageWord {
        let width = text.unicodeScalars.reduce(0.0) { $0 + ($1.isASCII ? 5 : 10) }
        return PageWord(text, Box(left: left, top: middle - 5, right: left + width, bottom: middle + 5))
    }

    /// A page of lines, 11 points below each other: each word with where it begins.
    private func page(_ number: Int, _ lines: [[(Double, String)]]) -> PageContent {
        var words: [PageWord] = []
        for (place, line) in lines.enumerated() {
            for (left, text) in line { words.append(word(text, left, 50 + 11 * Double(place))) }
        }
        return PageContent(number: number, words: words)
    }

    private func texts(_ grid: TableGrid) -> [[String]] {
        (0..<grid.rowCount).map { row in
            (0..<grid.columnCount).map { grid.text(row, $0).filter { $0 != "\n" } }
        }
    }

    private func grid(_ lines: [[(Double, String)]]) throws -> [[String]] {
        try texts(#require(PageReader().content(of: [page(1, lines)]).grids.first))
    }

    @Test("figures and codes that were broken in narrow cells are whole again")
    func broken() throws {
        let rows = try grid([
            [(50, "支出总表")],
            [(50, "编码"), (100, "名称"), (200, "合计"), (240, "基本支出"), (300, "项目支出")],
            [(100, "合计"), (200, "23,5"), (240, "45,928.0"), (300, "20.00")],
            [(200, "79.2"), (240, "8")],
            [(200, "1")],
            [(50, "2080109"), (100, "机构"), (200, "12,99"), (240, "23,579."), (300, "7.00")],
            [(200, "1.00"), (240, "21")],
            [(50, "2080150"), (100, "运行"), (200, "1.25"), (240, "1.25"), (300, "0.00")],
        ])
        #expect(
            rows.suffix(3) == [
                ["", "合计", "23,579.21", "45,928.08", "20.00"],
                ["2080109", "机构", "12,991.00", "23,579.21", "7.00"],
                ["2080150", "运行", "1.25", "1.25", "0.00"],
            ])
    }

    @Test("one decimal above a digit is not made two where other figures have one decimal")
    func oneDecimal() throws {
        let rows = try grid([
            [(50, "支出总表")],
            [(50, "名称"), (150, "合计"), (200, "基本支出")],
            [(50, "工资"), (150, "928.0"), (200, "12.5")],
            [(150, "8")],
            [(50, "奖金"), (150, "1.5"), (200, "12.5")],
        ])
        // With a space it is no figure: the report says that it may be two.
        #expect(rows[1] == ["工资", "928.0 8", "12.5"])
        #expect(rows[2] == ["奖金", "1.5", "12.5"])
    }

    @Test("what did not fit into a cell goes on below, where cells begin at their top")
    func fromTop() throws {
        let rows = try grid([
            [(50, "支出总表")],
            [(50, "编码"), (100, "名称"), (161, "单位"), (222, "合计"), (270, "基本支出")],
            [(50, "20801"), (100, "社会保障管理"), (161, "养老服务中心"), (222, "1.00"), (270, "1.00")],
            [(100, "事务"), (161, "机关")],
            [(50, "20802"), (100, "民政"), (161, "机关"), (222, "2.00"), (270, "2.00")],
            [(100, "其他")],
            [(50, "20899"), (100, "其他社会保障"), (161, "机关"), (222, "3.00"), (270, "3.00")],
            [(100, "支出")],
        ])
        #expect(
            rows.dropFirst() == [
                ["20801", "社会保障管理事务", "养老服务中心机关", "1.00", "1.00"],
                ["20802", "民政", "机关", "2.00", "2.00"],
                ["", "其他", "", "", ""],
                ["20899", "其他社会保障支出", "机关", "3.00", "3.00"],
            ])
    }

    @Test("cells that are full part columns, and words in two fonts are one")
    func fullCells() throws {
        let rows = try grid([
            [(50, "收入总表")],
            [(50, "代码"), (81, "名称"), (160, "合计"), (220, "本年收入")],
            [(50, "057"), (81, "（"), (91, "一"), (101, "）"), (111, "机关"), (160, "1.00"), (220, "1.00")],
            [(50, "057001"), (81, "养老服务中心"), (160, "2.00"), (220, "2.00")],
            [(50, "057002"), (81, "医疗服务中心"), (160, "3.00"), (220, "3.00")],
        ])
        #expect(rows[0] == ["代码", "名称", "合计", "本年收入"])
        #expect(rows[1] == ["057", "（一）机关", "1.00", "1.00"])
        #expect(rows[2] == ["057001", "养老服务中心", "2.00", "2.00"])
    }

    @Test("a page that goes on with the headings again and few figures belongs to its table")
    func continuation() throws {
        let heading: [(Double, String)] = [(50, "收入项目"), (200, "金额"), (300, "支出项目"), (450, "金额")]
        let names = ["（一）公共安全支出", "（二）教育支出", "（三）科学技术支出", "（四）文化支出", "（五）卫生支出", "（六）环保支出"]
        let first = page(
            1,
            [[(50, "财政拨款收支总表")], heading]
                + names.map { [(50, $0), (200, "2.00"), (300, $0), (450, "1.00")] })
        let second = page(
            2,
            [heading]
                + (0..<5).flatMap { _ in names.map { [(50, $0), (300, "（"), (310, "七"), (320, "）"), (330, $0)] } }
                + [
                    [(300, "（八）住房保障支出"), (450, "45.63")],
                    [(50, "收入总计"), (200, "57.63"), (300, "支出总计"), (450, "57.63")],
                ])
        let content = PageReader().content(of: [first, second])
        #expect(content.unreadLines == nil)
        // Headings that stand over the same figures make one grid of both pages.
        let rows = try texts(#require(content.grids.last))
        #expect(content.grids.count == 1 || rows[0] == ["收入项目", "金额", "支出项目", "金额"])
        #expect(rows.suffix(2) == [["", "", "（八）住房保障支出", "45.63"], ["收入总计", "57.63", "支出总计", "57.63"]])
        #expect(rows.count { $0[2].hasPrefix("（七）") } == 30)
    }

    @Test("a page on which names stand apart goes on with the table whose headings it prints again")
    func otherColumns() throws {
        let heading: [(Double, String)] = [(50, "收入项目"), (200, "金额"), (300, "支出项目"), (450, "金额")]
        let first =
            [[(50, "财政拨款收支总表")], [(450, "单位：万元")], heading]
            + ["一般公共服务支出", "教育支出", "科学技术支出", "卫生健康支出"].map { name in
                [(50, "其他收入"), (200, "2.00"), (300, name), (450, "1.00")]
            }
        let next = [
            heading, [(50, "收入合计"), (200, "8.00"), (300, "支出合计"), (450, "4.00")],
            [(300, "支出用途"), (370, "合计"), (450, "4.00")], [(300, "基本支出"), (450, "3.00")],
            [(300, "项目支出"), (450, "1.00")],
        ]
        let recognition = DisclosureRecognizer().recognize(PageReader().content(of: [page(1, first), page(2, next)]))
        let table = try #require(recognition.disclosure.budget.fiscalAppropriationSummary)
        #expect(recognition.report.unknownTables.isEmpty)
        let basic = table.expenditure.first { $0.key == .purposeBasic }
        #expect(basic?[.amount] == Amount(yuan: 30_000))
    }

    @Test(
        "a row that a page break parts is one row, whether figures stand below its rest or not",
        arguments: [true, false])
    func partedRow(_ isFigureNext: Bool) throws {
        let heading: [(Double, String)] = [(50, "科目编码"), (100, "名称"), (161, "合计"), (222, "基本支出"), (300, "项目支出")]
        let first: [[(Double, String)]] = [
            [(50, "部门支出总表")], heading, [(100, "合计"), (161, "3.00"), (222, "1.00"), (300, "2.00")],
            [(50, "20805"), (100, "行政事业单位"), (161, "1.00"), (222, "1.00")],
        ]
        let next: [[(Double, String)]] = [
            heading, [(100, "养老支出")],
            isFigureNext ? [(50, "20899"), (100, "其他支出"), (161, "2.00"), (300, "2.00")] : [(100, "其他")],
            [(50, "20810"), (100, "社会福利"), (161, "2.00"), (300, "2.00")],
        ]
        let recognition = DisclosureRecognizer().recognize(PageReader().content(of: [page(1, first), page(2, next)]))
        let table = try #require(recognition.disclosure.tables.first)
        #expect(table.lines.map(\.name).prefix(2) == ["行政事业单位养老支出", isFigureNext ? "其他支出" : "社会福利"])
    }

    @Test("a column over which two names stand has no heading, and letters that stand apart are one name")
    func twoNames() throws {
        let rows = try grid([
            [(50, "支出总表")],
            [(50, "项"), (80, "目"), (150, "公务接待费"), (230, "公务用车"), (300, "合"), (325, "计")],
            [(50, "工资福利"), (150, "2,222,222,222,222,222.00"), (300, "3.00"), (340, "4.00")],
            [(50, "商品服务"), (150, "2,222,222,222,222,222.00"), (300, "3.00"), (340, "4.00")],
        ])
        #expect(rows[0][0] == "项目" || rows[0][0] == "项 目")
        #expect(rows[0][1] == "")
        #expect(rows[1][1] == "2,222,222,222,222,222.00")
    }

    private let table: [[(Double, String)]] = [
        [(50, "支出总表")], [(50, "名称"), (200, "合计"), (300, "基本支出")], [(50, "工资"), (200, "1.00"), (300, "1.00")],
        [(50, "奖金"), (200, "2.00"), (300, "2.00")], [(50, "合计"), (200, "3.00"), (300, "3.00")], [(50, "说明。")],
        [(50, "说明。")],
    ]

    @Test("a line like a row that no table took is in the report, with its page and place")
    func unread() throws {
        let content = PageReader().content(of: [
            page(1, table + [[(50, "住房公积金"), (300, "12,345.67")]]), page(2, [[(50, "其他"), (300, "45.63")]]),
            page(3, [[(50, "甲。")]]), page(4, [[(50, "其他"), (300, "45.63")]]),
        ])
        #expect(content.unreadLines?.map(\.text) == ["住房公积金 12,345.67", "其他 45.63"])
        let report = DisclosureRecognizer().recognize(content).report
        let notes = report.notes.filter { $0.reason == .unreadLine }
        #expect(notes.map(\.page) == [1, 2])
        #expect(notes.first?.box?.right == 345)
        #expect(
            ReadingReport.Reason.unreadLine.message(in: .chinese)
                != ReadingReport.Reason.unreadLine.message(in: .english))
    }

    @Test(
        "sentences, contents, page numbers, days, telephones and notes are no such lines",
        arguments: [
            [(50.0, "收入总计"), (200.0, "12,345.67"), (260.0, "万元")],
            [(50, "比上年增加"), (200, "12,345.67万元，增长"), (400, "3.20%")],
            [(50, "支出预算12,345.67万元")], [(50, "第一部分"), (200, "……………………"), (400, "3")],
            [(50, "1.10"), (100, "预算编制说明")], [(50, "第二部分"), (400, "12")], [(250, "-"), (260, "12"), (275, "-")],
            [(50, "联系电话"), (200, "027-84941234")], [(50, "公开日期"), (200, "2025.03.12")],
            [(50, "填报日期"), (200, "2025.03")], [(50, "注：合计"), (200, "12,345.67")],
            [(50, "其中用于工资："), (200, "12,345.67")],
        ])
    func prose(_ line: [(Double, String)]) {
        let content = PageReader().content(of: [page(1, table + [line])])
        #expect(content.grids.count == 1)
        #expect(content.unreadLines == nil)
    }
}
