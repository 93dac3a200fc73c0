import BudgetCodes
public import BudgetModel
import Foundation
public import Testing

@Suite struct PracticeTests {
    private func header(
        _ kind: Disclosure.Kind = .budget, _ entity: Disclosure.Entity = .department, year: Int = 2025,
        _ division: DivisionCode? = nil
    ) -> Disclosure.Header {
        var header = Disclosure.Header(kind, of: entity, fiscalYear: year, agency: Agency(name: "甲"))
        header.division = division
        return header
    }

    /// What a practice names is there, and nothing is named twice.
    @Test(arguments: PracticeBook.standard.practices)
    func practicesAreWellMade(practice: Practice) throws {
        #expect(PracticeBook.standard.practices.count { $0.id == practice.id } == 1)
        #expect(!practice.officialName.isEmpty && !practice.englishName.isEmpty)
        #expect(Set(practice.tables.map(\.form)).count == practice.tables.count)
        for table in practice.tables {
            let form = try #require(FormBook.standard[table.form], "\(table.form)")
            #expect(!table.title.isEmpty)
            for other in table.alternatives { #expect(FormBook.standard[other] != nil) }
            for column in table.columns ?? [] {
                let sides = form.sides.filter { $0.side == column.side ?? "" }
                #expect(sides.contains { $0.position(of: column.name) != nil }, "\(table.form) \(column.name)")
            }
            for row in table.rows ?? [] {
                #expect(row.row == PrintedRow.categories || row.row.officialName != row.row.rawValue, "\(row.row)")
                #expect(form.sides.contains { $0.side == row.side ?? "" }, "\(table.form) \(row.row)")
            }
            // The printed title leads to the form; those that two forms have are told apart by the practice.
            let known = FormBook.standard.forms.filter { ([$0.officialName] + $0.aliases).contains(table.title) }
            #expect(known.allSatisfy { $0.id == table.form }, "\(table.title)")
        }
    }

    /// No title is that of two forms.
    @Test func titlesAreOfOneForm() {
        var seen: [String: Form.ID] = [:]
        for form in FormBook.standard.forms {
            for title in [form.officialName] + form.aliases {
                #expect(seen.updateValue(form.id, forKey: title) == nil, "\(title)")
            }
        }
    }

    @Test func aDocumentFollowsItsPlaceYearAndKind() {
        func id(_ header: Disclosure.Header) -> String? { Practice.standard(for: header)?.id }
        #expect(id(header()) == "national.budget")
        #expect(id(header(.budget, .department, "420114")) == "hubei.budget.2025")
        #expect(id(header(.budget, .department, year: 2024, "429006000")) == "hubei.budget.2024")
        #expect(id(header(.budget, .department, "310107")) == "shanghai.budget")
        #expect(id(header(.budget, .unit, "310107")) == "shanghai.unit-budget")
        #expect(id(header(.finalAccounts, .unit, "310107")) == "shanghai.final-accounts")
        #expect(id(header(.budget, .unit, year: 2018, "320500")) == "jiangsu.budget")
        #expect(id(header(.budget, .unit, year: 2020, "320500")) == "national.budget", "no document was looked at")
        #expect(id(header(.finalAccounts, .department, "420100")) == "national.final-accounts")
        #expect(id(header(.budget, .department, "530000")) == "national.budget")
        #expect(id(header(.performance)) == nil)
    }

    @Test func oneOwnPracticeGoesBeforeThose() throws {
        let json = """
            {"id": "my.budget", "officialName": "某区预算", "divisions": ["310107"], "kind": "budget", "firstYear": 2025,
             "tables": [{"form": "budget.department-expenditure", "title": "支出表", "isDemanded": false,
               "columns": [{"name": "total", "heading": "金额"}],
               "precision": {"unit": "yuan", "decimals": 0}}]}
            """
        let practice = try JSONDecoder().decode(Practice.self, from: Data(json.utf8))
        #expect(practice.englishName == "某区预算" && practice.entity == nil && practice.lastYear == nil)
        #expect(practice.table("budget.department-expenditure")?.columns(of: "") == ["total"])
        let book = PracticeBook.standard.adding([practice])
        #expect(book.practice(for: header(.budget, .unit, "310107")) == practice)
        #expect(book.practice(for: header(.budget, .unit, "310108"))?.id == "shanghai.unit-budget")
        #expect(book.practice(for: header(.budget, .unit, year: 2024, "310107"))?.id == "shanghai.unit-budget")
        #expect(practice.unknownForms() == [])
        var wrong = practice
        wrong.tables[0].form = "budget.nothing"
        #expect(wrong.unknownForms() == ["budget.nothing"])
        #expect(book["my.budget"] == practice && book["nothing"] == nil)
        for practice in book.practices {
            let data = try JSONEncoder().encode(practice)
            #expect(try JSONDecoder().decode(Practice.self, from: data) == practice)
        }
    }

    @Test func onlyWhatIsDemandedIsMissing() {
        func missing(_ document: Disclosure, _ practice: Practice? = nil) -> [Form.ID] {
            let report = document.validate(practice: practice)
            #expect(report.practice == practice ?? Practice.standard(for: document.header))
            return report.findings(of: "tables.missing").map(\.cell.location.table)
        }
        var document = Disclosure(header())
        document.budget.departmentExpenditure = .init()
        #expect(missing(document).count == 7)
        #expect(!missing(document).contains("budget.project-expenditure"))
        document.header.division = "420100"
        #expect(missing(document).count == 9 && missing(document).contains("budget.project-expenditure"))
        #expect(missing(document, .nationalBudget).count == 7)
        document.header.division = "310107"
        #expect(missing(document).count == 8 && missing(document).contains("budget.income-by-function"))
        #expect(!missing(document).contains("budget.department-income"))
        // Another layout of 收入总表 does as well where nothing is known of the place.
        document.header.division = nil
        #expect(missing(document).contains("budget.department-income"))
        document.budget.incomeBySource = .init()
        #expect(!missing(document).contains("budget.department-income"))
        document.header.kind = .performance
        #expect(missing(document).isEmpty)
    }

    /// Columns that the layout of a place does not print are neither blank nor zero.
    @Test func columnsThatAreNotPrintedTakeNoPart() {
        var document = Disclosure(header(.budget, .unit, year: 2018, "320500"))
        var table = GeneralPublicExpenditure()
        table.append("201", named: "一般公共服务支出", [.total: 1])
        document.budget.generalPublicExpenditure = table
        func sums(_ document: Disclosure) -> VerdictCounts {
            var counts = VerdictCounts()
            for sum in ["total", "basic"] {
                counts += document.validate().counts(of: Rule.ID("budget.general-public-expenditure.row-sum.\(sum)"))
            }
            return counts
        }
        #expect(sums(document) == VerdictCounts())
        // Where a place prints them, a blank one is one.
        document.header.division = nil
        #expect(sums(document).notEvaluated == 1)
        // What has a figure is printed.
        document.header.division = "320500"
        document.budget.generalPublicExpenditure?["201", .basic] = Amount(yuan: 4_000)
        #expect(sums(document).violated == 1 && sums(document).notEvaluated == 0)
        document.budget.generalPublicExpenditure?["201", .basic] = nil
        document.budget.generalPublicExpenditure?.caption.columns = ["total", "basic", "project"].map {
            PrintedColumn($0)
        }
        #expect(sums(document).notEvaluated == 1, "what the caption says goes before the practice")
        document.budget.generalPublicExpenditure?.caption.columns = [PrintedColumn("total")]
        document.header.division = nil
        #expect(sums(document) == VerdictCounts())
    }
}

extension Practice: CustomTestStringConvertible {
    public var testDescription: String { id }
}
