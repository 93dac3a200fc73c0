import ArgumentParser
import BudgetInterchange

/// `budget check`: evaluates every rule and shows what was checked and what was found.
struct Check: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check documents: what was evaluated, and what does not add up.")

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

    @Option(help: "A JSON file with severities, silenced rules and waivers.")
    var profile: String?

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
    }

    func validate() throws {
        if let year, !(2007...2100).contains(year) { throw ValidationError("--year is from 2007 to 2100") }
        if codes != nil, year == nil { throw ValidationError("--codes needs --year, the year of the table") }
    }

    func run(on console: Console) throws {
        let editions = try editions(console)
        let profile = try readProfile()
        var worst: Severity?
        var isFirst = true
        let documents = try Documents(paths)
        // What was begun is finished also when a file could not be read.
        defer { if format == .json { console.write(FindingsOutput.tail) } }
        if format == .json { console.write(FindingsOutput.head) }
        try documents.read(console: console) { path, document in
            let report = document.validate(profile: profile, editions: editions)
            worst = [worst, report.worstSeverity].compactMap { $0 }.max()
            switch format {
            case .text:
                if !isFirst { console.write("") }
                let text = CheckText(
                    path: path, document: document, report: report, language: language.language, showsAll: all)
                console.write(text.lines.joined(separator: "\n"))
            case .json:
                console.write((isFirst ? "" : ",") + FindingsOutput.encode(path, document, report, language.language))
            }
            isFirst = false
        }
        if failOn.isReached(by: worst) { throw FoundSomething() }
    }

    /// The profile of the file, or the standard one.
    private func readProfile() throws(Failure) -> Profile {
        guard let path = profile else { return .standard }
        let profile: Profile = try JSONText.read(path)
        if let unknown = profile.unknownRules.first { throw Failure("\(path): \(unknown): no such rule") }
        return profile
    }

    /// The editions that are asked for; nil for those of the document's year.
    private func editions(_ console: Console) throws(Failure) -> Editions? {
        guard let year else { return nil }
        var editions = Editions(year: year)
        guard let codes else { return editions }
        let table = try CodeTable(path: codes, year: year)
        switch try table.classification(among: [.functional, .departmentEconomic], console: console) {
        case .departmentEconomic:
            editions.departmentEconomic = try table.edition(of: DepartmentEconomic.self, console: console)
        default: editions.functional = try table.edition(of: Functional.self, console: console)
        }
        return editions
    }
}
