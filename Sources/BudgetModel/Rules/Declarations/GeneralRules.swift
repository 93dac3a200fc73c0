import BudgetCodes

/// The rules about all tables alike: codes, names, completeness and plausibility.
struct GeneralRules: Sendable {
    let unknownCode: NumberedRule
    let name: NumberedRule
    let formerName: NumberedRule
    /// A code or a name that differs where the catalogue is not sure of its own.
    let uncertainCode: NumberedRule
    let uncertainName: NumberedRule
    /// A text where a code should stand.
    let malformedCode: NumberedRule
    let missingParent: NumberedRule
    let level: NumberedRule
    let duplicateLine: NumberedRule
    let missingTable: NumberedRule
    let emptyWithoutStatement: NumberedRule
    let statementContradicted: NumberedRule
    let negative: NumberedRule
    let overPrecise: NumberedRule
    let blankSum: NumberedRule
    /// Columns that a table has beyond its form.
    let declaredSum: NumberedRule

    init(_ numbering: inout RuleNumbering) {
        unknownCode = numbering.add(
            Rule(
                "codes.unknown", .warning, .codes, chinese: "科目编码应见于当年的政府收支分类科目",
                english: "A code is in the classification of the year"),
            example: { .expenditure(passing: $0, ("208", "社会保障和就业支出"), ("299", "未知科目")) })
        name = numbering.add(
            Rule(
                "codes.name", .warning, .codes, chinese: "科目名称应与当年的政府收支分类科目一致",
                english: "A name is the one in the classification of the year"),
            example: { .expenditure(passing: $0, ("208", "社会保障和就业支出"), ("208", "社会保障支出")) })
        formerName = numbering.add(
            Rule(
                "codes.former-name", .warning, .codes, chinese: "科目名称不应使用以前年度的名称",
                english: "A name is not one of an earlier edition"),
            example: {
                .expenditure(
                    passing: $0, ("20805", "行政事业单位养老支出"), ("20805", "行政事业单位离退休"))
            })
        uncertainCode = numbering.add(
            Rule(
                "codes.uncertain-code", .note, .codes, chinese: "科目编码应见于分类科目；目录掌握不全之处仅作提示",
                english: "A code is in the classification; only a note where the catalogue may lack codes of the year"),
            example: { .expenditure(passing: $0, ("20999", "其他社会保险基金支出"), ("20998", "其他社会保险基金支出")) })
        uncertainName = numbering.add(
            Rule(
                "codes.uncertain-name", .note, .codes, chinese: "科目名称应与分类科目一致；目录名称当年未经印证的仅作提示",
                english: "A name is the one in the classification; only a note where no document of the year has it"),
            example: { .expenditure(passing: $0, ("2090101", "基本养老金"), ("2090101", "养老金")) })
        malformedCode = numbering.add(
            Rule(
                "codes.malformed", .warning, .codes, chinese: "编码应符合科目编码或单位代码的形式",
                english: "A code has the shape of its kind"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出")
                    let key: RowKey =
                        passing ? .functional("20805") : .row(SummaryRow(rawValue: "208O5"))
                    table.table.sides[0].append(Section.Record(key: key, name: "行政事业单位养老支出", cells: []))
                }
            })
        missingParent = numbering.add(
            Rule(
                "codes.missing-parent", .warning, .codes, chinese: "列出下级科目时应列出其上级科目",
                english: "Where levels are printed, the level above a code is printed too"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出")
                    if passing { table.append("20801", named: "人力资源和社会保障管理事务") }
                    table.append("2080109", named: "社会保险经办机构")
                    table.append("20805", named: "行政事业单位养老支出")
                }
            })
        level = numbering.add(
            Rule(
                "codes.level", .warning, .codes, chinese: "功能分类列示到项，部门经济分类列示到款",
                english: "Functional codes go down to 项, department economic codes to 款"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出", [.total: Amount(yuan: 10_000)])
                    table.append("20801", named: "人力资源和社会保障管理事务", [.total: Amount(yuan: 10_000)])
                    if passing { table.append("2080109", named: "社会保险经办机构", [.total: Amount(yuan: 10_000)]) }
                }
            })
        duplicateLine = numbering.add(
            Rule(
                "lines.duplicate", .error, .codes, chinese: "同一科目或单位在一张表中只列一行",
                english: "A code or a unit stands in one line of a table only"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出")
                    table.append(passing ? "210" : "208", named: passing ? "卫生健康支出" : "社会保障和就业支出")
                }
            })
        missingTable = numbering.add(
            Rule(
                "tables.missing", .warning, .completeness, chinese: "应公开的表齐全；没有数据的表列空表并说明",
                english: "All tables that must be published are there; those without data are empty and say so"),
            example: { passing in
                var document = Disclosure.example { $0.append("208", named: "社会保障和就业支出") }
                if passing { document.fillMissingTables() }
                return document
            })
        emptyWithoutStatement = numbering.add(
            Rule(
                "tables.empty-without-statement", .warning, .completeness, chinese: "空表应说明没有数据",
                english: "An empty table states that there is nothing to report"),
            example: { passing in
                .example { if passing { $0.caption.noneStatement = "无" } }
            })
        statementContradicted = numbering.add(
            Rule(
                "tables.statement-contradicted", .error, .completeness, chinese: "说明没有数据的表不应有数",
                english: "A table that states there is nothing to report has no figures"),
            example: { passing in
                .example { table in
                    table.caption.noneStatement = "无"
                    if !passing { table.append("208", named: "社会保障和就业支出", [.total: Amount(yuan: 10_000)]) }
                }
            })
        negative = numbering.add(
            Rule(
                "amounts.negative", .warning, .plausibility, chinese: "预决算数一般不为负数",
                english: "Figures are not below zero as a rule"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出", [.total: Amount(yuan: passing ? 10_000 : -10_000)])
                }
            })
        overPrecise = numbering.add(
            Rule(
                "amounts.over-precise", .warning, .plausibility, chinese: "金额的小数位数不超过表中所列的位数",
                english: "A figure has no more decimals than its table prints"),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出", [.total: Amount(fen: passing ? 10_000 : 10_001)])
                }
            })
        blankSum = numbering.add(
            Rule(
                "amounts.blank-sum", .warning, .plausibility, chinese: "分项列有数的，其合计不应空白",
                english: "A sum is not blank where its parts are printed"),
            example: { passing in
                .example { table in
                    table.append(
                        "208", named: "社会保障和就业支出",
                        [.total: passing ? Amount(yuan: 10_000) : nil, .basic: Amount(yuan: 10_000)].compactMapValues {
                            $0
                        })
                }
            })
        declaredSum = numbering.add(
            Rule(
                "columns.declared-sum", .error, .arithmetic, chinese: "表头注明为其中数的各栏之和等于该栏",
                english: "A column is the sum of the columns that the caption declares as its parts", phrase: .columns),
            example: { passing in
                .example { table in
                    table.append("208", named: "社会保障和就业支出")
                    table.caption.columns =
                        DepartmentExpenditure.Column.allCases.map { PrintedColumn($0.name) }
                        + [PrintedColumn("subsidiaries", heading: "所属企业", partOf: "business")]
                    table["208", .business] = Amount(yuan: passing ? 20_000 : 30_000)
                    table["208", .total] = table["208", .business]
                    table.table.sides[0].set(0, table.table.sides[0].width - 1, Amount(yuan: 20_000))
                }
            })
    }
}

extension Disclosure {
    /// An example budget with 支出总表.
    fileprivate static func example(_ fill: (inout DepartmentExpenditure) -> Void) -> Disclosure {
        var table = DepartmentExpenditure()
        fill(&table)
        return Disclosure.example(table.table)
    }

    /// An example budget with 支出总表 of one line.
    fileprivate static func expenditure(
        passing: Bool, _ right: (FunctionalCode, String), _ wrong: (FunctionalCode, String)
    ) -> Disclosure {
        .example { table in
            let (code, name) = passing ? right : wrong
            table.append(code, named: name)
        }
    }

    fileprivate mutating func fillMissingTables() {
        for form in FormBook.standard.forms where !form.sides.isEmpty && tables[form.id] == nil {
            tables[form.id] = Table(form)
        }
    }
}
