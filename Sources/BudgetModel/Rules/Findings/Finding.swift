public import BudgetCodes

/// 审核发现: one relation that does not simply hold, with both places and the arithmetic.
public struct Finding: Hashable, Sendable {
    /// Which rule it is about.
    public var rule: Rule.ID
    /// How grave it is; 提示 for everything that is not violated.
    public var severity: Severity
    /// What came of the relation.
    public var verdict: Verdict
    /// The cell that is asserted, with its printed figure.
    public var cell: Cell
    /// The cells that it is compared with or that are added up; blank ones are left out.
    public var others: [Cell]
    /// The figure that the others give.
    public var expected: Amount?
    /// Printed minus expected.
    public var difference: Amount?
    /// The precision of the table of ``cell``.
    public var precision: Precision
    /// How the expected figure is called.
    public var phrase: Rule.Phrase
    /// What is wrong, for rules that are not about sums.
    public var problem: Problem?
    /// Why the relation was not evaluated.
    public var reason: NotEvaluatedReason?
    /// 说明: the explanation that waives the finding.
    public var explanation: String?
    /// A name of the finding that stays the same when unrelated rows change.
    public var fingerprint: Fingerprint
    /// Findings with the same number are traces of one wrong figure; see ``Report/groups``.
    public var group: Int?

    /// What is wrong with something that is no sum. Behind a reference, for most findings are about sums and have none.
    public indirect enum Problem: Hashable, Sendable {
        /// A code that the catalogue does not know in that year.
        case unknownCode
        /// A code that the catalogue does not have, where it may lack codes: a new one, or one that was deleted since.
        case uncertainCode
        /// A name that differs from the catalogue's, and how well founded the catalogue's is.
        case otherName(expected: String, evidence: Evidence)
        /// A name that was right in an earlier edition.
        case formerName(until: Int?, expected: String, evidence: Evidence)
        /// A text where a code of a kind should stand.
        case malformedCode(code: String, kind: KeyKind)
        /// No line of a level above is printed.
        case missingParent(code: String)
        /// A figure that is not split up down to the level that must be published.
        case tooCoarse
        /// A key that stands in more than one line.
        case duplicateLine
        /// An empty table without a statement that there is nothing to report.
        case emptyWithoutStatement
        /// A table with figures and a statement that there are none.
        case statementContradicted
        /// A table that every such document has.
        case missingTable
        /// A figure below zero.
        case negative
        /// A figure with more decimals than its table prints.
        case overPrecise
        /// Points or per cent that are not what the others give; a range where words leave room.
        case points(printed: FixedDecimal?, lower: FixedDecimal, upper: FixedDecimal, assumption: ScoringAssumption?)
        /// Something about an indicator or a form, with the texts that it is about.
        case performance(PerformanceProblem, [String])
        /// Something that a rule of one's own has found, in words of both languages.
        case custom(chinese: String, english: String)
    }
}

extension Finding: Identifiable {
    /// The fingerprint: findings of one report with the same one are about the same place and figures.
    public var id: Fingerprint { fingerprint }
}
