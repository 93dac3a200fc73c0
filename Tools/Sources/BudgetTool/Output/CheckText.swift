import BudgetInterchange

/// The text form of `budget check` for one document.
struct CheckText {
    let path: String
    let document: Disclosure
    let report: Report
    let forms: FormBook
    let rules: RuleBook
    let language: Language
    let showsAll: Bool
    /// How the document was read, if it was a published file.
    var reading: ReadingText?

    private var isChinese: Bool { language == .chinese }

    var lines: [String] {
        head + counts + findings + notEvaluated
    }

    private var head: [String] {
        let header = document.header
        let kind =
            switch (header.kind, language) {
            case (.budget, .chinese): "预算"
            case (.finalAccounts, .chinese): "决算"
            case (.performance, .chinese): "绩效"
            case (.execution, .chinese): "预算执行"
            case (_, .english): header.kind.rawValue
            }
        let practice = report.practice.map { practice in
            (isChinese ? "公开惯例 " : "practice ") + "\(practice.id) \(practice.name(in: language))"
        }
        // A file may not say which year it is about.
        let year = header.fiscalYear == 0 ? isChinese ? "年度不详" : "year unknown" : String(header.fiscalYear)
        return ["\(header.agency.name) \(year) \(kind)".trimmed, path] + (practice.map { [$0] } ?? [])
            + (reading?.lines ?? [])
    }

    /// How many relations of each table had which verdict, and of those between tables.
    private var counts: [String] {
        // Explained findings are rare; their column stands only where there are any.
        let verdicts = Verdict.allCases.filter { $0 != .waived || report.counts.waived > 0 }
        var rows: [[String]] = []
        func row(_ name: String, _ counts: VerdictCounts) -> [String] {
            [name] + verdicts.map { String(counts[$0]) }
        }
        let byRule = report.countsByRule
        var names: [String] = []
        var byName: [String: VerdictCounts] = [:]
        func add(_ counts: VerdictCounts, to name: String) {
            if byName[name] == nil { names.append(name) }
            byName[name, default: VerdictCounts()] += counts
        }
        for rule in rules.rules {
            guard let counts = byRule[rule.id] else { continue }
            let form = rule.category == .arithmetic ? rule.table.flatMap { forms[$0] } : nil
            add(counts, to: form?.name(in: language) ?? rule.category.name(in: language))
        }
        // Tables of forms that nobody has registered are checked by rules that no book has.
        for table in document.tables where forms[table.form.id] == nil {
            let counts = report.counts(for: table.form)
            if counts != VerdictCounts() { add(counts, to: table.form.name(in: language)) }
        }
        rows = names.map { row($0, byName[$0] ?? VerdictCounts()) }
        rows.append(row(isChinese ? "合计" : "total", report.counts))
        let columns =
            [(isChinese ? "核对关系" : "relations", false)] + verdicts.map { ($0.name(in: language), true) }
        return [""] + TextTable(columns: columns, rows: rows).lines
    }

    private var findings: [String] {
        let shown = report.findings.filter { $0.verdict != .notEvaluated }
        guard !shown.isEmpty else {
            if report.counts.evaluated == 0 {
                return ["", isChinese ? "没有可核对的关系，什么也没有核对。" : "There was nothing to evaluate; nothing was checked."]
            }
            return ["", isChinese ? "已核对的关系没有不符。" : "Nothing that was evaluated is violated."]
        }
        return byTable(shown) + groups
    }

    /// Findings below the name of their table, each with its arithmetic.
    private func byTable(_ findings: [Finding]) -> [String] {
        var lines: [String] = []
        var table: Form.ID?
        let tables = findings.map(\.cell.location.table)
        let order = Dictionary(tables.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        let sorted = findings.enumerated().sorted {
            (order[$0.element.cell.location.table] ?? 0, $0.offset)
                < (order[$1.element.cell.location.table] ?? 0, $1.offset)
        }
        // What is the same in several columns is said once.
        var firsts: [Fact: Int] = [:]
        var others: [Int: [Finding]] = [:]
        for (offset, finding) in sorted where finding.difference != nil {
            if let first = firsts[Fact(finding)] {
                others[first, default: []].append(finding)
            } else {
                firsts[Fact(finding)] = offset
            }
        }
        for (offset, finding) in sorted {
            if finding.difference != nil, firsts[Fact(finding)] != offset { continue }
            if finding.cell.location.table != table {
                table = finding.cell.location.table
                lines += ["", isChinese ? finding.cell.tableName : finding.cell.location.table.rawValue]
            }
            let severity = finding.severity.name(in: language)
            let head = "  \(severity) "
            let width = 80 - head.displayWidth
            var text = finding.message(in: language).wrapped(to: width)
            if let others = others[offset] { text += sameColumns(others).wrapped(to: width) }
            let indent = String(repeating: " ", count: head.displayWidth)
            lines += text.enumerated().map { ($0 == 0 ? head : indent) + $1 }
            lines.append("\(indent)\(finding.rule)  \(finding.fingerprint)\(reading?.pages(of: finding) ?? "")")
            for doubt in reading?.doubts(of: finding) ?? [] {
                lines += doubt.wrapped(to: width).map { indent + $0 }
            }
        }
        return lines
    }

    /// The further columns in which a finding is the same.
    private func sameColumns(_ findings: [Finding]) -> String {
        let columns = findings.compactMap { finding in
            isChinese ? finding.cell.columnHeading : finding.cell.location.column?.rawValue
        }
        return isChinese
            ? "（\(columns.joined(separator: "、"))栏相同）" : "(the same in \(columns.joined(separator: ", ")))"
    }

    /// Where several violations come from one figure.
    private var groups: [String] {
        report.groups.compactMap { group -> [String]? in
            guard group.findings.count > 1, let cause = group.cause else { return nil }
            let place = "\(cause.tableName)［\(cause.name(in: language))］"
            let text =
                isChinese
                ? "以上 \(group.findings.count) 处不符都含 \(place)，很可能同出一处。"
                : "\(group.findings.count) of these share \(place), the likely cause."
            return [""] + text.wrapped(to: 80)
        }.flatMap { $0 }
    }

    private var notEvaluated: [String] {
        let skipped = report.findings(.notEvaluated)
        guard !skipped.isEmpty else { return [] }
        if showsAll {
            return ["", isChinese ? "未核对的关系：" : "Not evaluated:"] + byTable(skipped)
        }
        var counts: [NotEvaluatedReason: Int] = [:]
        for finding in skipped { if let reason = finding.reason { counts[reason, default: 0] += 1 } }
        let reasons = NotEvaluatedReason.allCases.compactMap { reason in
            counts[reason].map { "\(reason.name(in: language)) \($0)" }
        }
        let text =
            isChinese
            ? "未核对 \(skipped.count)：\(reasons.joined(separator: "，"))。用 --all 逐条列出。"
            : "Not evaluated \(skipped.count): \(reasons.joined(separator: ", ")). List them with --all."
        return [""] + text.wrapped(to: 80)
    }
}

/// What a finding says, whatever the column: mirrored columns, such as 合计 and the only fund, have the same.
private struct Fact: Hashable {
    private let rule: Rule.ID
    private let location: Location
    private let figures: [Amount?]

    init(_ finding: Finding) {
        rule = finding.rule
        var location = finding.cell.location
        location.column = nil
        self.location = location
        figures = [finding.cell.amount, finding.expected]
    }
}

extension String {
    fileprivate var trimmed: String {
        String(drop { $0 == " " })
    }
}
