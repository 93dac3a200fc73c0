import BudgetCodes

extension PerformanceForms {
    /// Every form as text.
    var grids: [(form: Form, grids: [Grid])] {
        var grids: [(form: Form, grids: [Grid])] = []
        if let departmentGoal { grids.append((DepartmentPerformanceGoal.form, departmentGoal.grids)) }
        grids += projectGoals.map { (ProjectPerformanceGoal.form, $0.grids) }
        if let departmentSelfEvaluation {
            grids.append((DepartmentSelfEvaluation.form, departmentSelfEvaluation.grids))
        }
        grids += projectSelfEvaluations.map { (ProjectSelfEvaluation.form, $0.grids) }
        if let keyWork { grids.append((KeyWork.form, keyWork.grids)) }
        return grids
    }
}

extension Grid {
    /// The fields of a form, those that are filled in.
    fileprivate static func fields(_ caption: Caption, _ form: Form, _ fields: [(String, String?)]) -> Grid {
        var grid = Grid(caption, form: form)
        grid.unit = nil
        grid.columns = [GridColumn("栏目"), GridColumn("内容")]
        grid.rows = fields.compactMap { name, value in value.map { [name, $0] } }
        return grid
    }

    /// A part of a form; `nil` when it has no row. Columns of text that are blank in every row are left out.
    fileprivate static func part(_ name: String, _ columns: [GridColumn], _ rows: [[String?]]) -> Grid? {
        guard !rows.isEmpty else { return nil }
        let shown = columns.indices.filter { column in
            columns[column].isAmount || rows.contains { $0[column] != nil }
        }
        return Grid(
            title: name, columns: shown.map { columns[$0] },
            rows: rows.map { row in shown.map { row[$0] ?? "" } })
    }

    fileprivate static func indicators(_ name: String, _ indicators: [Indicator]) -> Grid? {
        part(
            name,
            [
                .text("目标名称"), .text("一级指标"), .text("二级指标"), .text("三级指标"), .text("前年"), .text("上年"),
                .text("指标值"), .text("确定依据"), .text("指标分类"),
            ],
            indicators.map {
                [
                    $0.goal, $0.levelOne, $0.levelTwo, $0.levelThree, $0.yearBeforeLast, $0.lastYear, $0.target,
                    $0.basis, $0.category,
                ]
            })
    }

    /// The tree of a self-evaluation: names where they change, values, printed and recomputed scores, and the sums of
    /// the levels.
    fileprivate static func scores(_ result: FormScore) -> Grid? {
        guard !result.indicators.isEmpty else { return nil }
        var rows: [[String]] = []
        var assumptions = Set<String>()
        for level in result.levels {
            let printed = [level.weight, level.printed].map { $0?.description ?? "" }
            rows.append([level.name, "", ""] + printed + [level.recomputed.text])
            var levelTwo = ""
            for score in result.indicators where score.path.levelOne == level.name {
                if score.path.levelTwo != levelTwo { rows.append(["  " + score.path.levelTwo, "", "", "", "", ""]) }
                levelTwo = score.path.levelTwo
                let row = score.row
                if let assumption = score.assumption, score.difference?.tenThousandths != 0 {
                    assumptions.insert(assumption.name(in: .chinese))
                }
                rows.append([
                    "    " + row.levelThree, row.target ?? "", row.actual ?? "", row.weight?.description ?? "",
                    row.score?.description ?? "", score.recomputed.text,
                ])
            }
        }
        rows.append(["总分", "", "", "", result.printedTotal?.description ?? "", result.total.text])
        var notes = ["复核依据：\(result.scheme.source)"]
        notes += Array(assumptions).ordered(by: <)
        if let grade = result.grade { notes.append("等级：\(grade)") }
        return Grid(
            title: "年度绩效指标",
            columns: [
                GridColumn("指标"), GridColumn("目标值", isAmount: true),
                GridColumn("实际值", isAmount: true), GridColumn("权重", isAmount: true), GridColumn("得分", isAmount: true),
                GridColumn("复核", isAmount: true),
            ], rows: rows, notes: notes)
    }
}

extension GridColumn {
    fileprivate static func text(_ heading: String) -> GridColumn { GridColumn(heading) }

    fileprivate static func number(_ heading: String) -> GridColumn { GridColumn(heading, isAmount: true) }
}

extension ClosedRange<FixedDecimal>? {
    /// One score, a range of scores, or a dash.
    fileprivate var text: String {
        guard let range = self else { return "—" }
        return range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
}

extension Caption {
    fileprivate func text(_ amount: Amount?) -> String? { amount?.formatted(precision) }
}

extension DepartmentPerformanceGoal {
    /// The form as text: its fields and each of its parts.
    public var grids: [Grid] {
        let year = funding.year.map { "\($0)年" }
        func composition(_ name: String, _ lines: [FundingLine]) -> Grid? {
            Grid.part(
                name,
                [.text("项目"), .number(year ?? "当年金额"), .number("占比%"), .number("上年"), .number("前年")],
                lines.map {
                    [
                        $0.name, caption.text($0.current), $0.share?.description, caption.text($0.lastYear),
                        caption.text($0.yearBeforeLast),
                    ]
                })
        }
        let fields = Grid.fields(
            caption, Self.form,
            [
                ("部门（单位）名称", agency), ("填报人", contact?.person), ("联系电话", contact?.telephone),
                ("填报日期", filed), ("部门职能概述", duties), ("年度工作任务", annualTasks),
                ("长期目标截止年度", longTermEnd.map(String.init)), ("长期目标", longTermGoal),
                ("年度目标", annualGoal),
            ])
        let parts = [
            composition("收入构成", funding.income),
            composition("支出构成", funding.expenditure),
            Grid.part(
                "项目支出情况",
                [.text("项目名称"), .text("类别"), .number("项目总预算"), .number("项目本年度预算"), .text("主要支出方向和用途")],
                projects.map {
                    [$0.name, $0.category, caption.text($0.totalBudget), caption.text($0.currentBudget), $0.purpose]
                }),
            Grid.indicators("长期绩效指标", longTermIndicators),
            Grid.indicators("年度绩效指标", annualIndicators),
        ]
        return [fields] + parts.compactMap { $0 }
    }
}

extension ProjectPerformanceGoal {
    /// The form as text: its fields and each of its parts.
    public var grids: [Grid] {
        let fields = Grid.fields(
            caption, Self.form,
            [
                ("项目名称", name), ("项目编码", code?.description), ("项目主管部门", department),
                ("项目执行单位", implementer), ("项目负责人", contact?.person), ("联系电话", contact?.telephone),
                ("单位地址", contact?.address), ("邮政编码", contact?.postalCode), ("项目属性", nature),
                ("支出项目类别", category), ("项目类型", type), ("支出功能分类", function),
                ("起始年度", startYear.map(String.init)), ("终止年度", endYear.map(String.init)),
                ("项目立项依据", justification), ("项目实施方案", plan),
                ("项目总预算", caption.text(totalBudget)), ("项目当年预算", caption.text(currentBudget)),
                ("当年预算变动情况", budgetChange), ("测算依据及说明", costExplanation),
                ("长期目标截止年度", longTermEnd.map(String.init)), ("长期目标", longTermGoal), ("年度目标", annualGoal),
            ])
        let parts = [
            Grid.part(
                "项目前两年预算", [.text("年度"), .number("预算")],
                earlierBudgets.map { [String($0.year), caption.text($0.amount)] }),
            Grid.part(
                "项目资金来源", [.text("来源项目"), .number("金额")], sources.map { [$0.name, caption.text($0.amount)] }),
            Grid.part(
                "项目支出明细",
                [.text("项目活动"), .text("活动内容表述"), .text("支出经济分类"), .number("金额"), .text("测算依据及说明"), .text("备注")],
                costs.map {
                    [$0.activity, $0.content, $0.economicClass, caption.text($0.amount), $0.basis, $0.note]
                }),
            Grid.part(
                "项目采购", [.text("品名"), .number("数量"), .number("金额")],
                procurement.map { [$0.item, $0.quantity, caption.text($0.amount)] }),
            Grid.part("项目绩效总目标", [.text("名称"), .text("目标说明")], goals.map { [$0.name, $0.explanation] }),
            Grid.indicators("长期绩效目标表", longTermIndicators),
            Grid.indicators("年度绩效目标表", annualIndicators),
        ]
        return [fields] + parts.compactMap { $0 }
    }
}

extension BudgetExecution {
    /// The execution row as fields.
    fileprivate func fields(_ caption: Caption) -> [(String, String?)] {
        [
            ("预算数（A）", caption.text(budget)), ("执行数（B）", caption.text(actual)),
            ("执行率（B/A）", rate.map { "\($0)%" }), ("预算执行情况权重", weight?.description),
            ("预算执行情况得分", score?.description),
        ]
    }
}

extension DepartmentSelfEvaluation {
    /// The form as text: its fields and its indicators.
    public var grids: [Grid] {
        let fields =
            [
                ("单位名称", agency), ("填报人", contact?.person), ("联系电话", contact?.telephone), ("填报日期", filed),
                ("基本支出总额", caption.text(basicExpenditure)), ("项目支出总额", caption.text(projectExpenditure)),
            ] + execution.fields(caption) + [
                ("年度目标", annualGoal), ("年度绩效指标权重", indicatorWeight?.description),
                ("总分", total?.description), ("偏差原因分析", deviationAnalysis), ("改进措施", improvements),
            ]
        return [Grid.fields(caption, Self.form, fields)] + [Grid.scores(scored(by: .matching(self)))].compactMap { $0 }
    }
}

extension ProjectSelfEvaluation {
    /// The form as text: its fields and its indicators.
    public var grids: [Grid] {
        let fields =
            [
                ("项目名称", name), ("单位名称", agency), ("主管部门", department), ("项目实施单位", implementer),
                ("填报人", contact?.person), ("联系电话", contact?.telephone), ("填报日期", filed), ("项目类别", category),
                ("项目属性", nature), ("项目类型", type),
            ] + execution.fields(caption) + [
                ("年度目标", annualGoal), ("年度绩效指标权重", indicatorWeight?.description),
                ("总分", total?.description), ("偏差原因分析", deviationAnalysis), ("改进措施", improvements),
            ]
        return [Grid.fields(caption, Self.form, fields)] + [Grid.scores(scored(by: .matching(self)))].compactMap { $0 }
    }
}

extension KeyWork {
    /// The table as text.
    public var grids: [Grid] {
        var table = Grid(caption, form: Self.form)
        table.unit = nil
        table.columns = [
            GridColumn("序号", isAmount: true), GridColumn("重要事项"), GridColumn("工作内容及目标"), GridColumn("完成情况"),
        ]
        table.rows = tasks.map { [String($0.number), $0.matter, $0.content ?? "", $0.result ?? ""] }
        let figures = Grid.part(
            "完成情况所列数据", [.text("事项"), .number("数据")], figures.map { [$0.name, $0.value] })
        return [table] + [figures].compactMap { $0 }
    }
}
