extension Edition {
    /// The codes with a name below a code, or anywhere, ordered by prefix. Several codes mean that the name alone does
    /// not tell: 行政运行 stands below many of them.
    ///
    /// The width of characters, brackets, punctuation and spaces do not count. Codes right below, or the 类 when no code
    /// is given, are given alone when there are any. A name of the edition, or an alternative one, goes before names
    /// that codes of the edition have in other years, as documents print them too.
    public func codes(named name: String, below parent: Code<C>? = nil) -> [Code<C>] {
        let wanted = FoldedName(name, limit: 100)
        guard !wanted.letters.isEmpty else { return [] }
        let table = table
        let range = parent.map { table.rowsBelow($0.value) } ?? table.rows.indices
        var (now, otherYears): ([Int32], [Int32]) = ([], [])
        var first = range.lowerBound
        while first < range.upperBound {
            let rows = table.rowRange(from: first)
            first = rows.upperBound
            guard rows.contains(where: { table.rows[$0].covers(shortYear) }) else { continue }
            let named = rows.filter { FoldedName(table.name(of: $0)) == wanted }
            guard let row = named.first else { continue }
            if named.contains(where: { table.rows[$0].covers(shortYear) }) {
                now.append(table.rows[row].code)
            } else {
                otherYears.append(table.rows[row].code)
            }
        }
        let found = now.isEmpty ? otherYears : now
        let nearest = found.filter { parent == nil ? $0 < 1_000 : $0 / 100 == parent?.value }
        return (nearest.isEmpty ? found : nearest).map { Code(unchecked: $0) }
    }
}
