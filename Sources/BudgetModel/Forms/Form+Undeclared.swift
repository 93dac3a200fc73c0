extension Form {
    /// The form of a table that nobody registered: its columns are those that the caption declares.
    ///
    /// Such a table is held, shown and written like any other. It has its id for a name, and without declared columns it
    /// has one, the amount.
    ///
    /// - Parameters:
    ///   - id: The key of the table in the document.
    ///   - keys: What identifies the lines: one kind, or those of income and expenditure.
    ///   - columns: The columns of the caption.
    /// - Returns: `nil` when the id is malformed, or belongs to another part of documents.
    package init?(undeclared id: ID, keys: [KeyKind], columns: [PrintedColumn]) {
        guard id.isWellFormed, Place(id, hasLines: true).part == .tables else { return nil }
        let names = keys.count == 1 ? [""] : ["income", "expenditure"]
        var sides: [Layout] = []
        for (kind, side) in zip(keys, names) {
            guard let layout = try? Layout(undeclared: columns, keys: kind, side: side) else { return nil }
            sides.append(layout)
        }
        guard sides.count == names.count else { return nil }
        self.init(id, id.rawValue, id.rawValue, sides: sides)
    }
}

extension KeyKind {
    /// The names of keys by which the lines of tables that nobody registered are told; where a line has several, the
    /// first.
    package static let undeclaredNames = ["code", "row", "agency", "project"]

    /// The kind of lines whose key has one of the ``undeclaredNames``.
    package init?(undeclared name: String) {
        switch name {
        case "code": self = .expenditure
        case "row": self = .row
        case "agency": self = .agency
        case "project": self = .project
        default: return nil
        }
    }
}

extension Layout {
    fileprivate init(undeclared printed: [PrintedColumn], keys: KeyKind, side: String) throws(FormError) {
        var columns: [Column] = []
        var identities: [NamedIdentity] = []
        // A column without a side is one of the only list, or of the expenditure side.
        for column in printed where (column.side ?? (side == "income" ? nil : side)) == side {
            let isUsable = Layout.isName(column.name) && !keys.reservedNames.contains(column.name)
            guard isUsable, columns.count < Layout.columnLimit, !columns.contains(where: { $0.name == column.name })
            else { continue }
            columns.append(Column(column.name, column.heading ?? column.name))
        }
        for column in columns {
            let parts = printed.filter { part in
                part.partOf == column.name && part.name != column.name && columns.contains { $0.name == part.name }
            }
            if !parts.isEmpty { identities.append(NamedIdentity(column.name, parts.map(\.name))) }
        }
        if columns.isEmpty { columns = [Column(AmountColumn.amount.name, AmountColumn.amount.heading)] }
        try self.init(keys: keys, side: side, columns: columns, identities: identities)
    }
}
