import BudgetCodes
import BudgetModel

/// 清单: lists of money, tasks and projects inside performance forms: what their headings say.
struct FormList {
    let kind: Kind
    private var columns: [Int: Column] = [:]

    enum Kind {
        case projects, sources, costs, procurement, schedule, tasks, goals
    }

    /// 清单栏.
    enum Column: String {
        case name, content, economicClass, amount, lastYear, yearBeforeLast, formula, basis, note, quantity, start, end
        case result, duty, project, explanation, category, totalBudget, currentBudget, purpose
    }

    /// The words of headings by list: all of the first ones must stand there.
    private static let kinds: [(kind: Kind, needed: [[String]], columns: [(Column, [String])])] = [
        (
            .projects, [["项目总预算"], ["项目本年", "项目主要支出方向"]],
            [
                (.name, ["项目名称"]), (.category, ["支出项目类别", "项目类型", "类别"]), (.totalBudget, ["项目总预算"]),
                (.currentBudget, ["项目本年"]), (.purpose, ["项目主要支出方向"]),
            ]
        ),
        (.goals, [["目标说明"]], [(.name, ["名称"]), (.explanation, ["目标说明"])]),
        (.procurement, [["品名", "采购品名"], ["数量"]], [(.name, ["品名", "采购品名"]), (.quantity, ["数量"]), (.amount, ["金额"])]),
        (
            .tasks, [["部门职能", "职能"], ["目标任务", "工作任务", "任务"]],
            [
                (.duty, ["部门职能", "职能"]), (.content, ["目标任务", "工作任务", "任务"]), (.project, ["支出项目", "项目名称"]),
                (.amount, ["预算金额", "金额", "预算"]), (.result, ["完成情况"]),
            ]
        ),
        (
            .schedule, [["开始"], ["完成", "结束"]],
            [(.content, ["内容", "实施内容", "项目实施内容", "工作内容"]), (.start, ["开始", "计划开始"]), (.end, ["完成", "计划完成", "结束"])]
        ),
        (
            .costs, [["金额", "本年金额", "当年金额", "预算金额"], ["项目支出明细", "项目活动", "支出内容", "支出明细", "成本项目"]],
            [
                (.name, ["项目支出明细", "项目活动", "支出内容", "支出明细", "成本项目"]), (.content, ["活动内容"]),
                (.economicClass, ["支出经济"]), (.yearBeforeLast, ["前年"]), (.lastYear, ["上年"]),
                (.amount, ["金额", "本年金额", "当年金额", "预算金额"]), (.formula, ["测算公式"]), (.basis, ["测算依据", "依据"]),
                (.note, ["备注", "凭证"]),
            ]
        ),
        (.sources, [["来源项目", "资金来源"], ["金额"]], [(.name, ["来源项目"]), (.amount, ["金额"])]),
    ]

    /// The list that a row is the heading of.
    init?(heading row: PrintedGridRow) {
        guard row.filled.allSatisfy({ !PrintedFigure.isFigure($0.raw) }) else { return nil }
        let texts = row.filled.map { (field: $0, text: PrintedText.folded($0.text)) }
        func place(_ words: [String]) -> Int? {
            texts.first { text in words.contains { text.text.hasPrefix($0) && text.text.count <= $0.count + 8 } }?
                .field.column
        }
        let found = Self.kinds.first { $0.needed.allSatisfy { place($0) != nil } }
        guard let found else {
            // A heading that cannot be read above figures: the last column is one of money.
            guard (1...3).contains(texts.count), let last = texts.last, last.text == "金额" else { return nil }
            kind = .sources
            columns = [last.field.column: .amount]
            if texts.count > 1 { columns[texts[texts.count - 2].field.column] = .name }
            return
        }
        kind = found.kind
        for (column, words) in found.columns {
            if let place = place(words), columns[place] == nil { columns[place] = column }
        }
    }

    /// The cells of a row by column; `nil` where they cannot be told.
    func cells(_ row: PrintedGridRow, in unit: AmountUnit) -> [Column: PrintedGridRow.Field]? {
        let filled = row.filled
        var cells: [Column: PrintedGridRow.Field] = [:]
        let known = filled.filter { columns[$0.column] != nil }
        let isSure = row.isPlaced || known.count == filled.count
        if isSure, known.count == filled.count || known.contains(where: { columns[$0.column] == .name }) {
            for field in known { if let column = columns[field.column] { cells[column] = field } }
            if fits(cells, unit) { return cells }
        }
        let order = columns.sorted { $0.key < $1.key }.map(\.value)
        if filled.count == order.count {
            cells = Dictionary(uniqueKeysWithValues: zip(order, filled))
            if fits(cells, unit) { return cells }
        }
        return byAmounts(filled, unit)
    }

    private static let money: Set<Column> = [.amount, .lastYear, .yearBeforeLast, .totalBudget, .currentBudget]

    private func fits(_ cells: [Column: PrintedGridRow.Field], _ unit: AmountUnit) -> Bool {
        cells.allSatisfy { column, field in
            !Self.money.contains(column) || PrintedFigure.isFigure(field.raw) || PrintedFigure.isBlank(field.raw)
        }
    }

    /// Rows that have slipped: what stands before the amounts is the name, and what stands behind them the purpose.
    private func byAmounts(_ filled: [PrintedGridRow.Field], _ unit: AmountUnit) -> [Column: PrintedGridRow.Field]? {
        let figures = filled.filter { PrintedFigure.isFigure($0.raw) }
        guard let first = filled.first, !PrintedFigure.isFigure(first.raw), !figures.isEmpty else { return nil }
        let before = filled.prefix { !PrintedFigure.isFigure($0.raw) }
        switch kind {
        case .sources, .costs:
            guard figures.count == 1, filled.last?.column == figures[0].column else { return nil }
            var name = before.last ?? first
            // A name may be parted in several cells; the cells before its column hold the name of the group.
            if kind == .sources, let column = columns.first(where: { $0.value == .name })?.key {
                let parts = before.filter { $0.column >= column }
                if let start = parts.first {
                    name = start
                    name.text = parts.map(\.text).joined()
                }
            }
            return [.name: name, .amount: figures[0]]
        case .projects:
            guard figures.count <= 2 else { return nil }
            var cells: [Column: PrintedGridRow.Field] = [.name: first, .totalBudget: figures[0]]
            if before.count > 1 { cells[.category] = before.last }
            if figures.count > 1 { cells[.currentBudget] = figures[1] }
            if let last = filled.last, !PrintedFigure.isFigure(last.raw), filled.count > before.count {
                cells[.purpose] = last
            }
            return cells
        default: return nil
        }
    }
}
