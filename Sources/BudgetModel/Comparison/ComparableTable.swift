import BudgetCodes

/// A table of any form as lines of named figures.
struct ComparableTable {
    private(set) var form: Form.ID
    private(set) var name: String
    let precision: Precision
    /// The columns of all sides, each name once.
    private(set) var columns: [ComparedColumn] = []
    private(set) var lines: [ComparableLine] = []
    /// The names of the columns of each side.
    private var names: [[ColumnID]] = []
    private let sides: [Section]

    init(_ table: Table) {
        form = table.form.id
        name = table.form.officialName
        precision = table.caption.precision
        sides = table.sides
        var seen = Set<ColumnID>()
        for side in sides.indices {
            let layout = table.layout(of: side)
            names.append(layout.columns.map { ColumnID($0.name) })
            let unprinted = table.unprintedColumns(of: side)
            for (place, column) in layout.columns.enumerated()
            where !unprinted.contains(place) && seen.insert(ColumnID(column.name)).inserted {
                columns.append(ComparedColumn(name: ColumnID(column.name), heading: column.heading))
            }
            appendLines(side, layout.prefix)
        }
    }

    private mutating func appendLines(_ side: Int, _ prefix: String) {
        let section = sides[side]
        let parents = section.parents
        var isParent = Array(repeating: false, count: section.count)
        for parent in parents where parent >= 0 { isParent[Int(parent)] = true }
        // Units have the same groups and may share projects, so these are told by the lines that they belong to.
        var keys: [String] = []
        var seen = [String: Int]()
        if section.hasTotal {
            seen["total"] = 1
            lines.append(ComparableLine(key: "total", name: section.name(of: -1), side: side, row: -1))
        }
        for row in 0..<section.count {
            let rowKey = section.key(of: row)
            let parent = section.kind == .project ? Int(parents[row]) : -1
            var text = (parent >= 0 && parent < row ? keys[parent] + "/" : prefix) + rowKey.description
            keys.append(text)
            let unit = section.kind == .expenditure ? section.unit(of: row) : nil
            if let unit { text += "/" + unit.name }
            let count = seen[text, default: 0] + 1
            seen[text] = count
            if count > 1 { text += " (\(count))" }
            var line = ComparableLine(
                key: text, name: withoutNumbering(section.name(of: row)), side: side, row: row)
            line.prefix = prefix
            line.isLastLevel = !isParent[row]
            if count == 1, unit == nil { line.rowKey = rowKey }
            lines.append(line)
        }
    }

    /// The table of final accounts under the names of a budget's table.
    func paired(_ pairing: FormPairing, name: String) -> ComparableTable {
        var table = self
        table.form = pairing.budget
        table.name = name
        for renaming in pairing.columns {
            let (old, new) = (ColumnID(renaming.from), ColumnID(renaming.to))
            for side in names.indices where !names[side].contains(new) {
                if let place = names[side].firstIndex(of: old) { table.names[side][place] = new }
            }
        }
        let headings = Dictionary(first: columns.map { ($0.name, $0.heading) })
        var seen = Set<ColumnID>()
        table.columns = []
        for (old, new) in zip(names.joined(), table.names.joined()) where !seen.contains(new) {
            // A column that is not printed has no heading.
            guard let heading = headings[old] else { continue }
            seen.insert(new)
            table.columns.append(ComparedColumn(name: new, heading: heading))
        }
        guard !pairing.rows.isEmpty else { return table }
        let rows = Dictionary(first: pairing.rows.map { ($0.from, $0) })
        for index in lines.indices {
            guard let renaming = rows[lines[index].key] else { continue }
            table.lines[index].key = renaming.to
            if let name = renaming.officialName { table.lines[index].name = name }
        }
        return table
    }

    /// For each side the place of each of some columns, or -1.
    func places(of columns: [ComparedColumn]) -> [[Int]] {
        names.map { names in
            var places = [ColumnID: Int]()
            for (place, name) in names.enumerated() where places[name] == nil { places[name] = place }
            return columns.map { places[$0.name] ?? -1 }
        }
    }

    /// The figure of a line at a place, as ``places(of:)`` gives it.
    func figure(_ line: ComparableLine, _ place: Int) -> Amount? {
        place < 0 ? nil : sides[line.side][line.row, place]
    }
}

/// One line of a table: what it is called, and where its figures stand.
struct ComparableLine {
    /// The name of the line in its document.
    var key: String
    /// The name as printed, without numbering.
    var name: String
    let side: Int
    /// The row in its section; -1 is 合计.
    let row: Int
    /// What stands before the keys of its side.
    var prefix = ""
    /// The key, when it alone tells the line.
    var rowKey: RowKey?
    var isLastLevel = false

    init(key: String, name: String, side: Int, row: Int) {
        self.key = key
        self.name = name
        self.side = side
        self.row = row
    }
}
