import ArgumentParser
import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `budget check`: evaluates every rule and shows what was checked and what was found.
struct Check: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check documents: what was evaluated, and what does not add up.",
        discussion: """
            A file of JSON Lines (.jsonl, .ndjson) has a document in each line; such a document is called FILE:LINE.

            Up to 20 documents are each shown. Of more, text shows those that reach --fail-on, or in which anything \
            is violated when that is never; json and --all show every one. Several documents end with a summary.

            The exit status is 0, 1 when something at or above --fail-on is violated, and 2 when a document or an \
            argument cannot be used; the other documents are still checked.
            """)

    @Argument(help: "Files or folders of documents; - for standard input.")
    var paths: [String]

    @Option(help: "text or json.")
    var format = Format.text

    @Option(help: "zh or en.")
    var language = LanguageOption.zh

    @Option(help: "The severity from which the exit status is 1: error, warning or never.")
    var failOn = Limit.error

    @Option(help: "Check codes and names against this year's edition.")
    var year: Int?

    @Option(help: "Check against the official table in this CSV or TSV file; needs --year.")
    var codes: String?

    @Option(help: "A JSON file with severities, silenced rules and waivers, which expire by its day or by today's.")
    var profile: String?

    @OptionGroup var practice: PracticeOptions

    @OptionGroup var forms: FormOptions

    @Option(help: "How many documents are checked at the same time; by default as many as there are cores.")
    var jobs: Int?

    @Flag(help: "List the relations that could not be evaluated, too.")
    var all = false

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    enum Limit: String, CaseIterable, ExpressibleByArgument {
        case error, warning, never

        func isReached(by severity: Severity?) -> Bool {
            switch self {
            case .never: false
            case .warning: severity.map { $0 >= .warning } ?? false
            case .error: severity == .error
            }
        }

        /// Whether a document with this severity is shown among many.
        func shows(_ severity: Severity?) -> Bool {
            self == .never ? severity != nil : isReached(by: severity)
        }
    }

    func validate() throws {
        if let year, !(2007...2100).contains(year) { throw ValidationError("--year is from 2007 to 2100") }
        if codes != nil, year == nil { throw ValidationError("--codes needs --year, the year of the table") }
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256") }
    }

    func run(on console: Console) async throws {
        let documents = try Documents(paths)
        let profile = try readProfile()
        let checking = DocumentChecking(
            forms: try forms.book(), rules: try forms.rules(), profile: profile,
            editions: try editions(console), practice: try practice.practice(among: forms.book()), format: format,
            limit: failOn,
            language: language.language,
            showsAll: all,
            isBrief: documents.files.count { !Documents.hasLines($0) } > CheckOutput.fullLimit)
        var output = CheckOutput(console, format: format, limit: failOn, showsAll: all, profile: profile)
        // What was begun is finished also when a file could not be read.
        var failure: (any Error)?
        do {
            let jobs = jobs ?? Documents.defaultJobs
            try await documents.process(
                forms: checking.forms, jobs: jobs, console: console, state: { checking.checker() },
                transform: { checker, source in checking.check(source, &checker) }, body: { try output.add($0) })
        } catch {
            failure = error
        }
        output.finish(in: language.language, unreadable: (failure as? UnreadableInput)?.count ?? 0)
        if let failure { throw failure }
        guard output.summary.documents > 0 else {
            throw Failure("\(paths.joined(separator: " ")): there is no document")
        }
        if failOn.isReached(by: output.summary.worst) { throw FoundSomething() }
    }

    /// The profile of the file, or the standard one.
    private func readProfile() throws(Failure) -> Profile {
        guard let path = profile else { return .standard }
        var profile: Profile = try JSONText.read(path, what: "a profile")
        if profile.day == nil { profile.day = Day.today }
        if let unknown = profile.unknownRules(in: try forms.rules()).first {
            throw Failure("\(path): \(unknown): no such rule")
        }
        return profile
    }

    /// The editions that are asked for; nil for those of the document's year.
    private func editions(_ console: Console) throws(Failure) -> Editions? {
        guard let year else { return nil }
        var editions = Editions(year: year)
        guard let codes else { return editions }
        let table = try CodeTable(path: codes, year: year)
        switch try table.classification(among: ClassificationName.allCases, console: console) {
        case .departmentEconomic:
            editions.departmentEconomic = try table.edition(of: DepartmentEconomic.self, console: console)
        case .governmentEconomic:
            editions.governmentEconomic = try table.edition(of: GovernmentEconomic.self, console: console)
        case .revenue: editions.revenue = try table.edition(of: Revenue.self, console: console)
        case .functional: editions.functional = try table.edition(of: Functional.self, console: console)
        }
        return editions
    }
}

extension Day {
    /// The day of the computer's clock.
    fileprivate static var today: Day? {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return Day(year: year, month: month, day: day)
    }
}
