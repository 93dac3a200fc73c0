/// How a printed name compares with the catalogue.
public enum NameMatch: Hashable, Sendable {
    /// The name of the code in this edition.
    case exact
    /// An alternative name of the code in this edition.
    case alternative
    /// The name but for the width of characters, brackets, punctuation or spaces.
    case variant(expected: String)
    /// The name that the code had in earlier editions.
    case formerName(YearSpan)
    /// The name that the code got in later editions.
    case laterName(YearSpan)
    /// Another name.
    case different(expected: String)
    /// This edition does not have the code.
    case unknownCode
}

extension Edition {
    /// Compares the name that a document prints beside a code with the catalogue.
    public func match(_ code: Code<C>, _ name: String) -> NameMatch {
        guard let isExact = box.isLeadingName(name, of: code.value, in: shortYear) else { return .unknownCode }
        if isExact { return .exact }

        let table = table
        let leading = Int(table.leadingRow(of: code.value, in: shortYear))
        guard leading >= 0, let first = table.firstRow(of: code.value) else { return .unknownCode }
        let rows = table.rowRange(from: first)
        let current = rows.filter { table.rows[$0].covers(shortYear) }
        if current.contains(where: { table.nameBytes(of: $0).elementsEqual(name.utf8) }) { return .alternative }

        let folded = FoldedName(name)
        let isSame = { (row: Int) in FoldedName(table.name(of: row)) == folded }
        if let row = current.first(where: isSame) { return .variant(expected: table.name(of: row)) }
        if let row = rows.first(where: isSame) {
            return table.rows[row].lastYear < shortYear
                ? .formerName(table.span(of: row)) : .laterName(table.span(of: row))
        }
        // An imported edition has no other years; the built-in catalogue does.
        if isOfficial, let other = builtInMatch(code, folded) { return other }
        return .different(expected: table.name(of: leading))
    }

    private func builtInMatch(_ code: Code<C>, _ folded: FoldedName) -> NameMatch? {
        for record in C.catalogue.names(of: code) where FoldedName(record.name) == folded {
            if let last = record.span.lastYear, last < year { return .formerName(record.span) }
            if let first = record.span.firstYear, first > year { return .laterName(record.span) }
        }
        return nil
    }
}
