import BudgetCodes

extension GridParts {
    /// The headings of each column from the group down.
    ///
    /// Cells with spans say over which columns they stand. In text there are none: a blank cell belongs to the one on its
    /// left when something stands below it, else to the one above.
    static func headings(_ grid: TableGrid, _ rows: Range<Int>) -> [[String]] {
        let columns = grid.columnCount
        var paths = Array(repeating: [String](), count: columns)
        // For each column the place where what stands above it begins: groups do not reach beyond the group above.
        var starts = Array(repeating: 0, count: columns)
        let isInferred = grid.origin == .text || grid.origin == .aligned
        for row in rows {
            var own = Array(repeating: "", count: columns)
            var begins = Array(repeating: -1, count: columns)
            for column in 0..<columns {
                if let cell = grid[row, column], !cell.text.isEmpty {
                    own[column] = cell.row == row ? PrintedText.joined(cell.text) : ""
                    begins[column] = cell.column
                } else if isInferred, column > 0, begins[column - 1] >= 0, !own[column - 1].isEmpty,
                    isBelowFilled(grid, row, column, rows) || !hasAbove(paths[column]),
                    starts[column] == starts[column - 1] || !hasAbove(paths[column])
                {
                    own[column] = own[column - 1]
                    begins[column] = begins[column - 1]
                }
            }
            for column in 0..<columns where !own[column].isEmpty && !isColumnNumber(own[column]) {
                if paths[column].last != own[column] { paths[column].append(own[column]) }
                starts[column] = begins[column]
            }
        }
        return paths
    }

    /// Whether a heading begins in each column; else it is one that only covers others.
    static func beginnings(_ grid: TableGrid, _ rows: Range<Int>) -> [Bool] {
        var result = Array(repeating: false, count: grid.columnCount)
        for row in rows {
            for column in result.indices where !isColumnNumber(grid.text(row, column)) {
                if !grid.text(row, column).isEmpty { result[column] = true }
            }
        }
        return result
    }

    private static func hasAbove(_ path: [String]) -> Bool { !path.isEmpty }

    private static func isBelowFilled(_ grid: TableGrid, _ row: Int, _ column: Int, _ rows: Range<Int>) -> Bool {
        (row + 1..<max(row + 1, rows.upperBound)).contains { below in
            guard let cell = grid[below, column], !cell.text.isEmpty else { return false }
            // The numbers of columns are no headings.
            return PrintedText.digits(cell.text) == nil
        }
    }

    /// The number of a column, 栏次, or how it is computed.
    private static func isColumnNumber(_ text: String) -> Bool {
        text == "栏次" || PrintedText.digits(text).map { $0.utf8.count < 3 } == true
            || text.has("=") && text.unicodeScalars.allSatisfy(\.isASCII)
    }
}
