/// 政府预决算表: the tables of a government's own books.
///
/// A view of the tables of a document, by form and level.
public struct GovernmentTables: Sendable {
    var tables: Tables

    init(_ tables: Tables) { self.tables = tables }

    /// Whether there is no table of this part.
    public var isEmpty: Bool { !tables.hasTables(in: .government) }

    /// The table of a form for a level, or `nil` when the document does not have it.
    public subscript(form: GovernmentForm, scope: GovernmentScope = .whole) -> Table? {
        get { tables[form[scope].id] }
        _modify { yield &tables[form[scope].id] }
    }
}

extension Disclosure {
    /// 政府预决算 tables.
    public var government: GovernmentTables {
        get { GovernmentTables(tables) }
        _modify {
            var view = GovernmentTables(Tables())
            swap(&view.tables, &tables)
            defer { swap(&view.tables, &tables) }
            yield &view
        }
    }
}
