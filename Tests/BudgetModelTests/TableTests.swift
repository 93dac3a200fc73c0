import BudgetCodes
import BudgetModel
import Testing

/// What must be true of every table type alike.
@Suite struct TableTests {
    @Test func columnsListEveryStoredAmount() {
        var checker = ColumnChecker()
        Disclosure.visitTables(&checker)
        #expect(checker.checked >= 20)
    }

    @Test func formsHaveDistinctNames() {
        #expect(Set(Form.all.map(\.id)).count == Form.all.count)
        #expect(Set(Form.all.map(\.officialName)).count == Form.all.count)
        #expect(Form.all.allSatisfy { !$0.officialName.isEmpty && !$0.englishName.isEmpty })
        #expect(Form.named("budget.department-expenditure")?.officialName == "部门支出总表")
    }

    @Test func appendReadsCellsAsPrinted() throws {
        var table = GeneralPublicExpenditure(precision: .tenThousandYuan)
        try table.append("2080109", "社会保险经办机构", cells: ["total": "31.00", "project": "31.00", "basic": ""])
        #expect(table.lines[0].amounts.total == Amount(yuan: 310_000))
        #expect(table.lines[0].amounts.basic == nil)

        #expect { try table.append("208", "", cells: ["total": "x"]) } throws: { error in
            let error = error as? CellError
            return error?.line == "208" && error?.column == "total" && error?.reason?.kind == .malformed
        }
        #expect { try table.append("208", "", cells: ["sum": "1"]) } throws: { ($0 as? CellError)?.reason == nil }
        #expect(table.lines.count == 1, "nothing is added when a cell cannot be read")
    }

    @Test func parentsAreTheNearestPrintedAncestors() {
        var table = DepartmentExpenditure()
        for code: FunctionalCode in ["208", "2080109", "20805", "2080505", "210", "2130599"] { table.append(code, "") }
        #expect(table.parentIndices() == [nil, 0, 0, 2, nil, nil])
        #expect(table.leaves.map(\.key) == ["2080109", "2080505", "210", "2130599"])
    }

    @Test func projectsBelongToTheGroupAboveThem() {
        var table = ProjectExpenditure()
        table.append(.unit("057"), "部门")
        table.append(.unit("057007"), "单位")
        table.append(.group(1), "人员经费")
        table.append(.project("42011422057R000000947"), "基本工资")
        table.append(.group(3), "项目支出")
        table.append(.named("业务费"), "业务费")
        #expect(table.parentIndices() == [nil, 0, 1, 2, 1, 4])
        #expect(table.listsAllProjects)
    }

    @Test(
        arguments: [
            ("208", "208"), ("generalPublic.earmarked", nil), ("currentTotal", nil), ("2x", nil),
        ] as [(String, String?)])
    func summaryRowsKnowTheirCode(raw: String, code: String?) {
        #expect(SummaryRow(rawValue: raw).functionalCode?.description == code)
    }

    @Test func projectRowsReadTheFirstColumn() {
        #expect(ProjectRow("1") == .group(1))
        #expect(ProjectRow("057007") == .unit("057007"))
        #expect(ProjectRow("42011425057T000000130") == .project("42011425057T000000130"))
        #expect(ProjectRow("工作经费") == .named("工作经费"))
    }

    @Test func redactionClearsEveryContact() {
        var document = Disclosure(.init(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
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

/// Compares the columns of every table with the stored properties of its rows.
private struct ColumnChecker: TableVisitor {
    var checked = 0

    mutating func visit<Table: CodedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        check(Table.Amounts.self)
    }

    mutating func visit<Table: TwoSidedTable>(_ place: any WritableKeyPath<Disclosure, Table?> & Sendable) {
        check(Table.IncomeAmounts.self)
        check(Table.ExpenditureAmounts.self)
    }

    private mutating func check<Amounts: AmountColumns>(_ type: Amounts.Type) {
        checked += 1
        let columns = Amounts.columns
        let properties = Mirror(reflecting: Amounts()).children.map { $0.label ?? "" }
        #expect(columns.map(\.name) == properties, "\(type)")
        // A row is nothing but its amounts, so a column can be read at its offset.
        let stride = MemoryLayout<Amount?>.stride
        #expect(MemoryLayout<Amounts>.stride == stride * columns.count, "\(type)")
        #expect(Set(columns.map(\.label)).count == columns.count, "\(type)")

        var row = Amounts()
        #expect(row.isBlank)
        for (index, column) in columns.enumerated() { row[column] = Amount(fen: Int64(index)) }
        for (index, column) in columns.enumerated() {
            #expect(row[column] == Amount(fen: Int64(index)), "\(type) \(column.name)")
            #expect(row[keyPath: column.path] == Amount(fen: Int64(index)), "\(type) \(column.name)")
        }
    }
}
