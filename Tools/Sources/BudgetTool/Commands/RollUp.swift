import ArgumentParser
import BudgetInterchange

/// `budget rollup`: adds up documents by code, unit, project or fund.
struct RollUp: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollup",
        abstract: "Add up documents and ledgers by functional or economic code, unit, project or fund.")

    @Argument(
        help:
            "Files or folders of documents of one year and kind, and of budget lines (.csv, .tsv); - for standard input."
    )
    var paths: [String]

    @Option(help: "function, economic, unit, project or fund.")
    var by = Dimension.function

    @Option(help: "The level of codes: 类, 款 or 项.")
    var level = LevelOption.category

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    @Option(help: "The edition of the names of codes, for ledgers.")
    var year = 2025

    @OptionGroup var forms: FormOptions

    enum Dimension: String, CaseIterable, ExpressibleByArgument {
        case function, economic, unit, project, fund
    }

    func run(on console: Console) async throws {
        let inputs = try Documents(paths, isForLedgers: true)
        guard !inputs.files.contains(where: Ledgers.isLedger) else { return try await addUpLines(inputs, console) }
        var documents: [Disclosure] = []
        var units = Units()
        try await inputs.read(forms: try forms.book(), console: console) { path, document in
            if let first = documents.first, first.header.kind != document.header.kind {
                let kinds = "\(first.header.kind.rawValue) and \(document.header.kind.rawValue)"
                throw Failure("\(path): documents of the kinds \(kinds) cannot be added up together")
            }
            if let first = documents.first, first.header.fiscalYear != document.header.fiscalYear {
                let years = "\(first.header.fiscalYear) and \(document.header.fiscalYear)"
                throw Failure("\(path): documents of \(years) cannot be added up together")
            }
            if let code = document.header.agency.code, let other = units.add(code) {
                throw Failure("\(path): \(other) and \(code) contain each other; adding both would count money twice")
            }
            if let superior = document.header.superior?.name,
                documents.contains(where: { $0.header.entity == .department && $0.header.agency.name == superior })
            {
                throw Failure(
                    "\(path): \(superior) contains \(document.header.agency.name); adding both would count money twice")
            }
            documents.append(document)
        }
        let grid: Grid
        do {
            grid = try Summation(documents: documents, level: level.level).grid(by)
        } catch let error as RollUpError {
            throw Failure(error.message(in: .english))
        }
        console.write(try grid.formatted(format))
    }

    /// Ledgers, and documents taken apart into lines.
    private func addUpLines(_ inputs: Documents, _ console: Console) async throws {
        var sum = LedgerSummation(by, level: level.level, year: year)
        for path in inputs.files where Ledgers.isLedger(path) {
            do {
                try sum.add(try Ledgers.read(path, console: console))
            } catch let error as LedgerError {
                throw Failure(error.description)
            } catch let error as RollUpError {
                throw Failure("\(path): \(error.message(in: .english))")
            }
        }
        do {
            let documents = inputs.withoutLedgers
            if !documents.isEmpty {
                try await documents.read(forms: try forms.book(), console: console) { _, document in
                    try sum.add(document)
                }
            }
            console.write(try sum.grid().formatted(format))
        } catch let error as RollUpError {
            throw Failure(error.message(in: .english))
        }
    }
}

/// The units of documents that are added up. None of them may be above another.
private struct Units {
    private var codes: Set<AgencyCode> = []
    /// The codes above those of the units, each with the first unit below it.
    private var above: [AgencyCode: AgencyCode] = [:]

    /// Adds a unit and gives one that it is, contains or is a part of.
    mutating func add(_ code: AgencyCode) -> AgencyCode? {
        let lineage = [code] + code.ancestors
        if let other = lineage.first(where: codes.contains) ?? above[code] { return other }
        codes.insert(code)
        for ancestor in lineage.dropFirst() where above[ancestor] == nil { above[ancestor] = code }
        return nil
    }
}
