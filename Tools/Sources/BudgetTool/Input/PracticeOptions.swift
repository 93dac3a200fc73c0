import ArgumentParser
import BudgetInterchange

/// The practice that documents follow, for commands that check or derive them.
struct PracticeOptions: ParsableArguments {
    @Option(
        name: .customLong("practice"),
        help:
            "What documents have and print: a name of `budget practices`, or a JSON file; by default that of their place."
    )
    var name: String?

    /// The practice that is asked for; nil for that of each document.
    func practice(among forms: FormBook = .standard) throws(Failure) -> Practice? {
        guard let name else { return nil }
        if let practice = PracticeBook.standard[name] { return practice }
        guard name.hasSuffix(".json") else {
            let names = PracticeBook.standard.practices.map(\.id).joined(separator: ", ")
            throw Failure("\(name): no such practice; there are \(names), or a file that ends with .json")
        }
        let practice: Practice = try JSONText.read(name, what: "a practice")
        if let unknown = practice.unknownForms(in: forms).first { throw Failure("\(name): \(unknown): no such form") }
        return practice
    }
}
