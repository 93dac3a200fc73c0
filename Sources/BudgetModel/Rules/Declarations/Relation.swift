import BudgetCodes

/// 表间关系: figures of different tables that must agree, declared as data.
///
/// The declaration gives the evaluation, the wording in both languages and the two examples.
public struct Relation: Hashable, Sendable {
    let id: Rule.ID
    let severity: Severity
    let comparison: Comparison
    private(set) var subject: CellReference
    private(set) var addends: [CellReference]
    private(set) var subtrahends: [CellReference]
    /// Figures of which the first must be the sum of the others before the relation says anything: it rests on the
    /// assumption that both sides are the same money. Empty for relations that rest on none.
    private(set) var premise: [CellReference] = []

    /// 甲 = 乙, the same figure printed twice; or 甲 = Σ, when there are several addends.
    ///
    /// - Parameters:
    ///   - id: The name of the rule.
    ///   - subject: The figure that is asserted.
    ///   - addends: The figures that it is compared with, added up.
    ///   - subtrahends: Figures that are taken off.
    ///   - severity: The severity of a violation.
    public init(
        _ id: Rule.ID, _ subject: CellReference, equals addends: [CellReference],
        less subtrahends: [CellReference] = [], severity: Severity = .error
    ) {
        self.id = id
        self.severity = severity
        self.comparison = .equal
        self.subject = subject
        self.addends = addends
        self.subtrahends = subtrahends
    }

    /// 甲 ≥ Σ.
    public init(
        _ id: Rule.ID, _ subject: CellReference, covers addends: [CellReference],
        less subtrahends: [CellReference] = [], severity: Severity = .warning
    ) {
        self.id = id
        self.severity = severity
        self.comparison = .atLeast
        self.subject = subject
        self.addends = addends
        self.subtrahends = subtrahends
    }

    /// The relation for documents that print all of its rows and columns.
    func ifPrinted() -> Relation {
        var relation = self
        relation.subject = subject.when(.ifPrinted)
        relation.addends = addends.map { $0.when(.ifPrinted) }
        relation.subtrahends = subtrahends.map { $0.when(.ifPrinted) }
        return relation
    }

    /// The relation for documents in which the first figure of a premise is the sum of the others.
    func assuming(_ premise: [CellReference]) -> Relation {
        var relation = self
        relation.premise = premise
        return relation
    }

    /// All cells that are compared, the asserted one first.
    var cells: [CellReference] { [subject] + addends + subtrahends }

    /// The rule of the relation, with the wording.
    var rule: Rule {
        let sign = comparison == .atLeast ? "≥" : "="
        func formula(_ language: Language) -> String {
            let plus = addends.map { $0.name(in: language) }.joined(separator: " + ")
            return "\(subject.name(in: language)) \(sign) \(plus)"
                + subtrahends.map { " − " + $0.name(in: language) }.joined()
        }
        let phrase: Rule.Phrase = !premise.isEmpty ? .sameMoney : comparison == .atLeast ? .atLeast : .other
        let assumption = phrase.assumption
        return Rule(
            id, severity, .crossTable, table: subject.form.id,
            chinese: formula(.chinese) + (assumption.map { "（\($0.chinese)）" } ?? ""),
            english: formula(.english) + (assumption.map { ", \($0.english)" } ?? ""), phrase: phrase)
    }

    /// A document in which the relation holds, or is violated.
    func example(passing: Bool) -> Disclosure {
        var document = Disclosure.example(of: subject.form)
        var sum: Int64 = 0
        for (index, addend) in addends.enumerated() {
            addend.write(Amount(tenThousandYuan: Int64(index + 5)), to: &document)
            sum += Int64(index + 5)
        }
        for subtrahend in subtrahends {
            subtrahend.write(Amount(yuan: 10_000), to: &document)
            sum -= 1
        }
        subject.write(Amount(tenThousandYuan: passing ? sum : sum - 1), to: &document)
        for (index, cell) in premise.enumerated() {
            cell.write(Amount(tenThousandYuan: Int64(100 * (index == 0 ? premise.count - 1 : 1))), to: &document)
        }
        return document
    }
}
