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

    enum Dimension: String, CaseIterable, ExpressibleByArgument {
        case function, economic, unit, project, fund
    }

    func run(on console: Console) throws {
        let inputs = try Documents(paths, endings: [".json", ".csv"])
        guard !inputs.paths.contains(where: Ledgers.isLedger) else { return try addUpLines(inputs, console) }
        var documents: [Disclosure] = []
        try inputs.read(console: console) { path, document in
            if let first = documents.first, first.header.kind != document.header.kind {
                let kinds = "\(first.header.kind.rawValue) and \(document.header.kind.rawValue)"
                throw Failure("\(path): documents of the kinds \(kinds) cannot be added up together")
            }
            if let first = documents.first, first.header.fiscalYear != document.header.fiscalYear {
                throw Failure(
                    "\(path): documents of \(first.header.fiscalYear) and \(document.header.fiscalYear) cannot be added up together"
                )
            }
            for other in documents {
                guard let one = other.header.agency.code, let two = document.header.agency.code else { continue }
                if one.isAncestor(of: two) || two.isAncestor(of: one) || one == two {
                    throw Failure("\(path): \(one) and \(two) contain each other; adding both would count money twice")
                }
            }
            documents.append(document)
        }
        let grid: Grid
        do {
            grid = try Summation(documents: documents, level: level.level).grid(by)
        } catch let error as RollUpError {
            throw Failure(error.message(in: .english))
        }
        console.write(grid.formatted(format))
    }

    /// Ledgers, and documents taken apart into lines.
    private func addUpLines(_ inputs: Documents, _ console: Console) throws {
        var sum = LedgerSummation(by, level: level.level, year: year)
        do {
            for path in inputs.paths where Ledgers.isLedger(path) { sum.add(try Ledgers.read(path)) }
            let documents = inputs.paths.filter { !Ledgers.isLedger($0) }
            if !documents.isEmpty {
                try Documents(documents).read(console: console) { _, document in sum.add(document) }
            }
            console.write(try sum.grid().formatted(format))
        } catch let error as LedgerError {
            throw Failure(error.description)
        } catch let error as RollUpError {
            throw Failure(error.message(in: .english))
        }
    }
}
