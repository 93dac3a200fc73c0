/// 审核报告: what was checked in one document, and what was found.
public struct Report: Hashable, Codable, Sendable {
    /// How many relations had which verdict.
    public var counts: VerdictCounts
    /// The same by rule, for rules that had anything to check.
    public var countsByRule: [String: VerdictCounts]
    /// Everything that does not simply hold, in the order of the tables.
    public var findings: [Finding]

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

    /// How many relations had which verdict, by the table whose figures are asserted.
    public func counts(forTable form: String) -> VerdictCounts {
        var sum = VerdictCounts()
        for rule in RuleBook.standard.rules where rule.table == form {
            if let counts = countsByRule[rule.id] { sum += counts }
        }
        return sum
    }

    /// The violated findings that are traces of one wrong figure, each group with the cell that they share.
    public var groups: [FindingGroup] { FindingGroup.groups(of: findings) }
}
