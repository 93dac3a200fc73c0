import ArgumentParser
import BudgetInterchange

/// `budget codes`: looks up, searches, compares and exports the classifications.
struct Codes: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look up a code, search names, show history; read, compare and write official tables.",
        discussion: """
            Without --import, the built-in catalogue answers. It says of every name where it is known from.

              budget codes 2080505                       path, level, evidence and children
              budget codes --search 养老                 names that contain a text
              budget codes 20805 --history               names by year, changes, successors
              budget codes --import FILE --year 2027 2080505
              budget codes --difference FILE --year 2027
              budget codes --export csv --classification functional
            """)

    @Argument(help: "A code, such as 2080505.")
    var code: String?

    @Option(help: "Part of a name, or the first digits of a code.")
    var search: String?

    @Flag(help: "The names of the code by year, its changes, and what became of it.")
    var history = false

    @Option(name: .customLong("import"), help: "Use the official table in this CSV or TSV file; - for standard input.")
    var table: String?

    @Option(help: "Show what an official table in CSV or TSV adds, removes, renames and moves.")
    var difference: String?

    @Option(help: "Write the edition as csv or tsv.")
    var export: ExportFormat?

    @Option(help: "functional, department-economic, government-economic or revenue; by default the code's own.")
    var classification: ClassificationName?

    @Option(help: "The edition; by default the newest year whose documents were read.")
    var year: Int?

    @Option(help: "text or json.")
    var format = Format.text

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json
    }

    enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
        case csv, tsv

        var tableFormat: TableFormat { self == .csv ? .csv : .tsv }
    }

    func validate() throws {
        let actions = [
            ("a code", code != nil), ("--search", search != nil), ("--difference", difference != nil),
            ("--export", export != nil),
        ].filter(\.1).map(\.0)
        if actions.count > 1 {
            throw ValidationError("\(actions.joined(separator: " and ")) do not go together")
        }
        if actions.isEmpty, table == nil {
            throw ValidationError("give a code, --search TEXT, --difference FILE, --export FORMAT or --import FILE")
        }
        if history, code == nil { throw ValidationError("--history needs a code") }
        if history, table != nil {
            throw ValidationError("--history shows the built-in catalogue and does not go with --import")
        }
        if difference != nil, table != nil { throw ValidationError("--difference does not go with --import") }
        if difference != nil || table != nil, year == nil {
            throw ValidationError("\(table == nil ? "--difference" : "--import") needs --year, the year of the table")
        }
        if let year, !(1_949...2_999).contains(year) { throw ValidationError("--year \(year): no such edition") }
        if export != nil, classification == nil, table == nil {
            throw ValidationError("--export needs --classification")
        }
        if export != nil, format == .json { throw ValidationError("--export writes csv or tsv, not json") }
        if let search, search.allSatisfy(\.isWhitespace) { throw ValidationError("--search needs a text") }
    }

    func run(on console: Console) throws {
        let table = try (table ?? difference).map { try CodeTable(path: $0, year: editionYear) }
        var names = classification.map { [$0] } ?? ClassificationName.allCases
        if let table {
            names = [try table.classification(among: names, console: console)]
        } else if let code, classification == nil {
            names = [try ClassificationName(ofCode: code)]
        }
        var result = CodesResult()
        for name in names {
            switch name {
            case .functional: try add(Functional.self, name, table, to: &result, console)
            case .departmentEconomic: try add(DepartmentEconomic.self, name, table, to: &result, console)
            case .governmentEconomic: try add(GovernmentEconomic.self, name, table, to: &result, console)
            case .revenue: try add(Revenue.self, name, table, to: &result, console)
            }
        }
        if export != nil { return }
        guard !result.editions.isEmpty else {
            let near = result.nearest.isEmpty ? "" : "; did you mean \(result.nearest.joined(separator: ", "))?"
            throw Failure("\(search ?? ""): not in \(table?.path ?? "the catalogue of \(editionYear)")\(near)")
        }
        switch format {
        case .text: console.write(result.editions.map { $0.lines.joined(separator: "\n") }.joined(separator: "\n\n"))
        case .json: console.write(try JSONText.encode(result))
        }
    }

    /// The year that is asked for, or the newest that documents attest.
    private var editionYear: Int {
        year ?? Catalogue.functional.attestedYears.last ?? 0
    }

    private func add<C: Classification>(
        _: C.Type, _ name: ClassificationName, _ table: CodeTable?, to result: inout CodesResult,
        _ console: Console
    ) throws {
        let edition = try table?.edition(of: C.self, console: console) ?? C.catalogue[editionYear]
        var report = EditionReport(edition, name)
        if let export {
            let text = edition.exported(as: export.tableFormat)
            console.write(String(text.dropLast(text.hasSuffix("\n") ? 1 : 0)))
        } else if difference != nil {
            report.differences = edition.differences(from: C.catalogue[editionYear]).map(DifferenceReport.init)
        } else if let search {
            let found = edition.search(search)
            guard !found.isEmpty else {
                if let near = edition.nearestName(to: search) { result.nearest.append(near.description) }
                return
            }
            report.entries = found.map { EntryReport($0, in: edition) }
        } else if let text = code {
            let code = try parse(text, as: C.self)
            if history {
                guard let found = HistoryReport(code, until: editionYear) else {
                    throw Failure(edition.explainMissing(code))
                }
                report.history = found
            } else {
                guard let entry = edition[code] else { throw Failure(edition.explainMissing(code)) }
                report.entries = [EntryReport(detailed: entry, in: edition)]
            }
        } else {
            report.counts = C.levels.map { level in
                CountReport(level: level, codes: edition.entries.filter { $0.level == level }.count)
            }
        }
        result.editions.append(report)
    }

    private func parse<C: Classification>(_ text: String, as _: C.Type) throws(Failure) -> Code<C> {
        do {
            return try Code<C>(parsing: text)
        } catch {
            throw Failure(error.message(in: .english))
        }
    }
}
