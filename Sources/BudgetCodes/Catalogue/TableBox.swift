/// A table behind one reference, so that catalogues and editions are cheap to copy.
indirect enum TableBox: Sendable {
    case table(CatalogueTable)

    var table: CatalogueTable {
        switch self {
        case .table(let table): table
        }
    }

    // This keeps the table inside the box. Taking it out would count references.

    @inline(__always)
    func leadingRow(of code: Int32, in year: Int32) -> Int? {
        switch self {
        case .table(let table): table.leadingRow(of: code, in: year)
        }
    }
}
