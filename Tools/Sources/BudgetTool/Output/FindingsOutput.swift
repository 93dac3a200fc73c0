import BudgetInterchange

/// The JSON form of `budget check`, written document by document.
enum FindingsOutput {
    static let head = #"{"schema":"china-budget-findings/1","documents":["#
    static let tail = "]}"

    static func encode(_ path: String, _ document: Disclosure, _ report: Report, _ language: Language) -> String {
        JSONText.encode(
            Document(
                path: path, header: document.header, counts: report.counts,
                findings: report.findings.map { Item($0, language) }))
    }

    private struct Document: Encodable {
        let path: String
        let header: Disclosure.Header
        let counts: VerdictCounts
        let findings: [Item]
    }

    private struct Item: Encodable {
        let rule: String
        let severity: Severity
        let verdict: Verdict
        let location: Location
        let other: Location?
        let printed: Amount?
        let expected: Amount?
        let difference: Amount?
        let fingerprint: String
        let group: Int?
        let message: String

        init(_ finding: Finding, _ language: Language) {
            rule = finding.rule
            severity = finding.severity
            verdict = finding.verdict
            location = finding.cell.location
            other = finding.others.first?.location
            printed = finding.cell.amount
            expected = finding.expected
            difference = finding.difference
            fingerprint = finding.fingerprint
            group = finding.group
            message = finding.message(in: language)
        }

        private enum CodingKeys: String, CodingKey {
            case rule, severity, verdict, location, other, printed, expected, difference, fingerprint, group, message
        }

        // Absent figures are null, so that every finding has the same keys.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(rule, forKey: .rule)
            try container.encode(severity, forKey: .severity)
            try container.encode(verdict, forKey: .verdict)
            try container.encode(location, forKey: .location)
            try container.encode(other, forKey: .other)
            try container.encode(printed, forKey: .printed)
            try container.encode(expected, forKey: .expected)
            try container.encode(difference, forKey: .difference)
            try container.encode(fingerprint, forKey: .fingerprint)
            try container.encode(group, forKey: .group)
            try container.encode(message, forKey: .message)
        }
    }
}
