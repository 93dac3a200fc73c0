public import BudgetModel

extension DisclosureStream {
    /// A document that was read and checked.
    public struct Checked: Sendable {
        /// Where the document stands, and what came of reading it.
        public let item: Item
        /// What was checked; `nil` when the document could not be read.
        public let report: Report?
    }

    /// Reads and checks documents on several cores; the reports come in the order of the documents.
    ///
    /// ```swift
    /// for await checked in DisclosureStream(jsonLines: path).validated(workers: 4) {
    ///     print(checked.report?.counts.violated ?? 0)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - rules: The rules.
    ///   - profile: Severities, silenced rules and waivers.
    ///   - workers: How many documents are checked at the same time.
    public func validated(
        rules: RuleBook = .standard, profile: Profile = .standard, workers: Int = 2
    ) -> ParallelDocuments<Checker, Checked> {
        map(
            workers: workers, state: { Checker(rules: rules, profile: profile) },
            { checker, item in
                Checked(item: item, report: (try? item.result.get()).map { checker.check($0.disclosure) })
            })
    }
}
