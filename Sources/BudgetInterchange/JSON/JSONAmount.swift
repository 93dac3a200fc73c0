import BudgetModel

/// 金额、分值: how amounts and scores are written in JSON, for every reader and writer.
///
/// Most programs read numbers as binary floating point, which keeps every 分 up to ``Amount/interchangeLimit``. Larger
/// amounts are strings in both directions.
enum JSONAmount {
    /// The largest amount that is a number, in 分: ``Amount/interchangeLimit``.
    static var limit: UInt64 { UInt64(Amount.interchangeLimit.fen) }
    /// The largest score, in ten-thousandths.
    static let scoreLimit: UInt64 = 10_000_000_000_000 - 1

    /// The 分 of a number of 元.
    static func fen(_ number: JSONDecimal) throws(JSONExpectation) -> Int64 {
        do {
            return try number.signedSteps(decimals: 2, limit: limit)
        } catch .fine {
            throw .amountDecimals
        } catch {
            throw .amountInRange
        }
    }

    /// The 分 of a string: a plain decimal of 元 beyond the limit.
    static func fen(text: some Sequence<UInt8>) throws(JSONExpectation) -> Int64 {
        var digits: UInt64 = 0
        var whole = 0
        var decimals = 0
        var hasPoint = false
        var isNegative = false
        var isFirst = true
        for byte in text {
            defer { isFirst = false }
            switch byte {
            case UInt8(ascii: "-") where isFirst: isNegative = true
            case UInt8(ascii: ".") where whole > 0 && !hasPoint: hasPoint = true
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Nothing follows a zero in front, and 19 digits fit into 64 bits.
                guard hasPoint ? decimals < 2 : whole < 17 && (whole == 0 || digits > 0) else { throw .amountAsText }
                digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
                if hasPoint { decimals += 1 } else { whole += 1 }
            default: throw .amountAsText
            }
        }
        guard whole > 0, hasPoint == (decimals > 0) else { throw .amountAsText }
        let (fen, overflow) = digits.multipliedReportingOverflow(by: decimals == 2 ? 1 : decimals == 1 ? 10 : 100)
        guard !overflow, fen <= (isNegative ? 1 << 63 : 1 << 63 - 1) else { throw .amountAsText }
        guard fen > limit else { throw .amountAsNumber }
        return isNegative ? Int64(truncatingIfNeeded: 0 &- fen) : Int64(fen)
    }

    /// The ten-thousandths of a number.
    static func tenThousandths(_ number: JSONDecimal) throws(JSONExpectation) -> Int64 {
        do {
            return try number.signedSteps(decimals: 4, limit: scoreLimit)
        } catch .fine {
            throw .decimalDigits
        } catch {
            throw .decimalInRange
        }
    }
}

extension JSONExpectation: Error {}
