import BudgetCodes
import BudgetModel
import Testing

/// The interval test, on tables built for it.
@Suite struct VerdictTests {
    /// 合计 and parts in units of 0.01 万元.
    private func verdict(total: Int?, parts: [Int?]) -> Verdict? {
        var amounts = Amounts<DepartmentExpenditure.Column>()
        func amount(_ steps: Int?) -> Amount? { steps.map { Amount(yuan: Int64($0) * 100) } }
        amounts[.total] = amount(total)
        for (column, part) in zip(DepartmentExpenditure.Column.allCases.dropFirst(), parts) {
            amounts[column] = amount(part)
        }
        let document = Disclosure.expenditure { $0.lines = [Line("208", "社会保障和就业支出", amounts)] }
        let counts = document.validate().counts(of: "budget.department-expenditure.row-sum")
        return Verdict.allCases.first { counts[$0] > 0 }
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
        var document = Disclosure.unit()
        var summary = IncomeExpenditureSummary()
        summary.income = [Line(.currentTotal, "本年收入合计", Amounts([.amount: Amount(yuan: 100_000)]))]
        var income = DepartmentIncome()
        income.total = Amounts([.current: Amount(yuan: 100_100)])
        income.append("057", named: "某部门", [.current: Amount(yuan: 100_100)])
        document.budget.incomeExpenditureSummary = summary
        document.budget.departmentIncome = income
        let rule: Rule.ID = "budget.cross.summary.income.current-total"
        #expect(document.validate().counts(of: rule).violated == 1)

        // A table in whole 万元 leaves room for rounding.
        document.budget.departmentIncome?.caption.precision = Precision(unit: .tenThousandYuan, decimals: 0)
        #expect(document.validate().counts(of: rule).rounding == 1)
    }

    @Test func blankTotalsWithPrintedPartsAreLostNotNothing() {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 3])
            table.append("20801", named: "人力资源和社会保障管理事务", [.total: 1, .basic: 1])
            table.append("20805", named: "行政事业单位养老支出", [.basic: 2])
        }
        let findings = document.validate().findings(of: "budget.department-expenditure.parent-sum")
        #expect(findings.map(\.verdict) == [.notEvaluated])
        #expect(findings.first?.reason == .lostAddend)
    }

    @Test func sumsBeyondTheRangeAreNotEvaluated() {
        let most = Amount(fen: .max)
        let document = Disclosure.expenditure {
            $0.append("208", named: "社会保障和就业支出", [.total: most, .basic: most, .project: most])
        }
        let finding = document.validate().findings(of: "budget.department-expenditure.row-sum").first
        #expect(finding?.reason == .outOfRange)
    }

    @Test func oneWrongFigureIsOneGroup() throws {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出", [.total: 9, .basic: 9])
            table.append("20801", named: "人力资源和社会保障管理事务", [.total: 4, .basic: 4])
            table.append("20805", named: "行政事业单位养老支出", [.total: 6, .basic: 5])
        }
        let groups = document.validate().groups
        #expect(groups.count == 1)
        let group = try #require(groups.first)
        #expect(
            group.findings.map(\.rule).sorted() == [
                "budget.department-expenditure.parent-sum", "budget.department-expenditure.row-sum",
            ])
        #expect(
            group.cause?.location == Location(table: "budget.department-expenditure", line: "20805", column: "total"))
        #expect(group.findings.allSatisfy { $0.group == 1 })
    }

    @Test func messagesShowTheArithmetic() throws {
        var table = BasicExpenditure()
        try table.append("301", named: "工资福利支出", printed: [.total: "148.43", .personnel: "148.43"])
        try table.append("30101", named: "基本工资", printed: [.total: "100.00", .personnel: "100.00"])
        try table.append("30102", named: "津贴补贴", printed: [.total: "48.44", .personnel: "48.44"])
        var document = Disclosure.unit()
        document.budget.basicExpenditure = table
        let finding = try #require(document.validate().findings(.rounding).first)
        #expect(finding.cell.location.line == "301" && finding.cell.location.column == "total")
        #expect(finding.cell.amount == Amount(148.43, .tenThousandYuan))
        #expect(finding.expected == Amount(148.44, .tenThousandYuan))
        #expect(finding.difference == Amount(-0.01, .tenThousandYuan))
        #expect(finding.others.map(\.location.line) == ["30101", "30102"])
        for language in Language.allCases {
            let message = finding.message(in: language)
            for part in ["301", "工资福利支出", "148.43", "148.44", "−0.01"] { #expect(message.contains(part)) }
        }
    }

    /// 合计 and the only fund are one fact, and one group.
    @Test func mirroredColumnsAreOneGroup() throws {
        func groups(_ basic: Int64) -> [FindingGroup] {
            Disclosure.expenditure { table in
                func amounts(_ total: Int64, _ basic: Int64) -> Amounts<DepartmentExpenditure.Column> {
                    Amounts([.total: Amount(yuan: total * 10_000), .basic: Amount(yuan: basic * 10_000)])
                }
                table.total = amounts(9, 9)
                table.lines = [
                    Line("208", "社会保障和就业支出", amounts(9, 9)), Line("20801", "人力资源和社会保障管理事务", amounts(4, 4)),
                    Line("20805", "行政事业单位养老支出", amounts(6, basic)),
                ]
            }.validate().groups
        }
        // The same wrong figure in both columns.
        let mirrored = groups(6)
        #expect(mirrored.map(\.findings.count) == [2])
        #expect(mirrored.first?.findings.map(\.cell.location.column) == ["total", "basic"])
        #expect(mirrored.first?.cause == nil, "one fact names no cell beyond doubt")
        // A line that is wrong in both columns, and that several sums have, is still named.
        let document = Disclosure.expenditure { table in
            let amounts = { (yuan: Int64) -> Amounts<DepartmentExpenditure.Column> in
                Amounts([.total: Amount(yuan: yuan * 10_000), .basic: Amount(yuan: yuan * 10_000)])
            }
            table.total = amounts(9)
            table.lines = [
                Line("208", "社会保障和就业支出", amounts(8)), Line("20801", "人力资源和社会保障管理事务", amounts(9)),
            ]
        }
        let named = try #require(document.validate().groups.first)
        #expect(named.findings.count == 4 && named.cause?.location.line == "208")
        // Wrong in one of them: the identity of the row shows it.
        #expect(groups(5).map(\.findings.count) == [2])
        // Two wrong figures.
        #expect(groups(7).map(\.findings.count).reduce(0, +) == 3)
        #expect(groups(7).count == 2)
    }
}
