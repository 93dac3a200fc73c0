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

    /// How the bytes of a printed name stand to the leading name of a code.
    package enum Standing: Sendable {
        /// They are the same, and documents of the year print it.
        case attested
        /// They are the same.
        case named
        /// They are not the same. `match` tells more.
        case otherName
        /// The edition does not have the code.
        case unknownCode
    }

    /// Compares the bytes of a printed name with those of the leading name of a code.
    package func standing(of code: Int32, _ name: UnsafeBufferPointer<UInt8>) -> Standing {
        // Codes of 0 and below are not in the index, where an empty place looks like 0.
        code > 0 ? box.standing(of: code, name, in: year) : .unknownCode
    }

    /// Whether the leading name of a code is known well enough to call another name wrong.
    package func isFirm(_ code: Int32) -> Bool {
        guard builtIn == nil else { return true }
        let row = Int(box.table.leadingRow(of: code, in: year))
        return row >= 0 && box.table.isFirm(row, in: year)
    }

    /// Whether the edition would know a code that it does not have, if there was one.
    package func wouldKnow(_ code: Int32) -> Bool {
        builtIn != nil || box.table.wouldKnow(code, in: year)
    }

    /// The leading name of a code and how well it is known, or `nil` when the edition does not have the code.
    package func entry(of code: Int32) -> (name: String, evidence: Evidence)? {
        let row = Int(box.table.leadingRow(of: code, in: year))
        return row < 0 ? nil : (box.table.name(of: row), box.table.evidence(of: row, in: year))
    }

    /// Whether the edition is an official table, which has all codes.
    package var isOfficial: Bool { builtIn != nil }

    /// Compares a name in UTF-8 with all names of a code.
    package func match(_ name: UnsafeBufferPointer<UInt8>, of code: Int32) -> NameMatch {
        switch standing(of: code, name) {
        case .attested, .named: return .exact
        case .unknownCode: return .unknownCode
        case .otherName: break
        }
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
