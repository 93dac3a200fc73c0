import ArgumentParser
import BudgetInterchange

/// Forms of one's own, for commands that read documents.
struct FormOptions: ParsableArguments {
    @Option(name: .customLong("forms"), help: "A JSON file with a list of forms of your own, which documents may use.")
    var path: String?

    /// The forms that readers know.
    func book() throws(Failure) -> FormBook {
        let forms = try read()
        do {
            return try FormBook.standard.adding(forms)
        } catch {
            throw Failure("\(path ?? ""): \(error.message(in: .english))")
        }
    }

    /// The rules, with those of the forms' layouts.
    func rules() throws(Failure) -> RuleBook {
        let forms = try read()
        guard !forms.isEmpty else { return .standard }
        do {
            return try RuleBook.standard.adding([], forms: forms)
        } catch {
            throw Failure("\(path ?? ""): \(error.message(in: .english))")
        }
    }

    private func read() throws(Failure) -> [Form] {
        guard let path else { return [] }
        return try JSONText.read(path, what: "a list of forms")
    }
}
