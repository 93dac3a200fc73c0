import BudgetCodes
import BudgetModel
import Testing

@Suite struct RuleTests {
    static let rules = RuleBook.standard.rules

    @Test func idsAreStableNames() {
        #expect(Set(Self.rules.map(\.id)).count == Self.rules.count)
        for rule in Self.rules {
            let isPlain = rule.id.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || ".-".unicodeScalars.contains($0)
            }
            #expect(isPlain, "\(rule.id)")
            #expect(RuleBook.standard[rule.id]?.id == rule.id)
            if let table = rule.table { #expect(Form.named(table) != nil, "\(rule.id)") }
        }
    }

    @Test(arguments: Self.rules.map(\.id))
    func everyRuleHasAPassingAndAFailingExample(id: String) throws {
        let rule = try #require(RuleBook.standard[id])
        let passing = rule.passingExample.validate()
        #expect(passing.countsByRule[id]?.holds ?? 0 > 0, "the passing example is evaluated")
        #expect(passing.countsByRule[id]?.violated == 0)

        let failing = rule.failingExample.validate()
        let findings = failing.findings.filter { $0.rule == id && $0.verdict == .violated }
        #expect(findings.count == (id == "tables.missing" ? 9 : 1))
        #expect(findings.first?.severity == rule.severity)
        for language in Language.allCases {
            #expect(!rule.statement(in: language).isEmpty)
            #expect(findings.first?.message(in: language).isEmpty == false)
        }
    }

    @Test func anUnknownCodeIsAnErrorOnlyAgainstAnOfficialTable() throws {
        let document = try #require(RuleBook.standard["codes.unknown"]).failingExample
        func severity(_ editions: Editions?, _ profile: Profile = .standard) -> Severity? {
            document.validate(profile: profile, editions: editions).findings.first { $0.rule == "codes.unknown" }?
                .severity
        }
        #expect(severity(nil) == .warning)
        var editions = Editions(year: 2025)
        #expect(severity(editions) == .warning)
        let table = editions.functional.exported()
        editions.functional = try Edition(importing: table, year: 2025)
        #expect(severity(editions) == .error)
        #expect(severity(editions, Profile(severities: ["codes.unknown": .note])) == .note)
        editions.functional = try Edition(importing: table + "299,未知科目\n", year: 2025)
        #expect(severity(editions) == nil)
    }

    @Test func profilesRaiseLowerAndSilence() throws {
        let rule = try #require(RuleBook.standard["budget.department-expenditure.row-sum"])
        let document = rule.failingExample
        #expect(document.validate().worstSeverity == .error)

        let lowered = document.validate(profile: Profile(severities: [rule.id: .note]))
        #expect(lowered.findings.first { $0.rule == rule.id }?.severity == .note)

        let silenced = document.validate(profile: Profile(silenced: [rule.id]))
        #expect(silenced.countsByRule[rule.id] == nil)
        #expect(!silenced.findings.contains { $0.rule == rule.id })
    }

    @Test func waiversAnswerOneFinding() throws {
        let rule = try #require(RuleBook.standard["budget.department-expenditure.row-sum"])
        let document = rule.failingExample
        let finding = try #require(document.validate().findings.first { $0.rule == rule.id })
        let waiver = Waiver(fingerprint: finding.fingerprint, explanation: "附注三")
        let report = document.validate(profile: Profile(waivers: [waiver]))
        #expect(report.countsByRule[rule.id]?.waived == 1)
        #expect(report.countsByRule[rule.id]?.violated == 0)
        #expect(report.findings.first { $0.rule == rule.id }?.explanation == "附注三")
    }

    @Test func fingerprintsDoNotChangeWhenUnrelatedRowsMove() throws {
        func document(_ extra: Bool) -> Disclosure {
            var table = DepartmentExpenditure()
            if extra {
                table.append("205", "教育支出") {
                    $0.total = Amount(yuan: 10_000)
                    $0.basic = Amount(yuan: 10_000)
                }
            }
            table.append("208", "社会保障和就业支出") {
                $0.total = Amount(yuan: 30_000)
                $0.basic = Amount(yuan: 10_000)
            }
            var document = Disclosure(.init(.budget, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
            document.budget.departmentExpenditure = table
            return document
        }
        func fingerprints(_ document: Disclosure) -> [String] {
            document.validate().findings.filter { $0.rule == "budget.department-expenditure.row-sum" }.map(
                \.fingerprint)
        }
        let alone = fingerprints(document(false))
        #expect(alone.count == 1)
        #expect(alone == fingerprints(document(true)))

        var other = document(false)
        other.header.fiscalYear = 2024
        #expect(alone != fingerprints(other), "an explanation answers one document")
    }

    @Test func emptyDocumentsReportNothingAsChecked() {
        let document = Disclosure(.init(.performance, of: .unit, fiscalYear: 2025, agency: Agency(name: "某单位")))
        let report = document.validate()
        #expect(report.counts == VerdictCounts())
        #expect(report.findings.isEmpty)
    }
}
