import BudgetInterchange
import BudgetModel
import Foundation
import Testing

/// What tables of budget lines have beside plain lines: units of amounts, sums, quotes, other encodings.
@Suite struct LedgerEdgeTests {
    private func read(_ text: String) throws(LedgerError) -> LedgerReading {
        try LedgerReading(csv: Array(text.utf8))
    }

    private func amounts(_ text: String) throws -> [Int64] {
        try read(text).ledger.map(\.amount.fen)
    }

    // MARK: Shape

    @Test func aLineLongerThanTheHeadingsIsAnError() throws {
        let error = try #require(throws: LedgerError.self) { try read("function,amount\n208,5\n209,1,000\n") }
        #expect(error.kind == .tooManyCells(headings: 2))
        #expect(error.line == 3)
        #expect(error.text == "000")
        #expect(error.description.contains("\"000\" stands behind the last of 2 headings"))
        // Blank cells are nothing, and a heading that is blank is none.
        #expect(try amounts("function,amount,,\n208,5,, \n209,6\n") == [500, 600])
        #expect(throws: LedgerError.self) { try read("function,amount,\n208,1,000\n") }
    }

    @Test func shorterLinesHaveBlankCells() throws {
        let ledger = try read("amount,function,fund\n1,208,11\n2,208\n3\n\n,,\n4,,\n").ledger
        #expect(ledger.map(\.amount.fen) == [100, 200, 300, 400])
        #expect(ledger.map(\.fund) == [.generalPublicBudget, nil, nil, nil])
        #expect(ledger.map(\.function) == ["208", "208", nil, nil])
    }

    @Test(arguments: ["\n", "\r\n", "\r"], [",", "\t", ";"])
    func readsAllLineBreaksAndSeparators(end: String, separator: String) throws {
        let rows = [
            ["项目名称", "金额", "功能科目编码"], ["\"甲\"\"乙\"\"\(separator)丙\"", "\"1,234.50\"", "208"],
            ["\"一\(end)二\"", "-3", "2080109"],
            ["\"a\"b", " 7 ", "２０８"],
        ]
        for mark in ["", "\u{FEFF}"] {
            for last in ["", end, end + end] {
                let text = mark + rows.map { $0.joined(separator: separator) }.joined(separator: end) + last
                let ledger = try read(text).ledger
                #expect(
                    Array(ledger) == [
                        BudgetLine(
                            project: .named("甲\"乙\"\(separator)丙"), function: "208", amount: Amount(fen: 123_450)),
                        BudgetLine(project: .named("一二"), function: "2080109", amount: Amount(yuan: -3)),
                        BudgetLine(project: .named("ab"), function: "208", amount: Amount(yuan: 7)),
                    ])
            }
        }
    }

    @Test func errorsCountLinesInsideQuotes() throws {
        let error = try #require(throws: LedgerError.self) {
            try read("项目名称,金额\n\"一\n二\r\n三\",1\n甲,没有\n")
        }
        #expect(error.line == 5)
        #expect(error.column == "金额")
    }

    /// More lines than are read together, of any mixture, against a plain reading of the same.
    @Test func readsManyLines() throws {
        var text = "agency,agencyName,project,function,economic,amount\n"
        var expected: [BudgetLine] = []
        for index in 0..<3_000 {
            let unit = "0570\(10 + index % 90)"
            let project = index % 3 == 0 ? "工程\(index % 700)" : "42011425057T\(String(100_000_000 + index % 1_100))"
            let amount = Int64(index) * 7_919 % 1_000_003 - 5_000
            let printed =
                "\(amount < 0 ? "-" : "")\(amount.magnitude / 100).\(amount.magnitude / 10 % 10)\(amount.magnitude % 10)"
            text +=
                "\(unit),单位\(unit),\(project),\(index % 2 == 0 ? "2080109" : "20502"),302\(10 + index % 8),\(printed)\n"
            expected.append(
                BudgetLine(
                    agency: AgencyID(unit), project: ProjectID(project), function: index % 2 == 0 ? "2080109" : "20502",
                    economic: DepartmentEconomicCode("302\(10 + index % 8)"), amount: Amount(fen: amount)))
            if index % 500 == 17 { text += "合计,,,,,99\n" }
        }
        let reading = try read(text)
        #expect(Array(reading.ledger) == expected)
        #expect(reading.ledger == BudgetLedger(expected, names: (10..<100).map { "0570\($0)" }))
        #expect(reading.skipped.map(\.line) == [20, 521, 1022, 1523, 2024, 2525])
        // The first line that is wrong is the one that is told, whatever its column.
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        var wrong = lines
        wrong[2_000] = "057011,,,2080109,30201,x"
        wrong[2_100] = "057011,,,9080109,30201,1"
        let error = try #require(throws: LedgerError.self) { try read(wrong.joined(separator: "\n")) }
        #expect(error.line == 2_001)
    }

    // MARK: Units of amounts

    @Test(arguments: [
        ("单位：万元\nfunction,amount\n208,1\n", 1_000_000), ("单位:元,\nfunction,amount\n208,1\n", 100),
        ("预算明细,,金额单位：亿元\nfunction,amount\n208,1\n", 10_000_000_000),
        ("单位：人民币万元\nfunction,amount\n208,1.5\n", 1_500_000), ("（单位：万元）\nfunction,amount\n208,1\n", 1_000_000),
        ("明细（金额单位：人民币元）\nfunction,amount\n208,1\n", 100), ("单位：,万元\nfunction,amount\n208,1\n", 1_000_000),
        ("单 位：万 元\nfunction,amount\n208,1\n", 1_000_000), ("单位：服务中心\n单位：万元\nfunction,amount\n208,1\n", 1_000_000),
        ("单位：元元公司\nfunction,amount\n208,1\n", 100), ("单位：万元\nfunction,金额（元）\n208,1\n", 100),
        ("单位：元\nfunction,金额(单位：万元)\n208,1\n", 1_000_000), ("单位：千元\nfunction,金额/万元\n208,1\n", 1_000_000),
        ("单位：万元\nfunction,amount\n208,\"1,234.567891\"\n", 1_234_567_891), ("function,amount\n单位：万元,1\n", nil),
        ("单位：千元\nfunction,amount\n208,1\n", nil), ("function,金额（千元）\n208,1\n", nil),
        ("单位：万元\n单位：元\nfunction,amount\n208,1\n", nil), ("单位：万元\nfunction,amount\n208,1.2345678\n", nil),
        ("单位：亿元\nfunction,amount\n208,92233720368\n", nil),
    ])
    func theUnitAboveTheHeadingsIsApplied(text: String, fen: Int64?) throws {
        if let fen {
            #expect(try amounts(text) == [fen])
        } else {
            let error = try #require(throws: LedgerError.self) { try read(text) }
            #expect(error.line > 0)
            #expect(!error.message(in: .chinese).isEmpty && !error.description.isEmpty)
        }
    }

    @Test(
        arguments: [
            ("0", 0), ("-0.01", -1), ("1,234", 123_400), ("12,345,678.9", 1_234_567_890), ("00012345.60", 1_234_560),
            ("123456789012.34", 12_345_678_901_234), ("（1,000）", -100_000), ("－5", -500), ("1.500", 150), ("1,23", nil),
            ("1234,567", nil), ("1.", nil), (".5", nil), ("1.234", nil), ("1e3", nil), ("+1", nil), ("--1", nil),
            ("-", nil),
            ("92233720368547758.07", .max), ("92233720368547758.08", nil), ("12345678x", nil), ("1 2", 1_200),
        ] as [(String, Int64?)])
    func amountsAreThoseOfAmountParsing(cell: String, fen: Int64?) throws {
        let text = "function,amount\n208,\"\(cell)\"\n"
        if let fen { #expect(try amounts(text) == [fen]) } else { #expect(throws: LedgerError.self) { try read(text) } }
        let parsed = try? Amount.parse(cell, unit: .yuan)
        #expect(parsed?.fen == fen)
    }

    // MARK: Sums

    @Test(arguments: [
        "合计,,,6", "小 计,,208,6", "总计：,,,", ",057007小计,,6", "057007,,合计,6", "057007,甲,小计,6", ",,,6",
        "Total,,,六", "\"合\n计\",,,6", "Sub-total,,,6",
    ])
    func linesOfSumsAreLeftOut(line: String) throws {
        let text = "单位代码,项目名称,功能科目编码,金额\n057007,合计算法研究,208,1\n\(line)\n057007,设计,208,2\n"
        if line == ",,,6" {
            #expect(try read(text).ledger.count == 3)
            return
        }
        let reading = try read(text)
        #expect(reading.ledger.map(\.amount.fen) == [100, 200])
        #expect(reading.skipped.map(\.line) == [3])
        #expect(try BudgetLedger(csv: Array(text.utf8)) == reading.ledger)
    }

    @Test func sumsInColumnsThatMeanNothingAreFound() throws {
        let reading = try read("序号,备注,功能科目编码,金额,说明\n1,设计,208,1,合计\n,合计,,6,\n小计,,208,7,\n2,勘察设计,208,2,\n")
        #expect(reading.ledger.map(\.amount.fen) == [100, 200])
        #expect(reading.skipped.map(\.line) == [3, 4])
        #expect(reading.skipped.map(\.text) == ["合计", "小计"])
    }

    // MARK: Projects

    /// Codes of digits are projects, whatever units look like.
    @Test(arguments: ["001", "057007", "123456789", "1", "42011425057T000000130", "T-2025/7"])
    func codesOfProjectsStayProjects(code: String) throws {
        let ledger = try read("单位代码,项目代码,金额\n057007,\(code),1\n057007,\" \(code) \",2\n").ledger
        #expect(ledger.map(\.project) == [ProjectID(code), ProjectID(code)])
        #expect(ledger.first?.project?.description == code)
        #expect(ledger.first?.agency == "057007")
        let again = try JSONDecoder().decode(BudgetLedger.self, from: JSONEncoder().encode(ledger))
        #expect(again == ledger)
    }

    @Test func ofSeveralNamesTheFirstInOrderStays() throws {
        let text = "单位代码,单位名称,项目代码,项目名称,金额\n057007,乙,1,丁,1\n057007,丙,1,甲,1\n057007,乙,,丁,1\n057007,,1,,1\n"
        let ledger = try read(text).ledger
        #expect(ledger.agencyNames == ["057007": min("乙", "丙")])
        #expect(ledger.projectNames == [.named("1"): min("丁", "甲")])
        #expect(ledger.map(\.project) == [.named("1"), .named("1"), .named("丁"), .named("1")])
    }

    // MARK: Encodings

    @Test func readsOtherEncodings() throws {
        let text = "单位：万元,,\r\n单位名称,功能科目编码,金额\r\n服务中心€,208,1\r\n"
        let expected = try read(text)
        #expect(expected.ledger.first?.amount == Amount(yuan: 10_000))
        let wide = Array(text.utf16)
        let little: [UInt8] =
            [0xFF, 0xFE] + wide.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let big: [UInt8] = [0xFE, 0xFF] + wide.flatMap { unit -> [UInt8] in [UInt8(unit >> 8), UInt8(unit & 0xFF)] }
        #expect(try LedgerReading(csv: little) == expected)
        #expect(try LedgerReading(csv: big) == expected)
        #expect(throws: LedgerError.self) { try LedgerReading(csv: little + [0x00, 0xD8]) }
        #expect(throws: LedgerError.self) { try LedgerReading(csv: Array(big.dropLast())) }
    }

    @Test(
        arguments: [
            ([0xFF], 3), ([0x80, 0x41], 3), ([0xE4, 0xB8], 3), ([0x81, 0x30, 0x20, 0x30], 3),
            ([0x84, 0x31, 0xA5, 0x30], 3),
            ([0xE3, 0x32, 0x9A, 0x36], 3),
        ] as [([UInt8], Int)])
    func bytesThatAreNoTextAreAnErrorWithTheLine(bytes: [UInt8], line: Int) throws {
        let text = Array("agencyName,amount\n甲,1\n乙".utf8) + bytes + Array(",2\n丙,3\n".utf8)
        let error = try #require(throws: LedgerError.self) { try LedgerReading(csv: text) }
        #expect(error.kind == .unknownEncoding)
        #expect(error.line == line)
    }
}

extension BudgetLedger {
    /// A ledger of lines whose units have names.
    fileprivate init(_ lines: [BudgetLine], names: [String]) {
        self.init(lines)
        for unit in names { setName("单位\(unit)", ofAgency: AgencyID(unit)) }
    }
}
