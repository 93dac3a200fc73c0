/// 时限: a time by the calendar that a target or an actual value says.
///
/// A length of time (3年, 5个工作日, 24小时内) is a ``Quantity``, not a period.
public struct TargetPeriod: Hashable, Sendable {
    /// When it begins; `nil` where one time alone is printed: `2023年12月前`.
    public var start: Point?
    /// When it ends, or the one time that is printed.
    public var end: Point
    /// Whether something is to be done by the end: 前, 底前, 之前, 不晚于.
    public var isDeadline: Bool

    /// A day, a month or a year, as far as it is printed.
    public struct Point: Hashable, Sendable {
        /// 年, four digits.
        public var year: Int?
        /// 月, 1 to 12.
        public var month: Int?
        /// 日, 1 to 31.
        public var day: Int?

        /// A point in time of what is printed of it.
        public init(year: Int? = nil, month: Int? = nil, day: Int? = nil) {
            self.year = year
            self.month = month
            self.day = day
        }
    }

    /// A period up to an end, or from a start to an end.
    public init(from start: Point? = nil, to end: Point, isDeadline: Bool = false) {
        self.start = start
        self.end = end
        self.isDeadline = isDeadline
    }
}

extension TargetPeriod {
    /// Whether this period, as a result, keeps another one, as the target: it ends no later. `nil` when the printed parts
    /// do not tell: 12月前 may end before December or with it, and a year does not say the month.
    func keeps(_ target: TargetPeriod) -> Bool? {
        if self == target { return true }
        for part in [\Point.year, \.month, \.day] {
            switch (end[keyPath: part], target.end[keyPath: part]) {
            case (nil, nil): continue
            case (let own?, let other?) where own == other: continue
            case (let own?, let other?): return own < other
            // A month is within the year that is the target, if there is one to be within.
            case (_?, nil): return part == \.year || target.isDeadline ? nil : true
            case (nil, _?): return nil
            }
        }
        return target.isDeadline && target.end.day == nil && !isDeadline ? nil : true
    }
}

extension TargetPeriod: CustomStringConvertible {
    /// The start and the end as numbers: `2023-07/2024-01`.
    public var description: String { (start.map { "\($0)/" } ?? "") + "\(end)" }
}

extension TargetPeriod.Point: CustomStringConvertible {
    /// The parts that are printed: `2023-12-31`, `12-31` or `12`.
    public var description: String {
        [year, month, day].compactMap { $0.map { $0 < 10 ? "0\($0)" : String($0) } }.joined(separator: "-")
    }
}
