import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

@Suite("Columns of other years and groups") struct ColumnPeriodTests {
    private func recognize(_ text: String, cover: String = "2025年某局部门预算") -> Recognition {
        DisclosureRecognizer().recognize(TabularTextReader().content(of: cover + "\n\n" + text))
    }

    private func open(_ table: Table?) -> [String] {
        (table?.caption.columns ?? []).filter { $0.name.hasPrefix("extra") }.compactMap(\.heading)
    }

    private static let title = "支出总表\n单位：万元\n"

    @Test("columns below two groups of which neither is known are both left out of the form and reported")
    func competing() throws {
        let recognition = recognize(
            Self.title + """
                科目编码\t科目名称\t合计\t上缴上级支出\t事业单位经营支出\t甲类资金\t\t乙类资金\t
                \t\t\t\t\t基本支出\t项目支出\t基本支出\t项目支出
                \t合计\t33.00\t1.00\t2.00\t10.00\t5.00\t7.00\t8.00
                205\t教育支出\t33.00\t1.00\t2.00\t10.00\t5.00\t7.00\t8.00
                """)
        let table = try #require(recognition.disclosure.tables["budget.department-expenditure"])
        #expect(table["205", "total"] == Amount(yuan: 330_000))
        #expect(table["205", "basic"] == nil && table["205", "project"] == nil)
        #expect(open(table) == ["甲类资金 基本支出", "甲类资金 项目支出", "乙类资金 基本支出", "乙类资金 项目支出"])
        #expect(recognition.report.tables[0].notes.count { $0.reason == .competing } == 4)
        #expect(recognition.report.count(.lost) == 0)
    }

    @Test("a group with one column of its own beside a known one is no column of the form")
    func otherGroup() throws {
        let recognition = recognize(
            Self.title + """
                科目编码\t科目名称\t合计\t支出预算\t\t政府购买服务
                \t\t\t基本支出\t项目支出\t项目支出
                \t合计\t30.00\t10.00\t20.00\t4.00
                205\t教育支出\t30.00\t10.00\t20.00\t4.00
                """)
        let table = try #require(recognition.disclosure.tables["budget.department-expenditure"])
        #expect(table["205", "basic"] == Amount(yuan: 100_000))
        // Both stand below a group and say 项目支出; nothing says which is the one of the form.
        #expect(table["205", "project"] == nil)
        #expect(open(table) == ["支出预算 项目支出", "政府购买服务 项目支出"])
    }

    @Test("the latest year is that of the document where nothing else says it")
    func unknownYear() throws {
        let recognition = recognize(
            Self.title + """
                科目编码\t科目名称\t2023年执行数\t2024年预算数\t2024年预算数比2023年执行数
                \t合计\t28.00\t30.00\t2.00
                205\t教育支出\t28.00\t30.00\t2.00
                """, cover: "某局部门预算")
        let table = try #require(recognition.disclosure.tables["budget.department-expenditure"])
        #expect(table["205", "total"] == Amount(yuan: 300_000))
        #expect(open(table) == ["2023年执行数", "2024年预算数比2023年执行数"])
    }

    @Test("a table of another year alone is not taken for that of this year")
    func otherYearAlone() {
        let recognition = recognize(
            Self.title + "科目编码\t科目名称\t2024年预算数\n\t合计\t28.00\n205\t教育支出\t28.00")
        #expect(recognition.disclosure.tables["budget.department-expenditure"]?["205", "total"] == nil)
    }

    @Test("预算数 beside 决算数 is a column of its own in final accounts")
    func stages() throws {
        let recognition = recognize(
            """
            支出决算表
            单位：万元
            科目编码\t科目名称\t年初预算数\t决算数\t完成年初预算的%
            \t合计\t28.00\t30.00\t107.14
            205\t教育支出\t28.00\t30.00\t107.14
            """, cover: "2024年度某局部门决算")
        let table = try #require(recognition.disclosure.tables["final-accounts.expenditure"])
        #expect(table["205", "total"] == Amount(yuan: 300_000))
        #expect(open(table) == ["年初预算数"])
        #expect(recognition.report.tables[0].notes.count { $0.reason == .otherColumn } == 1)
    }

    @Test("both sides of 收支总表 with the year before")
    func sides() throws {
        let recognition = recognize(
            """
            收支总表
            单位：万元
            收入\t\t\t支出\t\t
            项目\t2024年执行数\t2025年预算数\t项目\t2024年执行数\t2025年预算数
            一、一般公共预算拨款收入\t28.00\t31.00\t一、教育支出\t28.00\t31.00
            收入总计\t28.00\t31.00\t支出总计\t28.00\t31.00
            """)
        let table = try #require(recognition.disclosure.tables["budget.income-expenditure-summary"])
        #expect(table["income.generalPublic", "amount"] == Amount(yuan: 310_000))
        #expect(table["expenditure.205", "amount"] == Amount(yuan: 310_000))
        #expect(table["expenditure.total", "extra1"] == Amount(yuan: 280_000))
        #expect(recognition.report.count(.lost) == 0)
    }

    @Test("units without a total: none of them is the document")
    func units() throws {
        let recognition = recognize(
            """
            一般公共预算“三公”经费支出表
            单位：万元
            单位名称\t合计\t因公出国（境）费\t公务接待费
            某局本级\t9.00\t5.00\t4.00
            某中心\t3.00\t1.00\t2.00
            """)
        let table = try #require(recognition.disclosure.budget.threePublicExpenses)
        #expect(table.lines.isEmpty)
        #expect(recognition.report.count(.lost) == 6)
    }
}
