public import BudgetCodes

/// 审核规则汇编: rules, and the forms whose tables they are about.
///
/// ``standard`` has all rules of the package. A book with further rules and forms is made from it:
///
/// ```swift
/// let book = try RuleBook.standard.adding([.relation(mine)], forms: [form])
/// let report = document.validate(rules: book)
/// ```
public struct RuleBook: Sendable {
    /// The rules with their examples, in the order of the tables.
    public let definitions: [RuleDefinition]
    /// The rules.
    public let rules: [Rule]
    /// The rules about all tables alike.
    let general: GeneralRules
    /// The rules about performance forms.
    let performance: PerformanceRules
    /// The rule about the names of projects.
    let projectNames: ProjectNameRules
    /// The rules about tables and between them as numbers.
    let program: Program
    /// What the practices of ``PracticeBook/standard`` demand and print, and behind them nothing demanded.
    private let practices: [PracticeProgram]
    private let positions: [Rule.ID: Int]

    /// The rules of this version.
    public static let standard: RuleBook = {
        var numbering = RuleNumbering()
        let forms = FormBook.standard.forms.filter { !$0.sides.isEmpty }
        for form in forms { numbering.add(TableRuleMaker.rules(of: form)) }
        numbering.add(BudgetRelations.cells.map(RuleDefinition.relation))
        numbering.add(BudgetRelations.columns.map(RuleDefinition.keyed))
        numbering.add(AssumedRelations.cells.map(RuleDefinition.relation))
        numbering.add(PlaceRelations.cells.map(RuleDefinition.relation))
        numbering.add(PlaceRelations.columns.map(RuleDefinition.keyed))
        numbering.add(FinalAccountsRelations.cells.map(RuleDefinition.relation))
        numbering.add(FinalAccountsRelations.columns.map(RuleDefinition.keyed))
        let performance = PerformanceRules(&numbering)
        let general = GeneralRules(&numbering)
        let names = ProjectNameRules(&numbering)
        numbering.add(GovernmentRules.all)
        return RuleBook(
            numbering.definitions, forms: forms, general: general, performance: performance, projectNames: names)
    }()

    private init(
        _ definitions: [RuleDefinition], forms: [Form], general: GeneralRules, performance: PerformanceRules,
        projectNames: ProjectNameRules
    ) {
        self.definitions = definitions
        self.general = general
        self.performance = performance
        self.projectNames = projectNames
        rules = definitions.map(\.rule)
        positions = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        let program = Program(definitions, forms: forms)
        self.program = program
        practices =
            PracticeBook.standard.practices.map { PracticeProgram($0, program) } + [PracticeProgram(nil, program)]
    }

    /// The practice that a document follows, and what it demands and prints.
    func practice(for header: Disclosure.Header) -> (Practice?, PracticeProgram) {
        guard let place = PracticeBook.standard.place(for: header) else { return (nil, practices[practices.count - 1]) }
        return (PracticeBook.standard.practices[place], practices[place])
    }

    /// The book with further rules, and with forms of one's own whose tables are then checked by what their layouts say.
    ///
    /// - Parameters:
    ///   - definitions: The rules.
    ///   - forms: Forms that the book does not have.
    /// - Throws: ``RuleBookError`` when two rules or two forms have the same name.
    public func adding(_ definitions: [RuleDefinition], forms: [Form] = []) throws(RuleBookError) -> RuleBook {
        var all = self.definitions
        var known = Set(positions.keys)
        for form in forms {
            guard program.slots[form.id] == nil else { throw .repeatedForm(form.id) }
        }
        for definition in forms.flatMap(TableRuleMaker.rules) + definitions {
            guard known.insert(definition.id).inserted else { throw .repeatedRule(definition.id) }
            all.append(definition)
        }
        return RuleBook(
            all, forms: program.forms + forms, general: general, performance: performance, projectNames: projectNames)
    }

    /// The book with further rules.
    ///
    /// - Throws: ``RuleBookError`` when two rules have the same name.
    public static func + (book: RuleBook, definitions: [RuleDefinition]) throws(RuleBookError) -> RuleBook {
        try book.adding(definitions)
    }

    /// The rule of a name.
    public subscript(id: Rule.ID) -> Rule? {
        positions[id].map { rules[$0] }
    }

    /// The place of a rule in ``rules``.
    func position(of id: Rule.ID) -> Int? { positions[id] }

    /// The book with the forms of a document's tables that it does not have.
    func covering(_ document: Disclosure) -> RuleBook {
        let unknown = document.tables.tables.map(\.form).filter {
            program.slots[$0.id] == nil && $0.place.part != .government
        }
        guard !unknown.isEmpty, let book = try? adding([], forms: unknown) else { return self }
        return book
    }

    /// The rules whose examples do not show them: that hold in the failing example or not in the passing one. Meant
    /// for tests of rules of one's own.
    public var rulesWithWrongExamples: [Rule.ID] {
        definitions.compactMap { definition in
            guard let passing = definition.passingExample, let failing = definition.failingExample else { return nil }
            let holds = passing.validate(rules: self).counts(of: definition.id)
            let fails = failing.validate(rules: self).counts(of: definition.id)
            let isShown = holds.holds > 0 && holds.violated == 0 && fails.violated > 0
            return isShown ? nil : definition.id
        }
    }
}

/// Why rules make no book.
public enum RuleBookError: Error, Hashable, Sendable {
    /// Two rules have the name.
    case repeatedRule(Rule.ID)
    /// The book has the form already.
    case repeatedForm(Form.ID)

    /// The error as a sentence.
    public func message(in language: Language) -> String {
        switch self {
        case .repeatedRule(let id): BilingualText("规则标识重复：\(id)", "two rules are called \(id)")[language]
        case .repeatedForm(let id): BilingualText("表式重复：\(id)", "the book has the form \(id) already")[language]
        }
    }
}

extension RuleBookError: CustomStringConvertible {
    public var description: String { message(in: .english) }
}

/// The place of a rule among all rules, where its counts stand.
struct NumberedRule: Sendable {
    let ordinal: Int
}

/// Gives rules their places, and keeps the list of all of them.
struct RuleNumbering {
    private(set) var definitions: [RuleDefinition] = []

    mutating func add(_ definitions: [RuleDefinition]) { self.definitions += definitions }

    /// Adds a rule that finds its places itself.
    mutating func add(_ rule: Rule, example: @escaping @Sendable (_ passing: Bool) -> Disclosure) -> NumberedRule {
        definitions.append(RuleDefinition(rule, .builtIn, example: example))
        return NumberedRule(ordinal: definitions.count - 1)
    }
}
