/// 四舍五入: rounds scores half up to the decimals of a scheme, or to those that a form prints.
struct ScoreRounding {
    /// The last decimal in ten-thousandths.
    private let step: UInt64

    init(decimals: Int) {
        step = UInt64(powersOfTen[4 - min(max(decimals, 0), 4)])
    }

    /// 权重 × 甲/乙, at most the weight; `nil` for nothing over nothing, and for numbers below zero. Exact until it is
    /// rounded.
    func ratio(_ weight: FixedDecimal, _ numerator: Int64, _ denominator: Int64) -> FixedDecimal? {
        guard weight.tenThousandths >= 0, numerator >= 0, denominator > 0 else { return nil }
        guard numerator < denominator else { return weight }
        let product = weight.tenThousandths.magnitude.multipliedFullWidth(by: numerator.magnitude)
        // The quotient is below the weight because the numerator is below the denominator. Dividing 128 bits takes
        // longer than all else here, and nearly all products are shorter.
        let exact =
            product.high == 0
            ? product.low / denominator.magnitude : denominator.magnitude.dividingFullWidth(product).quotient
        return min(rounded(exact), weight)
    }

    /// Every score but full marks.
    func belowFull(_ weight: FixedDecimal) -> ClosedRange<FixedDecimal> {
        .zero...FixedDecimal(tenThousandths: max(0, weight.tenThousandths - Int64(step)))
    }

    /// Ten-thousandths of a point as a score. What division left over cannot change the rounding: half a step is a
    /// whole number of ten-thousandths, and from there on it goes up.
    func rounded(_ tenThousandths: UInt64) -> FixedDecimal {
        let rest = tenThousandths % step
        let down = tenThousandths - rest
        return FixedDecimal(tenThousandths: Int64(rest * 2 >= step && step > 1 ? down + step : down))
    }
}

extension ScoringScheme {
    /// How scores are rounded where a form prints none.
    var rounding: ScoreRounding { ScoreRounding(decimals: decimals) }
}

extension FixedDecimal {
    /// How many decimals a printed number needs.
    var decimals: Int {
        var (decimals, rest) = (4, tenThousandths)
        while decimals > 0, rest % 10 == 0 { (decimals, rest) = (decimals - 1, rest / 10) }
        return decimals
    }
}
