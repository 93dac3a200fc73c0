import BudgetCodes
import BudgetModel
import Testing

@Suite struct RollUpTests {
    private func table(_ leaves: [(FunctionalCode, Int64)]) -> DepartmentExpenditure {
        var table = DepartmentExpenditure()
        for (code, yuan) in leaves { table.append(code, named: code.description, [.total: Amount(yuan: yuan)]) }
        return table
    }

    @Test func leavesAddUpToEveryLevel() throws {
        let table = table([("208", 99), ("20801", 99), ("2080101", 1), ("2080109", 2), ("2080505", 4), ("2101101", 8)])
        let categories = try table.rolledUp(to: .category)
        #expect(categories.lines.map(\.key) == ["208", "210"])
        #expect(categories.lines.map { $0[.total] } == [Amount(yuan: 7), Amount(yuan: 8)])
        #expect(categories.total?[.total] == Amount(yuan: 15))
        #expect(categories.total?[.basic] == nil, "blank and blank stay blank")

        let sections = try table.rolledUp(to: .section)
        #expect(sections.lines.map(\.key) == ["20801", "20805", "21011"])
        #expect(sections.lines.map { $0[.total] } == [Amount(yuan: 3), Amount(yuan: 4), Amount(yuan: 8)])

        let all = try table.rebuilt { Catalogue.functional[2025][$0]?.name }
        #expect(
            all.lines.map(\.key) == [
                "208", "20801", "2080101", "2080109", "20805", "2080505", "210", "21011", "2101101",
            ])
        #expect(all.lines[4].name == "行政事业单位养老支出")
        #expect(all.total == categories.total)
        #expect(try all.rebuilt() == all, "what is rebuilt stays")
        #expect(try all.table.rolledUp(to: .section).lines.map { $0["total"] } == sections.lines.map { $0[.total] })
    }

    @Test func mixedLevelsAreRefused() throws {
        let table = table([("208", 3), ("20801", 3)])
        #expect(throws: RollUpError.mixedLevels(ancestor: "208", descendant: "20801")) {
            try DepartmentExpenditure.sum(table.lines)
        }
        #expect(throws: RollUpError.mixedLevels(ancestor: "208", descendant: "20801")) {
            try Table.sum(table.table.lines)
        }
        #expect(try Table.sum(table.table.leaves) == ["total": Amount(yuan: 3)])
        #expect(try DepartmentExpenditure.sum(table.leaves)[.total] == Amount(yuan: 3))
        #expect(throws: RollUpError.tooCoarse(line: "208")) { try self.table([("208", 3)]).rolledUp(to: .item) }
    }

    @Test func overflowNamesTheGroup() {
        var table = DepartmentExpenditure()
        table.append("2080101", named: "", [.total: Amount(fen: .max)])
        table.append("2080109", named: "", [.total: Amount(fen: 1)])
        #expect(throws: RollUpError.outOfRange(line: "208", column: "total")) { try table.rolledUp(to: .category) }
        #expect(throws: RollUpError.outOfRange(line: "2080109", column: "total")) {
            try DepartmentExpenditure.sum(table.lines)
        }
        // The number that stands for a blank cell is no sum.
        table["2080101", .total] = Amount(fen: -.max)
        table["2080109", .total] = Amount(fen: -1)
        #expect(throws: RollUpError.outOfRange(line: "208", column: "total")) { try table.rolledUp(to: .category) }
    }

    @Test func unitsAddUpToTheirDepartment() throws {
        var table = DepartmentIncome()
        table.append("057001", named: "甲", [.total: 3])
        table.append("057007", named: "乙", [.total: 4])
        let all = try table.rebuilt { _ in "部门" }
        #expect(all.lines.map(\.key) == ["057", "057001", "057007"])
        #expect(all.lines.map(\.name) == ["部门", "甲", "乙"])
        #expect(all["057", .total] == all.total?[.total])
        #expect(throws: RollUpError.noLevels(form: DepartmentIncome.form.id)) { try table.rolledUp(to: .category) }
    }

    @Test func formsWithoutLevelsAreRefused() {
        for form in [ProjectExpenditure.form, ThreePublicExpenses.form, IncomeExpenditureSummary.form] {
            #expect(throws: RollUpError.noLevels(form: form.id)) { try Table(form).rolledUp(to: .category) }
            #expect(throws: RollUpError.noLevels(form: form.id)) { try Table(form).rebuilt() }
        }
    }

    @Test func projectsAddUpByCategoryUnitAndFund() throws {
        var table = ProjectExpenditure()
        table.append(.unit("057"), named: "部门", [.total: Amount(yuan: 6)])
        for (unit, name) in [("057001", "甲"), ("057002", "乙")] as [(AgencyCode, String)] {
            table.append(.unit(unit), named: name)
            table.append(.group(3), named: "项目支出")
            table.append(.named("一"), named: "一", [.total: Amount(yuan: 1), .generalPublic: Amount(yuan: 1)])
            table.append(.named("二"), named: "二", [.total: Amount(yuan: 2), .unitFunds: Amount(yuan: 2)])
        }
        #expect(try table.totalsByCategory().map(\.name) == ["项目支出"])
        #expect(try table.totalsByCategory().map { $0.amounts[.total] } == [Amount(yuan: 6)])
        #expect(try table.totalsByUnit().map(\.name) == ["甲", "乙"])
        #expect(try table.totalsByUnit().map { $0.amounts[.total] } == [Amount(yuan: 3), Amount(yuan: 3)])
        #expect(try table.totalsByFund().map { $0.amounts[.total] } == [Amount(yuan: 2), Amount(yuan: 4)])
    }

    /// Columns that the form does not know are added up like the others.
    @Test func openColumnsAddUp() throws {
        var table = DepartmentExpenditure().table
        table.caption.columns = [PrintedColumn("total"), PrintedColumn("reserve", heading: "预备费")]
        try table.append("2080101", named: "甲", ["total": Amount(yuan: 1), "reserve": Amount(yuan: 1)])
        try table.append("2080109", named: "乙", ["total": Amount(yuan: 2), "reserve": Amount(yuan: 2)])
        let rolled = try table.rolledUp(to: .category) { _ in "社会保障和就业支出" }
        #expect(rolled["208", "reserve"] == Amount(yuan: 3))
        #expect(rolled.total?["reserve"] == Amount(yuan: 3))
        #expect(rolled.lines.map(\.name) == ["社会保障和就业支出"])
        #expect(try Table.sum(table.lines) == ["total": Amount(yuan: 3), "reserve": Amount(yuan: 3)])
    }

    @Test func formsOfOthersAddUp() throws {
        let form = try Form(
            id: "city.reserve", officialName: "预备费表",
            sides: [Layout(keys: .expenditure, columns: [.init("amount", "金额"), .init("used", "已使用")])])
        var table = Table(form)
        try table.append("30201", named: "办公费", ["amount": Amount(yuan: 5)])
        try table.append("2080101", named: "甲", ["amount": Amount(yuan: 1), "used": Amount(yuan: 1)])
        try table.append("2080109", named: "乙", ["amount": Amount(yuan: 2)])
        let rolled = try table.rolledUp(to: .category)
        #expect(rolled.lines.map(\.key.description) == ["208", "302"])
        #expect(rolled["208", "amount"] == Amount(yuan: 3))
        #expect(rolled["total", "amount"] == Amount(yuan: 8))
        #expect(rolled["total", "used"] == Amount(yuan: 1))
    }
}
