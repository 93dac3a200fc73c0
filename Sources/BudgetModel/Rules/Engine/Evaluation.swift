import BudgetCodes

/// What came of the rules in one document: counts of everything, and a finding for what does not simply hold.
///
/// Cells and messages are made only for findings; a relation that holds costs a few additions.
struct Evaluation {
    let rules: [Rule]
    let profile: Profile
    /// What fingerprints start with, so that one explanation answers one document.
    private let header: Disclosure.Header
    private var fingerprint: Fingerprint?
    /// Counts by the place of a rule.
    private(set) var counts: Counts
    private(set) var findings: [Finding] = []
    private let hasProfile: Bool

    init(_ header: Disclosure.Header, rules: [Rule], profile: Profile, counts: Counts) {
        self.rules = rules
        self.profile = profile
        self.counts = counts
        hasProfile = !profile.isStandard
        self.header = header
    }

    /// Makes room for a number of findings.
    mutating func reserveCapacity(_ count: Int) { findings.reserveCapacity(count) }

    /// Counts conditions that hold.
    @inline(__always)
    mutating func countHolds(_ ordinal: Int, _ number: Int = 1) {
        counts.add(.holds, ordinal, number)
    }

    /// Compares a printed figure with a sum.
    mutating func check(
        _ rule: NumberedRule,
        printed: Amount?,
        precision: Precision,
        sum: RunningSum,
        _ comparison: Comparison = .equal,
        cell: () -> Cell,
        others: () -> [Cell]
    ) {
        let outcome = Outcome(
            printed: printed?.fen ?? Section.blank, width: precision.width, sum: sum, comparison)
        switch outcome {
        case .nothingPrinted:
            return
        case .verdict(.holds):
            countHolds(rule.ordinal)
        case .verdict(let verdict):
            recordDifference(
                rule, verdict, printed: printed, sum: sum.fen, cell: cell(), others: others(), precision: precision)
        case .notEvaluated(let reason):
            recordNotEvaluated(rule, reason, cell: cell(), others: others(), precision: precision)
        }
    }

    /// Describes a figure that is not the sum.
    mutating func recordDifference(
        _ rule: NumberedRule, _ verdict: Verdict, printed: Amount?, sum: Int64, cell: Cell, others: [Cell],
        precision: Precision
    ) {
        var finding = makeFinding(rules[rule.ordinal], verdict, cell: cell, precision: precision)
        finding.others = others.withFigures
        finding.expected = Amount(fen: sum)
        finding.difference = printed.map { Amount(fen: $0.fen &- sum) }
        record(finding, of: rule)
    }

    /// Counts a relation that could not be evaluated.
    mutating func recordNotEvaluated(
        _ rule: NumberedRule, _ reason: NotEvaluatedReason, cell: Cell, others: [Cell] = [], precision: Precision
    ) {
        var finding = makeFinding(rules[rule.ordinal], .notEvaluated, cell: cell, precision: precision)
        finding.others = others.withFigures
        finding.reason = reason
        record(finding, of: rule)
    }

    /// Counts a condition that holds, or describes the problem. A severity raises or lowers the one of the rule, unless
    /// the profile has another.
    mutating func check(
        _ rule: NumberedRule, precision: Precision = .tenThousandYuan, severity: Severity? = nil,
        problem: Finding.Problem?, cell: () -> Cell
    ) {
        guard let problem else { return countHolds(rule.ordinal) }
        record(rule, precision, severity, problem, cell())
    }

    private mutating func record(
        _ rule: NumberedRule, _ precision: Precision, _ severity: Severity?, _ problem: Finding.Problem, _ cell: Cell
    ) {
        var finding = makeFinding(rules[rule.ordinal], .violated, cell: cell, precision: precision)
        finding.problem = problem
        if let severity, profile.severities[finding.rule] == nil { finding.severity = severity }
        record(finding, of: rule)
    }

    private func makeFinding(_ rule: Rule, _ verdict: Verdict, cell: Cell, precision: Precision) -> Finding {
        let severity = hasProfile ? profile.severities[rule.id] ?? rule.severity : rule.severity
        return Finding(
            rule: rule.id, severity: verdict == .violated ? severity : .note, verdict: verdict, cell: cell,
            others: [], precision: precision, phrase: rule.phrase, fingerprint: .none)
    }

    private mutating func record(_ finding: consuming Finding, of rule: NumberedRule) {
        guard !hasProfile || !profile.silenced.contains(finding.rule) else { return }
        let start = fingerprint ?? Fingerprint(header)
        fingerprint = start
        finding.fingerprint = start.of(finding)
        if finding.verdict == .violated, hasProfile,
            let waiver = profile.waivers.first(where: { $0.fingerprint == finding.fingerprint.description })
        {
            finding.verdict = .waived
            finding.severity = .note
            finding.explanation = waiver.explanation
        }
        counts.add(finding.verdict, rule.ordinal, 1)
        findings.append(finding)
    }

    /// The report of everything that was checked.
    mutating func report(_ practice: Practice?) -> Report {
        for id in profile.silenced {
            for (ordinal, rule) in rules.enumerated() where rule.id == id { counts.clear(ordinal) }
        }
        // The findings are moved, for there may be many.
        var found: [Finding] = []
        swap(&found, &findings)
        FindingGroup.number(&found)
        return Report(rules: rules, counts: counts, findings: found, practice: practice)
    }
}

extension [Cell] {
    /// The cells with a figure. Nearly always they are all, and then nothing is copied.
    fileprivate var withFigures: [Cell] { allSatisfy { $0.amount != nil } ? self : filter { $0.amount != nil } }
}
