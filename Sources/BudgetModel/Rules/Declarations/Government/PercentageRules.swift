import BudgetCodes

extension GovernmentRules {
    /// 百分比与增减额: columns that are made from others of the same row.
    static let percentages: [RuleDefinition] = [
        .government(
            Rule(
                "government.percentage", .error, .arithmetic, chinese: "完成预算、为上年数和增减的百分比，由同一行的两个数算得",
                english:
                    "Percentages of the budget and of the year before, and of growth, are those of two figures of the row"
            ),
            example: { passing in
                .books([
                    ExampleBook(
                        .generalRevenue,
                        [
                            ExampleLine("增值税", ["budget": 200, "final": 150], ["ofBudget": passing ? "75" : "57"]),
                            ExampleLine("契税", ["budget": 300, "final": 330], ["ofBudget": "110"]),
                        ])
                ])
            },
            check: { $0.checkPercentages() }),
        .government(
            Rule(
                "government.share", .error, .arithmetic, chinese: "占比由该行与合计算得",
                english: "A share is that of the row in the total"),
            example: { passing in
                .books([
                    ExampleBook(
                        .debtPurposes,
                        [
                            ExampleLine("合计", ["amount": 800], ["share": "100"]),
                            ExampleLine("一、基础设施建设", ["amount": 200], ["share": passing ? "25.0" : "52.0"]),
                            ExampleLine("二、土地储备", ["amount": 600], ["share": "75.0"]),
                        ])
                ])
            },
            check: { $0.checkShares() }),
        .government(
            Rule(
                "government.change", .error, .arithmetic, chinese: "增减额等于两数之差",
                english: "A change in amount is the difference of two figures of the row", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .threePublicExpenses,
                        [
                            ExampleLine("一、因公出国（境）费", ["previousFinal": 20, "final": 30, "change": 10]),
                            ExampleLine("三、公务接待费", ["previousFinal": 50, "final": 40, "change": passing ? -10 : 10]),
                        ])
                ])
            },
            check: { $0.checkChanges() }),
    ]
}

extension GovernmentCheck {
    /// Percentages of two figures of the same row.
    fileprivate mutating func checkPercentages() {
        for list in tables.lazy.flatMap(\.lists) {
            for column in list.layout.texts where column.isPercentage {
                guard let percentages = PercentageColumn(list, column) else { continue }
                guard percentages.isAttested else {
                    skip(.otherLayout, at: list.cell(nil, column))
                    continue
                }
                for row in percentages.rows {
                    switch row.outcome {
                    case .holds: holds()
                    case .unknown: continue
                    case .violated: report(row, percentages)
                    }
                }
            }
        }
    }

    private mutating func report(_ row: PercentageColumn.Row, _ percentages: PercentageColumn) {
        guard let source = percentages.source, let right = percentages.expected(row.row) else { return }
        let list = percentages.list
        let (part, base) = (list.figure(row.row, source.part), list.figure(row.row, source.base))
        let sum = source.isGrowth ? "(\(part.text) − \(base.text)) ÷ \(base.text)" : "\(part.text) ÷ \(base.text)"
        report(
            list.cell(row.row, percentages.column),
            chinese: "表列 \(row.percentage)，按 \(sum) 应为 \(right)",
            english: "printed \(row.percentage), but \(sum) is \(right)")
    }

    /// Shares of the total of a table.
    fileprivate mutating func checkShares() {
        for list in tables.lazy.flatMap(\.lists) {
            guard let column = list.layout.texts.first(where: { $0.name == "share" }),
                let amount = list.layout.position(of: "amount"),
                let total = list.section.rows.indices.last(where: { list.outline.names[$0].isTotal }),
                let base = list.section[total, amount], base.fen != 0
            else { continue }
            for row in 0..<list.section.count {
                guard
                    let percentage = list.section.texts(of: row)[column.name].flatMap(PrintedPercentage.init(printed:)),
                    let part = list.section[row, amount]
                else { continue }
                let check = PercentageCheck(
                    part: part, base: base, isGrowth: false, precision: list.table.caption.precision)
                switch check.isRight(percentage.rounded(to: 6)) {
                case true: holds()
                case nil: continue
                case false:
                    let right =
                        FixedDecimal.percent(part, of: base, decimals: min(percentage.decimals, 4))?.description ?? ""
                    let sum = "\(list.figure(row, amount).text) ÷ \(list.figure(total, amount).text)"
                    report(
                        list.cell(row, column), chinese: "表列 \(percentage)，按 \(sum) 应为 \(right)",
                        english: "printed \(percentage), but \(sum) is \(right)")
                }
            }
        }
    }

    /// 增减额: the difference of two columns, those that most rows attest.
    fileprivate mutating func checkChanges() {
        let outcomes = ["final", "execution"]
        for list in tables.lazy.flatMap(\.lists) {
            for (name, parts, bases) in [
                ("change", outcomes + ["budget"], ["previousFinal", "previousExecution"]),
                ("changeFromBudget", outcomes + ["budget"], ["budget", "previousBudget", "adjusted"]),
            ] {
                guard let change = list.layout.position(of: name), list.section.hasFigure(in: change) else { continue }
                checkChange(
                    list, change, parts.compactMap(list.layout.position), bases.compactMap(list.layout.position))
            }
        }
    }

    private mutating func checkChange(_ list: GovernmentList, _ change: Int, _ parts: [Int], _ bases: [Int]) {
        let section = list.section
        let rows = (0..<section.count).filter { section[$0, change] != nil }
        func isEqual(_ row: Int, _ part: Int, _ base: Int) -> Bool {
            guard let change = section[row, change], let part = section[row, part], let base = section[row, base] else {
                return false
            }
            let (difference, overflow) = part.fen.subtractingReportingOverflow(base.fen)
            return !overflow && difference == change.fen
        }
        var best: (part: Int, base: Int, holding: Int)?
        for part in parts {
            for base in bases where base != part && section.hasFigure(in: part) && section.hasFigure(in: base) {
                let holding = rows.count { isEqual($0, part, base) }
                if holding > best?.holding ?? -1 { best = (part, base, holding) }
            }
        }
        guard let best else { return }
        guard PercentageColumn.isAttested(best.holding, of: rows.count) else {
            return skip(.otherLayout, at: list.cell(nil, list.layout.columns[change]))
        }
        for row in rows where section[row, best.part] != nil && section[row, best.base] != nil {
            link(list.figure(row, change), with: [list.figure(row, best.part)], less: [list.figure(row, best.base)])
        }
    }
}
