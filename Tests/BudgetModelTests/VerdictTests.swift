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
            // Blank is not zero, but says the same as a printed zero.
            (nil, [60, 40], nil), (100, [nil, nil], .notEvaluated), (nil, [0, 0], .holds), (0, [0, nil], .holds),
        ] as [(Int?, [Int?], Verdict?)])
    func intervals(total: Int?, parts: [Int?], expected: Verdict?) {
        #expect(verdict(total: total, parts: parts) == expected)
    }

    @Test func nothingPrintedIsNothingChecked() {
        #expect(verdict(total: nil, parts: [nil, nil]) == nil)
    }

    /// 收支总表 with one row and 收入总表 with one figure, in units of 0.01 万元.
    private func restated(_ summary: Int64?, _ detail: Int64?, _ unit: Int64 = 100) -> Disclosure {
        var document = Disclosure.unit()
        document.budget.incomeExpenditureSummary = IncomeExpenditureSummary()
        document.budget.departmentIncome = DepartmentIncome()
        var amounts = Amounts<AmountColumn>()
        amounts[.amount] = summary.map { Amount(yuan: $0 * unit) }
        document.budget.incomeExpenditureSummary?.income = [Line(.service, "事业收入", amounts)]
        var line = Amounts<DepartmentIncome.Column>()
        line[.service] = detail.map { Amount(yuan: $0 * unit) }
        line[.other] = Amount(yuan: 7)
        document.budget.departmentIncome?.lines = [Line("057", "某部门", line)]
        document.budget.departmentIncome?.total = line
        return document
    }

    /// A summary may be adjusted by one step, so that its column adds up.
    @Test func restatedFiguresMayDifferByOneStep() {
        let rule: Rule.ID = "budget.cross.summary.income.service"
        func counts(_ document: Disclosure) -> VerdictCounts { document.validate().counts(of: rule) }
        #expect(counts(restated(1000, 1000)).holds == 1)
        #expect(counts(restated(1000, 1001)).rounding == 1)
        #expect(counts(restated(1000, 1002)).violated == 1)
        #expect(counts(restated(1000, nil)).notEvaluated == 1)
        #expect(counts(restated(nil, 1000)).notEvaluated == 1)
        #expect(counts(restated(nil, 0)).holds == 1)
        #expect(counts(restated(0, nil)).holds == 1)
        #expect(counts(restated(nil, nil)) == VerdictCounts())

        // A table in whole 万元 leaves more room.
        var document = restated(1000, 1051)
        document.budget.departmentIncome?.caption.precision = Precision(unit: .tenThousandYuan, decimals: 0)
        #expect(counts(document).violated == 1)
        document = restated(1000, 1050)
        document.budget.departmentIncome?.caption.precision = Precision(unit: .tenThousandYuan, decimals: 0)
        #expect(counts(document).rounding == 1)

        // What is printed to the 分 leaves none.
        document = restated(1000, 1001)
        document.budget.incomeExpenditureSummary?.caption.precision = .yuan
        document.budget.departmentIncome?.caption.precision = .yuan
        #expect(counts(document).violated == 1)
    }

    @Test func figuresInYuanWithDecimalsAreExact() {
        let document = Disclosure.expenditure { table in
            table.caption.precision = .yuan
            table.append("208", named: "社会保障和就业支出", [.total: 10.02, .basic: 4, .project: 6.01])
        }
        #expect(document.validate().counts(of: "budget.department-expenditure.row-sum").violated == 1)
    }

    /// The figures of a blank sum are those of its parts, and that it is blank is told once.
    @Test func aBlankSumIsKnownThroughItsParts() throws {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 3])
            table.append("20801", named: "人力资源和社会保障管理事务", [.total: 1, .basic: 1])
            table.append("20805", named: "行政事业单位养老支出", [.basic: 2])
        }
        let report = document.validate()
        #expect(report.counts(of: "budget.department-expenditure.parent-sum").holds == 2)
        let finding = try #require(report.findings(of: "amounts.blank-sum").first)
        #expect(report.counts(of: "amounts.blank-sum").violated == 1)
        #expect(finding.cell.location.line == "20805" && finding.cell.location.column == "total")
        #expect(finding.cell.amount == nil && finding.expected == Amount(yuan: 20_000))
        #expect(finding.message(in: .chinese).contains("空白"))

        // The sum has the width of its parts: 2.00 of two figures, and 1.00 of one, stand for 3.01 as well.
        var wide = document
        wide.budget.departmentExpenditure?["20805", .basic] = Amount(yuan: 10_000)
        wide.budget.departmentExpenditure?["20805", .project] = Amount(yuan: 10_000)
        wide.budget.departmentExpenditure?["208", .project] = Amount(yuan: 10_000)
        wide.budget.departmentExpenditure?["208", .basic] = Amount(yuan: 20_000)
        for (steps, verdict) in [(0, Verdict.holds), (1, .rounding), (2, .rounding), (3, .violated)] {
            wide.budget.departmentExpenditure?["208", .total] = Amount(yuan: 30_000 + Int64(steps) * 100)
            let counts = wide.validate().counts(of: "budget.department-expenditure.parent-sum")
            #expect(counts[verdict] == (verdict == .holds ? 3 : 1), "\(steps)")
        }
        // Were it wrong, the finding would show where the figure is from.
        wide.budget.departmentExpenditure?["208", .total] = Amount(yuan: 90_000)
        let wrong = wide.validate().findings(of: "budget.department-expenditure.parent-sum")
        #expect(wrong.first?.others.map(\.isDerived) == [false, true])
        #expect(wrong.first?.message(in: .english).contains("made from their parts") == true)
    }

    /// Lines that are headings without figures are known through the lines below them, and nothing is said of it.
    @Test func headingsWithoutFiguresAreNoFinding() {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出")
            table.append("20805", named: "行政事业单位养老支出")
            table.append("2080505", named: "机关事业单位基本养老保险缴费支出", [.total: 2, .basic: 2])
            table.append("2080506", named: "机关事业单位职业年金缴费支出", [.total: 1, .basic: 1])
            table.total = Amounts([.total: Amount(yuan: 30_000), .basic: Amount(yuan: 30_000)])
        }
        let report = document.validate()
        #expect(report.counts(of: "amounts.blank-sum").violated == 0)
        #expect(report.counts(of: "budget.department-expenditure.total-sum").holds == 2)
        var wrong = document
        wrong.budget.departmentExpenditure?["2080506", .basic] = Amount(yuan: 20_000)
        #expect(wrong.validate().counts(of: "budget.department-expenditure.total-sum").violated == 1)
    }

    /// 合计 in whole 万元 of lines with two decimals.
    private func wholeTotal(_ total: Int64, _ statement: [LineDecimals]) -> Disclosure {
        Disclosure.expenditure { table in
            table.caption.lineDecimals = statement
            table.append("208", named: "社会保障和就业支出", [.total: 3.21, .basic: 3.21])
            table.append("210", named: "卫生健康支出", [.total: 4.22, .basic: 4.22])
            table.total = Amounts([.total: Amount(yuan: total * 10_000), .basic: Amount(yuan: total * 10_000)])
        }
    }

    @Test func aTotalMayHaveFewerDecimals() {
        let rule: Rule.ID = "budget.department-expenditure.total-sum"
        let whole = [LineDecimals(.total, 0)]
        #expect(wholeTotal(7, whole).validate().counts(of: rule).rounding == 2)
        #expect(wholeTotal(8, whole).validate().counts(of: rule).violated == 2)
        // Without a statement it may have lost its decimals, or be wrong.
        let found = wholeTotal(7, []).validate().findings(of: rule)
        #expect(found.map(\.verdict) == [.notEvaluated, .notEvaluated])
        #expect(found.first?.reason == .coarseTotal)
        #expect(wholeTotal(8, []).validate().counts(of: rule).violated == 2)
        // Other tables are compared with it as it is printed.
        var document = wholeTotal(7, whole)
        document.budget.incomeExpenditureSummary = IncomeExpenditureSummary()
        document.budget.incomeExpenditureSummary?.expenditure = [
            Line(.currentTotal, "本年支出合计", Amounts([.amount: Amount(yuan: 74_300)]))
        ]
        let cross: Rule.ID = "budget.cross.summary.expenditure.current-total"
        #expect(document.validate().counts(of: cross).rounding == 1)
        document.budget.incomeExpenditureSummary?.expenditure[0][.amount] = Amount(yuan: 75_300)
        #expect(document.validate().counts(of: cross).violated == 1)
        // It is shown as it is printed.
        #expect(wholeTotal(7, whole).budget.departmentExpenditure?.grid.rows.first?.contains("7") == true)
    }

    /// The same codes for two units, with and without the units in the lines.
    @Test(arguments: [true, false])
    func unitsAreAddedUpEachForItself(named: Bool) {
        func document(_ second: Int64) -> Disclosure {
            Disclosure.expenditure { table in
                for (name, amounts) in [("甲单位", [5, 5, 2, 3]), ("乙单位", [second, 7, 3, 4])] as [(String, [Int64])] {
                    let keys: [(FunctionalCode, String)] = [
                        ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"),
                        ("2080505", "机关事业单位基本养老保险缴费支出"), ("2080506", "机关事业单位职业年金缴费支出"),
                    ]
                    for (key, amount) in zip(keys, amounts) {
                        var line = Line<FunctionalCode, DepartmentExpenditure.Column>(key.0, key.1)
                        line[.total] = Amount(yuan: amount * 10_000)
                        line[.basic] = line[.total]
                        if named { line.unit = Agency(name: name) }
                        table.lines.append(line)
                    }
                }
                table.total = Amounts([.total: Amount(yuan: 120_000), .basic: Amount(yuan: 120_000)])
            }
        }
        let right = document(7).validate()
        #expect(right.findings(.violated) == right.findings(of: "tables.missing"))
        #expect(right.counts(of: "budget.department-expenditure.parent-sum").holds == 8)
        let wrong = document(9).validate()
        #expect(wrong.counts(of: "budget.department-expenditure.parent-sum").violated == 2)
        #expect(wrong.counts(of: "budget.department-expenditure.total-sum").violated == 2)
    }

    @Test func aLineThatStandsTwiceIsFound() {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出", [.total: 3])
            table.append("20805", named: "行政事业单位养老支出", [.total: 3])
            table.append("2080505", named: "机关事业单位基本养老保险缴费支出", [.total: 2])
            table.append("2080505", named: "机关事业单位基本养老保险缴费支出", [.total: 1])
            table.append("210", named: "卫生健康支出", [.total: 1])
            table.append("210", named: "卫生健康支出", [.total: 1])
        }
        #expect(document.validate().findings(of: "lines.duplicate").map(\.cell.location.line) == ["2080505", "210"])
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
