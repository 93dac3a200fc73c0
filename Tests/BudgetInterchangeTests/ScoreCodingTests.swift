import BudgetInterchange
import Foundation
import Testing

@Suite struct ScoreCodingTests {
    @Test func scoresSurviveCoding() throws {
        for form in try Example.wuhan.document.performance.projectSelfEvaluations {
            let score = form.scored(by: .hubei2020)
            #expect(try JSONDecoder().decode(FormScore.self, from: JSONEncoder().encode(score)) == score)
        }
    }

    @Test func treesSurviveCoding() throws {
        for goal in try Example.caidian.document.performance.projectGoals {
            let tree = IndicatorTree(goal.annualIndicators)
            #expect(try JSONDecoder().decode(IndicatorTree<Indicator>.self, from: JSONEncoder().encode(tree)) == tree)
        }
    }
}
