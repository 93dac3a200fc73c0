/// 跨页的行: rows that a page break parts, and rows of a page whose columns were told otherwise.
extension PrintedGridRow {
    /// The row with one at the top of the next page that is what did not fit on this page; `nil` where that may be a row of
    /// its own: there are only texts, and each goes on with one that fills its cell.
    func whole(with rest: PrintedGridRow, goesOn: (_ upper: Field, _ text: Field) -> Bool) -> PrintedGridRow? {
        var row = self
        guard let page, rest.page == page + 1, case let texts = rest.filled, !texts.isEmpty,
            texts.count < filled.count, filled.contains(where: { PrintedFigure.isFigure($0.raw) })
        else { return nil }
        for text in texts {
            guard !PrintedFigure.isFigure(text.raw), PrintedText.withoutOrdinal(text.text).depth == nil,
                !GridParts.isTotal(text.text), let place = row.fields.firstIndex(where: { $0.column == text.column }),
                case let upper = row.fields[place], !PrintedFigure.isFigure(upper.raw), goesOn(upper, text)
            else { return nil }
            row.fields[place] = .init(
                column: upper.column, span: upper.span, rowSpan: upper.rowSpan, text: upper.text + text.text,
                page: upper.page, box: upper.box, raw: upper.raw + "\n" + text.raw)
        }
        return row
    }
}

extension GridParts {
    /// The columns of another table without drawn lines, where the same headings are printed again and names that stand apart
    /// are columns of a page: one without heading belongs to the one on its left, and has no figures.
    func columns(of other: GridParts) -> [Int]? {
        let named = other.headings.indices.filter { other.beginnings[$0] }
        guard origin == .aligned, other.origin == .aligned, named.count > 1, beginnings.first == true,
            headings.indices.filter({ beginnings[$0] }).map({ headings[$0] }) == named.map({ other.headings[$0] })
        else { return nil }
        var places: [Int] = []
        var next = 0
        for column in headings.indices {
            if beginnings[column] {
                next += 1
            } else if body.contains(where: { $0.field(column).map { PrintedFigure.isFigure($0.raw) } == true }) {
                return nil
            }
            places.append(named[next - 1])
        }
        return places
    }
}

extension PrintedGridRow {
    /// The row in the columns of another page; texts that belong to one column are one text.
    func moved(to places: [Int]) -> PrintedGridRow {
        var row = self
        row.fields = []
        for var field in fields where places.indices.contains(field.column) {
            field.column = places[field.column]
            field.span = 1
            if let last = row.fields.last, last.column == field.column {
                row.fields[row.fields.count - 1] = .init(
                    column: last.column, span: 1, rowSpan: last.rowSpan, text: last.text + field.text, page: last.page,
                    box: last.box, raw: last.raw + field.raw)
            } else {
                row.fields.append(field)
            }
        }
        row.width = places.last.map { max($0 + 1, 1) } ?? 0
        return row
    }
}

extension ContentScanner.Candidate {
    /// The last row of a table without drawn lines, with the rest of it on the next page: texts stand below each other,
    /// and no further character would have fit into the last line of the upper one.
    func whole(with rest: PrintedGridRow) -> PrintedGridRow? {
        guard grid.origin == .aligned else { return nil }
        return parts.body.last?.whole(with: rest) { upper, text in
            let lines = upper.raw.split(separator: "\n").map(\.count)
            guard let box = text.box, let above = upper.box, abs(box.left - above.left) < 1.5,
                let most = lines.max(), lines.last == most,
                let room = grid.cells.lazy.filter({ $0.column > upper.column }).compactMap(\.box?.left).min()
            else { return false }
            return above.right + above.width / Double(most) > room - 0.5
        }
    }
}

extension GridParts {
    /// The rows of a table with drawn lines, in which a page break closes the cells of a row and opens them again: a text
    /// goes on when it is as long as the lines are at which the texts of its column were wrapped.
    static func joinedOverPages(_ rows: [PrintedGridRow]) -> [PrintedGridRow] {
        var lengths: [Int: Int]?
        var result: [PrintedGridRow] = []
        for (index, row) in rows.enumerated() {
            if let last = result.last, let page = rows[index - 1].page, row.page == page + 1 {
                let longest = lengths ?? wrappedLengths(rows)
                lengths = longest
                let whole = last.whole(with: row) { upper, _ in
                    guard let longest = longest[upper.column] else { return false }
                    return upper.raw.split(separator: "\n").last.map { length($0) + 1 >= longest } == true
                }
                if let whole {
                    result[result.count - 1] = whole
                    continue
                }
            }
            result.append(row)
        }
        return result
    }

    /// The greatest length of a line with another one below it, by column.
    private static func wrappedLengths(_ rows: [PrintedGridRow]) -> [Int: Int] {
        var lengths: [Int: Int] = [:]
        for field in rows.lazy.flatMap(\.filled) {
            for line in field.raw.split(separator: "\n").dropLast() {
                lengths[field.column] = max(lengths[field.column] ?? 0, length(line))
            }
        }
        return lengths
    }

    /// Characters of ASCII are half as wide as the others.
    private static func length(_ line: Substring) -> Int { line.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }
}
