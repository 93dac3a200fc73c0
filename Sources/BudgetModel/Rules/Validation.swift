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
        let table = document[keyPath: place]
        guard check(Table.form, table?.caption, isEmpty: table?.isEmpty ?? true), let table else { return }
        check(
            Section(
                table.lines, total: table.total, parents: table.parentIndices(), form: Table.form,
                precision: table.caption.precision, layout: rules.layout), rules)
    }

    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        let rules = book.tables[index]
        index += 1
        let table = document[keyPath: place]
        guard check(Table.form, table?.caption, isEmpty: table?.isEmpty ?? true), let table else { return }
        let precision = table.caption.precision
        check(
            Section(
                table.income, parents: parentIndices(of: table.income), form: Table.form, prefix: "income.",
                precision: precision, layout: rules.lines.layout), rules.lines)
        if let expenditure = rules.expenditure {
            check(
                Section(
                    table.expenditure, parents: parentIndices(of: table.expenditure), form: Table.form,
                    prefix: "expenditure.", precision: precision, layout: expenditure.layout), expenditure)
        }
    }

    private mutating func check(_ section: Section, _ rules: SectionRules) {
        evaluation.check(section, rules)
        checkCodes(section)
        checkAmounts(section)
    }

    /// Whether there is a table to check, after noting that it is there and that an empty one says so.
    private mutating func check(_ form: Form, _ caption: Caption?, isEmpty: Bool) -> Bool {
        func cell() -> Cell { Cell(Location(table: form.id), form: form) }
        let isExpected = form.id.hasPrefix(document.header.kind == .budget ? "budget." : "final-accounts.")
        guard let caption else {
            if isExpected, document.header.kind != .performance {
                evaluation.check(book.general.missingTable, problem: .missingTable, cell: cell)
            }
            return false
        }
        evaluation.check(book.general.missingTable, problem: nil, cell: cell)
        if isEmpty {
            let problem = caption.noneStatement == nil ? Finding.Problem.emptyWithoutStatement : nil
            evaluation.check(book.general.emptyWithoutStatement, problem: problem, cell: cell)
        }
        if caption.noneStatement != nil {
            let problem = isEmpty ? nil : Finding.Problem.statementContradicted
            evaluation.check(book.general.statementContradicted, problem: problem, cell: cell)
        }
        return true
    }

    /// Codes and names against the catalogue, levels that are not printed, and keys that repeat.
    private mutating func checkCodes(_ section: Section) {
        var isParent = Array(repeating: false, count: section.rows.count)
        for row in section.rows { if let parent = row.parent { isParent[parent] = true } }
        for index in section.lines {
            let row = section.rows[index]
            func cell() -> Cell { section.cell(index) }
            // Forms with two sides have categories only; a line without figures has nothing to split up.
            if !isParent[index], section.prefix.isEmpty, section.hasFigures(index), let isLast = row.isLastLevel {
                evaluation.check(book.general.level, problem: isLast ? nil : .tooCoarse, cell: cell)
            }
            if let code = row.functionalCode {
                check(code, row.name, editions.functional, cell)
            } else if let code = row.economicCode {
                check(code, row.name, editions.departmentEconomic, cell)
            }
            switch row.levelAbove {
            case nil: break
            case .printed: evaluation.check(book.general.missingParent, problem: nil, cell: cell)
            case .missing(let code):
                evaluation.check(book.general.missingParent, problem: .missingParent(code: code), cell: cell)
            }
            if let isDuplicate = row.isDuplicate {
                evaluation.check(book.general.duplicateLine, problem: isDuplicate ? .duplicateLine : nil, cell: cell)
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
            // Our own catalogue may not know a code that exists; the official table of a year knows them all.
            evaluation.check(
                general.unknownCode, severity: edition.isOfficial ? .error : nil, problem: .unknownCode, cell: cell)
            return
        }
        evaluation.check(general.unknownCode, problem: nil, cell: cell)
        guard !name.isEmpty, name != code.description else { return }
        switch match {
        case .exact, .alternative, .variant, .unknownCode:
            evaluation.check(general.name, problem: nil, cell: cell)
            evaluation.check(general.formerName, problem: nil, cell: cell)
        case .formerName(let span):
            evaluation.check(
                general.formerName,
                problem: .formerName(until: span.lastYear, expected: entry.name, evidence: entry.evidence), cell: cell)
        case .laterName, .different:
            evaluation.check(
                general.name, problem: .otherName(expected: entry.name, evidence: entry.evidence), cell: cell)
        }
    }

    /// Figures below zero or finer than the table prints. Counted once for each list of lines.
    private mutating func checkAmounts(_ section: Section) {
        let general = book.general
        var isNegative = false
        var isOverPrecise = false
        for row in section.rows.indices {
            for column in section.layout.columns.indices {
                guard let amount = section[row, column] else { continue }
                if amount < .zero {
                    isNegative = true
                    evaluation.check(
                        general.negative, precision: section.precision, problem: .negative,
                        cell: { section.cell(row, column) })
                }
                if !section.precision.holds(amount) {
                    isOverPrecise = true
                    evaluation.check(
                        general.overPrecise, precision: section.precision, problem: .overPrecise,
                        cell: { section.cell(row, column) })
                }
            }
        }
        func noCell() -> Cell { Cell(Location(table: section.form.id), form: section.form) }
        if !isNegative { evaluation.check(general.negative, problem: nil, cell: noCell) }
        if !isOverPrecise { evaluation.check(general.overPrecise, problem: nil, cell: noCell) }
    }
}

/// The name without the numbering of the form: `六、`, `(六)`, `廿一、`, `1.`.
func withoutNumbering(_ name: String) -> String {
    var rest = name.unicodeScalars[...]
    let isBracketed = rest.first == "(" || rest.first == "（"
    if isBracketed { rest = rest.dropFirst() }
    // Most names have no numbering, and all of them are looked at.
    guard let first = rest.first, isNumeral(first) else { return name }
    rest = rest.drop(while: isNumeral)
    guard let end = rest.first, isBracketed ? end == ")" || end == "）" : end == "、" || end == "." || end == "．" else {
        return name
    }
    return String(rest.dropFirst())
}

private func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "廿", "卅", "0"..."9": true
    default: false
    }
}
