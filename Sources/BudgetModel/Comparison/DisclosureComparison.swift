import BudgetCodes

/// 对比: two disclosures of one body, table by table and line by line: year on year, or a budget against its final
/// accounts.
///
/// Lines are matched by code. A code that was renamed, moved, merged or split between the editions of both years is
/// matched through the catalogue. Every line of both documents is in the result, with what became of it.
public struct DisclosureComparison: Hashable, Codable, Sendable {
    /// 对比方式.
    public let basis: Basis
    /// The header of the document that is compared against.
    public let before: Disclosure.Header
    /// The header of the document that is compared.
    public let after: Disclosure.Header
    /// The tables in the order of publication.
    public let tables: [TableComparison]

    /// What is compared.
    public enum Basis: String, CaseIterable, Codable, Sendable {
        /// 上年与本年: two documents of one kind.
        case yearOnYear
        /// 预算与决算: a budget against final accounts.
        case execution
    }

    /// Compares two documents.
    ///
    /// - Parameters:
    ///   - before: The document of the earlier year, or the budget.
    ///   - after: The document of the later year, or the final accounts.
    ///   - pairings: Which tables of final accounts are held against which of a budget.
    public init(_ before: Disclosure, _ after: Disclosure, pairings: [FormPairing] = FormPairing.standard) {
        self.before = before.header
        self.after = after.header
        let isExecution = before.header.kind == .budget && after.header.kind == .finalAccounts
        basis = isExecution ? .execution : .yearOnYear
        let left = before.tables.map { ComparableTable($0) }
        var right = after.tables.map { ComparableTable($0) }
        // The tables of final accounts take the names of those of the budget that they are held against.
        if isExecution { right = Self.pair(right, pairings, with: before) }
        let matcher = CodeMatcher(from: before.header.fiscalYear, to: after.header.fiscalYear)
        let positions = Dictionary(first: right.enumerated().map { ($1.form, $0) })
        var tables = left.map { TableComparison($0, positions[$0.form].map { right[$0] }, matcher) }
        let known = Set(left.map { $0.form })
        for table in right where !known.contains(table.form) { tables.append(TableComparison(nil, table, matcher)) }
        self.tables = tables
    }

    private static func pair(
        _ tables: [ComparableTable], _ pairings: [FormPairing], with budget: Disclosure
    ) -> [ComparableTable] {
        let pairings = Dictionary(first: pairings.map { ($0.finalAccounts, $0) })
        // No two tables get one name.
        var taken = Set(tables.map { $0.form })
        return tables.map { table in
            guard let pairing = pairings[table.form], taken.insert(pairing.budget).inserted else { return table }
            let form = budget.tables[pairing.budget]?.form ?? FormBook.standard[pairing.budget]
            return table.paired(pairing, name: form?.officialName ?? table.name)
        }
    }

    /// 变动最大的行: the lines of the last level with the largest changes, largest first.
    ///
    /// - Parameters:
    ///   - count: How many.
    ///   - form: The form of a table; by default 支出总表 of a budget, 支出决算表 of final accounts.
    public func largestMovers(_ count: Int, in form: Form.ID? = nil) -> [ComparedRow] {
        guard let rows = table(form)?.rows else { return [] }
        func size(_ row: ComparedRow) -> UInt64 { row.figures.first?.change?.fen.magnitude ?? 0 }
        // Equal changes stay in the order of the table.
        let moved = rows.filter { $0.isLastLevel && size($0) > 0 }
        return Array(moved.ordered { size($0) > size($1) }.prefix(max(count, 0)))
    }

    /// 变动最大的行 of the table of a form; the largest changes first.
    public func largestMovers(_ count: Int, in form: Form) -> [ComparedRow] {
        largestMovers(count, in: form.id)
    }

    /// The table of a form; by default 支出总表 or 支出决算表.
    func table(_ form: Form.ID?) -> TableComparison? {
        let forms = form.map { [$0] } ?? [DepartmentExpenditure.form.id, FinalExpenditure.form.id]
        return tables.first { forms.contains($0.form) }
    }
}
