/// The digits of a number, before it is known what it is a number of.
struct ScannedDigits {
    /// All digits that were kept, as one number; below zero when it does not fit.
    private var value: Int64 = 0
    /// How many of them stand behind the point.
    private(set) var decimals = 0

    /// Goes over digits, separators between thousands and decimals; `nil` when there are none, or more than fit.
    init?(_ cursor: inout ByteCursor) {
        var digits = 0
        /// How many digits stand before the point, if there is one.
        var whole: Int?
        while !cursor.isAtEnd {
            let byte = cursor.bytes[cursor.index]
            if byte.isDigit {
                // So many digits always fit.
                if digits < 18 {
                    value = value &* 10 &+ Int64(byte & 0x0F)
                } else if let whole, digits - whole >= 5 {
                    // What does not fit is far behind the point.
                    cursor.index += 1
                    continue
                } else if let next = value.appending(byte) {
                    value = next
                } else {
                    return nil
                }
                digits += 1
            } else if byte == UInt8(ascii: "."), whole == nil, digits > 0, cursor.isDigitNext(at: 1) {
                whole = digits
            } else if byte == UInt8(ascii: ","), whole == nil, cursor.isDigitNext(at: 1), cursor.isDigitNext(at: 2),
                cursor.isDigitNext(at: 3)
            {
                // A separator between thousands.
            } else {
                break
            }
            cursor.index += 1
        }
        guard digits > 0 else { return nil }
        decimals = digits - (whole ?? digits)
    }

    /// The number in ten-thousandths; `nil` when it has more decimals, or does not fit.
    ///
    /// Spreadsheets leave 0.0900000762939453 where 0.09 was meant: of many decimals those count that stand before two
    /// zeros or nines.
    var tenThousandths: Int64? {
        guard value >= 0 else { return nil }
        if decimals > 4 { return decimals >= 9 ? roundedNoise : exact }
        let (scaled, overflow) = value.multipliedReportingOverflow(by: powersOfTen[4 - decimals])
        return overflow ? nil : scaled
    }

    private var exact: Int64? {
        let (quotient, rest) = value.quotientAndRemainder(dividingBy: powersOfTen[decimals - 4])
        return rest == 0 ? quotient : nil
    }

    private var roundedNoise: Int64? {
        var (number, left) = (value, decimals)
        while left > 6 { (number, left) = (number / 10, left - 1) }
        let tail = number % 100
        guard tail == 0 || tail == 99 else { return nil }
        return number / 100 + (tail == 99 ? 1 : 0)
    }

    /// Applies a multiplier: 12.34567万 is 123456.7.
    mutating func apply(_ multiplier: Quantity.Multiplier) {
        var factor = multiplier.rawValue
        while factor > 1, decimals > 0 { (factor, decimals) = (factor / 10, decimals - 1) }
        let (product, overflow) = value.multipliedReportingOverflow(by: factor)
        value = overflow ? -1 : product
    }
}

extension Int64 {
    /// The number with a digit behind it, or `nil` when that is out of range.
    fileprivate func appending(_ digit: UInt8) -> Int64? {
        let (product, overflow) = multipliedReportingOverflow(by: 10)
        let (sum, carry) = product.addingReportingOverflow(Int64(digit) - 0x30)
        return overflow || carry ? nil : sum
    }
}
