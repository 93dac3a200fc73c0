import BudgetCodes
import Testing

@testable import BudgetModel

/// What is reported of sums within tables of governments, and what is not.
@Suite struct OutlineVerdictTests {
    private func findings(
        _ form: GovernmentForm, columns: [String] = ["budget", "final"], _ rows: [ExampleRow]
    ) -> [Finding] {
        Disclosure.government(form, columns: columns, rows).validate().findings.filter {
            $0.rule.rawValue.hasPrefix("government.")
        }
    }

    private func violated(
        _ form: GovernmentForm, columns: [String] = ["budget", "final"], _ rows: [ExampleRow]
    ) -> [String] {
        findings(form, columns: columns, rows).filter { $0.verdict == .violated }.map {
            "\($0.rule) \($0.cell.lineName ?? "") \($0.cell.location.column?.rawValue ?? "")"
        }
    }

    private static let revenue: [ExampleRow] = [
        ("一、税收收入", 0, [60, 70]), ("增值税", 1, [40, 45]), ("契税", 1, [20, 25]), ("二、非税收入", 0, [40, 45]),
        ("罚没收入", 1, [30, 30]), ("其他收入", 1, [10, 15]), ("本年收入合计", 0, [100, 115]),
    ]

    @Test func rightTablesHaveNoFindings() {
        #expect(findings(.generalRevenue, Self.revenue).isEmpty)
    }

    @Test(arguments: 0..<7, 0..<2)
    func everyChangeIsFound(row: Int, column: Int) {
        var rows = Self.revenue
        rows[row].amounts[column] = (rows[row].amounts[column] ?? 0) + 100
        #expect(!violated(.generalRevenue, rows).isEmpty)
    }

    @Test(arguments: 0..<7, 0..<2)
    func noBlankIsAnError(row: Int, column: Int) {
        var rows = Self.revenue
        rows[row].amounts[column] = nil
        #expect(violated(.generalRevenue, rows).allSatisfy { $0.hasPrefix("government.blank-sum") })
    }

    @Test func blankSumsAreTheirParts() {
        var rows = Self.revenue
        rows[0].amounts[0] = nil
        rows[6].amounts[0] = 200
        let found = violated(.generalRevenue, rows)
        #expect(found.contains("government.total-sum 本年收入合计 budget"))
        #expect(found.contains("government.blank-sum 一、税收收入 budget"))
    }

    @Test func secretRowsAreNoError() {
        // 公安 and others are printed; what is secret is not.
        let rows: [ExampleRow] = [
            ("公共安全支出", 0, [300, 280]), ("公安", 1, [100, 90]), ("法院", 1, [60, 60]), ("教育支出", 0, [50, 50]),
            ("普通教育", 1, [30, 30]), ("职业教育", 1, [20, 20]), ("支出合计", 0, [350, 330]),
        ]
        #expect(violated(.generalExpenditure, rows).isEmpty)
        let skipped = findings(.generalExpenditure, rows).filter { $0.verdict == .notEvaluated }
        #expect(skipped.map(\.reason) == [.selection, .selection])
    }

    @Test func partsAboveTheirRowAreAnError() {
        var rows: [ExampleRow] = []
        for number in 1...4 {
            rows += [("甲\(number)", 0, [30, 40]), ("乙\(number)", 1, [10, 20]), ("丙\(number)", 1, [20, 20])]
        }
        rows[4].amounts[0] = 90
        #expect(violated(.generalExpenditure, rows) == ["government.parent-sum 甲2 budget"])
    }

    @Test func rowsThatAreUsuallyPrintedAreANote() {
        var rows: [ExampleRow] = []
        for number in 1...6 {
            rows += [("甲\(number)", 0, [40]), ("乙\(number)", 1, [20]), ("丙\(number)", 1, [20])]
        }
        rows[4].amounts[0] = 5
        let found = findings(.generalExpenditure, columns: ["final"], rows).filter { $0.verdict == .violated }
        #expect(found.map(\.rule) == ["government.rows-left-out"])
        #expect(found.map(\.severity) == [.note])
    }

    @Test func theEndOfATableMayBeMissing() {
        let rows: [ExampleRow] = [
            ("一、本级收入", 0, [100]), ("（一）税收收入", 0, [60]), ("（二）非税收入", 0, [40]), ("二、转移性收入", 0, [90]),
            ("（一）上级补助收入", 0, [30]), ("（二）调入资金", 0, [20]),
        ]
        #expect(violated(.generalRevenue, columns: ["budget"], rows).isEmpty)
    }

    @Test func flatPrintsAreNotAddedTwice() {
        // Nothing shows that the taxes are parts of 税收收入, but one total fits nothing else.
        let rows: [ExampleRow] = [
            ("甲收入", 0, [60, 70]), ("乙", 0, [40, 41]), ("丙", 0, [21, 30]), ("丁收入", 0, [40, 45]), ("戊", 0, [30, 30]),
            ("合计", 0, [100, 115]),
        ]
        #expect(violated(.generalTransfers, rows).isEmpty)
    }

    @Test func detailsMayBeLessButNotMore() {
        let rows: [ExampleRow] = [
            ("一、甲基金收入", 0, [100, 110]), ("其中：保险费收入", 1, [60, 60]), ("二、乙基金收入", 0, [50, 50]),
            ("其中：保险费收入", 1, [40, 70]), ("收入合计", 0, [150, 160]),
        ]
        #expect(
            violated(.socialInsuranceRevenue, rows) == ["government.of-which 二、乙基金收入 final"])
    }

    @Test func debtOfOtherChangesIsNotRolledForward() {
        let rows: [ExampleRow] = [
            ("一、上年末一般债务余额", 0, [100, 110]), ("二、一般债务限额", 0, [900, 900]), ("三、发行额", 0, [30, 30]),
            ("四、还本额", 0, [10, 10]), ("五、年末一般债务余额", 0, [90, 99]),
        ]
        #expect(violated(.debtBalanceGeneral, rows).isEmpty)
    }

    @Test func adjustmentsMayBeTakenOff() {
        let rows: [ExampleRow] = [
            ("一、上年末一般债务余额", 0, [100, 110]), ("二、一般债务限额", 0, [900, 900]), ("三、发行额", 0, [30, 30]),
            ("四、还本额", 0, [10, 10]), ("五、其他方式化解", 0, [20, 10]), ("六、年末一般债务余额", 0, [100, 120]),
        ]
        let report = Disclosure.government(.debtBalanceGeneral, rows).validate()
        #expect(report.counts(of: "government.debt-balance.roll-forward").holds == 2)
    }

    @Test func regionsNeedNotAddUpWhereNothingSaysSo() {
        let rows: [ExampleRow] = [("甲县", 0, [1, 2]), ("乙县", 0, [30, 40]), ("丙县", 0, [5, 6])]
        #expect(findings(.debtLimitsByRegion, columns: ["limitGeneral", "limitSpecial"], rows).isEmpty)
    }
}
