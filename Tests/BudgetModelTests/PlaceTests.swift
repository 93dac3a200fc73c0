import BudgetCodes
import BudgetModel
import Foundation
import Testing

/// The layouts of Shanghai and Jiangsu, with consistent figures and with one wrong figure.
@Suite struct PlaceTests {
    typealias Place = PlaceDocuments.Place

    /// What is wrong in a document.
    private func wrong(_ report: Report) -> [Finding] {
        report.findings.filter {
            $0.verdict == .violated || $0.verdict == .rounding
        }
    }

    private func document(_ place: Place, _ seed: UInt64) throws -> Disclosure {
        var documents = PlaceDocuments(seed: seed)
        return try documents.document(of: place)
    }

    @Test(arguments: Place.allCases)
    func documentsHaveTheTablesOfTheirPlace(place: Place) throws {
        let document = try document(place, 1)
        #expect(Practice.standard(for: document.header) == place.practice)
        #expect(Set(document.tables.map(\.form.id)) == Set(place.practice.tables.map(\.form)))
        var figures: Set<String> = []
        for table in document.tables {
            let printed = try #require(place.practice.table(table.form.id))
            #expect(table.caption.title == printed.title)
            #expect(!table.isEmpty, "\(table.form.id)")
            if table.form.id != GovernmentProcurement.form.id {
                #expect(table.caption.columns == printed.columns, "\(table.form.id)")
            }
            #expect(table.caption.precision == printed.precision ?? .tenThousandYuan, "\(table.form.id)")
            // Only columns that are printed have figures.
            for (side, layout) in table.form.sides.enumerated() {
                let names = printed.columns(of: layout.side) ?? layout.columns.filter { !$0.isLocal }.map(\.name)
                for (column, known) in layout.columns.enumerated() {
                    let rows = -1..<table.sides[side].count
                    let hasFigure = rows.contains { table.sides[side][$0, column] != nil }
                    #expect(!hasFigure || names.contains(known.name), "\(table.form.id) \(known.name)")
                    if hasFigure { figures.insert("\(table.form.id) \(known.name)") }
                }
            }
            for row in printed.rows ?? [] where row.row != PrintedRow.categories {
                let side = table.form.sides.firstIndex { $0.side == row.side ?? "" } ?? 0
                let isThere =
                    table.form.sides[side].keys == .row
                    ? table.sides[side].firstRow(of: .row(row.row)) != nil : table.sides[side].hasTotal
                #expect(isThere || table.form.id == GovernmentProcurement.form.id, "\(table.form.id) \(row.row)")
            }
        }
        #expect(figures.count > document.tables.count)
        #expect(document.remarks == (place == .jiangsu ? ["未能生成政府采购支出预算表：明细不反映此表"] : []))
    }

    @Test(arguments: Place.allCases, Array(1...10) as [UInt64])
    func consistentDocumentsHaveNoFinding(place: Place, seed: UInt64) throws {
        let document = try document(place, seed)
        let report = document.validate()
        #expect(report.practice?.id == place.practice.id)
        #expect(wrong(report).map { "\($0.rule) \($0.message(in: .chinese))" } == [])
    }

    /// What a layout has no row for is not lost.
    @Test func moneyWithoutARowIsTold() throws {
        func books(_ fund: FundNature, income: Int64) -> BudgetBooks {
            let line = BudgetLine(
                agency: "057007", function: "2080109", economic: "30201", fund: fund, period: .current,
                kind: .operating,
                amount: Amount(yuan: 10_000))
            return BudgetBooks(
                BudgetLedger([line]),
                income: [IncomeLine(agency: "057007", function: "2080109", fund: fund, amount: Amount(yuan: income))])
        }
        // The state capital budget has no row in Jiangsu; it gets one below the heading.
        let jiangsu = try books(.stateCapital, income: 10_000)
            .disclosure(for: Place.jiangsu.header, practice: .jiangsuBudget)
        let rows = try #require(jiangsu.budget.incomeExpenditureSummary?.income)
        #expect(rows.first(of: .appropriation)?[.amount] == Amount(yuan: 10_000))
        #expect(rows.first(of: .appropriationStateCapital)?[.amount] == Amount(yuan: 10_000))
        // What is left has no row in Shanghai, so that the table would not balance.
        let shanghai = try books(.otherIncome, income: 11_000)
            .disclosure(for: Place.shanghaiDepartment.header, practice: .shanghaiBudget)
        #expect(shanghai.budget.incomeExpenditureSummary == nil)
        #expect(shanghai.remarks.contains { $0.contains("部门收支总表") })
        #expect(shanghai.budget.incomeByFunction?.total?[.other] == Amount(yuan: 11_000))
        // Kinds that a unit's columns do not have are not split.
        var parts = books(.otherIncome, income: 10_000)
        parts.expenditure.append(
            BudgetLine(
                agency: "057007", function: "2080109", fund: .otherIncome, kind: .basic, amount: Amount(yuan: 5_000)))
        parts.income = nil
        let unit = try parts.disclosure(for: Place.shanghaiUnit.header, practice: .shanghaiUnitBudget)
        #expect(unit.budget.incomeExpenditureSummary?.expenditure.first(of: .total)?[.amount] == Amount(yuan: 15_000))
        #expect(unit.budget.incomeExpenditureSummary?.expenditure.first(of: .total)?[.operating] == nil)
    }

    /// The books of a document have its income by fund, also below headings, and its expenditure.
    @Test(arguments: [Place.shanghaiDepartment, .jiangsu])
    func documentsAreTakenApart(place: Place) throws {
        let document = try document(place, 2)
        let books = document.decomposed()
        let summary = try #require(document.budget.incomeExpenditureSummary)
        let income = try #require(books.income)
        func sum(_ fund: FundNature) -> Amount {
            Amount(fen: income.filter { $0.fund == fund }.reduce(0) { $0 + $1.amount.fen })
        }
        #expect(Amount(fen: income.reduce(0) { $0 + $1.amount.fen }) == summary.income.first(of: .total)?[.amount])
        #expect(sum(.generalPublicBudget) == summary.income.first(of: .appropriationGeneralPublic)?[.amount])
        #expect(sum(.governmentFunds) == summary.income.first(of: .appropriationGovernmentFund)?[.amount])
        #expect(sum(.governmentBudget) == .zero, "what stands below the heading is of one fund")
    }

    /// The columns of units, and those of 国有资本经营预算 in final accounts.
    @Test func columnsOfPlacesAreComparedBetweenTables() throws {
        func verdicts(_ document: Disclosure, _ rule: Rule.ID) -> [Verdict] {
            document.validate().findings(of: rule).map(\.verdict)
        }
        var documents = PlaceDocuments(seed: 1)
        var unit = try documents.document(of: .shanghaiUnit)
        let rules: [Rule.ID] = [
            "budget.cross.summary.expenditure.basic", "budget.cross.summary.expenditure.project",
            "budget.cross.summary.expenditure.basic.total", "budget.cross.summary.expenditure.project.total",
        ]
        for rule in rules { #expect(unit.validate().counts(of: rule).holds > 0, "\(rule)") }
        let basic = try #require(unit.budget.departmentExpenditure?.total?[.basic])
        unit.budget.departmentExpenditure?.total?[.basic] = basic + Amount(yuan: 1)
        #expect(verdicts(unit, "budget.cross.summary.expenditure.basic.total") == [.violated])
        // Departments do not split their expenditure.
        let department = try documents.document(of: .shanghaiDepartment).validate()
        for rule in rules { #expect(department.counts(of: rule).holds == 0, "\(rule)") }

        var accounts = try documents.document(of: .shanghaiFinalAccounts)
        for (name, column) in [("income", FinalStateCapitalExpenditure.Column.income), ("closing", .closing)] {
            let rule = Rule.ID("final-accounts.cross.appropriation.state-capital.\(name)")
            #expect(accounts.validate().counts(of: rule).holds == 1, "\(rule)")
            let amount = try #require(accounts.finalAccounts.stateCapitalExpenditure?.total?[column])
            accounts.finalAccounts.stateCapitalExpenditure?.total?[column] = amount + Amount(yuan: 20_000)
            #expect(verdicts(accounts, rule) == [.violated])
            accounts.finalAccounts.stateCapitalExpenditure?.total?[column] = amount
        }
    }

    /// Every printed cell by one printed unit.
    @Test(arguments: Place.allCases)
    func nearlyEveryWrongCellIsFound(place: Place) throws {
        let document = try document(place, 3)
        var checker = Checker()
        var missed: [String] = []
        var count = 0
        for (index, table) in document.tables.enumerated() {
            let quantum = table.caption.precision.quantum.fen
            for side in table.sides.indices {
                let layout = table.layout(of: side)
                for row in -1..<table.sides[side].count {
                    for column in layout.columns.indices {
                        guard let amount = table.sides[side][row, column] else { continue }
                        count += 1
                        var changed = document
                        changed.tables[table.form.id]?[side: side, line: row, column: column] = Amount(
                            fen: amount.fen + quantum)
                        if wrong(checker.check(changed)).isEmpty {
                            let key = row < 0 ? "total" : table.sides[side].key(of: row).description
                            missed.append(
                                "\(index) \(table.form.id) \(layout.side) \(key) \(layout.columns[column].name)")
                        }
                    }
                }
            }
        }
        let share = Double(missed.count) / Double(count)
        #expect(share <= 0.05, "\(missed.count) of \(count): \(missed.joined(separator: "; "))")
    }
}
