/// A table behind one reference, so that catalogues and editions are cheap to copy.
@usableFromInline
indirect enum TableBox: Sendable {
    case table(CatalogueTable)

    var table: CatalogueTable {
        switch self {
        case .table(let table): table
        }
    }

    // These keep the table inside the box. Taking it out would count references.

    /// The row of a code that leads in a year, negative when there is none.
    @usableFromInline
    func leadingRow(of code: Int32, in year: Int32) -> Int32 {
        switch self {
        case .table(let table): table.leadingRow(of: code, in: year)
        }
    }

    /// How a printed name stands to the leading name of a code in a year.
    func standing(of code: Int32, _ name: UnsafeBufferPointer<UInt8>, in year: Int32) -> NameChecker.Standing {
        switch self {
        case .table(let table):
            let row = Int(table.leadingRow(of: code, in: year))
            guard row >= 0 else { return .unknownCode }
            guard table.hasName(row, name) else { return .otherName }
            return table.isAttested(row, in: year) ? .attested : .named
        }
    }

    func name(of row: Int) -> String {
        switch self {
        case .table(let table): table.name(of: row)
        }
    }
}
