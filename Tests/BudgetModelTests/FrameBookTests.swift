import BudgetCodes
import BudgetModel
import Testing

@Suite struct FrameBookTests {
    /// A frame of one's own.
    private static let own = IndicatorFrame(
        id: "lake", source: "某湖区自评表",
        levels: [
            .init(IndicatorClass(rawValue: "water"), ["水"], parts: [.init(IndicatorClass(rawValue: "level"), ["水位"])]),
            .init(.cost, ["花费"], parts: [.init(IndicatorClass(rawValue: "pump"), ["抽水"])]),
        ])

    private static let rows = [Indicator("水指标", "水位指标", "甲"), Indicator("花费", "抽水", "乙")]

    @Test func framesOfOthersAreUsed() {
        #expect(IndicatorTree(Self.rows).frame == nil)
        let book = FrameBook.standard.adding([Self.own])
        let tree = IndicatorTree(Self.rows, frames: book)
        #expect(tree.frame?.id == "lake")
        #expect(tree.branches.map(\.kind?.rawValue) == ["water", "cost"])
        #expect(tree.branches[1].twigs[0].kind?.rawValue == "pump")
        #expect(book.frame(of: ["水", "花费（20分）"])?.id == "lake")
        #expect(book.frame(of: ["产出指标", "效益指标"])?.id == "output-effect-satisfaction")
        #expect(book.frames.count == FrameBook.standard.frames.count + 1)
        #expect(book.adding([Self.own]) == book)
        #expect(book != .standard)
    }

    /// A frame of the package is replaced by one of its id.
    @Test func aFrameTakesThePlaceOfAnother() {
        var frame = IndicatorFrame.outputEffectSatisfaction
        frame.levels.append(.init(IndicatorClass(rawValue: "more"), ["其他方面"]))
        let book = FrameBook.standard.adding([frame])
        #expect(book.frames.count == FrameBook.standard.frames.count)
        #expect(book.frame(of: ["产出", "其他方面"])?.id == frame.id)
    }

    /// There may be any number of frames.
    @Test func manyFramesAreTold() {
        let many = (0..<150).map { number in
            IndicatorFrame(
                id: "f\(number)", source: "某地",
                levels: [.init(IndicatorClass(rawValue: "c\(number)"), ["类别\(number)号"])])
        }
        let book = FrameBook.standard.adding(many)
        for number in [0, 63, 64, 127, 128, 149] {
            #expect(book.frame(of: ["类别\(number)号"])?.id == "f\(number)")
        }
        #expect(book.frame(of: ["类别63号", "类别64号"]) == nil)
        #expect(book.frame(of: ["运行成本", "管理效率", "履职效能"])?.id == "whole-department")
    }

    /// A frame that nobody knows is kept, and what is known of its names is used.
    @Test func unknownFramesAreNoFinding() {
        let rows = [Indicator("天", "风", "甲"), Indicator("产出", "成本指标", "乙"), Indicator("地", "质量指标", "丙")]
        let tree = IndicatorTree(rows)
        #expect(tree.frame == nil)
        #expect(tree.rows == rows)
        #expect(tree.branches.map(\.kind) == [nil, .output, nil])
        #expect(tree.branches[1].twigs[0].kind?.isCost == true)
        #expect(tree.branches[2].twigs[0].kind?.rawValue == "quality")
        #expect(findings(rows).isEmpty)
    }

    /// Sets of level-one names of real forms.
    @Test(arguments: [
        (["决策", "过程", "产出", "效益"], "decision-process-output-effect"),
        (["投入", "过程", "产出", "效果"], "input-process-output-result"),
        (["项目决策", "项目管理", "项目绩效"], "decision-management-performance"),
        (["规划", "执行"], "planning-implementation"), (["制度", "产出"], "institution-output"),
        (["投入和管理目标", "产出目标", "效果目标", "影响力目标"], "input-management-influence"),
        (["产出指标（50分）", "效益指标", "社会公众或服务对象满意度指标"], "output-effect-satisfaction"),
        (["产出指标", "效益指标", "服务对象满意度"], "output-effect-satisfaction"),
        (["产出目标", "效益目标", "满意度目标"], "output-effect-satisfaction"),
        (["成本指标", "产出指标", "效益指标", "满意度指标"], "cost-output-effect-satisfaction"),
        (["履职效能", "管理效率"], "whole-department"), (["产出", "效果"], "output-result-satisfaction"),
    ]) func levelOnesOfPlacesAreKnown(names: [String], id: String) {
        #expect(FrameBook.standard.frame(of: names)?.id == id)
    }

    private func findings(_ rows: [Indicator], _ profile: Profile = .standard) -> [Finding] {
        var goal = ProjectPerformanceGoal()
        goal.name = "甲项目"
        goal.annualIndicators = rows
        var document = Disclosure(
            Disclosure.Header(.performance, of: .unit, fiscalYear: 2022, agency: Agency(name: "某单位")))
        document.performance.projectGoals = [goal]
        return document.validate(profile: profile).findings(.violated)
    }

    @Test func levelTwoStandsUnderItsLevelOne() {
        let right = [Indicator("产出", "数量指标", "甲"), Indicator("效益", "社会效益指标", "乙"), Indicator("满意度", "服务对象满意度", "丙")]
        #expect(findings(right).isEmpty)
        var wrong = right
        wrong.append(Indicator("产出", "经济效益指标", "丁"))
        let found = findings(wrong)
        #expect(found.map(\.rule) == ["performance.indicator.level-two"])
        #expect(found.first?.message(in: .chinese).contains("“经济效益指标”列在“产出”下，应属“效益”") == true)
        // 满意度 below 效益 is a frame, too.
        #expect(findings([right[0], right[1], Indicator("效益", "服务对象满意度", "丙")]).isEmpty)
        // A profile may know more frames.
        let book = FrameBook.standard.adding([Self.own])
        let mixed = Self.rows + [Indicator("水", "抽水", "丙")]
        #expect(findings(mixed).isEmpty)
        #expect(findings(mixed, Profile(frames: book)).map(\.rule) == ["performance.indicator.level-two"])
    }

    /// The comparator and the unit may stand in columns of their own.
    @Test(
        arguments: [
            ("95", "≥", "%", "≥95%"), ("95", "≥", nil, "≥95"), ("≥95%", "≥", "%", "≥95%"), ("95%", nil, "%", "95%"),
            ("好坏", "定性", "级", "好坏"), ("30", "定量", "个", "30个"), ("42", "≤", "万元", "≤42万元"),
            ("≥250万", nil, "元", "≥250万元"),
            (nil, "≥", "%", nil), ("90", "大于等于", "%", "大于等于90%"),
        ] as [(String?, String?, String?, String?)])
    func targetsAreStatedInFull(target: String?, nature: String?, unit: String?, stated: String?) {
        var row = EvaluatedIndicator("产出", "数量指标", "甲")
        row.target = target
        #expect(row.statedTarget == target)
        row.details.nature = nature
        row.details.unit = unit
        #expect(row.statedTarget == stated)
        row.details.adjustedTarget = "80"
        row.details.nature = "≥"
        row.details.unit = "%"
        #expect(row.statedTarget == "≥80%")
        row.details = IndicatorDetails()
        #expect(!row.hasDetails)
        #expect(row.statedTarget == target)
    }
}
