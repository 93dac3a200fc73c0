public import BudgetCodes

/// 说明: an explanation that answers one finding.
public struct Waiver: Hashable, Sendable {
    /// The ``Finding/fingerprint``.
    public var fingerprint: Fingerprint
    /// Why the figures are right as they are.
    public var explanation: String
    /// 有效期至: the last day on which it answers; `nil` for one that does not end. See ``Profile/day``.
    public var lastDay: Day?

    /// An explanation for a finding.
    public init(fingerprint: Fingerprint, explanation: String, lastDay: Day? = nil) {
        self.fingerprint = fingerprint
        self.explanation = explanation
        self.lastDay = lastDay
    }
}

extension Waiver: Codable {
    private enum CodingKeys: CodingKey {
        case fingerprint, explanation, lastDay
    }

    public init(from decoder: any Decoder) throws {
        // A misspelt last day would make an explanation that never ends.
        try decoder.refuseKeys(besides: CodingKeys.self)
        let container = try decoder.container(keyedBy: CodingKeys.self)
        fingerprint = try container.decode(Fingerprint.self, forKey: .fingerprint)
        explanation = try container.decode(String.self, forKey: .explanation)
        lastDay = try container.decodeIfPresent(Day.self, forKey: .lastDay)
    }
}

extension Decoder {
    /// Throws when an object has a key that is none of these.
    func refuseKeys<Keys: CodingKey>(besides keys: Keys.Type) throws {
        let container = try container(keyedBy: NameKey.self)
        guard let key = container.allKeys.first(where: { Keys(stringValue: $0.stringValue) == nil }) else { return }
        throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "no such key")
    }
}

/// 未用说明: an explanation that answered no finding, and why.
public struct UnusedWaiver: Hashable, Codable, Sendable {
    /// The explanation.
    public let waiver: Waiver
    /// Why it answered nothing.
    public let reason: Reason

    /// Why an explanation answered nothing.
    public enum Reason: String, CaseIterable, Codable, Sendable {
        /// 已过期: its last day is over.
        case expired
        /// 重复: one before it answers the same finding.
        case repeated
        /// 无对应发现: no violated finding has the fingerprint.
        case matchesNothing
    }

    /// The explanation and the reason as one sentence.
    public func message(in language: Language) -> String {
        let day = waiver.lastDay.map { "\($0)" } ?? ""
        let why: BilingualText =
            switch reason {
            case .expired: .init("已于 \(day) 到期", "expired on \(day)")
            case .repeated: .init("与前一条重复", "repeats one before it")
            case .matchesNothing: .init("没有对应的不符", "answers nothing that is violated")
            }
        return language == .chinese
            ? "说明 \(waiver.fingerprint)（\(waiver.explanation)）\(why.chinese)"
            : "waiver \(waiver.fingerprint) (\(waiver.explanation)) \(why.english)"
    }
}

extension Profile {
    /// The explanations that answer none of the findings with these fingerprints, in order, each with the reason.
    ///
    /// - Parameter answered: The fingerprints of everything waived, of one document or of many.
    public func unusedWaivers(answered: Set<Fingerprint>) -> [UnusedWaiver] {
        guard !waivers.isEmpty else { return [] }
        var seen: Set<Fingerprint> = []
        return waivers.compactMap { waiver in
            if waiver.hasExpired(on: day) { return UnusedWaiver(waiver: waiver, reason: .expired) }
            guard seen.insert(waiver.fingerprint).inserted else {
                return UnusedWaiver(waiver: waiver, reason: .repeated)
            }
            return answered.contains(waiver.fingerprint) ? nil : UnusedWaiver(waiver: waiver, reason: .matchesNothing)
        }
    }

    /// The explanations that still answer, by fingerprint; of several for one finding the first.
    var explanations: [Fingerprint: String] {
        var explanations: [Fingerprint: String] = [:]
        for waiver in waivers where !waiver.hasExpired(on: day) && explanations[waiver.fingerprint] == nil {
            explanations[waiver.fingerprint] = waiver.explanation
        }
        return explanations
    }
}

extension Waiver {
    /// Whether the last day is before a day. Without a day nothing has expired.
    fileprivate func hasExpired(on day: Day?) -> Bool {
        guard let lastDay, let day else { return false }
        return lastDay < day
    }
}
