import BudgetCodes

extension Derivation {
    /// 项目支出表, or `nil` when lines lack what it needs.
    ///
    /// All projects below units and groups; or, when only the projects of 项目支出 are known, these alone.
    func projectTable(_ meaning: FormMeaning) throws(DerivationError) -> Table? {
        let isView = books.projects != nil
        // Rows of units have codes. Where a unit has none, the groups stand alone.
        let hasUnits = projects.allSatisfy { $0.amount == .zero || $0.key.agency?.code != nil }
        let hasFiscalOpening = received.has(.fiscal, [.carriedOver])
        let total = meaning.layout.position(of: ProjectExpenditure.Column.total.name) ?? 0
        var cells = ProjectCells(meaning.layout)
        for fact in projects {
            // A document does not tell the kinds of the last group apart.
            guard let group = fact.kind == nil && isView ? 4 : fact.kind?.projectGroup,
                let column = meaning.column(.expenditure, fact.fund, fact.period, nil),
                isView || column != total && (fact.period != nil || !hasFiscalOpening)
            else { return nil }
            guard fact.amount != .zero else { continue }
            let place = ProjectCells.Place(
                unit: hasUnits ? fact.key.agency?.code : nil, group: group, project: fact.key.project)
            try adding { () throws(RollUpError) in
                try cells.add(fact.amount, column, total, to: place)
            }
        }
        var table = Table(meaning.form)
        guard !cells.rows.isEmpty else { return table.declaredEmpty }
        // Books made from a document have a view of the projects, which may be those of 项目支出 alone.
        let listsProjectsOnly =
            isView && cells.rows.allSatisfy { $0.place.group == 3 } && spending.contains { $0.kind != .project }
        table.sides[0].setTotal(cells.total)
        if listsProjectsOnly {
            let merged = try adding { () throws(RollUpError) in try cells.withoutUnits() }
            for row in merged.rows { append(row, nil, to: &table.sides[0]) }
        } else {
            try appendUnits(cells, to: &table.sides[0])
        }
        return table
    }

    /// Units with the units above them, in each the groups, in each group the projects.
    private func appendUnits(_ cells: ProjectCells, to section: inout Section) throws(DerivationError) {
        var own: [AgencyCode: [ProjectCells.Row]] = [:]
        var loose: [ProjectCells.Row] = []
        for row in cells.rows {
            if let unit = row.place.unit { own[unit, default: []].append(row) } else { loose.append(row) }
        }
        var sums: [AgencyCode: [Int64]] = [:]
        for (unit, rows) in own {
            let amounts = try sum(rows, RowKey.agency(unit), cells.layout)
            for code in [unit] + unit.ancestors {
                try adding { () throws(RollUpError) in
                    try cells.layout.add(amounts, to: &sums[code, default: cells.layout.blankCells], code)
                }
            }
        }
        try appendGroups(loose, nil, cells.layout, to: &section)
        for unit in sums.keys.sorted() {
            let rows = own[unit] ?? []
            if !rows.isEmpty, let above = unit.ancestors.first(where: { own[$0] != nil }) {
                throw .sum(.mixedLevels(ancestor: LineID(above.description), descendant: LineID(unit.description)))
            }
            section.append(
                Section.Record(
                    key: .project(.unit(unit)), name: name(unit), cells: sums[unit] ?? cells.layout.blankCells))
            try appendGroups(rows, Agency(code: unit, name: name(unit)), cells.layout, to: &section)
        }
    }

    private func appendGroups(
        _ rows: [ProjectCells.Row], _ unit: Agency?, _ layout: Layout, to section: inout Section
    ) throws(DerivationError) {
        var groups: [ProjectID: Int] = [:]
        for row in rows {
            guard let project = row.place.project else { continue }
            let known = groups.updateValue(row.place.group, forKey: project)
            if let known, known != row.place.group { throw .splitProject(project) }
        }
        for group in 1...4 {
            let rows = rows.filter { $0.place.group == group }
            guard !rows.isEmpty else { continue }
            let key = RowKey.project(.group(group))
            section.append(
                Section.Record(key: key, name: ProjectExpenditure.groupName(group), cells: try sum(rows, key, layout)))
            // A group without a project is itself the last level.
            guard rows.contains(where: { $0.place.project != nil }) else { continue }
            for row in rows { append(row, unit, to: &section) }
        }
    }

    private func append(_ row: ProjectCells.Row, _ unit: Agency?, to section: inout Section) {
        let key: ProjectRow
        var name = "未列项目"
        switch row.place.project {
        case .code(let code): key = .project(code)
        case .named(let text): key = .named(text)
        case nil: key = .named(name)
        }
        if let project = row.place.project {
            name = (books.projects ?? books.expenditure).projectNames[project] ?? project.description
        }
        section.append(Section.Record(key: .project(key), name: name, unit: unit, cells: row.cells))
    }

    private func sum(
        _ rows: [ProjectCells.Row], _ key: RowKey, _ layout: Layout
    ) throws(DerivationError) -> [Int64] {
        var sum = layout.blankCells
        for row in rows {
            try adding { () throws(RollUpError) in try layout.add(row.cells, to: &sum, key) }
        }
        return sum
    }
}

/// The last level of 项目支出表, in order of first appearance.
private struct ProjectCells {
    let layout: Layout
    private(set) var rows: [Row] = []
    private(set) var total: [Int64]
    private var positions: [Place: Int] = [:]

    struct Row {
        let place: Place
        var cells: [Int64]
    }

    struct Place: Hashable {
        var unit: AgencyCode?
        let group: Int
        let project: ProjectID?
    }

    init(_ layout: Layout) {
        self.layout = layout
        total = layout.blankCells
    }

    /// Adds an amount to a cell of a row, and to 合计.
    mutating func add(_ amount: Amount, _ column: Int, _ sum: Int, to place: Place) throws(RollUpError) {
        var cells = layout.blankCells
        cells[column] = amount.fen
        cells[sum] = amount.fen
        try add(cells, to: place)
    }

    private mutating func add(_ cells: [Int64], to place: Place) throws(RollUpError) {
        let line = place.project?.description ?? String(place.group)
        if let position = positions[place] {
            try layout.add(cells, to: &rows[position].cells, line)
        } else {
            positions[place] = rows.count
            rows.append(Row(place: place, cells: cells))
        }
        try layout.add(cells, to: &total, "total")
    }

    /// The same with the projects of all units together.
    func withoutUnits() throws(RollUpError) -> ProjectCells {
        var result = ProjectCells(layout)
        for row in rows {
            var place = row.place
            place.unit = nil
            try result.add(row.cells, to: place)
        }
        return result
    }
}

extension ExpenditureKind {
    /// The group of 项目支出表: 1 人员经费, 2 公用经费, 3 项目支出, 4 the other columns of 支出总表. `nil` for
    /// basic expenditure of which the part is not known.
    fileprivate var projectGroup: Int? {
        switch self {
        case .basic: nil
        case .personnel: 1
        case .operating: 2
        case .project: 3
        case .business, .paidToSuperior, .subordinateSubsidy, .reserve: 4
        }
    }
}
