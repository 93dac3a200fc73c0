import BudgetCodes
import BudgetModel
import Testing

@Suite struct RollUpTests {
    private func table(_ leaves: [(FunctionalCode, Int64)]) -> DepartmentExpenditure {
        var table = DepartmentExpenditure()
        for (code, yuan) in leaves { table.append(code, code.description) { $0.total = Amount(yuan: yuan) } }
        return table
    }

    @Test func leavesAddUpToEveryLevel() throws {
        let table = table([("208", 99), ("20801", 99), ("2080101", 1), ("2080109", 2), ("2080505", 4), ("2101101", 8)])
        let categories = try table.rolledUp(to: .category)
        #expect(categories.lines.map(\.key) == ["208", "210"])
        #expect(categories.lines.map(\.amounts.total) == [Amount(yuan: 7), Amount(yuan: 8)])
        #expect(categories.total?.total == Amount(yuan: 15))

        let sections = try table.rolledUp(to: .section)
        #expect(sections.lines.map(\.key) == ["20801", "20805", "21011"])
        #expect(sections.lines.map(\.amounts.total) == [Amount(yuan: 3), Amount(yuan: 4), Amount(yuan: 8)])

        let all = try table.rebuilt { Catalogue.functional[2025][$0]?.name }
        #expect(
            all.lines.map(\.key) == [
                "208", "20801", "2080101", "2080109", "20805", "2080505", "210", "21011", "2101101",
            ])
        #expect(all.lines[4].name == "行政事业单位养老支出")
        #expect(all.total == categories.total)
    }

    @Test func mixedLevelsAreRefused() {
        let table = table([("208", 3), ("20801", 3)])
        #expect(throws: RollUpError.mixedLevels(ancestor: "208", descendant: "20801")) {
            try DepartmentExpenditure.sum(table.lines)
        }
        #expect(throws: RollUpError.tooCoarse(line: "208")) { try self.table([("208", 3)]).rolledUp(to: .item) }
    }

    @Test func overflowNamesTheGroup() {
        var table = DepartmentExpenditure()
        table.append("2080101", "") { $0.total = Amount(fen: .max) }
        table.append("2080109", "") { $0.total = Amount(fen: 1) }
        #expect(throws: RollUpError.outOfRange(line: "208", column: "total")) { try table.rolledUp(to: .category) }
    }

    @Test func unitsAddUpToTheDepartment() throws {
        var one = table([("208", 3), ("2080101", 3)])
        one.total = DepartmentExpenditure.Amounts()
        one.total?.total = Amount(yuan: 3)
        var two = table([("205", 5), ("208", 4), ("2080101", 4)])
        two.total = DepartmentExpenditure.Amounts()
        two.total?.total = Amount(yuan: 9)
        let sum = try DepartmentExpenditure.consolidating([one, two])
        #expect(sum.lines.map(\.key) == ["205", "208", "2080101"])
        #expect(sum.lines.map(\.amounts.total) == [Amount(yuan: 5), Amount(yuan: 7), Amount(yuan: 7)])
        #expect(sum.total?.total == Amount(yuan: 12))
        #expect(sum.lines[0].amounts.basic == nil, "blank and blank stay blank")
    }

    /// Splitting in any way and adding again gives the same table.
    @Test func consolidationDoesNotDependOnTheSplit() throws {
        var generator = SplitMix(seed: 7)
        let codes: [FunctionalCode] = ["2050101", "2050102", "2080101", "2080505", "2101101"]
        let parts = (0..<24).map { _ in
            table(
                codes.shuffled(using: &generator).prefix(3).map { ($0, Int64.random(in: -50...50, using: &generator)) })
        }
        let whole = try DepartmentExpenditure.consolidating(parts)
        for _ in 0..<20 {
            let shuffled = parts.shuffled(using: &generator)
            let cut = Int.random(in: 1..<24, using: &generator)
            let left = try DepartmentExpenditure.consolidating(Array(shuffled[..<cut]))
            let right = try DepartmentExpenditure.consolidating(Array(shuffled[cut...]))
            #expect(try DepartmentExpenditure.consolidating([left, right]).lines == whole.lines)
        }
    }

    @Test func projectsAddUpByCategoryUnitAndFund() throws {
        var table = ProjectExpenditure()
        table.append(.unit("057"), "部门") { $0.total = Amount(yuan: 6) }
        for (unit, name) in [("057001", "甲"), ("057002", "乙")] as [(AgencyCode, String)] {
            table.append(.unit(unit), name)
            table.append(.group(3), "项目支出")
            table.append(.named("一"), "一") {
                $0.total = Amount(yuan: 1)
                $0.generalPublic = Amount(yuan: 1)
            }
            table.append(.named("二"), "二") {
                $0.total = Amount(yuan: 2)
                $0.unitFunds = Amount(yuan: 2)
            }
        }
        #expect(try table.totalsByCategory().map(\.name) == ["项目支出"])
        #expect(try table.totalsByCategory().map(\.amounts.total) == [Amount(yuan: 6)])
        #expect(try table.totalsByUnit().map(\.name) == ["甲", "乙"])
        #expect(try table.totalsByUnit().map(\.amounts.total) == [Amount(yuan: 3), Amount(yuan: 3)])
        #expect(try table.totalsByFund().map(\.amounts.total) == [Amount(yuan: 2), Amount(yuan: 4)])
    }
}
