/// 绩效指标: what a reviewer looks for in the rows of goal forms.
struct IndicatorRules: Sendable {
    let percent: NumberedRule
    let bound: NumberedRule
    let measurable: NumberedRule
    let comparators: NumberedRule
    let units: NumberedRule
    let placeholder: NumberedRule
    let currentYear: NumberedRule
    let longTerm: NumberedRule
    let basis: NumberedRule
    let category: NumberedRule
    let series: NumberedRule
    let name: NumberedRule
    let levelTwo: NumberedRule
    let longTermEnd: NumberedRule
    let deadline: NumberedRule
    let budget: NumberedRule
    let weights: NumberedRule
    let frames: NumberedRule
    let wording: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        func add(
            _ name: String, _ severity: Severity, _ chinese: String, _ english: String,
            _ category: Rule.Category = .plausibility, example: @escaping @Sendable (Bool) -> Disclosure
        ) -> NumberedRule {
            numbering.add(
                Rule(
                    "performance.indicator.\(name)", severity, category, table: ProjectPerformanceGoal.form.id,
                    chinese: "绩效指标：" + chinese, english: "Indicators: " + english),
                example: example)
        }
        @Sendable func rows(_ annual: [Indicator], longTerm: [Indicator] = []) -> Disclosure {
            .performanceExample { document in
                var goal = ProjectPerformanceGoal()
                goal.name = "甲项目"
                goal.annualIndicators = annual
                goal.longTermIndicators = longTerm
                document.performance.projectGoals = [goal]
            }
        }
        @Sendable func row(
            _ target: String?, last: String? = nil, before: String? = nil, name: String = "完成率", basis: String? = nil,
            category: String? = nil
        ) -> Indicator {
            var row = Indicator("产出", "数量指标", name)
            row.target = target
            row.lastYear = last
            row.yearBeforeLast = before
            row.basis = basis
            row.category = category
            return row
        }
        percent = add("percent", .note, "比率指标的指标值带%", "the value of a rate has a per cent sign") { passing in
            rows([row(passing ? "≥95%" : "≥95")])
        }
        wording = add("wording", .note, "同一指标在长期与年度表中的文字一致", "a target in words is worded alike in both tables") {
            passing in
            rows([row("规划与单位职能相符")], longTerm: [row(passing ? "规划与单位职能相符" : "规划与单位职称相符")])
        }
        bound = add(
            "bound", .note, "比率的目标不高于100%，目标不是≥0", "a rate is not asked to be above 100 %, and nothing to be at least 0"
        ) { passing in
            rows([row(passing ? "≥95%" : "≥100%")])
        }
        measurable = add(
            "measurable", .note, "数量、时效、成本指标的指标值可以衡量",
            "indicators of quantity, time and cost have values that can be measured"
        ) {
            passing in rows([row(passing ? "≥95%" : "大幅提升")])
        }
        comparators = add("comparators", .note, "各年比较符方向一致", "the comparators of the years have one direction") {
            passing in
            rows([row("≥95%", last: passing ? ">95%" : "≤95%")])
        }
        units = add("units", .note, "各年计量单位一致", "the units of the years are the same") { passing in
            rows([row("≥81元", last: passing ? "≥81元" : "≥81", name: "标准")])
        }
        placeholder = add("placeholder", .note, "指标名称和指标值不以“无”“……”代替", "names and values are not 无 or ……") { passing in
            rows([row(passing ? "≥95%" : "无")])
        }
        currentYear = add("current-year", .warning, "当年指标值不空白", "the value of the current year is there") { passing in
            rows([row(passing ? "≥95%" : nil, last: "≥95%")])
        }
        longTerm = add(
            "long-term", .warning, "长期目标不低于年度目标，单位、方向一致",
            "a long-term target is no weaker than the annual one, in the same unit and direction"
        ) { passing in rows([row("≥95%")], longTerm: [row(passing ? "≥95%" : "≥90%")]) }
        basis = add("basis", .note, "长期与年度指标的确定依据一致", "long-term and annual tables state the same basis") { passing in
            rows([row("≥95%", basis: "行业标准")], longTerm: [row("≥95%", basis: passing ? "行业标准" : "历史标准")])
        }
        category = add("category", .note, "长期与年度指标的分类一致", "long-term and annual tables state the same category") {
            passing in
            rows([row("≥95%", category: "绩效基本型")], longTerm: [row("≥95%", category: passing ? "绩效基本型" : "绩效创新型")])
        }
        series = add("series", .warning, "前两年的数与当年同一口径", "the figures of earlier years are of the same series") {
            passing in
            .performanceExample { document in
                var goal = DepartmentPerformanceGoal()
                var line = FundingLine("合计")
                line.current = Amount(tenThousandYuan: 30)
                line.lastYear = Amount(tenThousandYuan: 20)
                line.yearBeforeLast = Amount(tenThousandYuan: 10)
                goal.funding.income = [line]
                goal.annualIndicators = [row("30", last: "20", before: passing ? "10" : "5", name: "金额")]
                document.performance.departmentGoal = goal
            }
        }
        name = add("name", .note, "同一指标在长期与年度表中名称一致", "an indicator has one name in both tables") { passing in
            rows(
                [row("≥95%", name: "符合条件困难群体应保尽保覆盖率")],
                longTerm: [row("≥95%", name: passing ? "符合条件困难群体应保尽保覆盖率" : "符合条件的困难群体应保尽保覆盖率")])
        }
        levelTwo = add("level-two", .warning, "二级指标列在所属的一级指标下", "a level-two indicator stands under its level one") {
            passing in
            rows([
                Indicator("产出指标", "数量指标", "培训人数"),
                Indicator(passing ? "效益指标" : "产出指标", "社会效益指标", "就业人数"), Indicator("效益指标", "经济效益指标", "产值"),
            ])
        }
        longTermEnd = add(
            "long-term-end", .warning, "长期目标的截止年度晚于预算年度", "a long-term goal ends after the budget year"
        ) { passing in
            var document = rows([row("≥95%")])
            document.performance.projectGoals[0].longTermEnd = passing ? 2027 : 2025
            return document
        }
        deadline = add("deadline", .warning, "时限不早于预算年度", "a target is not due before the budget year") { passing in
            rows([row(passing ? "2025年12月底前" : "2024年12月底前", name: "完成时间")])
        }
        budget = add(
            "budget", .warning, "项目成本指标不高于项目预算", "the cost that an indicator allows a project is within its budget"
        ) { passing in
            var document = rows([row(passing ? "≤5万元" : "≤6万元", name: "项目总成本")])
            document.performance.projectGoals[0].totalBudget = Amount(tenThousandYuan: 5)
            document.performance.projectGoals[0].currentBudget = Amount(tenThousandYuan: 5)
            return document
        }
        weights = add(
            "weights", .error, "分值之和 = 100，含执行率分值；各级分值 = 下级分值之和",
            "the points add up to 100 with those of execution, and those of a level to the level above", .arithmetic
        ) { passing in
            var rows = rows([row("≥95%"), row("≥90%", name: "覆盖率")])
            rows.performance.projectGoals[0].executionWeight = FixedDecimal(10)
            rows.performance.projectGoals[0].annualIndicators[0].weight = FixedDecimal(passing ? 50 : 40)
            rows.performance.projectGoals[0].annualIndicators[1].weight = FixedDecimal(40)
            return rows
        }
        frames = add(
            "frames", .note, "同一文件的项目绩效目标表、自评表各采用同一指标框架",
            "the goals of the projects of a document have one frame, and their evaluations"
        ) { passing in
            .performanceExample { document in
                document.performance.projectGoals = ["效益", passing ? "效益" : "效果"].map { name in
                    var goal = ProjectPerformanceGoal()
                    goal.name = "改善" + name
                    goal.annualIndicators = [
                        row("≥95%"), Indicator(name, "社会效益", "受益人数"), Indicator("满意度", "服务对象满意度", "满意度"),
                    ]
                    return goal
                }
            }
        }
    }
}
