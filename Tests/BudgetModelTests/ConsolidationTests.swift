import BudgetCodes
import BudgetModel
import Testing

@Suite struct ConsolidationTests {
    private func header(_ code: AgencyCode, _ body: Disclosure.Body = .unit, _ kind: Disclosure.Kind = .budget)
        -> Disclosure.Header
    {
        Disclosure.Header(kind, of: body, fiscalYear: 2025, agency: Agency(code: code, name: "单位\(code)"))
    }

    /// Deriving the department is the same as deriving its units and putting them together.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...10) as [UInt64])
    func unitsMakeTheDepartment(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let ledger = random.ledger(200)
        var books = BudgetBooks(ledger, income: random.income(for: ledger, surplus: true))
        books.adjustedBudget = ledger
        let department = try Disclosure(header("057", .department, kind), deriving: books, precision: .yuan)
        let units = try (["057001", "057007", "057008"] as [AgencyCode]).map { code in
            var header = header(code, .unit, kind)
            header.superior = Agency(code: "057", name: "单位057")
            return try Disclosure(header, deriving: books, precision: .yuan)
        }
        let sum = try Consolidation(of: units, header: header("057", .department, kind))
        #expect(sum.differences(from: department) == [])
        #expect(sum.disclosure.validate().findings(.violated).map { $0.message(in: .english) } == [])
    }

    @Test func showsWhereTheDepartmentDiffers() throws {
        let ledger = BudgetLedger([
            BudgetLine(
                agency: "057001", project: "甲", function: "2080109", economic: "30201", fund: .generalPublicBudget,
                period: .current, kind: .project, amount: Amount(yuan: 40_000)),
            BudgetLine(
                agency: "057007", project: "乙", function: "2080150", economic: "30201", fund: .generalPublicBudget,
                period: .current, kind: .operating, amount: Amount(yuan: 20_000)),
        ])
        let books = BudgetBooks(ledger)
        var published = try Disclosure(header("057", .department), deriving: books)
        let units = try (["057001", "057007"] as [AgencyCode]).map { try Disclosure(header($0), deriving: books) }
        let sum = try Consolidation(of: units, header: header("057", .department))
        #expect(sum.differences(from: published).isEmpty)

        let index = try #require(published.budget.departmentExpenditure?.lines.firstIndex { $0.key == "2080109" })
        published.budget.departmentExpenditure?.lines[index].amounts.project = Amount(yuan: 40_100)
        published.budget.departmentExpenditure?.lines[index].amounts.total = Amount(yuan: 45_000)
        published.budget.generalPublicExpenditure?.lines.removeAll { $0.key == "2080150" }
        published.budget.basicExpenditure = nil
        let found = sum.differences(from: published).map { difference in
            let location = difference.published.location
            return "\(location.table) \(location.line ?? "-") \(location.column ?? "-") \(difference.verdict)"
        }
        #expect(
            found == [
                "budget.department-expenditure 2080109 total violated",
                "budget.department-expenditure 2080109 project rounding",
                "budget.general-public-expenditure 2080150 total violated",
                "budget.general-public-expenditure 2080150 basic violated",
                "budget.general-public-expenditure 2080150 operating violated",
                "budget.basic-expenditure - - notEvaluated",
            ])
    }

    @Test func refusesWhatCannotBePutTogether() throws {
        let unit = Disclosure(header("057001"))
        #expect(throws: ConsolidationError.overlap("单位057001", "单位057001")) {
            try Consolidation(of: [unit, unit], header: header("057", .department))
        }
        #expect(throws: ConsolidationError.overlap("单位057", "单位057001")) {
            try Consolidation(of: [Disclosure(header("057")), unit], header: header("057", .department))
        }
        #expect(throws: ConsolidationError.mixed("单位057001")) {
            try Consolidation(of: [unit], header: header("057", .department, .finalAccounts))
        }
    }

    @Test func putsPerformanceFormsTogether() throws {
        func unit(_ code: AgencyCode, _ project: String, _ yuan: Int64) -> Disclosure {
            var document = Disclosure(header(code))
            var goal = DepartmentPerformanceGoal()
            var line = FundingLine("财政拨款")
            line.current = Amount(yuan: yuan)
            goal.funding.income = [line]
            goal.projects = [PlannedProject(project)]
            document.performance.departmentGoal = goal
            return document
        }
        let sum = try Consolidation(
            of: [unit("057001", "甲", 3), unit("057007", "乙", 4)], header: header("057", .department))
        let goal = try #require(sum.disclosure.performance.departmentGoal)
        #expect(goal.funding.income.map(\.current) == [Amount(yuan: 7)])
        #expect(goal.projects.map(\.name) == ["甲", "乙"])
    }
}
