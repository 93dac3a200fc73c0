import BudgetInterchange
import Foundation
import Testing

@Suite("Codes in tables of governments")
struct GovernmentCodeTests {
    private static func findings(year: Int = 2025, _ rows: String) throws -> [Finding] {
        try findings("generalExpenditure.own", year: year, rows)
    }

    private static func findings(
        _ table: String, side: String = "lines", year: Int = 2025, _ rows: String
    ) throws -> [Finding] {
        let json = """
            {"schema": "china-budget/1",
             "header": {"kind": "execution", "entity": "government", "fiscalYear": \(year), "agency": {"name": "某市"}},
             "government": {"\(table)": {"\(side)": [\(rows)]}}}
            """
        let report = try Disclosure(json: Data(json.utf8)).validate()
        return report.findings.filter { $0.rule.rawValue.hasPrefix("codes.") }
    }

    @Test("hold with numbering, 其中 and levels around the name, in all three classifications")
    func holding() throws {
        #expect(
            try Self.findings(
                """
                {"code": "201", "name": "一、一般公共服务支出"}, {"code": "20101", "name": "　人大事务（款）", "indent": 1},
                {"code": "2010101", "name": "其中：行政运行", "indent": 2}
                """
            ).isEmpty)
        #expect(
            try Self.findings(
                "generalRevenue.own",
                #"{"code": "101", "name": "一、税收收入"}, {"code": "10101", "name": "（一）增值税"}"#
            ).isEmpty)
        #expect(
            try Self.findings(
                "generalBasicExpenditure.own",
                #"{"code": "501", "name": "机关工资福利支出"}, {"code": "50209", "name": "维修(护)费"}"#
            ).isEmpty)
    }

    @Test("have a warning for another name, a former name and a code that would be known")
    func warnings() throws {
        let findings = try Self.findings(
            """
            {"code": "201", "name": "一般公共事务支出"}, {"code": "20805", "name": "行政事业单位离退休"},
            {"code": "2010177", "name": "某项支出"}
            """)
        #expect(findings.map(\.rule.rawValue) == ["codes.name", "codes.former-name", "codes.unknown"])
        #expect(findings.allSatisfy { $0.severity == .warning && $0.verdict == .violated })
        #expect(findings[0].message(in: .chinese).contains("一般公共服务支出"))
        let revenue = try Self.findings("fundRevenue.own", #"{"code": "103", "name": "税收以外的收入"}"#)
        #expect(revenue.map(\.rule.rawValue) == ["codes.name"])
    }

    @Test("have only a note where the catalogue is not sure, and in balances, whose rows are those of the form")
    func notes() throws {
        let unsure = try Self.findings(
            "fundRevenue.own", #"{"code": "1100402", "name": "政府性基金补助收入"}"#)
        #expect(unsure.map(\.rule.rawValue) == ["codes.uncertain-code"])
        let balance = try Self.findings(
            "generalBalance.own", side: "expenditure", #"{"code": "23009", "name": "年终结转"}"#)
        #expect(balance.map(\.rule.rawValue) == ["codes.uncertain-name"])
        #expect((unsure + balance).allSatisfy { $0.severity == .note })
    }

    @Test("may stand for the part of the code that the book has")
    func parts() throws {
        #expect(try Self.findings(#"{"code": "231", "name": "地方政府一般债务还本支出"}"#).isEmpty)
        #expect(try Self.findings("fundRevenue.own", #"{"code": "105", "name": "地方政府专项债务收入"}"#).isEmpty)
        #expect(try Self.findings(#"{"code": "231", "name": "地方政府债务付息支出"}"#).count == 1)
    }

    @Test("Rows without a code, and other numbers, say nothing")
    func others() throws {
        #expect(
            try Self.findings(
                #"{"name": "没有这个科目"}, {"code": "403", "name": "某"}, {"code": "999", "name": "某"}"#
            ).isEmpty)
        #expect(try Self.findings("debtService", #"{"code": "201", "name": "某县"}"#).isEmpty)
    }

    @Test("are those of the year of the table, or of the editions that are given")
    func years() throws {
        let row = #"{"code": "2013804", "name": "市场主体管理"}"#
        #expect(try Self.findings(year: 2023, row).isEmpty)
        #expect(try Self.findings(year: 2025, row).map(\.rule.rawValue) == ["codes.former-name"])
        let json = """
            {"schema": "china-budget/1",
             "header": {"kind": "execution", "entity": "government", "fiscalYear": 2025, "agency": {"name": "某市"}},
             "government": {"generalExpenditure.own": {"lines": [\(row)]},
               "generalRevenue.own": {"lines": [{"code": "101", "name": "税收"}, {"code": "103", "name": "非税"}]}}}
            """
        let document = try Disclosure(json: Data(json.utf8))
        var editions = Editions(year: 2023)
        editions.revenue = try Edition<Revenue>(importing: "编码,名称\n101,税收\n", year: 2023)
        let findings = document.validate(editions: editions).findings
        #expect(findings.map(\.rule.rawValue) == ["codes.unknown"])
        #expect(findings.first?.severity == .error)
        var other = document
        other.government[.generalExpenditure, .own]?.caption.year = 2023
        #expect(
            other.validate().findings.filter { $0.cell.location.table == "government.general-expenditure.own" }.isEmpty)
    }
}
