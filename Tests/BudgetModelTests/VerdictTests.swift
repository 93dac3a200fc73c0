import BudgetCodes
import BudgetModel
import Testing

/// The interval test, on tables built for it.
@Suite struct VerdictTests {
    /// 合计 and parts in units of 0.01 万元.
    private func verdict(total: Int?, parts: [Int?]) -> Verdict? {
        var table = DepartmentExpenditure()
        var amounts = DepartmentExpenditure.Amounts()
        func amount(_ steps: Int?) -> Amount? { steps.map { Amount(yuan: Int64($0) * 100) } }
        amounts.total = amount(total)
        for (column, part) in zip(DepartmentExpenditure.Amounts.columns.dropFirst(), parts) {
            amounts[column] = amount(part)
        }
        table.lines = [Line("208", "社会保障和就业支出", amounts: amounts)]
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        document.budget.departmentExpenditure = table
        let counts = document.validate().countsByRule["budget.department-expenditure.row-sum"]
        return counts.flatMap { counts in Verdict.allCases.first { counts[$0] > 0 } }
    }

    @Test(
        arguments: [
            (100, [60, 40], Verdict.holds),
            // Two addends and the sum: up to 1.5 quanta.
            (101, [60, 40], .rounding), (99, [60, 40], .rounding), (102, [60, 40], .violated),
            // Three addends: up to 2 quanta.
            (102, [60, 30, 10], .rounding), (103, [60, 30, 10], .violated), (98, [60, 30, 10], .rounding),
            (97, [60, 30, 10], .violated),
            // A printed zero has width; a blank cell has none.
            (102, [60, 40, 0], .rounding), (102, [60, 40, nil], .violated),
            // One addend: one quantum.
            (101, [100], .rounding), (102, [100], .violated),
            // Blank is not zero.
            (nil, [60, 40], .notEvaluated), (100, [nil, nil], .notEvaluated),
        ] as [(Int?, [Int?], Verdict)])
    func intervals(total: Int?, parts: [Int?], expected: Verdict) {
        #expect(verdict(total: total, parts: parts) == expected)
    }

    @Test func nothingPrintedIsNothingChecked() {
        #expect(verdict(total: nil, parts: [nil, nil]) == nil)
    }

    @Test func restatedFiguresAreStrict() {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var summary = IncomeExpenditureSummary()
        summary.income = [Line(.currentTotal, "本年收入合计")]
        summary.income[0].amounts.amount = Amount(yuan: 100_000)
        var income = DepartmentIncome()
        income.total = DepartmentIncome.Amounts()
        income.total?.current = Amount(yuan: 100_100)
        income.append("057", "某部门") { $0.current = Amount(yuan: 100_100) }
        document.budget.incomeExpenditureSummary = summary
        document.budget.departmentIncome = income
        let rule = "budget.cross.summary.income.current-total"
        #expect(document.validate().countsByRule[rule]?.violated == 1)

        // A table in whole 万元 leaves room for rounding.
        document.budget.departmentIncome?.caption.precision = Precision(unit: .tenThousandYuan, decimals: 0)
        #expect(document.validate().countsByRule[rule]?.rounding == 1)
    }

    @Test func blankTotalsWithPrintedPartsAreLostNotNothing() {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = DepartmentExpenditure()
        table.append("208", "社会保障和就业支出") {
            $0.total = Amount(yuan: 30_000)
            $0.basic = Amount(yuan: 30_000)
        }
        table.append("20801", "人力资源和社会保障管理事务") {
            $0.total = Amount(yuan: 10_000)
            $0.basic = Amount(yuan: 10_000)
        }
        table.append("20805", "行政事业单位养老支出") { $0.basic = Amount(yuan: 20_000) }
        document.budget.departmentExpenditure = table
        let findings = document.validate().findings.filter { $0.rule == "budget.department-expenditure.parent-sum" }
        #expect(findings.map(\.verdict) == [.notEvaluated])
        #expect(findings.first?.reason == .lostAddend)
    }

    @Test func sumsBeyondTheRangeAreNotEvaluated() {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = DepartmentExpenditure()
        table.append("208", "社会保障和就业支出") { row in
            row.total = Amount(fen: .max)
            row.basic = Amount(fen: .max)
            row.project = Amount(fen: .max)
        }
        document.budget.departmentExpenditure = table
        let finding = document.validate().findings.first { $0.rule == "budget.department-expenditure.row-sum" }
        #expect(finding?.reason == .outOfRange)
    }

    @Test func oneWrongFigureIsOneGroup() throws {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = DepartmentExpenditure()
        func fill(_ total: Int64, _ basic: Int64) -> (inout DepartmentExpenditure.Amounts) -> Void {
            { row in
                row.total = Amount(yuan: total * 10_000)
                row.basic = Amount(yuan: basic * 10_000)
            }
        }
        table.append("208", "社会保障和就业支出", fill: fill(9, 9))
        table.append("20801", "人力资源和社会保障管理事务", fill: fill(4, 4))
        table.append("20805", "行政事业单位养老支出", fill: fill(6, 5))
        document.budget.departmentExpenditure = table
        let groups = document.validate().groups
        #expect(groups.count == 1)
        let group = try #require(groups.first)
        #expect(
            group.findings.map(\.rule).sorted() == [
                "budget.department-expenditure.parent-sum", "budget.department-expenditure.row-sum",
            ])
        #expect(
            group.cause?.location == Location(table: "budget.department-expenditure", line: "20805", column: "total"))
    }

    @Test func messagesShowTheArithmetic() throws {
        var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        var table = BasicExpenditure()
        try table.append("301", "工资福利支出", cells: ["total": "148.43", "personnel": "148.43"])
        try table.append("30101", "基本工资", cells: ["total": "100.00", "personnel": "100.00"])
        try table.append("30102", "津贴补贴", cells: ["total": "48.44", "personnel": "48.44"])
        document.budget.basicExpenditure = table
        let finding = try #require(document.validate().findings.first { $0.verdict == .rounding })
        #expect(finding.message(in: .chinese) == "301 工资福利支出 合计 148.43，下级合计 148.44，差 −0.01（尾数）")
        #expect(
            finding.message(in: .english)
                == "301 工资福利支出 total 148.43, lines below add up to 148.44, difference −0.01 (rounding)")
    }
}
