import BudgetCodes
import BudgetModel

/// A table as rows of texts below headings, in a layout.
struct PrintedTable {
    private(set) var headings: [[String]] = []
    private(set) var rows: [[String]] = []

    init(_ table: Table, _ layout: PublishedLayout) {
        if table.form.isTwoSided {
            sides(table, layout)
        } else {
            switch table.layout(of: 0).keys {
            case .row where table.layout(of: 0).columns.count > 1: singleRow(table, layout)
            default: list(table, layout)
            }
        }
    }

    /// The columns of a side with their headings, as the table prints them.
    private func columns(_ table: Table, _ side: Int) -> [(place: Int, heading: [String])] {
        table.printedColumns(of: side).map { ($0.place, $0.heading.split(separator: " ").map(String.init)) }
    }

    private mutating func sides(_ table: Table, _ layout: PublishedLayout) {
        var blocks: [[[String]]] = []
        for (side, title) in ["收 入", "支 出"].enumerated() {
            let lines = table.lines.filter { $0.side == table.layout(of: side).side }
            let hasNumbers = lines.contains { $0.number != nil }
            let columns = columns(table, side)
            headings.append([title, "项目"])
            if hasNumbers { headings.append([title, "行次"]) }
            let isPlain = columns.count == 1
            headings += columns.map { [title] + (isPlain ? ["预算数"] : $0.heading) }
            blocks.append(
                lines.map { line in
                    [layout.name(line.name)] + (hasNumbers ? [line.number.map(String.init) ?? ""] : [])
                        + columns.map { layout.figure(line[$0.place], table.caption.precision) }
                })
        }
        let width = blocks.map { $0.first?.count ?? 0 }
        // The last rows of both sides stand side by side.
        for row in 0..<max(blocks[0].count, blocks[1].count) {
            var cells: [String] = []
            for side in 0..<2 {
                let own = blocks[side]
                let missing = max(blocks[0].count, blocks[1].count) - own.count
                let isLast = row == own.count + missing - 1
                let place = isLast ? own.count - 1 : row
                let isBlank = !isLast && row >= own.count - 1
                cells += isBlank ? Array(repeating: "", count: width[side]) : own[place]
            }
            rows.append(cells)
        }
    }

    private mutating func singleRow(_ table: Table, _ layout: PublishedLayout) {
        let columns = columns(table, 0)
        let isFinal = table.lines.count > 1
        var cells: [String] = []
        for line in table.lines {
            for column in columns {
                headings.append((isFinal ? [line.name] : []) + column.heading)
                cells.append(layout.figure(line[column.place], table.caption.precision))
            }
        }
        if table.lines.isEmpty { headings = columns.map(\.heading) }
        rows = cells.isEmpty ? [] : [cells]
    }

    private mutating func list(_ table: Table, _ layout: PublishedLayout) {
        let keys = table.layout(of: 0).keys
        let columns = columns(table, 0)
        let texts = table.form.sides[0].texts
        let hasUnits = table.lines.contains { $0.unit != nil }
        let hasCategories = table.lines.contains { $0.category != nil }
        let isCoded = keys == .functional || keys == .economic || keys == .expenditure
        var own = layout
        if !isCoded { own.codes = .one }
        switch keys {
        case .project:
            headings = hasCategories ? [["项目分类"], ["项目名称"]] : [["项目编码"], ["项目名称"]]
        case .agency: headings = [["部门（单位）代码"], ["部门（单位）名称"]]
        case .row: headings = [[texts.isEmpty ? "项目" : "采购物品名称"]]
        default: headings = own.codeHeadings
        }
        if hasUnits { headings.append(["项目单位"]) }
        headings += texts.map { [$0.heading] }
        let labels = headings.count
        headings += columns.map(\.heading)
        func row(_ label: [String], _ figures: [Amount?]) -> [String] {
            (0..<labels).map { label[safe: $0] ?? "" } + figures.map { layout.figure($0, table.caption.precision) }
        }
        if let total = table.total {
            rows.append(
                row(
                    keys == .row ? ["合计"] : own.codes == .glued ? ["合计"] : own.code("", "合计"),
                    columns.map { total[$0.place] }))
        }
        for line in table.lines {
            var label: [String]
            switch keys {
            case .project:
                let code = line.key.description
                label =
                    hasCategories
                    ? [line.category ?? "", line.name] : [code == line.name ? "" : code, layout.name(line.name)]
            case .row: label = [line.name]
            default: label = own.code(line.key.description, line.name)
            }
            if hasUnits { label.append(line.unit?.name ?? "") }
            label += texts.map { line.texts[$0.name] ?? "" }
            rows.append(row(label, columns.map { line[$0.place] }))
        }
        if isCoded, layout.blocks > 1, rows.count > 3 { split(layout.blocks) }
    }

    /// One list in several blocks side by side.
    private mutating func split(_ count: Int) {
        let height = (rows.count + count - 1) / count
        let width = headings.count
        let all = rows
        headings = (0..<count).flatMap { _ in headings }
        rows = (0..<height).map { row in
            (0..<count).flatMap { all[safe: $0 * height + row] ?? Array(repeating: "", count: width) }
        }
    }
}
