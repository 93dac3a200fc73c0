import BudgetCodes
import BudgetModel
import Foundation
import Testing

@Suite struct GridTests {
    @Test func showsWhatATablePrints() {
        var table = DepartmentExpenditure(in: .tenThousandYuan)
        table.caption.number = "三"
        table.caption.notes = ["注"]
        table.caption.columns = [PrintedColumn("project"), PrintedColumn("total", heading: "总计")]
        table.append("208", named: "社会保障和就业支出", [.total: 3, .project: 1])
        table.total = Amounts([.total: Amount(yuan: 30_000)])
        let grid = table.grid
        #expect(grid.title == "三 部门支出总表")
        #expect(grid.unit == "单位：万元")
        #expect(grid.columns.map(\.heading) == ["科目编码", "名称", "项目支出", "总计"])
        #expect(grid.columns.map(\.isAmount) == [false, false, true, true])
        #expect(grid.rows == [["", "合计", "", "3.00"], ["208", "社会保障和就业支出", "1.00", "3.00"]])
        #expect(grid.notes == ["注"])
    }

    @Test func showsUnitsAndCategoriesOnlyWherePrinted() {
        var table = ProjectExpenditure(in: .tenThousandYuan)
        table.append(.named("业务费"), named: "业务费", [.total: 1])
        #expect(table.grid.columns.prefix(3).map(\.heading) == ["项目编码", "名称", "合计"])
        #expect(table.grid.rows[0].prefix(3) == ["", "业务费", "1.00"], "the name is not said twice")
        table.lines[0].unit = Agency(name: "甲")
        table.lines[0].category = "运转类"
        #expect(table.grid.columns.prefix(4).map(\.heading) == ["项目编码", "名称", "单位", "项目分类"])
        #expect(table.grid.rows[0].prefix(5) == ["", "业务费", "甲", "运转类", "1.00"])
    }

    /// Columns that only some places print are shown where they have figures, or where the caption says so.
    @Test func showsLocalColumnsOnlyWherePrinted() {
        var table = DepartmentExpenditure(in: .tenThousandYuan)
        table.append("208", named: "社会保障和就业支出", [.total: 3, .project: 3])
        let official = table.grid.columns.map(\.heading)
        #expect(official.suffix(1) == ["对附属单位补助支出"] && official.count == 8)
        table["208", .reserve] = .zero
        #expect(table.grid.columns.map(\.heading) == official + ["单位预留机动经费"])

        var summary = IncomeExpenditureSummary(in: .tenThousandYuan)
        summary.expenditure = [Line("208", "支出", Amounts([.amount: Amount(yuan: 10_000)]))]
        #expect(summary.grid.columns.map(\.heading) == ["收入项目", "金额", "支出项目", "金额"])
        summary.caption.columns = [
            PrintedColumn("amount", heading: "合计"), PrintedColumn("project", side: "expenditure"),
            PrintedColumn("amount", heading: "预算数", side: "income"),
        ]
        #expect(summary.grid.columns.map(\.heading) == ["收入项目", "预算数", "支出项目", "合计", "项目支出"])
        #expect(summary.grid.rows == [["", "", "支出", "1.00", ""]])
    }

    @Test func showsColumnsOfText() {
        var table = GovernmentProcurement(in: .tenThousandYuan)
        table.append(.goods, named: "货物", [.total: 3])
        for _ in 0..<2 {
            table.append("goods.打印机", named: "打印机", [.total: 1.5])
            table.lines[table.lines.count - 1][.method] = "集中采购"
        }
        table.total = Amounts([.total: Amount(yuan: 30_000)])
        #expect(table.grid.columns.map(\.heading) == ["名称", "专项名称", "经济科目", "采购组织形式", "总计"])
        #expect(table.grid.rows[2] == ["打印机", "", "", "集中采购", "1.50"])
        #expect(table.lines[2][.method] == "集中采购" && table.lines[0][.method] == nil)
        var document = Disclosure.unit(.budget, year: 2019)
        document.budget.governmentProcurement = table
        #expect(document.validate().findings.filter { $0.cell.location.table == GovernmentProcurement.form.id }.isEmpty)
        document.budget.governmentProcurement?.lines[2][.total] = Amount(yuan: 20_000)
        #expect(
            document.validate().findings(.violated).map(\.rule).contains("budget.government-procurement.parent-sum"))
    }

    @Test func sidesStandBesideEachOther() {
        var table = IncomeExpenditureSummary(in: .tenThousandYuan)
        table.income = [
            Line(.generalPublic, "拨款"), Line(.generalPublicEarmarked, "专项", Amounts([.amount: Amount(yuan: 10_000)])),
            Line(.currentTotal, "本年收入合计"), Line(.total, "收入总计"),
        ]
        table.expenditure = [Line(SummaryRow("208"), "支出"), Line(.currentTotal, "本年支出合计"), Line(.total, "支出总计")]
        #expect(
            table.grid.rows == [
                ["拨款", "", "支出", ""], ["  专项", "1.00", "", ""], ["本年收入合计", "", "本年支出合计", ""], ["收入总计", "", "支出总计", ""],
            ])
        for index in table.income.indices { table.income[index].number = index + 1 }
        for index in table.expenditure.indices { table.expenditure[index].number = index + 7 }
        #expect(table.grid.columns.map(\.heading) == ["收入项目", "行次", "金额", "支出项目", "行次", "金额"])
        #expect(table.grid.rows.map { $0[4] } == ["7", "8", "9", ""])
    }

    @Test func documentsShowFormsOfOthersToo() throws {
        let form = try Form(
            id: "city.reserve", officialName: "预备费表",
            sides: [Layout(keys: .agency, columns: [.init("amount", "金额")])])
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "甲")))
        var table = Table(form)
        table.caption.columns = [PrintedColumn("amount"), PrintedColumn("used", heading: "已使用")]
        try table.append("057001", named: "甲", ["amount": Amount(yuan: 1), "used": Amount(yuan: 20_000)])
        document.tables[form.id] = table
        document.budget.departmentExpenditure = DepartmentExpenditure()
        document.performance.keyWork = KeyWork()
        #expect(document.grids.map(\.form) == [DepartmentExpenditure.form, form, KeyWork.form])
        let grid = document.grids[1].grids[0]
        #expect(grid.columns.map(\.heading) == ["单位代码", "名称", "金额", "已使用"])
        #expect(grid.rows == [["057001", "甲", "0.00", "2.00"]])
        let data = try JSONEncoder().encode(grid)
        #expect(try JSONDecoder().decode(Grid.self, from: data) == grid)
    }
}
