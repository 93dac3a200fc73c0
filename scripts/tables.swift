import BudgetInterchange
import Foundation

// Prints the reference of Docs/Tables.md from the forms, so that columns are listed in one place only. Run by
// scripts/prose in the root of the package.

let files = ["Budget", "FinalAccounts"].flatMap { folder in
    let path = "Sources/BudgetModel/Forms/" + folder
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
        case .row: "SummaryRow"
        }
    }
}

func columns(_ layout: Layout) -> String {
    let isNumbered = layout.columns.contains { $0.number != nil }
    var text = isNumbered ? "| name | heading | 栏次 |\n|---|---|---:|\n" : "| name | heading |\n|---|---|\n"
    for column in layout.columns {
        let number = column.number.map { " \($0) |" } ?? (isNumbered ? "  |" : "")
        text += "| `\(column.name)` | \(column.heading) |\(number)\n"
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

print(FormBook.standard.forms.filter { !$0.sides.isEmpty }.map(reference).joined(), terminator: "")
