import BudgetInterchange
import Testing

/// The indicators of the four documents.
@Suite struct PerformanceExampleTests {
    @Test(arguments: [(Example.caidian, 52), (.guangshui, 90), (.tianmen, 13), (.wuhan, 22)])
    func everyRowGoesIntoATreeAndBack(example: Example, count: Int) throws {
        let forms = try example.document.performance
        var tables: [[Indicator]] = []
        if let goal = forms.departmentGoal { tables += [goal.longTermIndicators, goal.annualIndicators] }
        for goal in forms.projectGoals { tables += [goal.longTermIndicators, goal.annualIndicators] }
        let evaluated =
            [forms.departmentSelfEvaluation?.indicators].compactMap { $0 }
            + forms.projectSelfEvaluations.map(\.indicators)

        var frames: [String: Int] = [:]
        for rows in tables {
            let tree = IndicatorTree(rows)
            #expect(tree.rows == rows)
            if !rows.isEmpty { frames[tree.frame?.id ?? "unknown", default: 0] += rows.count }
        }
        for rows in evaluated {
            let tree = IndicatorTree(rows)
            #expect(tree.rows == rows)
            frames[tree.frame?.id ?? "unknown", default: 0] += rows.count
        }
        #expect(frames.values.reduce(0, +) == count)
        #expect(frames["unknown"] == nil)
    }

    @Test func everyPrintedScoreIsRecomputed() throws {
        let forms = try Example.wuhan.document.performance
        let whole = try #require(forms.departmentSelfEvaluation).scored(by: .hubei2020)
        let project = try #require(forms.projectSelfEvaluations.first).scored(by: .hubei2020)
        for result in [whole, project] {
            #expect(result.indicators.count == 11)
            #expect(result.indicators.allSatisfy { $0.recomputed != nil })
            #expect(result.execution == FixedDecimal(20))
            #expect(result.differences.map(\.path.levelTwo) == ["成本指标"])
            #expect(result.differences.first?.difference == FixedDecimal("0.1"))
            #expect(result.grade == "优")
        }
        // An indicator with nothing of nothing may have any of its 10 points.
        #expect(whole.total == FixedDecimal("89.85")!...FixedDecimal("99.85")!)
        // Two qualities of 15 points leave a range.
        #expect(project.total == FixedDecimal("93.85")!...FixedDecimal("99.85")!)
        #expect(whole.levels.map(\.printed) == [FixedDecimal("39.95"), FixedDecimal(30), FixedDecimal(10)])
    }

    @Test func everyTargetKeepsItsText() throws {
        for example in Example.allCases {
            let forms = try example.document.performance
            let rows =
                (forms.departmentGoal.map { $0.longTermIndicators + $0.annualIndicators } ?? [])
                + forms.projectGoals.flatMap { $0.longTermIndicators + $0.annualIndicators }
            for text in rows.flatMap({ [$0.target, $0.lastYear, $0.yearBeforeLast].compactMap { $0 } }) {
                #expect(TargetValue(text).text == text)
                if text.contains(where: \.isNumber) { #expect(TargetValue(text).quantity != nil, "\(text)") }
            }
        }
    }
}
