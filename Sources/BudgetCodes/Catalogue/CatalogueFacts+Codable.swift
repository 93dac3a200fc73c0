// What the catalogue tells, as JSON: a kind as a word, years by name, and no keys that a compiler made up.

extension Evidence: Codable {
    private enum Kind: String, Codable {
        case published, carriedBack, carriedOn, corroborated, unverified
    }

    private enum CodingKeys: CodingKey {
        case kind, years
    }

    /// Reads `{"kind": "published", "years": [2024, 2025]}`. Evidence that was never printed has no years.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let years = try container.decodeIfPresent([Int].self, forKey: .years) ?? []
        self =
            switch try container.decode(Kind.self, forKey: .kind) {
            case .published: .published(years: years)
            case .carriedBack: .carriedBack(years: years)
            case .carriedOn: .carriedOn(years: years)
            case .corroborated: .corroborated
            case .unverified: .unverified
            }
    }

    /// Writes the kind, and the years when it was printed.
    public func encode(to encoder: any Encoder) throws {
        let kind: Kind =
            switch self {
            case .published: .published
            case .carriedBack: .carriedBack
            case .carriedOn: .carriedOn
            case .corroborated: .corroborated
            case .unverified: .unverified
            }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        if kind != .corroborated, kind != .unverified { try container.encode(years, forKey: .years) }
    }
}

extension RecordedName: Codable {
    private enum CodingKeys: CodingKey {
        case name, evidence
    }

    /// Reads `{"name": …, "firstYear": 2019, "lastYear": 2023, "evidence": …}`. A year that is not known is left out.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        name = try container.decode(String.self, forKey: .name)
        evidence = try container.decode(Evidence.self, forKey: .evidence)
        span = try YearSpan(from: decoder)
    }

    /// Writes the name, the years that are known and the evidence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(name, forKey: .name)
        try span.encode(to: encoder)
        try container.encode(evidence, forKey: .evidence)
    }
}

extension CodeChange: Codable {
    private enum CodingKeys: CodingKey {
        case kind, firstYear, lastYear, old, new, evidence
    }

    /// Reads `{"kind": "move", "firstYear": 2024, "lastYear": 2024, "old": ["20822"], "new": ["21372"], "evidence": …}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let firstYear = try container.decode(Int.self, forKey: .firstYear)
        let lastYear = try container.decode(Int.self, forKey: .lastYear)
        guard firstYear <= lastYear else {
            throw DecodingError.dataCorruptedError(
                forKey: .lastYear, in: container, debugDescription: "Expected a year that is not before the first one.")
        }
        years = firstYear...lastYear
        kind = try container.decode(Kind.self, forKey: .kind)
        old = try container.decode([Code<C>].self, forKey: .old)
        new = try container.decode([Code<C>].self, forKey: .new)
        evidence = try container.decode(Evidence.self, forKey: .evidence)
    }

    /// Writes the kind, the years of which one is the first with the change, the codes and the evidence.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encode(years.lowerBound, forKey: .firstYear)
        try container.encode(years.upperBound, forKey: .lastYear)
        try container.encode(old, forKey: .old)
        try container.encode(new, forKey: .new)
        try container.encode(evidence, forKey: .evidence)
    }
}

extension NameMatch: Codable {
    private enum Kind: String, Codable {
        case exact, alternative, variant, formerName, laterName, different, unknownCode
    }

    private enum CodingKeys: CodingKey {
        case kind, expected
    }

    /// Reads `{"kind": "variant", "expected": "维修（护）费"}` or `{"kind": "formerName", "lastYear": 2019}`. The kind is the
    /// name of the case; `firstYear` and `lastYear` are left out when they are not known.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self =
            switch try container.decode(Kind.self, forKey: .kind) {
            case .exact: .exact
            case .alternative: .alternative
            case .variant: .variant(expected: try container.decode(String.self, forKey: .expected))
            case .formerName: .formerName(try YearSpan(from: decoder))
            case .laterName: .laterName(try YearSpan(from: decoder))
            case .different: .different(expected: try container.decode(String.self, forKey: .expected))
            case .unknownCode: .unknownCode
            }
    }

    /// Writes the kind, and the expected name or the years where the case has them.
    public func encode(to encoder: any Encoder) throws {
        let (kind, expected, span): (Kind, String?, YearSpan?) =
            switch self {
            case .exact: (.exact, nil, nil)
            case .alternative: (.alternative, nil, nil)
            case .variant(let expected): (.variant, expected, nil)
            case .formerName(let span): (.formerName, nil, span)
            case .laterName(let span): (.laterName, nil, span)
            case .different(let expected): (.different, expected, nil)
            case .unknownCode: (.unknownCode, nil, nil)
            }
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        try container.encodeIfPresent(expected, forKey: .expected)
        try span?.encode(to: encoder)
    }
}
