import ArgumentParser
import BudgetInterchange

/// `budget show`: renders the tables of a document as they are published.
struct Show: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(abstract: "Show the tables of a document as they are published.")

    @Argument(help: "A document; - for standard input, FILE:2 for the second one of a file.")
    var path: String

    @Option(help: "Only tables whose id, name or number contains this.")
    var table: String?

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    @OptionGroup var forms: FormOptions

    func run(on console: Console) async throws {
        let document = try await Documents.one(
            path, forms: try forms.book(), console: console, refusal: "show takes one document")
        let all = document.grids
        let chosen = all.filter { form, grids in
            guard let table else { return true }
            return ([form.id.rawValue, form.officialName] + form.aliases + grids.map(\.title)).contains {
                $0.contains(table)
            }
        }
        guard !chosen.isEmpty else {
            guard let table else { throw Failure("\(path): the document has no tables") }
            let names = all.map(\.form.officialName).joined(separator: ", ")
            throw Failure("\(path): no table \"\(table)\"; there are \(names)")
        }
        let texts = try chosen.flatMap(\.grids).map { try $0.formatted(format) }
        console.write(
            format == .json ? "[\n" + texts.joined(separator: ",\n") + "\n]" : texts.joined(separator: "\n\n"))
    }
}
