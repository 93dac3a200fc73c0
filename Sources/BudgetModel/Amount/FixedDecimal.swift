/// 分值、百分比: an exact decimal with up to four decimals, for weights, scores and percentages.
///
/// Stored as a whole number of ten-thousandths. In JSON it is a number below a billion.
public struct FixedDecimal: Hashable, Sendable {
    /// The value times 10,000.
    public var tenThousandths: Int64

    /// A value of so many ten-thousandths.
    public init(tenThousandths: Int64) {
        self.tenThousandths = tenThousandths
    }

    /// A whole value. Traps when the result is beyond the range.
    public init(_ whole: Int) {
        self.tenThousandths = Int64(whole) * 10_000
    }
}

extension FixedDecimal: Comparable {
    public static func < (left: FixedDecimal, right: FixedDecimal) -> Bool {
        left.tenThousandths < right.tenThousandths
    }
}

extension FixedDecimal: CustomStringConvertible, LosslessStringConvertible {
    /// The shortest decimal: `12.5`.
    public var description: String {
        let magnitude = tenThousandths.magnitude
        var text = (tenThousandths < 0 ? "-" : "") + String(magnitude / 10_000)
        var fraction = magnitude % 10_000
        guard fraction != 0 else { return text }
        var digits = 4
        while fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        let tail = String(fraction)
        text += "." + String(repeating: "0", count: digits - tail.utf8.count) + tail
        return text
    }

    /// Reads `12.5`, `-3` or `0.0125`; `nil` for anything else, more than four decimals, or a value out of range.
    public init?(_ description: String) {
        // 万元 reaches six decimals down to one 分, so two decimals are left over to be zero.
        let text = description.utf8
        guard text.count <= 20, text.allSatisfy({ (48...57).contains($0) || $0 == 45 || $0 == 46 }) else { return nil }
        guard let amount = try? Amount.parse(description, unit: .tenThousandYuan), amount.fen % 100 == 0 else {
            return nil
        }
        self.init(tenThousandths: amount.fen / 100)
    }
}

extension FixedDecimal: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let number = try container.decode(Double.self)
        let near = number.magnitude < 1_000_000_000 ? Int64(number * 10_000) : 0
        guard let scaled = [near, near + 1, near - 1].first(where: { Double($0) / 10_000 == number }) else {
            let reason = "expected a number below a billion with at most four decimals, found \(number)"
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self.init(tenThousandths: scaled)
    }

    public func encode(to encoder: any Encoder) throws {
        guard tenThousandths.magnitude < 10_000_000_000_000 else {
            let reason = "a number of a billion or more is no score or percentage"
            throw EncodingError.invalidValue(self, .init(codingPath: encoder.codingPath, debugDescription: reason))
        }
        var container = encoder.singleValueContainer()
        try container.encode(Double(tenThousandths) / 10_000)
    }
}
