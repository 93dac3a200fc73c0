import BudgetCodes

/// 版面: a table as rows of text, as it is published; every output format is made from it.
public struct Grid: Hashable, Sendable {
    /// The number and the title of the table.
    public var title: String
    /// The unit line; `nil` when there are no amounts.
    public var unit: String?
    /// The columns.
    public var columns: [GridColumn]
    /// The rows; each has a text for every column.
    public var rows: [[String]]
    /// Notes, the statement that there is nothing to report, and remarks.
    public var notes: [String]

    /// A table of text of one's own.
    public init(title: String, unit: String? = nil, columns: [GridColumn], rows: [[String]], notes: [String] = []) {
        self.title = title
        self.unit = unit
        self.columns = columns
        self.rows = rows
        self.notes = notes
    }

    init(_ caption: Caption, form: Form, part: String? = nil) {
        let number = caption.number.map { $0 + " " } ?? ""
        title = number + (caption.title ?? form.officialName) + (part.map { " " + $0 } ?? "")
        unit = "单位：\(caption.precision.unit.name(in: .chinese))"
        columns = []
        rows = []
        notes = [caption.noneStatement].compactMap { $0 } + caption.notes + caption.formulas + caption.remarks
    }
}

/// One column of a ``Grid``.
public struct GridColumn: Hashable, Sendable {
    /// The heading, with group headings before it.
    public var heading: String
    /// Whether the column holds figures, which are set flush right.
    public var isAmount: Bool

    /// A column of a heading.
    public init(_ heading: String, isAmount: Bool = false) {
        self.heading = heading
        self.isAmount = isAmount
    }
}

extension CodedTable {
    /// The table as rows of text.
    public var grid: Grid {
        var grid = Grid(caption, form: Self.form)
        let columns = caption.printed(Amounts.self)
        let hasKeys = LineID.self != SummaryRow.self
        let hasNames = hasKeys || lines.count > 1
        let hasAgencies = lines.contains { $0.agency != nil }
        let hasCategories = lines.contains { $0.category != nil }
        if hasKeys { grid.columns.append(GridColumn(LineID.heading)) }
        if hasNames { grid.columns.append(GridColumn("名称")) }
        if hasAgencies { grid.columns.append(GridColumn("单位")) }
        if hasCategories { grid.columns.append(GridColumn("项目分类")) }
        grid.columns += columns.map { GridColumn($0.heading, isAmount: true) }

        func row(_ key: String, _ name: String, _ agency: String, _ category: String, _ amounts: Amounts) -> [String] {
            var cells: [String] = []
            if hasKeys { cells.append(key) }
            if hasNames { cells.append(name) }
            if hasAgencies { cells.append(agency) }
            if hasCategories { cells.append(category) }
            return cells + columns.map { amounts[$0.column]?.formatted(caption.precision) ?? "" }
        }
        if let total { grid.rows.append(row("", "合计", "", "", total)) }
        for line in lines {
            let key = line.key.description == line.name ? "" : line.key.description
            grid.rows.append(row(key, line.name, line.agency?.name ?? "", line.category ?? "", line.amounts))
        }
        return grid
    }
}

extension TwoSidedTable {
    /// The table as rows of text, income on the left and expenditure on the right.
    public var grid: Grid {
        var grid = Grid(caption, form: Self.form)
        let isNumbered = income.contains { $0.number != nil }
        let left = SideGrid(income, caption, isNumbered: isNumbered)
        let right = SideGrid(expenditure, caption, isNumbered: isNumbered)
        grid.columns = left.columns("收入项目") + right.columns("支出项目")
        let (leftRows, rightRows) = left.paired(with: right)
        for index in leftRows.indices { grid.rows.append(leftRows[index] + rightRows[index]) }
        return grid
    }
}

/// One side of a table with two sides, as text.
private struct SideGrid {
    private let headings: [String]
    private let isNumbered: Bool
    private let keys: [SummaryRow]
    private let numbers: [Int]
    private let cells: [[String]]

    init<Amounts>(_ lines: [Line<SummaryRow, Amounts>], _ caption: Caption, isNumbered: Bool) {
        let columns = Amounts.columns
        self.isNumbered = isNumbered
        headings = columns.map { $0.label }
        keys = lines.map(\.key)
        numbers = lines.compactMap(\.number)
        cells = lines.map { line in
            let indent = line.key.parent == nil ? "" : "  "
            let number = isNumbered ? [line.number.map(String.init) ?? ""] : []
            return [indent + line.name] + number
                + columns.map { line.amounts[$0]?.formatted(caption.precision) ?? "" }
        }
    }

    func columns(_ name: String) -> [GridColumn] {
        [GridColumn(name)] + (isNumbered ? [GridColumn("行次", isAmount: true)] : [])
            + headings.map { GridColumn($0, isAmount: true) }
    }

    private var width: Int { headings.count + (isNumbered ? 2 : 1) }

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
        if isNumbered, let number { row[1] = String(number) }
        return row
    }

    private func padded(_ rows: [[String]], to height: Int) -> [[String]] {
        rows + Array(repeating: blank(), count: height - rows.count)
    }

    /// The rows before 本年合计, those from there, and 总计.
    private var sections: [[[String]]] {
        let total = keys.firstIndex(of: .total) ?? keys.count
        let current = min(keys.firstIndex(of: .currentTotal) ?? total, total)
        return [Array(cells[..<current]), Array(cells[current..<total]), Array(cells[total...])]
    }
}

extension Caption {
    /// The columns that the table prints, with their headings.
    func printed<Amounts: AmountColumns>(_ type: Amounts.Type) -> [(column: Column<Amounts>, heading: String)] {
        guard let columns else { return Amounts.columns.map { ($0, $0.label) } }
        return columns.compactMap { printed in
            Amounts.column(named: printed.name).map { ($0, printed.heading ?? $0.label) }
        }
    }
}

extension LineKey {
    /// The heading of the column of keys.
    static var heading: String {
        switch codingName {
        case "agency": "单位代码"
        case "project": "项目编码"
        default: "科目编码"
        }
    }
}

extension Disclosure {
    /// Every table and form of the document as text, with its form, in the order of publication.
    public var grids: [(form: Form, grids: [Grid])] {
        var visitor = GridVisitor(document: self)
        Disclosure.visitTables(&visitor)
        return visitor.grids + performance.grids
    }
}

private struct GridVisitor: TableVisitor {
    let document: Disclosure
    var grids: [(form: Form, grids: [Grid])] = []

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        if let table = document[keyPath: place] { grids.append((Table.form, [table.grid])) }
    }

    @_semantics("optimize.sil.specialize.generic.never")
    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        if let table = document[keyPath: place] { grids.append((Table.form, [table.grid])) }
    }
}
