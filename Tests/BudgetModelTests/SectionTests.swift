import BudgetCodes
import BudgetModel
import Testing

/// Lists of lines as collections, and tables as values.
@Suite struct SectionTests {
    private typealias Column = ProjectExpenditure.Column

    /// A line with everything that a line can have, by a number.
    private func line(_ number: Int) -> Line<ProjectRow, Column> {
        let names = ["基本工资", "", "𠮷野家", "e\u{301}clair", "é", "a\u{0}b", "👩‍👧‍👦", "名\n称", "\u{FEFF}x"]
        let keys: [ProjectRow] = [
            .unit("057"), .unit("057007"), .unit("001002003004005006007"), .group(1), .group(3), .group(0),
            .project("42011422057R000000947"), .named("业务费"), .named(""), .named("𠮷"), .named("a.b/c"),
        ]
        var line = Line<ProjectRow, Column>(keys[number % keys.count], names[number % names.count])
        if number % 3 > 0 { line[.total] = Amount(fen: Int64(number)) }
        if number % 2 > 0 { line[.unitFunds] = Amount(fen: -Int64(number)) }
        if number % 4 == 0 { line.number = number * 1_000_003 % 2_147_483_647 }
        if number % 5 == 0 { line.unit = Agency(code: number % 10 == 0 ? "057007" : nil, name: "单位\(number)") }
        if number % 7 == 0 { line.category = "运转类\(number)" }
        return line
    }

    /// Every change of a collection against the same change of an array.
    @Test func linesAreACollectionLikeArrays() {
        var generator = SplitMix(seed: 21)
        var lines = Lines<ProjectRow, Column>()
        var array: [Line<ProjectRow, Column>] = []
        for step in 0..<1_200 {
            let place = Int.random(in: 0...array.count, using: &generator)
            let end = Int.random(in: place...array.count, using: &generator)
            let number = Int.random(in: 0..<1_000, using: &generator)
            switch Int.random(in: 0..<11, using: &generator) {
            case 0, 1, 2:
                lines.append(line(number))
                array.append(line(number))
            case 3:
                lines.insert(line(number), at: place)
                array.insert(line(number), at: place)
            case 4:
                let others = [line(number), line(number + 1)]
                lines.replaceSubrange(place..<end, with: others)
                array.replaceSubrange(place..<end, with: others)
            case 5 where place < array.count:
                #expect(lines.remove(at: place) == array.remove(at: place))
            case 6 where array.count > 12:
                lines.removeSubrange(place..<end)
                array.removeSubrange(place..<end)
            case 7 where place < array.count:
                lines[place] = line(number)
                array[place] = line(number)
            case 8 where place < array.count:
                lines[place][.total] = Amount(fen: Int64(number))
                array[place][.total] = Amount(fen: Int64(number))
                lines[place].unit = nil
                array[place].unit = nil
            case 9:
                lines.removeAll { $0[.total]?.fen == Int64(number % 10) }
                array.removeAll { $0[.total]?.fen == Int64(number % 10) }
            case 10 where step % 5 == 0:
                lines.sort { ($0[.total] ?? .zero) < ($1[.total] ?? .zero) }
                array.sort { ($0[.total] ?? .zero) < ($1[.total] ?? .zero) }
            default:
                lines.append(contentsOf: [line(number), line(number * 3)])
                array.append(contentsOf: [line(number), line(number * 3)])
            }
            #expect(lines.count == array.count && lines.elementsEqual(array), "step \(step)")
            // However they came about, the same lines are equal.
            let fresh = Lines<ProjectRow, Column>(array)
            #expect(lines == fresh && lines.hashValue == fresh.hashValue, "step \(step)")
        }
        lines.reverse()
        #expect(lines.elementsEqual(array.reversed()))
        lines.removeAll()
        #expect(lines == Lines() && lines.isEmpty)
    }

    @Test func differencesAreSeen() {
        let lines = Lines<ProjectRow, Column>((1..<9).map(line))
        var changed: [Lines<ProjectRow, Column>] = []
        for change in [
            { $0[2].name = "x" }, { $0[2].key = .named("x") }, { $0[2].number = 1 }, { $0[2].category = "" },
            { $0[2].unit = Agency(name: "") }, { $0[2][.unitFunds] = nil }, { $0.swapAt(0, 1) },
            { _ = $0.removeLast() },
        ] as [(inout Lines<ProjectRow, Column>) -> Void] {
            var copy = lines
            change(&copy)
            #expect(copy != lines)
            changed.append(copy)
        }
        #expect(Set(changed + changed).count == changed.count)
        // é in one scalar and in two are different names.
        let one = [Line<ProjectRow, Column>(.group(1), "é")] as Lines
        let two = [Line<ProjectRow, Column>(.group(1), "e\u{301}")] as Lines
        #expect(one != two)
    }

    @Test func tablesAreEqualHoweverTheyWereBuilt() throws {
        var table = ProjectExpenditure()
        for number in [4, 9, 11, 3] { table.lines.append(line(number)) }
        table.total = Amounts([.total: Amount(fen: 1)])
        var other = ProjectExpenditure()
        other.total = Amounts([.total: Amount(fen: 2)])
        other.lines = [line(3), line(3), line(9)]
        other.lines.insert(line(11), at: 1)
        other.lines[0] = line(4)
        other.lines.swapAt(1, 3)
        other.total?[.total] = Amount(fen: 1)
        #expect(other.lines.map(\.key) == [4, 9, 3, 11].map { line($0).key })
        other.lines.swapAt(2, 3)
        #expect(table == other && table.hashValue == other.hashValue)
        #expect(table.table == other.table)
        other.lines[0].name = "别的"
        #expect(table != other)
    }

    @Test func theTotalIsPrintedOrNot() {
        var table = DepartmentExpenditure()
        #expect(table.total == nil && table.isEmpty)
        table.total = Amounts()
        #expect(table.total?.isBlank == true)
        #expect(table != DepartmentExpenditure(), "a row of totals that is printed blank")
        #expect(table.isEmpty)
        table.total?[.basic] = Amount(fen: 5)
        #expect(table.total?[.basic] == Amount(fen: 5) && !table.isEmpty)
        table.total = nil
        #expect(table == DepartmentExpenditure() && table.hashValue == DepartmentExpenditure().hashValue)
    }

    /// Lines are given to a table; its row of totals and its columns stay.
    @Test func newLinesLeaveTheTotal() {
        var table = DepartmentExpenditure()
        table.total = Amounts([.total: Amount(fen: 1)])
        table.caption.columns = [PrintedColumn("total"), PrintedColumn("extra", heading: "另列")]
        table.lines = [Line("208", "支出", Amounts([.total: Amount(fen: 3)]))]
        #expect(table.total?[.total] == Amount(fen: 1))
        #expect(table.table["208", "total"] == Amount(fen: 3) && table.table["208", "extra"] == nil)
        #expect(table.grid.rows == [["", "合计", "0.00", ""], ["208", "支出", "0.00", ""]])
        var other = DepartmentExpenditure()
        other.lines = table.lines
        #expect(other.total == nil && other.lines == table.lines)
        #expect(other.lines.hashValue == table.lines.hashValue)
        #expect(other.table.sides[0].width == DepartmentExpenditure.Column.allCases.count)
        table.lines.removeAll()
        #expect(table.total?[.total] == Amount(fen: 1) && table.lines.isEmpty)

        var sides = IncomeExpenditureSummary()
        sides.caption.columns = [PrintedColumn("used", heading: "已用", side: "expenditure")]
        sides.expenditure = [Line("208", "支出")]
        sides.income = [Line(.other, "其他收入")]
        #expect(sides.table.sides.map(\.width) == [1, IncomeExpenditureSummary.ExpenditureColumn.allCases.count + 1])
        sides.income = IncomeExpenditureSummary().income
        #expect(sides.income.isEmpty && sides.expenditure.count == 1)
    }

    @Test func viewsAreValues() {
        var document = Disclosure.expenditure { $0.append("208", named: "支出", [.total: 1]) }
        let before = document
        let table = document.budget.departmentExpenditure
        document.budget.departmentExpenditure?.append("210", named: "别的", [.total: 2])
        document.budget.departmentExpenditure?.lines[0][.total] = Amount(fen: 9)
        document.budget.departmentExpenditure?.caption.title = "题"
        #expect(document.budget.departmentExpenditure?.lines.count == 2)
        #expect(table?.lines.count == 1 && table?["208", .total] == Amount(yuan: 10_000))
        #expect(before.budget.departmentExpenditure == table && before != document)

        let lines = document.budget.departmentExpenditure?.lines
        document.budget.departmentExpenditure?.lines.removeAll()
        #expect(lines?.count == 2 && document.tables[0].lineCount == 0)

        var missing = Disclosure.unit()
        missing.budget.departmentIncome?.append("057", named: "单位")
        #expect(missing.tables.isEmpty, "what is not there cannot be filled")
        missing.tables["budget.department-income"]?.caption.title = "题"
        #expect(missing.tables.isEmpty)
    }

    private struct Stop: Error {}

    /// A change that is broken off leaves what was done so far, and never loses a table.
    @Test func nothingIsLostWhenAChangeThrows() {
        func break1(_ table: inout DepartmentExpenditure?) throws {
            table?.append("210", named: "别的")
            throw Stop()
        }
        func break2(_ lines: inout Lines<FunctionalCode, DepartmentExpenditure.Column>) throws {
            lines.append(Line("229", "其他支出"))
            throw Stop()
        }
        func break3(_ tables: inout BudgetTables) throws {
            tables.departmentIncome = DepartmentIncome()
            throw Stop()
        }
        func break4(_ table: inout Table?) throws {
            table?.caption.title = "题"
            throw Stop()
        }
        var document = Disclosure.expenditure {
            $0.append("208", named: "支出", [.total: 1])
            $0.total = Amounts([.total: Amount(yuan: 10_000)])
        }
        document.finalAccounts.expenditure = FinalExpenditure()
        #expect(throws: Stop.self) { try break1(&document.budget.departmentExpenditure) }
        #expect(document.budget.departmentExpenditure?.lines.map(\.key) == ["208", "210"])
        var table = DepartmentExpenditure(document.tables[0]) ?? DepartmentExpenditure()
        #expect(throws: Stop.self) { try break2(&table.lines) }
        #expect(table.lines.map(\.key) == ["208", "210", "229"])
        #expect(table.total?[.total] == Amount(yuan: 10_000))
        #expect(throws: Stop.self) { try break3(&document.budget) }
        #expect(
            document.tables.map(\.form.id) == [
                "budget.department-income", "budget.department-expenditure", "final-accounts.expenditure",
            ])
        #expect(throws: Stop.self) { try break4(&document.tables["final-accounts.expenditure"]) }
        #expect(document.tables["final-accounts.expenditure"]?.caption.title == "题")
        #expect(throws: CellError.self) {
            try document.budget.departmentExpenditure?.append("208", named: "", printed: [.total: "x"])
        }
        #expect(document.budget.departmentExpenditure?.lines.count == 2)
        #expect(throws: CellError.self) { try document.tables["budget.department-income"]?.append("x", named: "") }
        #expect(document.tables.count == 3)
        #expect(throws: Stop.self) { try document.budget.departmentExpenditure?.lines.removeAll { _ in throw Stop() } }
        #expect(document.budget.departmentExpenditure?.lines.count == 2)
    }

    @Test func tablesStandInTheOrderOfPublication() throws {
        let others = [try Form.reserve(), try Form.debt()]
        let forms = FormBook.standard.forms.filter { !$0.sides.isEmpty } + others
        var generator = SplitMix(seed: 4)
        for _ in 0..<50 {
            var document = Disclosure.unit()
            for form in forms.shuffled(using: &generator) { document.tables[form.id] = Table(form) }
            #expect(document.tables.prefix(25).map(\.form) == Array(forms.prefix(25)))
            #expect(document.tables.suffix(2).map(\.form.id) == ["city.debt", "city.reserve"], "those of others by id")
            document.tables["city.debt"] = nil
            document.tables["city.nothing"] = nil
            #expect(document.tables.count == 26)
        }
    }
}
