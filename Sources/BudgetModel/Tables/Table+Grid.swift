extension Table {
    /// The table as rows of text; a form with two sides has income on the left and expenditure on the right.
    public var grid: Grid {
        var grid = Grid(caption, form: form)
        if form.isTwoSided {
            let isNumbered = sides[0].rows.contains { $0.number != Section.Row.noNumber }
            let left = SideGrid(sides[0], printedColumns(of: 0), caption.precision, isNumbered: isNumbered)
            let right = SideGrid(sides[1], printedColumns(of: 1), caption.precision, isNumbered: isNumbered)
            grid.columns = left.columns("收入项目") + right.columns("支出项目")
            let (leftRows, rightRows) = left.paired(with: right)
            for index in leftRows.indices { grid.rows.append(leftRows[index] + rightRows[index]) }
        } else if let section = sides.first {
            fill(&grid, section, form.sides[0].texts)
        }
        return grid
    }

    private func fill(_ grid: inout Grid, _ section: Section, _ texts: [Layout.Column]) {
        let columns = printedColumns(of: 0)
        let hasKeys = section.kind != .row
        let hasNames = hasKeys || section.count > 1
        let hasUnits = section.units.contains { $0 != nil }
        let hasCategories = section.categories.contains { $0 != nil }
        if hasKeys { grid.columns.append(GridColumn(section.kind.heading)) }
        if hasNames { grid.columns.append(GridColumn("名称")) }
        if hasUnits { grid.columns.append(GridColumn("单位")) }
        if hasCategories { grid.columns.append(GridColumn("项目分类")) }
        grid.columns += texts.map { GridColumn($0.heading) }
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
            for text in texts { cells.append(row < 0 ? "" : section.texts(of: row)[text.name] ?? "") }
            let precision =
                caption.lineDecimals.isEmpty ? caption.precision : caption.precision(of: line(0, row))
            for column in columns {
                let amount = section[row, column.place]
                cells.append(
                    amount?.formatted(amount.map(precision.holds) == true ? precision : caption.precision) ?? "")
            }
            grid.rows.append(cells)
        }
    }
}

extension TableView {
    /// The table as rows of text; see ``Table/grid``.
    public var grid: Grid { table.grid }
}

extension Table {
    /// The columns of a side that the table prints, by their places, with their headings: those that the caption declares;
    /// else those of the official form, and others that have a figure.
    package func printedColumns(of side: Int) -> [(place: Int, heading: String)] {
        let layout = layout(of: side)
        let declared = (caption.columns ?? []).filter { column in
            layout.side.isEmpty || (column.side ?? "expenditure") == layout.side
        }
        let columns = declared.compactMap { printed in
            layout.position(of: printed.name).map { ($0, printed.heading ?? layout.columns[$0].heading) }
        }
        // Of two sides one may be declared alone, or only what it has beyond the form.
        guard columns.isEmpty || form.isTwoSided && !columns.contains(where: { $0.0 < form.sides[side].columns.count })
        else { return columns }
        guard caption.columns == nil || form.isTwoSided else { return columns }
        let unprinted = unprintedColumns(of: side)
        return layout.columns.indices.filter { !unprinted.contains($0) }.map { ($0, layout.columns[$0].heading) }
    }

    /// The columns of a side that only some places print and that have no figure here, unless the caption declares them.
    func unprintedColumns(of side: Int) -> [Int] {
        let columns = form.sides[side].columns
        return columns.indices.filter { place in
            columns[place].isLocal && !sides[side].hasFigure(in: place)
                && caption.columns?.contains { $0.name == columns[place].name } != true
        }
    }
}
