import BudgetCodes

/// 示例账表: a table of the books of a government in an example of a rule.
struct ExampleBook {
    let form: GovernmentForm
    let scope: GovernmentScope
    let sides: [[ExampleLine]]
    let unit: AmountUnit

    init(
        _ form: GovernmentForm, scope: GovernmentScope = .whole, _ sides: [ExampleLine]...,
        unit: AmountUnit = .tenThousandYuan
    ) {
        self.form = form
        self.scope = scope
        self.sides = sides
        self.unit = unit
    }

    fileprivate var table: Table {
        let declared = form[scope]
        var table = Table(declared, in: Precision(unit: unit, decimals: 0))
        for (side, lines) in sides.enumerated() {
            let layout = declared.sides[side]
            for line in lines {
                var cells = Array(repeating: Section.blank, count: layout.columns.count)
                for (column, amount) in line.amounts {
                    guard let place = layout.position(of: column) else { continue }
                    cells[place] = amount * Precision(unit: unit, decimals: 0).quantum.fen
                }
                let key = RowKey(printed: line.code ?? line.name, kind: .outline)
                table.sides[side].append(
                    Section.Record(key: key, name: line.name, texts: line.texts, indent: line.indent, cells: cells))
            }
        }
        return table
    }
}

/// A row of a table of an example.
struct ExampleLine {
    let code: String?
    let name: String
    let indent: Int
    let amounts: [String: Int64]
    let texts: [String: String]

    init(
        _ name: String, code: String? = nil, indent: Int = 0, _ amounts: [String: Int64],
        _ texts: [String: String] = [:]
    ) {
        self.code = code
        self.name = name
        self.indent = indent
        self.amounts = amounts
        self.texts = texts
    }
}

extension Disclosure {
    /// An example of a government with some tables.
    static func books(_ books: [ExampleBook], kind: Kind = .finalAccounts) -> Disclosure {
        var document = Disclosure(Header(kind, of: .government, fiscalYear: 2024, agency: Agency(name: "某市")))
        for book in books { document.tables[book.form[book.scope].id] = book.table }
        return document
    }
}
