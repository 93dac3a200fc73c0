import BudgetCodes

/// 整份文件的核对: what a rule about a whole document looks at, and where it says what it found.
public struct DocumentCheck {
    /// The document.
    public let document: Disclosure
    private let rule: NumberedRule
    private(set) var evaluation: Evaluation

    init(_ document: Disclosure, _ rule: NumberedRule, _ evaluation: Evaluation) {
        self.document = document
        self.rule = rule
        self.evaluation = evaluation
    }

    /// Counts a condition that holds, or describes what is wrong, in both languages.
    ///
    /// - Parameters:
    ///   - condition: Whether it is right.
    ///   - chinese: What is wrong, in Chinese.
    ///   - english: What is wrong, in English.
    ///   - cell: Where; by default the form that the rule is about.
    public mutating func expect(_ condition: Bool, chinese: String, english: String, at cell: Cell? = nil) {
        let problem = condition ? nil : Finding.Problem.custom(chinese: chinese, english: english)
        let place = cell ?? wholeForm
        evaluation.check(rule, problem: problem) { place }
    }

    /// Compares a printed figure with others, added up, by the intervals for which printed figures stand.
    ///
    /// - Parameters:
    ///   - cell: The figure that is asserted.
    ///   - others: The figures that it is compared with. Without a figure among them nothing is known.
    ///   - comparison: Whether it is the sum, the same figure, or at least the sum.
    ///   - precision: The precision of all figures.
    public mutating func compare(
        _ cell: Cell, with others: [Cell], _ comparison: Comparison = .equal, precision: Precision = .tenThousandYuan
    ) {
        evaluation.check(
            rule, printed: cell.amount, precision: precision, sum: RunningSum(others.map(\.amount), precision),
            comparison, cell: { cell }, others: { others })
    }

    /// Counts a relation that could not be evaluated.
    public mutating func skip(_ reason: NotEvaluatedReason, at cell: Cell? = nil) {
        evaluation.recordNotEvaluated(rule, reason, cell: cell ?? wholeForm, precision: .tenThousandYuan)
    }

    private var wholeForm: Cell {
        let id = evaluation.rules[rule.ordinal].table ?? Form.ID(document.header.kind.rawValue)
        let form = document.tables[id]?.form ?? FormBook.standard[id]
        return Cell(
            Location(table: id), form: form ?? Form(id, document.header.agency.name, document.header.agency.name))
    }
}
