public import BudgetCodes

/// 审核规则: a relation that must hold in every document.
public struct Rule: Identifiable, Sendable {
    private struct Declaration: Sendable {
        let id: String
        let severity: Severity
        let category: Category
        let table: String?
        let chinese: String
        let english: String
        let phrase: Phrase
        let example: @Sendable (_ passing: Bool) -> Disclosure
    }

    private let declaration: Box<Declaration>

    /// Where the counts of the rule stand during an evaluation.
    var ordinal = 0

    init(
        _ id: String,
        _ severity: Severity,
        _ category: Category,
        table: String?,
        chinese: String,
        english: String,
        phrase: Phrase = .statement,
        example: @escaping @Sendable (_ passing: Bool) -> Disclosure
    ) {
        declaration = .holds(
            Declaration(
                id: id, severity: severity, category: category, table: table, chinese: chinese, english: english,
                phrase: phrase, example: example))
    }

    /// The stable name, such as `budget.department-expenditure.row-sum`. Never used again for another rule.
    public var id: String { declaration.value.id }

    /// The severity of a violation, unless a ``Profile`` says otherwise.
    public var severity: Severity { declaration.value.severity }

    /// What kind of relation it is.
    public var category: Category { declaration.value.category }

    /// The ``Form/id`` of the table whose figure is asserted; `nil` for rules about all tables.
    public var table: String? { declaration.value.table }

    /// How messages call the expected figure.
    var phrase: Phrase { declaration.value.phrase }

    /// The relation in words.
    public func statement(in language: Language) -> String {
        language == .chinese ? declaration.value.chinese : declaration.value.english
    }

    /// A document in which the rule holds.
    public var passingExample: Disclosure { declaration.value.example(true) }

    /// A document in which the rule is violated.
    public var failingExample: Disclosure { declaration.value.example(false) }

    /// 规则类别: what kind of relation a rule is about.
    public enum Category: String, CaseIterable, Codable, Sendable {
        /// 表内: sums inside a table.
        case arithmetic
        /// 表间: figures of different tables.
        case crossTable
        /// 科目: codes and their names.
        case codes
        /// 完整: tables, rows and statements that must be there.
        case completeness
        /// 合理: values that are unlikely.
        case plausibility

        /// The name of the category.
        public func name(in language: Language) -> String {
            switch (self, language) {
            case (.arithmetic, .chinese): "表内"
            case (.crossTable, .chinese): "表间"
            case (.codes, .chinese): "科目"
            case (.completeness, .chinese): "完整"
            case (.plausibility, .chinese): "合理"
            case (.arithmetic, .english): "inside a table"
            case (.crossTable, .english): "between tables"
            case (.codes, .english): "codes"
            case (.completeness, .english): "completeness"
            case (.plausibility, .english): "plausibility"
            }
        }
    }

    /// How messages call the figure that a printed one is compared with.
    enum Phrase: Sendable {
        /// 各栏合计.
        case columns
        /// 下级合计.
        case children
        /// 各行合计.
        case rows
        /// The other table's figure, or the sum of several.
        case other
        /// At least the other figures.
        case atLeast
        /// No figure is compared; the finding's problem says it all.
        case statement
    }
}
