import BudgetModel
import Testing

/// Every text of the two lists is read as somebody judged it by hand.
@Suite struct TargetReadingTests {
    private static func lines(_ list: String) -> [(text: String, reading: String)] {
        list.split(separator: "\n").map { line in
            let parts = line.split(separator: " => ", maxSplits: 1)
            return (String(parts[0]), parts.count > 1 ? String(parts[1]) : "")
        }
    }

    @Test func theListsAreComplete() {
        #expect(Self.lines(printedTargets).count == 163)
        #expect(Self.lines(recalledTargets).count == 141)
    }

    @Test(arguments: [printedTargets, recalledTargets])
    func everyTextIsReadAsJudged(list: String) {
        for (text, reading) in Self.lines(list) {
            let value = TargetValue(text)
            #expect(value.text == text)
            #expect(value.reading == reading, "\(text)")
        }
    }

    /// What the lists do not have, and what must not be read as something that it is not.
    @Test(arguments: [
        ("控制在95%以上", "≥ 95 %"), ("控制在5%以内", "≤ 5 %"), ("≥90%以内", "words"), ("满意度不低于95%", "满意度: ≥ 95 %"),
        ("达标率不低于95%", "达标率: ≥ 95 %"), ("不得超过10万元", "≤ 10万 元"), ("不超10万元", "≤ 10万 元"), ("≥95%。", "≥ 95 %"),
        ("3千克", "3 千克"), ("5千万元", "5千万 元"), ("1.2万亿元", "1.2万亿 元"), ("3百万", "3百万"), ("￥1,234.5", "1234.5 元"),
        ("100（暂定）", "100 (暂定)"), ("100%以上覆盖", "≥ 100 % (覆盖)"), ("百分之十五", "15 %"), ("百分之二十", "20 %"),
        ("≥百分之九十", "≥ 90 %"), ("达到百分之百", "≥ 100 %"), ("一百个", "words"), ("百花齐放", "words"),
        ("3月", "[03]"), ("3个月", "3 个月"), ("12月以上", "≥ 12 月"), ("≤12月", "≤ 12 月"), ("13月", "13 月"),
        ("2023年", "[2023]"), ("3年", "3 年"), ("3年内", "≤ 3 年"), ("2000年以上", "≥ 2000 年"), ("2023年内", "≤[2023]"),
        ("2023年12月32日", "words"), ("2023-2025", "[2023/2025]"), ("2023-2025年", "[2023/2025]"), ("2-3", "2 … 3"),
        ("1990-2010人", "1990 人 … 2010 人"), ("2023年1-12月", "[2023-01/2023-12]"), ("2023-12-31", "[2023-12-31]"),
        ("2023/12/31前", "≤[2023-12-31]"), ("2023.1-12", "[2023-01/2023-12]"), ("2023年上半年", "[2023-01/2023-06]"),
        ("2023年年底前", "≤[2023-12]"), ("不晚于2023年6月", "≤[2023-06]"), ("年底前", "≤[12]"), ("2023.5", "2023.5"),
        ("2023.13", "2023.13"), ("2023.07万元", "2023.07万 元"), ("2023.07元", "2023.07 元"), ("2023年新增3个", "words"),
        ("全年无事故", "words"), ("10日前", "words"), ("1 234", "words"), ("1 0 0 %", "100 %"), ("50\n60", "words"),
        ("0.300000012", "0.3"), ("0.12345678901", "words"), ("1.23456", "words"), ("1.23450", "1.2345"),
        ("≥90%，≥100%", "words"), ("100%≥X≥90%", "words"), ("培训3次", "words"), ("5A", "words"), ("PM2.5", "words"),
        ("95%≥", "words"), ("（1000）人", "words"), ("1000（", "words"), ("99999999999999999999.12345", "words"),
    ])
    func otherTexts(text: String, reading: String) {
        #expect(TargetValue(text).reading == reading, "\(text)")
    }

    @Test func periodsAreCompared() {
        #expect(TargetValue("2023年12月底前").comparison(to: TargetValue("2023年12月底之前")) == .same)
        #expect(TargetValue("2023年12月前").comparison(to: TargetValue("2023年6月前")) == .weaker)
        #expect(TargetValue("2023年6月前").comparison(to: TargetValue("2023年12月前")) == .stronger)
        #expect(TargetValue("2023年").comparison(to: TargetValue("12月")) == .notComparable)
        #expect(TargetValue("12个月").comparison(to: TargetValue("12月")) == .notComparable)
    }
}

extension TargetValue {
    /// The content in the notation of the lists.
    fileprivate var reading: String {
        switch content {
        case .quantity(let quantity): quantity.reading
        case .range(let lower, let upper): "\(lower.reading) … \(upper.reading)"
        case .period(let period): (period.isDeadline ? "≤" : "") + "[\(period)]"
        case .words: "words"
        case .nothing: "nothing"
        }
    }
}

extension Quantity {
    fileprivate var reading: String {
        var parts: [String] = []
        if let label { parts.append("\(label):") }
        if isApproximate { parts.append("~") }
        if let comparator { parts.append(comparator.rawValue) }
        parts.append("\(number)\(multiplier.name)")
        if !unit.isEmpty { parts.append(unit) }
        if let note { parts.append("(\(note))") }
        return parts.joined(separator: " ")
    }
}
