import ArgumentParser
import BudgetInterchange

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// `budget derive`: the disclosure tables of every unit, every department and the whole area from budget lines, or those
/// of a government that follow from the lines of its departments.
struct Derive: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "Derive the tables of every unit, department and of all from a ledger of budget lines.")

    @Argument(help: "Budget lines as CSV or TSV; - for standard input.")
    var ledger: String

    @Option(name: [.short, .long], help: "The folder for the documents.")
    var output: String

    @Option(help: "Income lines as CSV or TSV; by default just what the expenditure needs.")
    var income: String?

    @Option(help: "budget or final-accounts.")
    var kind = Kind.budget

    @Option(help: "The adjusted budget as CSV or TSV, for 三公 of final accounts.")
    var adjustedBudget: String?

    @Option(help: "The fiscal year.")
    var year = 2025

    @Option(help: "The name of the whole.")
    var name = "全部单位"

    @Option(help: "The heading of the amounts to read, where the ledger has several.")
    var amount: String?

    @Flag(help: "Derive the tables of the government, and nothing else: expenditure by function and by economic code.")
    var government = false

    @Option(
        help: """
            Which units are agencies and which are institutions, for --government: lines of a code or name and 行政单位 or \
            事业单位, as CSV or TSV.
            """)
    var natures: String?

    @OptionGroup var practice: PracticeOptions

    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case budget
        case finalAccounts = "final-accounts"
    }

    func run(on console: Console) throws {
        let practice = try practice.practice()
        if let practice, (practice.kind == .budget) != (kind == .budget) {
            throw Failure("\(practice.id): a practice for documents of another kind")
        }
        let books = try readBooks(console)
        if natures != nil, !government { throw Failure("--natures needs --government") }
        guard !books.expenditure.isEmpty || books.income?.isEmpty == false else {
            throw Failure("\(ledger): there are no lines")
        }
        do {
            try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        } catch {
            throw Failure("\(output): the folder cannot be made")
        }

        if government { return try deriveGovernment(books, console) }
        var rows: [[String]] = []
        var work = Work(practice)
        let depth = books.greatestDepth
        for level in stride(from: 1, through: depth, by: 1) {
            for (code, part) in books.parts(depth: level).sorted(by: { $0.key < $1.key }) {
                let known = books.expenditure.agencyNames[.code(code)]
                var header = Disclosure.Header(
                    kind == .budget ? .budget : .finalAccounts, of: level < depth ? .department : .unit,
                    fiscalYear: year, agency: Agency(code: code, name: known ?? code.description))
                if let superior = code.parent {
                    let name = books.expenditure.agencyNames[.code(superior)] ?? superior.description
                    header.superior = Agency(code: superior, name: name)
                }
                header.division = practice?.divisions.first
                rows.append(try write(part, header, code.description, &work))
            }
        }
        var header = Disclosure.Header(
            kind == .budget ? .budget : .finalAccounts, of: .department, fiscalYear: year, agency: Agency(name: name))
        header.title = "\(name)\(year)年\(kind == .budget ? "预算" : "决算")"
        header.division = practice?.divisions.first
        rows.append(try write(books, header, "all", &work))
        let columns = [
            GridColumn("文件"), GridColumn("单位"), GridColumn("支出（元）", isAmount: true), GridColumn("表", isAmount: true),
            GridColumn("审核"),
        ]
        console.write(try Grid(title: "\(year)年，共\(rows.count)份", columns: columns, rows: rows).formatted(.text))
    }

    private func deriveGovernment(_ books: BudgetBooks, _ console: Console) throws {
        let natures = try natures.map { try UnitNatures.read($0) } ?? [:]
        let header = Disclosure.Header(
            kind == .budget ? .budget : .finalAccounts, of: .government, fiscalYear: year, agency: Agency(name: name))
        let document: Disclosure
        do throws(DerivationError) {
            document = try books.governmentDisclosure(for: header, natures: natures)
            for open in try books.governmentEconomics(natures: natures).heldBack {
                let codes = open.candidates.prefix(6).map(\.description).joined(separator: "、")
                let more = open.candidates.count > 6 ? "等" : ""
                console.error(
                    "budget: \(open.code?.description ?? "无经济分类") \(open.amount)元："
                        + (codes.isEmpty ? "没有对应的政府预算经济分类科目" : "可对应\(codes)\(more)"))
            }
        } catch {
            throw Failure("\(name): \(error.message(in: .english))")
        }
        for remark in document.remarks { console.error("budget: \(remark)") }
        var work = Work(nil)
        try save(document, "government", &work)
        console.write(
            try document.grids.flatMap { try $0.grids.map { try $0.formatted(.text) } }.joined(separator: "\n\n"))
    }

    private func readBooks(_ console: Console) throws(Failure) -> BudgetBooks {
        do throws(LedgerError) {
            var books = BudgetBooks(try Ledgers.read(ledger, amountHeading: amount, console: console))
            if let income { books.income = try IncomeLine.lines(contentsOf: income) }
            if let adjustedBudget { books.adjustedBudget = try Ledgers.read(adjustedBudget, console: console) }
            return books
        } catch {
            throw Failure(error.description)
        }
    }

    /// What is kept from document to document.
    private struct Work {
        let practice: Practice?
        var checker: Checker
        var writer = DisclosureWriter()

        init(_ practice: Practice?) {
            self.practice = practice
            checker = Checker(practice: practice)
        }
    }

    private func save(_ document: Disclosure, _ name: String, _ work: inout Work) throws(Failure) {
        let path = output.hasSuffix("/") ? "\(output)\(name).json" : "\(output)/\(name).json"
        do {
            try Data(work.writer.json(of: document)).write(to: URL(filePath: path))
        } catch {
            throw Failure("\(path): the file cannot be written")
        }
    }

    /// Derives and writes one document and gives its row in the list.
    private func write(
        _ books: BudgetBooks, _ header: Disclosure.Header, _ name: String, _ work: inout Work
    ) throws -> [String] {
        let document: Disclosure
        do throws(DerivationError) {
            document = try Disclosure(header, deriving: books, practice: work.practice)
        } catch {
            throw Failure("\(header.agency.name): \(error.message(in: .english))")
        }
        try save(document, name, &work)
        let total =
            document.budget.departmentExpenditure?.total?[.total]
            ?? document.finalAccounts.expenditure?.total?[.total]
        let counts = work.checker.check(document).counts
        let verdict = "相符\(counts.holds) 不符\(counts.violated) 尾数\(counts.rounding) 未核对\(counts.notEvaluated)"
        return [
            "\(name).json", header.agency.name, total?.formatted(.yuan) ?? "", String(document.grids.count), verdict,
        ]
    }
}
