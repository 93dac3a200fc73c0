import BudgetCodes
import BudgetModel

/// Lines of money, funds, tasks and projects.
extension PerformanceFormReader {
    /// The heading of a list of lines.
    mutating func begins(_ row: PrintedGridRow) -> Bool {
        let filled = row.filled
        let texts = filled.map { PrintedText.folded($0.text) }
        if texts.contains(where: { $0.hasPrefix("当年金额") }), texts.contains(where: { $0.hasPrefix("占比") }) {
            section = .funding(Self.fundingColumns(filled, [:]))
        } else if let columns = Self.moneyColumns(filled) {
            section = .execution(columns)
            if let first = filled.first {
                executionWeight = IndicatorPoints.split(first.text).points ?? executionWeight
            }
            for field in filled { readMonth(field.text) }
        } else if let list = FormList(heading: row) {
            section = .list(list)
        } else if case .funding(let columns) = section, funding.income.isEmpty,
            filled.contains(where: { Self.year($0.text) != nil }),
            filled.allSatisfy({ !PrintedFigure.isFigure($0.raw) })
        {
            // Years below 近两年收支金额.
            section = .funding(Self.fundingColumns(filled, columns))
            let years = filled.compactMap { Self.year($0.text) }
            if years.count == 2, abs(years[0] - years[1]) == 1 { funding.year = max(years[0], years[1]) + 1 }
        } else if beginsFunds(filled) {
            section = .funds(names: [])
            return readFunds(filled, names: [])
        } else {
            return false
        }
        return true
    }

    static func year(_ text: String) -> Int? {
        text.count <= 6 && text.has("年") ? PrintedText.year(in: text) : nil
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
        if hasFigure, ["资金来源", "项目资金", "资金情况", "资金构成"].contains(where: { first.has($0) }) { return true }
        return fields.contains { field in
            ["资金总额", "金额总额"].contains { PrintedText.folded(field.text).has($0) } && field.text.count <= 24
        }
    }

    mutating func readLine(_ row: PrintedGridRow) -> Bool {
        switch section {
        case .none: false
        case .execution(let columns): readExecution(row, columns)
        case .funding(let columns): readFunding(row, columns)
        case .funds(let names): readFunds(row.filled, names: names)
        case .list(let list): readList(row, list)
        }
    }

    func amount(_ text: String) -> Amount? { PrintedFigure(text, unit: unit).amount }

    /// Adds a cell of money and returns what it says.
    mutating func amount(
        _ field: PrintedGridRow.Field?, _ line: [String], _ column: String
    ) -> Amount? {
        guard let field else { return nil }
        let figure = PrintedFigure(field.raw, unit: unit)
        var cell = FormCell(line: line, column: column, field: field)
        cell.set(figure)
        if figure.content != .blank { cells.append(cell) }
        return figure.amount
    }

    mutating func text(_ field: PrintedGridRow.Field?, _ line: [String], _ column: String) -> String? {
        guard let field else { return nil }
        cells.append(FormCell(line: line, column: column, field: field))
        return field.text
    }

    // MARK: Execution

    static func isFigure(_ field: PrintedGridRow.Field) -> Bool {
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

    // MARK: Budgets of earlier years

    /// `2023年预算29.6万元，2024年预算10万元`: the budgets, and whether the text says anything else.
    static func earlierBudgets(in text: String) -> (budgets: [YearBudget], isAll: Bool) {
        var budgets: [YearBudget] = []
        var rest = PrintedText.joined(text.halfWidth)[...]
        var other = ""
        while let place = rest.firstIndex(where: { $0.isASCII && $0.isNumber }) {
            other += rest[..<place]
            rest = rest[place...]
            let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            let behind = rest[digits.endIndex...]
            let figure = behind.drop { "年度预算安排数为:：".contains($0) }
            let number = figure.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
            if let year = PrintedText.year(in: digits + "年"), behind.hasPrefix("年"), digits.utf8.count == 4,
                figure[number.endIndex...].hasPrefix("万"), !budgets.contains(where: { $0.year == year }),
                let amount = PrintedFigure(String(number), unit: .tenThousandYuan).amount
            {
                budgets.append(YearBudget(year: year, amount: amount))
                rest = figure[number.endIndex...].dropFirst()
                if rest.hasPrefix("元") { rest = rest.dropFirst() }
            } else {
                other += digits
                rest = behind
            }
        }
        other += rest
        return (budgets, !other.contains { $0.isLetter || $0.isNumber })
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
