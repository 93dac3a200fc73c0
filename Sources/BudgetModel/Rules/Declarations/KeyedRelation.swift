public import BudgetCodes

/// 分科目表间关系: for each functional code, a column of one table against columns of others.
public struct KeyedRelation: Hashable, Sendable {
    let id: Rule.ID
    let severity: Severity
    let comparison: Comparison
    /// The level that is compared, or `nil` for all levels.
    let level: CodeLevel?
    let subject: ColumnReference
    let addends: [ColumnReference]

    /// 各科目：甲 = Σ.
    ///
    /// - Parameters:
    ///   - id: The name of the rule.
    ///   - level: The level that is compared, or `nil` for all levels.
    ///   - subject: The column that is asserted.
    ///   - addends: The columns that it is compared with, added up.
    ///   - severity: The severity of a violation.
    public init(
        _ id: Rule.ID, each level: CodeLevel?, _ subject: ColumnReference, equals addends: [ColumnReference],
        severity: Severity = .error
    ) {
        self.id = id
        self.severity = severity
        self.comparison = .equal
        self.level = level
        self.subject = subject
        self.addends = addends
    }

    /// 各科目：甲 ≥ Σ.
    public init(
        _ id: Rule.ID, each level: CodeLevel?, _ subject: ColumnReference, covers addends: [ColumnReference],
        severity: Severity = .error
    ) {
        self.id = id
        self.severity = severity
        self.comparison = .atLeast
        self.level = level
        self.subject = subject
        self.addends = addends
    }

    /// All columns that are compared, the asserted one first.
    /// Whether it is only about documents that have all of its tables.
    private(set) var isIfPrinted = false

    /// The relation for documents that have all of its tables.
    func ifPrinted() -> KeyedRelation {
        var relation = self
        relation.isIfPrinted = true
        return relation
    }

    var columns: [ColumnReference] { [subject] + addends }

    /// The rule of the relation, with the wording.
    var rule: Rule {
        let sign = comparison == .atLeast ? "≥" : "="
        func formula(_ language: Language) -> String {
            "\(subject.name(in: language)) \(sign) "
                + addends.map { $0.name(in: language) }.joined(separator: " + ")
        }
        return Rule(
            id, severity, .crossTable, table: subject.form.id,
            chinese: "各\(level?.officialName ?? "科目")：" + formula(.chinese),
            english: "For each \(level.map { "\($0)" } ?? "code"): " + formula(.english),
            phrase: comparison == .atLeast ? .atLeast : .other)
    }

    /// A document in which the relation holds, or is violated.
    func example(passing: Bool) -> Disclosure {
        var document = Disclosure.example(of: subject.form)
        for addend in addends { addend.write(.socialSecurity, Amount(yuan: 50_000), to: &document) }
        let sum = Int64(addends.count) * 50_000
        subject.write(.socialSecurity, Amount(yuan: passing ? sum : sum - 10_000), to: &document)
        return document
    }
}
