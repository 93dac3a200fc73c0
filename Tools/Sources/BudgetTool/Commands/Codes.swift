import ArgumentParser
import BudgetInterchange

/// `budget codes`: looks up and searches the classifications.
struct Codes: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(abstract: "Look up a code, or search names.")

    @Argument(help: "A code, such as 2080505.")
    var code: String?

    @Option(help: "Part of a name.")
    var search: String?

    @Option(help: "functional, department-economic, government-economic or revenue; by default the code's own.")
    var classification: ClassificationName?

    @Option(help: "The edition.")
    var year = 2025

    enum ClassificationName: String, CaseIterable, ExpressibleByArgument {
        case functional
        case departmentEconomic = "department-economic"
        case governmentEconomic = "government-economic"
        case revenue
    }

    func validate() throws {
        guard (code == nil) != (search == nil) else {
            throw ValidationError("give either a code or --search TEXT")
        }
    }

    func run(on console: Console) throws {
        var found = false
        for name in classification.map({ [$0] }) ?? ClassificationName.allCases {
            switch name {
            case .functional: found = try show(Catalogue.functional[year], console) || found
            case .departmentEconomic: found = try show(Catalogue.departmentEconomic[year], console) || found
            case .governmentEconomic: found = try show(Catalogue.governmentEconomic[year], console) || found
            case .revenue: found = try show(Catalogue.revenue[year], console) || found
            }
        }
        guard !found else { return }
        throw Failure("\(code ?? search ?? ""): not in the catalogue of \(year)")
    }

    private func show<C>(_ edition: Edition<C>, _ console: Console) throws -> Bool {
        if let search {
            let entries = edition.search(search)
            guard !entries.isEmpty else { return false }
            console.write("\(C.officialName) \(year)")
            let rows = entries.map { [$0.code.description, $0.name, evidence($0.evidence)] }
            let table = TextTable(columns: [("编码", false), ("名称", false), ("依据", false)], rows: rows)
            console.write(table.lines.joined(separator: "\n"))
            return true
        }
        guard let text = code, let code = Code<C>(text) else { return false }
        guard let entry = edition[code] else { return false }
        let path = zip(code.ancestors.reversed() + [code], entry.path).map { "\($0) \($1)" }.joined(separator: " › ")
        console.write("\(C.officialName) \(year)\n\(path)\n级次：\(code.level.officialName)")
        console.write("依据：\(evidence(entry.evidence))")
        if !entry.alternativeNames.isEmpty {
            console.write("其他名称：\(entry.alternativeNames.joined(separator: "、"))")
        }
        let children = edition.children(of: code)
        if !children.isEmpty {
            let rows = children.map { [$0.code.description, $0.name, evidence($0.evidence)] }
            let table = TextTable(columns: [("下级", false), ("名称", false), ("依据", false)], rows: rows)
            console.write("\n" + table.lines.joined(separator: "\n"))
        }
        return true
    }

    private func evidence(_ evidence: Evidence) -> String {
        let years = evidence.years.map(String.init).joined(separator: "、")
        return evidence.name(in: .chinese) + (years.isEmpty ? "" : " \(years)")
    }
}
