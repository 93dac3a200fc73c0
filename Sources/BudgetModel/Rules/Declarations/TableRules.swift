import BudgetCodes

/// Makes the rules about the inside of one list of lines from its layout, with their wording and their examples.
struct TableRuleMaker: Sendable {
    let form: Form
    let side: Int

    /// The rules of every list of lines of a form.
    static func rules(of form: Form) -> [RuleDefinition] {
        form.sides.indices.flatMap { TableRuleMaker(form: form, side: $0).rules() }
    }

    private var layout: Layout { form.sides[side] }

    private var sideName: String {
        switch layout.side {
        case "income": "收入"
        case "expenditure": "支出"
        default: ""
        }
    }

    private func rules() -> [RuleDefinition] {
        var rules = layout.identities.indices.map(identity)
        if layout.addsUpLevels { rules.append(parentSum()) }
        if layout.addsUpTotal { rules.append(totalSum()) }
        for (number, formula) in layout.formulas.enumerated() {
            let before = layout.formulas[..<number].count { $0.sum == formula.sum }
            let id = Rule.ID("\(form.id).\(layout.prefix)\(formula.sum.rawValue.kebab)\(repetition(before))")
            rules.append(self.formula(formula, id: id, severity: .error))
        }
        return rules
    }

    /// What tells the rules of one sum apart, when it is the sum of this and of that.
    private func repetition(_ before: Int) -> String { before == 0 ? "" : "-\(before + 1)" }

    /// 某栏 = 各栏之和.
    private func identity(_ number: Int) -> RuleDefinition {
        let identity = layout.identities[number]
        let sum = layout.columns[identity.sum]
        func formula(_ name: (Layout.Column) -> String) -> String {
            let plus = identity.addends.map { name(layout.columns[$0]) }.joined(separator: " + ")
            let minus = identity.subtrahends.map { " - " + name(layout.columns[$0]) }.joined()
            return "\(name(sum)) = \(plus)\(minus)"
        }
        var chinese = "\(form.officialName)\(sideName)各行：" + formula { $0.heading }
        if let printed = printedFormula(identity) { chinese += "（\(printed)）" }
        // What only some places print changes no name.
        let isAlone = !sum.isLocal && layout.identities.count { !layout.columns[$0.sum].isLocal } == 1
        let rule = rule(
            "\(form.id).\(layout.prefix)row-sum" + (isAlone ? "" : ".\(sum.name.kebab)")
                + repetition(layout.identities[..<number].count { $0.sum == identity.sum }),
            chinese: chinese, english: "In every row of \(form.englishName): " + formula { $0.name },
            phrase: .columns)
        return RuleDefinition(rule, .identity(form.id, side: side, number: number)) { passing in
            var cells = [Int: Int64]()
            var total: Int64 = passing ? 0 : 1
            for (index, column) in (identity.subtrahends + identity.addends).enumerated() {
                let amount = Int64(index + 1)
                cells[column] = amount
                total += index < identity.subtrahends.count ? -amount : amount
            }
            cells[identity.sum] = total
            return document([(family.parent, cells)])
        }
    }

    /// `1栏各行=(2+3)栏各行`, where the form numbers its columns.
    private func printedFormula(_ identity: Layout.Identity) -> String? {
        let numbers = (identity.addends + identity.subtrahends).compactMap { layout.columns[$0].number }
        guard let sum = layout.columns[identity.sum].number,
            numbers.count == identity.addends.count + identity.subtrahends.count
        else { return nil }
        let plus = numbers.prefix(identity.addends.count).map(String.init).joined(separator: "+")
        let minus = numbers.dropFirst(identity.addends.count).map { "-\($0)" }.joined()
        return "\(sum)栏各行=(\(plus)\(minus))栏各行"
    }

    /// 上级 = Σ 下级.
    private func parentSum() -> RuleDefinition {
        let rule = rule(
            "\(form.id).\(layout.prefix)parent-sum",
            chinese: "\(form.officialName)\(sideName)各级：上级 = 所列下级之和，每一栏",
            english: "In \(form.englishName), a line with lines below it is their sum, in every column",
            phrase: .children)
        return RuleDefinition(rule, .parentSum(form.id, side: side)) { passing in
            document([
                (family.parent, [plainColumn: passing ? 3 : 4]), (family.children[0], [plainColumn: 1]),
                (family.children[1], [plainColumn: 2]),
            ])
        }
    }

    /// 合计 = Σ 顶级.
    private func totalSum() -> RuleDefinition {
        let rule = rule(
            "\(form.id).\(layout.prefix)total-sum",
            chinese: "\(form.officialName)：合计 = 最上级各行之和，每一栏",
            english: "In \(form.englishName), the total is the sum of the top lines, in every column",
            phrase: .rows)
        return RuleDefinition(rule, .totalSum(form.id, side: side)) { passing in
            document([(family.parent, [plainColumn: 3])], total: passing ? 3 : 4)
        }
    }

    /// 某行 = 各行之和.
    func formula(_ formula: RowFormula, id: Rule.ID, severity: Severity) -> RuleDefinition {
        let names = formula.addends.map { $0.map(\.officialName).joined(separator: " + ") } ?? "各项之和"
        let rows = formula.addends.map { $0.map(\.rawValue).joined(separator: " + ") } ?? "the sum of all items"
        let rule = Rule(
            id, severity, .arithmetic, table: form.id,
            chinese: "\(form.officialName)\(sideName)：\(formula.sum.officialName) = \(names)",
            english: "In \(form.englishName), \(layout.prefix)\(formula.sum.rawValue) = \(rows)", phrase: .rows)
        return RuleDefinition(rule, .formula(form.id, side: side, formula)) { passing in
            let items: [SummaryRow] = layout.side == "expenditure" ? ["208", "210"] : [.generalPublic, .other]
            let rows = formula.addends ?? items
            let total = Int64(2 * rows.count + (passing ? 0 : 1))
            return document(
                rows.map { (RowKey.row($0), [0: 2]) } + [(RowKey.row(formula.sum), [0: total])])
        }
    }

    // MARK: Examples

    /// A column that no other one adds up.
    private var plainColumn: Int {
        layout.columns.indices.first { column in
            !layout.identities.contains { ($0.addends + $0.subtrahends).contains(column) }
        } ?? 0
    }

    /// A key and two keys right below it.
    private var family: (parent: RowKey, children: [RowKey]) {
        switch layout.keys {
        case .functional, .expenditure: (.functional("201"), [.functional("20101"), .functional("20102")])
        case .economic: (.economic("301"), [.economic("30101"), .economic("30102")])
        case .agency: (.agency("001"), [.agency("001001"), .agency("001002")])
        case .project:
            (
                .project(.group(1)),
                [.project(.project("42010025001R000000001")), .project(.project("42010025001R000000002"))]
            )
        case .row, .outline: (.row(.generalPublic), [.row(.generalPublicOperating), .row(.generalPublicEarmarked)])
        }
    }

    /// A document with rows of figures in 万元 by column, and 合计 in one column.
    private func document(_ rows: [(key: RowKey, cells: [Int: Int64])], total: Int64? = nil) -> Disclosure {
        var table = Table(form)
        func amounts(_ cells: [Int: Int64]) -> [Int64] {
            layout.columns.indices.map { cells[$0].map { $0 * 1_000_000 } ?? Section.blank }
        }
        for row in rows {
            table.sides[side].append(Section.Record(key: row.key, name: "", cells: amounts(row.cells)))
        }
        if let total { table.sides[side].setTotal(amounts([plainColumn: total])) }
        return Disclosure.example(table)
    }

    private func rule(_ id: String, chinese: String, english: String, phrase: Rule.Phrase) -> Rule {
        Rule(
            Rule.ID(id), .error, .arithmetic, table: form.id, chinese: chinese, english: english, phrase: phrase)
    }
}
