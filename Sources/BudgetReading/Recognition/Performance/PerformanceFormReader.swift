import BudgetCodes
import BudgetModel

/// 绩效表: reads the labels, lines and indicators of one performance form from its rows.
struct PerformanceFormReader {
    /// What is known of the form: texts by their labels.
    private(set) var values: [FormLabel: String] = [:]
    private(set) var longTerm: [IndicatorRow] = []
    private(set) var annual: [IndicatorRow] = []
    private(set) var evaluated: [IndicatorRow] = []
    private(set) var execution = BudgetExecution()
    private(set) var funding = FundingComposition()
    private(set) var projects: [PlannedProject] = []
    private(set) var sources: [ProjectFundSource] = []
    private(set) var costs: [ProjectCost] = []
    private(set) var goals: [ProjectGoal] = []
    private(set) var indicatorWeight: FixedDecimal?
    private(set) var notes: [ReadingReport.Note] = []
    /// How many rows say something, and how many were understood.
    private(set) var counts = (good: 0, all: 0)

    private let unit: AmountUnit
    private var section = Section.none
    private var table: IndicatorTable?
    /// Whether the words above an indicator table say 长期.
    private var isLongTerm = false
    private var columns: [Int: String] = [:]
    private var hasExpenditure = false

    private enum Section {
        case none, execution, funding, projects, sources, costs, goals
    }

    init(in unit: AmountUnit) { self.unit = unit }

    /// Reads lines above the form such as 填报日期：2024年6月30日.
    mutating func read(line: String) {
        let plain = PrintedText.joined(line)
        for mark in ["：", ":"] {
            guard let place = plain.firstRange(of: mark), let label = FormLabel(String(plain[..<place.lowerBound]))
            else {
                continue
            }
            let value = String(plain[place.upperBound...])
            if !value.isEmpty, values[label] == nil { values[label] = value }
            return
        }
    }

    mutating func read(_ rows: [PrintedGridRow]) {
        for row in rows where !row.filled.isEmpty { read(row) }
        closeTable()
    }

    private mutating func read(_ row: PrintedGridRow) {
        let filled = row.filled
        counts.all += 1
        let words = PrintedText.folded(filled.prefix(2).map(\.text).joined())
        if filled.contains(where: { PrintedText.folded($0.text).hasPrefix("一级指标") }) {
            closeTable()
            if words.contains("长期") { isLongTerm = true } else if words.contains("年度") { isLongTerm = false }
            if let first = filled.first {
                indicatorWeight = IndicatorPoints.split(first.text).points ?? indicatorWeight
            }
            table = IndicatorTable(row)
            section = .none
            counts.good += 1
            return
        }
        if words.contains("长期绩效目标") || words.contains("长期绩效指标") { isLongTerm = true }
        if words.contains("年度绩效目标") || words.contains("年度绩效指标") { isLongTerm = false }
        if filled.count == 1, words.hasSuffix("目标表") || words.hasSuffix("绩效指标") {
            closeTable()
            section = .none
            counts.good += 1
            return
        }
        if var own = table, !isEnd(filled) {
            table = nil
            if own.isHeading(row) { own.addHeading(row) } else { _ = own.add(row) }
            table = own
            counts.good += 1
            return
        }
        closeTable()
        if begins(row) || readLabels(filled) || readLine(row) { counts.good += 1 }
    }

    /// Whether a row ends an indicator table.
    private func isEnd(_ fields: [PrintedGridRow.Field]) -> Bool {
        guard let first = fields.first else { return false }
        if NoteText.isNote(first.text) || first.text.hasPrefix("<p>") { return true }
        let text = PrintedText.folded(first.text)
        if text.hasPrefix("年度目标") || text.hasPrefix("长期目标") || text.hasPrefix("年度绩效目标表") || text.hasPrefix("长期绩效目标表") {
            return true
        }
        return FormLabel(first.text) != nil
    }

    private mutating func closeTable() {
        guard let own = table else { return }
        table = nil
        for row in own.lost { notes.append(.init(.ambiguous, row.text, page: row.page)) }
        if own.hasActual {
            evaluated += own.rows
        } else if isLongTerm, !own.hasYears {
            longTerm += own.rows
        } else {
            annual += own.rows
        }
    }

    // MARK: Sections

    /// The heading of a list of lines.
    private mutating func begins(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        let texts = filled.map { PrintedText.folded($0.text) }
        func has(_ word: String) -> Bool { texts.contains { $0.hasPrefix(word) } }
        let next: Section
        if has("预算数"), has("执行数") {
            next = .execution
            if let first = filled.first {
                execution.weight = IndicatorPoints.split(first.text).points ?? execution.weight
            }
        } else if has("当年金额") {
            next = .funding
        } else if has("项目总预算"), has("项目本年") || has("项目主要支出方向") {
            next = .projects
        } else if has("来源项目") {
            next = .sources
        } else if has("金额"), has("项目支出明细") || has("项目活动") {
            next = .costs
        } else if has("目标说明") {
            next = .goals
        } else {
            // Years below 近两年收支金额.
            if section == .funding, funding.income.isEmpty, filled.contains(where: { Self.year($0.text) != nil }) {
                for field in filled { columns[field.column] = field.text }
                return true
            }
            return false
        }
        section = next
        columns = [:]
        for field in filled { columns[field.column] = field.text }
        return true
    }

    private static func year(_ text: String) -> Int? {
        text.count <= 6 && text.contains("年") ? PrintedText.year(in: text) : nil
    }

    private func amount(_ text: String) -> Amount? { PrintedFigure(text, unit: unit).amount }

    private mutating func readLine(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        switch section {
        case .none: return false
        case .execution: return readExecution(filled)
        case .funding: return readFunding(filled)
        case .projects: return readProject(filled)
        case .sources, .costs:
            guard let figure = filled.last, let name = filled.dropLast().last ?? filled.last else { return false }
            let isNamed = filled.count > 1
            let own = isNamed ? amount(figure.raw) : nil
            if isNamed, own == nil { return false }
            if section == .sources {
                sources.append(ProjectFundSource(name.text, own ?? nil))
            } else {
                var cost = ProjectCost(name.text)
                cost.amount = own
                costs.append(cost)
            }
            return true
        case .goals:
            guard filled.count == 2 else { return false }
            var goal = ProjectGoal(filled[0].text)
            goal.explanation = filled[1].text
            goals.append(goal)
            return true
        }
    }

    private mutating func readExecution(_ fields: [PrintedGridRow.Field]) -> Bool {
        let figures = fields.drop { amount($0.raw) == nil }
        guard figures.count >= 2, let name = fields.first(where: { amount($0.raw) == nil }) else { return false }
        var texts = figures.map(\.raw)[...]
        let budget = texts.popFirst().flatMap(amount)
        let actual = texts.popFirst().flatMap(amount)
        if execution.budget == nil {
            (execution.budget, execution.actual) = (budget, actual)
            execution.rate = texts.popFirst().flatMap { FixedDecimal($0.halfWidth.filter { $0 != "%" && $0 != " " }) }
            execution.score = texts.popFirst().flatMap(IndicatorPoints.points)
        } else {
            var source = ExecutionSource(name.text)
            (source.budget, source.actual) = (budget, actual)
            execution.sources = (execution.sources ?? []) + [source]
        }
        return true
    }

    private mutating func readFunding(_ fields: [PrintedGridRow.Field]) -> Bool {
        let names = fields.prefix { amount($0.raw) == nil && !$0.text.contains("%") }
        let figures = Array(fields.dropFirst(names.count))
        guard var name = names.last?.text else { return false }
        let group = PrintedText.folded(names.first?.text ?? "")
        if group.hasPrefix("支出构成") { hasExpenditure = true }
        if names.count == 1, group.hasPrefix("收入构成") || group.hasPrefix("支出构成") { name = "合计" }
        guard !figures.isEmpty else { return names.count > 0 && (group.hasPrefix("收入") || group.hasPrefix("支出")) }
        var line = FundingLine(name)
        // 当年金额, 占比, and two years before, of which some may not be printed.
        var texts = figures.map(\.raw)[...]
        let share = texts.firstIndex { $0.contains("%") }
        if share != texts.startIndex { line.current = texts.popFirst().flatMap(amount) }
        if figures.count > 3 || share != nil {
            line.share = texts.popFirst().flatMap { FixedDecimal($0.halfWidth.filter { $0 != "%" && $0 != " " }) }
        }
        line.yearBeforeLast = texts.popFirst().flatMap(amount)
        line.lastYear = texts.popFirst().flatMap(amount)
        if hasExpenditure { funding.expenditure.append(line) } else { funding.income.append(line) }
        // 合计 ends the block of income.
        if !hasExpenditure, PrintedText.folded(name) == "合计" { hasExpenditure = true }
        return true
    }

    private mutating func readProject(_ fields: [PrintedGridRow.Field]) -> Bool {
        let figures = fields.filter { amount($0.raw) != nil }
        guard let first = fields.first, amount(first.raw) == nil, (1...2).contains(figures.count) else { return false }
        let before = fields.prefix { amount($0.raw) == nil }
        var project = PlannedProject(before.first?.text ?? "")
        if before.count > 1 { project.category = before.last?.text }
        project.totalBudget = figures.first.flatMap { amount($0.raw) }
        project.currentBudget = figures.dropFirst().first.flatMap { amount($0.raw) }
        if let last = fields.last, amount(last.raw) == nil, fields.count > before.count { project.purpose = last.text }
        projects.append(project)
        return true
    }

    // MARK: Labels

    /// Labels with their values behind them.
    private mutating func readLabels(_ fields: [PrintedGridRow.Field]) -> Bool {
        var isRead = false
        var next = 0
        while next < fields.count {
            guard let label = FormLabel(fields[next].text) else {
                next += 1
                continue
            }
            isRead = true
            var texts: [String] = []
            var end = next + 1
            while end < fields.count, FormLabel(fields[end].text) == nil {
                texts.append(fields[end].text)
                end += 1
            }
            if !texts.isEmpty, values[label] == nil {
                switch label {
                case .category, .nature, .type: values[label] = FormChoice.chosen(texts)
                default: values[label] = texts.joined(separator: "\n")
                }
            }
            next = end
        }
        if isRead { section = .none }
        return isRead
    }
}
