import BudgetCodes

/// One run of the rules over one document: counts everything, and describes what does not simply hold.
///
/// Cells and messages are made only for findings; a relation that holds costs a few additions.
struct Evaluation {
    let profile: Profile
    /// What fingerprints start with, so that one explanation answers one document.
    private let documentKey: String
    /// Counts by ``Rule/ordinal``.
    private(set) var counts: [VerdictCounts]
    private(set) var findings: [Finding] = []

    init(_ header: Disclosure.Header, profile: Profile, ruleCount: Int) {
        self.profile = profile
        self.counts = Array(repeating: VerdictCounts(), count: ruleCount)
        let agency = header.agency.code?.description ?? header.agency.name
        self.documentKey = "\(header.kind.rawValue)/\(header.fiscalYear)/\(agency)"
    }

    /// Compares a printed figure with a sum.
    @inline(never)
    mutating func check(
        _ rule: Rule,
        printed: Amount?,
        precision: Precision,
        sum: RunningSum,
        _ comparison: Comparison = .equal,
        cell: () -> Cell,
        others: () -> [Cell]
    ) {
        let outcome = Outcome(printed: printed, quantum: precision.quantum.fen, sum: sum, comparison)
        switch outcome {
        case .nothingPrinted:
            return
        case .verdict(.holds):
            counts[rule.ordinal].holds += 1
        case .verdict(let verdict):
            recordDifference(
                rule, verdict, printed: printed, sum: sum, cell: cell(), others: others(), precision: precision)
        case .notEvaluated(let reason):
            recordNotEvaluated(rule, reason, cell: cell(), others: others(), precision: precision)
        }
    }

    // Few relations fail. What describes them is kept out of the many places that check.

    @inline(never)
    private mutating func recordDifference(
        _ rule: Rule, _ verdict: Verdict, printed: Amount?, sum: RunningSum, cell: Cell, others: [Cell],
        precision: Precision
    ) {
        var finding = makeFinding(rule, verdict, cell: cell, precision: precision)
        finding.others = others.filter { $0.amount != nil }
        finding.expected = Amount(fen: sum.fen)
        finding.difference = printed.map { Amount(fen: $0.fen &- sum.fen) }
        record(finding, of: rule)
    }

    /// Counts a relation that could not be evaluated.
    @inline(never)
    mutating func recordNotEvaluated(
        _ rule: Rule, _ reason: NotEvaluatedReason, cell: Cell, others: [Cell] = [], precision: Precision
    ) {
        var finding = makeFinding(rule, .notEvaluated, cell: cell, precision: precision)
        finding.others = others.filter { $0.amount != nil }
        finding.reason = reason
        record(finding, of: rule)
    }

    /// Counts a condition that holds, or describes the problem. A severity raises or lowers the one of the rule, unless
    /// the profile has another.
    mutating func check(
        _ rule: Rule, precision: Precision = .tenThousandYuan, severity: Severity? = nil, problem: Finding.Problem?,
        cell: () -> Cell
    ) {
        guard let problem else {
            counts[rule.ordinal].holds += 1
            return
        }
        recordProblem(rule, precision: precision, severity: severity, problem: problem, cell: cell())
    }

    @inline(never)
    private mutating func recordProblem(
        _ rule: Rule, precision: Precision, severity: Severity?, problem: Finding.Problem, cell: Cell
    ) {
        var finding = makeFinding(rule, .violated, cell: cell, precision: precision)
        finding.problem = problem
        finding.severity = profile.severities[rule.id] ?? severity ?? rule.severity
        record(finding, of: rule)
    }

    private func makeFinding(_ rule: Rule, _ verdict: Verdict, cell: Cell, precision: Precision) -> Finding {
        Finding(
            rule: rule.id,
            severity: verdict == .violated ? profile.severities[rule.id] ?? rule.severity : .note,
            verdict: verdict,
            cell: cell,
            others: [],
            precision: precision,
            fingerprint: ""
        )
    }

    @inline(never)
    private mutating func record(_ finding: Finding, of rule: Rule) {
        guard !profile.silenced.contains(rule.id) else { return }
        var finding = finding
        finding.fingerprint = fingerprint(of: finding)
        if finding.verdict == .violated,
            let waiver = profile.waivers.first(where: { $0.fingerprint == finding.fingerprint })
        {
            finding.verdict = .waived
            finding.severity = .note
            finding.explanation = waiver.explanation
        }
        counts[rule.ordinal][finding.verdict] += 1
        findings.append(finding)
    }

    /// 64-bit FNV-1a over the document, the rule, the place and the figures.
    private func fingerprint(of finding: Finding) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0xff) &* 0x100_0000_01b3
        }
        let location = finding.cell.location
        mix(documentKey)
        mix(finding.rule)
        mix(location.table)
        mix(location.line ?? "")
        mix(location.column ?? "")
        mix(finding.cell.amount.map { String($0.fen) } ?? "")
        mix(finding.expected.map { String($0.fen) } ?? "")
        if finding.problem != nil { mix(finding.cell.lineName ?? "") }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    /// The report of everything that was checked.
    consuming func report(rules: [Rule]) -> Report {
        var total = VerdictCounts()
        var byRule: [String: VerdictCounts] = [:]
        for rule in rules {
            let count = profile.silenced.contains(rule.id) ? VerdictCounts() : counts[rule.ordinal]
            guard count != VerdictCounts() else { continue }
            total += count
            byRule[rule.id] = count
        }
        return Report(counts: total, countsByRule: byRule, findings: FindingGroup.numbered(findings))
    }
}
