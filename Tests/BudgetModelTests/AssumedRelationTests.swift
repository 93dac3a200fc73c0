import BudgetCodes
import BudgetModel
import Testing

/// Relations that rest on an assumption: what they find, and where they say nothing.
@Suite struct AssumedRelationTests {
    /// Rows of both tables in 万元; `nil` is a blank cell. Both have the same total, which no rows make up.
    private func document(
        _ functions: [(FunctionalCode, Double?)], _ items: [(DepartmentEconomicCode, Double?)],
        totals: (Double?, Double?) = (500, 500)
    ) -> Disclosure {
        func amount(_ figure: Double?) -> Amount? { figure.map { Amount(fen: Int64(($0 * 1_000_000).rounded())) } }
        var document = Disclosure.unit()
        var general = GeneralPublicExpenditure(in: .tenThousandYuan)
        for (code, figure) in functions {
            var line = Line<FunctionalCode, GeneralPublicExpenditure.Column>(code, "")
            line[.basic] = amount(figure)
            general.lines.append(line)
        }
        general.total = totals.0.map { _ in Amounts([.basic: amount(totals.0)].compactMapValues { $0 }) }
        var basic = BasicExpenditure(in: .tenThousandYuan)
        for (code, figure) in items {
            var line = Line<DepartmentEconomicCode, BasicExpenditure.Column>(code, "")
            line[.total] = amount(figure)
            basic.lines.append(line)
        }
        basic.total = totals.1.map { _ in Amounts([.total: amount(totals.1)].compactMapValues { $0 }) }
        document.budget.generalPublicExpenditure = general
        document.budget.basicExpenditure = basic
        return document
    }

    /// What the rules say, with how often they hold.
    private func outcome(_ document: Disclosure) -> [String] {
        let report = document.validate()
        return RuleBook.standard.rules.filter { $0.id.rawValue.contains(".assumed.") }.flatMap { rule in
            let name = String(rule.id.rawValue.split(separator: ".").last ?? "")
            let counts = report.counts(of: rule.id)
            let holds = counts.holds > 0 ? ["\(name) holds \(counts.holds)"] : []
            return holds + report.findings(of: rule.id).map { "\(name) \($0.verdict.rawValue) \($0.severity.rawValue)" }
        }
    }

    @Test func theSameMoneyUnderBothCodesHolds() {
        #expect(
            outcome(
                document(
                    [
                        ("2080505", 16.01), ("2080506", 8), ("2101101", 3), ("2101102", 2), ("2101103", 7),
                        ("2210201", 12),
                    ],
                    [("30108", 16.01), ("30109", 8), ("30110", 5), ("30111", 4), ("30307", 3), ("30113", 12)]))
                == ["pension", "annuity", "medical", "medical-subsidy", "housing-fund"].map { "\($0) holds 1" })
    }

    @Test func otherMoneyIsAWarningThatNamesTheAssumption() throws {
        for (functions, items, name) in [
            ([("2080505", 16.01)], [("30108", 16.11)], "pension"), ([("2080506", 8)], [("30109", 9)], "annuity"),
            ([("2101101", 3), ("2101102", 2)], [("30110", 4)], "medical"),
            // A table by function has nothing under a code that it does not print.
            ([("2101101", 3)], [("30110", 4)], "medical"), ([("2101102", 5)], [("30110", 4)], "medical"),
            ([("2101103", 7)], [("30111", 4), ("30307", 2)], "medical-subsidy"),
            ([("2101103", 5)], [("30111", 4), ("30307", 2)], "medical-subsidy"),
            ([("2210201", 12)], [("30113", 11)], "housing-fund"),
        ] as [([(FunctionalCode, Double?)], [(DepartmentEconomicCode, Double?)], String)] {
            #expect(outcome(document(functions, items)) == ["\(name) violated warning"])
        }
        let report = document([("2080505", 16.01)], [("30108", 16.11)]).validate()
        let finding = try #require(report.findings(of: "budget.assumed.pension").first)
        #expect(
            finding.message(in: .chinese)
                == "30108 机关事业单位基本养老保险缴费 合计 16.11，一般公共预算支出表［2080505 机关事业单位基本养老保险缴费支出 基本支出 小计］ 16.01，差 0.10（不符，假定两边科目反映同一支出）"
        )
        #expect(finding.message(in: .english).hasSuffix("(violated, assuming that the codes are about the same money)"))
        let rule = try #require(RuleBook.standard["budget.assumed.pension"])
        #expect(rule.statement(in: .chinese).contains("假定") && rule.statement(in: .english).contains("assuming"))
    }

    @Test func oneStepIsRounding() {
        #expect(outcome(document([("2080505", 16.01)], [("30108", 16.02)])) == ["pension rounding note"])
        #expect(outcome(document([("2080505", 16.01)], [("30108", 16.03)])) == ["pension violated warning"])
        #expect(
            outcome(document([("2101103", 7.01)], [("30111", 4), ("30307", 3)])) == ["medical-subsidy rounding note"])
    }

    @Test func whatOneSideDoesNotPrintSaysNothing() {
        let silent: [([(FunctionalCode, Double?)], [(DepartmentEconomicCode, Double?)])] = [
            // Not printed, blank or zero on one side: paid by another unit, or booked as something else.
            ([("2080505", 16)], []), ([], [("30108", 16)]), ([("2080505", nil)], [("30108", 16)]),
            ([("2080505", 16)], [("30108", nil)]), ([("2080505", 0)], [("30108", 16)]),
            ([("2080505", 16)], [("30108", 0)]),
            // Only coarser levels.
            ([("20805", 16)], [("30108", 15)]), ([("2080505", 16)], [("301", 15)]),
            ([("21011", 5)], [("30110", 4)]),
            // What has no figure may be the rest.
            ([("2101101", 3), ("2101102", nil)], [("30110", 4)]), ([("2101103", 7)], [("30111", 4)]),
            ([("2101103", 7)], [("30111", 4), ("30307", nil)]), ([("2101103", 7)], [("30111", 4), ("303", 1)]),
            ([("2101103", 7)], [("30307", 4)]), ([("2101103", 3)], [("30307", 4)]), ([("2101103", 3)], [("30111", 4)]),
        ]
        for (functions, items) in silent { #expect(outcome(document(functions, items)) == [], "\(functions) \(items)") }
        // Both are nothing.
        #expect(outcome(document([("2080505", 0)], [("30108", 0)])) == ["pension holds 1"])
    }

    @Test func otherTotalsAreOtherMoney() {
        func outcome(_ totals: (Double?, Double?)) -> [String] {
            self.outcome(self.document([("2080505", 16)], [("30108", 15)], totals: totals))
        }
        #expect(outcome((500, 500.01)) == ["pension violated warning"])
        for totals in [(500, 500.02), (500, nil), (nil, 500), (nil, nil)] as [(Double?, Double?)] {
            #expect(outcome(totals) == [])
        }
        var document = document([("2080505", 16)], [("30108", 15)])
        document.budget.basicExpenditure = nil
        #expect(self.outcome(document) == [])
    }

    /// Units that follow each other have the codes once each.
    @Test func linesOfSeveralUnitsAreAddedUp() {
        let functions: [(FunctionalCode, Double?)] = [("2080505", 16), ("2210201", 1), ("2080505", 4)]
        #expect(outcome(document(functions, [("30108", 20)])) == ["pension holds 1"])
        #expect(
            outcome(document(functions, [("30108", 12), ("30113", 1), ("30108", 7)])).contains(
                "pension violated warning"))
    }

    /// Blank cells of right documents make no warning of these rules.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...6) as [UInt64])
    func blankCellsMakeNoWarning(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try BlankingTests.document(kind, &random)
        let cells = BlankingTests.cells(of: right)
        var holds = 0
        for share in [0, 0.02, 0.1, 0.3, 0.6] {
            for _ in 0..<8 {
                var document = right
                for cell in cells where Double.random(in: 0..<1, using: &random.generator) < share {
                    document.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
                }
                let outcome = outcome(document)
                #expect(outcome.filter { $0.contains("violated") } == [])
                holds += outcome.count
            }
        }
        #expect(holds > 0)
    }
}
