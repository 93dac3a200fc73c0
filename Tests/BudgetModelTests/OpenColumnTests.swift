import BudgetCodes
import BudgetModel
import Testing

/// Columns that a caption declares and the form does not know.
@Suite struct OpenColumnTests {
    private static let rowSum: Rule.ID = "budget.department-expenditure.row-sum"

    private func declared(_ open: [PrintedColumn]) -> [PrintedColumn] {
        DepartmentExpenditure.Column.allCases.map { PrintedColumn($0.name) } + open
    }

    @Test func cellsStayWithTheirColumns() throws {
        var table = Table(DepartmentExpenditure.form)
        try table.append("208", named: "支出", ["total": Amount(fen: 1)])
        table.caption.columns = declared([PrintedColumn("a", heading: "甲"), PrintedColumn("b")])
        #expect(table.layout(of: 0).columns.suffix(2).map(\.heading) == ["甲", "b"])
        #expect(table["208", "total"] == Amount(fen: 1) && table["208", "a"] == nil)
        try table.append("210", named: "支出", ["a": Amount(fen: 2), "b": Amount(fen: 3)])
        try table.setTotal(["b": Amount(fen: 4), "basic": Amount(fen: 5)])

        table.caption.columns = declared([PrintedColumn("b"), PrintedColumn("c"), PrintedColumn("a")])
        #expect(table["210", "a"] == Amount(fen: 2) && table["210", "b"] == Amount(fen: 3))
        #expect(table["210", "c"] == nil && table["total", "b"] == Amount(fen: 4))
        #expect(table["208", "total"] == Amount(fen: 1) && table["total", "basic"] == Amount(fen: 5))

        table.caption.columns = [PrintedColumn("b"), PrintedColumn("total")]
        #expect(table["210", "a"] == nil && table["210", "b"] == Amount(fen: 3))
        #expect(
            table.lines[1].columns.count == DepartmentExpenditure.Column.allCases.count + 1,
            "columns of the form are there even when they are not printed")
        table.caption.columns = nil
        #expect(table["210", "b"] == nil && table["208", "total"] == Amount(fen: 1))
        #expect(table.sides[0].width == DepartmentExpenditure.Column.allCases.count)
        table.caption.columns = declared([PrintedColumn("b")])
        #expect(table["210", "b"] == nil, "what was taken away is gone")
    }

    @Test func eachSideHasItsOwn() throws {
        var table = Table(FinalAppropriationSummary.form)
        table.caption.columns = [
            PrintedColumn("here", side: "income"), PrintedColumn("there", heading: "彼", side: "expenditure"),
            PrintedColumn("plain"), PrintedColumn("amount"),
        ]
        #expect(table.layout(of: 0).columns.map(\.name) == ["amount", "here"])
        #expect(
            table.layout(of: 1).columns.map(\.name)
                == ["total", "generalPublic", "governmentFund", "stateCapital", "there", "plain", "amount"])
        try table.append("income.other", named: "收入", ["here": Amount(fen: 1)])
        try table.append("expenditure.208", named: "支出", ["there": Amount(fen: 2), "plain": Amount(fen: 3)])
        #expect(table["income.other", "here"] == Amount(fen: 1))
        #expect(table["expenditure.208", "plain"] == Amount(fen: 3))
        #expect { try table.append("income.208", named: "", ["plain": .zero]) } throws: {
            ($0 as? CellError)?.problem == .noSuchColumn
        }
    }

    @Test func namesThatCannotBeColumnsAreLeftOut() {
        var caption = Caption()
        let layout = DepartmentExpenditure.form.sides[0]
        caption.columns = ["code", "name", "number", "unit", "category", "Bad", "a-b", "", "total", "twice", "twice"]
            .map { PrintedColumn($0) }
        #expect(caption.openColumns(of: layout).map(\.name) == ["twice"])
        caption.columns = (0..<1_000).map { PrintedColumn("c\($0)") }
        #expect(caption.openColumns(of: layout).count == Layout.columnLimit - layout.columns.count)
        caption.columns = [PrintedColumn("row"), PrintedColumn("agency")]
        #expect(caption.openColumns(of: layout).count == 2, "names of keys of other layouts")
    }

    @Test func partsOfAKnownSumAreAddedToIt() throws {
        func report(_ reserve: Int64, partOf: String?) throws -> Report {
            var table = Table(DepartmentExpenditure.form)
            table.caption.columns = declared([PrintedColumn("spare", heading: "机动经费", partOf: partOf)])
            try table.append(
                "208", named: "社会保障和就业支出",
                ["total": Amount(yuan: 50_000), "basic": Amount(yuan: 30_000), "spare": Amount(yuan: reserve)])
            var document = Disclosure.unit()
            document.tables[table.form.id] = table
            return document.validate()
        }
        #expect(try report(20_000, partOf: "total").counts(of: Self.rowSum).holds == 1)
        let finding = try #require(report(10_000, partOf: "total").findings(of: Self.rowSum).first)
        #expect(finding.verdict == .violated && finding.difference == Amount(yuan: 10_000))
        #expect(finding.others.map(\.location.column) == ["basic", "spare"])
        #expect(finding.others.last?.columnHeading == "机动经费")
        #expect(try report(20_000, partOf: nil).counts(of: Self.rowSum).violated == 1)
        #expect(try report(20_000, partOf: "nothing").counts(of: Self.rowSum).violated == 1)
    }

    @Test func partsOfAnyColumnMakeASumOfTheirOwn() throws {
        let id: Rule.ID = "columns.declared-sum"
        var table = Table(DepartmentExpenditure.form)
        table.caption.columns = declared([
            PrintedColumn("training", partOf: "project"), PrintedColumn("repairs", partOf: "project"),
            PrintedColumn("wages", partOf: "basic"),
        ])
        let cells: [(String, [String: Int64])] = [
            ("208", ["total": 9, "project": 5, "training": 2, "repairs": 3, "basic": 4, "wages": 4]),
            ("210", ["total": 9, "project": 5, "training": 2, "repairs": 1, "basic": 4]),
        ]
        for (key, figures) in cells {
            try table.append(key, named: key, figures.mapValues { Amount(yuan: $0 * 10_000) })
        }
        try table.setTotal(["total": Amount(yuan: 1), "project": Amount(yuan: 40_000), "repairs": Amount(yuan: 40_000)])
        var document = Disclosure.unit()
        document.tables[table.form.id] = table
        let report = document.validate()
        let counts = report.counts(of: id)
        #expect((counts.holds, counts.violated, counts.notEvaluated) == (3, 1, 1))
        #expect(report.counts(of: Self.rowSum).holds == 2)
        let finding = try #require(report.findings(of: id).first { $0.verdict == .violated })
        #expect(finding.cell.location == Location(table: table.form.id, line: "210", column: "project"))
        #expect(finding.others.map(\.location.column) == ["training", "repairs"])
        // Levels and totals are added up in open columns as in the others.
        let blank = report.findings(of: "amounts.blank-sum").filter { $0.cell.location.line == .total }
        #expect(blank.map(\.cell.location.column) == ["basic"])
        // The next document has no such columns.
        var checker = Checker()
        _ = checker.check(document)
        let plain = Disclosure.expenditure { $0.append("208", named: "社会保障和就业支出", [.total: 1, .project: 1]) }
        #expect(checker.check(plain) == plain.validate())
        #expect(checker.check(plain).counts(of: id) == VerdictCounts())
    }

    @Test func gridsShowThem() throws {
        var table = Table(BasicExpenditure.form)
        table.caption.columns = [PrintedColumn("bonus", heading: "奖金"), PrintedColumn("total")]
        try table.append("301", named: "工资福利支出", ["bonus": Amount(yuan: 10_000), "personnel": Amount(yuan: 1)])
        #expect(table.grid.columns.map(\.heading) == ["科目编码", "名称", "奖金", "合计"])
        #expect(table.grid.rows == [["301", "工资福利支出", "1.00", ""]])
        var sides = Table(IncomeExpenditureSummary.form)
        sides.caption.columns = [PrintedColumn("amount"), PrintedColumn("used", heading: "已用")]
        try sides.append("expenditure.208", named: "支出", ["used": Amount(yuan: 10_000)])
        #expect(sides.grid.columns.map(\.heading) == ["收入项目", "金额", "支出项目", "金额", "已用"])
        #expect(sides.grid.rows == [["", "", "支出", "", "1.00"]])
    }

    @Test func typedViewsKeepThem() throws {
        var table = Table(BasicExpenditure.form)
        table.caption.columns = [PrintedColumn("bonus", heading: "奖金")]
        try table.append("301", named: "工资福利支出", ["bonus": Amount(yuan: 1)])
        var view = try #require(BasicExpenditure(table))
        view.append("302", named: "商品和服务支出", [.total: 1])
        view.lines[0].name = "工资"
        view["301", .total] = Amount(yuan: 2)
        view.lines.swapAt(0, 1)
        #expect(view.table["301", "bonus"] == Amount(yuan: 1) && view.table["301", "total"] == Amount(yuan: 2))
        #expect(view.table["302", "bonus"] == nil && view.table["302", "total"] == Amount(yuan: 10_000))
        view.total = Amounts([.total: Amount(yuan: 3)])
        #expect(view.table.sides[0].width == 4 && view.total?[.total] == Amount(yuan: 3))
        // A new line in the place of another has only what it says.
        view.lines[1] = Line("301", "工资")
        #expect(view.table["301", "bonus"] == nil && view["301", .total] == nil)
    }
}
