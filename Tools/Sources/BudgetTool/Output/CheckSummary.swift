import BudgetInterchange

/// What `budget check` says about several documents together.
struct CheckSummary {
    private(set) var documents = 0
    /// How many documents have findings, by the gravest of them.
    private var documentsByWorst: [Severity: Int] = [:]
    private var findings: [Severity: Int] = [:]
    private var counts = VerdictCounts()
    /// The gravest severity of all.
    private(set) var worst: Severity?
    /// What explanations have answered.
    private(set) var answered: Set<Fingerprint> = []

    /// What the summary needs of one document.
    struct Part: Sendable {
        let counts: VerdictCounts
        let findings: [Severity: Int]
        let answered: Set<Fingerprint>

        init(_ report: Report) {
            counts = report.counts
            answered = report.answered
            var findings: [Severity: Int] = [:]
            for finding in report.findings where finding.verdict == .violated {
                findings[finding.severity, default: 0] += 1
            }
            self.findings = findings
        }

        var worst: Severity? { findings.keys.max() }
    }

    mutating func add(_ part: Part) {
        documents += 1
        counts += part.counts
        answered.formUnion(part.answered)
        for (severity, count) in part.findings { findings[severity, default: 0] += count }
        guard let severity = part.worst else { return }
        documentsByWorst[severity, default: 0] += 1
        worst = max(severity, worst ?? severity)
    }

    /// The documents, the relations by verdict and the findings by severity.
    ///
    /// - Parameters:
    ///   - language: The language.
    ///   - unreadable: How many documents could not be read.
    ///   - hidden: How many documents were not shown.
    func lines(in language: Language, unreadable: Int, hidden: Int) -> [String] {
        let isChinese = language == .chinese
        func list(_ items: [String]) -> String { items.joined(separator: isChinese ? "，" : ", ") }
        func bySeverity(_ counts: [Severity: Int]) -> [String] {
            Severity.allCases.reversed().map { "\($0.name(in: language)) \(counts[$0] ?? 0)" }
        }
        let clean = documents - documentsByWorst.values.reduce(0, +)
        var parts = bySeverity(documentsByWorst) + [isChinese ? "没有不符 \(clean)" : "nothing violated \(clean)"]
        if unreadable > 0 { parts.append(isChinese ? "无法读取 \(unreadable)" : "unreadable \(unreadable)") }
        let verdicts = Verdict.allCases.filter { $0 != .waived || counts.waived > 0 }
        let relations = verdicts.map { "\($0.name(in: language)) \(counts[$0])" }
        var texts =
            isChinese
            ? [
                "共 \(documents + unreadable) 份文件，按最重的不符：\(list(parts))", "核对关系：\(list(relations))",
                "不符：\(list(bySeverity(findings)))",
            ]
            : [
                "\(documents + unreadable) documents by their gravest finding: \(list(parts))",
                "relations: \(list(relations))", "violated: \(list(bySeverity(findings)))",
            ]
        if hidden > 0 {
            texts.append(
                isChinese
                    ? "其余 \(hidden) 份文件没有列出；用 --all 全部列出。" : "\(hidden) documents are not shown; --all shows every one."
            )
        }
        return texts.flatMap { $0.wrapped(to: 80) }
    }
}
