import BudgetModel
import Testing

@Suite struct SchemeTests {
    private func form(execution: Int?, _ levels: [(String, Int)]) -> ProjectSelfEvaluation {
        var form = ProjectSelfEvaluation()
        form.execution.weight = execution.map { FixedDecimal($0) }
        form.indicators = levels.enumerated().map { index, level in
            var row = EvaluatedIndicator(level.0, "", "指标\(index)")
            (row.weight, row.target, row.actual) = (FixedDecimal(level.1), "≥2次", "1次")
            return row
        }
        return form
    }

    @Test func schemesAreKnownByTheirPointsForExecutionAndLevels() {
        func id(_ execution: Int?, _ levels: [(String, Int)]) -> String {
            ScoringScheme.matching(form(execution: execution, levels)).id
        }
        #expect(id(20, [("产出指标", 40), ("效益指标", 30), ("满意度指标", 10)]) == "hubei-2020")
        #expect(id(20, [("产出指标", 25), ("产出指标", 15), ("效益指标", 30), ("满意度指标", 10)]) == "hubei-2020")
        #expect(id(20, [("产出指标", 40), ("效益指标", 40)]) == "hubei-2020")
        #expect(id(10, [("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]) == "national-2020")
        #expect(id(10, [("成本指标", 20), ("产出指标", 40), ("效益指标", 20), ("满意度指标", 10)]) == "central-2021")
        // Neither points for the execution rate alone nor those of the levels alone make a scheme.
        #expect(id(10, [("产出指标", 60), ("效益指标", 30)]) == "unstated")
        #expect(id(10, [("产出指标", 40), ("效益指标", 30), ("满意度指标", 10)]) == "unstated")
        #expect(id(nil, [("产出指标", 50), ("效益指标", 30), ("满意度指标", 10)]) == "unstated")
        #expect(id(nil, []) == "unstated")
        #expect(id(10, []) == "unstated")
    }

    @Test func pointsOfALevelMayStandOnAnyOfItsRows() {
        var form = form(execution: 10, [("产出指标", 20), ("产出指标", 20), ("效益指标", 30), ("满意度指标", 10)])
        form.indicators[1].levelOneWeight = FixedDecimal(50)
        #expect(ScoringScheme.matching(form).id == "national-2020")
        #expect(ScoringScheme.national2020.weightDifferences(of: form).isEmpty)
    }

    @Test func pointsAreComparedWithAnyScheme() {
        var own = ScoringScheme(
            id: "own", source: "本单位办法", bands: [],
            weights: .init(
                execution: FixedDecimal(20),
                levels: [.output: FixedDecimal(50), .init(rawValue: "创新"): FixedDecimal(30)]))
        let form = form(execution: 10, [("产出指标", 60), ("创新", 20), ("效益指标", 10)])
        #expect(
            own.weightDifferences(of: form) == [
                WeightDifference("预算执行率", printed: FixedDecimal(10), expected: FixedDecimal(20)),
                WeightDifference("产出指标", printed: FixedDecimal(60), expected: FixedDecimal(50)),
                WeightDifference("创新", printed: FixedDecimal(20), expected: FixedDecimal(30)),
                WeightDifference("效益指标", printed: FixedDecimal(10), expected: nil),
            ])
        own.weights = nil
        #expect(own.weightDifferences(of: form).isEmpty)
        let short = self.form(execution: 20, [("效益指标", 80)])
        #expect(
            ScoringScheme.hubei2020.weightDifferences(of: short) == [
                WeightDifference("效益指标", printed: FixedDecimal(80), expected: FixedDecimal(40)),
                WeightDifference("output", printed: nil, expected: FixedDecimal(40)),
            ])
    }

    @Test func everySchemeHasASourceAndSurvivesItsName() {
        for scheme in ScoringScheme.all + [.unstated] {
            #expect(!scheme.source.isEmpty)
            #expect(ScoringScheme.named(scheme.id) == scheme)
        }
        #expect(ScoringScheme.named("") == nil)
    }

    @Test func bandsAreGivenAndScoresWrittenBack() throws {
        var form = form(execution: 20, [("产出指标", 40), ("效益指标", 30), ("满意度指标", 10)])
        (form.execution.budget, form.execution.actual) = (Amount(yuan: 200), Amount(yuan: 190))
        (form.indicators[1].target, form.indicators[1].actual) = ("提升", "有所提升")
        form.indicators[2].actual = "2次"
        let open = form.scored(by: .hubei2020)
        #expect(open.grade == nil && open.printedTotal == nil && open.printedExecution == nil)
        #expect(open.levels.map(\.printed) == [nil, nil, nil])
        #expect(open.indicators.allSatisfy { $0.difference == nil })
        #expect(open.total == FixedDecimal(49)...FixedDecimal(79))
        #expect(open.recomputedGrade == nil)

        let given = form.scored(by: .hubei2020, bands: [1: "部分达成"])
        #expect(given.total == FixedDecimal(64)...FixedDecimal(73))
        #expect(given.recomputedGrade == "中")
        #expect(form.scored(by: .hubei2020, bands: [1: "没有的档次"]).total == open.total)

        var half = form
        half.write(given)
        #expect(half.indicators.map(\.score) == [FixedDecimal(20), nil, FixedDecimal(10)])
        #expect(half.execution.score == FixedDecimal(19))
        #expect(half.total == nil)
        var whole = form
        whole.write(given, ofBands: .lowest)
        #expect(whole.indicators[1].score == FixedDecimal(15))
        #expect(whole.total == FixedDecimal(64))
        let again = whole.scored(by: .hubei2020, bands: [1: "部分达成"])
        #expect(again.differences.isEmpty && again.grade == "中")
        var second = whole
        second.write(again, ofBands: .highest)
        #expect(second == whole)
    }

    @Test func whatDoesNotApplyHasNoScoreToWrite() {
        var form = form(execution: 20, [("产出指标", 40), ("效益指标", 40)])
        (form.execution.budget, form.execution.actual) = (Amount(yuan: 1), Amount(yuan: 1))
        form.indicators[1].actual = "不适用"
        form.write(form.scored(by: .hubei2020))
        #expect(form.indicators[1].score == nil)
        #expect(form.total == FixedDecimal("66.67"))
    }
}

/// What the columns of other places say to the scores.
@Suite struct DetailScoringTests {
    private func row(_ target: String, _ actual: String, _ nature: String? = nil, unit: String? = nil)
        -> EvaluatedIndicator
    {
        var row = EvaluatedIndicator("产出指标", "数量指标", "控制率")
        (row.target, row.actual, row.weight) = (target, actual, FixedDecimal(10))
        row.details.nature = nature
        row.details.unit = unit
        return row
    }

    private func score(_ row: EvaluatedIndicator) -> IndicatorScore {
        FormScore([row], execution: BudgetExecution(), by: .hubei2020).indicators[0]
    }

    @Test(arguments: [
        ("≥", ScoringMethod.positive, "8"), ("﹦", .positive, "8"), ("正向", .positive, "8"), ("≤", .reverse, "10"),
        ("反向", .reverse, "10"),
    ])
    func natureSaysTheDirection(nature: String, method: ScoringMethod, points: String) {
        let result = score(row("50", "40", nature, unit: "个"))
        #expect(result.method == method)
        #expect(result.assumption == nil)
        #expect(result.recomputed?.lowerBound == FixedDecimal(points))
    }

    @Test func withoutNatureTheNameIsAsked() {
        #expect(score(row("50", "40", "定量", unit: "%")).assumption == .directionUnclear)
        #expect(score(row("≥50", "40", "反向")).method == .positive)
    }

    @Test func qualitiesAreNotCounted() {
        let result = score(row("100", "优", "定性"))
        #expect(result.method == .qualitative)
        #expect(result.recomputed == FixedDecimal(0)...FixedDecimal(10))
        #expect(score(row("好坏", "达成", "定性")).recomputed == FixedDecimal(8)...FixedDecimal(10))
    }

    @Test func sichuanIsKnownByItsColumns() {
        var form = ProjectSelfEvaluation()
        form.execution.weight = FixedDecimal(10)
        form.indicators = [row("50", "50", "≥", unit: "个")]
        form.indicators[0].weight = FixedDecimal(90)
        #expect(ScoringScheme.matching(form).id == "sichuan-510000-0013zp")
        form.indicators[0].details.nature = nil
        #expect(ScoringScheme.matching(form).id == "unstated")
    }

    @Test func pointsInTheNamesOfLevelsCount() {
        var form = ProjectSelfEvaluation()
        form.execution.weight = FixedDecimal(20)
        form.indicators = ["产出指标(40分)", "效益指标（30分）", "满意度指标(10分)"].map { EvaluatedIndicator($0, "", "指标") }
        #expect(ScoringScheme.matching(form).id == "hubei-2020")
    }

    @Test func suizhouHasNoPointsForExecution() {
        var form = ProjectSelfEvaluation()
        form.indicators = [("项目决策", 2), ("项目管理", 13), ("项目绩效", 85)].map { name, weight in
            var row = EvaluatedIndicator(name, "", "指标")
            row.levelOneWeight = FixedDecimal(weight)
            return row
        }
        #expect(ScoringScheme.matching(form).id == "suizhou-2021")
    }

    @Test func oneCellMayHoldTheScoreOfSeveralRows() {
        var rows = [row("≥10场", "10场"), row("≥100人", "50人"), row("≥95%", "95%")]
        rows[0].score = FixedDecimal(15)
        rows[0].details.mergedRows = 2
        rows[2].score = FixedDecimal(10)
        let result = FormScore(rows, execution: BudgetExecution(), by: .hubei2020)
        #expect(result.indicators.map(\.mergedRows) == [2, 1, 1])
        #expect(result.indicators[0].fullMarks == FixedDecimal(20))
        #expect(result.indicators[0].allowed == FixedDecimal(15)...FixedDecimal(15))
        #expect(result.differences.isEmpty)
        rows[0].score = FixedDecimal(16)
        #expect(
            FormScore(rows, execution: BudgetExecution(), by: .hubei2020).differences.map(\.difference)
                == [FixedDecimal(1)])
        // More rows than there are, or rows with scores of their own, are not merged.
        rows[0].details.mergedRows = 1_000_000
        #expect(FormScore(rows, execution: BudgetExecution(), by: .hubei2020).indicators[0].mergedRows == 2)

        var form = ProjectSelfEvaluation()
        form.indicators = rows
        form.write(form.scored(by: .hubei2020))
        #expect(form.indicators.map(\.score) == [FixedDecimal(15), nil, FixedDecimal(10)])
        #expect(form.total == FixedDecimal(25))
    }
}
