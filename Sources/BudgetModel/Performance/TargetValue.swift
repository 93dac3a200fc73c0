/// 指标值: a target or an actual value as a form prints it, and what could be read from it.
///
/// Reading never fails: a text that is no quantity is kept as words, and the printed text is always kept.
public struct TargetValue: Hashable, Sendable {
    /// The text as printed.
    public let text: String
    /// What the text says.
    public let content: Content

    /// What a text says.
    public enum Content: Hashable, Sendable {
        /// A number with its unit, and a comparator where one is printed: `≥60000元/年`.
        case quantity(Quantity)
        /// Two numbers that enclose the target: `80%-90%`.
        case range(Quantity, Quantity)
        /// 定性: a quality in words: 持续稳定.
        case words(String)
        /// Nothing: blank, 无, ……, a dash.
        case nothing
    }

    /// The quantity, if the text is one.
    public var quantity: Quantity? {
        if case .quantity(let quantity) = content { quantity } else { nil }
    }
}

extension TargetValue: CustomStringConvertible {
    public var description: String { text }
}

extension TargetValue: Codable {
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// 数值: a number with a multiplier, a unit and perhaps a comparator.
public struct Quantity: Hashable, Sendable {
    /// 比较符, where one is printed.
    public var comparator: Comparator?
    /// The number as printed.
    public var number: FixedDecimal
    /// 万 or 亿 behind the number.
    public var multiplier: Multiplier
    /// 计量单位 as printed, without the multiplier: `元/人.年`, `%`, or empty.
    public var unit: String
    /// Words before the comparator, such as 满意度 in `满意度≥99%`.
    public var label: String?

    /// A quantity of a number and a unit.
    public init(
        _ number: FixedDecimal, unit: String = "", comparator: Comparator? = nil, multiplier: Multiplier = .one
    ) {
        self.number = number
        self.unit = unit
        self.comparator = comparator
        self.multiplier = multiplier
    }

    /// 比较符.
    public enum Comparator: String, CaseIterable, Codable, Sendable {
        case atLeast = "≥"
        case moreThan = ">"
        case atMost = "≤"
        case lessThan = "<"
        case equal = "="
    }

    /// 数量级.
    public enum Multiplier: Int64, CaseIterable, Codable, Sendable {
        case one = 1
        case tenThousand = 10_000
        case hundredMillion = 100_000_000
    }

    /// The value times 10,000 with the multiplier applied, or `nil` when it is out of range.
    public var tenThousandths: Int64? {
        let (value, overflow) = number.tenThousandths.multipliedReportingOverflow(by: multiplier.rawValue)
        return overflow ? nil : value
    }

    /// Whether the unit is per cent, however it is written.
    public var isPercentage: Bool { canonicalUnit == "%" }

    /// Whether two quantities are counted in the same unit.
    func hasUnit(of other: Quantity) -> Bool {
        unit.hasBytes(of: other.unit) || canonicalUnit == other.canonicalUnit
    }

    /// The unit in one spelling, for comparison.
    public var canonicalUnit: String {
        switch unit {
        case "百分比", "百分之", "％", "个百分点": "%"
        default: unit.contains("·") || unit.contains("．") ? unit.replacingDots : unit
        }
    }
}

extension String {
    /// The middle dot and the full-width point as a plain point: `元/人·年` is `元/人.年`.
    fileprivate var replacingDots: String {
        String(map { $0 == "·" || $0 == "．" ? "." : $0 })
    }
}

/// 指标方向: whether more or less is better.
public enum IndicatorDirection: String, CaseIterable, Codable, Sendable {
    /// 正向.
    case positive
    /// 反向.
    case reverse
}

extension Quantity {
    /// The direction that the comparator says; `=` is scored like ≥. `nil` without a comparator.
    public var direction: IndicatorDirection? {
        switch comparator {
        case .atLeast, .moreThan, .equal: .positive
        case .atMost, .lessThan: .reverse
        case nil: nil
        }
    }
}
