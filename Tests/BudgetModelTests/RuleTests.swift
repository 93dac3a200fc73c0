import BudgetCodes
import BudgetModel
import Testing

@Suite struct RuleTests {
    static let book = RuleBook.standard

    @Test func idsAreStableNames() {
        #expect(Set(Self.book.rules.map(\.id)).count == Self.book.rules.count)
        #expect(Self.book.definitions.map(\.id) == Self.book.rules.map(\.id))
        for rule in Self.book.rules {
            let isPlain = rule.id.rawValue.unicodeScalars.allSatisfy {
                ("a"..."z").contains($0) || $0 == "." || $0 == "-"
            }
            #expect(isPlain, "\(rule.id)")
            #expect(Self.book[rule.id]?.id == rule.id)
            if let table = rule.table { #expect(FormBook.standard[table] != nil, "\(rule.id)") }
            for language in Language.allCases { #expect(!rule.statement(in: language).isEmpty, "\(rule.id)") }
        }
        #expect(Self.book["no.such-rule"] == nil)
    }

    /// What the layouts say is what is checked.
    @Test func everyLayoutHasItsRules() {
        for form in FormBook.standard.forms {
            for layout in form.sides {
                let prefix = "\(form.id)." + (layout.side.isEmpty ? "" : layout.side + ".")
                let sums = Self.book.rules.filter { $0.id.rawValue.hasPrefix(prefix + "row-sum") }
                #expect(sums.count == layout.identities.count, "\(prefix)")
                #expect((Self.book[Rule.ID(prefix + "parent-sum")] != nil) == layout.addsUpLevels, "\(prefix)")
                let addsUpTotal = layout.addsUpTotal && layout.side.isEmpty
                #expect((Self.book[Rule.ID(prefix + "total-sum")] != nil) == addsUpTotal, "\(prefix)")
            }
        }
    }

    @Test(arguments: book.definitions.map(\.id))
    func everyRuleHasAPassingAndAFailingExample(id: Rule.ID) throws {
        let definition = try #require(Self.book.definitions.first { $0.id == id })
        let passing = try #require(definition.passingExample).validate()
        #expect(passing.counts(of: id).holds > 0, "the passing example is evaluated")
        #expect(passing.counts(of: id).violated == 0)

        let failing = try #require(definition.failingExample).validate()
        let findings = failing.findings(of: id).filter { $0.verdict == .violated }
        #expect(findings.count == (id == "tables.missing" ? 7 : 1))
        #expect(failing.counts(of: id).violated == findings.count)
        #expect(findings.first?.severity == definition.rule.severity)
        for language in Language.allCases {
            #expect(findings.first?.message(in: language).isEmpty == false)
        }
    }

    @Test func noExampleIsWrong() {
        #expect(Self.book.rulesWithWrongExamples.isEmpty)
    }

    @Test func wrongExamplesAreFound() throws {
        let rule = Rule("my.rule", .note, .completeness, chinese: "应有标题", english: "There is a title")
        let hasTitle: @Sendable (inout DocumentCheck) -> Void = { check in
            check.expect(check.document.header.title != nil, chinese: "没有标题", english: "there is no title")
        }
        let wrong = RuleDefinition(rule, example: { _ in Disclosure.unit() }, check: hasTitle)
        #expect(try (Self.book + [wrong]).rulesWithWrongExamples == ["my.rule"])
        let silent = RuleDefinition(rule, example: { _ in Disclosure.unit() }, check: { _ in })
        #expect(try (Self.book + [silent]).rulesWithWrongExamples == ["my.rule"])
        let right = RuleDefinition(
            rule,
            example: { passing in
                var document = Disclosure.unit()
                if passing { document.header.title = "预算" }
                return document
            }, check: hasTitle)
        #expect(try (Self.book + [right]).rulesWithWrongExamples.isEmpty)
        let bare = RuleDefinition(rule) { _ in }
        #expect(bare.passingExample == nil && bare.failingExample == nil)
    }

    @Test func anUnknownCodeIsAnErrorOnlyAgainstAnOfficialTable() throws {
        let definition = try #require(Self.book.definitions.first { $0.id == "codes.unknown" })
        let document = try #require(definition.failingExample)
        func severity(_ editions: Editions?, _ profile: Profile = .standard) -> Severity? {
            document.validate(profile: profile, editions: editions).findings(of: "codes.unknown").first?.severity
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
        let id: Rule.ID = "budget.department-expenditure.row-sum"
        let document = try #require(Self.book.definitions.first { $0.id == id }?.failingExample)
        #expect(document.validate().worstSeverity == .error)
        #expect(!document.validate().isClean)

        let lowered = document.validate(profile: Profile(severities: [id: .note]))
        #expect(lowered.findings(of: id).map(\.severity) == [.note])
        #expect(lowered.counts == document.validate().counts)

        let silenced = document.validate(profile: Profile(silenced: [id]))
        #expect(silenced.countsByRule[id] == nil && silenced.counts(of: id) == VerdictCounts())
        #expect(silenced.findings(of: id).isEmpty)
        #expect(silenced.counts.violated == document.validate().counts.violated - 1)
        #expect(Profile(severities: ["a.b": .note], silenced: ["c", id]).unknownRules() == ["a.b", "c"])
    }

    @Test func waiversAnswerOneFinding() throws {
        let id: Rule.ID = "budget.department-expenditure.row-sum"
        let document = try #require(Self.book.definitions.first { $0.id == id }?.failingExample)
        let finding = try #require(document.validate().findings(of: id).first)
        let waiver = Waiver(fingerprint: finding.fingerprint, explanation: "附注三")
        let report = document.validate(profile: Profile(waivers: [waiver]))
        #expect(report.counts(of: id).waived == 1)
        #expect(report.counts(of: id).violated == 0)
        let waived = try #require(report.findings(of: id).first)
        #expect(waived.verdict == .waived && waived.explanation == "附注三" && waived.severity == .note)
        #expect(waived.message(in: .chinese).contains("附注三"))
    }

    @Test func fingerprintsDoNotChangeWhenUnrelatedRowsMove() throws {
        func document(_ extra: Bool) -> Disclosure {
            Disclosure.expenditure { table in
                if extra { table.append("205", named: "教育支出", [.total: 1, .basic: 1]) }
                table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 1])
            }
        }
        func fingerprints(_ document: Disclosure) -> [Fingerprint] {
            document.validate().findings(of: "budget.department-expenditure.row-sum").map(\.fingerprint)
        }
        let alone = fingerprints(document(false))
        #expect(alone.count == 1)
        #expect(alone == fingerprints(document(true)))

        var other = document(false)
        other.header.fiscalYear = 2024
        #expect(alone != fingerprints(other), "an explanation answers one document")
        other = document(false)
        other.budget.departmentExpenditure?["208", .basic] = Amount(yuan: 20_000)
        #expect(alone != fingerprints(other), "and one pair of figures")
    }

    @Test func emptyDocumentsReportNothingAsChecked() {
        let report = Disclosure.unit(.performance).validate()
        #expect(report.counts == VerdictCounts())
        #expect(report.findings.isEmpty && report.countsByRule.isEmpty && report.isClean)
        #expect(report.worstSeverity == nil)
    }

    @Test func countsAreByRuleAndByForm() {
        let document = Disclosure.expenditure { table in
            table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 1])
        }
        let report = document.validate()
        var sum = VerdictCounts()
        for counts in report.countsByRule.values { sum += counts }
        #expect(sum == report.counts)
        #expect(report.counts(for: DepartmentExpenditure.form).violated == 1)
        #expect(report.counts(for: FinalIncome.form) == VerdictCounts())
        #expect(report.findings(.violated).count == report.counts.violated)
    }
}
