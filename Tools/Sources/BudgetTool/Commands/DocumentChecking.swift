import BudgetInterchange

/// How `budget check` checks one document and shows it. Workers share it.
struct DocumentChecking: Sendable {
    let forms: FormBook
    let rules: RuleBook
    let profile: Profile
    let editions: Editions?
    let practice: Practice?
    let format: Check.Format
    let limit: Check.Limit
    let language: Language
    let showsAll: Bool
    /// Whether there are so many documents that only those that reach the limit are shown.
    let isBrief: Bool

    /// What became of one document.
    struct Checked: Sendable {
        /// `nil` for a document that is not shown.
        let text: Result<String, Failure>?
        let part: CheckSummary.Part
    }

    /// What a worker keeps from document to document.
    func checker() -> Checker { Checker(rules: rules, profile: profile, editions: editions, practice: practice) }

    func check(_ source: Documents.Source, _ checker: inout Checker) -> Checked {
        let document = source.document
        // Forms that nobody has registered are checked by what their tables declare.
        let isKnown = document.tables.allSatisfy { forms[$0.form.id] != nil }
        let report =
            isKnown
            ? checker.check(document)
            : document.validate(rules: rules, profile: profile, editions: editions, practice: practice)
        let part = CheckSummary.Part(report)
        let isLate = isBrief || (source.line ?? 0) > CheckOutput.fullLimit
        let isShown = format == .json || showsAll || limit.shows(part.worst) || !isLate
        return Checked(text: isShown ? text(source, report) : nil, part: part)
    }

    private func text(_ source: Documents.Source, _ report: Report) -> Result<String, Failure> {
        switch format {
        case .text:
            let text = CheckText(
                path: source.path, document: source.document, report: report, forms: forms, rules: rules,
                language: language, showsAll: showsAll,
                reading: source.reading.map { ReadingText($0, language: language) })
            return .success(text.lines.joined(separator: "\n"))
        case .json:
            return Result { () throws(Failure) -> String in
                try FindingsOutput.encode(source, report, language)
            }
        }
    }
}

/// Writes what `budget check` found, document by document.
struct CheckOutput {
    private let console: Console
    private let format: Check.Format
    private let limit: Check.Limit
    /// Whether every document is shown, however many there are.
    private let showsAll: Bool
    private let profile: Profile
    private(set) var summary = CheckSummary()
    /// The first documents, which wait until it is known whether there are many; `nil` from then on.
    private var waiting: [DocumentChecking.Checked]? = []
    private var shown = 0

    /// So many documents are each shown.
    static let fullLimit = 20

    init(_ console: Console, format: Check.Format, limit: Check.Limit, showsAll: Bool, profile: Profile) {
        self.console = console
        self.format = format
        self.limit = limit
        self.showsAll = showsAll
        self.profile = profile
        if format == .json { console.write(FindingsOutput.head) }
    }

    mutating func add(_ checked: DocumentChecking.Checked) throws(Failure) {
        summary.add(checked.part)
        guard format == .text, !showsAll else { return try write(checked) }
        guard var first = waiting else {
            if limit.shows(checked.part.worst) { try write(checked) }
            return
        }
        waiting = nil
        first.append(checked)
        if first.count > Self.fullLimit {
            for checked in first where limit.shows(checked.part.worst) { try write(checked) }
        } else {
            waiting = first
        }
    }

    private mutating func write(_ checked: DocumentChecking.Checked) throws(Failure) {
        guard let text = try checked.text?.get() else { return }
        switch format {
        case .text: console.write(shown == 0 ? text : "\n" + text)
        case .json: console.write(shown == 0 ? text : "," + text)
        }
        shown += 1
    }

    /// Ends the output.
    mutating func finish(in language: Language, unreadable: Int) {
        // What answers nothing is known when every document has been looked at.
        let unused = unreadable > 0 ? [] : profile.unusedWaivers(answered: summary.answered)
        guard format == .text else { return console.write(FindingsOutput.tail(unused)) }
        for checked in waiting ?? [] { try? write(checked) }
        waiting = nil
        if summary.documents + unreadable > 1 {
            let lines = summary.lines(in: language, unreadable: unreadable, hidden: summary.documents - shown)
            console.write((shown == 0 ? "" : "\n") + lines.joined(separator: "\n"))
        }
        guard !unused.isEmpty else { return }
        let title = language == .chinese ? "没有用上的说明：" : "Waivers that answered nothing:"
        let lines = unused.flatMap { waiver in
            waiver.message(in: language).wrapped(to: 78).enumerated().map { ($0 == 0 ? "  " : "    ") + $1 }
        }
        console.write("\n" + ([title] + lines).joined(separator: "\n"))
    }
}
