/// The years of the editions in which something is valid, as far as they are known.
public struct YearSpan: Hashable, Codable, Sendable {
    /// The first year, or nil when the beginning is not known.
    public let firstYear: Int?
    /// The last year, or nil when no end is known.
    public let lastYear: Int?

    /// Creates a span from its first and last year, each nil when it is not known.
    public init(firstYear: Int? = nil, lastYear: Int? = nil) {
        precondition((firstYear ?? .min) <= (lastYear ?? .max), "A span of years ends before it begins")
        self.firstYear = firstYear
        self.lastYear = lastYear
    }

    /// Whether a year lies in the span.
    public func contains(_ year: Int) -> Bool {
        (firstYear ?? .min) <= year && year <= (lastYear ?? .max)
    }
}

extension YearSpan {
    /// Reads `{"firstYear": 2019, "lastYear": 2023}`. A year that is not known is left out.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        firstYear = try container.decodeIfPresent(Int.self, forKey: .firstYear)
        lastYear = try container.decodeIfPresent(Int.self, forKey: .lastYear)
        guard (firstYear ?? .min) <= (lastYear ?? .max) else {
            throw DecodingError.dataCorruptedError(
                forKey: .lastYear, in: container, debugDescription: "Expected a year that is not before the first one.")
        }
    }
}

extension YearSpan: CustomStringConvertible {
    /// The years with a hyphen, such as `2019-2023`, `2019-`, `-2018`, or `-` when neither is known.
    public var description: String {
        if let firstYear, firstYear == lastYear { return String(firstYear) }
        return (firstYear.map { String($0) } ?? "") + "-" + (lastYear.map { String($0) } ?? "")
    }
}
