import BudgetCodes
import BudgetModel
import Testing

@Suite struct ConsolidationTests {
    private func header(
        _ code: AgencyCode, _ entity: Disclosure.Entity = .unit, _ kind: Disclosure.Kind = .budget
    ) -> Disclosure.Header {
        Disclosure.Header(kind, of: entity, fiscalYear: 2025, agency: Agency(code: code, name: "单位\(code)"))
    }

    /// A unit with a table for 一般公共预算 and one of all expenditure.
    private func unit(_ code: AgencyCode, _ item: FunctionalCode, _ yuan: Int64) -> Disclosure {
        var document = Disclosure(header(code))
        var all = DepartmentExpenditure()
        var general = GeneralPublicExpenditure()
        for code in [item] + item.ancestors {
            all.append(code, named: code.description, [.total: Amount(yuan: yuan), .project: Amount(yuan: yuan)])
            general.append(code, named: code.description, [.total: Amount(yuan: yuan)])
        }
        all.total = Amounts([.total: Amount(yuan: yuan), .project: Amount(yuan: yuan)])
        document.budget.departmentExpenditure = all
        document.budget.generalPublicExpenditure = general
        return document
    }

    @Test func showsWhereTheDepartmentDiffers() throws {
        let units = [unit("057001", "2080109", 40_000), unit("057007", "2080150", 20_000)]
        let sum = try Consolidation(of: units, header: header("057", .department))
        var published = sum.disclosure
        #expect(sum.differences(from: published).isEmpty)
        #expect(sum.unitCount == 2)

        published.budget.departmentExpenditure?["2080109", .project] = Amount(yuan: 40_100)
        published.budget.departmentExpenditure?["2080109", .total] = Amount(yuan: 45_000)
        published.budget.departmentExpenditure?.total = nil
        published.budget.generalPublicExpenditure?.lines.removeAll { $0.key == "2080150" }
        published.budget.basicExpenditure = BasicExpenditure()
        let found = sum.differences(from: published).map { difference in
            let location = difference.published.location
            return "\(location.table) \(location.line ?? "-") \(location.column ?? "-") \(difference.verdict)"
        }
        #expect(
            found == [
                "budget.department-expenditure 2080109 total violated",
                "budget.department-expenditure 2080109 project rounding",
                "budget.department-expenditure total total violated",
                "budget.department-expenditure total project violated",
                "budget.general-public-expenditure 2080150 total violated",
                "budget.basic-expenditure - - notEvaluated",
            ])
    }

    @Test func namesUnitsWithoutATable() throws {
        var two = unit("057007", "2080150", 1)
        two.budget.generalPublicExpenditure = nil
        let sum = try Consolidation(of: [unit("057001", "2080109", 1), two], header: header("057", .department))
        #expect(sum.disclosure.remarks == ["一般公共预算支出表不含未公开此表的单位：单位057007"])
    }

    @Test func refusesWhatCannotBePutTogether() throws {
        let unit = Disclosure(header("057001"))
        let department = Disclosure(header("057"))
        #expect(throws: ConsolidationError.overlap("单位057001", "单位057001")) {
            try Consolidation(of: [unit, unit], header: header("057", .department))
        }
        #expect(throws: ConsolidationError.overlap("单位057", "单位057001")) {
            try Consolidation(of: [department, unit], header: header("057", .department))
        }
        #expect(throws: ConsolidationError.overlap("单位057001", "单位057")) {
            try Consolidation(of: [unit, department], header: header("057", .department))
        }
        var codeless = unit
        codeless.header.agency.code = nil
        #expect(throws: ConsolidationError.overlap("单位057001", "单位057001")) {
            try Consolidation(of: [codeless, unit], header: header("057", .department))
        }
        #expect(throws: ConsolidationError.mixed("单位057001")) {
            try Consolidation(of: [unit], header: header("057", .department, .finalAccounts))
        }
    }

    @Test func putsPerformanceFormsTogether() throws {
        func unit(_ code: AgencyCode, _ project: String, _ fen: Int64) -> Disclosure {
            var document = Disclosure(header(code))
            var goal = DepartmentPerformanceGoal()
            var (line, large) = (FundingLine("财政拨款"), FundingLine("其他资金"))
            line.current = Amount(fen: fen)
            large.lastYear = Amount(fen: .max)
            goal.funding.income = [line, large]
            goal.projects = [PlannedProject(project)]
            document.performance.departmentGoal = goal
            return document
        }
        let sum = try Consolidation(
            of: [unit("057001", "甲", 3), unit("057007", "乙", 4), unit("057008", "丙", 5)],
            header: header("057", .department))
        let goal = try #require(sum.disclosure.performance.departmentGoal)
        #expect(goal.funding.income.map(\.current) == [Amount(fen: 12), nil])
        #expect(goal.funding.income.map(\.lastYear) == [nil, nil], "beyond the range of amounts")
        #expect(goal.projects.map(\.name) == ["甲", "乙", "丙"])
    }

    /// Forms of others are added, held against the department's and shown as those of the package.
    @Test func formsOfOthersArePutTogether() throws {
        let form = try Form(
            id: "city.reserve", officialName: "预备费表",
            sides: [
                Layout(keys: .row, side: "income", columns: [.init("amount", "金额")]),
                Layout(keys: .row, side: "expenditure", columns: [.init("amount", "金额"), .init("used", "已使用")]),
            ])
        let units = try (["057001", "057007"] as [AgencyCode]).map { code in
            var document = Disclosure(header(code))
            var table = Table(form)
            try table.append("income.other", named: "其他收入", ["amount": Amount(yuan: 3)])
            try table.append("expenditure.208", named: "支出", ["amount": Amount(yuan: 2), "used": Amount(yuan: 1)])
            document.tables[form.id] = table
            return document
        }
        let sum = try Consolidation(of: units, header: header("057", .department))
        let table = try #require(sum.disclosure.tables[form.id])
        #expect(table["income.other", "amount"] == Amount(yuan: 6))
        #expect(table["expenditure.208", "used"] == Amount(yuan: 2))
        let differences = sum.differences(from: units[0])
        #expect(
            differences.map(\.published.location.line)
                == ["income.other", "expenditure.208", "expenditure.208"])
        #expect(differences.map(\.sum) == [6, 4, 2].map { Amount(yuan: $0) })
        #expect(differences.last?.published.columnHeading == "已使用")
    }
}
