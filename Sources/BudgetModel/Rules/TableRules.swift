import BudgetCodes

/// The rules about the inside of one table, made from what the table declares: its columns, identities and formulas.
struct TableRules: Sendable {
    /// The lines of a coded table, or the income side.
    var lines: SectionRules
    /// The expenditure side of a table with two sides.
    var expenditure: SectionRules?

    /// The rules of a coded table.
    init<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ numbering: inout Numbering) {
        let form = Table.form
        let section = RuleMaker<Table.LineID, Table.Amounts>(form: form, side: "", sideName: "") { lines, total in
            var table = Table()
            table.lines = lines
            table.total = total
            return Disclosure.example(form, place, table)
        }
        lines = SectionRules(layout: SectionLayout(Table.Amounts.self))
        lines.identities = section.identities().map { numbering.add($0) }
        if Table.LineID.self != SummaryRow.self {
            lines.parentSum = numbering.add(section.parentSum())
        }
        if Table.totalsAddUp {
            lines.totalSum = numbering.add(section.totalSum())
        }
    }

    /// The rules of a table with two sides.
    init<Table: TwoSidedTable>(
        _ place: any WritableKeyPath<Disclosure, Table?> & Sendable, _ numbering: inout Numbering
    ) {
        let form = Table.form
        let income = RuleMaker<SummaryRow, Table.IncomeAmounts>(form: form, side: "income.", sideName: "收入") {
            lines, _ in
            var table = Table()
            table.income = lines
            return Disclosure.example(form, place, table)
        }
        lines = SectionRules(layout: SectionLayout(Table.IncomeAmounts.self))
        lines.identities = income.identities().map { numbering.add($0) }
        lines.parentSum = numbering.add(income.parentSum())
        lines.formulas = Table.incomeFormulas.map { ($0, numbering.add(income.formula($0))) }

        let spending = RuleMaker<SummaryRow, Table.ExpenditureAmounts>(
            form: form, side: "expenditure.", sideName: "支出"
        ) { lines, _ in
            var table = Table()
            table.expenditure = lines
            return Disclosure.example(form, place, table)
        }
        var rules = SectionRules(layout: SectionLayout(Table.ExpenditureAmounts.self))
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

/// Makes the rules of one list of lines, with their wording and their examples.
private struct RuleMaker<LineID: LineKey, Amounts: AmountColumns> {
    let form: Form
    let side: String
    let sideName: String
    let document: @Sendable (_ lines: [Line<LineID, Amounts>], _ total: Amounts?) -> Disclosure

    /// 某栏 = 各栏之和, one rule for each identity.
    func identities() -> [Rule] {
        Amounts.identities.map { identity in
            let id = "\(form.id).\(side)row-sum" + (Amounts.identities.count > 1 ? ".\(identity.sum.name.kebab)" : "")
            func formula(_ name: (Column<Amounts>) -> String) -> String {
                let plus = identity.addends.map(name).joined(separator: " + ")
                let minus = identity.subtrahends.map { " - " + name($0) }.joined()
                return "\(name(identity.sum)) = \(plus)\(minus)"
            }
            var chinese = "\(form.officialName)\(sideName)各行：" + formula { $0.label }
            if let printed = printedFormula(identity) { chinese += "（\(printed)）" }
            return rule(
                id, chinese: chinese,
                english: "In every row of \(form.englishName): " + formula { $0.name },
                phrase: .columns
            ) { passing in
                var amounts = Amounts()
                var sum = Amount.zero
                for (index, column) in (identity.subtrahends + identity.addends).enumerated() {
                    let amount = Amount(yuan: Int64(index + 1) * 10_000)
                    amounts[column] = amount
                    sum += index < identity.subtrahends.count ? -amount : amount
                }
                amounts[identity.sum] = sum + slip(passing)
                return document([Line(LineID.family.parent, "", amounts: amounts)], nil)
            }
        }
    }

    /// `1栏各行=(2+3)栏各行`, where the form numbers its columns.
    private func printedFormula(_ identity: ColumnIdentity<Amounts>) -> String? {
        let numbers = (identity.addends + identity.subtrahends).compactMap(\.number)
        guard let sum = identity.sum.number, numbers.count == identity.addends.count + identity.subtrahends.count else {
            return nil
        }
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
            let (parent, children) = LineID.family
            let parts = children.enumerated().map { Line<LineID, Amounts>(parent: $1, amount: Int64($0 + 1)) }
            return document([Line<LineID, Amounts>(parent: parent, amount: 3, slip: slip(passing))] + parts, nil)
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
            let line = Line<LineID, Amounts>(parent: LineID.family.parent, amount: 3)
            var total = line.amounts
            if let first = Amounts.columns.first, !passing { total[first] = Amount(yuan: 40_000) }
            return document([line], total)
        }
    }

    private func slip(_ passing: Bool) -> Amount { passing ? .zero : Amount(yuan: 10_000) }

    private func rule(
        _ id: String, chinese: String, english: String, phrase: Rule.Phrase,
        example: @escaping @Sendable (Bool) -> Disclosure
    ) -> Rule {
        Rule(
            id, .error, .arithmetic, table: form.id, chinese: chinese, english: english, phrase: phrase,
            example: example
        )
    }
}

extension RuleMaker where LineID == SummaryRow {
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
            let rows =
                formula.addends
                ?? (side == "income." ? [.generalPublic, .other] : ["208", "210"].map(SummaryRow.init))
            let parts = rows.map { Line<SummaryRow, Amounts>(parent: $0, amount: 2) }
            let sum = Line<SummaryRow, Amounts>(parent: formula.sum, amount: Int64(2 * rows.count), slip: slip(passing))
            return document(parts + [sum], nil)
        }
    }
}

extension Line {
    /// An example line with one figure, in 万元, in its first column.
    fileprivate init(parent key: LineID, amount: Int64, slip: Amount = .zero) {
        self.init(key, "")
        if let first = Amounts.columns.first { amounts[first] = Amount(yuan: amount * 10_000) + slip }
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
