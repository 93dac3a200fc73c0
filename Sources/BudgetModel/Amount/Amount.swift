/// 金额: a sum of money, exact to the 分 (fen, one hundredth of a yuan).
///
/// A blank cell is `nil`, never an amount of zero. How a table prints an amount (unit and decimals) is a
/// ``Precision`` of the table, not of the amount.
///
/// `+` and `-` trap on overflow as `Int` does. Figures that come from a document are added with
/// ``adding(_:)``, which reports overflow instead.
public struct Amount: Hashable, Sendable {
    /// The amount in 分.
    public var fen: Int64

    /// An amount of so many 分.
    @inlinable
    public init(fen: Int64) {
        self.fen = fen
    }

    /// An amount of so many whole 元. Traps when the result is beyond the range.
    @inlinable
    public init(yuan: Int64) {
        self.fen = yuan * 100
    }

    /// The largest amount that interchange formats can hold: 1 分 less than 2^46 元, about 70 万亿元.
    ///
    /// JSON numbers are read as binary floating point by most programs. Up to here doubles lie closer together than
    /// 分, so that every 分 survives; beyond, two amounts could share a number.
    @inlinable
    public static var interchangeLimit: Amount { Amount(fen: (100 << 46) - 1) }

    /// The sum, or `nil` when it is beyond the range of `Int64` 分.
    @inlinable
    public func adding(_ other: Amount) -> Amount? {
        let (sum, overflow) = fen.addingReportingOverflow(other.fen)
        return overflow ? nil : Amount(fen: sum)
    }
}

extension Amount: Comparable {
    @inlinable
    public static func < (left: Amount, right: Amount) -> Bool {
        left.fen < right.fen
    }
}

extension Amount: AdditiveArithmetic {
    @inlinable
    public static var zero: Amount { Amount(fen: 0) }

    @inlinable
    public static func + (left: Amount, right: Amount) -> Amount {
        Amount(fen: left.fen + right.fen)
    }

    @inlinable
    public static func - (left: Amount, right: Amount) -> Amount {
        Amount(fen: left.fen - right.fen)
    }

    /// The amount with the other sign.
    @inlinable
    public static prefix func - (amount: Amount) -> Amount {
        Amount(fen: -amount.fen)
    }
}

extension Amount: CustomStringConvertible {
    /// The amount in 元 with two decimals, without separators.
    public var description: String {
        formatted(Precision(unit: .yuan, decimals: 2), grouping: false)
    }
}
