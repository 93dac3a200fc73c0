import BudgetCodes

/// 绩效运行监控表: its money, and what it expects.
struct MonitoringRules: Sendable {
    let funds: NumberedRule
    let rate: NumberedRule
    let forecast: NumberedRule
    let likelihood: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        func add(
            _ name: String, _ severity: Severity, _ category: Rule.Category, _ chinese: String, _ english: String,
            _ phrase: Rule.Phrase = .statement, example: @escaping @Sendable (Bool, inout PerformanceMonitoring) -> Void
        ) -> NumberedRule {
            numbering.add(
                Rule(
                    "performance.monitoring.\(name)", severity, category, table: PerformanceMonitoring.form.id,
                    chinese: "绩效运行监控表：" + chinese, english: "In a monitoring form, " + english, phrase: phrase)
            ) { passing in
                .performanceExample { document in
                    var form = PerformanceMonitoring()
                    form.name = "甲项目"
                    form.funds = [MoneyRow("年度资金总额"), MoneyRow("其中：财政拨款"), MoneyRow("其他资金")]
                    for (row, amount) in [5, 3, 2].enumerated() {
                        form.funds[row].initialBudget = Amount(tenThousandYuan: Int64(amount))
                    }
                    example(passing, &form)
                    document.performance.monitorings = [form]
                }
            }
        }
        funds = add(
            "funds", .error, .arithmetic, "各栏资金总额 = 各来源之和，不小于其中数",
            "the total of a column is the sum of the sources, and at least what is part of it", .rows
        ) { passing, form in
            if !passing { form.funds[0].initialBudget = Amount(tenThousandYuan: 6) }
        }
        rate = add(
            "rate", .error, .arithmetic, "执行率 = 执行数 ÷ 预算数", "the execution rate is what was spent over the budget"
        ) { passing, form in
            form.funds[0].actual = Amount(tenThousandYuan: 4)
            form.funds[0].rate = FixedDecimal(passing ? 80 : 85)
        }
        forecast = add(
            "forecast", .note, .plausibility, "全年预计执行数不超过预算数，不小于已执行数",
            "what is expected for the year is within the budget, and not below what was spent"
        ) { passing, form in form.funds[0].forecast = Amount(tenThousandYuan: passing ? 5 : 6) }
        likelihood = add(
            "likelihood", .note, .plausibility, "“确定能”完成的，全年预计完成值达到指标值",
            "what is certain to be reached is expected to be reached"
        ) { passing, form in
            var row = EvaluatedIndicator("产出指标", "数量指标", "培训人数")
            row.target = "≥50人"
            row.details.forecast = passing ? "50人" : "45人"
            row.details.likelihood = "确定能"
            form.indicators = [row]
        }
    }
}
