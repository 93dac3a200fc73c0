/// Compares the names that documents print with those of an edition, for checkers that read bytes.
///
/// It is made once for each edition. It is not generic, for a call from another module has to cost nothing but itself.
package struct NameChecker: Sendable {
    private let box: TableBox
    /// The built-in catalogue, when the edition is an official table.
    private let builtIn: TableBox?
    private let year: Int32

    package init<C: Classification>(_ edition: Edition<C>) {
        box = edition.box
        builtIn = edition.isOfficial ? C.catalogue.box : nil
        year = edition.shortYear
    }

    /// Whether the bytes of a name are exactly those of the leading name of a code. False means that `match` tells more;
    /// nil means that the edition does not have the code.
    package func isName(_ name: UnsafeBufferPointer<UInt8>, of code: Int32) -> Bool? {
        // Codes of 0 and below are not in the index, where an empty place looks like 0.
        code > 0 ? box.isLeadingName(name, of: code, in: year) : nil
    }

    /// Compares a name in UTF-8 with all names of a code.
    package func match(_ name: UnsafeBufferPointer<UInt8>, of code: Int32) -> NameMatch {
        guard let isExact = isName(name, of: code) else { return .unknownCode }
        if isExact { return .exact }

        let table = box.table
        let leading = Int(table.leadingRow(of: code, in: year))
        guard leading >= 0, let first = table.firstRow(of: code) else { return .unknownCode }
        let rows = table.rowRange(from: first)
        let current = rows.filter { table.rows[$0].covers(year) }
        if current.contains(where: { table.hasName($0, name) }) { return .alternative }

        let folded = FoldedName(String(decoding: name, as: UTF8.self))
        let isSame = { (row: Int) in FoldedName(table.name(of: row)) == folded }
        if let row = current.first(where: isSame) { return .variant(expected: table.name(of: row)) }
        if let row = rows.first(where: isSame) {
            return table.rows[row].lastYear < year
                ? .formerName(table.span(of: row)) : .laterName(table.span(of: row))
        }
        // An imported edition has no other years; the built-in catalogue does.
        return builtIn.flatMap { otherYear($0.table, folded, code) } ?? .different(expected: table.name(of: leading))
    }

    private func otherYear(_ table: CatalogueTable, _ folded: FoldedName, _ code: Int32) -> NameMatch? {
        guard let first = table.firstRow(of: code) else { return nil }
        for row in table.rowRange(from: first) where FoldedName(table.name(of: row)) == folded {
            if table.rows[row].lastYear < year { return .formerName(table.span(of: row)) }
            if table.rows[row].firstYear > year { return .laterName(table.span(of: row)) }
        }
        return nil
    }
}
