import BudgetCodes

/// Sections of one layout that are added line by line: every level by itself, and the totals too.
struct SectionSum {
    private let layout: Layout
    /// Row 0 is 合计, the others are the lines.
    private var sums: CellSums
    private var hasTotal = false
    /// The lines as they came first, without their cells.
    private var lines: [Section.Record] = []
    private var places = LinePlaces()
    /// For each number of a line its place in ``lines``, or -1.
    private var positions: [Int] = []
    /// For each line the one that it belongs to, or -1.
    private var parents: [Int] = []
    /// For each line the one that comes next, and before all lines the first; -1 at the end. Only for rows of a form.
    private var next: [Int] = [-1]

    init(_ layout: Layout) {
        self.layout = layout
        sums = CellSums(layout)
        sums.appendRow()
    }

    /// Adds a section.
    ///
    /// - Parameters:
    ///   - section: Lines with keys of the layout.
    ///   - columns: For each column of the section its place in the layout.
    /// - Throws: ``RollUpError/outOfRange(line:column:)``.
    mutating func add(_ section: Section, _ columns: [Int]) throws(RollUpError) {
        if section.hasTotal {
            hasTotal = true
            for (column, target) in columns.enumerated() {
                try sums.add(section.value(-1, column), to: 0, target, line: .total)
            }
        }
        let numbers = places.numbers(of: section)
        while positions.count < places.count { positions.append(-1) }
        var last = -1
        for (row, number) in numbers.enumerated() {
            var line = positions[number]
            if line < 0 || !section.addsUp(row) {
                line = append(section, row, number, behind: last)
                positions[number] = line
            }
            for (column, target) in columns.enumerated() {
                try sums.add(
                    section.value(row, column), to: line + 1, target,
                    line: LineID(layout.prefix + section.key(of: row).description))
            }
            last = line
        }
    }

    private mutating func append(_ section: Section, _ row: Int, _ number: Int, behind last: Int) -> Int {
        let line = lines.count
        lines.append(
            Section.Record(
                key: section.key(of: row), name: section.name(of: row), number: section.number(of: row),
                unit: section.unit(of: row), category: section.category(of: row),
                texts: section.texts(of: row), indent: section.indent(of: row), cells: []))
        let above = places.above[number]
        parents.append(above < 0 ? -1 : positions[above])
        next.append(next[last + 1])
        next[last + 1] = line
        sums.appendRow()
        return line
    }

    /// The sum. Lines by code are in prefix order, rows of a form behind those that they follow, and projects below
    /// their units and groups.
    var section: Section {
        var result = Section(kind: layout.keys, width: sums.width)
        if hasTotal { result.setTotal(sums.row(0)) }
        for line in order {
            var record = lines[line]
            record.cells = sums.row(line + 1)
            result.append(record)
        }
        return result
    }

    private var order: [Int] {
        switch layout.keys {
        case .functional, .economic, .expenditure, .agency:
            // Equal keys stay as they came.
            return orderedPlaces(lines.count) {
                switch RowKey.precedes(lines[$0].key, lines[$1].key) {
                case true?: true
                case false?: lines[$0].key == lines[$1].key && $0 < $1
                case nil: $0 < $1
                }
            }
        case .row, .outline:
            var order: [Int] = []
            var line = next[0]
            while line >= 0 {
                order.append(line)
                line = next[line + 1]
            }
            return order
        case .project: return projectOrder
        }
    }

    /// Each line with what belongs to it, projects before groups and groups before units: the place of a project says
    /// what it belongs to.
    private var projectOrder: [Int] {
        // The last child first, so that the first one is taken from the end.
        var children = Array(repeating: [Int](), count: lines.count + 1)
        for rank in (0...2).reversed() {
            for line in lines.indices.reversed() where lines[line].key.projectRank == rank {
                children[parents[line] + 1].append(line)
            }
        }
        var order: [Int] = []
        var waiting = children[0]
        while let line = waiting.popLast() {
            order.append(line)
            waiting.append(contentsOf: children[line + 1])
        }
        return order
    }
}

extension Section {
    /// Whether a line is added to another of the same key. Projects without a code are not, nor is what is bought: they
    /// may share a name.
    fileprivate func addsUp(_ row: Int) -> Bool {
        switch key(of: row) {
        case .project(.named): false
        case .row(let row): !row.mayRepeat
        default: true
        }
    }
}

extension RowKey {
    /// The order below one line: projects, groups, units.
    fileprivate var projectRank: Int {
        switch self {
        case .project(.group): 1
        case .project(.unit): 2
        default: 0
        }
    }
}
