/// 横向分页: tables too wide for their paper, whose last columns a spreadsheet prints on the pages behind those of the first.
enum SidewaysJoiner {
    /// A table with the columns of another one, or `nil` where it does not go on to the right: as many pages, the next ones;
    /// lines between rows at the same places; a heading over each column, and figures alone below.
    static func joined(_ one: PageTable, _ next: PageTable) -> PageTable? {
        let pages = one.lastPage - one.page
        guard one.origin == .ruled, next.origin == .ruled, next.page == one.lastPage + 1,
            next.lastPage - next.page == pages, one.rowCount == next.rowCount, one.rowCount > 1,
            one.columnCount + next.columnCount <= 400, one.tops.count == one.rowCount, next.tops.count == next.rowCount,
            zip(one.tops, next.tops).allSatisfy({
                $0.page - one.page == $1.page - next.page && abs($0.top - $1.top) < 2
            }),
            let first = one.cells.lazy.filter({ AlignedTables.isAmount($0.text) }).map(\.row).min(), first > 0,
            next.cells.allSatisfy({ $0.text.isEmpty || $0.row < first || AlignedTables.isAmount($0.text) }),
            next.cells.allSatisfy({ $0.row >= first || !AlignedTables.isAmount($0.text) }),
            // The names of the rows.
            one.cells.contains(where: { $0.row >= first && !$0.text.isEmpty && !AlignedTables.isAmount($0.text) })
        else { return nil }
        var hasHeading = Array(repeating: false, count: next.columnCount)
        for cell in next.cells where cell.row < first && cell.row + cell.rowSpan == first && !cell.text.isEmpty {
            for column in cell.column..<min(cell.column + cell.columnSpan, next.columnCount) {
                hasHeading[column] = true
            }
        }
        guard !hasHeading.contains(false) else { return nil }
        var result = one
        for cell in next.cells {
            var cell = cell
            // A group of columns that the edge of the page parts has its name on the left.
            if cell.row < first, cell.column == 0, cell.text.isEmpty, cell.row + cell.rowSpan < first,
                let place = result.cells.firstIndex(where: {
                    $0.row == cell.row && $0.rowSpan == cell.rowSpan && $0.column + $0.columnSpan == one.columnCount
                        && !$0.text.isEmpty
                })
            {
                result.cells[place].columnSpan += cell.columnSpan
                continue
            }
            cell.column += one.columnCount
            result.cells.append(cell)
        }
        let width = (one.borders.last ?? 0) - (next.borders.first ?? 0)
        result.borders += next.borders.dropFirst().map { $0 + width }
        result.lastPage = next.lastPage
        // The next part follows the last page, and begins where this one does.
        result.page = next.page
        let text = next.cells.filter { $0.row < first && !$0.text.isEmpty }
            .sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map(\.text).joined(separator: " ")
        result.tops = next.tops
        result.notes += next.notes + [.init(.joinedColumns, page: next.page, text: text)]
        return result
    }
}
