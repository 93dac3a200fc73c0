import BudgetCodes
import BudgetInterchange
import BudgetModel
import Foundation
import Testing

// What stands between "sample" and "end" is shown in Docs/Extending.md; scripts/prose compares the two.

// sample
/// 预留资金表: a form that the package does not have.
func reserveForm() throws -> Form {
    try Form(
        id: "shanghai.reserve", officialName: "预留资金表", englishName: "Reserves",
        sides: [
            Layout(
                keys: .functional,
                columns: [.init("total", "合计"), .init("wages", "预留工资"), .init("projects", "预留项目")],
                identities: [.init("total", ["wages", "projects"])])
        ])
}
// end

// sample
let documentWithReserves = """
    {
      "schema": "china-budget/1",
      "header": {"kind": "budget", "entity": "unit", "fiscalYear": 2025, "agency": {"name": "某单位"}},
      "budget": {
        "generalPublicExpenditure": {
          "caption": {
            "columns": [
              {"name": "total"}, {"name": "basic"}, {"name": "project"},
              {"name": "reserve", "heading": "预留资金", "partOf": "total"}
            ]
          },
          "lines": [
            {"code": "208", "name": "社会保障和就业支出",
             "total": 800000, "basic": 600000, "project": 80000, "reserve": 120000}
          ],
          "total": {"total": 800000, "basic": 600000, "project": 80000, "reserve": 120000}
        }
      },
      "tables": {
        "shanghai.reserve": {
          "lines": [
            {"code": "208", "name": "社会保障和就业支出", "total": 120000, "wages": 20000, "projects": 90000}
          ],
          "total": {"total": 120000, "wages": 30000, "projects": 90000}
        }
      }
    }
    """
// end

// sample
/// What is reserved for projects is not more than 项目支出.
func reservesWithinProjects(_ form: Form) throws -> Relation {
    Relation(
        "shanghai.reserve.projects", .total(GeneralPublicExpenditure.self, .project),
        covers: [try CellReference(form, line: "total", column: "projects")], severity: .error)
}
// end

// sample
/// The column of one table is the total of the other.
let reservesPrintedTwice = RuleDefinition(
    Rule(
        "shanghai.reserve.same", .error, .crossTable, table: "shanghai.reserve",
        chinese: "两张表的预留资金一致", english: "The reserves of both tables are the same", phrase: .other)
) { check in
    func total(_ id: Form.ID, _ column: ColumnID) -> Cell? {
        guard let table = check.document.tables[id] else { return nil }
        return Cell(
            Location(table: id, line: .total, column: column), form: table.form, lineName: "合计",
            columnHeading: "预留资金", amount: table.total?[column.rawValue])
    }
    guard let reserves = total("shanghai.reserve", "total"),
        let column = total("budget.general-public-expenditure", "reserve")
    else { return check.skip(.missingTable) }
    check.compare(reserves, with: [column])
}
// end

// sample
let reserveFormText = """
    {
      "id": "shanghai.reserve", "officialName": "预留资金表", "englishName": "Reserves",
      "sides": [
        {
          "keys": "functional",
          "columns": [
            {"name": "total", "heading": "合计"},
            {"name": "wages", "heading": "预留工资"},
            {"name": "projects", "heading": "预留项目"}
          ],
          "identities": [{"sum": "total", "addends": ["wages", "projects"]}]
        }
      ]
    }
    """

func formFromJSON() throws -> Form {
    try JSONDecoder().decode(Form.self, from: Data(reserveFormText.utf8))
}
// end

// sample
/// A row of a database table. An amount is kept as its whole number of 分.
struct ExpenditureRecord: Codable, Equatable {
    var code: String
    var fen: Int64?

    init(code: FunctionalCode, amount: Amount?) {
        self.code = code.description
        fen = amount?.fen
    }

    var amount: Amount? { fen.map { Amount(fen: $0) } }
}
// end

@Suite struct ExtendingSampleTests {
    @Test func aFormAColumnARelationAndARuleOfOnesOwnGiveFindings() throws {
        // sample
        let form = try reserveForm()
        let forms = try FormBook.standard.adding([form])
        let rules = try RuleBook.standard.adding(
            [.relation(reservesWithinProjects(form)), reservesPrintedTwice], forms: [form])

        let document = try Disclosure(json: Array(documentWithReserves.utf8), forms: forms)
        let reserve = document.tables["budget.general-public-expenditure"]?["208", "reserve"]
        let wages = document.tables["shanghai.reserve"]?["208", "wages"]

        let report = document.validate(rules: rules)
        let errors = report.findings(.violated).filter { $0.severity == .error }
        // end

        #expect(reserve == Amount(yuan: 120_000))
        #expect(wages == Amount(yuan: 20_000))
        // The columns of 一般公共预算支出表 add up with the one that its form does not know.
        let sums = report.counts(of: "budget.general-public-expenditure.row-sum.total")
        #expect(sums.holds == 2)
        #expect(sums.violated == 0)
        #expect(report.counts(of: "shanghai.reserve.same").holds == 1)
        #expect(
            errors.map(\.rule) == [
                "shanghai.reserve.row-sum", "shanghai.reserve.total-sum", "shanghai.reserve.projects",
            ])
        #expect(errors.map(\.cell.location.line) == ["208", "total", "total"])
        #expect(errors.map(\.cell.location.column) == ["total", "wages", "project"])
        #expect(errors.map(\.difference) == [10_000, 10_000, -10_000].map { Amount(yuan: $0) })
    }

    @Test func theRelationHasExamplesThatShowIt() throws {
        let form = try reserveForm()
        let book = try RuleBook.standard.adding([.relation(reservesWithinProjects(form))], forms: [form])
        #expect(book.rulesWithWrongExamples.isEmpty)
        #expect(book["shanghai.reserve.row-sum"] != nil)
        #expect(book["shanghai.reserve.projects"]?.severity == .error)
    }

    @Test func theFormCanBeReadFromJSON() throws {
        #expect(try formFromJSON() == reserveForm())
    }

    @Test func anAmountKeepsItsFen() throws {
        let row = ExpenditureRecord(code: "2080109", amount: Amount(1.5, .tenThousandYuan))
        #expect(row.fen == 1_500_000)
        let again = try JSONDecoder().decode(ExpenditureRecord.self, from: JSONEncoder().encode(row))
        #expect(again.amount == Amount(yuan: 15_000))
        #expect(ExpenditureRecord(code: "208", amount: nil).amount == nil)
    }
}
