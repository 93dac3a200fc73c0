import BudgetCodes
import BudgetModel

/// Lines of money, funds, tasks and projects.
extension PerformanceFormReader {
    /// The heading of a list of lines.
    mutating func begins(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        let texts = filled.map { PrintedText.folded($0.text) }
        if texts.contains(where: { $0.hasPrefix("当年金额") }), texts.contains(where: { $0.hasPrefix("占比") }) {
            section = .funding
        } else if let columns = Self.moneyColumns(filled) {
            section = .execution(columns)
            if let first = filled.first {
                executionWeight = IndicatorPoints.split(first.text).points ?? executionWeight
            }
            for field in filled { readMonth(field.text) }
        } else if let list = FormList(heading: row) {
            section = .list(list)
        } else if case .funding = section, funding.income.isEmpty,
            filled.contains(where: { Self.year($0.text) != nil }),
            filled.allSatisfy({ !PrintedFigure.isFigure($0.raw) })
        {
            // Years below 近两年收支金额.
            return true
        } else if beginsFunds(filled) {
            section = .funds(names: [])
            return readFunds(filled, names: [])
        } else {
            return false
        }
        return true
    }

    private static func year(_ text: String) -> Int? {
        text.count <= 6 && text.contains("年") ? PrintedText.year(in: text) : nil
    }

    /// The columns of a table of budget and execution.
    private static func moneyColumns(_ fields: [PrintedGridRow.Field]) -> [Int: MoneyColumn]? {
        guard fields.count > 1, fields.allSatisfy({ !PrintedFigure.isFigure($0.raw) }) else { return nil }
        var columns: [Int: MoneyColumn] = [:]
        for field in fields {
            // The name of the group at the left has the points of the row: 预算执行情况（万元）（20分）.
            guard let kind = MoneyColumn(field.text), !columns.values.contains(kind),
                IndicatorPoints.split(field.text).points == nil || kind == .score
            else { continue }
            columns[field.column] = kind
        }
        let kinds = Set(columns.values)
        let budgets = kinds.intersection([.budget, .initialBudget, .received])
        return !budgets.isEmpty && kinds.contains(.actual) ? columns : nil
    }

    /// Whether a row begins a list of names of funds with their amounts.
    private func beginsFunds(_ fields: [PrintedGridRow.Field]) -> Bool {
        guard fields.count > 1, !fields.contains(where: { FormLabel($0.text) != nil }) else { return false }
        if case .funds = section { return false }
        if case .list = section { return false }
        if case .execution = section { return false }
        if case .funding = section { return false }
        let hasFigure = fields.contains { PrintedFigure.isFigure($0.raw) }
        let first = PrintedText.folded(fields[0].text)
        if hasFigure, ["资金来源", "项目资金", "资金情况", "资金构成"].contains(where: { first.contains($0) }) { return true }
        return fields.contains { field in
            ["资金总额", "金额总额"].contains { PrintedText.folded(field.text).contains($0) } && field.text.count <= 24
        }
    }

    mutating func readLine(_ row: PrintedGridRow) -> Bool {
        switch section {
        case .none: false
        case .execution(let columns): readExecution(row, columns)
        case .funding: readFunding(row.filled)
        case .funds(let names): readFunds(row.filled, names: names)
        case .list(let list): readList(row, list)
        }
    }

    func amount(_ text: String) -> Amount? { PrintedFigure(text, unit: unit).amount }

    /// Adds a cell of money and returns what it says.
    private mutating func amount(
        _ field: PrintedGridRow.Field?, _ line: [String], _ column: String
    ) -> Amount? {
        guard let field else { return nil }
        let figure = PrintedFigure(field.raw, unit: unit)
        var cell = FormCell(line: line, column: column, field: field)
        cell.set(figure)
        if figure.content != .blank { cells.append(cell) }
        return figure.amount
    }

    private mutating func text(_ field: PrintedGridRow.Field?, _ line: [String], _ column: String) -> String? {
        guard let field else { return nil }
        cells.append(FormCell(line: line, column: column, field: field))
        return field.text
    }

    // MARK: Execution

    private static func isFigure(_ field: PrintedGridRow.Field) -> Bool {
        PrintedFigure.isFigure(field.raw) || PrintedFigure.isBlank(field.raw)
            || IndicatorPoints.points(field.text) != nil
    }

    private mutating func readExecution(_ row: PrintedGridRow, _ columns: [Int: MoneyColumn]) -> Bool {
        let filled = row.filled
        let names = filled.prefix { !Self.isFigure($0) && (!row.isPlaced || columns[$0.column] == nil) }
        let figures = Array(filled.dropFirst(names.count))
        guard let name = names.last ?? nil else { return false }
        var own: [(MoneyColumn, PrintedGridRow.Field)] = []
        if figures.allSatisfy({ columns[$0.column] != nil })
            && (row.isPlaced || figures.first?.column == columns.keys.min())
        {
            own = figures.compactMap { field in columns[field.column].map { ($0, field) } }
        } else {
            let order = columns.sorted { $0.key < $1.key }.map(\.value)
            guard figures.count == order.count else { return false }
            own = Array(zip(order, figures))
        }
        // A row without any figure is one of the form when others of it have names in the same column.
        guard !own.isEmpty || row.isPlaced && !moneyRows.isEmpty else { return false }
        var line = MoneyRow(name.text)
        let isFirst = moneyRows.isEmpty
        for (column, field) in own {
            let reason = column.set(field.raw, of: &line, in: unit)
            var cell = FormCell(line: [isFirst ? "预算执行情况" : name.text], column: column.rawValue, field: field)
            cell.set(reason)
            if !PrintedFigure.isBlank(field.raw) { cells.append(cell) }
        }
        moneyRows.append(line)
        return true
    }

    // MARK: Funds

    private mutating func readFunds(_ fields: [PrintedGridRow.Field], names known: Set<Int>) -> Bool {
        var known = known
        var isRead = false
        for (place, field) in fields.enumerated() where !Self.isFigure(field) {
            let next = place + 1 < fields.count ? fields[place + 1] : nil
            let figure = next.flatMap { Self.isFigure($0) ? $0 : nil }
            guard figure != nil || known.contains(field.column) else { continue }
            known.insert(field.column)
            isRead = true
            var name = field.text
            while name.hasSuffix("：") || name.hasSuffix(":") { name.removeLast() }
            // The rows below 中期资金总额 are those of the mid-term, until the next total.
            if MoneyRow(name).isTotal || name.hasPrefix("年度") {
                let isMidTerm = name.hasPrefix("中期") || name.hasPrefix("实施期")
                if isMidTerm { midTermColumns.insert(field.column) } else { midTermColumns.remove(field.column) }
            }
            let isMidTerm = midTermColumns.contains(field.column)
            let part = isMidTerm ? "midTermSources" : "sources"
            let row = MoneyRow(name, amount(figure, [part, name], "amount"))
            if isMidTerm { midTermSources.append(row) } else { sources.append(row) }
        }
        if isRead { section = .funds(names: known) }
        return isRead
    }

    // MARK: Funding of a department

    private mutating func readFunding(_ fields: [PrintedGridRow.Field]) -> Bool {
        let names = fields.prefix { amount($0.raw) == nil && !$0.text.contains("%") }
        let figures = Array(fields.dropFirst(names.count))
        guard var name = names.last?.text else { return false }
        let group = PrintedText.folded(names.first?.text ?? "")
        if group.hasPrefix("支出构成") { hasExpenditure = true }
        if names.count == 1, group.hasPrefix("收入构成") || group.hasPrefix("支出构成") { name = "合计" }
        guard !figures.isEmpty else { return names.count > 0 && (group.hasPrefix("收入") || group.hasPrefix("支出")) }
        var line = FundingLine(name)
        let place = [(hasExpenditure ? "expenditure." : "income.") + name]
        // 当年金额, 占比, and two years before, of which some may not be printed.
        var rest = figures[...]
        let share = rest.firstIndex { $0.raw.contains("%") }
        if share != rest.startIndex { line.current = amount(rest.popFirst(), place, "current") }
        if figures.count > 3 || share != nil {
            let field = rest.popFirst()
            line.share = text(field, place, "share").flatMap(IndicatorPoints.points)
        }
        line.yearBeforeLast = amount(rest.popFirst(), place, "yearBeforeLast")
        line.lastYear = amount(rest.popFirst(), place, "lastYear")
        for field in rest { notes.append(.init(.openColumn, field.text, page: field.page)) }
        if hasExpenditure { funding.expenditure.append(line) } else { funding.income.append(line) }
        // 合计 ends the block of income.
        if !hasExpenditure, PrintedText.folded(name) == "合计" { hasExpenditure = true }
        return true
    }

    // MARK: Lists

    private mutating func readList(_ row: PrintedGridRow, _ list: FormList) -> Bool {
        guard let cells = list.cells(row, in: unit) else { return false }
        let name = cells[.name]?.text ?? ""
        switch list.kind {
        case .projects:
            guard !name.isEmpty else { return false }
            var project = PlannedProject(name)
            let line = ["projects", name]
            self.cells.append(FormCell(line: line, column: "name", field: cells[.name] ?? row.filled[0]))
            project.category = cells[.category]?.text
            project.totalBudget = amount(cells[.totalBudget], line, "totalBudget")
            project.currentBudget = amount(cells[.currentBudget], line, "currentBudget")
            project.purpose = text(cells[.purpose], line, "purpose")
            projects.append(project)
        case .sources:
            guard !name.isEmpty else { return false }
            sources.append(MoneyRow(name, amount(cells[.amount], ["sources", name], "amount")))
        case .costs:
            guard !name.isEmpty else { return false }
            var cost = ProjectCost(name)
            let line = ["costs", name]
            cost.content = text(cells[.content], line, "content")
            cost.economicClass = text(cells[.economicClass], line, "economicClass")
            cost.amount = amount(cells[.amount], line, "amount")
            cost.lastYear = amount(cells[.lastYear], line, "lastYear")
            cost.yearBeforeLast = amount(cells[.yearBeforeLast], line, "yearBeforeLast")
            cost.formula = text(cells[.formula], line, "formula")
            cost.basis = text(cells[.basis], line, "basis")
            cost.note = text(cells[.note], line, "note")
            costs.append(cost)
        case .procurement:
            guard !name.isEmpty else { return false }
            var item = ProjectProcurement(name)
            item.quantity = text(cells[.quantity], ["procurement", name], "quantity")
            item.amount = amount(cells[.amount], ["procurement", name], "amount")
            procurement.append(item)
        case .tasks, .schedule:
            guard let first = cells[.content] ?? cells[.duty] else { return false }
            var task = PlannedTask()
            let line = [list.kind == .tasks ? "tasks" : "schedule", first.text]
            task.duty = cells[.duty]?.text
            task.content = text(cells[.content], line, "content")
            task.project = text(cells[.project], line, "project")
            task.budget = amount(cells[.amount], line, "budget")
            task.start = text(cells[.start], line, "start")
            task.end = text(cells[.end], line, "end")
            task.result = text(cells[.result], line, "result")
            tasks.append(task)
        case .goals:
            guard !name.isEmpty else { return false }
            var goal = ProjectGoal(name)
            goal.explanation = text(cells[.explanation], ["goals", name], "explanation")
            goals.append(goal)
        }
        return true
    }
}
