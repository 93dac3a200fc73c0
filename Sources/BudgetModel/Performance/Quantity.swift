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

    init(_ scanned: ScannedQuantity, in scan: TargetScan) {
        comparator = scanned.comparator
        number = scanned.number
        multiplier = scanned.multiplier
        unit = scan.text(scanned.unit)
        label = scanned.label.isEmpty ? nil : scan.text(scanned.label)
    }

    /// 比较符.
    public enum Comparator: String, CaseIterable, Codable, Sendable {
        /// 不低于: at least.
        case atLeast = "≥"
        /// 大于: more than.
        case moreThan = ">"
        /// 不超过: at most.
        case atMost = "≤"
        /// 小于: less than.
        case lessThan = "<"
        /// 等于: exactly.
        case equal = "="
    }

    /// 数量级.
    public enum Multiplier: Int64, CaseIterable, Codable, Sendable {
        /// The number as it stands.
        case one = 1
        /// 万.
        case tenThousand = 10_000
        /// 亿.
        case hundredMillion = 100_000_000
    }

    /// The value times 10,000 with the multiplier applied, or `nil` when it is out of range.
    public var tenThousandths: Int64? { multiplier.tenThousandths(of: number) }

    /// Whether the unit is per cent, however it is written.
    public var isPercentage: Bool { canonicalUnit == "%" }

    /// The unit in one spelling, for comparison.
    public var canonicalUnit: String { unit.canonicalUnit }

    /// Whether two quantities are counted in the same unit.
    func hasUnit(of other: Quantity) -> Bool {
        unit.hasBytes(of: other.unit) || canonicalUnit == other.canonicalUnit
    }
}

extension Quantity.Multiplier {
    /// A number times 10,000 with the multiplier applied, or `nil` when it is out of range.
    func tenThousandths(of number: FixedDecimal) -> Int64? {
        let (value, overflow) = number.tenThousandths.multipliedReportingOverflow(by: rawValue)
        return overflow ? nil : value
    }
}

extension String {
    /// A unit in one spelling: `百分比` is `%`, `元/人·年` is `元/人.年`.
    var canonicalUnit: String {
        switch self {
        case "百分比", "百分之", "％", "个百分点": "%"
        default: contains("·") || contains("．") ? String(map { $0 == "·" || $0 == "．" ? "." : $0 }) : self
        }
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
    public var direction: IndicatorDirection? { comparator?.direction }
}

extension Quantity.Comparator {
    /// Whether the comparator asks for more or for less; `=` is scored like ≥.
    var direction: IndicatorDirection {
        switch self {
        case .atLeast, .moreThan, .equal: .positive
        case .atMost, .lessThan: .reverse
        }
    }
}
