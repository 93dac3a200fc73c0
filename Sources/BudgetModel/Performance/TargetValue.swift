/// 指标值: a target or an actual value as a form prints it, and what could be read from it.
///
/// Reading never fails: a text that is no quantity and no period is kept as words, and the printed text is always kept.
public struct TargetValue: Hashable, Sendable {
    /// The text as printed.
    public let text: String
    /// What the text says.
    public let content: Content

    /// What a text says.
    public enum Content: Hashable, Sendable {
        /// A number with its unit, and a comparator where one is printed: `≥60000元/年`.
        case quantity(Quantity)
        /// Two numbers that enclose the target: `80%-90%`, `90%≤X≤100%`.
        case range(Quantity, Quantity)
        /// 时限: a time by the calendar: `2023年12月前`, `2023.07-2024.01`, `1-12月`.
        case period(TargetPeriod)
        /// 定性: a quality in words: 持续稳定.
        case words(String)
        /// Nothing: blank, 无, ……, a dash.
        case nothing
    }

    /// The quantity, if the text is one.
    public var quantity: Quantity? {
        if case .quantity(let quantity) = content { quantity } else { nil }
    }

    /// The period, if the text is one.
    public var period: TargetPeriod? {
        if case .period(let period) = content { period } else { nil }
    }
}

extension TargetValue {
    /// Reads a value as printed.
    ///
    /// Read are comparators as signs (`≥`, `>=`, `\geq`), in words before the number (不低于, 不超过, 达到 …) and behind it
    /// (以上, 以内, 内), full-width and small forms, separators between thousands, 百 to 万亿, ranges, 百分之, words before
    /// and behind (`资金到位率达100%`, `100%(历史标准)`), and periods.
    @inline(never)  // Nine copies of it were 34 KB of code.
    public init(_ text: String) {
        self.text = text
        content = TargetScan.with(text) { scan in
            switch scan.kind {
            case .quantity: .quantity(Quantity(scan.lower, in: scan))
            case .range: .range(Quantity(scan.lower, in: scan), Quantity(scan.upper, in: scan))
            case .period: .period(scan.period)
            case .words: .words(text)
            case .nothing: .nothing
            }
        }
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
