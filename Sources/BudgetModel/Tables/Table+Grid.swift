extension Table {
    /// The table as rows of text; a form with two sides has income on the left and expenditure on the right.
    public var grid: Grid {
        var grid = Grid(caption, form: form)
        if form.isTwoSided {
            let isNumbered = sides[0].rows.contains { $0.number != Section.Row.noNumber }
            let left = SideGrid(sides[0], printedFields(of: 0), caption.precision, isNumbered: isNumbered)
            let right = SideGrid(sides[1], printedFields(of: 1), caption.precision, isNumbered: isNumbered)
            grid.columns = left.columns("收入项目") + right.columns("支出项目")
            let (leftRows, rightRows) = left.paired(with: right)
            for index in leftRows.indices { grid.rows.append(leftRows[index] + rightRows[index]) }
        } else if let section = sides.first {
            fill(&grid, section)
        }
        return grid
    }

    private func fill(_ grid: inout Grid, _ section: Section) {
        let fields = printedFields(of: 0)
        let isOutline = section.kind == .outline
        let hasNumbers = isOutline && section.rows.contains { $0.number != Section.Row.noNumber }
        let hasKeys = isOutline ? section.hasCodes : section.kind != .row
        let hasNames = hasKeys || isOutline || section.count > 1
        let hasUnits = section.units.contains { $0 != nil }
        let hasCategories = section.categories.contains { $0 != nil }
        if hasNumbers { grid.columns.append(GridColumn("序号", isAmount: true)) }
        if hasKeys { grid.columns.append(GridColumn(section.kind.heading)) }
        if hasNames { grid.columns.append(GridColumn("名称")) }
        if hasUnits { grid.columns.append(GridColumn("单位")) }
        if hasCategories { grid.columns.append(GridColumn("项目分类")) }
        grid.columns += fields.map { GridColumn($0.heading, isAmount: $0.isFigure) }

        for row in (section.hasTotal ? -1 : 0)..<section.count {
            let name = section.name(of: row)
            var cells: [String] = []
            if hasNumbers { cells.append(row < 0 ? "" : section.number(of: row).map(String.init) ?? "") }
            if hasKeys {
                let key = row < 0 || section.hasOnlyName(row) ? "" : section.key(of: row).description
                cells.append(key == name ? "" : key)
            }
            if hasNames {
                cells.append(row < 0 ? name : String(repeating: "  ", count: section.indent(of: row)) + name)
            }
            if hasUnits { cells.append(row < 0 ? "" : section.unit(of: row)?.name ?? "") }
            if hasCategories { cells.append(row < 0 ? "" : section.category(of: row) ?? "") }
            let texts = row < 0 ? [:] : section.texts(of: row)
            let precision =
                caption.lineDecimals.isEmpty ? caption.precision : caption.precision(of: line(0, row))
            for field in fields {
                switch field.source {
                case .text(let name): cells.append(texts[name] ?? "")
                case .amount(let column):
                    let amount = section[row, column]
                    cells.append(
                        amount?.formatted(amount.map(precision.holds) == true ? precision : caption.precision) ?? "")
                }
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
