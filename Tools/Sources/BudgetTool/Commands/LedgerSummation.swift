import BudgetInterchange

/// The sums of `budget rollup` when there are ledgers: lines of files, and lines of the documents among them, file by
/// file, so that one ledger at a time is in memory.
struct LedgerSummation {
    private let dimension: RollUp.Dimension
    private let level: CodeLevel
    private let year: Int
    private let rows: Grouping
    /// The columns beside 合计: by kind, or by fund for projects.
    private let columns: Dimension?
    private var sums: LedgerRollUp

    init(_ dimension: RollUp.Dimension, level: CodeLevel, year: Int) {
        self.dimension = dimension
        self.level = level
        self.year = year
        let (row, column): (BudgetModel.Dimension, BudgetModel.Dimension?) =
            switch dimension {
            case .function: (.function(level), .mainKind)
            case .economic: (.economic(min(level, .section)), .kind)
            case .unit: (.unit, .mainKind)
            case .project: (.project, .fund)
            case .fund: (.fund, nil)
            }
        rows = [row]
        columns = column
        sums = LedgerRollUp(by: [
            [row], Grouping([row] + (column.map { [$0] } ?? [])), Grouping(column.map { [$0] } ?? []), [],
        ])
    }

    /// Adds the lines of a ledger.
    ///
    /// - Throws: ``RollUpError/mixedLevels(ancestor:descendant:)`` when a line is a part of another.
    mutating func add(_ ledger: BudgetLedger) throws(RollUpError) {
        try ledger.checkLevels()
        sums = sums.merging(ledger.rollUp(by: sums.groupings))
    }

    /// Adds the lines of a document, by the view of it that knows the dimension.
    mutating func add(_ document: Disclosure) throws(RollUpError) {
        let books = BudgetBooks(decomposing: document)
        switch dimension {
        case .function, .unit, .fund: try add(books.expenditure)
        case .economic: try add(books.economic ?? books.expenditure)
        case .project: try add(books.projects ?? books.expenditure)
        }
    }

    func grid() throws(RollUpError) -> Grid {
        let tables = try sums.tables()
        let heads = columns == nil ? [] : tables[2].map(\.key)
        var cells: [GroupKey: Amount] = [:]
        for row in tables[1] { cells[row.key] = row.amount }
        // Figures that 万元 with two decimals does not hold are printed in 元.
        let holds = tables.allSatisfy { $0.allSatisfy { Precision.tenThousandYuan.holds($0.amount) } }
        let precision: Precision = holds ? .tenThousandYuan : .yuan

        var grid = Grid(
            title: "明细\(title)汇总", unit: "单位：\(precision.unit.name(in: .chinese))",
            columns: [GridColumn("编码"), GridColumn("名称"), GridColumn("合计", isAmount: true)], rows: [])
        grid.columns += heads.map { GridColumn(heading($0), isAmount: true) }
        func row(_ code: String, _ name: String, _ total: Amount, _ cell: (GroupKey) -> Amount?) -> [String] {
            [code, name, total.formatted(precision)] + heads.map { cell($0)?.formatted(precision) ?? "" }
        }
        for line in tables[0] {
            let (code, name) = label(line.key)
            grid.rows.append(
                row(code, name, line.amount) { head in
                    var key = line.key
                    if columns == .fund { key.fund = head.fund } else { key.kind = head.kind }
                    return cells[key]
                })
        }
        var totals: [GroupKey: Amount] = [:]
        for line in tables[2] { totals[line.key] = line.amount }
        grid.rows.append(row("", "合计", try tables[3].total()) { totals[$0] })
        return grid
    }

    private var title: String {
        switch dimension {
        case .function: "按支出功能分类\(level.officialName)级"
        case .economic: "按部门预算支出经济分类"
        case .unit: "按单位"
        case .project: "按项目"
        case .fund: "按资金性质"
        }
    }

    private func heading(_ key: GroupKey) -> String {
        if columns == .fund { return key.fund.map { $0.officialName ?? $0.rawValue } ?? "未列资金性质" }
        return key.kind?.officialName ?? "未列支出类别"
    }

    private func label(_ key: GroupKey) -> (String, String) {
        switch dimension {
        case .function: label(key.function, Catalogue.functional[year])
        case .economic: label(key.economic, Catalogue.departmentEconomic[year])
        case .unit:
            key.agency.map { ($0.code?.description ?? "", sums.agencyNames[$0] ?? ($0.code == nil ? "\($0)" : "")) }
                ?? ("", "未列单位")
        case .project:
            key.project.map { ($0.code?.description ?? "", sums.projectNames[$0] ?? ($0.code == nil ? "\($0)" : "")) }
                ?? ("", "未列项目")
        case .fund: key.fund.map { ($0.rawValue, $0.officialName ?? "") } ?? ("", "未列资金性质")
        }
    }

    private func label<C>(_ code: Code<C>?, _ edition: Edition<C>) -> (String, String) {
        guard let code else { return ("", "未列科目") }
        return (code.description, edition[code]?.name ?? "")
    }
}
