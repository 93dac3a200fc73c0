import BudgetCodes

/// The rules about all tables alike: codes, names, completeness and plausibility.
struct GeneralRules: Sendable {
    let unknownCode: Rule
    let name: Rule
    let formerName: Rule
    let missingParent: Rule
    let level: Rule
    let duplicateLine: Rule
    let missingTable: Rule
    let emptyWithoutStatement: Rule
    let statementContradicted: Rule
    let negative: Rule
    let overPrecise: Rule

    @_optimize(none)
    init(_ numbering: inout Numbering) {
        unknownCode = numbering.add(
            Rule(
                "codes.unknown", .warning, .codes, table: nil,
                chinese: "科目编码应见于当年的政府收支分类科目",
                english: "A code is in the classification of the year",
                example: { .expenditure(passing: $0, ("208", "社会保障和就业支出"), ("299", "未知科目")) }))
        name = numbering.add(
            Rule(
                "codes.name", .warning, .codes, table: nil,
                chinese: "科目名称应与当年的政府收支分类科目一致",
                english: "A name is the one in the classification of the year",
                example: { .expenditure(passing: $0, ("208", "社会保障和就业支出"), ("208", "社会保障支出")) }))
        formerName = numbering.add(
            Rule(
                "codes.former-name", .warning, .codes, table: nil,
                chinese: "科目名称不应使用以前年度的名称",
                english: "A name is not one of an earlier edition",
                example: {
                    .expenditure(
                        passing: $0, ("20805", "行政事业单位养老支出"), ("20805", "行政事业单位离退休"))
                }))
        missingParent = numbering.add(
            Rule(
                "codes.missing-parent", .warning, .codes, table: nil,
                chinese: "列出下级科目时应列出其上级科目",
                english: "Where levels are printed, the level above a code is printed too",
                example: { passing in
                    .example { table in
                        table.append("208", "社会保障和就业支出")
                        if passing { table.append("20801", "人力资源和社会保障管理事务") }
                        table.append("2080109", "社会保险经办机构")
                        table.append("20805", "行政事业单位养老支出")
                    }
                }))
        level = numbering.add(
            Rule(
                "codes.level", .warning, .codes, table: nil,
                chinese: "功能分类列示到项，部门经济分类列示到款",
                english: "Functional codes go down to 项, department economic codes to 款",
                example: { passing in
                    .example { table in
                        table.append("208", "社会保障和就业支出") { $0.total = Amount(yuan: 10_000) }
                        table.append("20801", "人力资源和社会保障管理事务") { $0.total = Amount(yuan: 10_000) }
                        if passing { table.append("2080109", "社会保险经办机构") { $0.total = Amount(yuan: 10_000) } }
                    }
                }))
        duplicateLine = numbering.add(
            Rule(
                "lines.duplicate", .error, .codes, table: nil,
                chinese: "同一科目或单位在一张表中只列一行",
                english: "A code or a unit stands in one line of a table only",
                example: { passing in
                    .example { table in
                        table.append("208", "社会保障和就业支出")
                        table.append(passing ? "210" : "208", passing ? "卫生健康支出" : "社会保障和就业支出")
                    }
                }))
        missingTable = numbering.add(
            Rule(
                "tables.missing", .warning, .completeness, table: nil,
                chinese: "应公开的表齐全；没有数据的表列空表并说明",
                english: "All tables that must be published are there; those without data are empty and say so",
                example: { passing in
                    var document = Disclosure.example { $0.append("208", "社会保障和就业支出") }
                    if passing { document.fillMissingTables() }
                    return document
                }))
        emptyWithoutStatement = numbering.add(
            Rule(
                "tables.empty-without-statement", .warning, .completeness, table: nil,
                chinese: "空表应说明没有数据",
                english: "An empty table states that there is nothing to report",
                example: { passing in
                    .example { if passing { $0.caption.noneStatement = "无" } }
                }))
        statementContradicted = numbering.add(
            Rule(
                "tables.statement-contradicted", .error, .completeness, table: nil,
                chinese: "说明没有数据的表不应有数",
                english: "A table that states there is nothing to report has no figures",
                example: { passing in
                    .example { table in
                        table.caption.noneStatement = "无"
                        if !passing { table.append("208", "社会保障和就业支出") { $0.total = Amount(yuan: 10_000) } }
                    }
                }))
        negative = numbering.add(
            Rule(
                "amounts.negative", .warning, .plausibility, table: nil,
                chinese: "预决算数一般不为负数",
                english: "Figures are not below zero as a rule",
                example: { passing in
                    .example { table in
                        table.append("208", "社会保障和就业支出") { $0.total = Amount(yuan: passing ? 10_000 : -10_000) }
                    }
                }))
        overPrecise = numbering.add(
            Rule(
                "amounts.over-precise", .warning, .plausibility, table: nil,
                chinese: "金额的小数位数不超过表中所列的位数",
                english: "A figure has no more decimals than its table prints",
                example: { passing in
                    .example { table in
                        table.append("208", "社会保障和就业支出") { $0.total = Amount(fen: passing ? 10_000 : 10_001) }
                    }
                }))
    }
}

extension Disclosure {
    /// An example budget with 支出总表.
    fileprivate static func example(_ fill: (inout DepartmentExpenditure) -> Void) -> Disclosure {
        var table = DepartmentExpenditure()
        fill(&table)
        var document = Disclosure.example(DepartmentExpenditure.form)
        document.budget.departmentExpenditure = table
        return document
    }

    /// An example budget with 支出总表 of one line.
    fileprivate static func expenditure(
        passing: Bool, _ right: (FunctionalCode, String), _ wrong: (FunctionalCode, String)
    ) -> Disclosure {
        .example { table in
            let (code, name) = passing ? right : wrong
            table.append(code, name)
        }
    }

    fileprivate mutating func fillMissingTables() {
        struct Filler: TableVisitor {
            var document: Disclosure

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                if document[keyPath: place] == nil { document[keyPath: place] = Table() }
            }

            @_semantics("optimize.sil.specialize.generic.never")
            mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
                if document[keyPath: place] == nil { document[keyPath: place] = Table() }
            }
        }
        var filler = Filler(document: self)
        Disclosure.visitTables(&filler)
        self = filler.document
    }
}
