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
}
