import ArgumentParser
import BudgetInterchange

/// `budget rules`: what each rule checks, in Chinese and English.
struct Rules: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(abstract: "List the rules, or explain one with its example.")

    @Argument(help: "A rule, or the beginning of several.")
    var id: String?

    func run(on console: Console) throws {
        let rules = RuleBook.standard.definitions.filter { definition in
            id.map { definition.rule.id.rawValue.hasPrefix($0) } ?? true
        }
        guard !rules.isEmpty else { throw Failure("\(id ?? ""): no such rule") }
        console.write(
            rules.map { text($0, isDetailed: $0.rule.id.rawValue == id || rules.count == 1) }.joined(separator: "\n"))
    }

    private func text(_ definition: RuleDefinition, isDetailed: Bool) -> String {
        let rule = definition.rule
        let severity = rule.severity
        var lines = [
            "\(rule.id)  [\(severity.name(in: .chinese)) \(severity.rawValue), \(rule.category.name(in: .chinese))]"
        ]
        for language in Language.allCases {
            lines += rule.statement(in: language).wrapped(to: 76).map { "    " + $0 }
        }
        guard isDetailed, let example = definition.failingExample else { return lines.joined(separator: "\n") }
        let report = example.validate()
        if let finding = report.findings.first(where: { $0.rule == rule.id && $0.verdict == .violated }) {
            lines.append("    例 Example:")
            for language in Language.allCases {
                lines += finding.message(in: language).wrapped(to: 72).map { "        " + $0 }
            }
        }
        return lines.joined(separator: "\n")
    }
}
