public import BudgetCodes

extension Disclosure {
    /// 审核: evaluates every rule and reports what was checked and what was found.
    ///
    /// Pure and without side effects; cost grows linearly with the document.
    ///
    /// - Parameters:
    ///   - profile: Severities, silenced rules and waivers.
    ///   - editions: The classification to check codes and names against; by default the built-in catalogue of the
    ///     document's year.
    public func validate(profile: Profile = .standard, editions: Editions? = nil) -> Report {
        let book = RuleBook.standard
        var visitor = Validator(
            document: self, book: book, editions: editions ?? Editions(year: header.fiscalYear),
            evaluation: Evaluation(header, profile: profile, ruleCount: book.rules.count))
        Disclosure.visitTables(&visitor)
        var evaluation = visitor.evaluation
        if budget != BudgetTables() {
            for (relation, rule) in book.budgetCells { evaluation.check(relation, rule, in: self) }
            for (relation, rule) in book.budgetColumns { evaluation.check(relation, rule, in: self) }
        }
        if finalAccounts != FinalAccountsTables() {
            for (relation, rule) in book.finalCells { evaluation.check(relation, rule, in: self) }
            for (relation, rule) in book.finalColumns { evaluation.check(relation, rule, in: self) }
        }
        if performance != PerformanceForms() {
            let rules = book.performance
            if let goal = performance.departmentGoal { evaluation.checkFunding(goal, in: self, rules.funding) }
            evaluation.checkProjectForms(performance.projectGoals, in: self, rules.projects)
            evaluation.checkSelfEvaluations(performance, in: self, rules.evaluation)
            evaluation.checkIndicators(performance, rules.indicators)
        }
        return evaluation.report(rules: book.rules)
    }
}

/// 分类科目版本: the editions of the classifications that a document is checked against.
public struct Editions: Sendable {
    /// 支出功能分类.
    public var functional: Edition<Functional>
    /// 部门预算支出经济分类.
    public var departmentEconomic: Edition<DepartmentEconomic>

    /// The built-in editions of a year.
    public init(year: Int) {
        functional = Catalogue.functional[year]
        departmentEconomic = Catalogue.departmentEconomic[year]
    }
}

/// Walks the tables of a document and checks each by itself.
private struct Validator: TableVisitor {
    let document: Disclosure
    let book: RuleBook
    let editions: Editions
    var evaluation: Evaluation
    private var index = 0

    init(document: Disclosure, book: RuleBook, editions: Editions, evaluation: Evaluation) {
        self.document = document
        self.book = book
        self.editions = editions
        self.evaluation = evaluation
    }

    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        let rules = book.tables[index].lines
        index += 1
        guard let table = present(document[keyPath: place]) else { return }
        let section = SectionPlace(form: Table.form, prefix: "", precision: table.caption.precision)
        let parents = table.parentIndices()

        if let total = table.total {
            evaluation.checkIdentities(total, rules.identities, precision: section.precision) {
                section.totalCell(total, $0)
            }
        }
        checkRows(table.lines, rules, section)
        if let rule = rules.parentSum { evaluation.checkParents(table.lines, parents: parents, rule, place: section) }
        if let rule = rules.totalSum, let total = table.total {
            evaluation.checkTotal(total, of: table.lines, parents: parents, rule, place: section)
        }
        checkCodes(table.lines, section)
        checkAmounts(table.lines, section, total: table.total)
    }

    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        let rules = book.tables[index]
        index += 1
        guard let table = present(document[keyPath: place]) else { return }
        let precision = table.caption.precision
        let income = SectionPlace(form: Table.form, prefix: "income.", precision: precision)
        let expenditure = SectionPlace(form: Table.form, prefix: "expenditure.", precision: precision)
        checkSide(table.income, rules.lines, Table.incomeFormulas, income)
        checkSide(table.expenditure, rules.expenditure, Table.expenditureFormulas, expenditure)
    }

    private mutating func checkSide<Amounts>(
        _ lines: [Line<SummaryRow, Amounts>], _ rules: SectionRules, _ formulas: [RowFormula], _ place: SectionPlace
    ) {
        let parents = parentIndices(of: lines)
        checkRows(lines, rules, place)
        if let rule = rules.parentSum { evaluation.checkParents(lines, parents: parents, rule, place: place) }
        evaluation.checkFormulas(formulas, lines, parents: parents, rules.formulas, place: place)
        checkCodes(lines, place)
        checkAmounts(lines, place, total: nil)
    }

    private mutating func checkRows<LineID, Amounts>(
        _ lines: [Line<LineID, Amounts>], _ rules: SectionRules, _ place: SectionPlace
    ) {
        for line in lines {
            evaluation.checkIdentities(line.amounts, rules.identities, precision: place.precision) {
                place.cell(line, $0)
            }
        }
    }

    /// The table, after checking that it is there and that an empty one says so.
    private mutating func present<Table: DisclosureTable>(_ table: Table?) -> Table? {
        func cell() -> Cell { Cell(Location(table: Table.form.id), form: Table.form) }
        let isExpected = Table.form.id.hasPrefix(document.header.kind == .budget ? "budget." : "final-accounts.")
        guard let table else {
            if isExpected, document.header.kind != .performance {
                evaluation.check(book.general.missingTable, problem: .missingTable, cell: cell)
            }
            return nil
        }
        evaluation.check(book.general.missingTable, problem: nil, cell: cell)
        if table.isEmpty {
            let problem = table.caption.noneStatement == nil ? Finding.Problem.emptyWithoutStatement : nil
            evaluation.check(book.general.emptyWithoutStatement, problem: problem, cell: cell)
        }
        if table.caption.noneStatement != nil {
            let problem = table.isEmpty ? nil : Finding.Problem.statementContradicted
            evaluation.check(book.general.statementContradicted, problem: problem, cell: cell)
        }
        return table
    }

    /// Codes and names against the catalogue, levels that are not printed, and keys that repeat.
    private mutating func checkCodes<LineID, Amounts>(_ lines: [Line<LineID, Amounts>], _ place: SectionPlace) {
        // A layout may leave out a level altogether; a parent is missing only where others of its level are printed.
        let keys = Set(lines.map(\.key))
        let depths = Set(keys.map(\.depth))
        var seen = Set<LineIdentity<LineID>>()
        for line in lines {
            func cell() -> Cell {
                Cell(
                    Location(table: place.form.id, line: place.prefix + line.key.description), form: place.form,
                    lineName: line.name)
            }
            if let code = line.key.functionalCode {
                check(code, line.name, editions.functional, cell)
            } else if let code = line.key.economicCode {
                check(code, line.name, editions.departmentEconomic, cell)
            }
            if let parent = line.key.parent, depths.contains(parent.depth) {
                let problem: Finding.Problem? =
                    keys.contains(parent) ? nil : .missingParent(code: parent.description)
                evaluation.check(book.general.missingParent, problem: problem, cell: cell)
            }
            if !line.key.mayRepeat {
                let isNew = seen.insert(LineIdentity(key: line.key, agency: line.agency)).inserted
                evaluation.check(book.general.duplicateLine, problem: isNew ? nil : .duplicateLine, cell: cell)
            }
        }
    }

    private mutating func check<C: Classification>(
        _ code: Code<C>, _ printed: String, _ edition: Edition<C>, _ cell: () -> Cell
    ) {
        let general = book.general
        let name = withoutNumbering(printed)
        let match = edition.match(code, name)
        guard match != .unknownCode, let entry = edition[code] else {
            evaluation.check(general.unknownCode, problem: .unknownCode, cell: cell)
            return
        }
        evaluation.check(general.unknownCode, problem: nil, cell: cell)
        guard !name.isEmpty, name != code.description else { return }
        switch match {
        case .exact, .alternative, .variant, .unknownCode:
            evaluation.check(general.name, problem: nil, cell: cell)
            evaluation.check(general.formerName, problem: nil, cell: cell)
        case .formerName:
            evaluation.check(
                general.formerName, problem: .formerName(expected: entry.name, evidence: entry.evidence), cell: cell)
        case .laterName, .different:
            evaluation.check(
                general.name, problem: .otherName(expected: entry.name, evidence: entry.evidence), cell: cell)
        }
    }

    /// Figures below zero or finer than the table prints. Counted once for each list of lines.
    private mutating func checkAmounts<LineID, Amounts>(
        _ lines: [Line<LineID, Amounts>], _ place: SectionPlace, total: Amounts?
    ) {
        var isNegative = false
        var isOverPrecise = false
        func check(_ amounts: Amounts, _ cell: (Column<Amounts>) -> Cell) {
            for column in Amounts.columns {
                guard let amount = column.amount(of: amounts) else { continue }
                if amount < .zero {
                    isNegative = true
                    evaluation.check(
                        book.general.negative, precision: place.precision, problem: .negative, cell: { cell(column) })
                }
                if !place.precision.holds(amount) {
                    isOverPrecise = true
                    evaluation.check(
                        book.general.overPrecise, precision: place.precision, problem: .overPrecise,
                        cell: { cell(column) })
                }
            }
        }
        if let total { check(total) { place.totalCell(total, $0) } }
        for line in lines { check(line.amounts) { place.cell(line, $0) } }
        func noCell() -> Cell { Cell(Location(table: place.form.id), form: place.form) }
        if !isNegative { evaluation.check(book.general.negative, problem: nil, cell: noCell) }
        if !isOverPrecise { evaluation.check(book.general.overPrecise, problem: nil, cell: noCell) }
    }
}

extension LineKey {
    /// How many keys are above this one.
    fileprivate var depth: Int {
        var depth = 0
        var next = parent
        while let key = next {
            depth += 1
            next = key.parent
        }
        return depth
    }
}

/// What no two lines of a table share.
private struct LineIdentity<LineID: LineKey>: Hashable {
    let key: LineID
    let agency: Agency?
}

/// The name without the numbering of the form: `六、`, `(六)`, `廿一、`, `1.`.
func withoutNumbering(_ name: String) -> String {
    let digits: Set<Character> = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "廿", "卅", "0", "1", "2", "3", "4", "5", "6", "7", "8",
        "9",
    ]
    var rest = Substring(name)
    let isBracketed = rest.first == "(" || rest.first == "（"
    if isBracketed { rest = rest.dropFirst() }
    let number = rest.prefix { digits.contains($0) }
    guard !number.isEmpty else { return name }
    rest = rest.dropFirst(number.count)
    guard let end = rest.first, isBracketed ? end == ")" || end == "）" : "、.．".contains(end) else { return name }
    return String(rest.dropFirst())
}
