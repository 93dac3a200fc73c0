import BudgetInterchange

/// A table for a terminal of a width: columns aligned, long names wrapped, and wide tables in blocks.
struct TextTable {
    private let headings: [String]
    private let isAmount: [Bool]
    private let rows: [[String]]
    private let width: Int
    private static let gap = 2

    init(columns: [(heading: String, isAmount: Bool)], rows: [[String]], width: Int = 80) {
        self.headings = columns.map(\.heading)
        self.isAmount = columns.map(\.isAmount)
        self.rows = rows
        self.width = width
    }

    /// The lines of the table.
    var lines: [String] {
        blocks.enumerated().flatMap { ($0 > 0 ? [""] : []) + lines(of: $1) }
    }

    /// Column numbers in groups that fit the width; every group begins with the columns of text.
    private var blocks: [[Int]] {
        let all = Array(headings.indices)
        if fits(all) { return [all] }
        let keys = Array(all.prefix { !isAmount[$0] })
        var blocks: [[Int]] = []
        var block = keys
        for column in all.dropFirst(keys.count) {
            if block.count > keys.count, !fits(block + [column]) {
                blocks.append(block)
                block = keys
            }
            block.append(column)
        }
        return blocks + [block]
    }

    private func fits(_ columns: [Int]) -> Bool {
        columns.map(narrowest).reduce(0, +) + Self.gap * (columns.count - 1) <= width
    }

    private func widest(_ column: Int) -> Int {
        rows.map { $0[column].displayWidth }.max() ?? 0
    }

    /// The least width that a column can be read at. Figures are never broken; headings and names are.
    private func narrowest(_ column: Int) -> Int {
        isAmount[column]
            ? max(widest(column), min(headings[column].displayWidth, 8))
            : min(max(widest(column), headings[column].displayWidth), leastTextWidth)
    }

    /// Names keep 18 columns unless there are so many columns of text that each must do with less: all of them and a
    /// column of figures fit.
    private var leastTextWidth: Int {
        let texts = isAmount.count { !$0 }
        let figures = headings.indices.filter { isAmount[$0] }.map(narrowest).max() ?? 0
        return min(18, max(6, (width - figures) / max(texts, 1) - Self.gap))
    }

    private func natural(_ column: Int) -> Int {
        isAmount[column]
            ? max(widest(column), min(headings[column].displayWidth, 12))
            : max(widest(column), headings[column].displayWidth)
    }

    /// The widths of the columns of a block: natural ones, or as much of them as there is room for.
    private func widths(of columns: [Int]) -> [Int] {
        var widths = columns.map(narrowest)
        var room = width - widths.reduce(0, +) - Self.gap * (columns.count - 1)
        while room > 0 {
            let lacking = columns.indices.filter { widths[$0] < natural(columns[$0]) }
            guard !lacking.isEmpty else { break }
            for index in lacking.prefix(room) { widths[index] += 1 }
            room -= min(room, lacking.count)
        }
        return widths
    }

    private func lines(of columns: [Int]) -> [String] {
        let widths = widths(of: columns)
        let rule = widths.map { String(repeating: "─", count: $0) }.joined(
            separator: String(repeating: " ", count: Self.gap))
        return line(columns.map { headings[$0] }, columns, widths) + [rule]
            + rows.flatMap { row in line(columns.map { row[$0] }, columns, widths) }
    }

    /// One row; cells that are too long go on below.
    private func line(_ cells: [String], _ columns: [Int], _ widths: [Int]) -> [String] {
        let wrapped = zip(cells, widths).map { $0.wrapped(to: $1) }
        let height = wrapped.map(\.count).max() ?? 1
        return (0..<height).map { index in
            var text = ""
            for position in columns.indices {
                let cell = index < wrapped[position].count ? wrapped[position][index] : ""
                let isRight = isAmount[columns[position]]
                if position > 0 { text += String(repeating: " ", count: Self.gap) }
                text += isRight ? cell.flushRight(to: widths[position]) : cell.padded(to: widths[position])
            }
            while text.hasSuffix(" ") { text.removeLast() }
            return text
        }
    }
}

extension TextTable {
    /// A grid for a terminal. Columns of figures that are blank throughout are left out of a table that is too wide.
    init(_ grid: Grid, width: Int = 80) {
        self.init(columns: grid.columns.map { ($0.heading, $0.isAmount) }, rows: grid.rows, width: width)
        guard blocks.count > 1 else { return }
        let kept = grid.columns.indices.filter { column in
            !grid.columns[column].isAmount || grid.rows.contains { !$0[column].isEmpty }
        }
        self.init(
            columns: kept.map { (grid.columns[$0].heading, grid.columns[$0].isAmount) },
            rows: grid.rows.map { row in kept.map { row[$0] } }, width: width)
    }

    /// How many columns of a grid are left out.
    static func omittedColumns(of grid: Grid, width: Int = 80) -> [String] {
        let whole = TextTable(columns: grid.columns.map { ($0.heading, $0.isAmount) }, rows: grid.rows, width: width)
        guard whole.blocks.count > 1 else { return [] }
        return grid.columns.indices.filter { column in
            grid.columns[column].isAmount && grid.rows.allSatisfy { $0[column].isEmpty }
        }.map { grid.columns[$0].heading }
    }
}
