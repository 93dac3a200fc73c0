extension ScoringScheme {
    /// How scores are rounded.
    var rounding: ScoreRounding { ScoreRounding(decimals: decimals) }
}

/// 四舍五入: rounds scores half up to the decimals of a scheme.
struct ScoreRounding {
    /// The last decimal in ten-thousandths.
    private let step: UInt64

    init(decimals: Int) {
        step = UInt64(powersOfTen[4 - min(max(decimals, 0), 4)])
    }

    /// 权重 × 甲/乙, at most the weight. Exact until it is rounded.
    ///
    /// Zero over zero is full marks, as the printed forms have it; anything else over zero is full marks too.
    func ratio(_ weight: FixedDecimal, _ numerator: Int64, _ denominator: Int64) -> FixedDecimal? {
        guard weight.tenThousandths >= 0, numerator >= 0, denominator >= 0 else { return nil }
        guard numerator < denominator else { return weight }
        let product = weight.tenThousandths.magnitude.multipliedFullWidth(by: numerator.magnitude)
        // The quotient is below the weight because the numerator is below the denominator. Dividing 128 bits takes
        // longer than all else here, and nearly all products are shorter.
        let exact =
            product.high == 0
            ? product.low / denominator.magnitude : denominator.magnitude.dividingFullWidth(product).quotient
        return min(rounded(exact), weight)
    }

    /// Ten-thousandths of a point as a score. What division left over cannot change the rounding: half a step is a
    /// whole number of ten-thousandths, and from there on it goes up.
    func rounded(_ tenThousandths: UInt64) -> FixedDecimal {
        let rest = tenThousandths % step
        let down = tenThousandths - rest
        return FixedDecimal(tenThousandths: Int64(rest * 2 >= step && step > 1 ? down + step : down))
    }
}
