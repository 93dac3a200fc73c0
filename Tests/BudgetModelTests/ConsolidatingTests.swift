import BudgetCodes
import BudgetModel
import Testing

/// Tables of units put together into one.
@Suite struct ConsolidatingTests {
    private func table(_ leaves: [(FunctionalCode, Int64)], total: Int64? = nil) -> DepartmentExpenditure {
        var table = DepartmentExpenditure()
        for (code, yuan) in leaves { table.append(code, named: code.description, [.total: Amount(yuan: yuan)]) }
        table.total = total.map { Amounts([.total: Amount(yuan: $0)]) }
        return table
    }

    @Test func unitsAddUpToTheDepartment() throws {
        let one = table([("208", 3), ("2080101", 3)], total: 3)
        let two = table([("205", 5), ("208", 4), ("2080101", 4)], total: 9)
        let sum = try DepartmentExpenditure.consolidating([one, two])
        #expect(sum.lines.map(\.key) == ["205", "208", "2080101"])
        #expect(sum.lines.map { $0[.total] } == [Amount(yuan: 5), Amount(yuan: 7), Amount(yuan: 7)])
        #expect(sum.total?[.total] == Amount(yuan: 12))
        #expect(sum.lines[0][.basic] == nil, "blank and blank stay blank")
    }

    /// Splitting in any way and adding again gives the same table.
    @Test func doesNotDependOnTheSplit() throws {
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

    @Test func overflowNamesLineAndColumn() {
        let one = table([("208", 0)])
        var two = one
        two["208", .total] = Amount(fen: .max)
        #expect(throws: RollUpError.outOfRange(line: "208", column: "total")) {
            try DepartmentExpenditure.consolidating([two, two, one])
        }
        var summary = IncomeExpenditureSummary()
        summary.income.append(Line(.other, "", Amounts([.amount: Amount(fen: .max)])))
        #expect(throws: RollUpError.outOfRange(line: "income.other", column: "amount")) {
            try IncomeExpenditureSummary.consolidating([summary, summary])
        }
    }

    /// New rows of a form go behind the row that they follow in their table.
    @Test func rowsKeepTheirOrder() throws {
        func summary(_ rows: [SummaryRow]) -> IncomeExpenditureSummary {
            var table = IncomeExpenditureSummary()
            for row in rows { table.income.append(Line(row, row.description, Amounts([.amount: Amount(yuan: 1)]))) }
            return table
        }
        let sum = try IncomeExpenditureSummary.consolidating([
            summary([.generalPublic, .currentTotal, .total]),
            summary([.specialAccount, .generalPublic, .governmentFund, .currentTotal, .opening, .total]),
        ])
        #expect(
            sum.income.map(\.key)
                == [.specialAccount, .generalPublic, .governmentFund, .currentTotal, .opening, .total])
        #expect(sum.income.map { $0[.amount] } == [1, 2, 1, 2, 1, 2].map { Amount(yuan: $0) })
    }

    /// The projects of a group stay below it, also where tables print no units.
    @Test func projectsStayBelowTheirGroups() throws {
        func table(_ groups: [(Int, String)]) -> ProjectExpenditure {
            var table = ProjectExpenditure()
            for (group, project) in groups {
                table.append(.group(group), named: "组\(group)", [.total: 1])
                table.append(.named(project), named: project, [.total: 1])
            }
            return table
        }
        let sum = try ProjectExpenditure.consolidating([table([(1, "甲"), (3, "乙")]), table([(1, "丙"), (3, "乙")])])
        #expect(sum.lines.map(\.name) == ["组1", "甲", "丙", "组3", "乙", "乙"])
        #expect(sum.parentPositions == [nil, 0, 0, nil, 3, 3])
        #expect(sum.lines.map { $0[.total] } == [2, 1, 1, 2, 1, 1].map { Amount($0, .tenThousandYuan) })

        var departments: [ProjectExpenditure] = []
        for unit: AgencyCode in ["057002", "057001"] {
            var table = ProjectExpenditure()
            table.append(.unit("057"), named: "部门", [.total: 1])
            table.append(.unit(unit), named: unit.description, [.total: 1])
            table.append(.group(1), named: "组", [.total: 1])
            table.append(.project("42011422057R000000947"), named: "基本工资", [.total: 1])
            departments.append(table)
        }
        let department = try ProjectExpenditure.consolidating(departments)
        #expect(department.lines.map(\.name) == ["部门", "057002", "组", "基本工资", "057001", "组", "基本工资"])
        #expect(department.parentPositions == [nil, 0, 1, 2, 0, 4, 5])
    }

    /// Lines by code and unit are of different units.
    @Test func unitsBesideCodesAreKeptApart() throws {
        func table(_ unit: String) -> StateCapitalExpenditure {
            var line = Line<ExpenditureCode, StateCapitalExpenditure.Column>(.functional("2230105"), "国有企业改革成本支出")
            line[.total] = Amount(yuan: 1)
            line.unit = Agency(name: unit)
            var table = StateCapitalExpenditure()
            table.lines = [line]
            return table
        }
        let sum = try StateCapitalExpenditure.consolidating([table("甲"), table("乙"), table("甲")])
        #expect(sum.lines.map { $0.unit?.name } == ["甲", "乙"])
        #expect(sum.lines.map { $0[.total] } == [Amount(yuan: 2), Amount(yuan: 1)])
    }

    @Test func columnsOfAllTablesAreKept() throws {
        func table(_ columns: [PrintedColumn]?, _ amounts: [String: Amount]) throws -> Table {
            var table = Table(DepartmentExpenditure.form)
            table.caption.columns = columns
            try table.append("208", named: "社会保障和就业支出", amounts)
            return table
        }
        let yuan = Amount(yuan: 1)
        let sum = try #require(
            try Table.consolidating([
                table(nil, ["total": yuan, "basic": yuan]),
                table([PrintedColumn("total"), PrintedColumn("spare", heading: "预备费")], ["spare": yuan]),
                table(
                    [PrintedColumn("grant", heading: "补助"), PrintedColumn("spare", heading: "预备")],
                    ["spare": yuan, "grant": yuan]),
            ]))
        #expect(sum["208", "total"] == yuan)
        #expect(sum["208", "basic"] == yuan)
        #expect(sum["208", "spare"] == Amount(yuan: 2))
        #expect(sum["208", "grant"] == yuan)
        #expect(sum.grid.columns.suffix(2).map(\.heading) == ["预备费", "补助"])
        #expect(sum.layout(of: 0).columns.count == DepartmentExpenditure.Column.allCases.count + 2)

        let many = try [0, 100].map { first in
            try table((0..<100).map { PrintedColumn("c\(first + $0)", heading: "栏") }, [:])
        }
        #expect(throws: RollUpError.tooManyColumns(form: DepartmentExpenditure.form.id)) {
            try Table.consolidating(many)
        }
    }

    @Test func formsThatDifferAreRefused() throws {
        #expect(try Table.consolidating([]) == nil)
        #expect(throws: RollUpError.differentForms(DepartmentExpenditure.form.id, FinalExpenditure.form.id)) {
            try Table.consolidating([Table(DepartmentExpenditure.form), Table(FinalExpenditure.form)])
        }
    }
}
