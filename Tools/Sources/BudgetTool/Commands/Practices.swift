import ArgumentParser
import BudgetInterchange

/// `budget practices`: which tables a place publishes, and how it prints them.
struct Practices: ParsableCommand, ConsoleCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the practices of places, or show the tables of one.",
        discussion: "With --format json one practice is shown as a file that --practice of other commands reads.")

    @Argument(help: "A practice.")
    var id: String?

    @Option(help: "text, markdown, csv or json.")
    var format = GridFormat.text

    func run(on console: Console) throws {
        guard let id else {
            let columns = ["惯例", "名称", "行政区划", "年度", "表"].map { GridColumn($0, isAmount: $0 == "表") }
            let rows = PracticeBook.standard.practices.map { practice in
                [
                    practice.id, practice.officialName, practice.divisions.map(\.description).joined(separator: "、"),
                    years(practice), String(practice.tables.count),
                ]
            }
            return console.write(try Grid(title: "公开惯例", columns: columns, rows: rows).formatted(format))
        }
        guard let practice = PracticeBook.standard[id] else {
            throw Failure("\(id): no such practice; `budget practices` lists them")
        }
        guard format != .json else { return console.write(try JSONText.encode(practice)) }
        console.write(try grid(practice).formatted(format))
    }

    private func years(_ practice: Practice) -> String {
        guard practice.firstYear != nil || practice.lastYear != nil else { return "" }
        return "\(practice.firstYear.map(String.init) ?? "")–\(practice.lastYear.map(String.init) ?? "")"
    }

    private func grid(_ practice: Practice) -> Grid {
        let columns = ["表号", "表名", "表式", "应公开", "单位", "栏", "行"].map { GridColumn($0) }
        let rows = practice.tables.map { table in
            [
                table.number ?? "", table.title, table.form.rawValue, table.isDemanded ? "是" : "",
                table.precision?.unit.name(in: .chinese) ?? "",
                (table.columns ?? []).map { $0.heading ?? $0.name }.joined(separator: "、"),
                (table.rows ?? []).filter { $0.row != PrintedRow.categories }.map { $0.name ?? $0.row.officialName }
                    .joined(separator: "、"),
            ]
        }
        return Grid(title: practice.officialName, columns: columns, rows: rows)
    }
}
