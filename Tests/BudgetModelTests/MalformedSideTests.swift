import BudgetCodes
import Testing

@testable import BudgetModel

/// The expenditure side of a table lists functional codes among rows of any key. What was meant to be a code and is none
/// is said, and makes nothing else wrong.
@Suite struct MalformedSideTests {
    private static let misspellings: [@Sendable (String) -> String] = [
        { $0.replacing("0", with: "O").replacing("1", with: "l") },
        { String($0.prefix(2)) + "x" }, { $0 + "-05" }, { $0 + ".0" }, { $0 + "0" }, { "2B" + $0.suffix(1) },
        { $0 + "社会保障和就业支出" }, { $0 + "O5OS" },
    ]

    private static func side(_ rows: [(String, Int64)]) -> Section {
        var section = Section(kind: .row, width: 1)
        for (key, value) in rows {
            section.append(.init(key: RowKey(printed: key, kind: .row), name: "甲", cells: [value]))
        }
        return section
    }

    @Test(arguments: [
        "2O8", "2l3", "20x", "2B8", "208-05", "208.0", "208.05", "20805O5", "2080", "20805051", "208社会保障和就业支出", "2O 8",
        "２Ｏ８", "20805行政事业单位养老支出", "2O8.甲",
    ])
    func theseAreMeantToBeCodes(text: String) {
        #expect(Self.side([(text, 1)]).looksMiscoded(0))
    }

    /// Codes, other classifications, numbers of rows, years, parts of a code, and words.
    @Test(arguments: [
        "208", "20805", "2 08", "２０８", "301", "50201", "1030101", "currentTotal", "purpose.basic", "208.甲",
        "208.carried",
        "2", "12", "20", "2.1", "2024年初结转", "二、外交支出", "结转下年", "", "2nd", "row208", "x208",
    ])
    func theseAreNot(text: String) {
        #expect(!Self.side([(text, 1)]).looksMiscoded(0))
    }

    /// As readers take keys.
    @Test func spacesAndFullWidthDigitsAreNoMatter() {
        let section = Self.side([("２０８", 1), ("2 10", 2), ("currentTotal", 3)])
        #expect(section.rows.map(\.key.code) == [208, 210, 0])
        #expect(section.key(of: 2) == .row(.currentTotal))
    }

    // MARK: Right documents

    private func violated(_ document: Disclosure) -> [String] {
        document.validate().findings(.violated).map { "\($0.rule): \($0.message(in: .chinese))" }
    }

    private func replacing(_ row: Int, of document: Disclosure, _ form: Form.ID, by text: String) -> Disclosure {
        var document = document
        guard var table = document.tables[form] else { return document }
        var record = table.sides[1].record(row)
        record.key = RowKey(printed: text, kind: .row)
        table.sides[1].replace(row..<row + 1, with: [record])
        document.tables[form] = table
        return document
    }

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...4) as [UInt64])
    func nothingElseIsWrong(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try BlankingTests.document(kind, &random)
        let before = Set(violated(right))
        var tried = 0
        for table in right.tables where table.sides.count == 2 {
            for row in table.sides[1].rows.indices where table.sides[1].rows[row].key.code != 0 {
                let code = table.sides[1].key(of: row).description
                for misspell in Self.misspellings {
                    let text = misspell(code)
                    let document = replacing(row, of: right, table.form.id, by: text)
                    guard document.tables[table.form.id]?.sides[1].looksMiscoded(row) == true else { continue }
                    let findings = document.validate().findings(of: "codes.malformed")
                    #expect(findings.map(\.cell.location.line) == [LineID("expenditure." + text)])
                    #expect(findings.map(\.severity) == [.warning])
                    let others = violated(document).filter { !$0.hasPrefix("codes.malformed") && !before.contains($0) }
                    #expect(others == [], "\(table.form.id) \(code) \(text)")
                    tried += 1
                }
            }
        }
        #expect(tried > 50)
    }

    // MARK: What is still found, and what is not evaluated

    /// 财政拨款收支总表 of 208 and 210, and what the fund tables have.
    private func document(_ second: String, _ value: Int64, total: Int64 = 7, of code: Int64 = 4) throws -> Disclosure {
        var summary = Table(FiscalAppropriationSummary.form)
        func append(_ key: String, _ value: Int64) throws {
            try summary.append("expenditure." + key, named: "甲", ["amount": Amount(tenThousandYuan: value)])
        }
        try append("208", 3)
        try append(second, value)
        try append("currentTotal", total)
        var funds = GeneralPublicExpenditure()
        funds.append("208", named: "社会保障和就业支出", [.total: 3, .project: 3])
        funds.append(
            "210", named: "卫生健康支出", [.total: Figure(integerLiteral: code), .project: Figure(integerLiteral: code)])
        funds.total = Amounts([.total: Amount(tenThousandYuan: 3 + code), .project: Amount(tenThousandYuan: 3 + code)])
        var document = Disclosure.unit()
        document.tables[summary.form.id] = summary
        document.budget.generalPublicExpenditure = funds
        document.budget.governmentFundExpenditure = GovernmentFundExpenditure()
        document.budget.stateCapitalExpenditure = StateCapitalExpenditure()
        return document
    }

    private func verdicts(_ document: Disclosure, _ rule: Rule.ID) -> [String] {
        document.validate().findings(of: rule).map { $0.reason?.rawValue ?? $0.verdict.rawValue }
    }

    private let sums: Rule.ID = "budget.fiscal-appropriation-summary.expenditure.current-total"
    private let codes: Rule.ID = "budget.cross.appropriation.expenditure"

    @Test func relationsByCodeAreNotEvaluated() throws {
        #expect(verdicts(try document("210", 4), codes) == [])
        #expect(verdicts(try document("210", 4, total: 8, of: 5), codes) == ["violated"])
        // 210 is not printed, but may be the line.
        #expect(verdicts(try document("21O", 4), codes) == ["malformedCode"])
        #expect(verdicts(try document("21O", 4), sums) == [])
        // An open row leaves the code without a figure.
        #expect(verdicts(try document("甲", 4), codes) == ["violated"])
        // What prints zero is no part of anything.
        #expect(verdicts(try document("21O", 0, total: 3), codes) == ["violated"])
        #expect(verdicts(try document("21O", 0, total: 3), "codes.malformed") == ["violated"])
    }

    @Test func sumsHoldOrAreNotEvaluated() throws {
        #expect(verdicts(try document("210", 4, total: 9), sums) == ["violated"])
        #expect(verdicts(try document("甲", 4, total: 9), sums) == ["violated"])
        #expect(verdicts(try document("21O", 4, total: 9), sums) == ["malformedCode"])
        #expect(verdicts(try document("20805O5", 2, total: 3), sums) == ["malformedCode"])
        // The other formulas are about other rows.
        var other = try document("21O", 4)
        try other.tables["budget.fiscal-appropriation-summary"]?.append(
            "expenditure.total", named: "支出总计", ["amount": Amount(tenThousandYuan: 9)])
        #expect(verdicts(other, "budget.fiscal-appropriation-summary.expenditure.total") == ["violated"])
    }

    @Test func theFindingSaysWhatWasExpected() throws {
        let finding = try #require(try document("21O", 4).validate().findings(of: "codes.malformed").first)
        #expect(finding.message(in: .chinese) == "甲：“21O”无法识别，应为以2开头的3、5或7位支出功能分类科目编码")
        #expect(
            finding.message(in: .english)
                == "甲: \"21O\" is no code; expected a functional code of 3, 5 or 7 digits that begins with 2")
    }
}
