import BudgetInterchange
import BudgetModel
import Testing

/// One slip in a right form is found at its place, and nothing else is.
@Suite struct LayoutSlipTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let name: String
        let file: LayoutFile
        let rule: Rule.ID
        /// The line and the column of the finding.
        let place: String
        let make: @Sendable (inout PerformanceForms) -> Void

        var testDescription: String { "\(file) \(name)" }
    }

    static let slips: [Slip] = [
        Slip(
            name: "money total of a column", file: .chizhou, rule: "performance.self-evaluation.execution.sources",
            place: "甲项目/预算执行情况 initialBudget"
        ) { $0.projectSelfEvaluations[0].execution.initialBudget = Amount(yuan: 810_000) },
        Slip(
            name: "total among the sources", file: .suizhou, rule: "performance.self-evaluation.execution.sources",
            place: "甲项目/合计 budget"
        ) {
            $0.projectSelfEvaluations[0].execution.budget = Amount(yuan: 1_100_000)
            $0.projectSelfEvaluations[0].execution.rate = nil
            $0.projectSelfEvaluations[0].execution.sources?[4].budget = Amount(yuan: 1_100_000)
        },
        Slip(
            name: "money of the year", file: .yangquan, rule: "performance.project-goal.sources.total",
            place: "甲项目/sources/年度资金总额 amount"
        ) { $0.projectGoals[0].sources[0].amount = Amount(yuan: 1_010_000) },
        Slip(
            name: "money of the whole period", file: .yangquan, rule: "performance.project-goal.sources.total",
            place: "甲项目/midTermSources/中期资金总额 amount"
        ) { $0.projectGoals[0].midTermSources?[0].amount = Amount(yuan: 3_100_000) },
        Slip(
            name: "a part that is more than the whole", file: .huangshi, rule: "performance.project-goal.sources.part",
            place: "甲项目/sources/项目金额总额 amount"
        ) { $0.projectGoals[0].sources[1].amount = Amount(yuan: 650_000) },
        Slip(
            name: "projects and basic expenditure", file: .ningdeGoal,
            rule: "performance.department-goal.funding.total", place: "expenditure.资金总额 current"
        ) { $0.departmentGoal?.funding.expenditure[0].current = Amount(yuan: 3_100_000) },
        Slip(
            name: "execution score", file: .sichuan, rule: "performance.self-evaluation.execution.score",
            place: "甲项目/预算执行情况 score"
        ) {
            $0.projectSelfEvaluations[0].execution.score = FixedDecimal(10)
            $0.projectSelfEvaluations[0].total = FixedDecimal("97.75")
        },
        Slip(
            name: "level-two weight", file: .suizhou, rule: "performance.self-evaluation.weights.level-two",
            place: "甲项目/项目管理 组织机构 levelTwoWeight"
        ) {
            $0.projectSelfEvaluations[0].indicators[2].weight = FixedDecimal(3)
            $0.projectSelfEvaluations[0].indicators[2].deviation = "未设专人"
        },
        Slip(
            name: "level-one weight", file: .suizhou, rule: "performance.self-evaluation.weights.level-one",
            place: "甲项目/项目管理 levelOneWeight"
        ) { $0.projectSelfEvaluations[0].indicators[1].levelOneWeight = FixedDecimal(14) },
        Slip(
            name: "level", file: .lijiang, rule: "performance.indicator.level-two", place: "甲项目/环境效益指标 levelTwo"
        ) { $0.projectSelfEvaluations[0].indicators[3].levelOne = "产出指标" },
        Slip(
            name: "level of a goal", file: .shanghai, rule: "performance.indicator.level-two",
            place: "甲项目/annualIndicators/满意度 levelTwo"
        ) { $0.projectGoals[0].annualIndicators[2].levelOne = "产出目标" },
        Slip(
            name: "score above the weight", file: .shouxian, rule: "performance.self-evaluation.score.range",
            place: "信息完整 score"
        ) {
            $0.departmentSelfEvaluation?.indicators[0].score = FixedDecimal(4)
            $0.departmentSelfEvaluation?.total = FixedDecimal(99)
        },
        Slip(
            name: "score of a target", file: .tianchang, rule: "performance.self-evaluation.score",
            place: "甲项目/带动产值 score"
        ) {
            $0.projectSelfEvaluations[0].indicators[4].score = FixedDecimal(9)
            $0.projectSelfEvaluations[0].total = FixedDecimal("98.5")
        },
        Slip(name: "total", file: .evaluation, rule: "performance.self-evaluation.total", place: "甲项目/总分 total") {
            $0.projectSelfEvaluations[0].total = FixedDecimal(98)
        },
        Slip(
            name: "total with a merged score", file: .hubei, rule: "performance.self-evaluation.total",
            place: "甲项目/总分 total"
        ) { $0.projectSelfEvaluations[0].total = FixedDecimal(97) },
    ]

    @Test(arguments: slips) func everySlipIsFound(slip: Slip) throws {
        var document = try Disclosure(json: try slip.file.text)
        let before = document.validate().findings(.violated)
        slip.make(&document.performance)
        let new = document.validate().findings(.violated).filter { !before.contains($0) }
        let found = new.filter { $0.severity != .note }.map { finding in
            let place = finding.cell.location
            return "\(finding.rule.rawValue) \(place.line?.rawValue ?? "") \(place.column?.rawValue ?? "")"
        }
        #expect(found == ["\(slip.rule.rawValue) \(slip.place)"])
    }
}
