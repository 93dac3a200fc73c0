/// 某年度政府收支分类科目: a classification as it is in one year.
///
/// An edition is a view on the built-in catalogue, or an official table that was imported.
public struct Edition<C: Classification>: Sendable {
    /// The year.
    public let year: Int
    /// Whether this is an imported official table. A code that it lacks does not exist. A code that the built-in
    /// catalogue lacks may only be unknown.
    public let isOfficial: Bool
    @usableFromInline let shortYear: Int32
    @usableFromInline let box: TableBox

    init(year: Int, box: TableBox, isOfficial: Bool) {
        self.year = year
        self.isOfficial = isOfficial
        self.box = box
        // Years beyond the spans only meet the ends that are open.
        shortYear = Int32(truncatingIfNeeded: min(max(year, 1), Int(CatalogueTable.unboundedLast)))
    }

    var table: CatalogueTable { box.table }

    /// The entry of a code, or nil when the edition does not have it.
    @inlinable
    public subscript(code: Code<C>) -> Entry<C>? {
        entry(of: code.value)
    }

    /// The entry of a code given as exactly its ASCII digits, or nil when the edition does not have it or the text is
    /// no code.
    @inlinable
    public subscript(text: String) -> Entry<C>? {
        entry(of: codeValue(of: text))
    }

    /// The entry of a code given as exactly its ASCII digits in a buffer, or nil. This is the fast way for readers.
    @inlinable
    public subscript(utf8 bytes: UnsafeBufferPointer<UInt8>) -> Entry<C>? {
        entry(of: codeValue(of: bytes))
    }

    // Inlined into clients, where the type is known: in unspecialised code each step would cost more than the search,
    // which is a call. `Docs/Decisions.md` has the numbers.
    @inlinable @inline(__always)
    func entry(of value: Int32) -> Entry<C>? {
        let row = box.leadingRow(of: value, in: shortYear)
        return row < 0 ? nil : entry(value, row)
    }

    @inlinable @inline(__always)
    func entry(_ value: Int32, _ row: Int32) -> Entry<C> {
        Entry(code: Code(unchecked: value), row: row, year: shortYear, imported: isOfficial ? box : nil)
    }

    /// The entries of leading rows.
    func entries(within range: Range<Int>) -> [Entry<C>] {
        let table = table
        return table.leadingRows(in: shortYear, within: range).map {
            entry(table.rows[$0].code, Int32(truncatingIfNeeded: $0))
        }
    }

    /// Whether the edition has a code.
    @inlinable
    public func contains(_ code: Code<C>) -> Bool {
        box.leadingRow(of: code.value, in: shortYear) >= 0
    }

    /// 是否全部印证: whether published documents of the year print a code and all codes right below it, two at least.
    ///
    /// Below such a code the catalogue should know everything that is valid in the year; elsewhere a code may be missing,
    /// most of all one that was deleted since. It is true for all codes of an official table.
    public func isFullyAttested(below code: Code<C>) -> Bool {
        isOfficial ? contains(code) : table.isFullyAttested(below: code.value, in: shortYear)
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
