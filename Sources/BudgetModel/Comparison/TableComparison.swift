/// One table of a comparison.
public struct TableComparison: Hashable, Codable, Sendable, Identifiable {
    /// The form of the table, the budget's where a budget is compared with final accounts.
    public let form: Form.ID
    /// The official name.
    public let name: String
    /// Which of the documents have the table.
    public let presence: Presence
    /// The finer of the precisions of both.
    public let precision: Precision
    /// The columns, in the order of the form.
    public let columns: [ComparedColumn]
    /// Every line of both tables.
    public let rows: [ComparedRow]

    /// The form: a comparison has one table of each.
    public var id: Form.ID { form }

    /// Which of the documents have a table.
    public enum Presence: String, CaseIterable, Codable, Sendable {
        /// Both have it, with figures or declared empty.
        case both
        /// The later document has not, so that nothing can be said about its lines.
        case onlyBefore
        /// The earlier document has not.
        case onlyAfter
    }
}

/// A column of a comparison.
public struct ComparedColumn: Hashable, Codable, Sendable, Identifiable {
    /// The name of the column, as in JSON.
    public let name: ColumnID
    /// The official heading.
    public let heading: String

    /// The name: a table has one column of each.
    public var id: ColumnID { name }
}
