import BudgetModel
import Testing

@Suite struct TargetValueTests {
    typealias Comparator = Quantity.Comparator
    typealias Multiplier = Quantity.Multiplier

    @Test(
        arguments: [
            ("≥60000元/年", Comparator.atLeast, "60000", Multiplier.one, "元/年"), (">95%", .moreThan, "95", .one, "%"),
            ("≤0%", .atMost, "0", .one, "%"), ("100", nil, "100", .one, ""), ("1680本", nil, "1680", .one, "本"),
            ("37.43万", nil, "37.43", .tenThousand, ""), ("0万元", nil, "0", .tenThousand, "元"),
            ("600元/人.年", nil, "600", .one, "元/人.年"), ("≥1.3万人", .atLeast, "1.3", .tenThousand, "人"),
            ("≥ 99 %", .atLeast, "99", .one, "%"), ("＞９５％", .moreThan, "95", .one, "%"),
            ("$>90\\%$", .moreThan, "90", .one, "%"),
            ("\\geq99%", .atLeast, "99", .one, "%"), (">=95%", .atLeast, "95", .one, "%"),
            ("不低于95%", .atLeast, "95", .one, "%"), ("不超过10万元", .atMost, "10", .tenThousand, "元"),
            ("95%以上", .atLeast, "95", .one, "%"), ("10天以内", .atMost, "10", .one, "天"),
            ("百分之95", nil, "95", .one, "%"), ("1,234.5元", nil, "1234.5", .one, "元"), ("-3%", nil, "-3", .one, "%"),
            ("15650.06", nil, "15650.06", .one, ""), ("42.88万元", nil, "42.88", .tenThousand, "元"),
            ("2亿元", nil, "2", .hundredMillion, "元"), ("≥100百分比", .atLeast, "100", .one, "百分比"),
            ("3年", nil, "3", .one, "年"),
        ] as [(String, Comparator?, String, Multiplier, String)])
    func readsQuantities(
        text: String, comparator: Comparator?, number: String, multiplier: Multiplier, unit: String
    ) throws {
        let value = TargetValue(text)
        #expect(value.text == text)
        let quantity = try #require(value.quantity)
        #expect(quantity.comparator == comparator)
        #expect(quantity.number == FixedDecimal(number))
        #expect(quantity.multiplier == multiplier)
        #expect(quantity.unit == unit)
    }

    @Test func readsLabelsAndRanges() throws {
        let satisfaction = try #require(TargetValue("满意度≥99%").quantity)
        #expect(satisfaction.label == "满意度")
        #expect(satisfaction.comparator == .atLeast)
        guard case .range(let lower, let upper) = TargetValue("80%-90%").content else {
            Issue.record("no range")
            return
        }
        #expect(lower.number == FixedDecimal(80) && lower.isPercentage)
        #expect(upper.number == FixedDecimal(90) && upper.isPercentage)
    }

    @Test(arguments: [
        "持续稳定", "有效保障", "规划与单位职能相符", "已成功实现手机APP远程刷脸认证", "（文字）", "1次/2年3月", "≥", "约100人左右,视情况",
        "1.23456%", "99999999999999999999",
    ])
    func keepsWords(text: String) {
        #expect(TargetValue(text).content == .words(text))
    }

    @Test(arguments: ["", " ", "无", "……", "…", "/", "—", "-"])
    func knowsNothing(text: String) {
        #expect(TargetValue(text).content == .nothing)
    }

    @Test(arguments: [
        ("≥95%", "≥90%", TargetComparison.stronger), ("≥3924元", "≥4511元", .weaker), ("≤100%", "≤100%", .same),
        ("≤90%", "≤100%", .stronger), (">5800人", "≥5800人", .stronger), ("≥81", "≥81元", .otherUnit),
        ("100", "100%", .otherUnit), ("≥95%", "≤95%", .otherDirection), ("100%", "90%", .notComparable),
        ("持续稳定", "持续稳定", .same), ("持续稳定", "100%", .notComparable), ("≥1.3万人", "≥13000人", .same),
        ("≥100%", "90%", .stronger), ("无", "", .same), ("≥100百分比", "≥95%", .stronger),
        ("600元/人·年", "600元/人.年", .same),
    ])
    func compares(own: String, other: String, expected: TargetComparison) {
        #expect(TargetValue(own).comparison(to: TargetValue(other)) == expected)
    }

    @Test func comparesWithAGivenDirection() {
        #expect(TargetValue("42万元").comparison(to: TargetValue("43万元"), direction: .reverse) == .stronger)
        #expect(TargetValue("42万元").comparison(to: TargetValue("43万元"), direction: .positive) == .weaker)
    }

    @Test func neverTraps() {
        var generator = SplitMix(seed: 5)
        let alphabet = Array("0123456789.,%≥≤<>=-~至万亿元人年/（）()\\geq不低于以上内百分之 无…")
        for _ in 0..<20_000 {
            let text = String(
                (0..<Int.random(in: 0..<12, using: &generator)).map { _ in
                    alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                })
            let value = TargetValue(text)
            #expect(value.text == text)
            _ = value.comparison(to: TargetValue("≥1"))
        }
    }
}
