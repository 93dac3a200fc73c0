import BudgetCodes
import BudgetModel
import Testing

/// Goal forms and monitoring forms: costs, years, money, points and frames, right and not.
@Suite struct GoalRuleTests {
    /// What is violated in a document with these forms: rule, place and severity.
    private func found(agency: String = "某单位", _ forms: PerformanceForms) -> [String] {
        report(agency: agency, forms).findings(.violated).map(place)
    }

    private func open(_ forms: PerformanceForms) -> [String] {
        report(forms).findings(.notEvaluated).map(place)
    }

    private func place(_ finding: Finding) -> String {
        let location = finding.cell.location
        return [finding.rule.rawValue, location.line?.rawValue ?? "", location.column?.rawValue ?? ""]
            .joined(separator: " ") + (finding.severity == .note && finding.verdict == .violated ? " note" : "")
    }

    private func report(agency: String = "某单位", _ forms: PerformanceForms) -> Report {
        var document = Disclosure(
            Disclosure.Header(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: agency)))
        document.performance = forms
        return document.validate()
    }

    private func goal(_ fill: (inout ProjectPerformanceGoal) -> Void) -> PerformanceForms {
        var goal = ProjectPerformanceGoal()
        goal.name = "甲项目"
        fill(&goal)
        var forms = PerformanceForms()
        forms.projectGoals = [goal]
        return forms
    }

    private func row(
        _ name: String, _ target: String?, _ classes: (String, String) = ("产出指标", "数量指标"), last: String? = nil,
        before: String? = nil, weight: Int? = nil
    ) -> Indicator {
        var row = Indicator(classes.0, classes.1, name)
        row.target = target
        row.lastYear = last
        row.yearBeforeLast = before
        row.weight = weight.map { FixedDecimal($0) }
        return row
    }

    private func costs(_ rows: [(String, Int64?)], budget: Int64? = nil) -> PerformanceForms {
        goal {
            $0.currentBudget = budget.map { wan($0) }
            $0.costs = rows.map { name, amount in
                var cost = ProjectCost(name)
                cost.amount = amount.map { wan($0) }
                return cost
            }
        }
    }

    private func wan(_ number: Int64) -> Amount { Amount(yuan: number * 10_000) }

    // MARK: Costs

    @Test func theTotalOfTheCostsIsTheirSum() {
        let total = "performance.project-goal.costs.total 甲项目/costs/合计 amount"
        #expect(found(costs([("合计", 6), ("办公", 2), ("印刷", 3)])) == [total])
        #expect(found(costs([("办公", 2), ("印刷", 3), ("合计", 6)])) == [total])
        #expect(found(costs([("合计", 5), ("办公", 2), ("印刷", 3)], budget: 5)) == [])
        // Blank lines may have lost their figures, and a total alone has no lines.
        #expect(found(costs([("合计", 6), ("办公", 2), ("印刷", nil)])) == [])
        #expect(found(costs([("合计", 6)])) == [])
        // 工资总额 is a cost and no total.
        #expect(found(costs([("工资总额", 2), ("印刷", 3)], budget: 5)) == [])
        #expect(
            found(costs([("合计", 6), ("办公", 2), ("印刷", 3)], budget: 5)) == [total])
        #expect(
            found(costs([("合计", 5), ("办公", 2), ("印刷", 3)], budget: 6))
                == ["performance.project-goal.costs.budget 甲项目 currentBudget"])
    }

    @Test func aCostIsTheSumOfTheLinesBelowIt() {
        let part = "performance.project-goal.costs.part 甲项目/costs/一、办公 amount"
        let lines: [(String, Int64?)] = [("一、办公", 5), ("1.印刷", 2), ("2.邮寄", 3), ("二、差旅", 4)]
        #expect(found(costs(lines, budget: 9)) == [])
        #expect(found(costs([("合计", 9)] + lines, budget: 9)) == [])
        #expect(found(costs([("一、办公", 6), lines[1], lines[2], lines[3]], budget: 10)) == [part])
        // All in one list, whatever its numbers are.
        #expect(found(costs([("一、办公", 5), ("二、印刷", 3), ("3.邮寄", 2), ("合计", 10)], budget: 10)) == [])
        #expect(found(costs([("一、办公", 5), ("1.印刷", 7), ("2.邮寄", nil), ("合计", 5)], budget: 5)) == [part])
        #expect(found(costs([("1.办公", 5), ("2.印刷", 2), ("合计", 7)], budget: 7)) == [])
        #expect(
            found(costs([("办公", 5), ("其中:印刷", 6)], budget: 5)) == [
                "performance.project-goal.costs.part 甲项目/costs/办公 amount"
            ])
    }

    @Test func earlierYearsOfCostsAddUpToo() {
        let forms = goal {
            $0.costs = [ProjectCost("合计"), ProjectCost("办公"), ProjectCost("印刷")]
            for (place, amount) in [7, 2, 3].enumerated() {
                $0.costs[place].lastYear = wan(Int64(amount))
            }
        }
        #expect(found(forms) == ["performance.project-goal.costs.total 甲项目/costs/合计 lastYear"])
    }

    @Test(arguments: [
        ("5000册×20元", 100_000), ("10人*4.8万元", 480_000), ("3人×12个月×5000元/人·月", 180_000), ("10人×500元+5人×300元", 6500),
        ("印刷：5000册×20元=10万元", 100_000), ("20元/册×5000册×50%", 50_000),
    ])
    func formulasAreMultipliedOut(formula: String, yuan: Int) {
        func forms(_ amount: Int) -> PerformanceForms {
            goal {
                $0.costs = [ProjectCost("印刷")]
                $0.costs[0].formula = formula
                $0.costs[0].amount = Amount(yuan: Int64(amount))
                $0.currentBudget = $0.costs[0].amount
                $0.totalBudget = $0.currentBudget
            }
        }
        #expect(found(forms(yuan)) == [])
        #expect(found(forms(yuan + 40)) == [], "within what 万元 with two decimals rounds")
        #expect(found(forms(yuan + 1000)) == ["performance.project-goal.price 甲项目/costs/印刷 amount"])
        #expect(open(forms(yuan)) == [])
    }

    @Test(arguments: ["5000册×20", "3人×5000元/月", "10人×500元-100元", "(3+2)人×500元", "约10人×500元", "每人×500元"])
    func otherFormulasAreNotEvaluated(formula: String) {
        let forms = goal {
            $0.costs = [ProjectCost("印刷")]
            $0.costs[0].formula = formula
            $0.costs[0].amount = Amount(yuan: 77_000)
            $0.currentBudget = $0.costs[0].amount
            $0.totalBudget = $0.currentBudget
        }
        #expect(found(forms) == [])
        #expect(open(forms) == ["performance.project-goal.price 甲项目/costs/印刷 amount"])
    }

    @Test func aPriceByTheMonthNeedsItsMonths() {
        func forms(_ basis: String) -> PerformanceForms {
            goal {
                $0.costs = [ProjectCost("聘用")]
                $0.costs[0].basis = basis
                $0.costs[0].amount = wan(18)
            }
        }
        #expect(found(forms("3人，5000元/人.月")) == [])
        #expect(found(forms("3人，5000元/人.月，12个月")) == [])
        #expect(found(forms("3人，5000元/人.月，11个月")).count == 1)
        #expect(found(forms("3人，60000元/人.年")) == [])
        #expect(found(forms("4人，60000元/人.年")).count == 1)
    }

    // MARK: Money of indicators

    @Test(arguments: [
        ("项目总成本", "≤120万元", true), ("预算金额控制数", "≤120万元", true), ("预算控制数", "120万元", true), ("成本控制数", "≤1200000元", true),
        ("", "≤120万元", true), ("项目总成本", "≤120万", true), ("项目总成本（万元）", "≤120", true), ("项目总成本", "≤100万元", false),
        ("项目总成本", "≤90万元", false),
        ("预算控制率", "≤120%", false), ("项目总成本", "≤120", false), ("人均成本", "≤120万元/人", false),
    ])
    func noIndicatorAllowsMoreThanTheBudget(name: String, target: String, isFound: Bool) {
        let forms = goal {
            $0.totalBudget = wan(100)
            $0.currentBudget = wan(100)
            $0.annualIndicators = [row(name, target, ("成本指标", "经济成本指标")), row("人数", "≥5人")]
            if name.isEmpty { $0.annualIndicators[0].levelTwo = "成本指标" }
        }
        let place = name.isEmpty ? "成本指标 成本指标" : name
        let expected = ["performance.indicator.budget 甲项目/annualIndicators/\(place) target"]
        #expect(found(forms).filter { $0.contains("budget") } == (isFound ? expected : []))
        #expect(open(forms) == [])
    }

    @Test func otherCostsAboveTheBudgetAreNotEvaluated() {
        let forms = goal {
            $0.currentBudget = wan(100)
            $0.startYear = 2025
            $0.endYear = 2026
            $0.annualIndicators = [
                row("设备购置成本", "≤120万元", ("成本指标", "经济成本指标")), row("项目总成本", "≤110万元", ("成本指标", "经济成本指标")),
                row("带动投资", "≥500万元", ("效益指标", "经济效益指标")),
            ]
        }
        #expect(found(forms) == [])
        // All money of a project of several years may be more than the budget of one.
        #expect(
            open(forms).filter { $0.contains("indicator") } == [
                "performance.indicator.budget 甲项目/annualIndicators/设备购置成本 target",
                "performance.indicator.budget 甲项目/annualIndicators/项目总成本 target",
            ])
    }

    @Test func aTargetThatIsRoundedIsNotAboveTheBudget() {
        func forms(_ target: String) -> PerformanceForms {
            goal {
                $0.totalBudget = Amount(yuan: 126_000)
                $0.currentBudget = Amount(yuan: 126_000)
                $0.annualIndicators = [row("项目总成本", target, ("成本指标", "经济成本指标"))]
            }
        }
        #expect(found(forms("≤13万元")) == [])
        #expect(found(forms("≤13.0万元")) == [])
        #expect(found(forms("≤14万元")).count == 1)
    }

    private func series(_ target: String, _ last: String?, _ before: String?, in levelTwo: String = "成本指标")
        -> PerformanceForms
    {
        goal {
            $0.currentBudget = Amount(yuan: 453_166_000)
            $0.earlierBudgets = [
                YearBudget(year: 2024, amount: Amount(yuan: 153_070_000)),
                YearBudget(year: 2023, amount: Amount(yuan: 200_000)),
            ]
            $0.annualIndicators = [row("", target, ("产出指标", levelTwo), last: last, before: before)]
        }
    }

    @Test func figuresOfEarlierYearsAreOfTheSeries() {
        let one = "performance.indicator.series 甲项目/annualIndicators/产出指标 成本指标 target"
        #expect(found(series("45316.6", "15307", "20")) == [])
        #expect(found(series("45316.6", "15650.06", "20")) == [one])
        #expect(found(series("45928.08", "15307", "20")) == [one])
        // Two of three, and one of two: the earlier ones may be what was spent.
        #expect(found(series("45316.6", "15650.06", "21")) == [one + " note"])
        #expect(found(series("45316.6", "15650.06", nil)) == [one + " note"])
        #expect(found(series("45316.6万元", "15650.06万元", "21万元")) == [one + " note"])
        // Nothing of the series, or a class that is no cost.
        #expect(found(series("45000", "15000", "21")) == [])
        #expect(found(series("45316.6", "15650.06", "21", in: "数量指标")) == [])
    }

    @Test func aBudgetOfAnotherYearIsNotLastYears() {
        var forms = series("45316.6", "15650.06", "20")
        forms.projectGoals[0].earlierBudgets[0].year = 2021
        #expect(found(forms) == [])
    }

    // MARK: Years

    @Test func aBlankColumnIsOneFinding() {
        let both = [row("甲人数", nil, last: "5人", before: "4人"), row("乙人数", nil, last: "6人")]
        #expect(
            found(goal { $0.annualIndicators = both })
                == ["performance.indicator.current-year 甲项目/annualIndicators target"])
        #expect(
            found(goal { $0.annualIndicators = both + [row("丙人数", "7人", last: "6人")] }) == [
                "performance.indicator.current-year 甲项目/annualIndicators/甲人数 target",
                "performance.indicator.current-year 甲项目/annualIndicators/乙人数 target",
            ])
        // Rows that no year has a value for are not of the column.
        #expect(found(goal { $0.annualIndicators = [row("甲人数", nil), row("乙人数", nil)] }) == [])
    }

    @Test func theFundsOfTheYearAreThere() {
        func department(_ current: [Int64?]) -> PerformanceForms {
            var goal = DepartmentPerformanceGoal()
            for (name, amount) in zip(["财政拨款", "合计"], current) {
                var line = FundingLine(name)
                line.lastYear = wan(5)
                line.current = amount.map { wan($0) }
                goal.funding.income.append(line)
                goal.funding.expenditure.append(line)
            }
            goal.annualIndicators = [Indicator("产出指标", "数量指标", "人数")]
            var forms = PerformanceForms()
            forms.departmentGoal = goal
            return forms
        }
        #expect(
            found(department([nil, nil]))
                == ["performance.department-goal.funding.current-year income.合计 current"])
        #expect(found(department([5, 5])) == [])
        #expect(found(department([0, 0])) == [])
    }

    @Test func aLongTermGoalEndsAfterTheYear() {
        func forms(_ fill: (inout ProjectPerformanceGoal) -> Void) -> PerformanceForms {
            goal {
                $0.longTermIndicators = [row("人数", "≥5人")]
                fill(&$0)
            }
        }
        let rule = "performance.indicator.long-term-end 甲项目 "
        #expect(found(forms { $0.longTermEnd = 2025 }) == [rule + "longTermEnd"])
        #expect(found(forms { $0.longTermEnd = 2026 }) == [])
        #expect(
            found(
                forms {
                    $0.longTermEnd = 2027
                    $0.endYear = 2025
                }) == [])
        #expect(
            found(
                forms {
                    $0.startYear = 2025
                    $0.endYear = 2025
                }) == [rule + "endYear note"])
        #expect(found(forms { $0.period = "2023-2025年" }) == [rule + "period note"])
        #expect(found(forms { $0.period = "2025.01-2027.12" }) == [])
        #expect(found(forms { $0.period = "三年" }) == [])
        // Without a long-term goal nothing is said.
        #expect(
            found(
                goal {
                    $0.startYear = 2025
                    $0.endYear = 2025
                }) == [])
    }

    @Test func formsThatEndAlikeAreOneFinding() {
        var forms = PerformanceForms()
        for name in ["甲项目", "乙项目"] {
            var goal = ProjectPerformanceGoal()
            goal.name = name
            goal.longTermEnd = 2024
            forms.projectGoals.append(goal)
        }
        let two = report(forms)
        let findings = two.findings(.violated)
        #expect(findings.map(place) == ["performance.indicator.long-term-end 甲项目 longTermEnd"])
        #expect(findings[0].others.map { $0.location.line?.rawValue } == ["乙项目"])
    }

    @Test func theBudgetYearIsOneOfTheProject() {
        let rule = "performance.project-goal.period 甲项目 "
        func years(_ start: Int?, _ end: Int?) -> [String] {
            found(
                goal {
                    $0.startYear = start
                    $0.endYear = end
                })
        }
        #expect(years(2023, 2025) == [])
        #expect(years(2023, nil) == [])
        #expect(years(nil, nil) == [])
        #expect(years(2023, 2024) == [rule + "endYear note"])
        #expect(years(2025, 2023) == [rule + "endYear"])
        #expect(years(2026, 2027) == [rule + "endYear note"])
        #expect(found(goal { $0.period = "2022.01-2022.12" }).count == 1)
        #expect(found(goal { $0.period = "2025.01-2025.12" }) == [])
    }

    @Test func noProjectBeginsAfterABudgetOfItsOwn() {
        func forms(_ start: Int?) -> PerformanceForms {
            goal {
                $0.startYear = start
                $0.earlierBudgets = [YearBudget(year: 2023, amount: .zero), YearBudget(year: 2024, amount: wan(5))]
            }
        }
        #expect(found(forms(2025)) == ["performance.project-goal.period 甲项目 startYear note"])
        #expect(found(forms(2024)) == [] && found(forms(nil)) == [])
    }

    @Test(arguments: [
        ("2024年12月底前", true), ("2023.07-2024.01", true), ("2025年12月底前", false), ("2023.07-2026.01", false),
        ("12月底前", false),
        ("2024年", true), ("2024人", false),
    ])
    func noTargetWasDueBeforeTheYear(target: String, isFound: Bool) {
        let forms = goal { $0.annualIndicators = [row("完成时间", target, ("产出指标", "时效指标"))] }
        #expect(
            found(forms)
                == (isFound ? ["performance.indicator.deadline 甲项目/annualIndicators/完成时间 target"] : []))
    }

    @Test func yearsOfSomethingElseAreNoDeadline() {
        #expect(found(goal { $0.annualIndicators = [row("整理档案", "2015-2020年")] }) == [])
        #expect(found(goal { $0.annualIndicators = [row("完成时间", "2020年")] }).count == 1)
    }

    // MARK: Long term and year

    @Test func everyIndicatorIsComparedOnce() {
        let weak = "performance.indicator.long-term 甲项目/longTermIndicators/人数 target"
        // Twice in the long-term table, once or twice in the annual one.
        let annual = [row("人数", "≥5人")]
        let longTerm = [row("人数", "≥4人"), row("人数", "≥3人")]
        #expect(
            found(
                goal {
                    $0.annualIndicators = annual
                    $0.longTermIndicators = longTerm
                }) == [weak])
        #expect(
            found(
                goal {
                    $0.annualIndicators = annual + annual
                    $0.longTermIndicators = longTerm
                }) == [weak, weak])
        // The same name in two classes.
        let classes = [("产出指标", "数量指标"), ("产出指标", "质量指标")]
        let years = [row("达标情况", "≥5人", classes[0]), row("达标情况", "≥90%", classes[1])]
        let terms = [row("达标情况", "≥95%", classes[1]), row("达标情况", "≥6人", classes[0])]
        #expect(
            found(
                goal {
                    $0.annualIndicators = years
                    $0.longTermIndicators = terms
                }) == [])
        // Both spellings: the exact one is compared, the other has no twin.
        let spellings = [row("困难群体应保尽保覆盖率", "≥90%"), row("困难群体的应保尽保覆盖率", "≥80%")]
        #expect(
            found(
                goal {
                    $0.annualIndicators = [row("困难群体应保尽保覆盖率", "≥95%")]
                    $0.longTermIndicators = spellings
                }) == ["performance.indicator.long-term 甲项目/longTermIndicators/困难群体应保尽保覆盖率 target"])
    }

    @Test func wordsThatDifferByALetterAreASlip() {
        func forms(_ own: String, _ other: String) -> PerformanceForms {
            goal {
                $0.longTermIndicators = [row("相符情况", own, ("效益指标", "社会效益指标"))]
                $0.annualIndicators = [row("相符情况", other, ("效益指标", "社会效益指标"))]
            }
        }
        let rule = "performance.indicator.wording 甲项目/longTermIndicators/相符情况 target note"
        #expect(found(forms("规划与单位职能相符", "规划与单位职称相符")) == [rule])
        for (own, other) in [
            ("规划与单位职能相符", "规划与单位职能相符"), ("显著提升", "明显提升"), ("第一期工程全部完工", "第二期工程全部完工"), ("按照计划完成建设", "按照计划完成验收"),
        ] {
            #expect(found(forms(own, other)) == [], "\(own)")
        }
    }

    @Test func atLeastNothingIsNoTarget() {
        func forms(_ target: String, _ name: String) -> [String] {
            found(goal { $0.annualIndicators = [row(name, target)] })
        }
        #expect(forms("≥0%", "储备率") == ["performance.indicator.bound 甲项目/annualIndicators/储备率 target note"])
        #expect(forms("≥0人", "储备人数").count == 1)
        #expect(forms("≥0", "储备率") == ["performance.indicator.percent 甲项目/annualIndicators/储备率 target note"])
        // What changes may be below zero.
        #expect(forms("≥0%", "增长率") == [] && forms("≥0万元", "结余资金") == [])
        #expect(forms("≤0%", "变动率") == [] && forms("0次", "事故次数") == [] && forms(">0人", "人数") == [])
    }

    // MARK: The document

    @Test func framesOfADocumentAreOne() {
        func document(_ names: [[String]]) -> PerformanceForms {
            var forms = PerformanceForms()
            forms.projectGoals = names.enumerated().map { number, names in
                var goal = ProjectPerformanceGoal()
                goal.name = "项目\(number)"
                goal.annualIndicators = names.map { Indicator($0, "", "人数\(number)\($0)") }
                return goal
            }
            return forms
        }
        let (effect, result) = (["产出指标", "效益指标", "满意度指标"], ["产出", "效果", "满意度"])
        let other = { (place: Int) in ["performance.indicator.frames 项目\(place) levelOne note"] }
        #expect(found(document([effect, effect])) == [])
        #expect(found(document([result, result, effect, result])) == other(2))
        #expect(found(document([effect, result])).count == 1)
        // 成本 beside the others is a frame that has them, and a frame that nobody knows is none.
        #expect(found(document([effect, ["成本指标"] + effect])) == [])
        #expect(found(document([effect, ["甲类", "乙类"]])) == [])
        // Not all levels of a frame.
        #expect(found(document([["产出", "满意度"], result])) == [])
        #expect(found(document([["产出"], ["满意度"]])) == [])
    }

    @Test func framesOfEvaluationsAreOne() {
        func document(_ names: [String]) -> PerformanceForms {
            var forms = PerformanceForms()
            forms.projectSelfEvaluations = names.enumerated().map { number, name in
                var form = ProjectSelfEvaluation()
                form.name = "项目\(number)"
                form.indicators = ["产出", name, "满意度"].map { EvaluatedIndicator($0, "", "人数\(number)\($0)") }
                return form
            }
            return forms
        }
        #expect(found(document(["效益", "效益"])) == [])
        #expect(found(document(["效益", "效益", "效果"])) == ["performance.indicator.frames 项目2/产出 levelOne note"])
    }

    @Test func aProjectIsNotNamedLikeItsUnit() {
        let forms = goal { $0.currentBudget = wan(5) }
        #expect(found(agency: "甲项目", forms) == ["performance.project-goal.unit-name 甲项目 name note"])
        #expect(found(agency: " 甲项目", forms).count == 1)
        #expect(found(agency: "甲项目管理处", forms) == [])
    }

    // MARK: Points

    @Test func pointsOfGoalsAddUpToAHundred() {
        func forms(_ weights: [Int?], execution: Int? = nil) -> PerformanceForms {
            goal {
                $0.annualIndicators = weights.enumerated().map { row("人数\($0)", "≥5人", weight: $1) }
                $0.executionWeight = execution.map { FixedDecimal($0) }
            }
        }
        let rule = "performance.indicator.weights 甲项目/annualIndicators weight"
        #expect(found(forms([50, 40], execution: 10)) == [])
        #expect(found(forms([60, 40])) == [])
        #expect(found(forms([50, 30], execution: 10)) == [rule])
        #expect(found(forms([60, 45])) == [rule])
        #expect(found(forms([60, 45, nil])) == [rule])
        // The points of execution are not printed, or those of a row.
        for weights in [[50, 40], [50, nil]] {
            #expect(found(forms(weights)) == [])
            #expect(open(forms(weights)) == [rule])
        }
        #expect(found(forms([nil, nil])) == [] && open(forms([nil, nil])) == [])
    }

    @Test func pointsOfLevelsAddUp() {
        func forms(one: Int, two: Int) -> PerformanceForms {
            goal {
                $0.annualIndicators = [
                    row("甲人数", "≥5人", weight: 30), row("乙人数", "≥5人", weight: 20),
                    row("效益", "较好", ("效益指标", "社会效益指标"), weight: 40),
                ]
                $0.annualIndicators[0].levelTwoWeight = FixedDecimal(two)
                $0.annualIndicators[1].levelOneWeight = FixedDecimal(one)
                $0.executionWeight = FixedDecimal(10)
            }
        }
        #expect(found(forms(one: 50, two: 50)) == [])
        #expect(
            found(forms(one: 50, two: 40))
                == ["performance.indicator.weights 甲项目/annualIndicators/数量指标 levelTwoWeight"])
        #expect(
            found(forms(one: 60, two: 50))
                == ["performance.indicator.weights 甲项目/annualIndicators/产出指标 levelOneWeight"])
    }

    // MARK: Monitoring

    @Test func moneyOfAMonitoringFormAddsUp() {
        func forms(_ fill: (inout PerformanceMonitoring) -> Void) -> PerformanceForms {
            var form = PerformanceMonitoring()
            form.name = "甲项目"
            let figures: [(String, Int64, Int64, Int64)] = [
                ("资金总额", 10, 5, 9), ("财政拨款", 8, 4, 7), ("其中：上级", 3, 1, 3), ("其他", 2, 1, 2),
            ]
            form.funds = figures.map { name, budget, actual, forecast in
                var row = MoneyRow(name)
                row.initialBudget = wan(budget)
                row.actual = wan(actual)
                row.forecast = wan(forecast)
                return row
            }
            form.funds[0].rate = FixedDecimal(50)
            fill(&form)
            var forms = PerformanceForms()
            forms.monitorings = [form]
            return forms
        }
        #expect(found(forms { _ in }) == [])
        #expect(
            found(
                forms {
                    $0.funds[0].actual = wan(6)
                    $0.funds[0].rate = nil
                })
                == ["performance.monitoring.funds 甲项目/funds/资金总额 actual"])
        #expect(
            found(forms { $0.funds[2].initialBudget = wan(9) })
                == ["performance.monitoring.funds 甲项目/funds/财政拨款 initialBudget"])
        #expect(
            found(forms { $0.funds[0].rate = FixedDecimal(55) })
                == ["performance.monitoring.rate 甲项目/funds/资金总额 rate"])
        #expect(found(forms { $0.funds[0].rate = FixedDecimal("0.5") }) == [])
        // The budget was changed within the year, and the rate is of either.
        #expect(
            found(
                forms {
                    $0.funds[0].budget = wan(20)
                    $0.funds[0].rate = FixedDecimal(25)
                }) == [])
        #expect(
            found(
                forms { form in
                    form.funds[3].forecast = wan(4)
                    form.funds[0].forecast = wan(11)
                }) == [
                    "performance.monitoring.forecast 甲项目/funds/资金总额 forecast note",
                    "performance.monitoring.forecast 甲项目/funds/其他 forecast note",
                ])
        #expect(
            found(
                forms { form in
                    form.funds = [form.funds[0]]
                    form.funds[0].forecast = wan(4)
                }) == ["performance.monitoring.forecast 甲项目/funds/资金总额 forecast note"])
    }

    @Test func indicatorsOfAMonitoringFormAreLookedAt() {
        func indicators(_ target: String, _ forecast: String? = nil, _ likelihood: String? = nil, name: String = "培训人数")
            -> [String]
        {
            var form = PerformanceMonitoring()
            form.name = "甲项目"
            var row = EvaluatedIndicator("产出指标", "数量指标", name)
            row.target = target
            row.details.forecast = forecast
            row.details.likelihood = likelihood
            form.indicators = [row]
            var forms = PerformanceForms()
            forms.monitorings = [form]
            return found(forms)
        }
        #expect(indicators("≥50人", "50人", "确定能") == [])
        #expect(indicators("≥50人", "45人", "确定能") == ["performance.monitoring.likelihood 甲项目/培训人数 forecast note"])
        #expect(indicators("≥50人", "45人", "有可能") == [])
        #expect(indicators("≥50人", "约45人", "确定能") == [])
        #expect(indicators("≤50人", "45人", "确定能") == [])
        #expect(indicators("≥95", name: "合格率") == ["performance.indicator.percent 甲项目/合格率 target note"])
        #expect(indicators("大幅提升") == ["performance.indicator.measurable 甲项目/培训人数 target note"])
    }

    // MARK: Departments

    @Test func tasksCostWhatThereIs() {
        func forms(_ tasks: [(String, Int64?)]) -> [String] {
            var goal = DepartmentPerformanceGoal()
            for (name, amount) in [("基本支出", Int64(2)), ("项目支出", 3), ("合计", 5)] {
                var line = FundingLine(name)
                line.current = wan(amount)
                goal.funding.expenditure.append(line)
            }
            goal.tasks = tasks.map { name, budget in
                var task = PlannedTask()
                task.project = name
                task.budget = budget.map { wan($0) }
                return task
            }
            var forms = PerformanceForms()
            forms.departmentGoal = goal
            return found(forms)
        }
        let rule = "performance.department-goal.tasks expenditure.合计 current"
        #expect(forms([("甲项目", 3), ("基本支出", 2)]) == [])
        #expect(forms([("甲项目", 2), ("基本支出", 2)]) == [rule])
        #expect(forms([("甲项目", nil), ("基本支出", 2)]) == [])
        // Without basic expenditure they may be a part.
        #expect(forms([("甲项目", 2)]) == [])
        #expect(forms([("甲项目", 6)]) == [rule])
    }
}
