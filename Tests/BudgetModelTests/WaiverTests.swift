import BudgetCodes
import BudgetModel
import Foundation
import Testing

/// Names of findings, and the explanations that answer them.
@Suite struct WaiverTests {
    private let rowSum: Rule.ID = "budget.department-expenditure.row-sum"

    private func document(_ fill: (inout DepartmentExpenditure) -> Void) -> Disclosure { .expenditure(fill) }

    private var wrong: Disclosure {
        document { $0.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 1]) }
    }

    private func fingerprints(_ document: Disclosure, of rule: Rule.ID) -> [Fingerprint] {
        document.validate().findings(of: rule).map(\.fingerprint)
    }

    // MARK: Fingerprints

    @Test func departmentsAndUnitsAreTwoDocuments() {
        var department = wrong
        department.header.entity = .department
        #expect(fingerprints(wrong, of: rowSum) != fingerprints(department, of: rowSum))
    }

    /// Projects of one name, groups below several units: everywhere wrong in the same way.
    @Test func repeatedLinesHaveTheirOwn() {
        func line(_ key: ProjectRow, _ name: String, unit: String? = nil) -> Line<ProjectRow, ProjectExpenditure.Column>
        {
            var line = Line<ProjectRow, ProjectExpenditure.Column>(key, name)
            line[.total] = Amount(yuan: 30_000)
            line[.generalPublic] = Amount(yuan: 10_000)
            line.unit = unit.map { Agency(name: $0) }
            return line
        }
        func found(_ lines: [Line<ProjectRow, ProjectExpenditure.Column>]) -> [Finding] {
            var document = Disclosure.unit()
            var table = ProjectExpenditure()
            table.lines.append(contentsOf: lines)
            document.budget.projectExpenditure = table
            return document.validate().findings(of: "budget.project-expenditure.row-sum")
        }
        let first: AgencyCode = "057001"
        let second: AgencyCode = "057002"
        let lines = [
            line(.unit(first), "甲单位"), line(.group(1), "人员经费"), line(.named("办公费"), "办公费", unit: "甲单位"),
            line(.unit(second), "乙单位"), line(.group(1), "人员经费"), line(.named("办公费"), "办公费", unit: "乙单位"),
            line(.named("同名"), "同名"), line(.named("同名"), "同名"), line(.named("独有"), "独有"),
        ]
        let findings = found(lines)
        #expect(findings.count == lines.count)
        #expect(Set(findings.map(\.fingerprint)).count == lines.count)
        #expect(
            findings.map(\.cell.location.instance) == [
                nil, "057001", "甲单位", nil, "057002", "乙单位", "057002/同名#1", "057002/同名#2", nil,
            ])

        // Blocks of units move, and rows come before them: the same findings have the same names.
        let moved = found([line(.named("新"), "新")] + lines[3...5] + lines[6...] + lines[...2])
        let names = Dictionary(findings.map { ($0.fingerprint, $0.cell.location.line) }) { first, _ in first }
        let kept = moved.filter { names[$0.fingerprint] == $0.cell.location.line }
        #expect(kept.count >= lines.count - 2, "only the two of one name and one unit are told apart by their order")
        #expect(Set(moved.map(\.fingerprint)).count == moved.count)
    }

    @Test func repeatedIndicatorsHaveTheirOwn() {
        func document(_ targets: [String]) -> Disclosure {
            var document = Disclosure.unit(.performance)
            var goal = ProjectPerformanceGoal()
            goal.name = "甲项目"
            goal.annualIndicators = targets.map { target in
                var row = Indicator("产出", "数量指标", "完成率")
                row.target = target
                return row
            }
            document.performance.projectGoals = [goal]
            return document
        }
        let rule: Rule.ID = "performance.indicator.percent"
        let found = fingerprints(document(["95", "95", "95"]), of: rule)
        #expect(found.count == 3 && Set(found).count == 3)
        #expect(fingerprints(document(["95"]), of: rule) == [found[0]])
        #expect(fingerprints(document(["96"]), of: rule) != [found[0]], "an explanation answers one figure")
    }

    // MARK: Waivers

    @Test func waiversThatAnswerNothingAreReported() throws {
        let finding = try #require(wrong.validate().findings(of: rowSum).first)
        let stranger = try #require(Fingerprint("00000000000000ff"))
        let last = try #require(Day("2026-06-30"))
        var profile = Profile(waivers: [
            Waiver(fingerprint: stranger, explanation: "甲"),
            Waiver(fingerprint: finding.fingerprint, explanation: "乙", lastDay: last),
            Waiver(fingerprint: finding.fingerprint, explanation: "丙"),
        ])
        func unused() -> [String] {
            wrong.validate(profile: profile).unusedWaivers.map { "\($0.waiver.explanation) \($0.reason.rawValue)" }
        }
        #expect(unused() == ["甲 matchesNothing", "丙 repeated"], "without a day nothing expires")
        profile.day = last
        #expect(unused() == ["甲 matchesNothing", "丙 repeated"], "the last day is a good one")
        profile.day = Day("2026-07-01")
        #expect(unused() == ["甲 matchesNothing", "乙 expired"], "the next one of the same finding answers now")
        #expect(wrong.validate(profile: profile).findings(of: rowSum).first?.explanation == "丙")
        profile.waivers.removeLast()
        #expect(unused() == ["甲 matchesNothing", "乙 expired"])
        #expect(wrong.validate(profile: profile).counts(of: rowSum).violated == 1, "what has expired answers nothing")
        for waiver in wrong.validate(profile: profile).unusedWaivers {
            #expect(waiver.message(in: .chinese).contains(waiver.waiver.explanation))
            #expect(waiver.message(in: .english).contains("\(waiver.waiver.fingerprint)"))
        }

        // What holds needs no explanation, and one that is needed is not reported.
        profile = Profile(waivers: [Waiver(fingerprint: finding.fingerprint, explanation: "乙")])
        #expect(wrong.validate(profile: profile).unusedWaivers.isEmpty)
        let right = document { $0.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 3]) }
        #expect(right.validate(profile: profile).unusedWaivers.map(\.reason) == [.matchesNothing])
        #expect(right.validate().unusedWaivers.isEmpty)

        // Over several documents, what one of them needs is used.
        let answered = wrong.validate(profile: profile).answered.union(right.validate(profile: profile).answered)
        #expect(profile.unusedWaivers(answered: answered).isEmpty)
    }

    @Test func reportsHaveTheUnusedWaivers() throws {
        let stranger = try #require(Fingerprint("00000000000000ff"))
        let profile = Profile(waivers: [Waiver(fingerprint: stranger, explanation: "甲")])
        func keys(_ report: Report) throws -> Set<String> {
            let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any]
            return Set((object ?? [:]).keys)
        }
        #expect(try keys(wrong.validate(profile: profile)).contains("unusedWaivers"))
        #expect(try !keys(wrong.validate()).contains("unusedWaivers"))
    }

    @Test(arguments: [
        #"{"waivers": [{"fingerprint": "00ff", "explanation": "附注"}]}"#,
        #"{"waivers": [{"fingerprint": "00000000000000fg", "explanation": "附注"}]}"#,
        #"{"waivers": [{"fingerprint": 255, "explanation": "附注"}]}"#,
        #"{"waivers": [{"explanation": "附注"}]}"#, #"{"waivers": [{"fingerprint": "00000000000000ff"}]}"#,
        #"{"waivers": [{"fingerprint": "00000000000000ff", "explanation": "附注", "lastDay": "2026-02-29"}]}"#,
        #"{"waivers": [{"fingerprint": "00000000000000ff", "explanation": "附注", "lastDay": "2026/2/1"}]}"#,
        #"{"waivers": [{"fingerprint": "00000000000000ff", "explanation": "附注", "lastday": "2026-02-28"}]}"#,
        #"{"waiver": []}"#, #"{"day": "today"}"#,
    ])
    func malformedProfilesAreRefused(text: String) {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Profile.self, from: Data(text.utf8)) }
    }

    @Test func days() {
        for text in ["2025-12-31", "2024-02-29", "2000-02-29", "0001-01-01"] {
            #expect(Day(text)?.description == text)
        }
        for text in [
            "", "2025-2-1", "2025-02-30", "2025-00-10", "2025-13-01", "2100-02-29", "20250101", "2025-01-01 ",
            "+025-01-01",
            "２０２５-01-01", "0000-01-01", "2025-01-00",
        ] { #expect(Day(text) == nil, "\(text)") }
        let days = ["2024-12-31", "2025-01-01", "2025-01-02", "2025-02-01"].compactMap { Day($0) }
        #expect(days == days.sorted() && days.count == 4)
        #expect(Day(year: 2025, month: 4, day: 31) == nil && Day(year: 2025, month: 4, day: 30) == Day("2025-04-30"))
    }
}
