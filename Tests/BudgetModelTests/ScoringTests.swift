import BudgetModel
import Testing

@Suite struct ScoringTests {
    private func row(
        _ target: String, _ actual: String, weight: String = "10", levelOne: String = "产出指标", levelTwo: String = "数量指标",
        score: String? = nil
    ) -> EvaluatedIndicator {
        var row = EvaluatedIndicator(levelOne, levelTwo, "指标")
        row.target = target
        row.actual = actual
        row.weight = FixedDecimal(weight)
        row.score = score.flatMap { FixedDecimal($0) }
        return row
    }

    private func scored(_ rows: [EvaluatedIndicator], _ scheme: ScoringScheme = .wuhan2023) -> FormScore {
        var form = ProjectSelfEvaluation()
        form.indicators = rows
        form.execution.budget = Amount(yuan: 100)
        form.execution.actual = Amount(yuan: 100)
        form.execution.weight = FixedDecimal(20)
        return form.scored(by: scheme)
    }

    @Test(arguments: [
        // Positive, capped, rounded half up.
        ("1680本", "1649本", "2.5", "2.45", ScoringMethod.positive), ("30万", "37.43万", "10", "10", .positive),
        ("≥3", "1", "1", "0.33", .positive), ("≥8", "1", "1", "0.13", .positive),
        ("≥95%", "100%", "10", "10", .positive),
        // Reverse.
        ("≤100万元", "125万元", "10", "8", .reverse), ("≤100万元", "80万元", "10", "10", .reverse),
        ("≤100", "0", "10", "10", .reverse),
        // Zero.
        ("0", "0", "10", "10", .positive), ("≥0", "5", "10", "10", .positive), ("≤0", "0", "10", "10", .reverse),
        // Intervals.
        ("80%-90%", "85%", "10", "10", .interval), ("80%-90%", "40%", "10", "5", .interval),
        ("80%-90%", "100%", "10", "9", .interval),
        // The same value in another multiplier.
        ("≥1.3万人", "13000人", "10", "10", .positive),
    ])
    func scoresFollowTheFormula(target: String, actual: String, weight: String, score: String, method: ScoringMethod)
        throws
    {
        let result = try #require(scored([row(target, actual, weight: weight)]).indicators.first)
        #expect(result.method == method)
        #expect(result.recomputed?.lowerBound == FixedDecimal(score))
        #expect(result.recomputed?.upperBound == FixedDecimal(score))
    }

    @Test(arguments: [("≤0", "5"), ("≥95%", "95"), ("≥95%", "较好"), ("-5", "3"), ("", "3"), ("持续", "90%")])
    func whatCannotBeComputedIsSaid(target: String, actual: String) {
        let result = scored([row(target, actual)])
        #expect(result.indicators.first?.recomputed == nil)
        #expect(result.indicators.first?.method == .notComputable)
        #expect(result.total == nil)
    }

    @Test func directionComesFromTheSignThenFromTheClassThenIsAssumed() {
        let cost = scored([row("42万元", "42.88万元", weight: "5", levelTwo: "成本指标", score: "5")]).indicators[0]
        #expect(cost.method == .reverse)
        #expect(cost.assumption == .reverseFromClass)
        #expect(cost.recomputed?.lowerBound == FixedDecimal("4.9"))
        #expect(cost.difference == FixedDecimal("0.1"))

        let signed = scored([row("≥42万元", "42.88万元", levelTwo: "成本指标")]).indicators[0]
        #expect(signed.method == .positive)
        #expect(signed.assumption == nil)

        #expect(scored([row("100%", "90%")]).indicators[0].assumption == .positiveByDefault)
    }

    @Test func qualitiesHaveBands() throws {
        let met = scored([row("有效保障", "有效保障", weight: "15", score: "15")])
        #expect(met.indicators[0].recomputed == FixedDecimal(12)...FixedDecimal(15))
        #expect(met.differences.isEmpty)
        let low = scored([row("有效保障", "有效保障", weight: "15", score: "11")])
        #expect(low.differences.first?.difference == FixedDecimal(-1))
        let other = scored([row("有效保障", "基本保障", weight: "15", score: "9")])
        #expect(other.indicators[0].recomputed == FixedDecimal(0)...FixedDecimal(15))
    }

    @Test func whatDoesNotApplyIsRescaled() throws {
        let rows = [row("≥1", "1", weight: "40"), row("≥2", "1", weight: "20"), row("≥1", "不适用", weight: "20")]
        let result = scored(rows)
        // 20 + 40 + 10 of 80 points.
        #expect(result.total?.lowerBound == FixedDecimal("87.5"))
        #expect(result.indicators.contains { $0.method == .notApplicable })
    }

    @Test func pointsOfMissingSatisfactionGoToTheEffects() {
        let weights = ScoringScheme.national2020.weights?.withoutSatisfaction
        #expect(weights?.levels[.satisfaction] == nil)
        #expect(weights?.levels[.effect] == FixedDecimal(40))
        for scheme in ScoringScheme.all {
            guard let weights = scheme.weights else { continue }
            for set in [weights, weights.withoutSatisfaction] {
                let sum = set.levels.values.reduce(set.execution.tenThousandths) { $0 + $1.tenThousandths }
                #expect(sum == 1_000_000, "\(scheme.id)")
            }
        }
    }

    @Test(arguments: [("95", "优"), ("90", "优"), ("89.99", "良"), ("60", "中"), ("59.99", "差"), ("0", "差")])
    func grades(total: String, grade: String) throws {
        #expect(ScoringScheme.national2020.grade(of: try #require(FixedDecimal(total))) == grade)
    }

    /// Scores never exceed the weight and never fall below zero, whatever the numbers.
    @Test func scoresStayWithinTheWeight() {
        var generator = SplitMix(seed: 23)
        for _ in 0..<5_000 {
            func number() -> String {
                FixedDecimal(tenThousandths: Int64.random(in: 0...50_000_000, using: &generator)).description
            }
            let sign = ["", "≥", "≤", ">", "<", "="].randomElement(using: &generator) ?? ""
            let weight = FixedDecimal(tenThousandths: Int64.random(in: 0...1_000_000, using: &generator))
            let result = scored([row(sign + number(), number(), weight: weight.description)]).indicators[0]
            guard let range = result.recomputed else { continue }
            #expect(range.lowerBound >= FixedDecimal(0) && range.upperBound <= weight)
        }
    }
}

@Suite struct AggregationTests {
    private func project(_ name: String, money: Int64, _ rows: [(String, String, String, String?)])
        -> ProjectSelfEvaluation
    {
        var form = ProjectSelfEvaluation()
        form.name = name
        form.execution.budget = Amount(yuan: money)
        form.indicators = rows.map { name, target, actual, score in
            var row = EvaluatedIndicator("产出指标", "数量指标", name)
            row.weight = FixedDecimal(10)
            row.target = target
            row.actual = actual
            row.score = score.flatMap { FixedDecimal($0) }
            return row
        }
        return form
    }

    @Test func absoluteValuesAddAndRelativeOnesAreWeightedByMoney() throws {
        let scheme = ScoringScheme.wuhan2023
        let rows = scheme.aggregate([
            project(
                "甲", money: 300, [("人数", "≥100人", "90人", nil), ("比率", "≥90%", "80%", nil), ("质量", "提升", "提升", "8")]),
            project(
                "乙", money: 100, [("人数", "≥50人", "60人", nil), ("比率", "≥90%", "100%", nil), ("质量", "提升", "提升", "10")]),
        ])
        #expect(rows.map(\.levelThree) == ["人数", "比率", "质量"])
        #expect(rows[0].target == "≥150人" && rows[0].actual == "150人")
        // First aggregated, then scored: 150 of 150, although one project missed its own target.
        #expect(rows[0].score == FixedDecimal(10))
        #expect(rows[1].actual == "85%")
        #expect(rows[1].score == FixedDecimal("9.44"))
        #expect(rows[2].score == FixedDecimal("8.5"))
    }

    @Test func oneProjectIsItself() throws {
        let form = project("甲", money: 300, [("人数", "≥100人", "90人", "9"), ("质量", "提升", "提升", "8")])
        let rows = ScoringScheme.wuhan2023.aggregate([form])
        #expect(rows == form.indicators)
    }

    @Test func theOrderOfProjectsDoesNotMatter() {
        var generator = SplitMix(seed: 31)
        let projects = (0..<8).map { index in
            project(
                "项目\(index)", money: Int64.random(in: 1...1_000, using: &generator),
                [
                    (
                        "人数", "≥\(Int.random(in: 1...99, using: &generator))人",
                        "\(Int.random(in: 1...99, using: &generator))人", nil
                    ),
                    ("比率", "≥90%", "\(Int.random(in: 1...99, using: &generator))%", nil),
                    ("质量", "提升", "提升", "\(Int.random(in: 1...10, using: &generator))"),
                ])
        }
        let expected = ScoringScheme.wuhan2023.aggregate(projects)
        for _ in 0..<20 {
            #expect(ScoringScheme.wuhan2023.aggregate(projects.shuffled(using: &generator)) == expected)
        }
    }

    @Test func whatDoesNotGoTogetherHasNoScore() {
        let rows = ScoringScheme.wuhan2023.aggregate([
            project("甲", money: 1, [("人数", "≥100人", "90人", nil)]), project("乙", money: 1, [("人数", "≥50户", "60户", nil)]),
        ])
        #expect(rows.first?.score == nil)
    }
}
