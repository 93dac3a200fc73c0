import BudgetCodes
import BudgetModel
import BudgetReading
import Testing

@Suite("Recognition of performance forms") struct PerformanceRecognitionTests {
    /// How the levels of an indicator table are laid out.
    enum Levels: String, CaseIterable, Sendable { case plain, merged, swapped, slipped }

    private func cells(_ rows: [[String]], spans: Bool) -> TableGrid {
        guard spans else { return TableGrid(rows: rows, origin: .text) }
        var cells: [TableGrid.Cell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() where !text.isEmpty {
                // Names of classes cover the rows below that have none.
                let below = rows[(row + 1)...].prefix { $0[column].isEmpty && column < 2 && row > 3 }.count
                cells.append(.init(row: row, column: column, rowSpan: below + 1, text: text))
            }
        }
        return TableGrid(rowCount: rows.count, columnCount: rows[0].count, cells: cells, origin: .ruled)
    }

    private func name(_ text: String, _ points: FixedDecimal?) -> String { points.map { "\(text)（\($0)分）" } ?? text }

    @Test("self-evaluations, whatever stands in the columns of levels", arguments: Levels.allCases)
    func selfEvaluation(levels: Levels) throws {
        let document = try SampleDocument.wuhan.document
        let form = try #require(document.performance.departmentSelfEvaluation)
        var rows = [
            ["单位名称", "某中心", "", "", "", ""],
            ["基本支出总额", "1,977.18", "", "项目支出总额", "42.88", ""],
            ["预算执行情况（万元）（20分）", "", "预算数（A）", "执行数（B）", "执行率（B/A）", "得分（20分*执行率）"],
            ["", "部门整体支出总额", "2,020.06", "2,020.06", "100%", "20"],
            ["一级指标", "二级指标", "三级指标", "年初目标值（A）", "实际完成值（B）", "得分"],
        ]
        var (one, two) = ("", "")
        for indicator in form.indicators {
            var own = [
                name(indicator.levelOne, indicator.levelOneWeight), name(indicator.levelTwo, indicator.levelTwoWeight),
            ]
            let isNewOne = own[0] != one
            let isNewTwo = isNewOne || own[1] != two
            (one, two) = (own[0], own[1])
            if levels != .plain { own = [isNewOne ? own[0] : "", isNewTwo ? own[1] : ""] }
            if levels == .swapped, isNewOne { own.swapAt(0, 1) }
            var row =
                own + [name(indicator.levelThree, indicator.weight), indicator.target ?? "", indicator.actual ?? ""]
                + [indicator.score?.description ?? ""]
            if levels == .slipped, !isNewOne { row = row.filter { !$0.isEmpty } }
            rows.append(row)
        }
        rows.append(["总分", "99.95分", "", "", "", ""])
        let content = PublishedContent([
            .text(.init("2023年度某中心单位决算公开")), .text(.init("2023年度某中心整体绩效自评表")),
            .text(.init("填报日期：2024年6月30日")), .grid(cells(rows, spans: levels == .merged)),
        ])
        let recognition = DisclosureRecognizer().recognize(content)
        let own = try #require(recognition.disclosure.performance.departmentSelfEvaluation)
        #expect(own.indicators == form.indicators)
        #expect(own.total == form.total && own.execution.budget == form.execution.budget)
        #expect(own.execution.weight == FixedDecimal(20) && own.execution.score == FixedDecimal(20))
        #expect(own.basicExpenditure == form.basicExpenditure && own.filed == "2024-06-30")
        #expect(recognition.report.unknownTables.isEmpty)
    }

    @Test("goals: funds, projects, indicators of years; ticked boxes")
    func goals() throws {
        let text = """
            2024年某局部门预算

            2024年部门预算项目申报表
            单位：万元
            项目名称\t养老保险补助\t项目编码\t42011425057T000000157\t
            项目主管部门\t某局\t项目执行单位\t某中心\t
            项目属性\t1.持续性项目☑2.新增性项目□\t\t\t
            项目总预算\t300.5\t项目当年预算\t100\t
            项目资金来源\t来源项目\t金额\t\t
            \t合计\t100\t\t
            \t一般公共预算财政拨款\t100\t\t
            年度绩效目标表\t\t\t\t
            一级指标\t二级指标\t三级指标\t指标值\t\t\t指标值确定依据
            \t\t\t前年\t上年\t预计当年实现\t
            产出指标\t数量指标\t参保人数\t≥17万人\t≥18万人\t≥19万人\t历史标准
            \t质量指标\t到位率\t\t\t100%\t计划标准
            效益指标\t社会效益指标\t待遇\t\t\t持续提高\t
            """
        let recognition = DisclosureRecognizer().recognize(TabularTextReader().content(of: text))
        let goal = try #require(recognition.disclosure.performance.projectGoals.first)
        #expect(goal.name == "养老保险补助" && goal.code?.description == "42011425057T000000157")
        #expect(goal.nature == "持续性项目" && goal.implementer == "某中心")
        #expect(goal.totalBudget == Amount(yuan: 3_005_000) && goal.currentBudget == Amount(yuan: 1_000_000))
        #expect(goal.sources.map(\.name) == ["合计", "一般公共预算财政拨款"])
        #expect(goal.annualIndicators.map(\.levelThree) == ["参保人数", "到位率", "待遇"])
        #expect(goal.annualIndicators.map(\.levelOne) == ["产出指标", "产出指标", "效益指标"])
        #expect(goal.annualIndicators[0].yearBeforeLast == "≥17万人" && goal.annualIndicators[0].lastYear == "≥18万人")
        #expect(goal.annualIndicators.map(\.target) == ["≥19万人", "100%", "持续提高"])
        #expect(goal.annualIndicators[1].basis == "计划标准")
    }

    /// Rows of a form whose cells all stand in their columns.
    private func form(_ rows: [[String]], _ origin: TableGrid.Origin, page: Int = 1) -> PublishedContent.Part {
        var cells: [TableGrid.Cell] = []
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() {
                let box = Box(left: 0, top: Double(row), right: 1, bottom: Double(row + 1))
                cells.append(.init(row: row, column: column, text: text, page: page, box: box))
            }
        }
        return .grid(TableGrid(rowCount: rows.count, columnCount: rows[0].count, cells: cells, origin: origin))
    }

    @Test("rows without lines are read where each has its names and its value, else given up and reported")
    func withoutLines() throws {
        let heading = [["项目名称", "甲项目", "", ""], ["一级指标", "二级指标", "三级指标", "指标值"]]
        let whole = heading + [["产出指标", "数量指标", "场次", "≥10场"], ["产出指标", "质量指标", "合格率", "≥95%"]]
        let torn = heading + [["", "", "举办的", ""], ["产出指标", "数量指标", "活动", "≥10场"], ["", "", "场次", ""]]
        for (rows, count) in [(whole, 2), (torn, 0)] {
            let recognition = DisclosureRecognizer().recognize(
                PublishedContent([.text(.init("2025年项目支出绩效目标表")), form(rows, .aligned)]))
            #expect(recognition.disclosure.performance.projectGoals.first?.annualIndicators.count ?? 0 == count)
            let notes = recognition.report.tables.flatMap(\.notes).filter { $0.reason == .ambiguous }
            #expect(notes.count == (count == 0 ? 3 : 0) || !recognition.report.unknownTables.isEmpty)
        }
        let ruled = DisclosureRecognizer().recognize(
            PublishedContent([.text(.init("2025年项目支出绩效目标表")), form(whole, .ruled)]))
        #expect(ruled.disclosure.performance.projectGoals.first?.annualIndicators.count == 2)
    }

    @Test("one indicator over several rows; two amounts in a cell are not one; a file of forms is no budget")
    func severalRows() throws {
        var cells: [TableGrid.Cell] = []
        let rows = [
            ["项目名称", "甲项目", "", "", ""], ["项目当年预算", "100", "100", "", ""],
            ["一级指标", "二级指标", "三级指标", "年度指标值", "得分"], ["产出指标", "数量指标", "场次", "≥10场", "5"],
            ["", "", "", "≥20场", "5"], ["总分", "10", "", "", ""],
        ]
        for (row, texts) in rows.enumerated() {
            for (column, text) in texts.enumerated() where !(row == 4 && column < 3) {
                cells.append(.init(row: row, column: column, rowSpan: row == 3 && column < 3 ? 2 : 1, text: text))
            }
        }
        let grid = TableGrid(rowCount: rows.count, columnCount: 5, cells: cells, origin: .markup)
        let document = DisclosureRecognizer().recognize(
            PublishedContent([.text(.init("某局2025年部门预算项目自评表")), .grid(grid)])
        ).disclosure
        let form = try #require(document.performance.projectSelfEvaluations.first)
        #expect(form.indicators.map(\.levelThree) == ["场次", "场次"])
        #expect(form.indicators.map(\.target) == ["≥10场", "≥20场"] && form.total == FixedDecimal(10))
        #expect(document.header.kind == .performance)
        let goal = DisclosureRecognizer().recognize(
            PublishedContent([
                .text(.init("2025年项目支出绩效目标表")),
                self.form(
                    [
                        ["项目名称", "甲项目", "", ""], ["项目当年预算", "100", "200", ""],
                        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "场次", "≥10场"],
                    ], .ruled, page: 2),
            ]))
        #expect(goal.disclosure.performance.projectGoals.first?.currentBudget == Amount(yuan: 1_000_000))
        #expect(goal.report.tables[0].notes.contains { $0.reason == .unknownRow && $0.text == "200" })
    }

    @Test(
        "budgets of earlier years in a sentence",
        arguments: [
            ("2023年预算29.6万元，2024年预算10万元", 2, true), ("2023年20万，2024年15307万；因人员增加", 2, false), ("无变动", 0, false),
            ("2025年预算3元", 0, false),
        ])
    func earlierBudgets(text: String, count: Int, isAll: Bool) throws {
        let goal = DisclosureRecognizer().recognize(
            PublishedContent([
                .text(.init("2025年项目支出绩效目标表")),
                form(
                    [
                        ["项目名称", "甲项目", "", ""], ["项目前两年预算及当年预算变动情况", text, "", ""],
                        ["一级指标", "二级指标", "三级指标", "指标值"], ["产出指标", "数量指标", "场次", "≥10场"],
                    ], .ruled),
            ])
        ).disclosure.performance.projectGoals.first
        #expect(goal?.earlierBudgets.count == count)
        #expect(goal?.budgetChange == (isAll ? nil : text))
    }
}

@Suite("Forms in text with one cell a line") struct LooseFormTests {
    @Test("funds and indicators; what cannot be told apart is reported")
    func form() throws {
        let text = """
            部门（单位）

            名称
            某市某中心

            总体资金情况 当年金额 占比
            近两年收支金额

            收入

            构成

            财政拨款 10.50 20.50

            合 计 100% 10.50 20.50

            支出

            构成

            项目支出 10.50 20.50

            合 计 100% 10.50 20.50

            项目支出情况

            为困难群体

            代缴费用

            社会福利 130 130

            长期绩

            效指标

            一级

            指标
            二级指标 三级指标 指标值 指标分类

            运行

            成本

            公用经费控制 公用经费控制率 ≤100%
            预算支出

            标准

            绩效基本

            型

            管理

            效率

            战略管理

            工作计划健全

            性

            明确可行
            行业标准
            绩效基本

            型

            社会

            效应

            社会效益 提升服务，

            持续运行
            提高水平 计划标准

            绩效创新

            型

            年度目标：推进工作

            一级
            指标
            前 年 上 年

            公用经费控制率 100%

            99%

            ≤98%

            历

            史标准

            绩效

            基本型
            """
        let recognition = DisclosureRecognizer().recognize(TabularTextReader().content(of: text))
        let form = try #require(recognition.disclosure.performance.departmentGoal)
        #expect(form.agency == "某市某中心")
        #expect(form.funding.income.map(\.name) == ["财政拨款", "合计"])
        #expect(form.funding.expenditure.map(\.lastYear) == [Amount(yuan: 205_000), Amount(yuan: 205_000)])
        #expect(form.projects.map(\.name) == ["为困难群体代缴费用"])
        #expect(form.longTermIndicators.map(\.levelThree) == ["公用经费控制率", "工作计划健全性"])
        #expect(form.longTermIndicators.map(\.target) == ["≤100%", "明确可行"])
        #expect(form.longTermIndicators.map(\.levelOne) == ["运行成本", "管理效率"])
        let annual = try #require(form.annualIndicators.first)
        #expect(annual.yearBeforeLast == "100%" && annual.lastYear == "99%" && annual.target == "≤98%")
        #expect(annual.levelTwo == "公用经费控制" && annual.basis == "历史标准")
        #expect(recognition.report.tables[0].notes.contains { $0.reason == .ambiguous && $0.text.contains("提升服务") })
    }

    /// Two tables of the same indicators: what one does not tell the other does.
    @Test("cells mixed line by line, names behind their basis, rows over two pages, blank classes")
    func mixedCells() throws {
        let longName = "推广便民举措，改进服务流程，提升窗口办事效率"
        let brokenName = "对边远村组居民上门办理各项登记业务并逐户发放办事指南"
        let text = """
            名称
            某市某中心
            总体资金情况 当年金额 占比
            2023 年 2024 年
            财政拨款 10.50 20.50
            合 计 100% 10.50 20.50
            长期绩
            效指标
            一级
            指标
            二级指标 三级指标 指标值 指标分类
            运行
            成本
            公用经费控制 公用经费控制率 ≤100% 计划标准
            绩效基本
            型
            管理
            效率
            预算编制
            立项规范性 材料齐全并附说明 计划标准
            绩效基本
            型
            社会
            效应
            经济效益 ……
            社会效益 推广便民举措，
            持续改善 计划标准
            绩效创新
            型
            改进服务流程，
            提升窗口办事效率
            对边远村组居民上门办理各项登记业务
            并逐户发放办事指南
            持续改善 计划标准
            绩效创新
            型
            满意度
            服务对象
            满意度
            窗口满意度 ≥95% 计划标准
            绩效基本
            型
            年度目标：推进工作
            一级
            指标
            前 年 上 年
            运行 公用经费控制 公用经费控制率 100% 99% ≤98% 行 绩效
            成本 业
            标
            准
            基本
            型
            管理
            效率
            预算编制
            立项规范性 材料齐
            全并附
            材料齐
            全并附
            材料齐全并附
            说明 行
            业
            标
            准
            绩效
            基本
            型
            说明 说明
            社会
            效应
            经济效益 ……
            社会效益
            推广便民举措，
            改进服务流程，
            提升窗口办事效率
            无
            推广便
            民举措，
            改进服务流程，
            提升窗口办事效率
            推广便民举措，改进服务流程，
            提升窗口办事效率
            对边远村组居民
            无
            对边远
            对边远村
            上门办理各项登记业务并逐户发放办事指南
            村组居民上门办理各项登记业务并逐户发放办事指南
            组居民上门办理各项登记业务并逐户发放办事指南
            满意度
            服务对象
            满意度
            窗口满意度 94% 95% ≥95% 历 绩效
            史标准 基本
            型
            """
        let recognition = DisclosureRecognizer().recognize(TabularTextReader().content(of: text))
        let form = try #require(recognition.disclosure.performance.departmentGoal)
        #expect(form.funding.year == 2025)
        let names = ["公用经费控制率", "立项规范性", "……", longName, brokenName, "窗口满意度"]
        #expect(form.longTermIndicators.map(\.levelThree) == names)
        #expect(form.annualIndicators.map(\.levelThree) == names)
        #expect(form.longTermIndicators.map(\.levelTwo) == form.annualIndicators.map(\.levelTwo))
        #expect(form.longTermIndicators.map(\.levelOne) == ["运行成本", "管理效率", "社会效应", "社会效应", "社会效应", "满意度"])
        #expect(form.annualIndicators.map(\.levelOne) == form.longTermIndicators.map(\.levelOne))
        #expect(form.longTermIndicators.map(\.target) == ["≤100%", "材料齐全并附说明", nil, "持续改善", "持续改善", "≥95%"])
        let annual = form.annualIndicators
        #expect(annual.map(\.basis) == ["行业标准", "行业标准", nil, nil, nil, "历史标准"])
        #expect(annual[1].yearBeforeLast == "材料齐全并附说明" && annual[1].target == "材料齐全并附说明")
        #expect(annual[3].yearBeforeLast == "无" && annual[3].lastYear == longName && annual[3].target == longName)
        #expect(annual[4].yearBeforeLast == "无" && annual[4].lastYear == brokenName && annual[4].target == brokenName)
        #expect(!recognition.report.tables[0].notes.contains { $0.reason == .ambiguous })
    }
}
