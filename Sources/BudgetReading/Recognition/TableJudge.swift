import BudgetModel

/// 勾稽判断: asks the rules of the package how a table adds up when its figures are put here or there.
struct TableJudge {
    private var checker: Checker
    private let header: Disclosure.Header

    init(_ header: Disclosure.Header) {
        checker = Checker()
        self.header = header
    }

    /// 判断: how a table adds up; the less the better.
    struct Verdict: Comparable {
        /// Relations that are violated.
        var violated: Int
        /// Relations that cannot be told, such as a blank against a figure.
        var open: Int
        /// Relations that hold.
        var holds: Int

        init(_ counts: VerdictCounts) {
            (violated, open, holds) = (counts.violated, counts.notEvaluated, counts.holds + counts.rounding)
        }

        static func < (left: Verdict, right: Verdict) -> Bool {
            (left.violated, left.open, right.holds) < (right.violated, right.open, left.holds)
        }
    }

    /// How the relations inside a table stand.
    mutating func verdict(_ draft: DraftTable, in unit: AmountUnit, decimals: Int) -> Verdict {
        let precision = Precision(checking: unit, decimals: min(decimals, unit.decimalsOfFen)) ?? .tenThousandYuan
        var caption = Caption(precision: precision)
        caption.columns = draft.printedColumns
        let table = Table(draft.form, SharedCaption(caption), sides: draft.sections(in: unit))
        let document = Disclosure(header, tables: Tables([table]), performance: PerformanceForms(), remarks: [])
        guard FormBook.standard[draft.form.id] != nil else {
            return Verdict(document.validate().counts(for: draft.form))
        }
        return Verdict(checker.check(document).counts(for: draft.form))
    }
}
