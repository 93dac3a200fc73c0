extension CellReference {
    /// The figure of the cell in a document, where its row is printed; for rules and findings that look at single cells.
    func printedAmount(in document: Disclosure) -> (amount: Amount?, precision: Precision)? {
        let tables = document.tables
        guard let place = tables.index(of: form.id), tables.tables[place].form == form else { return nil }
        let section = tables.tables[place].sides[side]
        let precision = tables.tables[place].caption.precision
        switch row {
        case .total:
            if let amount = section[-1, column] { return (amount, precision) }
            // A blank total of printed figures is lost; a table without any has no such row.
            let hasLines = (0..<section.count).contains { section[$0, column] != nil }
            return hasLines || section.isLost(-1, column, layout) || tables[place].isEmpty ? nil : (nil, precision)
        case .first(let key):
            return section.firstRow(of: key, orAtOtherDepth: layout).map { (section[$0, column], precision) }
        case .all(let key):
            var sum: Amount?
            var isPrinted = false
            for row in 0..<section.count where section.key(of: row) == key {
                isPrinted = true
                guard let amount = section[row, column] else {
                    if section.isLost(row, column, layout) { return nil }
                    continue
                }
                guard let next = (sum ?? .zero).adding(amount) else { return nil }
                sum = next
            }
            return isPrinted ? (sum, precision) : nil
        }
    }
}

extension Section {
    /// The first row of a key. Funds of income may stand below the heading 财政拨款 or not.
    func firstRow(of key: RowKey, orAtOtherDepth layout: Layout) -> Int? {
        if let row = firstRow(of: key) { return row }
        guard layout.side == "income", case .row(let row) = key else { return nil }
        return firstRow(of: .row(row.atOtherDepth))
    }

    /// Whether a blank cell is the sum of cells that are printed.
    func isLost(_ row: Int, _ column: Int, _ layout: Layout) -> Bool {
        guard layout.isSum[column], value(row, column) == Self.blank else { return false }
        return layout.identities.contains { identity in
            identity.sum == column
                && (identity.addends.contains { value(row, $0) != Self.blank }
                    || identity.subtrahends.contains { value(row, $0) != Self.blank })
        }
    }
}
