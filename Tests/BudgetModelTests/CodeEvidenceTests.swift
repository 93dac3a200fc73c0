import BudgetCodes
import BudgetModel
import Testing

/// What the checker makes of names and codes that the catalogue has from other years, or does not have.
@Suite struct CodeEvidenceTests {
    private func findings(_ year: Int, _ code: FunctionalCode, _ name: String) -> [Finding] {
        let document = Disclosure.expenditure(year: year) { $0.append(code, named: name) }
        return document.validate().findings.filter { $0.rule.rawValue.hasPrefix("codes.") }
    }

    private func rules(_ year: Int, _ code: FunctionalCode, _ name: String) -> [String] {
        findings(year, code, name).map { "\($0.rule) \($0.severity.rawValue)" }
    }

    // 2080808 is printed as 烈士纪念设施管理维护 from 2022 to 2024 and as 褒扬纪念 in 2025 and 2026.

    @Test(arguments: [
        (2023, "烈士纪念设施管理维护"), (2025, "褒扬纪念"), (2021, "烈士纪念设施管理维护"), (2030, "褒扬纪念"), (2025, "褒 扬纪念"), (2025, ""),
        (2025, "2080808"), (2025, "1.褒扬纪念"),
    ])
    func theNameOfTheYearIsRight(year: Int, name: String) {
        #expect(rules(year, "2080808", name) == [])
    }

    @Test(arguments: [
        (2025, "烈士纪念设施管理维护", "codes.former-name warning"), (2025, "烈士纪念", "codes.name warning"),
        (2023, "褒扬纪念", "codes.name warning"), (2023, "烈士纪念", "codes.name warning"),
    ])
    func anotherNameThanThePrintedOneIsAWarning(year: Int, name: String, rule: String) {
        #expect(rules(year, "2080808", name) == [rule])
    }

    @Test(arguments: [(2021, "褒扬纪念"), (2021, "烈士纪念"), (2018, "优抚"), (2027, "烈士纪念设施管理维护"), (2027, "纪念")])
    func anotherNameThanACarriedOneIsANote(year: Int, name: String) {
        #expect(rules(year, "2080808", name) == ["codes.uncertain-name note"])
    }

    @Test func aNamePrintedBeforeAndAfterWeighsAsIfPrinted() {
        // 2060204 is printed in 2021, 2022 and from 2024, 2230301 in 2019 and 2026 and with another name between.
        #expect(rules(2023, "2060204", "实验室") == ["codes.name warning"])
        #expect(rules(2022, "2230301", "补贴") == ["codes.uncertain-name note"])
        #expect(rules(2024, "2230301", "国有企业政策性补贴") == [])
    }

    @Test func findingsSayWhereTheNameComesFrom() throws {
        let back = try #require(findings(2021, "2080808", "烈士纪念").first)
        #expect(back.message(in: .chinese).hasSuffix("：分类科目中为“烈士纪念设施管理维护”（据以后年度推定 2022）"))
        #expect(back.message(in: .english).hasSuffix("(carried back 2022)"))
        let on = try #require(findings(2027, "2080808", "烈士纪念设施管理维护").first)
        #expect(on.problem == .formerName(until: 2024, expected: "褒扬纪念", evidence: .carriedOn(years: [2025, 2026])))
        #expect(on.message(in: .chinese).contains("沿用以前年度 2026"))
        #expect(try #require(findings(2025, "2080808", "烈士纪念").first).message(in: .chinese).contains("公开文件印证）"))
    }

    @Test(arguments: [
        (2025, "2080569", "codes.unknown warning"), (2025, "299", "codes.unknown warning"),
        (2023, "2080569", "codes.unknown warning"),
        // 20901 is printed in no document of 2025, and little is known of 2018 and nothing of 2030.
        (2025, "2090169", "codes.uncertain-code note"), (2018, "2080569", "codes.uncertain-code note"),
        (2018, "299", "codes.uncertain-code note"), (2030, "299", "codes.uncertain-code note"),
    ])
    func anUnknownCodeWeighsByWhatIsKnownAroundIt(year: Int, code: String, rule: String) throws {
        let found = findings(year, try #require(FunctionalCode(code)), "支出")
        #expect(found.map { "\($0.rule) \($0.severity.rawValue)" } == [rule])
        let isNote = rule.hasSuffix("note")
        #expect(found.first?.problem == (isNote ? .uncertainCode : .unknownCode))
        #expect(found.first?.message(in: .chinese).contains("后来取消") == isNote)
        #expect(found.first?.message(in: .english).contains("deleted since") == isNote)
    }

    @Test func codesOfOldEditionsAreKnown() {
        #expect(rules(2020, "2010704", "税务办案") == [])
        #expect(rules(2019, "2110403", "自然保护区") == [])
        #expect(rules(2025, "2010704", "税务办案") == ["codes.unknown warning"])
    }

    @Test func anOfficialTableKnowsEverything() throws {
        let catalogue = Catalogue.functional[2027]
        var editions = Editions(year: 2027)
        editions.functional = try Edition(importing: catalogue.exported(), year: 2027)
        let document = Disclosure.expenditure(year: 2027) { table in
            table.append("2080808", named: "烈士纪念")
            table.append("2090169", named: "支出")
        }
        let findings = document.validate(editions: editions).findings(.violated).filter {
            $0.cell.location.line?.rawValue.count == 7
        }
        #expect(findings.map(\.rule) == ["codes.name", "codes.unknown"])
        #expect(findings.map(\.severity) == [.warning, .error])
    }

    @Test func countsTellWhatWasHeldAgainstWhat() {
        let document = Disclosure.expenditure(year: 2021) { table in
            table.append("208", named: "社会保障和就业支出")
            table.append("20808", named: "抚恤")
            table.append("2080808", named: "烈士纪念设施管理维护")
        }
        let report = document.validate()
        #expect(report.counts(of: "codes.name").holds == 2)
        #expect(report.counts(of: "codes.uncertain-name").holds == 1)
        #expect(report.counts(of: "codes.unknown").holds == 2)
        #expect(report.counts(of: "codes.uncertain-code").holds == 1)
    }
}
