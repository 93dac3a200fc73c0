import BudgetInterchange

extension EditionReport {
    /// The report for a terminal.
    var lines: [String] {
        let source = isOfficial ? "导入的官方表" : "内置目录"
        let head = ["\(name) \(year)（\(source)）"]
        if let history { return head + history.lines }
        if let differences { return head + Self.lines(of: differences) }
        if let counts { return head + counts.filter { $0.codes > 0 }.map { "\($0.level)：\($0.codes)" } }
        guard let entries else { return head }
        // A look-up has one entry with its path, a search has a list.
        if entries.count == 1, let entry = entries.first, entry.path != nil { return head + entry.lines }
        return head + Self.table(entries)
    }

    private static func lines(of differences: [DifferenceReport]) -> [String] {
        guard !differences.isEmpty else { return ["与内置目录相同"] }
        let counts = Dictionary(grouping: differences, by: \.word).mapValues(\.count)
        let summary = ["新增", "取消", "更名", "调整编码"].compactMap { word in counts[word].map { "\(word) \($0)" } }
        let rows = differences.map { difference in
            [
                difference.word, difference.from?.code ?? "", difference.from?.name ?? "", difference.to?.code ?? "",
                difference.to?.name ?? "",
            ]
        }
        let columns = ["变化", "原编码", "内置目录名称", "新编码", "官方表名称"].map { ($0, false) }
        return ["与内置目录相比：\(summary.joined(separator: "，"))", ""] + TextTable(columns: columns, rows: rows).lines
    }

    fileprivate static func table(_ entries: [EntryReport], heading: String = "编码") -> [String] {
        let rows = entries.map { [$0.code, $0.name, $0.evidence.text] }
        return TextTable(columns: [(heading, false), ("名称", false), ("依据", false)], rows: rows).lines
    }
}

extension EntryReport {
    /// The entry with its path, what it is known from, and its children.
    fileprivate var lines: [String] {
        var lines: [String] = []
        for (depth, step) in (path ?? []).enumerated() {
            lines += "\(step.code) \(step.name)".wrapped(to: 76 - 2 * depth).map {
                String(repeating: " ", count: 2 * depth) + $0
            }
        }
        lines += ["", "级次：\(level)", "依据：\(evidence.text)"]
        if firstYear != nil || lastYear != nil { lines.append("年度：\(spanText(firstYear, lastYear))") }
        if !alternativeNames.isEmpty {
            lines += "其他名称：\(alternativeNames.joined(separator: "、"))".wrapped(to: 80)
        }
        if let children, !children.isEmpty { lines += [""] + EditionReport.table(children, heading: "下级") }
        return lines
    }
}

extension HistoryReport {
    /// The names by year, the changes, and what was before and after.
    fileprivate var lines: [String] {
        var lines = [code]
        if !names.isEmpty {
            let rows = names.map { [$0.span, $0.name, $0.evidence.text] }
            lines += [""] + TextTable(columns: [("年度", false), ("名称", false), ("依据", false)], rows: rows).lines
        }
        if !changes.isEmpty {
            let rows = changes.map { change in
                [
                    change.years, change.word, change.old.joined(separator: " "), change.new.joined(separator: " "),
                    change.evidence.text,
                ]
            }
            let columns = ["年度", "变化", "原编码", "新编码", "依据"].map { ($0, false) }
            lines += [""] + TextTable(columns: columns, rows: rows).lines
        }
        if let successorsFrom {
            lines += [""] + Self.list("\(successorsFrom)年的\(code)在\(year)年：", successors, none: "已取消，或去向不明")
        }
        if let predecessorsIn {
            lines += [""] + Self.list("\(year)年的\(code)在\(predecessorsIn)年：", predecessors, none: "没有对应编码")
        }
        return lines
    }

    private static func list(_ heading: String, _ codes: [NamedCode], none: String) -> [String] {
        guard !codes.isEmpty else { return [heading + none] }
        return [heading] + codes.map { "  \($0.code) \($0.name)" }
    }
}
