import ArgumentParser
import BudgetInterchange

/// `budget rollup`: adds up documents by code, unit, project or fund.
struct RollUp: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollup",
        abstract: "Add up documents by functional or economic code, unit, project category or fund.")

    @Argument(help: "Files or folders of documents of one year and kind; - for standard input.")
    var paths: [String]

    @Option(help: "function, economic, unit, project or fund.")
    var by = Dimension.function

    @Option(help: "The level of codes: 类, 款 or 项.")
    var level = LevelOption.category

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    enum Dimension: String, CaseIterable, ExpressibleByArgument {
        case function, economic, unit, project, fund
    }

    func run(on console: Console) throws {
        var documents: [Disclosure] = []
        try Documents(paths).read(console: console) { path, document in
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
}
