import BudgetModel
import Testing

@Suite struct FormScoreTests {
    private static let rows: [EvaluatedIndicator] = {
        var rows = [
            EvaluatedIndicator("产出指标(40分)", "数量指标", "人数"), EvaluatedIndicator("效益指标", "社会效益指标", "稳定"),
            EvaluatedIndicator("产出指标", "质量指标", "比率"), EvaluatedIndicator("", "数量指标", "本数"),
        ]
        for (index, value) in [("≥100人", "90人"), ("持续稳定", "持续稳定"), ("95%", "不适用"), ("≤10本", "20本")].enumerated() {
            (rows[index].target, rows[index].actual) = value
            rows[index].weight = FixedDecimal(10)
            rows[index].score = FixedDecimal(9)
        }
        return rows
    }()

    @Test func rowsStandBranchByBranchWithTheirPositions() {
        let score = FormScore(Self.rows, execution: BudgetExecution(), by: .hubei2020)
        #expect(score.indicators.map(\.position) == [0, 3, 2, 1])
        #expect(score.indicators.map(\.row.levelThree) == ["人数", "本数", "比率", "稳定"])
        #expect(score.levels.map(\.name) == ["产出指标(40分)", "效益指标"])
        #expect(score.levels.map(\.weight) == [FixedDecimal(30), FixedDecimal(10)])
        #expect(score.levels[0].recomputed == FixedDecimal(14)...FixedDecimal(14))
        #expect(Set(score.indicators.map(\.id)).count == 4)
    }

    @Test func scoresAreValues() throws {
        var execution = BudgetExecution()
        (execution.budget, execution.actual) = (Amount(yuan: 2), Amount(yuan: 1))
        execution.weight = FixedDecimal(20)
        let score = FormScore(Self.rows, execution: execution, total: FixedDecimal(85), by: .national2020)
        #expect(score.execution == FixedDecimal(10))
        #expect(score.grade == "良")
        let again = FormScore(Self.rows, execution: execution, total: FixedDecimal(85), by: .national2020)
        #expect(Set([score, again]).count == 1)
    }

    /// Many classes are looked up in another way than a few; both find the same.
    @Test(arguments: [3, 12, 15, 16, 17, 40, 200])
    func manyClassesAreTold(count: Int) {
        let rows = (0..<count * 3).map { EvaluatedIndicator("层\($0 % count)", "类\($0 % 7)指标", "指标\($0)") }
        let tree = IndicatorTree(rows)
        #expect(tree.branches.map(\.name) == (0..<count).map { "层\($0)" })
        #expect(tree.rows == rows)
        for (number, branch) in tree.branches.enumerated() {
            let own = rows.indices.filter { $0 % count == number }
            #expect(branch.twigs.flatMap { $0.leaves.map(\.position) }.sorted() == own)
            #expect(Set(branch.twigs.map(\.name)).count == branch.twigs.count)
        }
        let score = FormScore(rows, execution: BudgetExecution(), by: .hubei2020)
        #expect(score.indicators.map(\.position) == tree.leaves.map(\.position))
    }
}
