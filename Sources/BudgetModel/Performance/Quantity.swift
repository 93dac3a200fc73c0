/// 数值: a number with a multiplier, a unit and perhaps a comparator.
public struct Quantity: Hashable, Sendable {
    /// 比较符, where one is printed.
    public var comparator: Comparator?
    /// The number as printed. More than four decimals before 万 or 亿 are applied to it, and ``multiplier`` is one then.
    public var number: FixedDecimal
    /// 百, 千, 万, 亿 and the like behind the number.
    public var multiplier: Multiplier
    /// 计量单位 as printed, without the multiplier: `元/人.年`, `%`, or empty.
    public var unit: String
    /// Words before the comparator or the number, such as 满意度 in `满意度≥99%`.
    public var label: String?
    /// Words behind the unit, such as 历史标准 in `100%(历史标准)` and 覆盖 in `100%覆盖`.
    public var note: String?
    /// Whether the number is only near: 约, 左右, 余.
    public var isApproximate = false

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
        note = scanned.note.isEmpty ? nil : scan.text(scanned.note)
        isApproximate = scanned.isApproximate
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
        /// 百.
        case hundred = 100
        /// 千.
        case thousand = 1_000
        /// 万.
        case tenThousand = 10_000
        /// 百万.
        case million = 1_000_000
        /// 千万.
        case tenMillion = 10_000_000
        /// 亿.
        case hundredMillion = 100_000_000
        /// 万亿.
        case trillion = 1_000_000_000_000

        /// As printed behind a number; empty for one.
        public var name: String {
            switch self {
            case .one: ""
            case .hundred: "百"
            case .thousand: "千"
            case .tenThousand: "万"
            case .million: "百万"
            case .tenMillion: "千万"
            case .hundredMillion: "亿"
            case .trillion: "万亿"
            }
        }
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

extension Quantity {
    /// The quantity in print: `≥1.3万人`.
    public var text: String { "\(label ?? "")\(comparator?.rawValue ?? "")\(number)\(multiplier.name)\(unit)" }
}

extension Quantity.Multiplier {
    /// A number times 10,000 with the multiplier applied, or `nil` when it is out of range.
    func tenThousandths(of number: FixedDecimal) -> Int64? {
        let (value, overflow) = number.tenThousandths.multipliedReportingOverflow(by: rawValue)
        return overflow ? nil : value
    }
}

extension String {
    /// A unit in one spelling: `百分比` is `%`, `元/人·年` is `元/人.年`, `㎡` is 平方米.
    var canonicalUnit: String {
        switch self {
        case "百分比", "百分之", "％", "个百分点", "百分点", "℅": return "%"
        case "㎡", "m²", "平米": return "平方米"
        case "名", "位": return "人"
        case "日": return "天"
        case "工作日": return "个工作日"
        default: break
        }
        // 620万/月 is money, as 620万元/月 is.
        let unit = utf8.first == UInt8(ascii: "/") ? "元" + self : self
        let isPlain = !unit.unicodeScalars.contains { $0 == "·" || $0 == "．" }
        return isPlain ? unit : String(unit.map { $0 == "·" || $0 == "．" ? "." : $0 })
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
