/// 口径: a target and a result in one unit, where one of them is printed without it.
struct QuantityReading {
    private let wanted: Int64
    private let reached: Int64
    /// How else the two may be read.
    private var other: (wanted: Int64, reached: Int64)?

    /// The numbers of a target and a result. `nil` where they cannot be measured against each other.
    init?(_ target: TargetScan, _ actual: TargetScan) {
        guard let own = target.lower.tenThousandths, let other = actual.lower.tenThousandths else { return nil }
        self.init(own, other)
        // As most forms print them.
        if !target.lower.unit.isEmpty, target.lower.label.isEmpty, actual.lower.label.isEmpty,
            target.lower.multiplier == actual.lower.multiplier,
            target.isUnit(target.lower.unit, sameAs: actual.lower.unit, of: actual)
        {
            return
        }
        guard let reading = Self.unlike(target, actual, own, other) else { return nil }
        self = reading
    }

    /// What a formula says of both numbers. Where they may be read in two ways that it tells apart, `nil`.
    func value<Result: Equatable>(_ formula: (_ wanted: Int64, _ reached: Int64) -> Result?) -> Result? {
        let value = formula(wanted, reached)
        guard let other else { return value }
        return formula(other.wanted, other.reached) == value ? value : nil
    }

    private init(_ wanted: Int64, _ reached: Int64) {
        self.wanted = wanted
        self.reached = reached
    }

    /// Numbers that are not printed in the same way.
    private static func unlike(
        _ target: TargetScan, _ actual: TargetScan, _ own: Int64, _ other: Int64
    ) -> QuantityReading? {
        let (wanted, reached) = (target.lower, actual.lower)
        // A fall and a rise are not measured against each other.
        if !wanted.label.isEmpty || !reached.label.isEmpty {
            let isKnown = reached.label.isEmpty || target.isDecrease(wanted) == actual.isDecrease(reached)
            guard isKnown else { return nil }
        }
        var reading = QuantityReading(own, other)
        // Nothing is nothing in any unit.
        if other == 0 { return reading }
        let (isOwnBare, isOtherBare) = (wanted.unit.isEmpty, reached.unit.isEmpty)
        if isOwnBare == isOtherBare {
            guard isOwnBare || target.isUnit(wanted.unit, sameAs: reached.unit, of: actual) else { return nil }
            if !isOwnBare || wanted.multiplier == reached.multiplier {
                // 1 beside 100 may be 100% as a spreadsheet has it.
                let isShare = (own, other) == (10_000, 1_000_000) || (own, other) == (1_000_000, 10_000)
                return isOwnBare && isShare ? nil : reading
            }
        } else if isOwnBare ? actual.isPercent(reached.unit) : target.isPercent(wanted.unit) {
            let number = isOwnBare ? own : other
            // What a bare number may be as a percentage: 95 is 95%; 1 and 0.95 may be parts of one.
            if 0 < number, number <= 10_000 {
                reading.other = isOwnBare ? (number * 100, other) : (own, number * 100)
            }
            return reading
        }
        // The multiplier is a part of the unit: 90 beside 90万元.
        if isOwnBare, wanted.multiplier == .one, reached.multiplier != .one {
            switch scale(of: own, beside: other, reached.multiplier) {
            case .multiple(let product): return QuantityReading(product, other)
            case .plain: break
            case .either(let product): reading.other = (product, other)
            }
        } else if isOtherBare, reached.multiplier == .one, wanted.multiplier != .one {
            switch scale(of: other, beside: own, wanted.multiplier) {
            case .multiple(let product): return QuantityReading(own, product)
            case .plain: break
            case .either(let product): reading.other = (own, product)
            }
        }
        return reading
    }

    /// What a bare number may be beside one of 万元.
    private enum Scale {
        /// The same multiple, by its size.
        case multiple(Int64)
        /// The plain number, by its size.
        case plain
        /// Both: the size does not tell.
        case either(Int64)
    }

    private static func scale(of number: Int64, beside value: Int64, _ multiplier: Quantity.Multiplier) -> Scale {
        let (product, overflow) = number.multipliedReportingOverflow(by: multiplier.rawValue)
        if overflow { return .plain }
        let isNear = product.isNear(value)
        if isNear == number.isNear(value) { return .either(product) }
        return isNear ? .multiple(product) : .plain
    }
}

extension Int64 {
    /// Whether a number is not twenty times another, nor a twentieth of it.
    fileprivate func isNear(_ other: Int64) -> Bool {
        magnitude / 20 < other.magnitude && other.magnitude / 20 < magnitude
    }
}
