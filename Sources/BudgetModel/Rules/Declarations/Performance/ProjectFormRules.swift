import BudgetCodes

/// 项目支出绩效目标表: its money, and the project table.
struct ProjectFormRules: Sendable {
    let sourcesTotal: NumberedRule
    let sourcesBudget: NumberedRule
    let sourceParts: NumberedRule
    let costs: NumberedRule
    let costsTotal: NumberedRule
    let costsPart: NumberedRule
    let totalBudget: NumberedRule
    let table: NumberedRule
    let tableFunds: NumberedRule
    let formMissing: NumberedRule
    let projectMissing: NumberedRule
    let name: NumberedRule
    let price: NumberedRule
    let period: NumberedRule
    let unitName: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        let form = ProjectPerformanceGoal.form.id
        @Sendable func goal(_ fill: (inout ProjectPerformanceGoal) -> Void) -> Disclosure {
            .performanceExample { document in
                var goal = ProjectPerformanceGoal()
                goal.name = "甲项目"
                fill(&goal)
                document.performance.projectGoals = [goal]
            }
        }
        @Sendable func withForms(_ forms: [String], table lines: [String]) -> Disclosure {
            .performanceExample { document in
                document.performance.projectGoals = forms.enumerated().map { place, name in
                    var goal = ProjectPerformanceGoal()
                    goal.name = name
                    goal.currentBudget = Amount(tenThousandYuan: Int64(place) + 1)
                    return goal
                }
                var table = ProjectExpenditure()
                for (place, name) in lines.enumerated() {
                    table.append(.named(name), named: name, [.total: Amount(tenThousandYuan: Int64(place) + 1)])
                }
                document.budget.projectExpenditure = table
            }
        }
        @Sendable func withTable(_ document: Disclosure, _ amount: Int64, name: String = "甲项目") -> Disclosure {
            var document = document
            var table = ProjectExpenditure()
            let amount = Amount(tenThousandYuan: amount)
            table.append(.named(name), named: name, [.total: amount, .generalPublic: amount])
            document.budget.projectExpenditure = table
            return document
        }
        func add(
            _ name: String, _ severity: Severity, _ category: Rule.Category, _ chinese: String, _ english: String,
            _ phrase: Rule.Phrase = .statement, example: @escaping @Sendable (Bool) -> Disclosure
        ) -> NumberedRule {
            numbering.add(
                Rule(
                    "performance.project-goal.\(name)", severity, category, table: form,
                    chinese: "项目支出绩效目标表：" + chinese, english: "In the goals of a project, " + english,
                    phrase: phrase),
                example: example)
        }

        sourcesTotal = add(
            "sources.total", .error, .arithmetic, "资金来源合计 = 各来源之和", "the total of the sources is their sum", .rows
        ) { passing in
            goal {
                $0.sources = [
                    MoneyRow("合计", Amount(tenThousandYuan: passing ? 5 : 6)),
                    MoneyRow("一般公共预算财政拨款", Amount(tenThousandYuan: 5)),
                    MoneyRow("其中:申请当年预算拨款", Amount(tenThousandYuan: 5)),
                ]
            }
        }
        sourcesBudget = add(
            "sources.budget", .error, .arithmetic, "项目当年预算 = 各资金来源之和",
            "the budget of the year is the sum of the sources", .rows
        ) { passing in
            goal {
                $0.currentBudget = Amount(tenThousandYuan: passing ? 5 : 6)
                $0.sources = [MoneyRow("一般公共预算财政拨款", Amount(tenThousandYuan: 5))]
            }
        }
        sourceParts = add(
            "sources.part", .error, .arithmetic, "资金来源不小于其中数", "a source is at least what is part of it", .atLeast
        ) { passing in
            goal {
                $0.sources = [
                    MoneyRow("一般公共预算财政拨款", Amount(tenThousandYuan: 5)),
                    MoneyRow("其中:申请当年预算拨款", Amount(tenThousandYuan: passing ? 4 : 6)),
                ]
            }
        }
        costs = add(
            "costs.budget", .error, .arithmetic, "项目当年预算 = 支出明细之和",
            "the budget of the year is the sum of the costs", .rows
        ) { passing in
            goal {
                $0.currentBudget = Amount(tenThousandYuan: passing ? 5 : 6)
                $0.costs = [ProjectCost("办公")]
                $0.costs[0].amount = Amount(tenThousandYuan: 5)
            }
        }
        @Sendable func costing(_ costs: [(String, Int64)]) -> Disclosure {
            goal {
                $0.costs = costs.map { name, amount in
                    var cost = ProjectCost(name)
                    cost.amount = Amount(tenThousandYuan: amount)
                    return cost
                }
            }
        }
        costsTotal = add(
            "costs.total", .error, .arithmetic, "支出明细合计 = 各项支出之和", "the total of the costs is their sum", .rows
        ) { passing in costing([("合计", passing ? 5 : 6), ("办公", 2), ("印刷", 3)]) }
        costsPart = add(
            "costs.part", .error, .arithmetic, "支出明细的上级行 = 下级各行之和，不小于其中数",
            "a cost is the sum of the lines below it, and at least what is part of it", .other
        ) { passing in costing([("一、办公", 5), ("1.印刷", 2), ("2.邮寄", passing ? 3 : 4), ("二、差旅", 1)]) }
        totalBudget = add(
            "total-budget", .warning, .arithmetic, "项目总预算不小于当年预算",
            "the whole budget is at least that of the year", .atLeast
        ) { passing in
            goal {
                $0.totalBudget = Amount(tenThousandYuan: passing ? 5 : 4)
                $0.currentBudget = Amount(tenThousandYuan: 5)
            }
        }
        table = add(
            "table", .error, .crossTable, "项目当年预算与项目支出表一致", "the budget of the year is that of the project table",
            .other
        ) { passing in
            withTable(goal { $0.currentBudget = Amount(tenThousandYuan: passing ? 5 : 6) }, 5)
        }
        tableFunds = add(
            "table.funds", .error, .crossTable, "资金来源与项目支出表的资金栏一致",
            "the sources are the funds of the project table", .other
        ) { passing in
            withTable(
                goal { $0.sources = [MoneyRow("一般公共预算财政拨款", Amount(tenThousandYuan: passing ? 5 : 6))] }, 5)
        }
        formMissing = add(
            "form-missing", .warning, .completeness, "特定目标类项目都有绩效目标表",
            "every project for a specific purpose has a form"
        ) { passing in
            withForms(["甲项目"] + (passing ? ["乙项目"] : []), table: ["甲项目", "乙项目"])
        }
        projectMissing = add(
            "project-missing", .warning, .completeness, "绩效目标表的项目都列入项目支出表",
            "every form has a line in the project table"
        ) { passing in
            withForms(["甲项目", "乙项目"], table: ["甲项目"] + (passing ? ["乙项目"] : []))
        }
        name = add(
            "name", .warning, .crossTable, "项目名称与项目支出表一致", "a project has the name of the project table"
        ) { passing in
            withForms(["甲项目", "乙项目"], table: ["甲项目", passing ? "乙项目" : "丙工程"])
        }
        price = add(
            "price", .warning, .arithmetic, "单价 × 数量 = 金额", "unit price times quantity is the amount"
        ) { passing in
            goal {
                $0.costs = [ProjectCost("聘用")]
                $0.costs[0].basis = "4人，70000元/人.年"
                $0.costs[0].amount = Amount(tenThousandYuan: passing ? 28 : 29)
            }
        }
        period = add(
            "period", .warning, .plausibility, "项目起止时间先后有序，包含预算年度和以前有预算的年度",
            "a project ends after it begins, and the years of its budgets are between"
        ) { passing in
            goal {
                $0.startYear = passing ? 2024 : 2026
                $0.endYear = 2025
            }
        }
        unitName = add(
            "unit-name", .note, .plausibility, "项目名称不以单位名称代替", "a project has a name of its own, not that of the unit"
        ) { passing in goal { $0.name = passing ? "甲项目" : "某单位" } }
    }
}
