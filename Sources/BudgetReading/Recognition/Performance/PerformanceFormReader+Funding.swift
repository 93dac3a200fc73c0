import BudgetCodes
import BudgetModel

/// 部门总体资金情况: the funding of a department by source and by use.
extension PerformanceFormReader {
    /// 收支构成栏.
    enum FundingColumn: String { case current, share, lastYear, yearBeforeLast }

    static func fundingColumns(
        _ fields: [PrintedGridRow.Field], _ known: [Int: FundingColumn]
    ) -> [Int: FundingColumn] {
        var columns = known
        let years = fields.compactMap { year($0.text) }
        for field in fields {
            let text = PrintedText.folded(field.text)
            if text.hasPrefix("当年金额") { columns[field.column] = .current }
            if text.hasPrefix("占比") { columns[field.column] = .share }
            if let year = year(field.text) { columns[field.column] = year == years.max() ? .lastYear : .yearBeforeLast }
            if text == "上年" { columns[field.column] = .lastYear }
            if text == "前年" { columns[field.column] = .yearBeforeLast }
        }
        return columns
    }

    mutating func readFunding(_ row: PrintedGridRow, _ columns: [Int: FundingColumn]) -> Bool {
        let fields = row.filled
        let names = fields.prefix { !Self.isFigure($0) && (!row.isPlaced || columns[$0.column] == nil) }
        let figures = Array(fields.dropFirst(names.count))
        guard var name = names.last?.text else { return false }
        let group = PrintedText.folded(names.first?.text ?? "")
        let isGroup = group.hasPrefix("收入构成") || group.hasPrefix("支出构成")
        if group.hasPrefix("支出构成") { hasExpenditure = true }
        if names.count == 1, isGroup { name = "合计" }
        // A line whose cells are all blank is one where columns are certain.
        guard !figures.isEmpty || row.isPlaced && names.count > (isGroup ? 1 : 0) else { return isGroup }
        var line = FundingLine(name)
        let place = [(hasExpenditure ? "expenditure." : "income.") + name]
        for (column, field) in fundingCells(figures, columns, isPlaced: row.isPlaced) {
            guard let column else {
                notes.append(.init(.openColumn, field.text, page: field.page))
                continue
            }
            switch column {
            case .current: line.current = amount(field, place, column.rawValue)
            case .share: line.share = text(field, place, column.rawValue).flatMap(IndicatorPoints.points)
            case .lastYear: line.lastYear = amount(field, place, column.rawValue)
            case .yearBeforeLast: line.yearBeforeLast = amount(field, place, column.rawValue)
            }
        }
        if hasExpenditure { funding.expenditure.append(line) } else { funding.income.append(line) }
        // 合计 ends the block of income.
        if !hasExpenditure, PrintedText.folded(name) == "合计" { hasExpenditure = true }
        return true
    }

    /// The columns of figures; where cells may have slipped, by their order: 当年金额, 占比, and two years before, of
    /// which some may not be printed.
    private func fundingCells(
        _ figures: [PrintedGridRow.Field], _ columns: [Int: FundingColumn], isPlaced: Bool
    ) -> [(FundingColumn?, PrintedGridRow.Field)] {
        if isPlaced, Set(columns.values).count == 4 { return figures.map { (columns[$0.column], $0) } }
        let share = figures.firstIndex { $0.raw.has("%") }
        var order: [FundingColumn] = share == 0 || share == nil && figures.count == 2 ? [] : [.current]
        if figures.count > 3 || share != nil { order.append(.share) }
        order += [.yearBeforeLast, .lastYear]
        return figures.enumerated().map { ($0 < order.count ? order[$0] : nil, $1) }
    }
}
