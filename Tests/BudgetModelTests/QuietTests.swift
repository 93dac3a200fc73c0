import BudgetCodes
import BudgetModel
import Testing

/// One fact is one finding, and what a reviewer would not look at is none.
@Suite struct QuietTests {
    private func row(
        _ target: String?, _ last: String? = nil, _ before: String? = nil, name: String = "完成率",
        levelTwo: String = "质量指标"
    ) -> Indicator {
        var row = Indicator("产出", levelTwo, name)
        row.target = target
        row.lastYear = last
        row.yearBeforeLast = before
        return row
    }

    private func document(
        _ annual: [Indicator], longTerm: [Indicator] = [], remarks: [Remark] = []
    ) -> Disclosure {
        var document = Disclosure.unit(.performance)
        var goal = ProjectPerformanceGoal()
        goal.name = "甲"
        goal.annualIndicators = annual
        goal.longTermIndicators = longTerm
        goal.caption.remarks = remarks
        document.performance.projectGoals = [goal]
        return document
    }

    private func found(_ document: Disclosure) -> [String] {
        document.validate().findings(.violated).map { finding in
            let rule = finding.rule.rawValue.replacing("performance.indicator.", with: "")
            return "\(rule) \(finding.cell.location.line?.rawValue ?? "")"
        }
    }

    private func found(_ annual: [Indicator], longTerm: [Indicator] = []) -> [String] {
        found(document(annual, longTerm: longTerm))
    }

    @Test func aMissingSignIsSaidOnce() {
        let (long, annual) = ("甲/longTermIndicators/完成率", "甲/annualIndicators/完成率")
        // The note stands where the sign is missing, and neither table is called another unit for it.
        #expect(found([row("100%")], longTerm: [row("100")]) == ["percent \(long)"])
        #expect(found([row("100")], longTerm: [row("100%")]) == ["percent \(annual)"])
        #expect(found([row("≥95", "95%", "94%")]) == ["percent \(annual)"])
        #expect(found([row("≥105")]) == ["percent \(annual)"])
        // What else is wrong is still found.
        #expect(found([row("100%")], longTerm: [row("90")]) == ["percent \(long)"], "no comparator, no direction")
        #expect(found([row("≥100.0%")], longTerm: [row("≥90")]).contains("long-term \(long)"))
        #expect(found([row("≥95%", "95", "94%")]) == ["units \(annual)"])
        #expect(found([row("≤5%")], longTerm: [row("≥5")]) == ["percent \(long)", "long-term \(long)"])
        // Units of what is no rate.
        let standard = row("≥81元", name: "补贴标准")
        #expect(found([standard], longTerm: [row("≥81", name: "补贴标准")]) == ["long-term 甲/longTermIndicators/补贴标准"])
        #expect(
            found([row("≥81", "≥81元", name: "补贴标准")], longTerm: [standard])
                == ["units 甲/annualIndicators/补贴标准"])
        #expect(found([row("≥81元", "≥81元", name: "补贴标准")], longTerm: [standard]).isEmpty)
    }

    @Test func whatStandsInBothTablesIsSaidOnce() throws {
        let both = document([row("≥100%")], longTerm: [row("≥100%")])
        let findings = both.validate().findings(.violated)
        #expect(findings.map(\.cell.location.line) == ["甲/annualIndicators/完成率"])
        #expect(findings.first?.others.map(\.location.line) == ["甲/longTermIndicators/完成率"])
        let message = try #require(findings.first?.message(in: .chinese))
        #expect(message.contains("另见 甲 长期 完成率"))
        #expect(findings.first?.message(in: .english).contains("also 甲 长期 完成率") == true)
        // Another value in the other table is another finding.
        #expect(found([row("≥100%")], longTerm: [row("≥101%")]).count == 2)
        #expect(found([row("大幅提升", levelTwo: "数量指标")], longTerm: [row("大幅提升", levelTwo: "数量指标")]).count == 1)
        #expect(found([row("≥100%")], longTerm: [row("≥100%", name: "其他率")]).count == 2)
    }

    @Test func rowsOfTheTemplateAreSilent() {
        for name in ["……", "…", "", "无"] {
            #expect(found([row(nil, name: name), row("≥95%")], longTerm: [row(nil, name: name)]).isEmpty, "\(name)")
        }
        var rest = row(nil, name: "")
        rest.levelTwo = "……"
        #expect(found([rest]).isEmpty)
        #expect(found([row("无", "无", "无", name: "无")]).isEmpty)
        // A name without a value, and a value without a name, are not filled in.
        #expect(found([row("……")]) == ["placeholder 甲/annualIndicators/……"])
        #expect(found([row("95%", name: "……")]) == ["placeholder 甲/annualIndicators/……"])
        #expect(found([row("无")], longTerm: [row("无")]) == ["placeholder 甲/annualIndicators/无"])
        #expect(found([row("≥95%")], longTerm: [row("无")]) == ["placeholder 甲/longTermIndicators/无"])
    }

    @Test func comparatorsOfOneDirectionAreAlike() {
        #expect(found([row(">5800人", "≥5800人", "≥5800人", name: "人数")]).isEmpty)
        #expect(found([row("≤5天", "<5天", name: "天数")]).isEmpty)
        #expect(
            found([row("≥5天", "≤5天", name: "天数")]) == ["comparators 甲/annualIndicators/天数"])
        #expect(found([row(">58人", name: "人数")], longTerm: [row("≥58人", name: "人数")]).isEmpty)
        #expect(found([row(">58人", name: "人数")], longTerm: [row("≥57人", name: "人数")]).count == 1)
    }

    @Test func namesThatOnlyThePrintChangesAreEqual() {
        #expect(found([row("1%", name: "培训（护）合格率")], longTerm: [row("1%", name: "培训(护) 合格率")]).isEmpty)
        let names = ["一期工程按时完工率", "二期工程按时完工率"]
        #expect(found([row("1%", name: names[0])], longTerm: [row("1%", name: names[1])]).isEmpty, "two things")
        #expect(
            found([row("1%", name: "困难群体应保尽保覆盖率")], longTerm: [row("1%", name: "困难群体的应保尽保覆盖率")])
                == ["name 甲/longTermIndicators/困难群体的应保尽保覆盖率"])
    }

    // MARK: Remarks

    @Test func nothingIsFoundWhereTheTextIsGarbled() {
        let line: LineID = "甲/longTermIndicators/困难群体的应保尽保覆盖率"
        let annual = [row("≥95%", name: "困难群体应保尽保覆盖率")]
        let longTerm = [row("≥90%", name: "困难群体的应保尽保覆盖率")]
        func verdicts(_ remarks: [Remark], _ rule: Rule.ID) -> [String] {
            document(annual, longTerm: longTerm, remarks: remarks).validate().findings(of: rule).map {
                "\($0.verdict) \($0.reason?.rawValue ?? "")"
            }
        }
        let name: Rule.ID = "performance.indicator.name"
        #expect(verdicts([], name) == ["violated "])
        #expect(verdicts(["整理说明"], name) == ["violated "], "a remark about the form is about no cell")
        #expect(verdicts([Remark("残缺", line: line, column: "levelThree")], name) == ["notEvaluated remarked"])
        #expect(verdicts([Remark("残缺", line: line)], name) == ["notEvaluated remarked"])
        #expect(verdicts([Remark("残缺", line: line, column: "target")], name) == ["violated "])
        #expect(verdicts([Remark("残缺", line: "甲/longTermIndicators/别的")], name) == ["violated "])
        // The name that it is compared with.
        let other: LineID = "甲/annualIndicators/困难群体应保尽保覆盖率"
        #expect(verdicts([Remark("残缺", line: other, column: "levelThree")], name) == ["notEvaluated remarked"])
        let weaker = document(
            [row("≥95%")], longTerm: [row("≥90%")],
            remarks: [Remark("残缺", line: "甲/annualIndicators/完成率", column: "target")])
        #expect(weaker.validate().findings(of: "performance.indicator.long-term").map(\.reason) == [.remarked])
        for language in Language.allCases {
            let message = weaker.validate().findings(of: "performance.indicator.long-term").first?.message(in: language)
            #expect(message?.isEmpty == false)
        }
    }

    @Test func figuresThatAreGarbledAreNoErrors() {
        func document(_ remarks: [Remark]) -> Disclosure {
            .expenditure { table in
                table.caption.remarks = remarks
                table.append("208", named: "社会保障和就业支出", [.total: 9, .basic: 1])
                table.append("210", named: "卫生健康支出", [.total: 9, .basic: 1])
            }
        }
        func lines(_ remarks: [Remark], _ verdict: Verdict) -> [LineID?] {
            document(remarks).validate().findings(of: "budget.department-expenditure.row-sum")
                .filter { $0.verdict == verdict }.map(\.cell.location.line)
        }
        #expect(lines([], .violated) == ["208", "210"])
        for remark in [
            Remark("残缺", line: "208"), Remark("残缺", line: "208", column: "total"),
            Remark("残缺", line: "208", column: "basic"),
        ] {
            #expect(lines([remark], .violated) == ["210"])
            #expect(lines([remark], .notEvaluated) == ["208"])
        }
        #expect(lines([Remark("残缺", line: "208", column: "project")], .violated) == ["208", "210"])
        #expect(lines([Remark("残缺", column: "basic")], .notEvaluated) == ["208", "210"])
    }

    /// A remark names a place as a finding does, so the place can be copied from the finding, whatever the rule.
    @Test(arguments: RuleBook.standard.definitions.map(\.id))
    func thePlaceOfAFindingIsThatOfARemark(id: Rule.ID) throws {
        let definition = try #require(RuleBook.standard.definitions.first { $0.id == id })
        var document = try #require(definition.failingExample)
        let before = document.validate()
        let finding = try #require(before.findings(of: id).first { $0.verdict == .violated })
        let place = finding.cell.location
        // A form as a whole is no place of it.
        guard let line = place.line else { return }
        let remark = Remark("残缺", line: line, column: place.column)
        document.tables[place.table]?.caption.remarks.append(remark)
        document.performance.departmentGoal?.caption.remarks.append(remark)
        document.performance.departmentSelfEvaluation?.caption.remarks.append(remark)
        for index in document.performance.projectGoals.indices {
            document.performance.projectGoals[index].caption.remarks.append(remark)
        }
        for index in document.performance.projectSelfEvaluations.indices {
            document.performance.projectSelfEvaluations[index].caption.remarks.append(remark)
        }
        for index in document.performance.monitorings.indices {
            document.performance.monitorings[index].caption.remarks.append(remark)
        }
        let after = document.validate()
        #expect(after.findings(of: id).contains { $0.cell.location == place && $0.reason == .remarked })
        #expect(!after.findings(of: id).contains { $0.cell.location == place && $0.verdict == .violated })
        #expect(after.counts.violated < before.counts.violated)
        for language in Language.allCases {
            #expect(after.findings(of: id).allSatisfy { !$0.message(in: language).isEmpty })
        }
    }

    // MARK: Self-evaluations

    private func evaluated(
        _ name: String, target: String = "42万元", score: Int = 5, spent: Int64 = 3
    ) -> ProjectSelfEvaluation {
        var form = ProjectSelfEvaluation()
        form.name = "甲项目"
        form.execution.actual = Amount(yuan: spent)
        var row = EvaluatedIndicator("产出指标", "成本指标", name)
        row.weight = FixedDecimal(5)
        row.target = target
        row.actual = "62.88万元"
        row.score = FixedDecimal(score)
        form.indicators = [row]
        return form
    }

    private func evaluations(_ projects: [ProjectSelfEvaluation], all: Int64? = 3) -> [String] {
        var document = Disclosure.unit(.finalAccounts)
        var whole = DepartmentSelfEvaluation()
        whole.projectExpenditure = all.map { Amount(yuan: $0) }
        whole.indicators = evaluated("所需经费").indicators
        document.performance.departmentSelfEvaluation = whole
        document.performance.projectSelfEvaluations = projects
        return document.validate().findings(.violated).filter { $0.rule.rawValue.hasPrefix("performance") }.map {
            let rule = $0.rule.rawValue.replacing("performance.self-evaluation.", with: "")
            return "\(rule) \($0.cell.location.line?.rawValue ?? "") +\($0.others.count)"
        }
    }

    @Test func theOnlyProjectIsTheUnit() {
        #expect(evaluations([]) == ["score.assumed 所需经费 +0"])
        #expect(evaluations([evaluated("所需经费")]) == ["score.assumed 所需经费 +1"])
        #expect(evaluations([evaluated("经费")]) == ["score.assumed 所需经费 +1"])
        #expect(evaluations([evaluated("所需经费")], all: nil) == ["score.assumed 所需经费 +1"])
        // Other figures are another finding.
        #expect(
            evaluations([evaluated("经费", target: "41万元")])
                == ["score.assumed 所需经费 +0", "score.assumed 甲项目/经费 +0"])
        // A unit that spends more on projects has more of them.
        #expect(
            evaluations([evaluated("所需经费")], all: 4) == ["score.assumed 所需经费 +1", "copied 甲项目 +0"])
        #expect(evaluations([evaluated("经费")], all: 4) == ["score.assumed 所需经费 +0", "score.assumed 甲项目/经费 +0"])
        #expect(
            evaluations([evaluated("所需经费"), evaluated("所需经费")])
                == ["score.assumed 所需经费 +2", "copied 甲项目 +0", "copied 甲项目 +0"])
    }
}
