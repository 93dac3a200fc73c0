import BudgetCodes
import BudgetModel
import Testing

/// Tables that a place does not publish, in documents that are right and in wrong ones.
@Suite struct UnpublishedTableTests {
    /// A document of the national minimum, which has neither 项目支出表 nor 国有资本经营预算支出表.
    private func document(stateCapital: Bool = false, seed: UInt64 = 1) throws -> Disclosure {
        var random = RandomLedger(seed: seed)
        var ledger = BudgetLedger()
        for line in random.ledger(80) where stateCapital || line.fund != .stateCapital { ledger.append(line) }
        var header = Disclosure.Header(.budget, of: .department, fiscalYear: 2025, agency: Agency(name: "甲局"))
        header.division = "330106"
        let books = BudgetBooks(ledger, income: random.income(for: ledger, surplus: false))
        var document = try Disclosure(header, deriving: books)
        document.budget.projectExpenditure = nil
        document.budget.stateCapitalExpenditure = nil
        return document
    }

    private func reasons(_ document: Disclosure, of rule: Rule.ID, practice: Practice? = nil) -> [String] {
        document.validate(practice: practice).findings(of: rule).map {
            "\($0.verdict) \($0.reason?.rawValue ?? "")"
        }
    }

    private let funds: [Rule.ID] = [
        "budget.cross.appropriation.expenditure", "budget.cross.appropriation.expenditure.current-total",
        "budget.cross.expenditure.covers-funds", "budget.cross.income.covers-other-funds",
    ]

    @Test func whatComesOutWithoutThemHolds() throws {
        let report = try document().validate()
        #expect(report.practice?.id == "national.budget")
        for rule in funds {
            #expect(report.counts(of: rule).holds > 0, "\(rule)")
            #expect(report.findings(of: rule).isEmpty, "\(rule)")
        }
        // What asserts a figure of such a table, and what is only made of it, says nothing.
        #expect(report.findings.filter { $0.reason == .missingTable } == [])
    }

    @Test func whatMayBeInThemIsNotEvaluated() throws {
        let document = try document(stateCapital: true)
        #expect(
            reasons(document, of: "budget.cross.appropriation.expenditure.current-total")
                == ["notEvaluated missingTable"])
        #expect(
            Set(reasons(document, of: "budget.cross.appropriation.expenditure")) == ["notEvaluated missingTable"])
        #expect(document.validate().findings(.violated).filter { $0.severity == .error } == [])
    }

    /// A table adds money and takes none away.
    @Test func whatTheyCannotExplainIsViolated() throws {
        var document = try document()
        let total = try #require(document.budget.generalPublicExpenditure?.total?[.total])
        document.budget.generalPublicExpenditure?.total?[.total] = total + Amount(yuan: 500)
        #expect(
            reasons(document, of: "budget.cross.appropriation.expenditure.current-total") == ["violated "])
        var small = try self.document()
        small.budget.generalPublicExpenditure?.total?[.total] = total - Amount(yuan: 500)
        #expect(
            reasons(small, of: "budget.cross.appropriation.expenditure.current-total")
                == ["notEvaluated missingTable"])
    }

    /// Where the practice has the table, or nothing is known of the place, it is missing.
    @Test func publishedTablesAreMissing() throws {
        let document = try document()
        let rule: Rule.ID = "budget.cross.appropriation.expenditure"
        #expect(reasons(document, of: rule, practice: .hubeiBudget2025) == ["notEvaluated missingTable"])
        var fundless = document
        fundless.budget.governmentFundExpenditure = nil
        #expect(reasons(fundless, of: rule) == ["notEvaluated missingTable"])
        #expect(fundless.validate().findings(of: "tables.missing").count == 1)
    }

    /// 收入总表 by functional code does as well as that by unit.
    @Test func alternativesAreNotMissing() throws {
        var documents = PlaceDocuments(seed: 1)
        var document = try documents.document(of: .shanghaiDepartment)
        document.header.division = "330106"
        let report = document.validate()
        #expect(report.practice?.id == "national.budget")
        #expect(report.findings(of: "tables.missing").isEmpty)
        #expect(report.findings.filter { $0.reason == .missingTable } == [])
    }
}
