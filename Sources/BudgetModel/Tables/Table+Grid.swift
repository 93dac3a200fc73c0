extension Table {
    /// The table as rows of text; a form with two sides has income on the left and expenditure on the right.
    public var grid: Grid {
        var grid = Grid(caption, form: form)
        if form.isTwoSided {
            let isNumbered = sides[0].rows.contains { $0.number != Section.Row.noNumber }
            let left = SideGrid(sides[0], layout(of: 0), caption.precision, isNumbered: isNumbered)
            let right = SideGrid(sides[1], layout(of: 1), caption.precision, isNumbered: isNumbered)
            grid.columns = left.columns("收入项目") + right.columns("支出项目")
            let (leftRows, rightRows) = left.paired(with: right)
            for index in leftRows.indices { grid.rows.append(leftRows[index] + rightRows[index]) }
        } else if let section = sides.first {
            fill(&grid, section, layout(of: 0))
        }
        return grid
    }

    private func fill(_ grid: inout Grid, _ section: Section, _ layout: Layout) {
        let columns = caption.printed(layout)
        let hasKeys = section.kind != .row
        let hasNames = hasKeys || section.count > 1
        let hasUnits = section.units.contains { $0 != nil }
        let hasCategories = section.categories.contains { $0 != nil }
        if hasKeys { grid.columns.append(GridColumn(section.kind.heading)) }
        if hasNames { grid.columns.append(GridColumn("名称")) }
        if hasUnits { grid.columns.append(GridColumn("单位")) }
        if hasCategories { grid.columns.append(GridColumn("项目分类")) }
        grid.columns += columns.map { GridColumn($0.heading, isAmount: true) }

        for row in (section.hasTotal ? -1 : 0)..<section.count {
            let name = section.name(of: row)
            var cells: [String] = []
            if hasKeys {
                let key = row < 0 ? "" : section.key(of: row).description
                cells.append(key == name ? "" : key)
            }
            if hasNames { cells.append(name) }
            if hasUnits { cells.append(row < 0 ? "" : section.unit(of: row)?.name ?? "") }
            if hasCategories { cells.append(row < 0 ? "" : section.category(of: row) ?? "") }
            for column in columns { cells.append(section[row, column.place]?.formatted(caption.precision) ?? "") }
            grid.rows.append(cells)
        }
    }
}

extension TableView {
    /// The table as rows of text; see ``Table/grid``.
    public var grid: Grid { table.grid }
}

extension Caption {
    /// The columns of a layout that the table prints, by their places, with their headings.
    fileprivate func printed(_ layout: Layout) -> [(place: Int, heading: String)] {
        guard let columns else { return layout.columns.enumerated().map { ($0, $1.heading) } }
        return columns.compactMap { printed in
            layout.position(of: printed.name).map { ($0, printed.heading ?? layout.columns[$0].heading) }
        }
    }
}
