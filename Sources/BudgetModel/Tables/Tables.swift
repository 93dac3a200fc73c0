import BudgetCodes

/// 各表: the tables of a document, of any form, in the order of publication.
public struct Tables: Hashable, Sendable {
    package private(set) var tables: [Table] = []

    /// No tables.
    public init() {}

    /// Tables in any order, of forms that are all different.
    package init(_ tables: [Table]) {
        let places = tables.map(Tables.order)
        self.tables = orderedPlaces(tables.count) { places[$0] < places[$1] }.map { tables[$0] }
    }

    /// Tables of forms that are all different, in the order of publication.
    package init(inOrder tables: [Table]) { self.tables = tables }

    /// The table of a form, or `nil` when the document does not have it. A table of another form is put where its own form
    /// stands.
    public subscript(form: Form.ID) -> Table? {
        get { index(of: form).map { tables[$0] } }
        _modify {
            var table = take(form)
            defer { put(table, for: form) }
            yield &table
        }
    }

    /// The table of a type, or `nil` when the document does not have it.
    public subscript<View: TableView>(type: View.Type) -> View? {
        get { self[View.form.id].map { View(table: $0) } }
        _modify {
            var view = take(View.form.id).map { View(table: $0) }
            defer { put(view?.table, for: View.form.id) }
            yield &view
        }
    }

    /// The place of the table of a form. The tables are looked at where they are, for a copy would count their references.
    func index(of form: Form.ID) -> Int? {
        for place in tables.indices where tables[place].form.id == form { return place }
        return nil
    }

    /// The table of a form, taken out until it is put back, so that it changes in place.
    private mutating func take(_ form: Form.ID) -> Table? {
        guard let index = index(of: form) else { return nil }
        let table = tables[index]
        tables[index].sides = []
        return table
    }

    private mutating func put(_ table: Table?, for form: Form.ID) {
        let index = index(of: form)
        switch (index, table) {
        case (let index?, let table?) where table.form.id == tables[index].form.id: tables[index] = table
        case (let index?, let table?):
            tables.remove(at: index)
            insert(table)
        case (let index?, nil): tables.remove(at: index)
        case (nil, let table?): insert(table)
        case (nil, nil): break
        }
    }

    private mutating func insert(_ table: Table) {
        if let index = index(of: table.form.id) {
            tables[index] = table
            return
        }
        let place = Tables.order(table)
        tables.insert(table, at: tables.firstIndex { Tables.order($0) > place } ?? tables.count)
    }

    /// The forms of the package in the order of publication, those of others behind them by their ids, so that equal
    /// documents have equal tables however they came to them.
    private static func order(_ table: Table) -> (Int, String) {
        let id = table.form.id
        return FormBook.publicationPlace(of: id).map { ($0, "") } ?? (.max, id.rawValue)
    }

    /// Whether there is a table in a part of the document.
    package func hasTables(in part: Form.Part) -> Bool {
        tables.contains { $0.form.place.part == part }
    }

    /// Takes the tables of one part from others.
    mutating func replace(_ part: Form.Part, from others: Tables) {
        tables.removeAll { $0.form.place.part == part }
        for table in others.tables where table.form.place.part == part { insert(table) }
    }
}

extension Tables: RandomAccessCollection {
    public var startIndex: Int { tables.startIndex }
    public var endIndex: Int { tables.endIndex }

    public subscript(position: Int) -> Table { tables[position] }
}
