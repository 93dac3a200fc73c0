import BudgetCodes

/// What came of the rules in one document: counts of everything, and a finding for what does not simply hold.
///
/// Cells and messages are made only for findings; a relation that holds costs a few additions.
struct Evaluation {
    let rules: [Rule]
    let profile: Profile
    /// What fingerprints start with, so that one explanation answers one document.
    private var fingerprint: Fingerprint?
    /// Counts by the place of a rule.
    private(set) var counts: Counts
    private(set) var findings: [Finding] = []
    private let hasProfile: Bool
    /// What answers findings, by fingerprint.
    private let explanations: [Fingerprint: String]
    /// What remarks say is not to be relied on; looked for when something is violated.
    private let document: Disclosure
    private var remarked: RemarkedPlaces?
    /// How often findings about forms say the same, whose lines may share a name; `nil` while tables are looked at.
    private var repeats: [Fingerprint: Int]?

    init(
        _ document: Disclosure, rules: [Rule], profile: Profile, explanations: [Fingerprint: String],
        counts: Counts
    ) {
        self.rules = rules
        self.profile = profile
        self.explanations = explanations
        self.counts = counts
        hasProfile = !profile.isStandard
        self.document = document
    }

    /// Makes room for a number of findings.
    mutating func reserveCapacity(_ count: Int) { findings.reserveCapacity(count) }

    /// Lines of forms have no keys, so several may have the same name. From here on, findings that say the same of lines
    /// of the same name are told apart by their order.
    mutating func tellRepeatsApart() { repeats = [:] }

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
        check(
            rule, figure: RunningSum([printed], precision), precision: precision, sum: sum, comparison, cell: cell,
            others: others)
    }

    /// Compares a figure, which may be made from its parts, with a sum.
    mutating func check(
        _ rule: NumberedRule, figure: RunningSum, precision: Precision, sum: RunningSum,
        _ comparison: Comparison = .equal, cell: () -> Cell, others: () -> [Cell]
    ) {
        switch Outcome(figure, sum, comparison) {
        case .nothingPrinted:
            return
        case .verdict(.holds):
            countHolds(rule.ordinal)
        case .verdict(let verdict):
            recordDifference(
                rule, verdict, printed: figure.amount, sum: sum.fen, cell: cell(), others: others(),
                precision: precision)
        case .notEvaluated(let reason):
            recordNotEvaluated(rule, reason, cell: cell(), others: others(), precision: precision)
        }
    }

    /// Finds a blank figure of a form whose parts are printed.
    mutating func checkBlank(
        _ rule: NumberedRule, _ amount: Amount?, of parts: RunningSum, precision: Precision, cell: () -> Cell,
        others: () -> [Cell]
    ) {
        guard amount == nil, parts.printed > 0, parts.fen != 0, !parts.overflowed else {
            return countHolds(rule.ordinal)
        }
        recordDifference(
            rule, .violated, printed: nil, sum: parts.fen, cell: cell(), others: others(), precision: precision)
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
    /// the profile has another. `others` are further places of the same fact, `against` is what the cell was compared
    /// with.
    mutating func check(
        _ rule: NumberedRule, precision: Precision = .tenThousandYuan, severity: Severity? = nil,
        problem: Finding.Problem?, cell: () -> Cell, others: () -> [Cell] = { [] }, against: () -> Cell? = { nil }
    ) {
        guard let problem else { return countHolds(rule.ordinal) }
        record(rule, precision, severity, problem, cell(), others(), against())
    }

    private mutating func record(
        _ rule: NumberedRule, _ precision: Precision, _ severity: Severity?, _ problem: Finding.Problem, _ cell: Cell,
        _ others: [Cell], _ against: Cell?
    ) {
        var finding = makeFinding(rules[rule.ordinal], .violated, cell: cell, precision: precision)
        finding.problem = problem
        finding.others = others
        if let severity, profile.severities[finding.rule] == nil { finding.severity = severity }
        record(finding, of: rule, besides: against?.location)
    }

    private func makeFinding(_ rule: Rule, _ verdict: Verdict, cell: Cell, precision: Precision) -> Finding {
        let severity = hasProfile ? profile.severities[rule.id] ?? rule.severity : rule.severity
        return Finding(
            rule: rule.id, severity: verdict == .violated ? severity : .note, verdict: verdict, cell: cell,
            others: [], precision: precision, phrase: rule.phrase, fingerprint: .none)
    }

    /// Whether a violated finding rests on something that a remark names.
    private mutating func isRemarked(_ finding: Finding, besides place: Location?) -> Bool {
        let places = remarked ?? RemarkedPlaces(document)
        remarked = places
        if places.isEmpty { return false }
        // The other cells of a problem are further places of it, those of a sum are what it rests on.
        let cells = finding.problem == nil ? finding.cells : [finding.cell]
        return cells.contains { places.contains($0.location) } || place.map(places.contains) ?? false
    }

    /// - Parameter place: What the finding rests on beside its cells.
    private mutating func record(_ finding: consuming Finding, of rule: NumberedRule, besides place: Location? = nil) {
        guard !hasProfile || !profile.silenced.contains(finding.rule) else { return }
        if finding.verdict == .violated, isRemarked(finding, besides: place) {
            finding.verdict = .notEvaluated
            finding.severity = .note
            finding.reason = .remarked
            finding.problem = nil
            finding.expected = nil
            finding.difference = nil
        }
        let start = fingerprint ?? Fingerprint(document.header)
        fingerprint = start
        finding.fingerprint = start.of(finding)
        if repeats != nil {
            let count = (repeats?[finding.fingerprint] ?? 0) + 1
            repeats?[finding.fingerprint] = count
            if count > 1 { finding.fingerprint = finding.fingerprint.repeated(count) }
        }
        if finding.verdict == .violated, let explanation = explanations[finding.fingerprint] {
            finding.verdict = .waived
            finding.severity = .note
            finding.explanation = explanation
        }
        counts.add(finding.verdict, rule.ordinal, 1)
        findings.append(finding)
    }

    /// The report of everything that was checked.
    mutating func report(_ practice: consuming Practice?) -> Report {
        for id in profile.silenced {
            for (ordinal, rule) in rules.enumerated() where rule.id == id { counts.clear(ordinal) }
        }
        // The findings are moved, for there may be many.
        var found: [Finding] = []
        swap(&found, &findings)
        FindingGroup.number(&found)
        return Report(rules: rules, counts: counts, findings: found, practice: practice, profile: profile)
    }
}

extension [Cell] {
    /// The cells with a figure. Nearly always they are all, and then nothing is copied.
    fileprivate var withFigures: [Cell] { allSatisfy { $0.amount != nil } ? self : filter { $0.amount != nil } }
}
