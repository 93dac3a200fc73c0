/// 审核口径: which severity a finding has is policy. A profile raises, lowers or silences rules, and waives findings.
public struct Profile: Hashable, Sendable {
    /// Severities by rule; rules that are not named keep their own.
    public var severities: [Rule.ID: Severity]
    /// Rules that are not evaluated at all.
    public var silenced: Set<Rule.ID>
    /// 说明: findings that a stated explanation answers.
    public var waivers: [Waiver]
    /// 评分办法 by which scores are recomputed; `nil` stands for the one that a form's weights belong to.
    public var scoring: ScoringScheme?
    /// 指标框架: the frames that the indicators of forms may belong to.
    public var frames: FrameBook
    /// 审核日期: the day by which explanations have expired or not. The library has no clock: without a day none has.
    public var day: Day?

    /// A profile; by default every rule keeps its severity.
    public init(
        severities: [Rule.ID: Severity] = [:], silenced: Set<Rule.ID> = [], waivers: [Waiver] = [],
        scoring: ScoringScheme? = nil, frames: FrameBook = .standard, day: Day? = nil
    ) {
        self.severities = severities
        self.silenced = silenced
        self.waivers = waivers
        self.scoring = scoring
        self.frames = frames
        self.day = day
    }

    /// Every rule with its own severity.
    public static let standard = Profile()
}

extension Profile {
    /// The rules that the profile names and that do not exist, in order.
    public func unknownRules(in book: RuleBook = .standard) -> [Rule.ID] {
        let named = Set(severities.keys).union(silenced)
        return named.filter { book[$0] == nil }.sorted()
    }

    /// Whether no rule is treated in another way than it says itself.
    var isStandard: Bool { severities.isEmpty && silenced.isEmpty && waivers.isEmpty }
}

extension Profile: Codable {
    // A profile says only what differs, so every part may be absent.

    private enum CodingKeys: String, CodingKey {
        case severities, silenced, waivers, scoring, frames, day
    }

    public init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            severities: Dictionary(
                uniqueKeysWithValues: (try container.decodeIfPresent([String: Severity].self, forKey: .severities)
                    ?? [:]).map { (Rule.ID($0.key), $0.value) }),
            silenced: try container.decodeIfPresent(Set<Rule.ID>.self, forKey: .silenced) ?? [],
            waivers: try container.decodeIfPresent([Waiver].self, forKey: .waivers) ?? [],
            scoring: try container.decodeIfPresent(ScoringScheme.self, forKey: .scoring),
            frames: try container.decodeIfPresent(FrameBook.self, forKey: .frames) ?? .standard,
            day: try container.decodeIfPresent(Day.self, forKey: .day))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if !severities.isEmpty {
            let named = severities.map { ($0.key.rawValue, $0.value) }
            try container.encode(Dictionary(uniqueKeysWithValues: named), forKey: .severities)
        }
        if !silenced.isEmpty { try container.encode(silenced.sorted(), forKey: .silenced) }
        if !waivers.isEmpty { try container.encode(waivers, forKey: .waivers) }
        try container.encodeIfPresent(scoring, forKey: .scoring)
        if !frames.added.isEmpty { try container.encode(frames, forKey: .frames) }
        try container.encodeIfPresent(day, forKey: .day)
    }
}
