import BudgetCodes

/// 绩效自评表: weights and scores.
struct EvaluationRules: Sendable {
    let levelTwoWeight: NumberedRule
    let levelOneWeight: NumberedRule
    let indicatorWeight: NumberedRule
    let wholeWeight: NumberedRule
    let schemeWeight: NumberedRule
    let executionSources: NumberedRule
    let executionRate: NumberedRule
    let executionScore: NumberedRule
    let score: NumberedRule
    let assumedScore: NumberedRule
    let scoreRange: NumberedRule
    let total: NumberedRule
    let tables: NumberedRule
    let projects: NumberedRule
    let deviation: NumberedRule
    let copied: NumberedRule
    let words: NumberedRule
    let unit: NumberedRule
    let direction: NumberedRule
    let reason: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        func add(
            _ name: String, _ severity: Severity, _ chinese: String, _ english: String,
            category: Rule.Category = .arithmetic, phrase: Rule.Phrase = .statement,
            example: @escaping @Sendable (Bool) -> Disclosure
        ) -> NumberedRule {
            numbering.add(
                Rule(
                    "performance.self-evaluation.\(name)", severity, category, table: ProjectSelfEvaluation.form.id,
                    chinese: "绩效自评表：" + chinese, english: "In a self-evaluation, " + english, phrase: phrase),
                example: example)
        }
        @Sendable func form(_ fill: (inout ProjectSelfEvaluation) -> Void) -> Disclosure {
            .performanceExample { document in
                var form = ProjectSelfEvaluation()
                form.name = "甲项目"
                fill(&form)
                document.performance.projectSelfEvaluations = [form]
            }
        }
        @Sendable func row(
            _ target: String, _ actual: String, score: String, levelTwo: String = "数量指标", weight: Int = 5,
            levelTwoWeight: Int = 5, levelOneWeight: Int = 5
        ) -> EvaluatedIndicator {
            var row = EvaluatedIndicator("产出指标", levelTwo, "完成数")
            row.levelOneWeight = FixedDecimal(levelOneWeight)
            row.levelTwoWeight = FixedDecimal(levelTwoWeight)
            row.weight = FixedDecimal(weight)
            row.target = target
            row.actual = actual
            row.score = FixedDecimal(score)
            return row
        }
        levelTwoWeight = add("weights.level-two", .error, "二级指标权重 = 三级指标权重之和", "a level-two weight is the sum below it")
        {
            passing in form { $0.indicators = [row("≥1", "1", score: "5", levelTwoWeight: passing ? 5 : 6)] }
        }
        levelOneWeight = add("weights.level-one", .error, "一级指标权重 = 二级指标权重之和", "a level-one weight is the sum below it")
        {
            passing in form { $0.indicators = [row("≥1", "1", score: "5", levelOneWeight: passing ? 5 : 6)] }
        }
        indicatorWeight = add(
            "weights.indicators", .error, "年度绩效指标权重 = 一级指标权重之和", "the weight of the indicators is the sum of level one"
        ) { passing in
            form {
                $0.indicatorWeight = FixedDecimal(passing ? 5 : 6)
                $0.indicators = [row("≥1", "1", score: "5")]
            }
        }
        wholeWeight = add("weights.whole", .error, "预算执行权重 + 指标权重 = 100", "execution and indicators weigh 100 together")
        {
            passing in
            form {
                $0.execution.weight = FixedDecimal(20)
                $0.indicatorWeight = FixedDecimal(passing ? 80 : 70)
            }
        }
        schemeWeight = add(
            "weights.scheme", .warning, "一级指标权重与评分办法、备注载明的一致",
            "the weights of level one are those of the scheme, or those that the notes of the form state",
            category: .plausibility
        ) { passing in
            form {
                $0.caption.notes = ["预算执行率\(passing ? 95 : 90)分，产出指标\(passing ? 5 : 10)分"]
                $0.indicators = [row("≥1", "1", score: "5")]
            }
        }
        executionSources = add(
            "execution.sources", .error, "预算数、执行数 = 各资金来源之和", "budget and actual are the sums of the sources",
            phrase: .rows
        ) { passing in
            form {
                $0.execution.budget = Amount(tenThousandYuan: passing ? 4 : 5)
                $0.execution.sources = [MoneyRow("财政拨款"), MoneyRow("其他资金")]
                $0.execution.sources?[0].budget = Amount(tenThousandYuan: 3)
                $0.execution.sources?[1].budget = Amount(tenThousandYuan: 1)
            }
        }
        executionRate = add("execution.rate", .error, "执行率 = 执行数 ÷ 预算数", "the execution rate is actual over budget") {
            passing in
            form {
                $0.execution.budget = Amount(tenThousandYuan: 4)
                $0.execution.actual = Amount(tenThousandYuan: 3)
                $0.execution.rate = FixedDecimal(passing ? 75 : 80)
            }
        }
        executionScore = add(
            "execution.score", .error, "预算执行得分 = 权重 × 执行率，不超过权重",
            "the execution score is weight times rate, at most the weight"
        ) { passing in
            form {
                $0.execution.budget = Amount(tenThousandYuan: 4)
                $0.execution.actual = Amount(tenThousandYuan: 3)
                $0.execution.weight = FixedDecimal(20)
                $0.execution.score = FixedDecimal(passing ? 15 : 16)
            }
        }
        score = add(
            "score", .error, "得分 = 权重 × 完成比例，方向与评分办法已知",
            "a score is weight times attainment, where the direction is printed and the scheme is known"
        ) { passing in
            form {
                // The points of 财预〔2020〕10号.
                $0.execution.weight = FixedDecimal(10)
                $0.indicators = [
                    row(
                        "≥1000", "980", score: passing ? "49" : "50", weight: 50, levelTwoWeight: 50,
                        levelOneWeight: 50)
                ]
                for (level, points) in [("效益指标", 30), ("满意度指标", 10)] {
                    var other = EvaluatedIndicator(level, level, level)
                    other.weight = FixedDecimal(points)
                    $0.indicators.append(other)
                }
            }
        }
        assumedScore = add(
            "score.assumed", .warning, "得分 = 权重 × 完成比例，方向或评分办法为推定",
            "a score is weight times attainment, with the direction or the scheme assumed"
        ) { passing in
            form { $0.indicators = [row("42万元", "42.88万元", score: passing ? "4.9" : "5", levelTwo: "成本指标")] }
        }
        scoreRange = add("score.range", .error, "得分在 0 与权重之间", "a score is between 0 and the weight") { passing in
            form { $0.indicators = [row("持续", "持续", score: passing ? "5" : "6")] }
        }
        total = add("total", .error, "总分 = 预算执行得分 + 各指标得分", "the total is the execution score and all scores") {
            passing in
            form {
                $0.execution.score = FixedDecimal(20)
                $0.indicators = [row("≥1", "1", score: "5")]
                $0.total = FixedDecimal(passing ? 25 : 26)
            }
        }
        tables = add(
            "tables", .error, "执行数、基本支出、项目支出与决算表一致", "the actual figures are those of the final accounts",
            category: .crossTable, phrase: .other
        ) { passing in
            .performanceExample { document in
                var form = DepartmentSelfEvaluation()
                form.basicExpenditure = Amount(tenThousandYuan: passing ? 5 : 6)
                document.performance.departmentSelfEvaluation = form
                var table = FinalExpenditure()
                table.total = Amounts([.basic: Amount(tenThousandYuan: 5)])
                table.append("208", named: "社会保障和就业支出", [.basic: 5])
                document.finalAccounts.expenditure = table
            }
        }
        projects = add(
            "projects", .error, "各项目执行数之和不超过项目支出决算数",
            "the actual figures of the projects are no more than project expenditure", category: .crossTable,
            phrase: .atLeast
        ) { passing in
            var document = form { $0.execution.actual = Amount(tenThousandYuan: passing ? 5 : 6) }
            var table = FinalExpenditure()
            table.total = Amounts([.project: Amount(tenThousandYuan: 5)])
            table.append("208", named: "社会保障和就业支出", [.project: 5])
            document.finalAccounts.expenditure = table
            return document
        }
        deviation = add(
            "deviation", .warning, "目标未完成或者扣分的，说明原因",
            "a target that was missed, or a score below its points, has a reason", category: .completeness
        ) { passing in
            form {
                $0.indicators = [row("≥1000", "980", score: "4.9")]
                if passing { $0.deviationAnalysis = "需求减少" }
            }
        }
        copied = add(
            "copied", .note, "项目指标反映项目本身，不照搬单位整体指标", "the indicators of a project are not those of the whole unit",
            category: .plausibility
        ) { passing in
            var document = form {
                $0.execution.actual = Amount(tenThousandYuan: 3)
                $0.indicators = [row("≥1", "1", score: "5")]
            }
            var whole = DepartmentSelfEvaluation()
            whole.projectExpenditure = Amount(tenThousandYuan: 5)
            whole.indicators = [row(passing ? "≥2" : "≥1", passing ? "2" : "1", score: "5")]
            document.performance.departmentSelfEvaluation = whole
            return document
        }
        words = add(
            "words", .warning, "指标值为数值的，完成值也为数值", "the result of a target in figures is a figure",
            category: .plausibility, phrase: .other
        ) { passing in form { $0.indicators = [row("≥95%", passing ? "96%" : "达成预期指标", score: "5")] } }
        unit = add(
            "unit", .warning, "完成值的计量单位与指标值相同", "a result is in the unit of its target", category: .plausibility,
            phrase: .other
        ) { passing in form { $0.indicators = [row("≥50人", passing ? "50人" : "50%", score: "5")] } }
        direction = add(
            "direction", .warning, "指标性质与指标值的比较符方向一致", "nature and comparator of a target have the same direction",
            category: .plausibility, phrase: .other
        ) { passing in
            form {
                $0.indicators = [row("≥95%", "95%", score: "5")]
                $0.indicators[0].details.nature = passing ? "≥" : "≤"
            }
        }
        reason = add(
            "reason", .note, "没有偏差的指标不填偏差原因", "a result that does not deviate needs no reason", category: .plausibility
        ) { passing in
            form {
                $0.indicators = [row("≥1000", passing ? "1100" : "1000", score: "5")]
                $0.indicators[0].deviation = "需求增加"
            }
        }
    }
}
