import BudgetCodes
import BudgetModel
import Testing

/// Money in performance forms: blank totals whose parts are printed, and figures of tables that are known through theirs.
@Suite struct FormSumTests {
    private func wan(_ figure: Int64?) -> Amount? { figure.map { Amount(yuan: 10_000 * $0) } }

    private func found(_ document: Disclosure, _ rule: Rule.ID) -> [String] {
        document.validate().findings(of: rule).map {
            "\($0.cell.location.line?.rawValue ?? "") \($0.cell.location.column?.rawValue ?? "") "
                + ($0.reason?.rawValue ?? $0.verdict.rawValue)
        }
    }

    private func verdicts(_ document: Disclosure, _ rule: Rule.ID) -> [String] {
        document.validate().findings(of: rule).map { $0.reason?.rawValue ?? $0.verdict.rawValue }
    }

    // MARK: 项目支出绩效目标表

    /// A form with 合计, two sources and a part of the first.
    private func goal(
        _ total: Int64?, _ first: Int64?, _ second: Int64?, budget: Int64?, totalName: String = "合计",
        _ change: (inout ProjectPerformanceGoal) -> Void = { _ in }
    ) -> Disclosure {
        var goal = ProjectPerformanceGoal()
        goal.name = "甲"
        goal.currentBudget = wan(budget)
        goal.sources = [
            MoneyRow(totalName, wan(total)), MoneyRow("一般公共预算财政拨款", wan(first)),
            MoneyRow("其中:申请当年预算拨款", wan(first)), MoneyRow("政府性基金预算财政拨款", wan(second)),
        ]
        change(&goal)
        var document = Disclosure.unit(.performance)
        document.performance.projectGoals = [goal]
        return document
    }

    private let sources: Rule.ID = "performance.project-goal.sources.total"
    private let budget: Rule.ID = "performance.project-goal.sources.budget"
    private let blank: Rule.ID = "amounts.blank-sum"

    @Test(arguments: ["合计", "合 计", "总计"])
    func aBlankTotalIsFound(name: String) throws {
        let document = goal(nil, 5, 3, budget: 8, totalName: name)
        #expect(found(document, blank) == ["甲/sources/\(name) amount violated"])
        #expect(found(document, sources) == [], "it is said once")
        let finding = try #require(document.validate().findings(of: blank).first)
        #expect(finding.severity == .warning && finding.expected == Amount(yuan: 10_000 * 8))
        #expect(
            finding.message(in: .chinese)
                == "甲 \(name) 空白，甲 一般公共预算财政拨款 5.00 + 甲 政府性基金预算财政拨款 3.00 = 8.00（不符）")
        #expect(finding.message(in: .english).contains("blank"))
        #expect(document.validate().findings(.violated).count == 1)
    }

    @Test func otherTotalsAreNone() {
        for document in [goal(8, 5, 3, budget: 8), goal(nil, nil, nil, budget: 8), goal(nil, 0, nil, budget: 0)] {
            #expect(found(document, blank) == [])
        }
        #expect(verdicts(goal(8, 5, 3, budget: 8), sources) == [])
        #expect(verdicts(goal(nil, nil, nil, budget: 8), budget) == ["blankAddends"])
        // A form without the row has no blank total.
        #expect(found(goal(nil, 5, 3, budget: 8) { $0.sources.removeFirst() }, blank) == [])
    }

    @Test func aRemarkSilencesIt() {
        let cell: Remark = Remark("残缺", line: "甲/sources/合计", column: "amount")
        #expect(verdicts(goal(nil, 5, 3, budget: 8) { $0.caption.remarks = [cell] }, blank) == ["remarked"])
        let other = Remark("残缺", line: "甲/sources/其他资金", column: "amount")
        #expect(verdicts(goal(nil, 5, 3, budget: 8) { $0.caption.remarks = [other] }, blank) == ["violated"])
    }

    /// A blank source may have lost its figure, unless the budget or the total comes out without it.
    @Test func blankSources() {
        #expect(verdicts(goal(8, 8, nil, budget: 8), sources) == [])
        #expect(verdicts(goal(9, 8, nil, budget: 8), sources) == ["violated"])
        #expect(verdicts(goal(8, 8, nil, budget: 9), budget) == ["violated"])
        #expect(verdicts(goal(8, 5, nil, budget: 8), sources) == ["lostAddend"])
        #expect(verdicts(goal(8, 5, nil, budget: 8), budget) == ["lostAddend"])
        #expect(verdicts(goal(8, 5, 0, budget: 8), sources) == ["violated"])
        #expect(verdicts(goal(4, 5, nil, budget: 8), sources) == ["violated"], "more than the total")
    }

    /// A blank budget of the year is what the sources say.
    @Test func aBlankBudgetIsKnown() throws {
        func document(_ total: Int64?, cost: Int64, whole: Int64 = 20) -> Disclosure {
            goal(total, 5, 3, budget: nil) {
                $0.totalBudget = wan(whole)
                $0.costs = [ProjectCost("办公")]
                $0.costs[0].amount = wan(cost)
            }
        }
        let costs: Rule.ID = "performance.project-goal.costs.budget"
        for total in [8, nil] as [Int64?] {
            #expect(verdicts(document(total, cost: 8), costs) == [])
            #expect(document(total, cost: 8).validate().counts(of: costs).holds == 1)
            #expect(verdicts(document(total, cost: 9), costs) == ["violated"])
            let finding = try #require(document(total, cost: 9).validate().findings(of: costs).first)
            #expect(finding.message(in: .chinese).contains("项目当年预算 8.00（空白，由分项推算）"))
            #expect(
                verdicts(document(total, cost: 8, whole: 7), "performance.project-goal.total-budget") == ["violated"])
        }
        #expect(
            verdicts(
                goal(nil, 5, nil, budget: nil) {
                    $0.costs = [ProjectCost("办公")]
                    $0.costs[0].amount = wan(9)
                }, costs) == ["blankCell"])
    }

    @Test func blankTotalsOfCosts() {
        func document(_ total: Int64?, _ second: Int64?) -> Disclosure {
            goal(8, 5, 3, budget: 8) {
                $0.costs = ["合计", "办公", "印刷"].map(ProjectCost.init)
                $0.costs[0].amount = wan(total)
                $0.costs[1].amount = wan(6)
                $0.costs[2].amount = wan(second)
            }
        }
        let costs: Rule.ID = "performance.project-goal.costs.budget"
        #expect(found(document(nil, 2), blank) == ["甲/costs/合计 amount violated"])
        #expect(found(document(8, 2), blank) == [])
        #expect(verdicts(document(8, nil), costs) == ["lostAddend"])
        #expect(verdicts(document(6, nil), costs) == ["violated"], "the total of the costs says that nothing is lost")
    }

    // MARK: 项目支出表

    /// The project 甲 in the table, and its form.
    private func project(
        _ amounts: [ProjectExpenditure.Column: Int64], budget: Int64, fund: Int64, hasOther: Bool = false
    ) -> Disclosure {
        var document = goal(nil, fund, nil, budget: budget) { $0.sources.removeFirst() }
        var table = ProjectExpenditure()
        table.append(.named("甲"), named: "甲", amounts.mapValues { Amount(yuan: 10_000 * $0) })
        table.append(
            .named("乙"), named: "乙", hasOther ? [.total: 1, .governmentFund: 1] : [.total: 1, .generalPublic: 1])
        document.budget.projectExpenditure = table
        return document
    }

    private let table: Rule.ID = "performance.project-goal.table"
    private let funds: Rule.ID = "performance.project-goal.table.funds"

    @Test func blankSumsOfTheProjectTableAreKnown() throws {
        #expect(verdicts(project([.generalPublic: 8], budget: 8, fund: 8), table) == [])
        let wrong = project([.generalPublic: 8], budget: 9, fund: 8)
        #expect(verdicts(wrong, table) == ["violated"])
        let message = try #require(wrong.validate().findings(of: table).first?.message(in: .chinese))
        #expect(message == "甲 项目当年预算 9.00，项目支出表［甲 合计］ 8.00，差 1.00（不符）", "\(message)")
        #expect(wrong.validate().findings(of: table).first?.others.first?.isDerived == true)
        // Where the table has other funds, one of the row may be lost as well.
        let other = project([.generalPublic: 8], budget: 9, fund: 8, hasOther: true)
        #expect(verdicts(other, table) == ["lostAddend"])
        #expect(verdicts(project([.generalPublic: 8], budget: 8, fund: 8, hasOther: true), table) == [])
    }

    /// A blank cell of a fund is nothing where the row comes out without it.
    @Test func blankCellsOfTheProjectTable() {
        #expect(verdicts(project([.total: 8, .generalPublic: 8], budget: 8, fund: 9), funds) == ["violated"])
        #expect(verdicts(project([.total: 9, .generalPublic: 8], budget: 9, fund: 9), funds) != ["violated"])
        #expect(verdicts(project([.total: 8, .generalPublic: 8], budget: 8, fund: 8), funds) == [])
    }

    // MARK: 部门整体绩效目标表

    private func line(_ name: String, _ current: Int64?, _ last: Int64? = nil) -> FundingLine {
        var line = FundingLine(name)
        line.current = wan(current)
        line.lastYear = wan(last)
        return line
    }

    private func funding(_ income: [FundingLine], _ expenditure: [FundingLine] = []) -> Disclosure {
        var document = Disclosure.unit(.performance)
        var goal = DepartmentPerformanceGoal()
        goal.funding.income = income
        goal.funding.expenditure = expenditure
        document.performance.departmentGoal = goal
        return document
    }

    private let total: Rule.ID = "performance.department-goal.funding.total"
    private let balance: Rule.ID = "performance.department-goal.funding.balance"
    private let goals: Rule.ID = "performance.department-goal.tables"

    @Test func blankTotalsOfFunds() {
        let parts = [line("财政拨款", 5, 4), line("其他资金", 3, 2)]
        #expect(found(funding(parts + [line("合计", 8, 6)]), blank) == [])
        #expect(found(funding(parts + [line("合计", nil, 6)]), blank) == ["income.合计 current violated"])
        #expect(found(funding(parts + [line("合计", 8)]), blank) == ["income.合计 lastYear violated"])
        #expect(found(funding(parts + [line("合计", nil)]), blank) == ["income.合计 current violated"], "once a line")
        #expect(verdicts(funding(parts + [line("合计", nil, 7)]), total) == ["violated"], "the other years are judged")
        #expect(found(funding(parts), blank) == [])
    }

    @Test func aBlankTotalOfFundsBalances() throws {
        let parts = [line("财政拨款", 5), line("其他资金", 3)]
        func document(_ other: Int64, _ second: Int64? = 3) -> Disclosure {
            funding(parts + [line("合计", nil)], [line("基本支出", 5), line("项目支出", second), line("合计", other)])
        }
        #expect(verdicts(document(8), balance) == [])
        #expect(document(8).validate().counts(of: balance).holds == 1)
        #expect(verdicts(document(9, 4), balance) == ["violated"])
        let finding = try #require(document(9, 4).validate().findings(of: balance).first)
        #expect(finding.message(in: .chinese).contains("收入构成 合计 当年金额"))
        #expect(finding.others.map(\.isDerived) == [true])
        // The other side says that the blank part is nothing.
        let alone = funding(
            [line("财政拨款", 8), line("其他资金", nil), line("合计", 9)], [line("基本支出", 8), line("合计", 8)])
        #expect(verdicts(alone, total) == ["violated"])
        let unclear = funding(
            [line("财政拨款", 8), line("其他资金", nil), line("合计", 9)], [line("基本支出", 9), line("合计", 9)])
        #expect(verdicts(unclear, total) == ["lostAddend"])
    }

    /// A blank cell of a budget table is known through its parts, or not at all.
    @Test func tablesAreReadAsTheyAreKnown() throws {
        func document(_ basic: Int64, _ fill: (inout DepartmentExpenditure) -> Void) -> Disclosure {
            var document = funding([], [line("基本支出", basic)])
            var table = DepartmentExpenditure()
            fill(&table)
            document.budget.departmentExpenditure = table
            return document
        }
        func lines(_ table: inout DepartmentExpenditure) {
            table.append("208", named: "社会保障和就业支出", [.total: 5, .basic: 5])
            table.append("210", named: "卫生健康支出", [.total: 2, .basic: 2])
        }
        // 合计 is not printed, and is what the lines add up to.
        #expect(verdicts(document(7, lines), goals) == [])
        #expect(document(7, lines).validate().counts(of: goals).holds == 1)
        #expect(verdicts(document(8, lines), goals) == ["violated"])
        #expect(document(8, lines).validate().findings(of: goals).first?.others.map(\.isDerived) == [true])
        // A part is blank as well, so that it may be more.
        func blankLine(_ table: inout DepartmentExpenditure) {
            table.append("208", named: "社会保障和就业支出", [.total: 5, .basic: 5])
            table.append("210", named: "卫生健康支出", [.total: 2])
        }
        #expect(verdicts(document(8, blankLine), goals) == ["lostAddend"])
        #expect(verdicts(funding([], [line("基本支出", 8)]), goals) == [], "no table")
    }

    // MARK: 绩效自评表

    private func evaluation(
        _ actual: Int64?, sources: [Int64?], rate: FixedDecimal? = FixedDecimal(100), all: Int64 = 8
    ) -> Disclosure {
        var form = DepartmentSelfEvaluation()
        form.execution.budget = wan(8)
        form.execution.actual = wan(actual)
        form.execution.rate = rate
        form.execution.sources = sources.enumerated().map { place, amount in
            var source = MoneyRow(place == 0 ? "财政拨款" : "其他资金")
            source.budget = place == 0 ? wan(8) : wan(0)
            source.actual = wan(amount)
            return source
        }
        var document = Disclosure.unit(.finalAccounts)
        document.performance.departmentSelfEvaluation = form
        var table = FinalExpenditure()
        table.total = Amounts([.total: Amount(yuan: 10_000 * all)])
        table.append("208", named: "社会保障和就业支出", [.total: Amount(yuan: 10_000 * all)])
        document.finalAccounts.expenditure = table
        return document
    }

    @Test func blankExecutionIsKnown() {
        let tables: Rule.ID = "performance.self-evaluation.tables"
        let execution: Rule.ID = "performance.self-evaluation.execution.sources"
        #expect(found(evaluation(8, sources: [5, 3]), blank) == [])
        #expect(verdicts(evaluation(9, sources: [5, 3]), execution) == ["violated"])
        #expect(found(evaluation(nil, sources: [5, 3]), blank) == ["预算执行情况 actual violated"])
        #expect(verdicts(evaluation(nil, sources: [5, 3]), tables) == [])
        #expect(verdicts(evaluation(nil, sources: [5, 3], all: 9), tables) == ["violated"])
        #expect(verdicts(evaluation(nil, sources: [5, nil], all: 9), tables) == ["blankCell"])
        #expect(verdicts(evaluation(9, sources: [5, nil], all: 9), execution) == ["lostAddend"])
    }

    /// The form is about all money or about appropriations; what is not sure of either is no error.
    @Test func eitherMoneyWillDo() {
        let tables: Rule.ID = "performance.self-evaluation.tables"
        func document(_ basic: Int64, appropriations: [FinalGeneralPublicExpenditure.Column: Int64]?) -> Disclosure {
            var document = evaluation(8, sources: [8])
            document.performance.departmentSelfEvaluation?.basicExpenditure = wan(basic)
            document.finalAccounts.expenditure?.total = Amounts([
                .total: Amount(yuan: 10_000 * 8), .basic: Amount(yuan: 10_000 * 6),
            ])
            document.finalAccounts.expenditure?["208", .basic] = Amount(yuan: 10_000 * 6)
            if let appropriations {
                var table = FinalGeneralPublicExpenditure()
                table.append("208", named: "社会保障和就业支出", appropriations.mapValues { Amount(yuan: 10_000 * $0) })
                document.finalAccounts.generalPublicExpenditure = table
            }
            return document
        }
        #expect(verdicts(document(6, appropriations: nil), tables) == [])
        #expect(verdicts(document(5, appropriations: nil), tables) == ["violated"])
        #expect(verdicts(document(5, appropriations: [.total: 5, .basic: 5]), tables) == [])
        #expect(verdicts(document(4, appropriations: [.total: 5, .basic: 5]), tables) == ["violated"])
        #expect(verdicts(document(6, appropriations: [.total: 5, .basic: 5]), tables) == [])
    }
}
