import BudgetCodes

/// 部门整体绩效目标表: its funds.
struct FundingRules: Sendable {
    let total: NumberedRule
    let balance: NumberedRule
    let share: NumberedRule
    let projects: NumberedRule
    let tables: NumberedRule
    let missing: NumberedRule
    let currentYear: NumberedRule
    let tasks: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        let form = DepartmentPerformanceGoal.form.id
        @Sendable func funding(_ fill: (inout FundingComposition) -> Void) -> DepartmentPerformanceGoal {
            var goal = DepartmentPerformanceGoal()
            fill(&goal.funding)
            return goal
        }
        @Sendable func line(_ name: String, _ amount: Int64, share: Int? = nil) -> FundingLine {
            var line = FundingLine(name)
            line.current = Amount(tenThousandYuan: amount)
            line.share = share.map { FixedDecimal($0) }
            return line
        }
        total = numbering.add(
            Rule(
                "performance.department-goal.funding.total", .error, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：收入、支出构成的合计 = 各行之和",
                english: "In the goals of a department, the total of the funds is the sum of the lines", phrase: .rows
            )
        ) { passing in
            .performanceExample { document in
                document.performance.departmentGoal = funding {
                    $0.income = [line("财政拨款", 3), line("单位资金", 2), line("合计", passing ? 5 : 6)]
                }
            }
        }
        balance = numbering.add(
            Rule(
                "performance.department-goal.funding.balance", .error, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：支出合计 = 收入合计",
                english: "In the goals of a department, total expenditure is total income", phrase: .other
            )
        ) { passing in
            .performanceExample { document in
                document.performance.departmentGoal = funding {
                    $0.income = [line("合计", 5)]
                    $0.expenditure = [line("合计", passing ? 5 : 6)]
                }
            }
        }
        share = numbering.add(
            Rule(
                "performance.department-goal.funding.share", .warning, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：占比 = 当年金额 ÷ 合计",
                english: "In the goals of a department, a share is the amount divided by the total"
            )
        ) { passing in
            .performanceExample { document in
                document.performance.departmentGoal = funding {
                    $0.income = [line("财政拨款", 3, share: passing ? 60 : 61), line("单位资金", 2), line("合计", 5)]
                }
            }
        }
        projects = numbering.add(
            Rule(
                "performance.department-goal.projects", .warning, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：项目支出 = 项目支出情况各项目当年预算之和",
                english: "In the goals of a department, project expenditure is the sum of the planned projects",
                phrase: .rows
            )
        ) { passing in
            .performanceExample { document in
                var goal = funding { $0.expenditure = [line("项目支出", passing ? 5 : 6)] }
                goal.projects = [PlannedProject("甲项目"), PlannedProject("乙项目")]
                goal.projects[0].currentBudget = Amount(tenThousandYuan: 2)
                goal.projects[1].currentBudget = Amount(tenThousandYuan: 3)
                document.performance.departmentGoal = goal
            }
        }
        missing = numbering.add(
            Rule(
                "performance.department-goal.missing", .warning, .completeness, table: form,
                chinese: "有项目支出的部门填报部门整体绩效目标表",
                english: "A department with projects fills in the goals of the department"
            )
        ) { passing in
            var document = Disclosure(
                Disclosure.Header(.budget, of: .department, fiscalYear: 2025, agency: Agency(name: "某部门")))
            document.performance.departmentGoal = funding {
                if passing { $0.income = [line("合计", 5)] }
            }
            var table = DepartmentExpenditure()
            table.total = Amounts([.project: Amount(tenThousandYuan: 5)])
            document.budget.departmentExpenditure = table
            return document
        }
        currentYear = numbering.add(
            Rule(
                "performance.department-goal.funding.current-year", .warning, .completeness, table: form,
                chinese: "部门整体绩效目标表：以前年度有数的，当年金额不空白",
                english: "In the goals of a department, the funds of the current year are there where earlier years are"
            )
        ) { passing in
            .performanceExample { document in
                document.performance.departmentGoal = funding {
                    $0.income = [line("财政拨款", 3), line("合计", 3)]
                    for row in 0..<2 { $0.income[row].lastYear = $0.income[row].current }
                    if !passing { for row in 0..<2 { $0.income[row].current = nil } }
                }
            }
        }
        tasks = numbering.add(
            Rule(
                "performance.department-goal.tasks", .warning, .arithmetic, table: form,
                chinese: "部门整体绩效目标表：年度履职目标各项预算之和不超过支出合计，列有基本支出的与其相等",
                english:
                    "In the goals of a department, the tasks cost no more than the total of the funds, and as much "
                    + "where basic expenditure is one of them", phrase: .other
            )
        ) { passing in
            .performanceExample { document in
                var goal = funding { $0.expenditure = [line("基本支出", 2), line("项目支出", 3), line("合计", 5)] }
                goal.tasks = [("甲项目", 3), ("基本支出", passing ? 2 : 1)].map { name, amount in
                    var task = PlannedTask()
                    task.project = name
                    task.budget = Amount(tenThousandYuan: Int64(amount))
                    return task
                }
                document.performance.departmentGoal = goal
            }
        }
        tables = numbering.add(
            Rule(
                "performance.department-goal.tables", .error, .crossTable, table: form,
                chinese: "部门整体绩效目标表的当年金额与预算表一致：财政拨款、基本支出、项目支出、合计",
                english: "The funds in the goals of a department are those of the budget tables", phrase: .other
            )
        ) { passing in
            .performanceExample { document in
                document.performance.departmentGoal = funding { $0.expenditure = [line("基本支出", passing ? 5 : 6)] }
                var table = DepartmentExpenditure()
                table.total = Amounts([.basic: Amount(tenThousandYuan: 5)])
                table.append("208", named: "社会保障和就业支出", [.basic: 5])
                document.budget.departmentExpenditure = table
            }
        }
    }
}
