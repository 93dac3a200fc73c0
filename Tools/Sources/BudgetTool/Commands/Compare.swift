import ArgumentParser
import BudgetInterchange

/// `budget compare`: two disclosures line by line, year on year or budget against final accounts; or a government's
/// tables with the sum of its departments'.
struct Compare: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Compare two documents: 增减额, 增减率, or 完成预算 for a budget and its final accounts.",
        discussion: """
            When the first document is of a government and the others are of departments, the expenditure tables of the \
            government are held against the sum of theirs, code by code.
            """)

    @Argument(help: "The document of the earlier year, or the budget; or the document of a government.")
    var before: String

    @Argument(
        help: """
            The document of the later year, or the final accounts; or documents and folders of departments, or one ledger \
            of their budget lines (.csv, .tsv).
            """)
    var after: [String]

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    @Option(help: "How many of the lines that changed most stand first.")
    var movers = 10

    @Flag(help: "Show every column, not only the first of each table. csv and json always have all.")
    var detail = false

    @OptionGroup var forms: FormOptions

    func run(on console: Console) async throws {
        guard before != "-" || !after.contains("-") else { throw Failure("-: standard input holds one document") }
        let book = try forms.book()
        let refusal = "compare takes one document on each side"
        var first = try await Documents.one(before, forms: book, console: console, refusal: refusal)
        if first.header.entity == .government {
            if let comparison = try await departments(of: first, book, console) {
                return try write(comparison, console)
            }
        }
        guard let path = after.first, after.count == 1 else { throw Failure(refusal) }
        var second = try await Documents.one(path, forms: book, console: console, refusal: refusal)
        // A budget is what final accounts are held against, whichever is named first.
        if first.header.kind == .finalAccounts, second.header.kind == .budget { swap(&first, &second) }
        let comparison = DisclosureComparison(first, second)
        guard !comparison.tables.isEmpty else { throw Failure("\(before), \(path): there are no tables to compare") }

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

    /// The comparison of a government with its departments, or `nil` when there are no departments.
    private func departments(
        of government: Disclosure, _ book: FormBook, _ console: Console
    ) async throws -> GovernmentComparison? {
        if after.count == 1, Ledgers.isLedger(after[0]) {
            do {
                let header = government.header
                let books = BudgetBooks(try Ledgers.read(after[0], console: console))
                return try GovernmentComparison(
                    government, books: books, kind: header.kind == .finalAccounts ? .finalAccounts : .budget,
                    fiscalYear: header.fiscalYear)
            } catch let error as LedgerError {
                throw Failure(error.description)
            } catch let error as DerivationError {
                throw Failure("\(after[0]): \(error.message(in: .english))")
            }
        }
        var documents: [Disclosure] = []
        try await Documents(after).read(forms: book, console: console) { _, document in documents.append(document) }
        if documents.count == 1, documents[0].header.entity == .government { return nil }
        do throws(ConsolidationError) {
            return try GovernmentComparison(government, departments: documents)
        } catch {
            throw Failure(error.message(in: .english))
        }
    }

    private func write(_ comparison: GovernmentComparison, _ console: Console) throws {
        let header = comparison.government
        let kind = comparison.kind == .finalAccounts ? "决算" : "预算"
        guard !comparison.tables.isEmpty else {
            throw Failure("\(before): no table of expenditure has figures for \(kind) \(comparison.fiscalYear)")
        }
        switch format {
        case .json: console.write(try JSONText.encode(comparison))
        case .csv: console.write(try comparison.flatGrid.formatted(.csv))
        case .text, .markdown:
            let name = "\(header.agency.name) → 部门\(comparison.fiscalYear)年\(kind)"
            let texts = try comparison.grids(isDetailed: detail).map { try $0.formatted(format) }
            console.write(([name.wrapped(to: 80).joined(separator: "\n")] + texts).joined(separator: "\n\n"))
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

extension GovernmentComparison {
    /// Every row in one table, amounts in 元.
    fileprivate var flatGrid: Grid {
        let headings = [
            "form", "column", "code", "name", "government", "departments", "difference", "share_percent", "outcome",
        ]
        let rows = tables.flatMap { table in
            table.rows.map { row in
                [
                    table.form.rawValue, table.column.name.rawValue, row.code?.description ?? "total", row.name,
                    row.government?.description ?? "", row.departments?.description ?? "",
                    row.difference?.description ?? "", row.share?.description ?? "", row.outcome.rawValue,
                ]
            }
        }
        return Grid(title: "", columns: headings.map { GridColumn($0) }, rows: rows)
    }
}
