import ArgumentParser
import BudgetInterchange

/// `budget compare`: two disclosures line by line, year on year or budget against final accounts.
struct Compare: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare two documents: 增减额, 增减率, or 完成预算 for a budget and its final accounts.")

    @Argument(help: "The document of the earlier year, or the budget.")
    var before: String

    @Argument(help: "The document of the later year, or the final accounts.")
    var after: String

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    @Option(help: "How many of the lines that changed most stand first.")
    var movers = 10

    @Flag(help: "Show every column, not only the first of each table. csv and json always have all.")
    var detail = false

    @OptionGroup var forms: FormOptions

    func run(on console: Console) async throws {
        guard before != "-" || after != "-" else { throw Failure("-: standard input holds one document") }
        let book = try forms.book()
        let refusal = "compare takes one document on each side"
        var first = try await Documents.one(before, forms: book, console: console, refusal: refusal)
        var second = try await Documents.one(after, forms: book, console: console, refusal: refusal)
        // A budget is what final accounts are held against, whichever is named first.
        if first.header.kind == .finalAccounts, second.header.kind == .budget { swap(&first, &second) }
        let comparison = DisclosureComparison(first, second)
        guard !comparison.tables.isEmpty else { throw Failure("\(before), \(after): there are no tables to compare") }

        switch format {
        case .json: console.write(try JSONText.encode(comparison))
        case .csv: console.write(try comparison.flatGrid.formatted(.csv))
        case .text, .markdown:
            var texts = [heading(comparison)]
            if let grid = comparison.moversGrid(movers) { texts.append(try grid.formatted(format)) }
            texts += try comparison.grids(isDetailed: detail).map { try $0.formatted(format) }
            console.write(texts.joined(separator: "\n\n"))
        }
    }

    private func heading(_ comparison: DisclosureComparison) -> String {
        func name(_ header: Disclosure.Header) -> String {
            let kind = header.kind == .finalAccounts ? "决算" : "预算"
            return "\(header.agency.name)\(header.fiscalYear)年\(kind)"
        }
        var lines = "\(name(comparison.before)) → \(name(comparison.after))".wrapped(to: 80)
        if comparison.before.agency.name != comparison.after.agency.name { lines.append("注：两份文件的单位不同") }
        if comparison.basis == .execution, comparison.before.fiscalYear != comparison.after.fiscalYear {
            lines.append("注：预算和决算的年度不同")
        }
        return lines.joined(separator: "\n")
    }
}

extension DisclosureComparison {
    /// Every figure of every line in one table, amounts in 元.
    fileprivate var flatGrid: Grid {
        let headings = [
            "form", "before_key", "after_key", "name", "former_name", "fate", "column", "before", "after", "change",
            "rate_percent", "completion_percent", "note",
        ]
        var rows: [[String]] = []
        for table in tables {
            for row in table.rows {
                let start = [
                    table.form.rawValue, row.before.map(\.rawValue).joined(separator: "+"),
                    row.after.map(\.rawValue).joined(separator: "+"), row.name, row.formerName ?? "",
                    row.fate.rawValue,
                ]
                for figure in row.figures {
                    rows.append(
                        start + [
                            figure.column.rawValue, figure.before?.description ?? "", figure.after?.description ?? "",
                            figure.change?.description ?? "", figure.rate?.description ?? "",
                            figure.completion?.description ?? "", figure.note?.rawValue ?? "",
                        ])
                }
                if row.figures.isEmpty { rows.append(start + Array(repeating: "", count: 7)) }
            }
        }
        return Grid(title: "", columns: headings.map { GridColumn($0) }, rows: rows)
    }
}
