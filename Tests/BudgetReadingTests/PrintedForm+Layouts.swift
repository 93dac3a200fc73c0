import BudgetCodes
import BudgetModel
import BudgetReading

/// The forms of a document as they are printed: what a place calls the columns.
struct FormPrinter {
    let style: PrintedForm.Style
    /// The words of the place, where they are not the usual ones.
    var words: [String: String] = [:]

    private func word(_ usual: String) -> String { words[usual] ?? usual }

    func content(of document: Disclosure) -> PublishedContent {
        var parts: [PublishedContent.Part] = [
            .text(
                .init(
                    "\(document.header.fiscalYear)年度\(document.header.agency.name)\(document.header.entity == .unit ? "单位" : "部门")绩效文件",
                    page: 1))
        ]
        func add(_ caption: Caption, _ form: PrintedForm) {
            parts.append(.text(.init(caption.title ?? "绩效表", page: 3)))
            parts.append(.text(.init("单位：\(caption.precision.unit.name(in: .chinese))", page: 3)))
            parts += form.grids.map { .grid($0) }
        }
        let forms = document.performance
        for form in forms.projectGoals { add(form.caption, print(form)) }
        if let form = forms.departmentGoal, !form.isEmpty { add(form.caption, print(form)) }
        for form in forms.projectSelfEvaluations { add(form.caption, print(form)) }
        if let form = forms.departmentSelfEvaluation { add(form.caption, print(form)) }
        for form in forms.monitorings { add(form.caption, print(form)) }
        return PublishedContent(parts)
    }

    // MARK: Goals

    private func goalRows(_ rows: [Indicator]) -> (rows: [PrintedForm.Row], headings: [String], regions: Range<Int>) {
        let regions = (rows.first { $0.details.regionTargets != nil }?.details.regionTargets ?? []).map(\.label)
        let headings =
            ["前年", "上年", "指标值"] + regions + [
                "指标性质", "度量单位", "分值", "指标解释", "评分细则", "指标值确定依据", "指标分类", "是否核心指标", "实现措施", "备注",
            ]
        let own = rows.map { row in
            let more = row.details
            let isInName = style == .pointsInNames && row.weight != nil
            return PrintedForm.Row(
                one: row.levelOne, two: row.levelTwo,
                three: isInName ? row.levelThree + "（\(row.weight?.description ?? "")分）" : row.levelThree,
                oneWeight: row.levelOneWeight, twoWeight: row.levelTwoWeight,
                values: [row.yearBeforeLast, row.lastYear, row.target]
                    + regions.map { region in more.regionTargets?.first { $0.label == region }?.text }
                    + [
                        more.nature, more.unit, isInName ? nil : row.weight?.description, more.explanation,
                        more.standard,
                        row.basis, row.category, more.isCore.map { $0 ? "是" : "否" }, more.measures, more.note,
                    ])
        }
        return (own, headings.map(word), 3..<(3 + regions.count))
    }

    private func print(_ form: ProjectPerformanceGoal) -> PrintedForm {
        var own = PrintedForm(style, width: 8, unit: form.caption.precision.unit)
        own.labels([
            ("项目名称", form.name), ("项目编码", form.code?.description), ("项目主管部门", form.department),
            ("项目执行单位", form.implementer), ("区域", form.region), ("项目属性", form.nature), ("支出项目类别", form.category),
            ("起始年度", form.startYear.map(String.init)), ("终止年度", form.endYear.map(String.init)), ("起止时间", form.period),
            ("项目立项依据", form.justification), ("可行性", form.feasibility), ("必要性", form.necessity),
        ])
        own.labels([("项目总预算", own.money(form.totalBudget)), (word("项目当年预算"), own.money(form.currentBudget))])
        own.labels([("执行率分值", form.executionWeight?.description)])
        own.labels((form.fields ?? []).map { ($0.label, $0.text) })
        own.funds("中期资金（万元）", form.midTermSources ?? [])
        own.funds("项目资金（万元）", form.sources)
        if !form.costs.isEmpty {
            own.list(
                ["项目活动", "活动内容表述", "支出经济分类", "前年金额", "上年金额", "金额", "测算公式", "测算依据及说明"],
                form.costs.map {
                    [
                        $0.activity, $0.content, $0.economicClass, own.money($0.yearBeforeLast), own.money($0.lastYear),
                        own.money($0.amount), $0.formula, $0.basis,
                    ]
                })
        }
        if let schedule = form.schedule {
            own.list(["项目实施内容", "开始时间", "完成时间"], schedule.map { [$0.content, $0.start, $0.end] })
        }
        own.labels([("长期目标", form.longTermGoal), ("年度目标", form.annualGoal)])
        if !form.longTermIndicators.isEmpty {
            let (rows, headings, _) = goalRows(form.longTermIndicators)
            own.indicators("长期绩效指标", rows, headings)
        }
        let (rows, headings, regions) = goalRows(form.annualIndicators)
        own.indicators("年度绩效指标", rows, headings, groups: regions.isEmpty ? [] : [("指标值", regions)])
        return own
    }

    private func print(_ form: DepartmentPerformanceGoal) -> PrintedForm {
        var own = PrintedForm(style, width: 8, unit: form.caption.precision.unit)
        own.labels([("部门（单位）名称", form.agency)])
        let all = form.funding.income + form.funding.expenditure
        if all.contains(where: { $0.lastYear != nil }) {
            own.row(["部门总体资金情况", "总体资金情况", nil, "当年金额", "占比", "近两年收支金额"])
            own.row([nil, nil, nil, nil, nil, "2019年", "2020年"])
            for (name, lines) in [("收入构成", form.funding.income), ("支出构成", form.funding.expenditure)] {
                for (number, line) in lines.enumerated() {
                    own.row([
                        nil, number == 0 ? name : nil, line.name, own.money(line.current), line.share.map { "\($0)%" },
                        own.money(line.yearBeforeLast), own.money(line.lastYear),
                    ])
                }
            }
        } else {
            own.funds("资金情况", form.funding.expenditure.map { MoneyRow($0.name, $0.current) })
        }
        if let tasks = form.tasks {
            own.list(
                ["部门职能", "目标任务", "支出项目名称", "预算金额"],
                tasks.map { [$0.duty, $0.content, $0.project, own.money($0.budget)] })
        }
        if !form.projects.isEmpty {
            own.list(
                ["项目名称", "支出项目类别", "项目总预算", "项目本年度预算", "项目主要支出方向和用途"],
                form.projects.map {
                    [$0.name, $0.category, own.money($0.totalBudget), own.money($0.currentBudget), $0.purpose]
                })
        }
        own.labels([("长期目标", form.longTermGoal), ("年度目标", form.annualGoal)])
        if !form.longTermIndicators.isEmpty {
            let (rows, headings, _) = goalRows(form.longTermIndicators)
            own.indicators("长期绩效指标", rows, headings)
        }
        let (rows, headings, _) = goalRows(form.annualIndicators)
        if !rows.isEmpty { own.indicators("年度绩效指标", rows, headings) }
        return own
    }

    // MARK: Evaluations

    private func evaluated(_ rows: [EvaluatedIndicator]) -> (
        rows: [PrintedForm.Row], headings: [String], causes: Range<Int>
    ) {
        let causes = (rows.first { $0.details.causes != nil }?.details.causes ?? []).map(\.label)
        let headings =
            ["指标性质", "年度指标值", "调整指标值", "度量单位", "实际完成值", "全年预计完成情况", "得分系数", "分值", "得分", "复核分"] + causes
            + ["偏差原因分析及改进措施", "完成目标可能性", "指标解释", "评分标准", "是否核心指标"]
        let own = rows.map { row in
            let more = row.details
            let isInName = style == .pointsInNames && row.weight != nil
            return PrintedForm.Row(
                one: row.levelOne, two: row.levelTwo,
                three: isInName ? row.levelThree + "（\(row.weight?.description ?? "")分）" : row.levelThree,
                oneWeight: row.levelOneWeight, twoWeight: row.levelTwoWeight,
                values: [
                    more.nature, row.target, more.adjustedTarget, more.unit, row.actual, more.forecast,
                    more.scoreFactor?.description, isInName ? nil : row.weight?.description, row.score?.description,
                    more.reviewScore?.description,
                ] + causes.map { cause in more.causes?.first { $0.label == cause }?.text }
                    + [
                        row.deviation, more.likelihood, more.explanation, more.standard,
                        more.isCore.map { $0 ? "是" : "否" },
                    ],
                mergedColumn: more.mergedRows == nil ? nil : 8, mergedRows: more.mergedRows ?? 1)
        }
        return (own, headings.map(word), 10..<(10 + causes.count))
    }

    private func execution(_ execution: BudgetExecution, _ own: inout PrintedForm) {
        guard !execution.isEmpty else { return }
        var total = MoneyRow(execution.name ?? "合计")
        (total.initialBudget, total.budget, total.actual) = (
            execution.initialBudget, execution.budget, execution.actual
        )
        (total.rate, total.score, total.weight) = (execution.rate, execution.score, execution.weight)
        total.reason = execution.reason
        var sources = execution.sources ?? []
        // A total that stands below its parts is among them.
        if let place = sources.firstIndex(where: { $0.name == "合计" }) { sources[place].rate = execution.rate }
        let rows = (sources.contains { $0.name == "合计" } ? [] : [total]) + sources
        money(rows, &own, points: style == .pointsInNames ? execution.weight : nil)
    }

    private func money(_ rows: [MoneyRow], _ own: inout PrintedForm, points: FixedDecimal? = nil) {
        own.moneyTable(
            "预算执行情况（万元）" + (points.map { "（\($0)分）" } ?? ""),
            [
                (word("年初预算数"), \.initialBudget), (word("历年结转"), \.carryOver), (word("年中调整"), \.adjustment),
                (word("全年预算数（A）"), \.budget), (word("到位数"), \.received), (word("全年执行数（B）"), \.actual),
                (word("全年预计执行数"), \.forecast), (word("结余"), \.balance),
            ],
            (points == nil ? [(word("分值"), \.weight)] : []) + [
                (word("执行率（B/A）"), \.rate), (word("结余率"), \.balanceRate), ("得分", \.score),
            ], rows)
    }

    private func print(_ form: ProjectSelfEvaluation) -> PrintedForm {
        var own = PrintedForm(style, width: 10, unit: form.caption.precision.unit)
        own.labels([
            ("项目名称", form.name), ("单位名称", form.agency), ("主管部门", form.department), ("项目实施单位", form.implementer),
        ])
        execution(form.execution, &own)
        if form.annualGoal != nil {
            own.row(["年度总体目标", "预期目标", nil, nil, "实际完成情况"])
            own.row([nil, form.annualGoal, nil, nil, form.goalResult])
        }
        let (rows, headings, causes) = evaluated(form.indicators)
        own.indicators(
            "绩效指标" + (form.indicatorWeight.map { "（\($0)分）" } ?? ""), rows, headings,
            groups: causes.isEmpty ? [] : [("偏差原因分析", causes)])
        tail(form.total, form.reviewTotal, form.grade, &own)
        own.labels([
            ("评价结论", form.conclusion), ("存在问题", form.problems), ("偏差大或目标未完成原因分析", form.deviationAnalysis),
            ("改进措施", form.improvements),
        ])
        if let payments = form.payments {
            own.list(["支出内容", "金额", "凭证号"], payments.map { [$0.name, own.money($0.amount), $0.note] })
        }
        return own
    }

    private func tail(_ total: FixedDecimal?, _ review: FixedDecimal?, _ grade: String?, _ own: inout PrintedForm) {
        if let total {
            own.row(["总分", total.description])
        }
        own.labels([("复核总分", review?.description), ("评价等级", grade)])
    }

    private func print(_ form: DepartmentSelfEvaluation) -> PrintedForm {
        var own = PrintedForm(style, width: 10, unit: form.caption.precision.unit)
        own.labels([("单位名称", form.agency)])
        own.labels([
            ("基本支出总额", own.money(form.basicExpenditure)), ("项目支出总额", own.money(form.projectExpenditure)),
        ])
        execution(form.execution, &own)
        let (rows, headings, _) = evaluated(form.indicators)
        own.indicators("绩效指标" + (form.indicatorWeight.map { "（\($0)分）" } ?? ""), rows, headings)
        tail(form.total, form.reviewTotal, form.grade, &own)
        return own
    }

    private func print(_ form: PerformanceMonitoring) -> PrintedForm {
        var own = PrintedForm(style, width: 10, unit: form.caption.precision.unit)
        own.labels([("项目名称", form.name), ("单位名称", form.agency), ("年度目标", form.annualGoal)])
        money(form.funds, &own)
        let (rows, headings, causes) = evaluated(form.indicators)
        own.indicators("绩效指标", rows, headings, groups: causes.isEmpty ? [] : [("偏差原因分析", causes)])
        return own
    }
}
