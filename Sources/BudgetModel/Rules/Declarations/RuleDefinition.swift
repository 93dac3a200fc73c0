import BudgetCodes

/// 规则定义: a rule, how it is evaluated, and two documents that show it.
///
/// ```swift
/// let book = try RuleBook.standard.adding([
///     .relation(Relation("my.reserve", .total(DepartmentExpenditure.self, .project), covers: [reserve])),
///     RuleDefinition(Rule("my.title", .note, .completeness, chinese: "应有标题", english: "There is a title")) { check in
///         check.expect(check.document.header.title != nil, chinese: "没有标题", english: "there is no title")
///     },
/// ])
/// ```
public struct RuleDefinition: Sendable {
    /// The rule.
    public let rule: Rule
    let evaluation: RuleEvaluation
    private let example: (@Sendable (_ passing: Bool) -> Disclosure)?

    /// A document in which the rule holds; `nil` when the rule has no examples.
    public var passingExample: Disclosure? { example?(true) }

    /// A document in which the rule is violated; `nil` when the rule has no examples.
    public var failingExample: Disclosure? { example?(false) }

    init(
        _ rule: Rule, _ evaluation: RuleEvaluation, example: (@Sendable (_ passing: Bool) -> Disclosure)?
    ) {
        self.rule = rule
        self.evaluation = evaluation
        self.example = example
    }

    /// A relation between cells of any forms.
    public static func relation(_ relation: Relation) -> RuleDefinition {
        RuleDefinition(relation.rule, .relation(relation)) { relation.example(passing: $0) }
    }

    /// A relation between columns, code by code.
    public static func keyed(_ relation: KeyedRelation) -> RuleDefinition {
        RuleDefinition(relation.rule, .keyed(relation)) { relation.example(passing: $0) }
    }

    /// One row of a form that is the sum of others.
    ///
    /// - Parameters:
    ///   - id: The name of the rule.
    ///   - form: The form.
    ///   - side: `income` or `expenditure` in a form with two sides.
    ///   - formula: What adds up.
    ///   - severity: The severity of a violation.
    /// - Precondition: The form has the side.
    public static func formula(
        _ id: Rule.ID, in form: Form, side: String = "", _ formula: RowFormula, severity: Severity = .error
    ) -> RuleDefinition {
        let place = form.sides.firstIndex { $0.side == side }
        precondition(place != nil, "\(form.id) has no side \"\(side)\"")
        return TableRuleMaker(form: form, side: place ?? 0).formula(formula, id: id, severity: severity)
    }

    /// A rule about a whole document.
    ///
    /// - Parameters:
    ///   - rule: The rule.
    ///   - example: A document in which the rule holds, and one in which it is violated.
    ///   - check: Looks at the document and says what holds and what does not.
    public init(
        _ rule: Rule, example: (@Sendable (_ passing: Bool) -> Disclosure)? = nil,
        check: @escaping @Sendable (inout DocumentCheck) -> Void
    ) {
        self.init(rule, .document(check), example: example)
    }
}

/// How a rule is evaluated.
enum RuleEvaluation: Sendable {
    /// An identity of columns of one side of a form, by its number in the layout.
    case identity(Form.ID, side: Int, number: Int)
    /// A line is the sum of the lines below it.
    case parentSum(Form.ID, side: Int)
    /// 合计 is the sum of the top lines.
    case totalSum(Form.ID, side: Int)
    /// A row is the sum of others.
    case formula(Form.ID, side: Int, RowFormula)
    case relation(Relation)
    case keyed(KeyedRelation)
    /// The rules about all tables and about performance forms find their places themselves.
    case builtIn
    case document(@Sendable (inout DocumentCheck) -> Void)
    /// A rule about the books of a government.
    case government(@Sendable (inout GovernmentCheck) -> Void)
}

extension RuleDefinition: Identifiable {
    /// The name of the rule.
    public var id: Rule.ID { rule.id }
}

extension Disclosure {
    /// An example document without tables, of the kind that has a form.
    static func example(of form: Form) -> Disclosure {
        let kind: Kind = form.place.part == .finalAccounts ? .finalAccounts : .budget
        return Disclosure(Header(kind, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
    }

    /// An example document with one table.
    static func example(_ table: Table) -> Disclosure {
        var document = Disclosure.example(of: table.form)
        document.tables[table.form.id] = table
        return document
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
