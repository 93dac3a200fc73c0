import BudgetCodes

extension GovernmentRules {
    /// 债务: what tables of debt and the books print of the same debt.
    static let debt: [RuleDefinition] = [
        debtTables(
            "government.debt-limit", .limit, "同一年度、同一级次的债务限额，各表一致", "Tables print the same limit of debt",
            row: "二、2024年末地方政府一般债务余额限额", region: "limitGeneral"),
        debtTables(
            "government.debt-balance", .balance, "同一年末的债务余额，各表一致；上年末余额与上年的年末余额一致",
            "Tables print the same balance of debt at the end of a year", row: "四、2024年末地方政府一般债务余额实际数",
            region: "balanceGeneral"),
        debtTables(
            "government.debt-issuance", .issued, "同一年度债务发行额，各表一致", "Tables print the same debt as issued",
            row: "三、2024年地方政府一般债务发行额", region: "issuedGeneral"),
        debtTables(
            "government.debt-principal", .principal, "同一年度债务还本额，各表一致", "Tables print the same debt as repaid",
            row: "四、2024年地方政府一般债务还本额", region: "repaidGeneral"),
        .government(
            Rule(
                "government.debt-issuance-own-level", .warning, .crossTable, chinese: "分地区表所列本级发行额，与本级发行额一致",
                english: "A table by region prints as issued by the own level what other tables do", phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(
                        .debtIssuanceByRegion,
                        [ExampleLine("全市", ["special": 800]), ExampleLine("市本级", ["special": passing ? 500 : 520])]),
                    ExampleBook(
                        .debtBalanceSpecial, scope: .own, [ExampleLine("三、2024年地方政府专项债务发行额", ["final": 500])]),
                ])
            },
            check: { $0.checkOwnIssuance() }),
        .government(
            Rule(
                "government.debt-within-limit", .error, .crossTable, chinese: "债务余额不大于债务限额",
                english: "The balance of debt is within its limit", phrase: .atLeast),
            example: { passing in
                .books([
                    ExampleBook(
                        .debtLimitsByRegion,
                        [ExampleLine("甲县", ["limitGeneral": 300, "balanceGeneral": passing ? 280 : 320])])
                ])
            },
            check: { $0.checkLimits() }),
        debtBooks(
            "government.debt-income", .issued, "债务收入等于债务发行额；本级为扣除转贷支出后的数",
            "Debt taken up is what tables of debt print as issued, at the own level without what is lent on",
            row: "三、2024年地方政府一般债务发行额", line: ExampleLine("债务收入", code: "105", ["final": 300]), form: .generalRevenue),
        debtBooks(
            "government.debt-repayment", .principal, "债务还本支出等于债务还本额", "Debt repaid is what tables of debt print",
            row: "四、2024年地方政府一般债务还本额", line: ExampleLine("债务还本支出", code: "231", ["final": 300]),
            form: .generalExpenditure),
        debtBooks(
            "government.debt-interest", .interest, "债务付息支出等于债务付息额", "Interest paid is what tables of debt print",
            row: "五、2024年地方政府一般债务付息额", line: ExampleLine("债务付息支出", code: "232", ["final": 300]),
            form: .generalExpenditure),
    ]

    private static func debtTables(
        _ id: Rule.ID, _ measure: DebtKey.Measure, _ chinese: String, _ english: String, row: String, region: String
    ) -> RuleDefinition {
        .government(
            Rule(id, .error, .crossTable, chinese: chinese, english: english, phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(.debtBalanceGeneral, [ExampleLine(row, ["final": 300])]),
                    ExampleBook(
                        .debtLimitsByRegion,
                        [ExampleLine("全市", [region: passing ? 300 : 330]), ExampleLine("市本级", [region: 100])]),
                ])
            },
            check: { $0.checkDebt(measure) })
    }

    private static func debtBooks(
        _ id: Rule.ID, _ measure: DebtKey.Measure, _ chinese: String, _ english: String, row: String, line: ExampleLine,
        form: GovernmentForm
    ) -> RuleDefinition {
        .government(
            Rule(id, .error, .crossTable, chinese: chinese, english: english, phrase: .other),
            example: { passing in
                .books([
                    ExampleBook(form, [line]),
                    ExampleBook(.debtBalanceGeneral, [ExampleLine(row, ["final": passing ? 300 : 330])]),
                ])
            },
            check: { $0.checkBooks(measure) })
    }
}

extension GovernmentCheck {
    /// The same figure of debt in different places, each against the first one.
    fileprivate mutating func checkDebt(_ measure: DebtKey.Measure) {
        var first: [DebtKey: DebtFigure] = [:]
        for debt in debt.ofTables where debt.key.measure == measure && !debt.key.isByRegion {
            guard let other = first[debt.key] else {
                first[debt.key] = debt
                continue
            }
            link(debt, other)
        }
    }

    /// Compares two figures of debt. One that is made up of several is what the other is held against.
    private mutating func link(_ debt: DebtFigure, _ other: DebtFigure) {
        let (one, sum) = debt.figures.count == 1 ? (debt, other) : (other, debt)
        guard one.figures.count == 1, let figure = one.figures.first else { return }
        link(figure, with: sum.figures)
    }

    fileprivate mutating func checkOwnIssuance() {
        for debt in debt.ofTables where debt.key.isByRegion {
            var key = debt.key
            key.isByRegion = false
            if let other = self.debt.first[key] { link(debt, other) }
        }
    }

    fileprivate mutating func checkLimits() {
        for list in tables.lazy.filter({ $0.form == .debtLimitsByRegion }).flatMap(\.lists) {
            for row in 0..<list.section.count {
                for kind in ["", "General", "Special"] {
                    guard let limit = list.printed(row, "limit" + kind),
                        let balance = list.printed(row, "balance" + kind)
                    else { continue }
                    link(limit, with: [balance], .atLeast)
                }
            }
        }
        var limits: [TableDebt: GovernmentFigure] = [:]
        let debts = debt.ofTables.filter { $0.figures.first?.list.rows == .debt && $0.key.phase == .outcome }
        for limit in debts where limit.key.measure == .limit {
            guard let figure = limit.figures.first else { continue }
            limits[TableDebt(key: limit.key, table: figure.list.table.form.id)] = figure
        }
        for balance in debts where balance.key.measure == .balance {
            guard let figure = balance.figures.first else { continue }
            var place = TableDebt(key: balance.key, table: figure.list.table.form.id)
            place.key.measure = .limit
            if let limit = limits[place] { link(limit, with: [figure], .atLeast) }
        }
    }

    /// The books against the tables of debt, for what came of budgets: these leave out what is refinanced.
    fileprivate mutating func checkBooks(_ measure: DebtKey.Measure) {
        for book in debt.ofBooks where book.key.measure == measure && book.key.phase == .outcome {
            guard let debt = debt.first[book.key], let figure = book.figures.first else { continue }
            guard measure == .issued, book.key.scope == .own else {
                link(figure, with: debt.figures)
                continue
            }
            // A government that lends nothing on may print no row for it, or hold back the table.
            guard let lent = lentOn(book) else { continue }
            link(figure, with: debt.figures + [lent])
        }
    }

    /// 债务转贷支出 of the same book, level and column.
    private func lentOn(_ book: DebtFigure) -> GovernmentFigure? {
        guard let figure = book.figures.first else { return nil }
        let column = figure.list.layout.columns[figure.column].name
        let of: GovernmentBook = book.key.kind == .general ? .generalPublic : .governmentFund
        for list in lists(of, book.key.scope, isIncome: false) {
            let rows = list.outline.names.indices.filter { list.outline.names[$0].isOne(of: Self.lent) }
            if rows.count == 1, let row = rows.first, let lent = list.printed(row, column) { return lent }
        }
        return nil
    }

    /// A figure of debt of a table.
    private struct TableDebt: Hashable {
        var key: DebtKey
        let table: Form.ID
    }

    private static let lent = OutlineName.Words("债务转贷支出", "地方政府一般债务转贷支出", "地方政府专项债务转贷支出")
}
