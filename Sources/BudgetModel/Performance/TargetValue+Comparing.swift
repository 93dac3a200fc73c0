/// 目标比较: how one target stands to another of the same indicator.
public enum TargetComparison: String, CaseIterable, Codable, Sendable {
    /// 相同.
    case same
    /// 更高: harder to reach.
    case stronger
    /// 更低: easier to reach.
    case weaker
    /// 单位不同, or missing on one side.
    case otherUnit
    /// 方向不同: one asks for more, the other for less.
    case otherDirection
    /// 不可比: at least one is in words, or nothing says whether more or less is better.
    case notComparable
}

extension TargetValue {
    /// How this target stands to another.
    ///
    /// - Parameters:
    ///   - other: The target to compare with.
    ///   - direction: Whether more or less is better, for targets without a comparator.
    public func comparison(to other: TargetValue, direction: IndicatorDirection? = nil) -> TargetComparison {
        switch (content, other.content) {
        case (.quantity(let own), .quantity(let others)): own.comparison(to: others, direction: direction)
        case (.words(let own), .words(let others)) where own == others: .same
        case (.nothing, .nothing): .same
        case (.range, .range) where content == other.content: .same
        case (.period(let own), .period(let others)): own.comparison(to: others)
        default: .notComparable
        }
    }
}

extension TargetPeriod {
    /// An earlier end is harder. Where one says a part that the other does not, nothing is said.
    fileprivate func comparison(to other: TargetPeriod) -> TargetComparison {
        if self == other { return .same }
        guard isDeadline == other.isDeadline, start == other.start else { return .notComparable }
        for part in [\Point.year, \.month, \.day] {
            switch (end[keyPath: part], other.end[keyPath: part]) {
            case (nil, nil): continue
            case (let own?, let others?) where own == others: continue
            case (let own?, let others?): return own < others ? .stronger : .weaker
            default: return .notComparable
            }
        }
        return .same
    }
}

extension Quantity {
    fileprivate func comparison(to other: Quantity, direction given: IndicatorDirection?) -> TargetComparison {
        guard hasUnit(of: other) else { return .otherUnit }
        if let own = direction, let others = other.direction, own != others { return .otherDirection }
        guard let own = tenThousandths, let others = other.tenThousandths else { return .notComparable }
        guard let direction = direction ?? other.direction ?? given else {
            return own == others ? .same : .notComparable
        }
        if own == others {
            // Beyond a figure is harder than just reaching it.
            let isStrict = comparator == .moreThan || comparator == .lessThan
            let isOtherStrict = other.comparator == .moreThan || other.comparator == .lessThan
            guard comparator != nil, other.comparator != nil, isStrict != isOtherStrict else { return .same }
            return isStrict ? .stronger : .weaker
        }
        return (own > others) == (direction == .positive) ? .stronger : .weaker
    }
}
