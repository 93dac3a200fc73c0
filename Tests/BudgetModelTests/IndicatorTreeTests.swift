import BudgetModel
import Testing

@Suite struct IndicatorTreeTests {
    @Test func mergedCellsBelongToTheRowAbove() throws {
        let rows = [
            Indicator("产出指标(40分)", "数量指标(12.5分)", "扩面人次"), Indicator("", "", "简报发放量"),
            Indicator("", "质量指标(7.5分)", "准确发放率"), Indicator("效益指标(30分)", "社会效益指标", "正常运转"),
        ]
        let tree = IndicatorTree(rows)
        #expect(tree.frame == .outputEffectSatisfaction)
        #expect(tree.branches.map(\.kind) == [.output, .effect])
        #expect(tree.branches[0].twigs.map { $0.leaves.count } == [2, 1])
        #expect(tree.path(of: "简报发放量")?.description == "产出指标(40分) › 数量指标(12.5分) › 简报发放量")
        #expect(tree.rows == rows)
    }

    @Test func swappedColumnsArePutRight() {
        let rows = [Indicator("数量指标（12.5分）", "产出指标（40分）", "扩面人次"), Indicator("产出指标", "质量指标", "准确发放率")]
        let tree = IndicatorTree(rows)
        #expect(tree.branches.count == 1)
        #expect(tree.branches[0].kind == .output)
        #expect(tree.branches[0].twigs.map(\.kind?.rawValue) == ["quantity", "quality"])
        #expect(tree.rows == rows, "the rows stay as printed")
    }

    @Test(
        arguments: [
            (["产出", "效果", "满意度"], "output-result-satisfaction"), (["产出指标", "效益指标"], "output-effect-satisfaction"),
            (["成本指标", "产出指标"], "cost-output-effect-satisfaction"), (["运行成本", "履职效能", "满意度"], "whole-department"),
            (["别的"], nil), ([], nil),
        ] as [([String], String?)])
    func framesAreRecognised(names: [String], id: String?) {
        #expect(IndicatorFrame.recognized(names)?.id == id)
    }

    @Test func filteringAndMergingKeepTheRows() {
        let one = IndicatorTree([Indicator("产出", "数量指标", "甲"), Indicator("满意度", "相关群体感受", "乙")])
        let two = IndicatorTree([Indicator("产出", "数量指标", "丙")])
        let merged = IndicatorTree.merging([one, two])
        #expect(merged.branches.map { $0.twigs[0].leaves.map(\.row.levelThree) } == [["甲", "丙"], ["乙"]])
        #expect(merged.rows.map(\.levelThree) == ["甲", "乙", "丙"])
        let outputs = merged.filter { path, _ in path.levelOneKind == .output }
        #expect(outputs.rows.map(\.levelThree) == ["甲", "丙"])
    }

    @Test func costIsReverse() {
        let tree = IndicatorTree([Indicator("产出", "成本指标", "经费"), Indicator("产出", "数量指标", "人数")])
        #expect(tree.path(of: "经费")?.direction == .reverse)
        #expect(tree.path(of: "人数")?.direction == nil)
    }
}
