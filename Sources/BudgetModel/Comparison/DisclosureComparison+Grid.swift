import BudgetCodes

extension DisclosureComparison {
    /// The comparison as tables of text, one for each table that has a line.
    ///
    /// - Parameter isDetailed: Whether every column is shown, or only the first one, which is the sum as a rule.
    public func grids(isDetailed: Bool = false) -> [Grid] {
        tables.compactMap { table in
            let headings = headings(of: table)
            let rows = table.rows.flatMap { cells(of: $0, headings, isDetailed: isDetailed, in: table) }
            let notes = notes(of: table)
            guard !rows.isEmpty || !notes.isEmpty else { return nil }
            let columns = [GridColumn("编码"), GridColumn("名称"), GridColumn("说明")] + figureColumns
            return Grid(
                title: table.name, unit: "单位：\(table.precision.unit.name(in: .chinese))、%", columns: columns,
                rows: rows,
                notes: notes)
        }
    }

    /// The lines that changed most, as text.
    public func moversGrid(_ count: Int) -> Grid? {
        let movers = largestMovers(count)
        guard !movers.isEmpty, let table = table(nil) else { return nil }
        let headings = headings(of: table)
        let rows = movers.flatMap { cells(of: $0, headings, isDetailed: false, in: table) }
        return Grid(
            title: "\(table.name)变动最大的末级科目", unit: "单位：\(table.precision.unit.name(in: .chinese))、%",
            columns: [GridColumn("编码"), GridColumn("名称"), GridColumn("说明")] + figureColumns, rows: rows)
    }

    private var figureColumns: [GridColumn] {
        let headings: [String] =
            switch basis {
            case .yearOnYear: ["\(before.fiscalYear)年", "\(after.fiscalYear)年", "增减额", "增减率"]
            case .execution: ["预算数", "决算数", "增减额", "完成预算"]
            }
        return headings.map { GridColumn($0, isAmount: true) }
    }

    private func notes(of table: TableComparison) -> [String] {
        switch table.presence {
        case .both: []
        case .onlyBefore: ["\(after.agency.name)\(after.fiscalYear)年没有此表"]
        case .onlyAfter: ["\(before.agency.name)\(before.fiscalYear)年没有此表"]
        }
    }

    private func headings(of table: TableComparison) -> [ColumnID: String] {
        Dictionary(first: table.columns.map { ($0.name, $0.heading) })
    }

    private func cells(
        of row: ComparedRow, _ headings: [ColumnID: String], isDetailed: Bool, in table: TableComparison
    ) -> [[String]] {
        let code = (row.after.isEmpty ? row.before : row.after).map { $0.printedKey }.joined(separator: "、")
        let leading = table.columns.first?.name
        // A line whose leading figure is blank still has its row: every line of both documents is shown.
        let chosen = isDetailed ? row.figures : Array(row.figures.filter { $0.column == leading }.prefix(1))
        let first = chosen.isEmpty && !isDetailed ? Array(row.figures.prefix(1)) : chosen
        let remark = remark(of: row)
        guard !first.isEmpty else {
            return remark.isEmpty ? [] : [[code, row.name, remark] + Array(repeating: "", count: 4)]
        }
        return first.enumerated().map { index, figure in
            let heading = headings[figure.column] ?? figure.column.rawValue
            let rate = basis == .execution ? figure.completion : figure.rate
            let note = figure.note.map { $0.officialName(basis) }
            let figures = [
                figure.before?.formatted(table.precision) ?? "", figure.after?.formatted(table.precision) ?? "",
                figure.change?.formatted(table.precision) ?? "", rate?.formatted(decimals: 2) ?? "",
            ]
            let remarks = [index == 0 ? remark : "", note ?? ""].filter { !$0.isEmpty }
            // The first column needs no heading; further ones stand below with theirs.
            let name = figure.column == leading ? row.name : index == 0 ? "\(row.name) \(heading)" : "· \(heading)"
            return [index == 0 ? code : "", name, remarks.joined(separator: "；")] + figures
        }
    }

    private func remark(of row: ComparedRow) -> String {
        switch row.fate {
        case .kept, .added, .removed: row.fate.officialName
        case .notCompared: ""
        case .renamed: "更名，原为\(row.formerName ?? "")"
        case .moved:
            "调整编码，原为\(row.before.map { $0.printedKey }.joined(separator: "、"))\(row.formerName.map { " " + $0 } ?? "")"
        case .merged, .split: "\(row.fate.officialName)自\(row.before.map { $0.printedKey }.joined(separator: "、"))"
        }
    }
}

extension LineID {
    /// A key as tables show it: a code without its section, nothing for a named row.
    fileprivate var printedKey: String {
        var key = Substring(key)
        if let slash = key.lastIndex(of: "/") { key = key[key.index(after: slash)...] }
        // Rows of a form have English names, which say nothing here.
        let isCode = key.utf8.first.map { (0x30...0x39).contains($0) } ?? false
        return isCode ? String(key) : ""
    }
}
