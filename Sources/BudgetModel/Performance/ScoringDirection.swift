/// 指标性质: what a column of that name says.
enum IndicatorNature {
    /// 正向, or a sign that asks for more.
    case positive
    /// 反向, or a sign that asks for less.
    case reverse
    /// 定性.
    case qualitative
    /// Nothing, 定量, or another word.
    case unstated

    init(_ printed: String) {
        switch printed {
        case "正向", "正向指标", "≥", ">", "=", "﹦", "＝", "＞", ">=", "≧": self = .positive
        case "反向", "反向指标", "逆向", "负向", "≤", "<", "＜", "<=", "≦": self = .reverse
        case "定性", "定性指标": self = .qualitative
        default: self = .unstated
        }
    }
}

/// Whether more or less is better, and what was assumed to know it.
struct ScoringDirection {
    /// `nil` where neither can be assumed.
    var value: IndicatorDirection?
    var assumption: ScoringAssumption?

    var method: ScoringMethod {
        switch value {
        case .positive: .positive
        case .reverse: .reverse
        case nil: .met
        }
    }

    /// By the comparator of the target, by 指标性质, by the frame, then by the name.
    init(_ target: TargetScan, _ nature: IndicatorNature, _ isCost: Bool, _ name: () -> String) {
        if let comparator = target.lower.comparator {
            value = comparator.direction
        } else if nature == .positive || nature == .reverse {
            value = nature == .positive ? .positive : .reverse
        } else if isCost {
            (value, assumption) = (.reverse, .reverseFromClass)
        } else {
            let found = IndicatorNames.direction(of: name())
            (value, assumption) = (found.value, found.assumption)
        }
    }

    fileprivate init(_ value: IndicatorDirection?, _ assumption: ScoringAssumption) {
        (self.value, self.assumption) = (value, assumption)
    }
}

/// What names of indicators say of the direction, as data.
private enum IndicatorNames {
    /// The ends of names: less is better, or nothing can be said. A share of what was dealt with (投诉处理率) ends otherwise.
    private static let ends = WordTable<IndicatorDirection?>(
        [
            "成本", "费用", "投诉率", "投诉量", "投诉数", "投诉次数", "投诉件数", "事故率", "事故数", "事故起数", "事故次数", "发生率", "发案率",
            "差错率", "错误率", "失误率", "误差率", "违规率", "违法率", "超支率", "死亡率", "发病率", "患病率", "感染率", "失业率", "流失率",
            "辍学率", "逾期率", "不良率", "拖欠率", "结转率", "结余率", "结转结余率", "闲置率", "空置率", "返工率", "退货率", "故障率", "能耗",
            "上访率", "上访量", "复发率", "贫困率",
        ].map { ($0, .reverse) } + ["控制率", "变动率", "变化率", "偏离率", "偏差率", "增减率", "调整率", "控制数"].map { ($0, nil) },
        byEnd: true)

    static func direction(of name: String) -> ScoringDirection {
        let match = name.withBytes { bytes in
            var name = bytes
            if let bracket = bracket(in: name) { name = name.first(bracket) }
            if name.ends(in: "指标") { name = name.first(name.count - 6) }
            return ends.match(endOf: name)
        }
        guard let match else { return ScoringDirection(.positive, .positiveByDefault) }
        guard let value = match.value else { return ScoringDirection(nil, .directionUnclear) }
        return ScoringDirection(value, .reverseFromName)
    }

    /// Where （%） begins at the end of a name.
    private static func bracket(in name: UnsafeBufferPointer<UInt8>) -> Int? {
        guard name.ends(in: "）") || name.ends(in: ")") else { return nil }
        var cursor = ByteCursor(name)
        while !cursor.isAtEnd {
            if cursor.scalar == "（" || cursor.scalar == "(" { return cursor.index }
            cursor.skipScalar()
        }
        return nil
    }
}
