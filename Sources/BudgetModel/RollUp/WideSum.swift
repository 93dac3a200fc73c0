/// A sum in 128 bits: whatever is added up on the way, the sum is exact.
struct WideSum: Hashable, Sendable {
    private(set) var high: Int64
    private(set) var low: UInt64

    static let zero = WideSum(0)

    init(_ value: Int64) {
        high = value < 0 ? -1 : 0
        low = UInt64(bitPattern: value)
    }

    /// The sum of so many times 2^32 and a rest.
    init(upper: Int64, lower: Int64) {
        high = upper >> 32
        low = UInt64(bitPattern: upper) << 32
        self += WideSum(lower)
    }

    /// The sum, or `nil` when it is beyond the range of `Int64`.
    var narrow: Int64? {
        let value = Int64(bitPattern: low)
        return high == (value < 0 ? -1 : 0) ? value : nil
    }

    // 2^127 分 are more than any number of lines can add up to, so the high half cannot overflow.

    static func += (left: inout WideSum, right: WideSum) {
        let (low, carry) = left.low.addingReportingOverflow(right.low)
        left.low = low
        left.high = left.high &+ right.high &+ (carry ? 1 : 0)
    }
}

extension WideSum: LosslessStringConvertible {
    /// The digits.
    var description: String {
        if let narrow { return String(narrow) }
        let isNegative = high < 0
        var high = UInt64(bitPattern: high)
        var low = low
        if isNegative {
            // Two's complement: invert and add one.
            let (negated, carry) = (~low).addingReportingOverflow(1)
            low = negated
            high = ~high &+ (carry ? 1 : 0)
        }
        // 10^19 is the largest power of ten in 64 bits; two divisions give all digits.
        let base: UInt64 = 10_000_000_000_000_000_000
        let (top, rest) = high.quotientAndRemainder(dividingBy: base)
        let (middle, bottom) = base.dividingFullWidth((rest, low))
        var text = ""
        for part in [top, middle, bottom] where part != 0 || !text.isEmpty {
            let digits = String(part)
            text += (text.isEmpty ? "" : String(repeating: "0", count: 19 - digits.utf8.count)) + digits
        }
        return (isNegative ? "-" : "") + text
    }

    /// Reads digits with or without a minus sign, up to the range of 127 bits.
    init?(_ description: String) {
        var bytes = Substring(description).utf8
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative { bytes = bytes.dropFirst() }
        guard !bytes.isEmpty, bytes.count <= 38 else { return nil }
        var high: UInt64 = 0
        var low: UInt64 = 0
        for byte in bytes {
            let digit = byte &- 0x30
            guard digit < 10 else { return nil }
            let (carry, product) = low.multipliedFullWidth(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(UInt64(digit))
            low = sum
            // 38 digits are less than 2^127.
            high = high &* 10 &+ carry &+ (overflow ? 1 : 0)
        }
        if isNegative {
            let (negated, carry) = (~low).addingReportingOverflow(1)
            low = negated
            high = ~high &+ (carry ? 1 : 0)
        }
        self.high = Int64(bitPattern: high)
        self.low = low
    }
}
