/// A table behind one reference, so that catalogues and editions are cheap to copy.
indirect enum TableBox: Sendable {
    case table(CatalogueTable)

    var table: CatalogueTable {
        switch self {
        case .table(let table): table
        }
    }

    // These keep the table inside the box. Taking it out would count references.

    @inline(__always)
    func leadingRow(of code: Int32, in year: Int32) -> Int? {
        switch self {
        case .table(let table): table.leadingRow(of: code, in: year)
        }
    }

    /// Whether the leading name of a code in a year is exactly a text. Nil when the code is not there.
    func isLeadingName(_ text: String, of code: Int32, in year: Int32) -> Bool? {
        switch self {
        case .table(let table):
            guard let row = table.leadingRow(of: code, in: year) else { return nil }
            return text.utf8.withContiguousStorageIfAvailable { table.hasName(row, $0) }
                ?? (table.name(of: row) == text)
        }
    }

    func name(of row: Int) -> String {
        switch self {
        case .table(let table): table.name(of: row)
        }
    }
}
