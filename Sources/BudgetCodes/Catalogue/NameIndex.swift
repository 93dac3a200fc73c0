/// 名称索引: finds the codes of an edition by their printed names. It is made once for many names.
package struct NameIndex: Sendable {
    private struct Found {
        /// Codes that have the name in the edition.
        var now: [Int32] = []
        /// Codes of the edition that had it in earlier years, or got it later.
        var otherYears: [Int32] = []
    }

    private let places: [FoldedName: Int]
    private let found: [Found]

    package init<C: Classification>(_ edition: Edition<C>) {
        self.init(edition.table, in: edition.shortYear, within: edition.table.rows.indices)
    }

    /// The names of a range of rows that does not cut a code in two.
    init(_ table: CatalogueTable, in year: Int32, within range: Range<Int>) {
        var places: [FoldedName: Int] = [:]
        var found: [Found] = []
        var first = range.lowerBound
        while first < range.upperBound {
            let rows = table.rowRange(from: first)
            first = rows.upperBound
            guard rows.contains(where: { table.rows[$0].covers(year) }) else { continue }
            for row in rows {
                let code = table.rows[row].code
                let name = FoldedName(table.name(of: row))
                guard !name.letters.isEmpty else { continue }
                let place = places[name] ?? found.count
                if place == found.count {
                    places[name] = place
                    found.append(Found())
                }
                if table.rows[row].covers(year) {
                    if found[place].now.last != code { found[place].now.append(code) }
                } else if found[place].now.last != code, found[place].otherYears.last != code {
                    found[place].otherYears.append(code)
                }
            }
        }
        self.places = places
        self.found = found
    }

    /// The codes with a name below a code, ordered by prefix; 0 stands for the whole classification.
    ///
    /// Those right below, or the 类, are given alone when there are any; deeper ones only when there are none. Names of
    /// the edition go before those that its codes have in other years.
    package func codes(named name: FoldedName, below parent: Int32 = 0) -> [Int32] {
        guard let place = places[name] else { return [] }
        let now = Self.nearest(found[place].now, below: parent)
        return now.isEmpty ? Self.nearest(found[place].otherYears, below: parent) : now
    }

    private static func nearest(_ codes: [Int32], below parent: Int32) -> [Int32] {
        let below = parent == 0 ? codes : codes.filter { isPrefix(parent, of: $0) }
        guard below.count > 1 else { return below }
        let nearest = below.filter { parent == 0 ? $0 < 1_000 : $0 / 100 == parent }
        return nearest.isEmpty ? below : nearest
    }
}

extension Edition {
    /// The codes with a name below a code, or anywhere, ordered by prefix. Several codes mean that the name alone does
    /// not tell: 行政运行 stands below many of them.
    ///
    /// The width of characters, brackets, punctuation and spaces do not count. Codes right below, or the 类 when no code
    /// is given, are given alone when there are any. A name of the edition, or an alternative one, goes before names
    /// that codes of the edition have in other years, as documents print them too.
    public func codes(named name: String, below parent: Code<C>? = nil) -> [Code<C>] {
        let index = NameIndex(
            table, in: shortYear, within: parent.map { table.rowsBelow($0.value) } ?? table.rows.indices)
        return index.codes(named: FoldedName(name), below: parent?.value ?? 0).map { Code(unchecked: $0) }
    }
}
