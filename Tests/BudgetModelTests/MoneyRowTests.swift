import BudgetCodes
import BudgetModel
import Testing

/// Rows of money in performance forms, as places name and indent them.
@Suite struct MoneyRowTests {
    private func violated(
        _ rows: [(String, Int64?)], budget: Int64? = 100, depths: [Int?] = []
    ) -> [String] {
        var goal = ProjectPerformanceGoal()
        goal.name = "甲项目"
        goal.currentBudget = budget.map { Amount(yuan: $0 * 10_000) }
        goal.sources = rows.map { name, amount in MoneyRow(name, amount.map { Amount(yuan: $0 * 10_000) }) }
        for (place, depth) in depths.enumerated() { goal.sources[place].depth = depth }
        var document = Disclosure(
            Disclosure.Header(.performance, of: .unit, fiscalYear: 2022, agency: Agency(name: "某单位")))
        document.performance.projectGoals = [goal]
        return document.validate().findings(.violated).map { String($0.rule.rawValue.split(separator: ".").last ?? "") }
    }

    /// 其中 below a total opens the list of what it is made of.
    @Test(arguments: [
        "合计", "年度资金总额", "资金总额：", "年度财政资金总额", "总计",
    ]) func partsBelowATotalAreAllOfIt(total: String) {
        #expect(violated([(total, 100), ("其中：财政拨款", 80), ("其他资金", 20)]) == [])
        #expect(violated([(total, 100), ("其中：财政拨款", 80), ("其他资金", 30)]).contains("total"))
        #expect(violated([(total, 100), ("其中:财政拨款", 60), ("上年结转", 20), ("其他资金", 20)]) == [])
    }

    @Test func onePartMayBeAllThatIsNamed() {
        #expect(violated([("年度资金总额", 100), ("其中：财政拨款", 80)]) == [])
        #expect(violated([("年度资金总额", 100), ("其中：财政拨款", 120)]) == ["part"])
        #expect(violated([("其中：财政拨款", 80)]) == [])
    }

    @Test func partsBelowASourceAreOfThatSource() {
        #expect(violated([("合计", 100), ("财政拨款", 80), ("其中：申请当年拨款", 60), ("其他资金", 20)]) == [])
        #expect(violated([("合计", 100), ("财政拨款", 80), ("其中：申请当年拨款", 90), ("其他资金", 20)]) == ["part"])
        #expect(violated([("财政拨款", 80), ("其中：申请当年拨款", 60), ("其他资金", 20)]) == [])
        #expect(violated([("财政拨款", 80), ("其中：申请当年拨款", 60), ("其他资金", 10)]) == ["budget"])
    }

    /// Rows that are only indented in print, with their depth or without.
    @Test func indentedRowsAreParts() {
        let rows: [(String, Int64?)] = [("资金总额", 100), ("财政拨款", 80), ("上级", 30), ("本级", 50), ("自有", 15), ("其他", 5)]
        #expect(violated(rows) == [])
        #expect(violated(rows, depths: [0, 1, 2, 2, 1, 1]) == [])
        var wrong = rows
        wrong[5].1 = 6
        #expect(Set(violated(wrong, depths: [0, 1, 2, 2, 1, 1])) == ["total", "budget"])
        #expect(!violated(wrong).isEmpty)
    }

    /// 其中 twice below a total may be two parts, or a part of a part.
    @Test func whatMayBeReadInTwoWaysIsNoMistake() {
        #expect(violated([("合计", 100), ("其中：财政拨款", 40), ("其中：自有资金", 60)]) == [])
        #expect(violated([("合计", 100), ("其中：财政拨款", 80), ("其中：中央", 30), ("其他", 20)]) == [])
    }

    @Test func theTotalMayStandLast() {
        #expect(violated([("中央", 50), ("本级", 50), ("合计", 100)]) == [])
        #expect(Set(violated([("中央", 50), ("本级", 40), ("合计", 100)])) == ["total", "budget"])
    }

    /// Two totals: whole period and year.
    @Test func everyTotalHasItsRows() {
        let rows: [(String, Int64?)] = [
            ("中期资金总额", 300), ("其中：财政拨款", 240), ("其他资金", 60), ("年度资金总额", 100), ("其中：财政拨款", 80), ("其他资金", 20),
        ]
        #expect(violated(rows) == [])
        var wrong = rows
        wrong[4].1 = 70
        #expect(violated(wrong) == ["total"])
    }
}
