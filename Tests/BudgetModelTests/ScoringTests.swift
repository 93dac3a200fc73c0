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

    private func scored(_ rows: [EvaluatedIndicator], _ scheme: ScoringScheme = .hubei2020) -> FormScore {
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
        // Nothing allowed and nothing used.
        ("≤0", "0", "10", "10", .reverse), ("≤0起", "0", "10", "10", .reverse), (">0", "5", "10", "10", .positive),
        ("≤-5%", "-6%", "10", "10", .reverse), ("≥-5%", "3%", "10", "10", .positive),
        // A value without a unit takes that of the other one.
        ("≥95%", "95", "10", "10", .positive), ("≥50个", "40", "10", "8", .positive),
        ("100", "90%", "10", "9", .positive),
        ("≤5%", "0", "10", "10", .reverse), ("≥50个", "0", "10", "0", .positive), ("≤5%", "0次", "10", "10", .reverse),
        ("≤90万元", "100", "10", "9", .reverse), ("≤90万元", "100万", "10", "9", .reverse),
        ("≤620万/月", "775万元/月", "10", "8", .reverse), ("≥1.3万人", "6500", "10", "5", .positive),
        ("250万", "125万元", "10", "5", .positive), ("≤90万元", "800000", "10", "10", .reverse),
        // A result with words.
        ("≥95%", "达到95%以上", "10", "10", .positive), ("≥95%", "达到76%", "10", "8", .positive),
        ("≥100%", "资金到位率达80%", "10", "8", .positive), ("约500人", "500人", "10", "10", .positive),
        ("下降4%", "下降3%", "10", "7.5", .positive), ("100%(计划标准)", "90%", "10", "9", .positive),
        // Intervals.
        ("80%-90%", "85%", "10", "10", .interval), ("80%-90%", "40%", "10", "5", .interval),
        ("80%-90%", "100%", "10", "9", .interval), ("90%≤X≤100%", "95", "10", "10", .interval),
        ("0-3次", "0次", "10", "10", .interval),
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

    @Test(arguments: [
        ("-5", "3"), ("", "3"), ("持续", "90%"), ("≥0", "5"), ("≥0%", "3%"), ("≥95%", "50人"),
        // 1 is 1% or 100%, and 500 beside 1.3万 is nothing that one would guess.
        ("≥95%", "1"), ("≥95%", "0.98"), ("100", "1"), ("≤90万元", "9100"),
        // Not a number but a bound, or one that is only near.
        ("≥95%", "≥90%"), ("≤5天", "10天以内"), ("约500人", "490人"), ("≥500人", "约490人"), ("≥95%", "≤98%"),
        ("下降3%", "上升2%"), ("12月前", "12月"), ("2023年", "12月"), ("2023.07", "2000"),
    ])
    func whatCannotBeComputedIsSaid(target: String, actual: String) {
        let result = scored([row(target, actual)])
        #expect(result.indicators.first?.recomputed == nil)
        #expect(result.indicators.first?.method == .notComputable)
        #expect(result.total == nil)
    }

    @Test func nothingOfNothingIsNotFullMarks() {
        let zero = scored([row("0", "0", score: "10")])
        #expect(zero.indicators[0].recomputed == FixedDecimal(0)...FixedDecimal(10))
        #expect(zero.differences.isEmpty)
        var form = ProjectSelfEvaluation()
        (form.execution.budget, form.execution.actual, form.execution.weight) = (.zero, .zero, FixedDecimal(10))
        form.execution.score = FixedDecimal(10)
        #expect(form.scored(by: .national2020).execution == nil)
        #expect(form.scored(by: .national2020).total == nil)
    }

    @Test(arguments: [("≤0", "5"), ("0", "5"), ("=0", "5"), ("0起", "1起")])
    func moreThanATargetOfZeroIsNoFullMark(target: String, actual: String) {
        let result = scored([row(target, actual, score: "10")]).indicators[0]
        #expect(result.recomputed?.upperBound == FixedDecimal("9.99"))
        #expect(result.difference == FixedDecimal("0.01"))
    }

    @Test(arguments: [("≥95%", "较好"), ("≥95%", "达成预期指标"), ("80%-90%", "完成")])
    func aWordForANumberIsSaid(target: String, actual: String) {
        let result = scored([row(target, actual)]).indicators[0]
        #expect(result.method == .wordForNumber)
        #expect(result.recomputed == nil)
        // Points are not needed to say so.
        var bare = row(target, actual)
        bare.weight = nil
        #expect(scored([bare]).indicators[0].method == .wordForNumber)
        bare.actual = "不适用"
        #expect(scored([bare]).indicators[0].method == .notComputable)
    }

    @Test func periodsAreKeptOrNot() {
        func range(_ target: String, _ actual: String) -> ClosedRange<FixedDecimal>? {
            let result = scored([row(target, actual)]).indicators[0]
            #expect(result.method == .period)
            return result.recomputed
        }
        let kept = FixedDecimal(8)...FixedDecimal(10)
        #expect(range("2023年12月前", "2023年11月") == kept)
        #expect(range("1-12月", "1月-12月") == kept)
        #expect(range("2023年12月31日前完成", "2023.12.31") == kept)
        #expect(range("2023年", "2023年6月") == kept)
        #expect(range("2023年6月底前", "2023年12月")?.upperBound == FixedDecimal("9.99"))
    }

    @Test(arguments: [
        ("差错率", ScoringMethod.reverse, ScoringAssumption.reverseFromName), ("投诉率（%）", .reverse, .reverseFromName),
        ("投诉处理率", .positive, .positiveByDefault), ("完成率", .positive, .positiveByDefault),
        ("三公经费控制率", .notComputable, .directionUnclear), ("预算变动率指标", .notComputable, .directionUnclear),
    ])
    func directionComesFromTheNameAtLast(name: String, method: ScoringMethod, assumption: ScoringAssumption) {
        var own = row("5%", "4%")
        own.levelThree = name
        let result = scored([own]).indicators[0]
        #expect(result.method == method)
        #expect(result.assumption == assumption)
        // The same figure is full marks either way.
        own.actual = "5%"
        #expect(scored([own]).indicators[0].recomputed == FixedDecimal(10)...FixedDecimal(10))
    }

    @Test func scoresAreRoundedToThePrintedDecimals() {
        let value = row("≥1680本", "1649本", weight: "2.5", score: "2.5")
        #expect(scored([value]).differences.isEmpty)
        #expect(scored([value]).decimals == 1)
        // A form that prints two decimals elsewhere means 2.50.
        let other = scored([value, row("≥3", "1", weight: "1", score: "0.33")])
        #expect(other.decimals == 2)
        #expect(other.differences.map(\.difference) == [FixedDecimal("0.05")])
        #expect(scored([row("≥3", "1", weight: "1", score: "0.333")]).differences.isEmpty)
        #expect(scored([row("≥3", "1", weight: "1")]).decimals == 2)
        // Whole points are rounded, too, where the form shows that it rounds: full marks alone do not.
        let near = row("≥1000", "996", score: "10")
        #expect(scored([near]).differences.map(\.difference) == [FixedDecimal("0.04")])
        #expect(scored([near, row("≥100", "88", score: "9")]).differences.isEmpty)
    }

    @Test func directionComesFromTheSignThenFromTheClassThenIsAssumed() {
        // Another score of the form has two decimals, so that 5 is not 4.90 rounded.
        let third = row("≥3", "1", weight: "1", score: "0.33")
        let form = scored([row("42万元", "42.88万元", weight: "5", levelTwo: "成本指标", score: "5"), third])
        let cost = form.indicators[0]
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
        let middle = scored([row("有效保障", "部分达成", weight: "10", score: "9")])
        #expect(middle.indicators[0].recomputed == FixedDecimal(5)...FixedDecimal(8))
        #expect(middle.differences.first?.difference == FixedDecimal(1))
        #expect(
            scored([row("有效保障", "达成预期指标")]).indicators[0].recomputed == FixedDecimal(8)...FixedDecimal(10))
        // The words of a place are data.
        var scheme = ScoringScheme.national2020
        scheme.bands = [.init("优", 90, 100), .init("差", 0, 90, words: ["较差"])]
        #expect(scored([row("提升", "较差")], scheme).indicators[0].recomputed == FixedDecimal(0)...FixedDecimal(9))
        // No bands are known: any score may be right.
        #expect(scored([row("提升", "提升")], .sichuan).indicators[0].recomputed == FixedDecimal(0)...FixedDecimal(10))
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
            guard let weights = scheme.weights, !weights.levels.isEmpty else { continue }
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
        let scheme = ScoringScheme.hubei2020
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
        let rows = ScoringScheme.hubei2020.aggregate([form])
        #expect(rows == form.indicators)
    }

    /// Whatever its columns and scores are.
    @Test func oneProjectKeepsAllThatItPrints() {
        var form = project(
            "甲", money: 300, [("人数", "100", "90", "7"), ("质量", "提升", "部分达成", nil), ("比率", "90", "45", nil)])
        for place in form.indicators.indices { form.indicators[place].levelTwo = ["数量指标", "质量指标", "时效指标"][place] }
        form.indicators[0].details.nature = "≥"
        form.indicators[0].details.unit = "人"
        form.indicators[0].deviation = "需求减少"
        let rows = ScoringScheme.hubei2020.aggregate([form])
        #expect(rows.first { $0.levelThree == "人数" } == form.indicators[0])
        #expect(rows.first { $0.levelThree == "质量" } == form.indicators[1])
        #expect(rows.first { $0.levelThree == "比率" }?.score == FixedDecimal(5))
        let both = ScoringScheme.hubei2020.aggregate([form, form])
        #expect(both.first { $0.levelThree == "人数" }?.target == "≥200人")
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
        let expected = ScoringScheme.hubei2020.aggregate(projects)
        for _ in 0..<20 {
            #expect(ScoringScheme.hubei2020.aggregate(projects.shuffled(using: &generator)) == expected)
        }
    }

    @Test func whatDoesNotGoTogetherHasNoScore() {
        let rows = ScoringScheme.hubei2020.aggregate([
            project("甲", money: 1, [("人数", "≥100人", "90人", nil)]), project("乙", money: 1, [("人数", "≥50户", "60户", nil)]),
        ])
        #expect(rows.first?.score == nil)
    }
}
