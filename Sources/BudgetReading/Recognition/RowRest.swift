/// 跨页的行: rows of tables without drawn lines that a page break parts.
extension ContentScanner.Candidate {
    /// The last row with a row of texts of the next page that is what did not fit on this one; `nil` where that may be a row
    /// of its own: each text stands below one that fills its cell.
    func whole(with rest: PrintedGridRow) -> PrintedGridRow? {
        guard grid.origin == .aligned, var row = parts.body.last, let page = row.page, rest.page == page + 1,
            case let texts = rest.filled, !texts.isEmpty, texts.count < row.filled.count,
            row.filled.contains(where: { PrintedFigure.isFigure($0.raw) })
        else { return nil }
        for text in texts {
            guard !PrintedFigure.isFigure(text.raw), PrintedText.withoutOrdinal(text.text).depth == nil,
                !GridParts.isTotal(text.text), let place = row.fields.firstIndex(where: { $0.column == text.column }),
                case let upper = row.fields[place], isFull(upper), let box = text.box, let above = upper.box,
                abs(box.left - above.left) < 1.5
            else { return nil }
            row.fields[place] = .init(
                column: upper.column, span: upper.span, rowSpan: upper.rowSpan, text: upper.text + text.text,
                page: upper.page, box: upper.box, raw: upper.raw + "\n" + text.raw)
        }
        return row
    }

    /// Whether no further character would have fit into the last line of a cell.
    private func isFull(_ field: PrintedGridRow.Field) -> Bool {
        let lines = field.raw.split(separator: "\n").map(\.count)
        guard !PrintedFigure.isFigure(field.raw), let box = field.box, let most = lines.max(), lines.last == most,
            let room = grid.cells.lazy.filter({ $0.column > field.column }).compactMap(\.box?.left).min()
        else { return false }
        return box.right + box.width / Double(most) > room - 0.5
    }
}
