import BudgetCodes

/// The rules about performance forms.
struct PerformanceRules: Sendable {
    let funding: FundingRules
    let projects: ProjectFormRules
    let evaluation: EvaluationRules
    let indicators: IndicatorRules

    init(_ numbering: inout Numbering) {
        funding = FundingRules(&numbering)
        projects = ProjectFormRules(&numbering)
        evaluation = EvaluationRules(&numbering)
        indicators = IndicatorRules(&numbering)
    }
}

extension Disclosure {
    /// An example document of performance forms.
    static func performanceExample(_ fill: (inout Disclosure) -> Void) -> Disclosure {
        var document = Disclosure(Header(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        fill(&document)
        return document
    }
}

/// So many 万元.
func example(_ amount: Int64) -> Amount { Amount(yuan: amount * 10_000) }

/// 部门整体绩效目标表: its funds.
struct FundingRules: Sendable {
    let total: Rule
    let balance: Rule
    let share: Rule
    let projects: Rule
    let tables: Rule

    init(_ numbering: inout Numbering) {
        let form = DepartmentPerformanceGoal.form.id
        @Sendable func funding(_ fill: (inout FundingComposition) -> Void) -> DepartmentPerformanceGoal {
            var goal = DepartmentPerformanceGoal()
            fill(&goal.funding)
            return goal
        }
        @Sendable func line(_ name: String, _ amount: Int64, share: Int? = nil) -> FundingLine {
            var line = FundingLine(name)
            line.current = example(amount)
            line.share = share.map { FixedDecimal($0) }
            return line
        }
        total = numbering.add(
            Rule(
                "performance.department-goal.funding.total", .error, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：收入、支出构成的合计 = 各行之和",
                english: "In the goals of a department, the total of the funds is the sum of the lines", phrase: .rows
            ) { passing in
                .performanceExample { document in
                    document.performance.departmentGoal = funding {
                        $0.income = [line("财政拨款", 3), line("单位资金", 2), line("合计", passing ? 5 : 6)]
                    }
                }
            })
        balance = numbering.add(
            Rule(
                "performance.department-goal.funding.balance", .error, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：支出合计 = 收入合计",
                english: "In the goals of a department, total expenditure is total income", phrase: .other
            ) { passing in
                .performanceExample { document in
                    document.performance.departmentGoal = funding {
                        $0.income = [line("合计", 5)]
                        $0.expenditure = [line("合计", passing ? 5 : 6)]
                    }
                }
            })
        share = numbering.add(
            Rule(
                "performance.department-goal.funding.share", .warning, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：占比 = 当年金额 ÷ 合计",
                english: "In the goals of a department, a share is the amount divided by the total"
            ) { passing in
                .performanceExample { document in
                    document.performance.departmentGoal = funding {
                        $0.income = [line("财政拨款", 3, share: passing ? 60 : 61), line("单位资金", 2), line("合计", 5)]
                    }
                }
            })
        projects = numbering.add(
            Rule(
                "performance.department-goal.projects", .warning, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：项目支出 = 项目支出情况各项目当年预算之和",
                english: "In the goals of a department, project expenditure is the sum of the planned projects",
                phrase: .rows
            ) { passing in
                .performanceExample { document in
                    var goal = funding { $0.expenditure = [line("项目支出", passing ? 5 : 6)] }
                    goal.projects = [PlannedProject("甲项目"), PlannedProject("乙项目")]
                    goal.projects[0].currentBudget = example(2)
                    goal.projects[1].currentBudget = example(3)
                    document.performance.departmentGoal = goal
                }
            })
        tables = numbering.add(
            Rule(
                "performance.department-goal.tables", .error, .crossTable, table: form,
                chinese: "部门整体绩效目标表的当年金额与预算表一致：财政拨款、基本支出、项目支出、合计",
                english: "The funds in the goals of a department are those of the budget tables", phrase: .other
            ) { passing in
                .performanceExample { document in
                    document.performance.departmentGoal = funding { $0.expenditure = [line("基本支出", passing ? 5 : 6)] }
                    var table = DepartmentExpenditure()
                    table.total = DepartmentExpenditure.Amounts()
                    table.total?.basic = example(5)
                    table.append("208", "社会保障和就业支出") { $0.basic = example(5) }
                    document.budget.departmentExpenditure = table
                }
            })
    }
}

/// 项目支出绩效目标表: its money, and the project table.
struct ProjectFormRules: Sendable {
    let sourcesTotal: Rule
    let sourcesBudget: Rule
    let sourceParts: Rule
    let costs: Rule
    let totalBudget: Rule
    let table: Rule
    let tableFunds: Rule
    let formMissing: Rule
    let projectMissing: Rule
    let price: Rule

    init(_ numbering: inout Numbering) {
        let form = ProjectPerformanceGoal.form.id
        @Sendable func goal(_ fill: (inout ProjectPerformanceGoal) -> Void) -> Disclosure {
            .performanceExample { document in
                var goal = ProjectPerformanceGoal()
                goal.name = "甲项目"
                fill(&goal)
                document.performance.projectGoals = [goal]
            }
        }
        @Sendable func withTable(_ document: Disclosure, _ amount: Int64, name: String = "甲项目") -> Disclosure {
            var document = document
            var table = ProjectExpenditure()
            table.append(.named(name), name) { row in
                row.total = example(amount)
                row.generalPublic = example(amount)
            }
            document.budget.projectExpenditure = table
            return document
        }
        func add(
            _ name: String, _ severity: Severity, _ category: Rule.Category, _ chinese: String, _ english: String,
            _ phrase: Rule.Phrase = .statement, example: @escaping @Sendable (Bool) -> Disclosure
        ) -> Rule {
            numbering.add(
                Rule(
                    "performance.project-goal.\(name)", severity, category, table: form,
                    chinese: "项目支出绩效目标表：" + chinese, english: "In the goals of a project, " + english,
                    phrase: phrase, example: example))
        }

        sourcesTotal = add(
            "sources.total", .error, .arithmetic, "资金来源合计 = 各来源之和", "the total of the sources is their sum", .rows
        ) { passing in
            goal {
                $0.sources = [
                    ProjectFundSource("合计", example(passing ? 5 : 6)), ProjectFundSource("一般公共预算财政拨款", example(5)),
                    ProjectFundSource("其中:申请当年预算拨款", example(5)),
                ]
            }
        }
        sourcesBudget = add(
            "sources.budget", .error, .arithmetic, "项目当年预算 = 各资金来源之和",
            "the budget of the year is the sum of the sources", .rows
        ) { passing in
            goal {
                $0.currentBudget = example(passing ? 5 : 6)
                $0.sources = [ProjectFundSource("一般公共预算财政拨款", example(5))]
            }
        }
        sourceParts = add(
            "sources.part", .error, .arithmetic, "资金来源不小于其中数", "a source is at least what is part of it", .atLeast
        ) { passing in
            goal {
                $0.sources = [
                    ProjectFundSource("一般公共预算财政拨款", example(5)),
                    ProjectFundSource("其中:申请当年预算拨款", example(passing ? 4 : 6)),
                ]
            }
        }
        costs = add(
            "costs.budget", .error, .arithmetic, "项目当年预算 = 支出明细之和",
            "the budget of the year is the sum of the costs", .rows
        ) { passing in
            goal {
                $0.currentBudget = example(passing ? 5 : 6)
                $0.costs = [ProjectCost("办公")]
                $0.costs[0].amount = example(5)
            }
        }
        totalBudget = add(
            "total-budget", .warning, .arithmetic, "项目总预算不小于当年预算",
            "the whole budget is at least that of the year", .atLeast
        ) { passing in
            goal {
                $0.totalBudget = example(passing ? 5 : 4)
                $0.currentBudget = example(5)
            }
        }
        table = add(
            "table", .error, .crossTable, "项目当年预算与项目支出表一致", "the budget of the year is that of the project table",
            .other
        ) { passing in
            withTable(goal { $0.currentBudget = example(passing ? 5 : 6) }, 5)
        }
        tableFunds = add(
            "table.funds", .error, .crossTable, "资金来源与项目支出表的资金栏一致",
            "the sources are the funds of the project table", .other
        ) { passing in
            withTable(goal { $0.sources = [ProjectFundSource("一般公共预算财政拨款", example(passing ? 5 : 6))] }, 5)
        }
        formMissing = add(
            "form-missing", .warning, .completeness, "特定目标类项目都有绩效目标表",
            "every project for a specific purpose has a form"
        ) { passing in
            withTable(goal { $0.currentBudget = example(5) }, 5, name: passing ? "甲项目" : "乙项目")
        }
        projectMissing = add(
            "project-missing", .warning, .completeness, "绩效目标表的项目都列入项目支出表",
            "every form has a line in the project table"
        ) { passing in
            withTable(goal { $0.currentBudget = example(5) }, 5, name: passing ? "甲项目" : "乙项目")
        }
        price = add(
            "price", .warning, .arithmetic, "单价 × 数量 = 金额", "unit price times quantity is the amount"
        ) { passing in
            goal {
                $0.costs = [ProjectCost("聘用")]
                $0.costs[0].basis = "4人，70000元/人.年"
                $0.costs[0].amount = example(passing ? 28 : 29)
            }
        }
    }
}
