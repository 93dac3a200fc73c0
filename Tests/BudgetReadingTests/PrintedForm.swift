import BudgetCodes
import BudgetModel
import BudgetReading

/// A performance form as a place prints it: rows of cells with spans, close to the printed layouts.
struct PrintedForm {
    /// How a file has the form.
    enum Style: String, CaseIterable, Sendable {
        /// Lines around every cell; names of classes are merged over their rows.
        case ruled
        /// The same, with every name printed in every row.
        case repeated
        /// The same as ``ruled``, with level one and two in each other's column.
        case swapped
        /// Points stand behind the names.
        case pointsInNames
        /// On two pages: names of classes are merged over the end of the first page, and blank on the second.
        case paged
        /// Text with tabs, where merged names are blank.
        case text
    }

    struct Cell {
        var row: Int
        var column: Int
        var rows = 1
        var columns = 1
        var text: String
    }

    let style: Style
    private(set) var width: Int
    private(set) var cells: [Cell] = []
    private(set) var height = 0
    /// The first row of indicators, from which the form goes on on another page.
    private(set) var firstIndicator: Int?
    let unit: AmountUnit

    init(_ style: Style, width: Int, unit: AmountUnit) {
        self.style = style
        self.width = width
        self.unit = unit
    }

    // MARK: Rows

    /// A row of texts; blank ones have no cell.
    mutating func row(_ texts: [String?]) {
        for (column, text) in texts.enumerated() {
            if let text { cells.append(.init(row: height, column: column, text: text)) }
        }
        height += 1
    }

    /// Labels with their texts, two to a row.
    mutating func labels(_ pairs: [(String, String?)]) {
        let filled = pairs.compactMap { label, text in text.map { (label, $0) } }
        let half = max(width / 2, 2)
        var next = 0
        while next < filled.count {
            cells.append(.init(row: height, column: 0, text: filled[next].0))
            let isPair = next + 1 < filled.count && width >= 4
            cells.append(
                .init(row: height, column: 1, columns: isPair ? half - 1 : width - 1, text: filled[next].1))
            if isPair {
                cells.append(.init(row: height, column: half, text: filled[next + 1].0))
                cells.append(.init(row: height, column: half + 1, columns: width - half - 1, text: filled[next + 1].1))
            }
            next += isPair ? 2 : 1
            height += 1
        }
    }

    func money(_ amount: Amount?) -> String? { amount?.formatted(Precision(unit: unit, decimals: 2)) }

    /// The names and amounts of funds, below a label at the left that is merged over them.
    mutating func funds(_ label: String, _ rows: [MoneyRow]) {
        guard !rows.isEmpty else { return }
        cells.append(.init(row: height, column: 0, rows: rows.count, text: label))
        for row in rows {
            cells.append(.init(row: height, column: 1, text: row.name + "："))
            cells.append(.init(row: height, column: 2, columns: max(width - 2, 1), text: money(row.amount) ?? ""))
            height += 1
        }
    }

    /// A table of money: headings of the columns that have figures.
    mutating func moneyTable(
        _ label: String, _ headings: [(String, KeyPath<MoneyRow, Amount?>)],
        _ figures: [(String, KeyPath<MoneyRow, FixedDecimal?>)], _ rows: [MoneyRow]
    ) {
        let shown = headings.filter { heading in rows.contains { $0[keyPath: heading.1] != nil } }
        let others = figures.filter { heading in rows.contains { $0[keyPath: heading.1] != nil } }
        let hasReason = rows.contains { $0.reason != nil }
        cells.append(.init(row: height, column: 0, rows: rows.count + 1, text: label))
        row([nil, ""] + shown.map(\.0) + others.map(\.0) + (hasReason ? ["原因"] : []))
        for line in rows {
            row(
                [nil, line.name] + shown.map { money(line[keyPath: $0.1]) ?? "-" }
                    + others.map { line[keyPath: $0.1]?.description ?? "—" } + (hasReason ? [line.reason ?? ""] : []))
        }
    }

    /// A table of texts below headings.
    mutating func list(_ headings: [String], _ rows: [[String?]]) {
        let shown = headings.indices.filter { column in rows.contains { $0[column] != nil } }
        row(shown.map { headings[$0] })
        for line in rows { row(shown.map { line[$0] ?? "" }) }
    }

    // MARK: Indicators

    /// An indicator table: three names, then the columns of which any row has a text.
    mutating func indicators(
        _ group: String?, _ rows: [Row], _ headings: [String], groups: [(String, Range<Int>)] = []
    ) {
        let shown = headings.indices.filter { column in rows.contains { $0.values[column] != nil } }
        let names = [group != nil, rows.contains { !$0.one.isEmpty }, rows.contains { !$0.two.isEmpty }]
        let hasFlat = !names[1] && !names[2]
        let first = names[0] ? 1 : 0
        var levels = (names[1] ? ["一级指标"] : []) + (names[2] ? ["二级指标"] : [])
        if style == .swapped, levels.count == 2, !hasFlat { levels = ["一级指标", "二级指标"] }
        let below = groups.filter { group in shown.contains { group.1.contains($0) } }
        let headingRows = below.isEmpty ? 1 : 2
        if let group { cells.append(.init(row: height, column: 0, rows: rows.count + headingRows, text: group)) }
        var column = first
        for name in levels + [hasFlat ? "指标名称" : "三级指标"] {
            cells.append(.init(row: height, column: column, rows: headingRows, text: name))
            column += 1
        }
        let start = column
        for (offset, place) in shown.enumerated() {
            if let group = below.first(where: { $0.1.contains(place) }) {
                if shown.first(where: { group.1.contains($0) }) == place {
                    let count = shown.count { group.1.contains($0) }
                    cells.append(.init(row: height, column: start + offset, columns: count, text: group.0))
                }
                cells.append(.init(row: height + 1, column: start + offset, text: headings[place]))
            } else {
                cells.append(.init(row: height, column: start + offset, rows: headingRows, text: headings[place]))
            }
        }
        height += headingRows
        if firstIndicator == nil { firstIndicator = height }
        var one = ""
        var two = ""
        for (number, row) in rows.enumerated() {
            var ownOne = row.one.isEmpty ? one : row.one
            var ownTwo = row.two.isEmpty && row.one.isEmpty ? two : row.two
            let isNewOne = ownOne != one || number == 0
            let isNewTwo = isNewOne || ownTwo != two
            (one, two) = (ownOne, ownTwo)
            func count(_ same: (Row) -> Bool) -> Int { rows[(number + 1)...].prefix(while: same).count + 1 }
            let spanOne = count { $0.one.isEmpty || $0.one == one }
            let spanTwo = min(
                count { $0.one.isEmpty && $0.two.isEmpty || ($0.one.isEmpty || $0.one == one) && $0.two == two },
                spanOne)
            var column = first
            let isMerged = style != .repeated
            if style == .pointsInNames, let points = row.oneWeight { ownOne += "（\(points)分）" }
            if style == .pointsInNames, let points = row.twoWeight { ownTwo += "（\(points)分）" }
            var places: [(String, Bool, Int)] = []
            if names[1] { places.append((ownOne, isNewOne, spanOne)) }
            if names[2] { places.append((ownTwo, isNewTwo, spanTwo)) }
            if style == .swapped, places.count == 2 { places.swapAt(0, 1) }
            for (text, isNew, span) in places {
                if isNew || !isMerged {
                    cells.append(.init(row: height, column: column, rows: isMerged ? span : 1, text: text))
                }
                column += 1
            }
            cells.append(.init(row: height, column: column, text: row.three))
            for (offset, place) in shown.enumerated() {
                if let text = row.values[place] {
                    let rows = place == row.mergedColumn ? row.mergedRows : 1
                    cells.append(.init(row: height, column: start + offset, rows: rows, text: text))
                } else if row.isBelowMerged(place, rows, number) {
                    continue
                } else {
                    cells.append(.init(row: height, column: start + offset, text: ""))
                }
            }
            height += 1
        }
    }

    /// A row of an indicator table.
    struct Row {
        var one: String
        var two: String
        var three: String
        var oneWeight: FixedDecimal?
        var twoWeight: FixedDecimal?
        var values: [String?]
        /// The column of the score, and over how many rows it is merged.
        var mergedColumn: Int?
        var mergedRows = 1

        func isBelowMerged(_ column: Int, _ rows: [Row], _ number: Int) -> Bool {
            (max(number - 6, 0)..<number).contains {
                rows[$0].mergedColumn == column && $0 + rows[$0].mergedRows > number
            }
        }
    }

    // MARK: Grids

    /// The grids of the form with their pages: one, or two where the form goes on on another page.
    var grids: [TableGrid] {
        let columns = max(width, cells.map { $0.column + $0.columns }.max() ?? 1)
        let cut = style == .paged ? firstIndicator.map { $0 + 1 } : nil
        guard let cut, cut < height else { return [grid(cells, 0..<height, columns, page: 3)] }
        return [grid(cells, 0..<cut, columns, page: 3), grid(cells, cut..<height, columns, page: 4)]
    }

    private func grid(_ cells: [Cell], _ rows: Range<Int>, _ columns: Int, page: Int) -> TableGrid {
        var own: [TableGrid.Cell] = []
        for cell in cells {
            let span = cell.row..<cell.row + cell.rows
            let part = span.clamped(to: rows)
            guard !part.isEmpty else { continue }
            // What goes on from the page before is blank there.
            let text = part.lowerBound == cell.row ? cell.text : ""
            let box = Box(
                left: Double(50 + 60 * cell.column), top: Double(80 + 20 * (part.lowerBound - rows.lowerBound)),
                right: Double(100 + 60 * cell.column), bottom: Double(95 + 20 * (part.lowerBound - rows.lowerBound)))
            own.append(
                .init(
                    row: part.lowerBound - rows.lowerBound, column: cell.column,
                    rowSpan: style == .text ? 1 : part.count, columnSpan: style == .text ? 1 : cell.columns, text: text,
                    page: style == .text ? nil : page, box: style == .text ? nil : box))
        }
        if style == .text {
            // Every place has a field.
            for row in 0..<rows.count {
                for column in 0..<columns where !own.contains(where: { $0.row == row && $0.column == column }) {
                    own.append(.init(row: row, column: column, text: ""))
                }
            }
        }
        return TableGrid(
            rowCount: rows.count, columnCount: columns, cells: own, origin: style == .text ? .text : .ruled)
    }
}
