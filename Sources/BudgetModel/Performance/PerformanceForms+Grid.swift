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
        grids += monitorings.map { (PerformanceMonitoring.form, $0.grids) }
        if let keyWork { grids.append((KeyWork.form, keyWork.grids)) }
        return grids
    }
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
                ("年度目标", annualGoal), ("执行率分值", executionWeight?.description),
            ] + self.fields.pairs)
        let parts = [
            composition("收入构成", funding.income),
            composition("支出构成", funding.expenditure),
            Grid.tasks("年度履职目标", tasks, caption),
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
                ("区域", region), ("起始年度", Self.time(startYear, startMonth)), ("终止年度", Self.time(endYear, endMonth)),
                ("起止时间", period), ("项目立项依据", justification), ("可行性", feasibility), ("必要性", necessity),
                ("项目实施方案", plan),
                ("项目总预算", caption.text(totalBudget)), ("项目当年预算", caption.text(currentBudget)),
                ("当年预算变动情况", budgetChange), ("测算依据及说明", costExplanation),
                ("长期目标截止年度", longTermEnd.map(String.init)), ("长期目标", longTermGoal), ("年度目标", annualGoal),
                ("执行率分值", executionWeight?.description),
            ] + self.fields.pairs)
        let parts = [
            Grid.part(
                "项目前两年预算", [.text("年度"), .number("预算")],
                earlierBudgets.map { [String($0.year), caption.text($0.amount)] }),
            Grid.money("中期资金", midTermSources, caption),
            Grid.money("项目资金来源", sources, caption),
            Grid.part(
                "项目支出明细",
                [
                    .text("项目活动"), .text("活动内容表述"), .text("支出经济分类"), .number("前年金额"), .number("上年金额"), .number("金额"),
                    .text("测算公式"), .text("测算依据及说明"), .text("备注"),
                ],
                costs.map {
                    [
                        $0.activity, $0.content, $0.economicClass, caption.text($0.yearBeforeLast),
                        caption.text($0.lastYear), caption.text($0.amount), $0.formula, $0.basis, $0.note,
                    ]
                }, keepsFigures: false),
            Grid.part(
                "项目采购", [.text("品名"), .number("数量"), .number("金额")],
                procurement.map { [$0.item, $0.quantity, caption.text($0.amount)] }),
            Grid.tasks("进度计划", schedule, caption),
            Grid.part("项目绩效总目标", [.text("名称"), .text("目标说明")], goals.map { [$0.name, $0.explanation] }),
            Grid.indicators("长期绩效目标表", longTermIndicators),
            Grid.indicators("年度绩效目标表", annualIndicators),
        ]
        return [fields] + parts.compactMap { $0 }
    }
}

extension ProjectPerformanceGoal {
    /// A year, with its month where the form states it.
    private static func time(_ year: Int?, _ month: Int?) -> String? {
        guard let month else { return year.map(String.init) }
        return (year.map { "\($0)年" } ?? "") + "\(month)月"
    }
}

extension BudgetExecution {
    /// The execution row as fields.
    fileprivate func fields(_ caption: Caption) -> [(String, String?)] {
        [
            ("预算执行情况", name), ("年初预算数", caption.text(initialBudget)), ("预算数（A）", caption.text(budget)),
            ("执行数（B）", caption.text(actual)),
            ("执行率（B/A）", rate.map { "\($0)%" }), ("预算执行情况权重", weight?.description),
            ("预算执行情况得分", score?.description), ("预算执行偏差原因", reason),
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
                ("年度目标", annualGoal), ("年度目标实际完成情况", goalResult), ("年度绩效指标权重", indicatorWeight?.description),
                ("总分", total?.description), ("复核总分", reviewTotal?.description), ("评价等级", grade),
                ("评价结论", conclusion), ("存在问题", problems), ("偏差原因分析", deviationAnalysis), ("改进措施", improvements),
            ] + self.fields.pairs
        let parts = [
            Grid.money("预算执行情况", execution.sources, caption), Grid.scores(scored(by: .matching(self))),
            Grid.remarks(indicators),
        ]
        return [Grid.fields(caption, Self.form, fields)] + parts.compactMap { $0 }
    }
}

extension ProjectSelfEvaluation {
    /// The form as text: its fields and its indicators.
    public var grids: [Grid] {
        let fields =
            [
                ("项目名称", name), ("项目编码", code?.description), ("单位名称", agency), ("主管部门", department),
                ("项目实施单位", implementer), ("填报人", contact?.person), ("联系电话", contact?.telephone), ("填报日期", filed),
                ("项目类别", category),
                ("项目属性", nature), ("项目类型", type),
            ] + execution.fields(caption) + [
                ("年度目标", annualGoal), ("年度目标实际完成情况", goalResult), ("年度绩效指标权重", indicatorWeight?.description),
                ("总分", total?.description), ("复核总分", reviewTotal?.description), ("评价等级", grade),
                ("评价结论", conclusion), ("存在问题", problems), ("偏差原因分析", deviationAnalysis), ("改进措施", improvements),
            ] + self.fields.pairs
        let parts = [
            Grid.money("预算执行情况", execution.sources, caption), Grid.scores(scored(by: .matching(self))),
            Grid.remarks(indicators), Grid.money("支出明细", payments, caption),
        ]
        return [Grid.fields(caption, Self.form, fields)] + parts.compactMap { $0 }
    }
}

extension PerformanceMonitoring {
    /// The form as text: its fields, its money and its indicators.
    public var grids: [Grid] {
        let fields =
            [
                ("项目名称", name), ("项目编码", code?.description), ("单位名称", agency), ("主管部门", department),
                ("项目实施单位", implementer), ("填报人", contact?.person), ("联系电话", contact?.telephone),
                ("截至月份", throughMonth.map { "\($0)月" }), ("年度目标", annualGoal),
            ] + self.fields.pairs
        let details = indicators.map(\.details)
        let causes = LabeledText.labels(details.map { $0.causes ?? [] })
        let rows = zip(indicators, details).map { row, more in
            [
                row.levelOne, row.levelTwo, row.levelThree, row.statedTarget, row.weight?.description, row.actual,
                more.forecast, row.deviation,
            ] + LabeledText.texts(more.causes ?? [], of: causes) + [more.likelihood, more.note]
        }
        let columns: [GridColumn] =
            [
                .text("一级指标"), .text("二级指标"), .text("三级指标"), .number("年度指标值"), .number("分值"), .number("执行情况"),
                .number("全年预计完成"), .text("偏差原因"),
            ] + causes.map { .text($0) } + [.text("完成目标可能性"), .text("备注")]
        let parts = [
            Grid.money("项目资金", funds, caption), Grid.part("绩效指标", columns, rows, keepsFigures: false),
        ]
        return [Grid.fields(caption, Self.form, fields)] + parts.compactMap { $0 }
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
