/// 某年度政府收支分类科目: a classification as it is in one year.
///
/// An edition is a view on the built-in catalogue, or an official table that was imported.
public struct Edition<C: Classification>: Sendable {
    /// The year.
    public let year: Int
    /// Whether this is an imported official table. A code that it lacks does not exist. A code that the built-in
    /// catalogue lacks may only be unknown.
    public let isOfficial: Bool
    let shortYear: Int32
    let box: TableBox

    init(year: Int, box: TableBox, isOfficial: Bool) {
        self.year = year
        self.isOfficial = isOfficial
        self.box = box
        // Years beyond the spans only meet the ends that are open.
        shortYear = Int32(truncatingIfNeeded: min(max(year, 1), Int(CatalogueTable.unboundedLast)))
    }

    var table: CatalogueTable { box.table }

    /// The entry of a code, or nil when the edition does not have it.
    public subscript(code: Code<C>) -> Entry<C>? {
        entry(of: code.value)
    }

    /// The entry of a code given as exactly its ASCII digits, or nil when the edition does not have it or the text is
    /// no code.
    public subscript(text: String) -> Entry<C>? {
        guard let value = codeValue(of: text) else { return nil }
        return entry(of: value)
    }

    /// The entry of a code given as exactly its ASCII digits in a buffer, or nil. This is the fast way for readers.
    public subscript(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Entry<C>? {
        guard let value = codeValue(of: bytes) else { return nil }
        return entry(of: value)
    }

    // No closures and no flatMap here: in unspecialised code each would build the metadata of Entry<C>.

    @inline(__always)
    private func entry(of value: Int32) -> Entry<C>? {
        guard let row = box.leadingRow(of: value, in: shortYear) else { return nil }
        return entry(value, row)
    }

    @inline(__always)
    private func entry(_ value: Int32, _ row: Int) -> Entry<C> {
        let code = Code<C>(unchecked: value)
        guard isOfficial else { return Entry(code: code, row: row, year: shortYear, imported: nil) }
        return Entry(code: code, row: row, year: shortYear, imported: box)
    }

    /// The entries of leading rows.
    func entries(within range: Range<Int>) -> [Entry<C>] {
        let table = table
        return table.leadingRows(in: shortYear, within: range).map { entry(table.rows[$0].code, $0) }
    }

    /// Whether the edition has a code.
    public func contains(_ code: Code<C>) -> Bool {
        box.leadingRow(of: code.value, in: shortYear) != nil
    }

    /// All entries, ordered by prefix: each parent just before its children.
    public var entries: [Entry<C>] {
        entries(within: table.rows.indices)
    }

    /// The 类, in order.
    public var roots: [Entry<C>] {
        entries.filter { $0.level == .category }
    }

    /// The entries one level below a code, in order. Empty for an unknown code.
    public func children(of code: Code<C>) -> [Entry<C>] {
        descendants(of: code).filter { $0.code.parent == code }
    }

    /// The entries somewhere below a code, ordered by prefix. Empty for an unknown code.
    public func descendants(of code: Code<C>) -> [Entry<C>] {
        entries(within: table.rowsBelow(code.value))
    }
}
