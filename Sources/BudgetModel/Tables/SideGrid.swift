/// One side of a table with two sides, as text.
struct SideGrid {
    private let fields: [PrintedField]
    private let hasCodes: Bool
    private let isNumbered: Bool
    private let keys: [RowKey]
    private let numbers: [Int]
    private let cells: [[String]]

    init(
        _ section: Section, _ fields: [PrintedField], _ precision: Precision, isNumbered: Bool
    ) {
        self.isNumbered = isNumbered
        self.fields = fields
        let hasCodes = section.hasCodes
        self.hasCodes = hasCodes
        let keys = (0..<section.count).map { section.key(of: $0) }
        self.keys = keys
        numbers = (0..<section.count).compactMap { section.number(of: $0) }
        cells = keys.enumerated().map { row, key in
            let depth = section.kind == .outline ? section.indent(of: row) : key.parent == nil ? 0 : 1
            let indent = String(repeating: "  ", count: depth)
            let number = isNumbered ? [section.number(of: row).map(String.init) ?? ""] : []
            let code = hasCodes ? [section.hasOnlyName(row) ? "" : key.description] : []
            let texts = section.texts(of: row)
            let cells = fields.map { field in
                switch field.source {
                case .text(let name): texts[name] ?? ""
                case .amount(let place): section[row, place]?.formatted(precision) ?? ""
                }
            }
            return code + [indent + section.name(of: row)] + number + cells
        }
    }

    func columns(_ name: String) -> [GridColumn] {
        (hasCodes ? [GridColumn(KeyKind.outline.heading)] : []) + [GridColumn(name)]
            + (isNumbered ? [GridColumn("行次", isAmount: true)] : [])
            + fields.map { GridColumn($0.heading, isAmount: $0.isFigure) }
    }

    private var width: Int { fields.count + (hasCodes ? 1 : 0) + (isNumbered ? 2 : 1) }

    /// Rows of equal number on both sides: by printed line numbers, else with 本年合计 and 总计 side by side.
    func paired(with other: SideGrid) -> ([[String]], [[String]]) {
        if isNumbered, numbers.count == cells.count, other.numbers.count == other.cells.count {
            let limit = cells.count + other.cells.count + 100
            if let left = placed(limit: limit), let right = other.placed(limit: limit) {
                let height = max(left.count, right.count)
                return (padded(left, to: height), other.padded(right, to: height))
            }
        }
        var left: [[String]] = []
        var right: [[String]] = []
        for (own, others) in zip(sections, other.sections) {
            let height = max(own.count, others.count)
            left += padded(own, to: height)
            right += other.padded(others, to: height)
        }
        return (left, right)
    }

    /// The rows at their line numbers, blank numbered rows between; `nil` when the numbers make no sense.
    private func placed(limit: Int) -> [[String]]? {
        guard let first = numbers.min(), let last = numbers.max() else { return [] }
        let (span, overflow) = last.subtractingReportingOverflow(first)
        guard !overflow, span < limit, Set(numbers).count == numbers.count else { return nil }
        var rows = (0...span).map { blank(number: first + $0) }
        for (number, row) in zip(numbers, cells) { rows[number - first] = row }
        return rows
    }

    private func blank(number: Int? = nil) -> [String] {
        var row = Array(repeating: "", count: width)
        if isNumbered, let number { row[hasCodes ? 2 : 1] = String(number) }
        return row
    }

    private func padded(_ rows: [[String]], to height: Int) -> [[String]] {
        rows + Array(repeating: blank(), count: height - rows.count)
    }

    /// The rows before 本年合计, those from there, and 总计.
    private var sections: [[[String]]] {
        let total = keys.firstIndex(of: .row(.total)) ?? keys.count
        let current = min(keys.firstIndex(of: .row(.currentTotal)) ?? total, total)
        return [Array(cells[..<current]), Array(cells[current..<total]), Array(cells[total...])]
    }
}
