import BudgetCodes
import BudgetModel

/// 散行绩效表: a goal form of a department in text that has one cell a line, with words broken over lines.
///
/// Nothing says where cells end. Indicators are told by the last columns, which hold one of few words; names and values
/// by what names end with and by figures. What cannot be told apart is left out and reported.
struct LooseFormReader {
    private(set) var form = DepartmentPerformanceGoal()
    private(set) var lost: [String] = []
    private let lines: [String]

    /// The form among lines of text, or `nil` when there is none.
    init?(_ lines: [String]) {
        self.lines = lines
        guard let start = lines.firstIndex(where: { $0.hasPrefix("总体资金情况") }),
            lines.contains(where: { $0.hasPrefix("一级") || $0.hasPrefix("一级指标") })
        else { return nil }
        let goals = lines.indices.filter { PrintedText.folded(lines[$0]).hasPrefix("年度目标") && $0 > start }
        let end = lines.firstIndex { $0.hasPrefix("填报说明") } ?? lines.count
        readFunds(start)
        readAgency(before: start)
        let first = lines[start...].firstIndex { $0.hasPrefix("一级") }
        guard let first else { return }
        let split = goals.first { $0 > first } ?? end
        var own = LooseIndicators(lines[first..<min(split, end)], years: 0)
        guard split < end, let second = lines[split..<end].firstIndex(where: { $0.hasPrefix("一级") }) else {
            form.longTermIndicators = own.read()
            lost = own.lost
            return
        }
        // Both tables are about the same indicators: what one leaves open the other may tell.
        var other = LooseIndicators(lines[second..<end], years: 2)
        form.longTermIndicators = own.read()
        other.learn(from: own)
        form.annualIndicators = other.read()
        if !own.lost.isEmpty {
            own.learn(from: other)
            form.longTermIndicators = own.read()
            other.learn(from: own)
            form.annualIndicators = other.read()
        }
        lost = own.lost + other.lost
    }

    private mutating func readAgency(before start: Int) {
        for (index, line) in lines[..<start].enumerated() where PrintedText.folded(line).hasSuffix("名称") {
            if index + 1 < start { form.agency = lines[index + 1] }
        }
    }

    // MARK: Funds

    private static func figures(_ line: String) -> (names: [String], figures: [String]) {
        let tokens = line.split(separator: " ").map(String.init)
        let first = tokens.firstIndex { PrintedFigure.isFigure($0) || $0.hasSuffix("%") } ?? tokens.count
        let figures = tokens[first...].prefix { PrintedFigure.isFigure($0) || $0.hasSuffix("%") }
        return (Array(tokens[..<first]), Array(figures))
    }

    private mutating func readFunds(_ start: Int) {
        var isExpenditure = false
        var isProjects = false
        var names: [String] = []
        func amount(_ text: String) -> Amount? { PrintedFigure(text, unit: .tenThousandYuan).amount }
        for line in lines[(start + 1)...].prefix(120) {
            let folded = PrintedText.folded(line)
            if folded.hasPrefix("长期目标") { break }
            if folded.hasPrefix("项目支出情况") { isProjects = true }
            let (own, figures) = Self.figures(line)
            if isProjects {
                guard figures.count == 2 else {
                    names = figures.isEmpty && !folded.hasPrefix("项目") && own.count == 1 ? names + own : []
                    continue
                }
                let isWhole = own.count > 1
                guard isWhole || !names.isEmpty, let last = own.last else { continue }
                var project = PlannedProject(isWhole ? own[0] : names.joined())
                project.category = last
                (project.totalBudget, project.currentBudget) = (amount(figures[0]), amount(figures[1]))
                form.projects.append(project)
                names = []
                continue
            }
            let heading = PrintedText.joined(line).split(separator: "年").compactMap { PrintedText.year(in: $0 + "年") }
            if heading.count == 2, form.funding.income.isEmpty, figures.count < 2 || own.isEmpty {
                form.funding.year = (heading.max() ?? 0) + 1
                continue
            }
            guard figures.count >= 2, !own.isEmpty else { continue }
            var fund = FundingLine(own.joined())
            let years = figures.filter { !$0.hasSuffix("%") }
            fund.share = figures.first { $0.hasSuffix("%") }.flatMap { FixedDecimal(String($0.dropLast())) }
            if years.count == 3 { fund.current = amount(years[0]) }
            guard years.count == 2 || years.count == 3 else { continue }
            fund.yearBeforeLast = amount(years[years.count - 2])
            fund.lastYear = amount(years[years.count - 1])
            if isExpenditure { form.funding.expenditure.append(fund) } else { form.funding.income.append(fund) }
            if fund.name == "合计" { isExpenditure = true }
        }
    }

    /// What was read. Text without pages has no places.
    var cells: [ReadingReport.CellReading] {
        var cells: [ReadingReport.CellReading] = []
        func add(_ line: String, _ columns: [(String, Bool)]) {
            for (column, isPrinted) in columns where isPrinted {
                cells.append(.init(line: LineID(line), column: ColumnID(column), status: .recognized))
            }
        }
        for (side, lines) in [("income.", form.funding.income), ("expenditure.", form.funding.expenditure)] {
            for line in lines {
                add(
                    side + line.name,
                    [
                        ("current", line.current != nil), ("share", line.share != nil),
                        ("lastYear", line.lastYear != nil), ("yearBeforeLast", line.yearBeforeLast != nil),
                    ])
            }
        }
        for project in form.projects {
            add(
                "projects/" + project.name,
                [("totalBudget", project.totalBudget != nil), ("currentBudget", project.currentBudget != nil)])
        }
        let parts = [("longTermIndicators", form.longTermIndicators), ("annualIndicators", form.annualIndicators)]
        for (part, rows) in parts {
            for row in rows {
                let name = row.levelThree.isEmpty ? "\(row.levelOne) \(row.levelTwo)" : row.levelThree
                add(
                    "\(part)/\(name)",
                    [
                        ("levelThree", !row.levelThree.isEmpty), ("target", row.target != nil),
                        ("lastYear", row.lastYear != nil), ("yearBeforeLast", row.yearBeforeLast != nil),
                        ("basis", row.basis != nil), ("category", row.category != nil),
                    ])
            }
        }
        return cells
    }
}
