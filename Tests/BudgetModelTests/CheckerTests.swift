import BudgetCodes
import BudgetModel
import Testing

@Suite struct CheckerTests {
    private static let forms = FormBook.standard.forms.filter { !$0.sides.isEmpty }

    /// Documents with some tables of every part, of several years.
    private func documents(_ count: Int, seed: UInt64) throws -> [Disclosure] {
        var random = RandomTable(seed: seed)
        return try (0..<count).map { index in
            var document = Disclosure.unit(
                index % 3 == 0 ? .finalAccounts : .budget, year: Int.random(in: 2007...2026, using: &random.generator))
            for form in Self.forms where random.chance(0.3) { document.tables[form.id] = try random.table(form) }
            return document
        }
    }

    /// Every verdict of every sum inside a table, in documents with all that can go wrong.
    @Test func sumsAgreeWithTheirDefinitions() throws {
        var random = RandomTable(seed: 8)
        var sum = VerdictCounts()
        for _ in 0..<300 {
            var document = Disclosure.unit()
            for form in Self.forms where random.chance(0.2) { document.tables[form.id] = try random.table(form) }
            let slow = SlowChecker(document)
            let expected = slow.counts
            let report = document.validate()
            let counts = report.countsByRule.filter { isSum($0.key) }
            for rule in expected.keys { #expect(slow.agrees(counts[rule] ?? VerdictCounts(), rule), "\(rule)") }
            #expect(counts.filter { expected[$0.key] == nil }.isEmpty)
            let findings = Dictionary(grouping: report.findings, by: \.rule)
            for (rule, count) in counts {
                sum += count
                // Each verdict but one has a finding.
                let found = findings[rule] ?? []
                #expect(found.count == count.rounding + count.violated + count.notEvaluated)
                #expect(found.filter { $0.verdict == .violated }.count == count.violated)
            }
        }
        let verdicts: [Verdict] = [.holds, .rounding, .violated, .notEvaluated]
        for verdict in verdicts { #expect(sum[verdict] > 200, "\(verdict)") }
    }

    /// Whether a rule is about the inside of one table.
    private func isSum(_ id: Rule.ID) -> Bool {
        RuleBook.standard[id]?.category == .arithmetic
            && RuleBook.standard[id]?.table.flatMap { FormBook.standard[$0] }?.sides.isEmpty == false
    }

    @Test func oneCheckerDoesWhatManyDo() throws {
        let documents = try documents(50, seed: 9)
        var checker = Checker()
        let alone = documents.map { $0.validate() }
        #expect(documents.map { checker.check($0) } == alone)
        #expect(alone.contains { !$0.findings.isEmpty })

        var generator = SplitMix(seed: 10)
        for _ in 0..<2 {
            let order = documents.indices.shuffled(using: &generator)
            #expect(order.map { checker.check(documents[$0]) } == order.map { alone[$0] })
        }
    }

    @Test func profilesAndEditionsGoWithTheChecker() throws {
        let documents = try documents(30, seed: 12)
        let plain = documents.map { $0.validate() }
        let fingerprints = plain.flatMap { $0.findings(.violated) }.map(\.fingerprint)
        let profile = Profile(
            severities: ["codes.name": .note, "budget.department-expenditure.row-sum": .warning],
            silenced: ["tables.missing", "final-accounts.expenditure.parent-sum"],
            waivers: fingerprints.prefix(40).map { Waiver(fingerprint: $0, explanation: "附注") })
        var checker = Checker(profile: profile)
        let reports = documents.map { checker.check($0) }
        #expect(reports == documents.map { $0.validate(profile: profile) })
        #expect(reports.map(\.counts.waived).reduce(0, +) > 0)
        #expect(reports.allSatisfy { $0.findings(of: "tables.missing").isEmpty })
        for (report, plain) in zip(reports, plain) {
            let kept = plain.findings.filter { !profile.silenced.contains($0.rule) }
            #expect(report.findings.map(\.fingerprint) == kept.map(\.fingerprint))
            #expect(report.findings.filter { $0.rule == "codes.name" }.allSatisfy { $0.severity == .note })
        }

        let editions = Editions(year: 2010)
        var old = Checker(editions: editions)
        #expect(documents.map { old.check($0) } == documents.map { $0.validate(editions: editions) })
        var sameYear = documents
        for index in sameYear.indices { sameYear[index].header.fiscalYear = 2010 }
        let byYear = sameYear.map { $0.validate().counts }
        #expect(documents.map { old.check($0).counts } == byYear, "editions given stand for those of the year")
    }

    @Test func theYearOfADocumentChoosesTheNames() throws {
        var checker = Checker()
        let name: (Int) -> Int = { year in
            let document = Disclosure.expenditure(year: year) { $0.append("20805", named: "行政事业单位离退休") }
            return checker.check(document).counts(of: "codes.former-name").violated
        }
        #expect([2019, 2025, 2019, 2025].map(name) == [0, 1, 0, 1])
    }

    // MARK: Many lines

    /// 30 类 with 10 款 of 9 项 each; every item has 1 万元.
    private func large(wrong: Int64) -> Disclosure {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        func amounts(_ items: Int64, _ wrong: Int64 = 0) -> [DepartmentExpenditure.Column: Amount] {
            [.total: Amount(yuan: (items + wrong) * 10_000), .basic: Amount(yuan: items * 10_000)]
        }
        return .expenditure { table in
            for category in 1...30 {
                let code = "2" + two(category)
                func add(_ text: String, _ amounts: [DepartmentExpenditure.Column: Amount]) {
                    if let code = FunctionalCode(text) { table.append(code, named: text, amounts) }
                }
                add(code, amounts(90))
                for section in 1...10 {
                    add(code + two(section), amounts(9))
                    for item in 1...9 { add(code + two(section) + two(item), amounts(1, wrong)) }
                }
            }
            table.total = Amounts(amounts(2_700))
        }
    }

    @Test func manyLinesThatAreRight() {
        let report = large(wrong: 0).validate()
        let form = "budget.department-expenditure"
        func counts(_ rule: String) -> VerdictCounts { report.counts(of: Rule.ID("\(form).\(rule)")) }
        var holds = VerdictCounts()
        holds.holds = 3_031
        #expect(counts("row-sum") == holds)
        holds.holds = 2 * 330
        #expect(counts("parent-sum") == holds)
        holds.holds = 2
        #expect(counts("total-sum") == holds)
        #expect(report.counts(of: "lines.duplicate").holds == 3_030)
        #expect(report.counts(of: "codes.missing-parent").holds == 3_000)
        #expect(report.counts(of: "codes.level").holds == 2_700)
        #expect(report.groups.isEmpty)
    }

    @Test func manyLinesThatAreAllWrong() {
        let report = large(wrong: 5).validate()
        let form = "budget.department-expenditure"
        let rows = report.findings(of: Rule.ID("\(form).row-sum"))
        #expect(rows.count == 2_700 && Set(rows.map(\.fingerprint)).count == 2_700)
        #expect(rows.allSatisfy { $0.difference == Amount(yuan: 50_000) && $0.cell.location.column == "total" })
        let parents = report.findings(of: Rule.ID("\(form).parent-sum"))
        #expect(parents.count == 300)
        #expect(parents.allSatisfy { $0.others.count == 9 && $0.difference == Amount(yuan: -450_000) })
        #expect(report.counts(of: Rule.ID("\(form).parent-sum")).holds == 360)
        #expect(report.counts(of: Rule.ID("\(form).total-sum")).holds == 2)
        // No two findings share a cell and are off by the same amount.
        #expect(report.groups.count == 3_000)
    }

    @Test func manyLinesThatRepeat() {
        let document = Disclosure.expenditure { table in
            for _ in 0..<3_000 { table.append("208", named: "社会保障和就业支出", [.total: 1, .basic: 1]) }
            table.total = Amounts([.total: Amount(yuan: 30_000_000), .basic: Amount(yuan: 30_000_000)])
        }
        let report = document.validate()
        #expect(report.counts(of: "lines.duplicate").violated == 2_999)
        #expect(report.counts(of: "budget.department-expenditure.total-sum").holds == 2)
    }

    /// A table whose form has the id of another one in the book is left alone.
    @Test func formsOfTheSameIDAreNotMixedUp() throws {
        let wide = try Form.debt()
        let narrow = try Form(
            id: wide.id, officialName: "表", sides: [Layout(keys: .agency, columns: [.init("amount", "金额")])])
        let relation = Relation(
            "city.debt.covered", .total(DepartmentExpenditure.self, .total),
            equals: [try CellReference(wide, line: "total", column: "repaid")])
        let book = try RuleBook.standard.adding([.relation(relation)], forms: [wide])
        var document = Disclosure.expenditure { $0.total = Amounts([.total: Amount(yuan: 1)]) }
        var table = Table(narrow)
        try table.append("057", named: "单位", ["amount": Amount(yuan: 10_000)])
        try table.setTotal(["amount": Amount(yuan: 20_000)])
        document.tables[wide.id] = table
        let report = document.validate(rules: book)
        #expect(report.findings(of: "city.debt.covered").map(\.reason) == [.missingTable])
        #expect(report.counts(of: "city.debt.total-sum") == VerdictCounts())
        #expect(document.validate().counts(of: "city.debt.total-sum").violated == 1, "alone it is checked")
    }
}
