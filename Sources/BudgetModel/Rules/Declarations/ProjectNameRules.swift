import BudgetCodes

/// 基本支出项目与经济科目: projects of 人员经费 and 公用经费 against the economic items that their names say.
struct ProjectNameRules: Sendable {
    let rule: NumberedRule
    let names = ProjectNames()

    init(_ numbering: inout RuleNumbering) {
        let phrase = Rule.Phrase.sameName
        let assumption = phrase.assumption ?? BilingualText("", "")
        rule = numbering.add(
            Rule(
                "budget.assumed.project-names", .warning, .crossTable, table: BasicExpenditure.form.id,
                chinese: "一般公共预算基本支出表各款 = 项目支出表中人员经费、公用经费名称相应各项目之和（\(assumption.chinese)）",
                english: "An item of basic expenditure is the sum of the projects of 人员经费 and 公用经费 that are "
                    + "named like it, \(assumption.english)",
                phrase: phrase),
            example: { passing in
                let yuan: (Int64) -> Amount = { Amount(tenThousandYuan: $0) }
                var projects = ProjectExpenditure()
                let rows: [(ProjectRow, String, Int64)] = [
                    (.group(1), "人员经费", 30), (.named("基本工资"), "基本工资", 20), (.named("绩效工资"), "绩效工资", 10),
                ]
                for (key, name, amount) in rows {
                    projects.append(key, named: name, [.total: yuan(amount), .generalPublic: yuan(amount)])
                }
                var basic = BasicExpenditure()
                basic.append("30101", named: "基本工资", [.total: yuan(20), .personnel: yuan(passing ? 20 : 19)])
                basic.append("30107", named: "绩效工资", [.total: yuan(10), .personnel: yuan(10)])
                basic.total = Amounts([.total: yuan(30), .personnel: yuan(30)])
                var document = Disclosure.example(projects.table)
                document.budget.basicExpenditure = basic
                return document
            })
    }
}
