import BudgetInterchange
import Foundation

// Prints the reference of Docs/Tables.md from the forms, so that columns are listed in one place only; with the argument
// `practices` that of Docs/Practices.md, with `governmenttables` or `governmenttables.zh-cn` that of the page of that name.
// Run by scripts/prose in the root of the package.

let files = ["Forms/Budget", "Forms/FinalAccounts", "Performance"].flatMap { folder in
    let path = "Sources/BudgetModel/" + folder
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.map { path + "/" + $0 }
}

/// The file that declares a form, and so the name of its type.
func file(of form: Form) -> String? {
    files.first { ((try? String(contentsOfFile: $0, encoding: .utf8)) ?? "").contains("\"\(form.id)\",") }
}

extension KeyKind {
    var typeName: String {
        switch self {
        case .functional: "FunctionalCode"
        case .economic: "DepartmentEconomicCode"
        case .expenditure: "ExpenditureCode"
        case .agency: "AgencyCode"
        case .project: "ProjectRow"
        case .row, .outline: "SummaryRow"
        }
    }
}

func columns(_ layout: Layout) -> String {
    let isNumbered = layout.columns.contains { $0.number != nil }
    var text = isNumbered ? "| name | heading | 栏次 |\n|---|---|---:|\n" : "| name | heading |\n|---|---|\n"
    for column in layout.columns {
        let number = column.number.map { " \($0) |" } ?? (isNumbered ? "  |" : "")
        text += "| `\(column.name)` | \(column.heading)\(column.isLocal ? " (some places)" : "") |\(number)\n"
    }
    for column in layout.texts {
        text += "| `\(column.name)` (text) | \(column.heading) |\(isNumbered ? "  |" : "")\n"
    }
    return text + "\n"
}

func identities(_ layout: Layout) -> [String] {
    func name(_ column: Int) -> String { "`\(layout.columns[column].name)`" }
    return layout.identities.map { identity in
        "\(name(identity.sum)) = " + identity.addends.map(name).joined(separator: " + ")
            + identity.subtrahends.map { " − " + name($0) }.joined()
    }
}

func formulas(_ layout: Layout) -> [String] {
    layout.formulas.map { formula in
        let rows = formula.addends.map { $0.map { "`\($0.rawValue)`" }.joined(separator: " + ") }
        return "row `\(formula.sum.rawValue)` = " + (rows ?? "the sum of all items")
    }
}

func reference(_ form: Form) -> String {
    var text = "### \(form.officialName)\n\n"
    guard let path = file(of: form), let type = path.split(separator: "/").last?.dropLast(".swift".count) else {
        preconditionFailure("no file declares \(form.id)")
    }
    text += "`\(type)`, form `\(form.id)`, in [\(type).swift](../\(path))."
    if !form.aliases.isEmpty { text += " Also printed as \(form.aliases.joined(separator: ", "))." }
    text += "\n\n"
    var relations: [String] = []
    if form.isTwoSided {
        text += "Two sides of fixed rows (`SummaryRow`): `income` and `expenditure`.\n\n"
        let areAlike = form.sides[0].columns == form.sides[1].columns
        if areAlike { text += columns(form.sides[0]) }
        for layout in form.sides {
            if !areAlike { text += layout.side == "income" ? "Income:\n\n" : "Expenditure:\n\n" }
            if !areAlike { text += columns(layout) }
            relations += formulas(layout).map { "\(layout.side): " + $0 }
            relations += identities(layout).map { "\(layout.side), every row: " + $0 }
        }
    } else {
        let layout = form.sides[0]
        let rows = layout.keys == .row ? "Fixed rows" : "Lines by `\(layout.keys.codingName)`"
        text += "\(rows) (`\(layout.keys.typeName)`) and a row `total`.\n\n"
        text += columns(layout)
        relations = identities(layout) + formulas(layout)
    }
    for line in relations { text += "- \(line)\n" }
    return relations.isEmpty ? text : text + "\n"
}

/// The tables of a practice: what is printed, and where it is held.
func practice(_ practice: Practice) -> String {
    let years = [practice.firstYear.map { "from \($0)" }, practice.lastYear.map { "to \($0)" }].compactMap { $0 }
    let scope =
        (practice.divisions.isEmpty
            ? "Everywhere" : "In " + practice.divisions.map(\.description).joined(separator: ", "))
        + (years.isEmpty ? "" : ", " + years.joined(separator: " "))
        + (practice.entity.map { ", documents of a \($0.rawValue)" } ?? "")
    var text = "### \(practice.officialName)\n\n`\(practice.id)`. \(scope).\n\n"
    text += "| printed title | type | unit | columns | rows |\n|---|---|---|---|---|\n"
    for table in practice.tables {
        guard let form = FormBook.standard[table.form] else { preconditionFailure("no form \(table.form)") }
        let type = file(of: form)?.split(separator: "/").last?.dropLast(".swift".count).description
        let title = [table.number, table.title].compactMap { $0 }.joined(separator: " ")
        let columns = table.columns.map { columns in
            columns.map { "\($0.heading ?? $0.name) `\($0.name)`" }.joined(separator: ", ")
        }
        let rows = table.rows.map { rows in
            rows.map { row in
                row.row == PrintedRow.categories
                    ? "expenditure by 类" : "\(row.name ?? row.row.officialName) `\(row.row.rawValue)`"
            }.joined(separator: ", ")
        }
        let others = table.alternatives.isEmpty ? "" : " or another layout"
        text += "| \(title)\(table.isDemanded ? "" : " (not demanded)") | `\(type ?? form.id.rawValue)`\(others) |"
        text += " \(table.precision?.unit.name(in: .chinese) ?? "") | \(columns ?? "of the form") |"
        text += " \(rows ?? "of the form") |\n"
    }
    return text + "\n"
}

extension GovernmentBook {
    func title(in language: Language) -> String {
        switch (self, language) {
        case (.summary, .chinese): "财政收支总表"
        case (.summary, .english): "All books"
        case (.generalPublic, .chinese): "一般公共预算"
        case (.generalPublic, .english): "General public budget"
        case (.governmentFund, .chinese): "政府性基金预算"
        case (.governmentFund, .english): "Government funds"
        case (.stateCapital, .chinese): "国有资本经营预算"
        case (.stateCapital, .english): "State capital"
        case (.socialInsurance, .chinese): "社会保险基金预算"
        case (.socialInsurance, .english): "Social insurance"
        case (.debt, .chinese): "地方政府债务"
        case (.debt, .english): "Debt"
        case (.other, .chinese): "其他"
        case (.other, .english): "Others"
        }
    }
}

/// The documents of governments in the repository, by place and year.
let governments: [(name: String, document: Disclosure)] = {
    var documents: [(name: String, document: Disclosure)] = []
    for folder in ["Examples", "Tests/BudgetInterchangeTests/Government"] {
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        for file in files.sorted() where file.hasSuffix(".json") {
            guard let document = try? Disclosure(contentsOf: "\(folder)/\(file)"),
                document.header.entity == .government
            else { continue }
            documents.append((file.split(separator: "-").prefix(2).joined(separator: " "), document))
        }
    }
    return documents
}()

/// The forms of governments: what they hold, and which documents print them with which columns.
func governmentForms(in language: Language) -> String {
    var text = ""
    for book in GovernmentBook.allCases {
        let isChinese = language == .chinese
        text += "### \(book.title(in: language))\n\n"
        text +=
            isChinese
            ? "| 表式 | 表名 | 级次 | 已印栏目 | 出处 |\n|---|---|---|---|---|\n"
            : "| form | name | levels | printed columns | where |\n|---|---|---|---|---|\n"
        for form in GovernmentForm.all where form.book == book {
            var columns: Set<String> = []
            var documents: [String] = []
            for (name, document) in governments {
                let tables = document.tables.filter { table in form.forms.contains { $0.id == table.form.id } }
                guard !tables.isEmpty else { continue }
                documents.append(name)
                for table in tables { columns.formUnion((table.caption.columns ?? []).map(\.name)) }
            }
            let known = form.forms[0].sides[0].columns + form.forms[0].sides[0].texts
            var printed = known.filter { columns.contains($0.name) }.map {
                isChinese ? $0.heading : "`\($0.name)`"
            }
            if columns.contains(where: { name in !known.contains { $0.name == name } }) {
                printed.append(isChinese ? "各地区" : "regions")
            }
            let aliases = form.forms[0].aliases
            let names =
                isChinese
                ? form.officialName + (aliases.isEmpty ? "" : "；又称" + aliases.joined(separator: "、"))
                : "\(form.officialName), \(form.englishName)"
            let levels = form.scopes.map { isChinese ? $0.officialName : $0.rawValue }
            let cells = [
                "`\(form.name)`", names, levels.isEmpty ? "–" : levels.joined(separator: isChinese ? "、" : ", "),
                printed.isEmpty ? "–" : printed.joined(separator: isChinese ? "、" : ", "),
                documents.isEmpty ? "–" : documents.joined(separator: ", "),
            ]
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        text += "\n"
    }
    return text
}

/// The columns of the forms of governments, each set once.
func governmentColumns() -> String {
    var text = ""
    var seen: [[Layout.Column]: Int] = [:]
    var sets: [(layout: Layout, forms: [String])] = []
    for form in GovernmentForm.all {
        let layout = form.forms[0].sides[0]
        let columns = layout.columns + layout.texts
        if let known = seen[columns] {
            sets[known].forms.append(form.name)
        } else {
            seen[columns] = sets.count
            sets.append((layout, [form.name]))
        }
    }
    for (layout, forms) in sets {
        text += "Of " + forms.map { "`\($0)`" }.joined(separator: ", ") + ":\n\n"
        text += "| name | heading |\n|---|---|\n"
        for column in layout.columns { text += "| `\(column.name)` | \(column.heading) |\n" }
        for column in layout.texts {
            text += "| `\(column.name)` (\(column.isPercentage ? "percentage" : "text")) | \(column.heading) |\n"
        }
        text += "\n"
        let sums = identities(layout)
        for sum in sums { text += "- \(sum)\n" }
        if !sums.isEmpty { text += "\n" }
    }
    return text
}

let arguments = CommandLine.arguments
if arguments.contains("governmenttables") {
    print(governmentForms(in: .english) + "## Columns\n\n" + governmentColumns(), terminator: "")
} else if arguments.contains("governmenttables.zh-cn") {
    print(governmentForms(in: .chinese), terminator: "")
} else if arguments.contains("practices") {
    print(PracticeBook.standard.practices.map(practice).joined(), terminator: "")
} else {
    print(FormBook.standard.forms.filter { !$0.sides.isEmpty }.map(reference).joined(), terminator: "")
}
