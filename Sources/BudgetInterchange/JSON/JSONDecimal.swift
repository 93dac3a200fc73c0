/// A decimal number as written, exact: a sign, up to 19 digits and a power of ten.
struct JSONDecimal: Hashable, Sendable {
    private(set) var isNegative = false
    /// The digits without zeros at either end.
    private(set) var digits: UInt64 = 0
    private(set) var exponent = 0
    /// Whether there are more than 19 digits that count. No whole number of 64 bits, amount or score has so many.
    private(set) var isLong = false

    /// The number of a text that the scanner has found to be one. Takes time in proportion to its length.
    init(_ text: some Sequence<UInt8>) {
        /// Zeros that only count when another digit follows.
        var zeros = 0
        var point = 0
        var hasPoint = false
        var power = 0
        var isPowerNegative = false
        var inPower = false
        for byte in text {
            switch byte {
            case UInt8(ascii: "-"): if inPower { isPowerNegative = true } else { isNegative = true }
            case UInt8(ascii: "."): hasPoint = true
            case UInt8(ascii: "e"), UInt8(ascii: "E"): inPower = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                let digit = UInt64(byte - UInt8(ascii: "0"))
                if inPower {
                    // Beyond this no text is long enough to bring the value back into range.
                    power = min(power * 10 + Int(digit), 1 << 40)
                    continue
                }
                if hasPoint { point += 1 }
                if digit == 0 {
                    if digits != 0 || isLong { zeros += 1 }
                } else {
                    append(digit, after: zeros)
                    zeros = 0
                }
            default: break
            }
        }
        exponent = zeros - point + (isPowerNegative ? -power : power)
        if digits == 0, !isLong { exponent = 0 }
    }

    private mutating func append(_ digit: UInt64, after zeros: Int) {
        guard !isLong, zeros < 19 else {
            isLong = true
            return
        }
        for position in 0...zeros {
            let (product, overflow) = digits.multipliedReportingOverflow(by: 10)
            let (sum, carry) = product.addingReportingOverflow(position == zeros ? digit : 0)
            if overflow || carry {
                isLong = true
                return
            }
            digits = sum
        }
    }

    /// Why a number is no whole number of steps.
    enum Misfit: Error {
        /// A part of a step would be lost.
        case fine
        case large
    }

    /// The magnitude in steps of 10^-decimals.
    func steps(decimals: Int, limit: UInt64) throws(Misfit) -> UInt64 {
        if digits == 0, !isLong { return 0 }
        guard !isLong else {
            // The first 19 digits are too many for the limit, or the last of them too fine.
            throw exponent + decimals >= 0 ? .large : .fine
        }
        let shift = exponent + decimals
        // The digits do not end with zero.
        guard shift >= 0 else { throw .fine }
        var value = digits
        for _ in 0..<min(shift, 20) {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            guard !overflow else { throw .large }
            value = product
        }
        guard value <= limit else { throw .large }
        return value
    }

    /// The number in steps of 10^-decimals, with its sign.
    func signedSteps(decimals: Int, limit: UInt64) throws(Misfit) -> Int64 {
        let steps = try steps(decimals: decimals, limit: limit)
        return isNegative ? Int64(truncatingIfNeeded: 0 &- steps) : Int64(truncatingIfNeeded: steps)
    }
}
