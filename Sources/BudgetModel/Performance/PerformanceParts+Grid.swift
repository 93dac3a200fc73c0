// 绩效表的各部分: the parts of performance forms as text.

import BudgetCodes

extension Grid {
    /// The fields of a form, those that are filled in.
    static func fields(_ caption: Caption, _ form: Form, _ fields: [(String, String?)]) -> Grid {
        var grid = Grid(caption, form: form)
        grid.unit = nil
        grid.columns = [GridColumn("栏目"), GridColumn("内容")]
        grid.rows = fields.compactMap { name, value in value.map { [name, $0] } }
        return grid
    }

    /// A part of a form; `nil` when it has no row. Columns of text that are blank in every row are left out, and those of
    /// figures where most forms do not have them.
    static func part(
        _ name: String, _ columns: [GridColumn], _ rows: [[String?]], keepsFigures: Bool = true
    ) -> Grid? {
        guard !rows.isEmpty else { return nil }
        let shown = columns.indices.filter { column in
            keepsFigures && columns[column].isAmount || rows.contains { $0[column] != nil }
        }
        return Grid(
            title: name, columns: shown.map { columns[$0] },
            rows: rows.map { row in shown.map { row[$0] ?? "" } })
    }

    static func indicators(_ name: String, _ indicators: [Indicator]) -> Grid? {
        let details = indicators.map(\.details)
        // Targets by region are columns of their own.
        let regions = LabeledText.labels(details.map { $0.regionTargets ?? [] })
        return part(
            name,
            [
                .text("目标名称"), .text("一级指标"), .number("一级分值"), .text("二级指标"), .number("二级分值"), .text("三级指标"),
                .text("核心指标"), .text("指标性质"), .text("前年"), .text("上年"), .text("指标值"),
            ] + regions.map { .text($0) } + [
                .text("调整指标值"), .text("计量单位"), .number("分值"), .text("确定依据"), .text("指标分类"), .text("绩效标准"),
                .text("指标解释"), .text("实现措施"), .text("备注"),
            ],
            zip(indicators, details).map { row, more in
                [
                    row.goal, row.levelOne, row.levelOneWeight?.description, row.levelTwo,
                    row.levelTwoWeight?.description, row.levelThree, more.coreMark, more.nature, row.yearBeforeLast,
                    row.lastYear, row.target,
                ] + LabeledText.texts(more.regionTargets ?? [], of: regions) + [
                    more.adjustedTarget, more.unit, row.weight?.description, row.basis, row.category, more.standard,
                    more.explanation, more.measures, more.note,
                ]
            }, keepsFigures: false)
    }

    /// What a self-evaluation or a monitoring form prints of its indicators beside targets and scores; `nil` when it
    /// prints none of that.
    static func remarks(_ indicators: [EvaluatedIndicator]) -> Grid? {
        let rows: [[String?]] = indicators.compactMap { row in
            let more = row.details
            let cells = [
                row.deviation, more.coreMark, more.nature, more.unit, more.adjustedTarget,
                more.reviewScore?.description, more.scoreFactor?.description,
                more.mergedRows.map { "\($0)行合并" }, more.standard, more.explanation, more.measures, more.note,
            ]
            return cells.contains { $0 != nil } ? [row.levelThree] + cells : nil
        }
        return part(
            "指标说明",
            [
                .text("指标"), .text("偏差原因"), .text("核心指标"), .text("指标性质"), .text("计量单位"), .text("调整指标值"),
                .number("复核分"), .number("得分系数"), .text("得分合并"), .text("评分标准"), .text("指标解释"), .text("实现措施"),
                .text("备注"),
            ], rows, keepsFigures: false)
    }

    /// The rows of a money table with the columns that it prints.
    static func money(_ name: String, _ rows: [MoneyRow]?, _ caption: Caption) -> Grid? {
        func text(_ amount: Amount?) -> String? { caption.text(amount) }
        return part(
            name,
            [
                .text("资金来源"), .number("金额"), .number("年初预算数"), .number("历年结转"), .number("年中调整"),
                .number("全年预算数（A）"), .number("到位数"), .number("执行数（B）"), .number("执行率%"), .number("全年预计执行数"),
                .number("结余"), .number("结余率%"), .number("分值"), .number("得分"), .text("原因"), .text("备注"),
            ],
            (rows ?? []).map { row in
                [
                    String(repeating: "  ", count: min(max(row.depth ?? 0, 0), 8)) + row.name, text(row.amount),
                    text(row.initialBudget), text(row.carryOver), text(row.adjustment), text(row.budget),
                    text(row.received), text(row.actual), row.rate?.description, text(row.forecast),
                    text(row.balance), row.balanceRate?.description, row.weight?.description, row.score?.description,
                    row.reason, row.note,
                ]
            }, keepsFigures: false)
    }

    static func tasks(_ name: String, _ tasks: [PlannedTask]?, _ caption: Caption) -> Grid? {
        part(
            name,
            [
                .text("部门职能"), .text("内容"), .text("支出项目名称"), .number("预算金额"), .text("开始时间"), .text("完成时间"),
                .text("完成情况"),
            ],
            (tasks ?? []).map {
                [$0.duty, $0.content, $0.project, caption.text($0.budget), $0.start, $0.end, $0.result]
            }, keepsFigures: false)
    }

    /// The tree of a self-evaluation: names where they change, values, printed and recomputed scores, and the sums of
    /// the levels.
    static func scores(_ result: FormScore) -> Grid? {
        guard !result.indicators.isEmpty else { return nil }
        var rows: [[String]] = []
        var assumptions = Set<String>()
        for level in result.levels {
            let own = result.indicators.filter { $0.path.levelOne == level.name }
            // The points that the form prints, else what the indicators add up to.
            let weight = (level.printedWeight ?? level.weight)?.description ?? ""
            let name = level.name.isEmpty ? "（未列一级指标）" : level.name
            rows.append([name, "", "", weight, level.printed?.description ?? "", level.recomputed.text])
            var levelTwo = ""
            for score in own {
                if score.path.levelTwo != levelTwo, !score.path.levelTwo.isEmpty {
                    rows.append([
                        "  " + score.path.levelTwo, "", "", score.row.levelTwoWeight?.description ?? "", "", "",
                    ])
                }
                levelTwo = score.path.levelTwo
                let row = score.row
                if let assumption = score.assumption, score.difference?.tenThousandths != 0 {
                    assumptions.insert(assumption.name(in: .chinese))
                }
                rows.append([
                    "    " + row.levelThree, row.statedTarget ?? "", row.actual ?? "", row.weight?.description ?? "",
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
    static func text(_ heading: String) -> GridColumn { GridColumn(heading) }

    static func number(_ heading: String) -> GridColumn { GridColumn(heading, isAmount: true) }
}

extension IndicatorDetails {
    var coreMark: String? { isCore.map { $0 ? "★" : "否" } }
}

extension LabeledText {
    /// The labels of lists, each once, in order of first appearance.
    static func labels(_ lists: [[LabeledText]]) -> [String] {
        var seen: Set<String> = []
        return lists.joined().map(\.label).filter { seen.insert($0).inserted }
    }

    /// The texts under labels.
    static func texts(_ list: [LabeledText], of labels: [String]) -> [String?] {
        if labels.isEmpty { return [] }
        let texts = Dictionary(list.map { ($0.label, $0.text) }) { first, _ in first }
        return labels.map { texts[$0] }
    }
}

extension [LabeledText]? {
    /// The fields that have no place of their own.
    var pairs: [(String, String?)] { (self ?? []).map { ($0.label, $0.text) } }
}

extension ClosedRange<FixedDecimal>? {
    /// One score, a range of scores, or a dash.
    var text: String {
        guard let range = self else { return "—" }
        return range.lowerBound == range.upperBound ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
}

extension Caption {
    func text(_ amount: Amount?) -> String? { amount?.formatted(precision) }
}
