import BudgetCodes

extension GovernmentRules {
    /// 表内关系: what adds up within a table of a government.
    static let outline: [RuleDefinition] = [
        sums(
            Rule(
                "government.parent-sum", .error, .arithmetic, chinese: "上级科目或项目等于其下各行之和",
                english: "A row is the sum of the rows below it", phrase: .children),
            of: [.parent, .net]
        ) { wrong in
            .government(
                .generalRevenue,
                [
                    ("一、税收收入", 0, [100, 110]), ("增值税", 1, [60 + wrong, 60]), ("契税", 1, [40, 50]),
                    ("二、非税收入", 0, [50, 60]), ("罚没收入", 1, [30, 30]), ("其他收入", 1, [20, 30]),
                ])
        },
        sums(
            Rule(
                "government.total-sum", .error, .arithmetic, chinese: "合计、总计等于其各行之和",
                english: "A total is the sum of its rows", phrase: .rows),
            of: [.total]
        ) { wrong in
            .government(
                .generalRevenue,
                [("税收收入", 0, [60, 60]), ("非税收入", 0, [40, 50]), ("本年收入合计", 0, [100 + wrong, 110])])
        },
        sums(
            Rule(
                "government.of-which", .error, .arithmetic, chinese: "“其中”各行之和不大于其总数",
                english: "What is named of a row is no more than the row", phrase: .atLeast),
            of: [.ofWhich]
        ) { wrong in
            .government(
                .socialInsuranceRevenue,
                [
                    ("一、失业保险基金收入", 0, [100, 110]), ("其中：保险费收入", 1, [60 + wrong, 60]), ("利息收入", 1, [20, 20]),
                    ("收入合计", 0, [100, 110]),
                ])
        },
        sums(
            Rule(
                "government.same-name-sum", .error, .arithmetic, chinese: "合计的“其中”等于各项基金同名“其中”之和",
                english: "What is named of a total is the sum of what is named alike of its parts", phrase: .rows),
            of: [.sameName]
        ) { wrong in
            .government(
                .socialInsuranceRevenue,
                [
                    ("一、失业保险基金收入", 0, [100, 110]), ("其中：保险费收入", 1, [60, 60]), ("二、工伤保险基金收入", 0, [50, 50]),
                    ("其中：保险费收入", 1, [20, 30]), ("收入合计", 0, [150, 160]), ("其中：保险费收入", 1, [80 - wrong, 90]),
                ])
        },
        sums(
            Rule(
                "government.region-sum", .error, .arithmetic, chinese: "地区合计等于本级与所属各地区之和",
                english: "A region is its own level and the regions within it", phrase: .rows),
            of: [.region]
        ) { wrong in
            .government(
                .debtLimitsByRegion, columns: ["limitGeneral", "limitSpecial"],
                [("某市", 0, [90, 60]), ("某市本级", 0, [50, 40]), ("甲县", 0, [30, 10]), ("乙县", 0, [10 + wrong, 10])])
        },
        sums(
            Rule(
                "government.debt-balance.roll-forward", .error, .arithmetic,
                chinese: "年末债务余额等于上年末余额加发行额减还本额，加减所列其他变动",
                english:
                    "Debt at the end of the year is that of the last year, with what was issued and repaid and with "
                    + "other changes that are printed",
                phrase: .rows),
            of: [.rollForward]
        ) { wrong in
            .government(
                .debtBalanceGeneral,
                [
                    ("一、上年末一般债务余额", 0, [100, 110]), ("二、一般债务余额限额", 0, [150, 150]), ("三、一般债务发行额", 0, [30, 30]),
                    ("四、一般债务还本额", 0, [15, 15]), ("五、调减一般债务", 0, [5, 5]), ("六、年末一般债务余额", 0, [110 + wrong, 120]),
                ])
        },
        sums(
            Rule(
                "government.debt-balance.kinds", .error, .arithmetic, chinese: "债务合计等于一般债务与专项债务之和",
                english: "All debt is general and special debt", phrase: .rows),
            of: [.group]
        ) { wrong in
            let names = ["一、上年末债务余额", "二、债务限额", "三、发行额"]
            let general: [ExampleRow] = names.map { ($0, 0, [10, 20]) }
            let special: [ExampleRow] = names.map { ($0, 0, [30, 40]) }
            var all: [ExampleRow] = names.map { ($0, 0, [40, 60]) }
            all[2].amounts[1] = 60 + wrong
            let groups = ["一般债务", "专项债务", "合计"].flatMap { Array(repeating: $0, count: 3) }
            return .government(.debtBalance, general + special + all, groups: groups)
        },
        .government(
            Rule(
                "government.column-sum", .error, .arithmetic, chinese: "合计栏等于其各栏之和",
                english: "A column is the sum of the columns that are its parts", phrase: .columns),
            example: { passing in
                .government(
                    .debtLimitsByRegion, columns: ["limit", "limitGeneral", "limitSpecial"],
                    [("甲县", 0, [passing ? 40 : 50, 30, 10])])
            },
            check: { $0.checkColumns() }),
        .government(
            Rule(
                "government.rows-left-out", .note, .completeness, chinese: "列示明细的，明细之和等于其上级；涉密事项除外",
                english: "Where details are printed, they add up to the row above them, unless some are secret"),
            example: { passing in
                var rows: [ExampleRow] = []
                for number in 1...5 {
                    let part: Int64 = number == 3 && !passing ? 200 : 300
                    rows += [("事务\(number)", 0, [400]), ("行政运行", 1, [part]), ("其他事务支出", 1, [100])]
                }
                return .government(.generalExpenditure, columns: ["final"], rows)
            },
            check: { $0.checkRowsLeftOut() }),
        .government(
            Rule(
                "government.blank-sum", .warning, .plausibility, chinese: "分项列有数的，其合计不应空白",
                english: "A sum is not blank where its parts are printed"),
            example: { passing in
                .government(
                    .generalRevenue,
                    [("税收收入", 0, [passing ? 100 : nil, 110]), ("增值税", 1, [60, 60]), ("契税", 1, [40, 50])])
            },
            check: { $0.checkBlankSums() }),
    ]

    /// A rule about sums of some kinds, with an example to which something is added that makes it wrong.
    private static func sums(
        _ rule: Rule, of kinds: Set<OutlineSum.Kind>, example: @escaping @Sendable (_ wrong: Int64) -> Disclosure
    ) -> RuleDefinition {
        .government(rule, example: { example($0 ? 0 : 100) }, check: { $0.checkSums(of: kinds) })
    }
}

/// A row of an example.
typealias ExampleRow = (name: String, indent: Int, amounts: [Int64?])

extension Disclosure {
    /// An example of a government with one table of rows with names, depth and figures in 万元.
    static func government(
        _ form: GovernmentForm, columns: [String] = ["budget", "final"], _ rows: [ExampleRow],
        groups: [String] = []
    ) -> Disclosure {
        let declared = form.forms[0]
        var table = Table(declared, in: Precision(unit: .tenThousandYuan, decimals: 0))
        let layout = declared.sides[0]
        let places = columns.compactMap { name in layout.columns.firstIndex { $0.name == name } }
        for (number, row) in rows.enumerated() {
            var cells = Array(repeating: Section.blank, count: layout.columns.count)
            for (place, amount) in zip(places, row.amounts) {
                if let amount { cells[place] = Amount(tenThousandYuan: amount).fen }
            }
            table.sides[0].append(
                Section.Record(
                    key: .row(SummaryRow(rawValue: row.name)), name: row.name,
                    texts: groups.isEmpty ? [:] : ["group": groups[number]], indent: row.indent, cells: cells))
        }
        var document = Disclosure(
            Header(.finalAccounts, of: .government, fiscalYear: 2024, agency: Agency(name: "某市")))
        document.tables[declared.id] = table
        return document
    }
}
