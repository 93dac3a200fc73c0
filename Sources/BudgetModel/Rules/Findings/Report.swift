/// 审核报告: what was checked in one document, and what was found.
public struct Report: Hashable, Sendable {
    /// The rules that were evaluated.
    let rules: [Rule]
    private let countsByOrdinal: Counts
    /// How many relations had which verdict.
    public var counts: VerdictCounts {
        // What does not simply hold has a finding.
        var counts = VerdictCounts()
        counts.holds = countsByOrdinal.holds
        for place in findings.indices { counts[findings[place].verdict] += 1 }
        return counts
    }
    /// Everything that does not simply hold, in the order of the tables.
    public let findings: [Finding]
    /// The practice against which the document was checked; `nil` when there is none for documents of its kind.
    public let practice: Practice?
    private let profile: Profile

    init(rules: [Rule], counts: Counts, findings: [Finding], practice: Practice?, profile: Profile) {
        self.rules = rules
        countsByOrdinal = counts
        self.findings = findings
        self.practice = practice
        self.profile = profile
    }

    /// How many relations had which verdict, by rule, for rules that had anything to check.
    public var countsByRule: [Rule.ID: VerdictCounts] {
        var counts: [Rule.ID: VerdictCounts] = [:]
        for (ordinal, rule) in rules.enumerated() {
            let count = countsByOrdinal[ordinal]
            if count != VerdictCounts() { counts[rule.id] = count }
        }
        return counts
    }

    /// How many relations of a rule had which verdict.
    public func counts(of rule: Rule.ID) -> VerdictCounts {
        rules.firstIndex { $0.id == rule }.map { countsByOrdinal[$0] } ?? VerdictCounts()
    }

    /// How many relations had which verdict, by the form whose figures are asserted.
    public func counts(for form: Form) -> VerdictCounts {
        var sum = VerdictCounts()
        for (ordinal, rule) in rules.enumerated() where rule.table == form.id { sum += countsByOrdinal[ordinal] }
        return sum
    }

    /// The findings of a verdict.
    public func findings(_ verdict: Verdict) -> [Finding] {
        findings.filter { $0.verdict == verdict }
    }

    /// The gravest severity among the violated findings, or `nil` when nothing is violated.
    public var worstSeverity: Severity? {
        findings.lazy.filter { $0.verdict == .violated }.map(\.severity).max()
    }

    /// Whether nothing is violated but notes. It says nothing of the relations that were not evaluated.
    public var isClean: Bool { worstSeverity.map { $0 < .warning } ?? true }

    /// 未用说明: the explanations of the profile that answered nothing in this document. For many documents under one
    /// profile see ``Profile/unusedWaivers(answered:)``.
    public var unusedWaivers: [UnusedWaiver] { profile.unusedWaivers(answered: answered) }

    /// The fingerprints of the findings that explanations answered.
    public var answered: Set<Fingerprint> {
        counts.waived == 0 ? [] : Set(findings(.waived).map(\.fingerprint))
    }

    /// The violated findings that are traces of one wrong figure, each group with the cell that they share.
    public var groups: [FindingGroup] { FindingGroup.groups(of: findings) }
}

extension Report: Encodable {
    private enum CodingKeys: String, CodingKey {
        case practice, counts, countsByRule, findings, unusedWaivers
    }

    /// Writes the id of the practice, the counts and the findings, and the explanations that answered nothing, if there
    /// are any.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encodeIfPresent(practice?.id, forKey: .practice)
        try container.encode(counts, forKey: .counts)
        let byRule = countsByRule.map { ($0.key.rawValue, $0.value) }
        try container.encode(Dictionary(uniqueKeysWithValues: byRule), forKey: .countsByRule)
        try container.encode(findings, forKey: .findings)
        let unused = unusedWaivers
        if !unused.isEmpty { try container.encode(unused, forKey: .unusedWaivers) }
    }
}
