import BudgetCodes

/// The rules about the inside of one table, made from what the table declares: its columns, identities and formulas.
struct TableRules: Sendable {
    /// The lines of a coded table, or the income side.
    var lines: SectionRules
    /// The expenditure side of a table with two sides.
    var expenditure: SectionRules?

    /// The rules of a coded table.
    @_semantics("optimize.sil.specialize.generic.never")
    @_optimize(none)
    init<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ numbering: inout Numbering) {
        let form = Table.form
        let layout = SectionLayout(Table.Amounts.self)
        let maker = RuleMaker(form: form, side: "", sideName: "", layout: layout) { rows, total in
            var table = Table()
            let family = Table.LineID.family
            table.lines = rows.map { row in
                row.line(key: row.child.map { family.children[$0] } ?? family.parent)
            }
            table.total = total?.amounts()
            return Disclosure.example(form, place, table)
        }
        lines = SectionRules(layout: layout)
        lines.identities = maker.identities().map { numbering.add($0) }
        if Table.LineID.self != SummaryRow.self { lines.parentSum = numbering.add(maker.parentSum()) }
        if Table.totalsAddUp { lines.totalSum = numbering.add(maker.totalSum()) }
    }

    /// The rules of a table with two sides.
    @_semantics("optimize.sil.specialize.generic.never")
    @_optimize(none)
    init<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ numbering: inout Numbering
    ) {
        let form = Table.form
        let incomeLayout = SectionLayout(Table.IncomeAmounts.self)
        let income = RuleMaker(form: form, side: "income.", sideName: "收入", layout: incomeLayout) { rows, _ in
            var table = Table()
            table.income = rows.map { $0.line(key: $0.summaryRow) }
            return Disclosure.example(form, place, table)
        }
        lines = SectionRules(layout: incomeLayout)
        lines.identities = income.identities().map { numbering.add($0) }
        lines.parentSum = numbering.add(income.parentSum())
        lines.formulas = Table.incomeFormulas.map { ($0, numbering.add(income.formula($0))) }

        let layout = SectionLayout(Table.ExpenditureAmounts.self)
        let spending = RuleMaker(form: form, side: "expenditure.", sideName: "支出", layout: layout) { rows, _ in
            var table = Table()
            table.expenditure = rows.map { $0.line(key: $0.summaryRow) }
            return Disclosure.example(form, place, table)
        }
        var rules = SectionRules(layout: layout)
        rules.identities = spending.identities().map { numbering.add($0) }
        rules.formulas = Table.expenditureFormulas.map { ($0, numbering.add(spending.formula($0))) }
        expenditure = rules
    }
}

/// Gives rules their place in the counts, and keeps the list of all of them.
struct Numbering {
    private(set) var rules: [Rule] = []

    mutating func add(_ rule: Rule) -> Rule {
        var rule = rule
        rule.ordinal = rules.count
        rules.append(rule)
        return rule
    }
}

/// A row of an example, without types: its key by its place in a family or in a form, and its amounts by column.
private struct ExampleRow: Sendable {
    /// The number of a child of the family, or `nil` for the parent.
    var child: Int?
    /// The row of a form.
    var row: SummaryRow?
    /// Amounts by the number of the column.
    var cells: [(column: Int, amount: Amount)]

    /// A row with one figure, in 万元, in the first column.
    init(child: Int? = nil, row: SummaryRow? = nil, amount: Int64) {
        self.init(child: child, row: row, cells: [(0, Amount(tenThousandYuan: amount))])
    }

    init(child: Int? = nil, row: SummaryRow? = nil, cells: [(column: Int, amount: Amount)]) {
        self.child = child
        self.row = row
        self.cells = cells
    }

    var summaryRow: SummaryRow {
        let family = SummaryRow.family
        return row ?? child.map { family.children[$0] } ?? family.parent
    }

    func amounts<Amounts: AmountColumns>() -> Amounts {
        var amounts = Amounts()
        for (column, amount) in cells { amounts[Amounts.columns[column]] = amount }
        return amounts
    }

    func line<LineID, Amounts>(key: LineID) -> Line<LineID, Amounts> {
        Line(key, "", amounts: amounts())
    }
}

/// Makes the rules of one list of lines, with their wording and their examples.
private struct RuleMaker: Sendable {
    let form: Form
    let side: String
    let sideName: String
    let layout: SectionLayout
    let document: @Sendable (_ lines: [ExampleRow], _ total: ExampleRow?) -> Disclosure

    /// 某栏 = 各栏之和, one rule for each identity.
    func identities() -> [Rule] {
        layout.identities.map { identity in
            let sum = layout.columns[identity.sum]
            func formula(_ name: (SectionLayout.Column) -> String) -> String {
                let plus = identity.addends.map { name(layout.columns[$0]) }.joined(separator: " + ")
                let minus = identity.subtrahends.map { " - " + name(layout.columns[$0]) }.joined()
                return "\(name(sum)) = \(plus)\(minus)"
            }
            var chinese = "\(form.officialName)\(sideName)各行：" + formula { $0.label }
            if let printed = printedFormula(identity) { chinese += "（\(printed)）" }
            return rule(
                "\(form.id).\(side)row-sum" + (layout.identities.count > 1 ? ".\(sum.name.kebab)" : ""),
                chinese: chinese, english: "In every row of \(form.englishName): " + formula { $0.name },
                phrase: .columns
            ) { passing in
                var cells: [(column: Int, amount: Amount)] = []
                var total = slip(passing)
                for (index, column) in (identity.subtrahends + identity.addends).enumerated() {
                    let amount = Amount(tenThousandYuan: Int64(index + 1))
                    cells.append((column, amount))
                    total += index < identity.subtrahends.count ? -amount : amount
                }
                return document([ExampleRow(cells: cells + [(identity.sum, total)])], nil)
            }
        }
    }

    /// `1栏各行=(2+3)栏各行`, where the form numbers its columns.
    private func printedFormula(_ identity: SectionLayout.Identity) -> String? {
        let numbers = (identity.addends + identity.subtrahends).compactMap { layout.columns[$0].number }
        guard let sum = layout.columns[identity.sum].number,
            numbers.count == identity.addends.count + identity.subtrahends.count
        else { return nil }
        let plus = numbers.prefix(identity.addends.count).map(String.init).joined(separator: "+")
        let minus = numbers.dropFirst(identity.addends.count).map { "-\($0)" }.joined()
        return "\(sum)栏各行=(\(plus)\(minus))栏各行"
    }

    /// 上级 = Σ 下级.
    func parentSum() -> Rule {
        rule(
            "\(form.id).\(side)parent-sum",
            chinese: "\(form.officialName)\(sideName)各级：上级 = 所列下级之和，每一栏",
            english: "In \(form.englishName), a line with lines below it is their sum, in every column",
            phrase: .children
        ) { passing in
            document(
                [
                    ExampleRow(amount: passing ? 3 : 4), ExampleRow(child: 0, amount: 1),
                    ExampleRow(child: 1, amount: 2),
                ], nil)
        }
    }

    /// 合计 = Σ 顶级.
    func totalSum() -> Rule {
        rule(
            "\(form.id).\(side)total-sum",
            chinese: "\(form.officialName)：合计 = 最上级各行之和，每一栏",
            english: "In \(form.englishName), the total is the sum of the top lines, in every column",
            phrase: .rows
        ) { passing in
            document([ExampleRow(amount: 3)], ExampleRow(amount: passing ? 3 : 4))
        }
    }

    /// 某行 = 各行之和.
    func formula(_ formula: RowFormula) -> Rule {
        let names = formula.addends.map { $0.map(\.officialName).joined(separator: " + ") } ?? "各项之和"
        let rows = formula.addends.map { $0.map(\.rawValue).joined(separator: " + ") } ?? "the sum of all items"
        return rule(
            "\(form.id).\(side)\(formula.sum.rawValue.kebab)",
            chinese: "\(form.officialName)\(sideName)：\(formula.sum.officialName) = \(names)",
            english: "In \(form.englishName), \(side)\(formula.sum.rawValue) = \(rows)",
            phrase: .rows
        ) { passing in
            let items =
                side == "income." ? [SummaryRow.generalPublic, .other] : [SummaryRow("208"), SummaryRow("210")]
            let rows = formula.addends ?? items
            let total = Int64(2 * rows.count + (passing ? 0 : 1))
            return document(
                rows.map { ExampleRow(row: $0, amount: 2) } + [ExampleRow(row: formula.sum, amount: total)], nil)
        }
    }

    private func slip(_ passing: Bool) -> Amount { passing ? .zero : Amount(yuan: 10_000) }

    private func rule(
        _ id: String, chinese: String, english: String, phrase: Rule.Phrase,
        example: @escaping @Sendable (Bool) -> Disclosure
    ) -> Rule {
        Rule(
            id, .error, .arithmetic, table: form.id, chinese: chinese, english: english, phrase: phrase,
            example: example)
    }
}

extension Disclosure {
    /// An example document with one table.
    static func example<Table: DisclosureTable>(
        _ form: Form, _ place: WritableKeyPath<Disclosure, Table?>, _ table: Table
    ) -> Disclosure {
        var document = Disclosure.example(form)
        document[keyPath: place] = table
        return document
    }

    /// An example document without tables, of the kind that has the form.
    static func example(_ form: Form) -> Disclosure {
        let kind: Kind = form.id.hasPrefix("budget.") ? .budget : .finalAccounts
        return Disclosure(Header(kind, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
    }
}

extension String {
    /// `openingBalance` as `opening-balance`.
    var kebab: String {
        var text = ""
        for scalar in unicodeScalars {
            if ("A"..."Z").contains(scalar) {
                text += "-" + String(scalar).lowercased()
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

extension Amount {
    /// So many 万元.
    init(tenThousandYuan amount: Int64) { self.init(yuan: amount * 10_000) }
}
