import BudgetCodes
import BudgetInterchange
import BudgetModel
import Testing

/// Goal forms, forms of departments and monitoring forms of every place: one slip of each kind that the layout can have is
/// found at its place, and nothing else is.
@Suite struct GoalSlipTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let file: LayoutFile
        let name: String
        /// The rule, without what all of them begin with, the line and the column; a wrong part of a sum that stands in two
        /// places is found in both.
        let place: String
        let also: String?
        let make: @Sendable (inout PerformanceForms) -> Void

        init(
            _ file: LayoutFile, _ name: String, _ place: String, also: String? = nil,
            _ make: @escaping @Sendable (inout PerformanceForms) -> Void
        ) {
            (self.file, self.name, self.place, self.also, self.make) = (file, name, place, also, make)
        }

        /// A slip in the form of a project.
        static func project(
            _ file: LayoutFile, _ name: String, _ place: String, also: String? = nil,
            _ make: @escaping @Sendable (inout ProjectPerformanceGoal) -> Void
        ) -> Slip {
            Slip(file, name, place, also: also) { make(&$0.projectGoals[0]) }
        }

        /// A slip in the form of a department.
        static func department(
            _ file: LayoutFile, _ name: String, _ place: String,
            _ make: @escaping @Sendable (inout DepartmentPerformanceGoal) -> Void
        ) -> Slip {
            Slip(file, name, place) { forms in
                guard var goal = forms.departmentGoal else { return }
                make(&goal)
                forms.departmentGoal = goal
            }
        }

        var testDescription: String { "\(file.rawValue): \(name)" }
    }

    private static func yuan(_ amount: Int64) -> Amount { Amount(yuan: amount) }

    /// 中长期 and year side by side, months, sources with parts.
    static let projects: [Slip] = [
        .project(
            .xiangtan, "total", "project-goal.sources.total 甲项目/sources/年度资金总额 amount",
            also: "project-goal.sources.budget 甲项目 currentBudget"
        ) {
            $0.sources[0].amount = yuan(710_000)
            $0.currentBudget = yuan(710_000)
        },
        .project(.xiangtan, "budget", "project-goal.sources.budget 甲项目 currentBudget") {
            $0.currentBudget = yuan(710_000)
        },
        .project(.xiangtan, "year", "project-goal.period 甲项目 endYear") { $0.endYear = 2022 },
        .project(.xiangtan, "month", "project-goal.period 甲项目 endYear") {
            $0.startMonth = 12
            $0.endMonth = 1
        },
        .project(.xiangtan, "deadline", "indicator.deadline 甲项目/annualIndicators/完成时间 target") {
            $0.annualIndicators[1].target = "2022年12月前"
        },
        .project(.xiangtan, "unit", "indicator.percent 甲项目/annualIndicators/企业满意度 target") {
            $0.annualIndicators[3].details.unit = nil
        },
        .project(.xiangtan, "bound", "indicator.bound 甲项目/annualIndicators/企业满意度 target") {
            $0.annualIndicators[3].target = "≥100"
        },
        .project(.xiangtanNext, "sources", "project-goal.sources.budget 甲项目 currentBudget") {
            $0.sources[1].amount = yuan(160_000)
        },
        .project(.xiangtanNext, "task", "project-goal.period 甲项目/schedule/施工 end") { $0.schedule?[1].end = "2024.03" },
        .project(.xiangtanNext, "level", "indicator.level-two 甲项目/annualIndicators/社会效益指标 levelTwo") {
            $0.annualIndicators[1].levelOne = "产出指标"
        },
        .project(.xiangtanNext, "words", "indicator.measurable 甲项目/annualIndicators/修缮间数 target") {
            $0.annualIndicators[0].target = "若干"
        },
        .project(
            .ningxiang, "part of a source", "project-goal.sources.total 甲项目/sources/资金总额 amount",
            also: "project-goal.sources.budget 甲项目 currentBudget"
        ) {
            $0.sources[2].amount = yuan(310_000)
        },
        .project(.ningxiang, "long term", "indicator.long-term 甲项目/longTermIndicators/建成站点 target") {
            $0.longTermIndicators[0].target = "≥4个"
        },
        .project(.ningxiang, "unit of the long term", "indicator.long-term 甲项目/longTermIndicators/建成站点 target") {
            $0.longTermIndicators[0].target = "≥10座"
        },
        .project(.ningxiang, "task", "project-goal.period 甲项目/schedule/选址 end") { $0.schedule?[0].end = "2020年3月" },
        .project(.ningxiang, "whole budget", "project-goal.total-budget 甲项目 totalBudget") {
            $0.totalBudget = yuan(900_000)
        },
        .project(
            .yangquan, "part of the whole period", "project-goal.sources.total 甲项目/midTermSources/中期资金总额 amount",
            also: "project-goal.sources.budget 甲项目 totalBudget"
        ) {
            $0.midTermSources?[1].amount = yuan(2_500_000)
        },
        .project(.yangquan, "direction", "indicator.long-term 甲项目/longTermIndicators/绿化率 target") {
            $0.longTermIndicators[1].target = "≤40%"
        },
        .project(.yangquan, "level in both tables", "indicator.level-two 甲项目/annualIndicators/生态效益指标 levelTwo") {
            $0.annualIndicators[1].levelOne = "产出指标"
            $0.longTermIndicators[1].levelOne = "产出指标"
        },
        .project(.yangquan, "end", "indicator.long-term-end 甲项目 endYear") { $0.endYear = 2021 },
        .project(.yangquan, "name", "indicator.name 甲项目/longTermIndicators/社区居民的满意度 levelThree") {
            $0.longTermIndicators[2].levelThree = "社区居民的满意度"
            $0.annualIndicators[2].levelThree = "社区居民满意度"
        },
        .project(
            .yueyangxian, "total", "project-goal.sources.total 甲项目/sources/年度资金总额 amount",
            also: "project-goal.sources.budget 甲项目 currentBudget"
        ) {
            $0.sources[1].amount = yuan(810_000)
        },
        .project(.yueyangxian, "placeholder", "indicator.placeholder 甲项目/annualIndicators/无 target") {
            $0.annualIndicators[0].target = "无"
        },
        .project(.longyan, "unit of one region", "indicator.percent 甲专项转移支付/annualIndicators/验收合格率 target") {
            $0.annualIndicators[1].details.regionTargets?[3].text = "≥93"
        },
        .project(.longyan, "bound of one region", "indicator.bound 甲专项转移支付/annualIndicators/群众满意度 target") {
            $0.annualIndicators[2].details.regionTargets?[6].text = "≥100%"
        },
        .project(.longyan, "level", "indicator.level-two 甲专项转移支付/annualIndicators/服务对象满意度指标 levelTwo") {
            $0.annualIndicators[2].levelOne = "产出指标"
        },
        .project(.guangzhou, "deadline", "indicator.deadline 甲项目/annualIndicators/开工时间 target") {
            $0.annualIndicators[1].target = "2019年9月前"
        },
        .project(.guangzhou, "level", "indicator.level-two 甲项目/annualIndicators/社会效益指标 levelTwo") {
            $0.annualIndicators[2].levelOne = "产出指标"
        },
        .project(.huangshi, "total", "project-goal.sources.budget 甲项目 currentBudget") {
            $0.sources[0].amount = yuan(590_000)
        },
        .project(.huangshi, "blank year", "indicator.current-year 甲项目/annualIndicators/抽检批次 target") {
            $0.annualIndicators[0].target = nil
        },
        .project(.huangshi, "blank column", "indicator.current-year 甲项目/annualIndicators target") {
            for row in $0.annualIndicators.indices { $0.annualIndicators[row].target = nil }
        },
        .project(.huangshi, "unit of a year", "indicator.units 甲项目/annualIndicators/抽检批次 target") {
            $0.annualIndicators[0].lastYear = "480"
        },
        .project(.huangshi, "comparator of a year", "indicator.comparators 甲项目/annualIndicators/群众满意度 target") {
            $0.annualIndicators[2].lastYear = "≤88%"
        },
        .project(.ezhouGoal, "cost", "project-goal.costs.budget 甲项目 currentBudget") {
            $0.costs[0].amount = yuan(110_000)
            $0.costs[0].formula = "5500册×20元"
        },
        .project(.ezhouGoal, "formula", "project-goal.price 甲项目/costs/劳务费 amount") {
            $0.costs[1].formula = "10人×49000元"
        },
        .project(.ezhouGoal, "total of the costs", "project-goal.costs.total 甲项目/costs/合计 amount") {
            var total = ProjectCost("合计")
            total.amount = yuan(600_000)
            $0.costs.append(total)
        },
        .project(.ezhouGoal, "total of an earlier year", "project-goal.costs.total 甲项目/costs/合计 lastYear") {
            var total = ProjectCost("合计")
            total.amount = yuan(580_000)
            total.lastYear = yuan(540_000)
            $0.costs.insert(total, at: 0)
        },
        .project(.ezhouGoal, "unit", "indicator.percent 甲项目/annualIndicators/差错率 target") {
            $0.annualIndicators[1].target = "≤1"
        },
        .project(.guangxi, "points", "indicator.weights 甲项目/annualIndicators weight") {
            $0.annualIndicators[3].weight = FixedDecimal(35)
        },
        .project(.guangxi, "source", "project-goal.sources.budget 甲项目 currentBudget") {
            $0.sources[4].amount = yuan(60_000)
        },
        .project(.guangxi, "level", "indicator.level-two 甲项目/annualIndicators/资金到位 levelTwo") {
            $0.annualIndicators[0].levelOne = "产出"
        },
        .project(.central, "points", "indicator.weights 甲项目/annualIndicators weight") {
            $0.annualIndicators[4].weight = FixedDecimal(20)
        },
        .project(.central, "points of execution", "indicator.weights 甲项目/annualIndicators weight") {
            $0.executionWeight = FixedDecimal(20)
        },
        .project(
            .central, "total", "project-goal.sources.total 甲项目/sources/年度资金总额 amount",
            also: "project-goal.sources.budget 甲项目 currentBudget"
        ) {
            $0.sources[2].amount = yuan(500_000)
        },
        .project(.central, "cost", "indicator.budget 甲项目/annualIndicators/预算控制数 target") {
            $0.annualIndicators[0].levelThree = "预算控制数"
            $0.annualIndicators[0].target = "≤1100万元"
        },
        .project(.shanghai, "bound", "indicator.bound 甲项目/annualIndicators/预算执行率 target") {
            $0.annualIndicators[0].target = "≥100%"
        },
        .project(.shanghai, "unit", "indicator.percent 甲项目/annualIndicators/观众满意度 target") {
            $0.annualIndicators[2].target = "≥85"
        },
        .project(
            .regional, "total", "project-goal.sources.total 甲专项/sources/年度金额总额 amount",
            also: "project-goal.sources.budget 甲专项 currentBudget"
        ) {
            $0.sources[1].amount = yuan(6_100_000)
        },
        .project(.regional, "level", "indicator.level-two 甲专项/annualIndicators/可持续影响指标 levelTwo") {
            $0.annualIndicators[1].levelOne = "产出指标"
        },
        .project(.regional, "unit", "indicator.percent 甲专项/annualIndicators/师生满意度 target") {
            $0.annualIndicators[2].target = "≥90"
        },
        Slip(.yueyangxian, "a form with another frame", "indicator.frames 乙项目 levelOne") { forms in
            var other = forms.projectGoals[0]
            other.name = "乙项目"
            other.annualIndicators[2].levelOne = "效果指标"
            forms.projectGoals += [forms.projectGoals[0], other]
            forms.projectGoals[1].name = "丙项目"
        },
        .project(.yueyangxian, "name of the unit", "project-goal.unit-name 甲市某局 name") { $0.name = "甲市某局" },
    ]

    static let departments: [Slip] = [
        .department(.ningdeGoal, "part", "department-goal.tasks expenditure.资金总额 current") {
            $0.tasks?[0].budget = yuan(700_000)
        },
        .department(.ningdeGoal, "unit", "indicator.percent annualIndicators/办结率 target") {
            $0.annualIndicators[1].target = "≥95"
        },
        .department(.ningdeGoal, "level", "indicator.level-two annualIndicators/服务对象满意度 levelTwo") {
            $0.annualIndicators[2].levelOne = "产出指标"
        },
        .department(.guangshui, "total", "department-goal.funding.total income.合计 lastYear") {
            $0.funding.income[1].lastYear = yuan(110_000)
        },
        .department(.guangshui, "share", "department-goal.funding.share income.财政拨款 share") {
            $0.funding.income[0].share = FixedDecimal(91)
        },
        .department(.guangshui, "balance", "department-goal.funding.balance expenditure.合计 yearBeforeLast") {
            $0.funding.expenditure[0].yearBeforeLast = yuan(510_000)
            $0.funding.expenditure[2].yearBeforeLast = yuan(810_000)
        },
        .department(.guangshui, "blank year", "department-goal.funding.current-year income.合计 current") {
            for row in 0..<3 {
                $0.funding.income[row].current = nil
                $0.funding.expenditure[row].current = nil
            }
        },
        .department(.guangshui, "unit of a year", "indicator.units annualIndicators/服务人次 target") {
            $0.annualIndicators[0].lastYear = "850"
        },
        .department(.guangshui, "last year", "indicator.series annualIndicators/项目成本 target") {
            var row = Indicator("产出指标", "成本指标", "项目成本")
            (row.target, row.lastYear) = ("40万元", "36万元")
            row.yearBeforeLast = "30万元"
            $0.annualIndicators.append(row)
        },
        .department(.guangshui, "end of the long term", "indicator.long-term-end  longTermEnd") {
            $0.longTermEnd = 2021
        },
    ]

    static let monitorings: [Slip] = [
        Slip(.monitoring, "total", "monitoring.funds 甲项目/funds/年度资金总额 initialBudget") {
            $0.monitorings[0].funds[1].initialBudget = yuan(950_000)
            $0.monitorings[0].funds[1].rate = nil
        },
        Slip(.monitoring, "total so far", "monitoring.funds 甲项目/funds/年度资金总额 actual") {
            $0.monitorings[0].funds[0].actual = yuan(560_000)
            $0.monitorings[0].funds[0].rate = FixedDecimal(56)
        },
        Slip(.monitoring, "rate", "monitoring.rate 甲项目/funds/其中：本年一般公共预算拨款 rate") {
            $0.monitorings[0].funds[1].rate = FixedDecimal(57)
        },
        Slip(.monitoring, "more than the budget", "monitoring.forecast 甲项目/funds/其他资金 forecast") {
            $0.monitorings[0].funds[2].forecast = yuan(110_000)
            $0.monitorings[0].funds[1].forecast = yuan(870_000)
        },
        Slip(.monitoring, "less than what was spent", "monitoring.forecast 甲项目/funds/其他资金 forecast") {
            $0.monitorings[0].funds[2].forecast = yuan(40_000)
            $0.monitorings[0].funds[0].forecast = yuan(920_000)
        },
        Slip(.monitoring, "level", "indicator.level-two 甲项目/服务对象满意度指标 levelTwo") {
            $0.monitorings[0].indicators[2].levelOne = "产出指标"
        },
        Slip(.monitoring, "unit", "indicator.percent 甲项目/学员满意度 target") {
            $0.monitorings[0].indicators[2].target = "≥90"
        },
        Slip(.monitoring, "bound", "indicator.bound 甲项目/学员满意度 target") {
            $0.monitorings[0].indicators[2].target = "≥100%"
            $0.monitorings[0].indicators[2].details.likelihood = nil
        },
        Slip(.monitoring, "words", "indicator.measurable 甲项目/培训人数 target") {
            $0.monitorings[0].indicators[0].target = "若干"
        },
        Slip(.monitoring, "deadline", "indicator.deadline 甲项目/完成时间 target") {
            $0.monitorings[0].indicators[1].target = "2021年12月前"
        },
        Slip(.monitoring, "likelihood", "monitoring.likelihood 甲项目/培训人数 forecast") {
            $0.monitorings[0].indicators[0].details.forecast = "45人"
        },
    ]

    @Test(arguments: projects + departments + monitorings) func everySlipIsFound(slip: Slip) throws {
        var document = try Disclosure(json: try slip.file.text)
        let before = Set(document.validate().findings(.violated).map(place))
        slip.make(&document.performance)
        let new = document.validate().findings(.violated).filter { !before.contains(place($0)) }
        #expect(new.map(place) == [slip.place, slip.also].compactMap { $0.map { "performance." + $0 } })
        // Two findings of one slip share their cause.
        #expect(new.count == 1 || Set(new.map(\.group)).count == 1 && new[0].group != nil)
    }

    /// Every layout has a slip.
    @Test func noLayoutIsLeftOut() throws {
        let files = Set((Self.projects + Self.departments + Self.monitorings).map(\.file))
        let goals = try LayoutFile.allCases.filter { file in
            let forms = try Disclosure(json: try file.text).performance
            return !forms.projectGoals.isEmpty || forms.departmentGoal != nil || !forms.monitorings.isEmpty
        }
        #expect(files == Set(goals))
    }

    private func place(_ finding: Finding) -> String {
        let location = finding.cell.location
        return "\(finding.rule.rawValue) \(location.line?.rawValue ?? "") \(location.column?.rawValue ?? "")"
    }
}
