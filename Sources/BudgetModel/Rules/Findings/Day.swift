/// 日期: a day of the calendar, in text and JSON `yyyy-mm-dd`.
public struct Day: Hashable, Comparable, Sendable {
    /// Year, month and day as one number: 20251231.
    private let number: Int

    /// The day of a year, a month and a day of the month, or `nil` when the calendar does not have it.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1...lengths[month - 1]).contains(day) else { return nil }
        number = (year * 100 + month) * 100 + day
    }

    public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
}

extension Day: LosslessStringConvertible {
    /// The day of a text such as `2025-12-31`, or `nil` for any other text.
    public init?(_ description: String) {
        let parts = description.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.utf8.count) == [4, 2, 2],
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// `2025-12-31`.
    public var description: String {
        func text(_ number: Int, _ digits: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: digits - text.utf8.count) + text
        }
        return "\(text(number / 10_000, 4))-\(text(number / 100 % 100, 2))-\(text(number % 100, 2))"
    }
}

extension Day: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let day = Day(text) else {
            let reason = "expected a day such as 2025-12-31, found \"\(text.prefix(40))\""
            throw DecodingError.dataCorruptedError(in: container, debugDescription: reason)
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
