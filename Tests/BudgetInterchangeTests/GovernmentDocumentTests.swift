import BudgetInterchange
import Foundation
import Testing

@Suite("Documents of governments")
struct GovernmentDocumentTests {
    private static let json = """
        {"schema": "china-budget/1",
         "header": {"kind": "finalAccounts", "entity": "government", "fiscalYear": 2024, "agency": {"name": "某市"}},
         "government": {
           "generalRevenue.own": {
             "caption": {"precision": {"unit": "tenThousandYuan", "decimals": 0},
               "columns": [{"name": "budget"}, {"name": "final"}, {"name": "ofBudget", "heading": "完成预算数的%"}]},
             "lines": [
               {"code": "101", "name": "一、税收收入", "budget": 30000, "final": 20000, "ofBudget": "66.7"},
               {"name": "增值税", "indent": 1, "budget": 20000, "final": 20000, "ofBudget": "100"},
               {"name": "其他收入", "indent": 1, "budget": 10000},
               {"name": "本年收入合计", "budget": 30000, "final": 20000}]},
           "generalBalance.whole": {
             "income": [{"name": "一般公共预算收入", "final": 20000}],
             "expenditure": [{"name": "一般公共预算支出", "final": 20000}]}
         }}
        """

    private static func document() throws -> Disclosure { try Disclosure(json: Data(json.utf8)) }

    @Test("are read, with codes where they are printed, depth and percentages")
    func reading() throws {
        let document = try Self.document()
        let table = try #require(document.government[.generalRevenue, .own])
        #expect(table.lines.map(\.name) == ["一、税收收入", "增值税", "其他收入", "本年收入合计"])
        #expect(table.lines.map(\.indent) == [0, 1, 1, 0])
        #expect(table.sides[0].parents == [-1, 0, 0, -1])
        #expect(table["101", "final"] == Amount(yuan: 20_000))
        #expect(table["增值税", "budget"] == Amount(yuan: 20_000))
        #expect(table.lines[0].texts["ofBudget"] == "66.7")
        #expect(document.government[.generalBalance]?.sides.map(\.count) == [1, 1])
        #expect(document.government[.generalRevenue] == nil)
    }

    @Test("are written as they were read, by both writers")
    func writing() throws {
        let document = try Self.document()
        #expect(try Disclosure(json: document.json()) == document)
        #expect(try Disclosure(json: JSONEncoder().encode(document)) == document)
        #expect(try JSONDecoder().decode(Disclosure.self, from: Data(Self.json.utf8)) == document)
    }

    @Test("are shown as printed: columns in their order, rows at their depth")
    func showing() throws {
        let grid = try #require(try Self.document().government[.generalRevenue, .own]).grid
        #expect(grid.columns.map(\.heading) == ["科目编码", "名称", "预算数", "决算数", "完成预算数的%"])
        #expect(grid.rows[0] == ["101", "一、税收收入", "3", "2", "66.7"])
        #expect(grid.rows[2] == ["", "  其他收入", "1", "", ""])
    }

    @Test("demand no tables of departments")
    func checking() throws {
        let report = try Self.document().validate()
        #expect(report.findings.isEmpty)
    }
}
