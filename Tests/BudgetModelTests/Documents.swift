import BudgetCodes
import BudgetModel

extension Disclosure {
    /// A document of a unit without tables.
    static func unit(_ kind: Kind = .budget, year: Int = 2025) -> Disclosure {
        Disclosure(Header(kind, of: .unit, fiscalYear: year, agency: Agency(code: "057007", name: "某单位")))
    }

    /// A budget with 支出总表.
    static func expenditure(
        year: Int = 2025, _ fill: (inout DepartmentExpenditure) throws -> Void
    ) rethrows -> Disclosure {
        var document = Disclosure.unit(year: year)
        var table = DepartmentExpenditure()
        try fill(&table)
        document.budget.departmentExpenditure = table
        return document
    }

    /// A document with a table of 债务支出表, in 万元.
    static func debt(_ rows: [(String, [String: Int64])], total: [String: Int64]? = nil) throws -> Disclosure {
        var table = Table(try .debt())
        func amounts(_ figures: [String: Int64]) -> [String: Amount] {
            figures.mapValues { Amount(yuan: $0 * 10_000) }
        }
        for (key, figures) in rows { try table.append(key, named: key, amounts(figures)) }
        try table.setTotal(total.map(amounts))
        var document = Disclosure.unit()
        document.tables[table.form.id] = table
        return document
    }
}

extension Report {
    /// The findings of a rule.
    func findings(of rule: Rule.ID) -> [Finding] { findings.filter { $0.rule == rule } }
}

extension Form {
    /// 预备费表: a form of others, with an identity and a formula on its expenditure side.
    static func reserve() throws -> Form {
        try Form(
            id: "city.reserve", officialName: "预备费表", englishName: "Reserve",
            sides: [
                Layout(keys: .row, side: "income", columns: [.init("amount", "金额")]),
                Layout(
                    keys: .row, side: "expenditure",
                    columns: [.init("total", "合计"), .init("used", "已动用"), .init("left", "结余")],
                    identities: [.init("total", ["used", "left"])], addsUpLevels: false,
                    formulas: [.sum("currentTotal")]),
            ])
    }

    /// 债务表: a form of others with one list of lines by functional code.
    static func debt() throws -> Form {
        try Form(
            id: "city.debt", officialName: "债务支出表",
            sides: [
                Layout(
                    keys: .functional,
                    columns: [
                        .init("total", "合计"), .init("general", "一般债务"), .init("special", "专项债务"),
                        .init("repaid", "已偿还"),
                    ], identities: [.init("total", ["general", "special"], less: ["repaid"])])
            ])
    }
}
