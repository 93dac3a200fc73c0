/// 口径: a target and a result in one unit, where one of them is printed without it.
enum QuantityReading {
    /// What a formula says of both values. Where they may be read in two ways that it tells apart, `nil`.
    static func common<Result: Equatable>(
        _ target: TargetScan, _ actual: TargetScan, _ formula: (_ wanted: Int64, _ reached: Int64) -> Result?
    ) -> Result? {
        let (wanted, reached) = (target.lower, actual.lower)
        if !wanted.unit.isEmpty, wanted.label.isEmpty, reached.label.isEmpty, wanted.multiplier == reached.multiplier,
            target.isUnit(wanted.unit, sameAs: reached.unit, of: actual)
        {
            // As most forms print them.
            guard let own = wanted.tenThousandths, let other = reached.tenThousandths else { return nil }
            return formula(own, other)
        }
        // A fall and a rise are not measured against each other.
        if !wanted.label.isEmpty || !reached.label.isEmpty {
            let isKnown = reached.label.isEmpty || target.isDecrease(wanted) == actual.isDecrease(reached)
            guard isKnown else { return nil }
        }
        guard let own = wanted.tenThousandths, let other = reached.tenThousandths else { return nil }
        // Nothing is nothing in any unit.
        if other == 0 { return formula(own, 0) }
        let (isOwnBare, isOtherBare) = (wanted.unit.isEmpty, reached.unit.isEmpty)
        if isOwnBare == isOtherBare {
            guard isOwnBare || target.isUnit(wanted.unit, sameAs: reached.unit, of: actual) else { return nil }
            if !isOwnBare || wanted.multiplier == reached.multiplier {
                // 1 beside 100 may be 100% as a spreadsheet has it.
                let isShare = (own, other) == (10_000, 1_000_000) || (own, other) == (1_000_000, 10_000)
                return isOwnBare && isShare ? nil : formula(own, other)
            }
        } else if isOwnBare ? actual.isPercent(reached.unit) : target.isPercent(wanted.unit) {
            return isOwnBare
                ? same(percents(own).map { formula($0, other) }) : same(percents(other).map { formula(own, $0) })
        }
        // The multiplier is a part of the unit: 90 beside 90万元.
        if isOwnBare, wanted.multiplier == .one, reached.multiplier != .one {
            return same(scaled(own, like: reached).map { formula($0, other) })
        }
        if isOtherBare, reached.multiplier == .one, wanted.multiplier != .one {
            return same(scaled(other, like: wanted).map { formula(own, $0) })
        }
        return formula(own, other)
    }

    /// What a bare number may be as a percentage: 95 is 95%; 1 and 0.95 may be parts of one.
    private static func percents(_ number: Int64) -> [Int64] {
        0 < number && number <= 10_000 ? [number, number * 100] : [number]
    }

    /// What a bare number may be beside one of 万元: the same multiple, or the plain number, by its size; both where the
    /// size does not tell.
    private static func scaled(_ number: Int64, like other: ScannedQuantity) -> [Int64] {
        let factor = other.multiplier.rawValue
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        guard !overflow, let value = other.tenThousandths else { return [number] }
        let isNear = product.isNear(value)
        if isNear == number.isNear(value) { return [product, number] }
        return isNear ? [product] : [number]
    }

    /// The value of all readings, if it is one.
    private static func same<Result: Equatable>(_ results: [Result?]) -> Result? {
        guard let first = results.first, results.allSatisfy({ $0 == first }) else { return nil }
        return first
    }
}

extension Int64 {
    /// Whether a number is not twenty times another, nor a twentieth of it.
    fileprivate func isNear(_ other: Int64) -> Bool {
        magnitude / 20 < other.magnitude && other.magnitude / 20 < magnitude
    }
}
