import BudgetInterchange

// Prints the reference of Docs/Tables.md from the declarations of the tables, so that columns are listed in one place
// only. Run by scripts/prose.

struct Reference: TableVisitor {
    var text = ""

    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        heading(Table.self, place)
        let rows = Table.LineID.self == SummaryRow.self ? "fixed rows" : "lines by `\(Table.LineID.codingName)`"
        text += "\(rows.capitalizedFirst) (`\(typeName(Table.LineID.self))`) and a row `total`.\n\n"
        columns(Table.Amounts.self)
        relations(identities(Table.Amounts.self))
    }

    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        heading(Table.self, place)
        text += "Two sides of fixed rows (`SummaryRow`): `income` and `expenditure`.\n\n"
        if Table.ExpenditureAmounts.self == SingleAmount.self {
            columns(SingleAmount.self)
        } else {
            text += "Income:\n\n"
            columns(Table.IncomeAmounts.self)
            text += "Expenditure:\n\n"
            columns(Table.ExpenditureAmounts.self)
        }
        relations(
            Table.incomeFormulas.map { "income: " + formula($0) }
                + Table.expenditureFormulas.map { "expenditure: " + formula($0) }
                + identities(Table.ExpenditureAmounts.self).map { "expenditure, every row: " + $0 })
    }

    private mutating func heading<Table: DisclosureTable>(
        _ type: Table.Type, _ place: any WritableKeyPath<Disclosure, Table?> & Sendable
    ) {
        let form = Table.form
        let folder = form.id.hasPrefix("budget.") ? "Budget" : "FinalAccounts"
        let name = typeName(type)
        text += "### \(form.officialName)\n\n"
        text += "`\(name)`, form `\(form.id)`, in "
        text += "[\(name).swift](../Sources/BudgetModel/Tables/\(folder)/\(name).swift)."
        if !form.aliases.isEmpty { text += " Also printed as \(form.aliases.joined(separator: ", "))." }
        text += "\n\n"
    }

    private mutating func columns<Amounts: AmountColumns>(_ type: Amounts.Type) {
        let isNumbered = Amounts.columns.contains { $0.number != nil }
        text += isNumbered ? "| name | heading | 栏次 |\n|---|---|---:|\n" : "| name | heading |\n|---|---|\n"
        for column in Amounts.columns {
            let number = column.number.map { " \($0) |" } ?? (isNumbered ? "  |" : "")
            text += "| `\(column.name)` | \(column.label) |\(number)\n"
        }
        text += "\n"
    }

    private mutating func relations(_ lines: [String]) {
        for line in lines { text += "- \(line)\n" }
        if !lines.isEmpty { text += "\n" }
    }

    private func identities<Amounts: AmountColumns>(_ type: Amounts.Type) -> [String] {
        Amounts.identities.map { identity in
            "`\(identity.sum.name)` = " + identity.addends.map { "`\($0.name)`" }.joined(separator: " + ")
                + identity.subtrahends.map { " − `\($0.name)`" }.joined()
        }
    }

    private func formula(_ formula: RowFormula) -> String {
        let rows = formula.addends.map { $0.map { "`\($0.rawValue)`" }.joined(separator: " + ") }
        return "row `\(formula.sum.rawValue)` = " + (rows ?? "the sum of all items")
    }

    private func typeName(_ type: Any.Type) -> String {
        switch String(describing: type) {
        case "Code<Functional>": "FunctionalCode"
        case "Code<DepartmentEconomic>": "DepartmentEconomicCode"
        case let name: name
        }
    }
}

extension String {
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

var reference = Reference()
Disclosure.visitTables(&reference)
print(reference.text, terminator: "")
