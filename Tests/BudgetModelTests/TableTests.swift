import BudgetCodes
import BudgetModel
import Testing

@Suite struct TableTests {
    @Test func appendReadsCellsAsPrinted() throws {
        var table = GeneralPublicExpenditure(in: .tenThousandYuan)
        try table.append(
            "2080109", named: "社会保险经办机构", printed: [.total: "31.00", .project: "31.00", .basic: ""])
        #expect(table.lines[0][.total] == Amount(yuan: 310_000))
        #expect(table.lines[0][.basic] == nil)

        #expect { try table.append("208", named: "", printed: [.project: "1", .total: "x"]) } throws: { error in
            guard let error = error as? CellError, case .amount(let reason) = error.problem else { return false }
            return error.line == "208" && error.column == "total" && reason.kind == .malformed
                && error.form == GeneralPublicExpenditure.form
        }
        #expect(table.lines.count == 1, "nothing is added when a cell cannot be read")
    }

    @Test func anyTableIsFilledByNames() throws {
        var table = Table(GeneralPublicExpenditure.form)
        try table.append("208", named: "社会保障和就业支出", ["total": Amount(yuan: 5), "project": Amount(yuan: 5)])
        try table.setTotal(["total": Amount(yuan: 5)])
        #expect(table["208", "total"] == Amount(yuan: 5))
        #expect(table["208", "basic"] == nil)
        #expect(table["total", "total"] == Amount(yuan: 5))
        #expect(table["210", "total"] == nil && table["208", "sum"] == nil && table["x", "total"] == nil)
        #expect(table.lines.map(\.key) == [.functional("208")])
        #expect(table.lines[0]["project"] == Amount(yuan: 5))
        #expect(table.total?.name == "合计" && table.total?["total"] == Amount(yuan: 5))

        func problem(_ body: (inout Table) throws(CellError) -> Void) -> CellError.Problem? {
            do throws(CellError) {
                try body(&table)
                return nil
            } catch { return error.problem }
        }
        #expect(problem { (table) throws(CellError) in try table.append("20x", named: "") } == .noSuchKey)
        #expect(problem { (table) throws(CellError) in try table.append("301", named: "") } == .noSuchKey)
        #expect(
            problem { (table) throws(CellError) in try table.append("210", named: "", ["sum": .zero]) } == .noSuchColumn
        )
        #expect(problem { (table) throws(CellError) in try table.setTotal(["sum": .zero]) } == .noSuchColumn)
        #expect(table.lineCount == 1)
        try table.setTotal(nil)
        #expect(table.total == nil)

        var sides = Table(IncomeExpenditureSummary.form)
        try sides.append("income.other", named: "其他收入", ["amount": Amount(yuan: 1)])
        try sides.append("expenditure.208", named: "支出", ["amount": Amount(yuan: 2)])
        #expect(sides.lines.map(\.side) == ["income", "expenditure"])
        #expect(sides["income.other", "amount"] == Amount(yuan: 1))
        #expect(sides["expenditure.208", "amount"] == Amount(yuan: 2))
        #expect(sides["other", "amount"] == nil)
        #expect { try sides.append("other", named: "") } throws: { ($0 as? CellError)?.problem == .noSuchKey }
        #expect(throws: CellError.self, "sides have no row of totals") {
            try sides.setTotal(["amount": Amount(yuan: 1)])
        }
    }

    @Test func cellsAreReadAndSetByKeyAndColumn() {
        var table = DepartmentExpenditure()
        table["208", .total] = Amount(yuan: 10_000)
        #expect(table["208"]?.name == "208", "a line that is not there is added")
        table["208", .total] = nil
        table["210", .total] = nil
        #expect(table.lines.count == 1 && table["208", .total] == nil)
        table.append("208", named: "再次", [.total: 3])
        #expect(table["208", .total] == nil, "the first line of a key")
        #expect(table["208"]?.name == "208")
    }

    @Test func figuresAreInTheUnitOfTheTable() {
        for (precision, fen) in [(Precision.tenThousandYuan, 1_500_000), (.yuan, 150)] as [(Precision, Int64)] {
            var table = DepartmentExpenditure(in: precision)
            table.append("208", named: "", [.total: 1.5])
            #expect(table["208", .total] == Amount(fen: fen))
        }
    }

    @Test func parentsAreTheNearestPrintedAncestors() {
        var table = DepartmentExpenditure()
        for code: FunctionalCode in ["208", "2080109", "20805", "2080505", "210", "2130599"] {
            table.append(code, named: "")
        }
        #expect(table.parentPositions == [nil, 0, 0, 2, nil, nil])
        #expect(table.leaves.map(\.key) == ["2080109", "2080505", "210", "2130599"])
    }

    @Test func projectsBelongToTheGroupAboveThem() {
        var table = ProjectExpenditure()
        table.append(.unit("057"), named: "部门")
        table.append(.unit("057007"), named: "单位")
        table.append(.group(1), named: "人员经费")
        table.append(.project("42011422057R000000947"), named: "基本工资")
        table.append(.group(3), named: "项目支出")
        table.append(.named("业务费"), named: "业务费")
        #expect(table.parentPositions == [nil, 0, 1, 2, 1, 4])
        #expect(table.listsAllProjects)
        table.lines.removeAll { if case .group = $0.key { true } else { false } }
        #expect(!table.listsAllProjects)
    }

    @Test(
        arguments: [
            ("208", "208"), ("2080505", "2080505"), ("generalPublic.earmarked", nil), ("currentTotal", nil),
            ("2x", nil), ("301", nil),
        ] as [(String, String?)])
    func summaryRowsKnowTheirCode(raw: String, code: String?) {
        #expect(SummaryRow(rawValue: raw).functionalCode?.description == code)
    }

    @Test func projectRowsReadTheFirstColumn() {
        #expect(ProjectRow("1") == .group(1))
        #expect(ProjectRow("057007") == .unit("057007"))
        #expect(ProjectRow("42011425057T000000130") == .project("42011425057T000000130"))
        #expect(ProjectRow("工作经费") == .named("工作经费"))
        #expect(ProjectRow("12") == .named("12"))
        #expect(ProjectRow("") == .named(""))
    }

    @Test func redactionClearsEveryContact() {
        var document = Disclosure.unit(.performance)
        var contact = Contact()
        contact.person = "某人"
        contact.telephone = "12345"
        document.performance.departmentGoal = DepartmentPerformanceGoal()
        document.performance.departmentGoal?.contact = contact
        document.performance.projectGoals = [ProjectPerformanceGoal()]
        document.performance.projectGoals[0].contact = contact
        document.performance.departmentSelfEvaluation = DepartmentSelfEvaluation()
        document.performance.departmentSelfEvaluation?.contact = contact
        document.performance.projectSelfEvaluations = [ProjectSelfEvaluation()]
        document.performance.projectSelfEvaluations[0].contact = contact

        let redacted = document.redacted()
        #expect(!"\(redacted)".contains("某人") && !"\(redacted)".contains("12345"))
        #expect("\(document)".contains("某人"))
    }
}
