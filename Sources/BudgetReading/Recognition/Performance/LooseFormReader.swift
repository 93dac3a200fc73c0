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
    private let words = IndicatorWords.shared
    /// The classes of the indicators above: those of the year are the same ones.
    private var places: [String: (one: String, two: String)] = [:]

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
        form.longTermIndicators = indicators(first..<min(split, end), years: 0)
        if split < end, let second = lines[split..<end].firstIndex(where: { $0.hasPrefix("一级") }) {
            form.annualIndicators = indicators(second..<end, years: 2)
        }
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

    // MARK: Indicators

    private static let ends = ["绩效基本型", "绩效创新型"]
    private static let bases = ["预算支出标准", "历史标准", "行业标准", "计划标准"]

    private mutating func indicators(_ range: Range<Int>, years: Int) -> [Indicator] {
        // The heading ends with its last word.
        var tokens: [String] = []
        for line in lines[range] { tokens += line.split(separator: " ").map(String.init) }
        if let heading = tokens.prefix(60).lastIndex(where: { $0 == "指标分类" || $0 == "分类" || $0 == "年" }) {
            tokens.removeSubrange(...heading)
        }
        var result: [Indicator] = []
        var (one, two) = ("", "")
        var segment: [String] = []
        var text = ""
        for token in tokens {
            segment.append(token)
            text += token
            guard let end = Self.ends.first(where: { text.hasSuffix($0) }) else { continue }
            if let own = indicator(segment, text, end, years, &one, &two) {
                result.append(own)
            } else {
                lost.append(text)
            }
            segment = []
            text = ""
        }
        return result
    }

    /// One indicator of the cells up to its last one.
    private mutating func indicator(
        _ tokens: [String], _ text: String, _ end: String, _ years: Int, _ one: inout String, _ two: inout String
    ) -> Indicator? {
        var rest = tokens[...]
        var before = rest.count + 1
        while rest.count < before {
            before = rest.count
            if let name = name(&rest, where: words.isOne) { (one, two) = (name, "") }
            if let name = name(&rest, where: words.isTwo) { two = name }
            // A class without indicators.
            if rest.first == "……" { rest = rest.dropFirst() }
        }
        var body = rest.joined().dropLast(end.count)
        guard let basis = Self.bases.first(where: body.hasSuffix) else { return nil }
        let core = "核心业务产出"
        let isCore = body.hasPrefix(core)
        if isCore {
            two = core
            body = body.dropFirst(core.count)
        }
        guard let cells = Self.cells(String(body.dropLast(basis.count)), count: years + 1) else { return nil }
        var three = cells.0
        let values = cells.1
        if two == core, let (subject, name) = Self.subject(three) {
            two = core + ":" + subject
            three = name
        }
        // Where borders of cells are lost altogether, the name says so.
        guard three.count < 45, !three.contains(where: { $0 == "%" || $0 == "；" || $0.isASCII && $0.isNumber }) else {
            return nil
        }
        if let known = places[PrintedText.folded(three)] {
            (one, two) = known
        } else if years > 0, !places.isEmpty {
            return nil
        }
        guard !one.isEmpty, !two.isEmpty else { return nil }
        places[PrintedText.folded(three)] = (one, two)
        var own = Indicator(one, two, three)
        own.basis = basis
        own.category = end
        own.target = values[years]
        if years == 2 { (own.yearBeforeLast, own.lastYear) = (values[0], values[1]) }
        return own
    }

    /// The name of a class that the first cells make, and the cells behind it.
    private func name(_ tokens: inout ArraySlice<String>, where isName: (String) -> Bool) -> String? {
        for count in [3, 2, 1] where tokens.count > count {
            let name = tokens.prefix(count).joined()
            guard isName(name), !name.contains(where: { $0 == "：" || $0 == ":" }) else { continue }
            tokens = tokens.dropFirst(count)
            return name
        }
        return nil
    }

    /// 核心业务产出：某事某事: what the class is about, and the name of the indicator.
    private static func subject(_ text: String) -> (String, String)? {
        let plain = text.drop { $0 == "：" || $0 == ":" }
        if let colon = plain.firstIndex(where: { $0 == "：" || $0 == ":" }) {
            return (String(plain[..<colon]), String(plain[plain.index(after: colon)...]))
        }
        let half = plain.count / 2
        guard plain.count % 2 == 0, plain.prefix(half) == plain.suffix(half) else { return nil }
        return (String(plain.prefix(half)), String(plain.suffix(half)))
    }

    /// The name and the values of a text without borders: figures with their units at the end, or words behind what names
    /// end with, as many times the same as there are values.
    private static func cells(_ text: String, count: Int) -> (String, [String])? {
        var rest = text[...]
        var values: [String] = []
        while values.count < count, let quantity = lastQuantity(rest) {
            values.insert(String(quantity), at: 0)
            rest = rest[..<quantity.startIndex]
        }
        if values.count == count, !rest.isEmpty { return (String(rest), values) }
        guard values.isEmpty else { return nil }
        let ends = ["性", "率", "成效", "情况", "满意度", "人数"]
        for index in text.indices {
            let name = text[...index]
            let value = text[text.index(after: index)...]
            guard ends.contains(where: name.hasSuffix), let next = value.first, name.count > 3,
                !"，、；。".contains(next)
            else { continue }
            if count == 1 { return name.contains("，") ? nil : (String(name), [String(value)]) }
            let length = value.count / count
            guard value.count % count == 0, length > 0, value.prefix(length) == value.suffix(length),
                value.dropFirst(length).prefix(length) == value.prefix(length)
            else { continue }
            return (String(name), Array(repeating: String(value.prefix(length)), count: count))
        }
        return nil
    }

    /// A figure with comparator and unit, or 无, at the end of a text.
    private static func lastQuantity(_ text: Substring) -> Substring? {
        if text.hasSuffix("无") { return text.suffix(1) }
        var start = text.endIndex
        var hasDigit = false
        while start > text.startIndex {
            let before = text.index(before: start)
            let character = text[before]
            let isNumber = character.isASCII && character.isNumber || character == "."
            if isNumber {
                hasDigit = true
            } else if hasDigit {
                if "≥≤<>=".contains(character) { start = before }
                break
            } else if !"%万亿元人次个项年天/".contains(character) {
                break
            }
            start = before
        }
        return hasDigit && start < text.endIndex ? text[start...] : nil
    }
}
