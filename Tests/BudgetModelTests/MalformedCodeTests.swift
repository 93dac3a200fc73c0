import BudgetCodes
import Testing

@testable import BudgetModel

/// Lines by code whose code is none are kept, shown and said, and make nothing else wrong.
@Suite struct MalformedCodeTests {
    // MARK: Right documents in which one code is mistyped

    /// A place of a code: a row of a table by code.
    private struct Place {
        let form: Form.ID
        let row: Int
    }

    private static func places(of document: Disclosure) -> [Place] {
        document.tables.filter { $0.sides.count == 1 && $0.form.sides[0].keys.isCoded }.flatMap { table in
            (0..<table.sides[0].count).map { Place(form: table.form.id, row: $0) }
        }
    }

    /// What people type instead of a code.
    private static func misspellings(_ code: String, name: String) -> [String] {
        [
            code.replacing("0", with: "O"), String(code.dropLast()) + "l", code.prefix(3) + "-" + code.dropFirst(3),
            code + ".0", "", name, "x" + code, String(code.dropLast()) + "x", "9" + code.dropFirst(), code + code, "合计",
        ]
    }

    private static func replacing(_ place: Place, of document: Disclosure, by text: String) -> Disclosure {
        var document = document
        guard var table = document.tables[place.form] else { return document }
        var record = table.sides[0].record(place.row)
        record.key = RowKey(printed: text, kind: table.sides[0].kind)
        table.sides[0].replace(place.row..<place.row + 1, with: [record])
        document.tables[place.form] = table
        return document
    }

    private func violated(_ report: Report) -> [String] {
        report.findings(.violated).map { "\($0.rule): \($0.message(in: .chinese))" }
    }

    /// All of them, or so many drawn.
    private func check(_ right: Disclosure, _ count: Int, _ random: inout RandomLedger) throws -> Int {
        let before = Set(violated(right.validate()))
        var tried = 0
        for place in Self.places(of: right).shuffled(using: &random.generator).prefix(count) {
            let table = try #require(right.tables[place.form])
            let key = table.sides[0].key(of: place.row).description
            for text in Self.misspellings(key, name: table.sides[0].name(of: place.row)) {
                let document = Self.replacing(place, of: right, by: text)
                // Some misspellings are other codes, which is another mistake.
                guard document.tables[place.form]?.sides[0].isMalformed(place.row) == true else { continue }
                let report = document.validate()
                let found = report.findings(of: "codes.malformed")
                #expect(found.count == 1 && found[0].cell.location.line == LineID(text), "\(text)")
                let others = violated(report).filter { !$0.hasPrefix("codes.malformed") && !before.contains($0) }
                #expect(others == [], "\(place.form) \(key) \(text)")
                tried += 1
            }
        }
        return tried
    }

    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(1...3) as [UInt64])
    func nothingElseIsWrong(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try BlankingTests.document(kind, &random)
        #expect(try check(right, 40, &random) > 100)
    }

    @Test(arguments: PlaceDocuments.Place.allCases)
    func nothingElseIsWrongInTheLayoutsOfPlaces(place: PlaceDocuments.Place) throws {
        var documents = PlaceDocuments(seed: 7)
        var random = RandomLedger(seed: 7)
        #expect(try check(try documents.document(of: place), 25, &random) > 100)
    }

    /// The same with blank cells all around, which leave more to guess: no error.
    @Test(arguments: [Disclosure.Kind.budget, .finalAccounts], Array(21...24) as [UInt64])
    func blankCellsAroundMakeNoError(kind: Disclosure.Kind, seed: UInt64) throws {
        var random = RandomLedger(seed: seed)
        let right = try BlankingTests.document(kind, &random)
        let cells = BlankingTests.cells(of: right)
        for share in [0.02, 0.1, 0.3, 0.6] {
            var blanked = right
            for cell in cells where Double.random(in: 0..<1, using: &random.generator) < share {
                blanked.tables[cell.form]?[side: cell.side, line: cell.row, column: cell.column] = nil
            }
            for place in Self.places(of: right).shuffled(using: &random.generator).prefix(8) {
                let table = try #require(right.tables[place.form])
                let key = table.sides[0].key(of: place.row).description
                for text in [key.replacing("0", with: "O"), "", key.prefix(3) + "x", key.prefix(5) + "x"] {
                    let document = Self.replacing(place, of: blanked, by: text)
                    let errors = document.validate().findings(.violated).filter { $0.severity == .error }
                    #expect(errors.map { $0.message(in: .chinese) } == [], "\(place.form) \(key) \(text)")
                }
            }
        }
    }

    /// Units that follow each other in one table.
    @Test func blocksOfUnitsStayRight() throws {
        var random = RandomLedger(seed: 3)
        let right = Disclosure.expenditure { table in
            for figure in [3, 5, 8] as [Figure] {
                for (code, name) in [
                    ("208", "社会保障和就业支出"), ("20805", "行政事业单位养老支出"), ("2080505", "机关事业单位基本养老保险缴费支出"),
                ] as [(FunctionalCode, String)] {
                    table.append(code, named: name, [.total: figure, .basic: figure])
                }
            }
            table.total = Amounts([.total: Amount(yuan: 160_000), .basic: Amount(yuan: 160_000)])
        }
        try #require(right.validate().findings(.violated).filter { $0.severity == .error } == [])
        #expect(try check(right, .max, &random) > 60)
    }

    // MARK: What is still found

    private func table(_ fill: (inout DepartmentExpenditure) -> Void) -> Disclosure { Disclosure.expenditure(fill) }

    private func malformed(_ text: String, _ name: String, _ figures: Int64...) -> Section.Record {
        Section.Record(
            key: RowKey(printed: text, kind: .expenditure), name: name,
            cells: figures.map { $0 < 0 ? Section.blank : $0 * 1_000_000 })
    }

    private func reasons(_ document: Disclosure, _ rule: Rule.ID) -> [String] {
        document.validate().findings(of: "budget.\(rule)").map { $0.reason?.rawValue ?? $0.verdict.rawValue }
    }

    /// A line is a part of the longest code that its digits begin with and that stands above it.
    @Test(arguments: [
        ("20805O6", 1), ("20805O5", 2), ("208 05-05", 1), ("２０８０５／", 1), ("2080505.0", 2), ("2O80507", 1), ("2O8l1", 0),
        ("2B80505", -1), ("208B505", 0), ("", -1),
        ("210x", -1), ("301", -1), ("20805059", 2),
    ])
    func digitsTellTheParent(text: String, parent: Int) throws {
        var table = BasicFunctions.table
        table.sides[0].append(malformed(text, "甲", 1))
        try #require(table.sides[0].isMalformed(3))
        #expect(table.sides[0].parents == [-1, 0, 1, Int32(parent)])
        // What stands below is no line above.
        let moved = table.sides[0].selecting([3, 0, 1, 2])
        #expect(moved.parents == [-1, -1, 1, 2])
    }

    private enum BasicFunctions {
        static var table: Table {
            var table = DepartmentExpenditure()
            table.append("208", named: "社会保障和就业支出", [.total: 3])
            table.append("20805", named: "行政事业单位养老支出", [.total: 3])
            table.append("2080505", named: "机关事业单位基本养老保险缴费支出", [.total: 2])
            return table.table
        }
    }

    @Test func unitsAreToldByTheirGroups() throws {
        var income = DepartmentIncome()
        try #require(income.table.sides[0].kind == .agency)
        income.append("057", named: "局", [.total: 3])
        income.append("001002003004005006007", named: "甲", [.total: 1])
        for text in ["05700B", "057.007", "B57007", "057007 甲", "单位"] {
            income.table.sides[0].append(
                Section.Record(key: RowKey(printed: text, kind: .agency), name: "乙", cells: [1]))
        }
        let section = income.table.sides[0]
        #expect(section.parents == [-1, -1, 0, 0, -1, 0, -1])
        // A long code is a text inside, and a code all the same.
        #expect((0..<section.count).map(section.isMalformed) == [false, false, true, true, true, true, true])
        #expect(income.lines.map(\.key) == ["057", "001002003004005006007"])
        let report = Disclosure(tables: [income.table]).validate()
        #expect(
            report.counts(of: "codes.malformed")
                == {
                    var counts = VerdictCounts()
                    counts.violated = 5
                    counts.holds = 2
                    return counts
                }())
    }

    @Test func sumsHoldOrAreNotEvaluated() {
        func document(_ text: String, _ figure: Int64) -> Disclosure {
            table { table in
                table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 3])
                table.append("20805", named: "行政事业单位养老支出", [.total: 3, .basic: 3])
                table.append("2080505", named: "机关事业单位基本养老保险缴费支出", [.total: 2, .basic: 2])
                table.table.sides[0].append(malformed(text, "机关事业单位职业年金缴费支出", figure, figure))
                table.total = Amounts([.total: Amount(yuan: 30_000), .basic: Amount(yuan: 30_000)])
            }
        }
        let parents: Rule.ID = "department-expenditure.parent-sum"
        let totals: Rule.ID = "department-expenditure.total-sum"
        #expect(reasons(document("20805O6", 1), parents) == [])
        #expect(reasons(document("20805O6", 1), totals) == [])
        #expect(document("20805O6", 1).validate().counts(of: "budget.\(parents)").holds == 4)
        #expect(reasons(document("20805O6", 7), parents) == ["malformedCode", "malformedCode"])
        #expect(reasons(document("2B80506", 1), parents) == ["malformedCode", "malformedCode"])
        #expect(reasons(document("2B80506", 1), totals) == ["malformedCode", "malformedCode"])
        // What stands in the line itself is judged.
        var wrong = document("20805O6", 1)
        wrong.tables["budget.department-expenditure"]?[side: 0, line: 3, column: 1] = Amount(yuan: 20_000)
        let rows = wrong.validate().findings(of: "budget.department-expenditure.row-sum")
        #expect(rows.map(\.verdict) == [.violated] && rows.first?.cell.location.line == "20805O6")
    }

    /// A relation by code is not evaluated where the line has a figure in its column, and only there.
    @Test func relationsByCodeAreNotEvaluated() {
        func document(_ figures: Int64...) -> Disclosure {
            var document = table { table in
                table.append("208", named: "社会保障和就业支出", [.total: 3, .basic: 3])
                table.append("213", named: "农林水支出", [.total: 4, .basic: 4])
            }
            var funds = GeneralPublicExpenditure()
            funds.append("208", named: "社会保障和就业支出", [.total: 5, .basic: 5])
            funds.table.sides[0].append(malformed("2l3", "农林水支出", figures[0], figures[1]))
            document.tables[GeneralPublicExpenditure.form.id] = funds.table
            for form in [GovernmentFundExpenditure.form, StateCapitalExpenditure.form] {
                document.tables[form.id] = Table(form)
            }
            return document
        }
        func verdicts(_ document: Disclosure) -> Set<String> {
            Set(
                document.validate().findings.filter { $0.rule.rawValue.hasPrefix("budget.cross.") }.filter {
                    $0.others.contains { $0.location.line == "208" }
                }.map { "\($0.cell.location.column?.rawValue ?? "") \($0.reason?.rawValue ?? $0.verdict.rawValue)" })
        }
        let both = verdicts(document(4, 4))
        #expect(both.isEmpty == false && both.allSatisfy { $0.hasSuffix("malformedCode") }, "\(both)")
        let one = verdicts(document(4, 0))
        #expect(one.contains("total malformedCode") && one.contains("basic violated"), "\(one)")
        #expect(verdicts(document(4, -1)) == both, "a blank cell may have lost its figure")
        let none = verdicts(document(0, 0))
        #expect(none.isEmpty == false && none.allSatisfy { $0.hasSuffix("violated") }, "\(none)")
    }

    @Test func theFindingSaysWhatWasExpected() throws {
        let document = table { table in
            table.table.sides[0].append(malformed("20805O5", "甲", 1))
            table.table.sides[0].append(malformed("", "乙", 1))
        }
        let findings = document.validate().findings(of: "codes.malformed")
        #expect(findings.map(\.severity) == [.warning, .warning])
        #expect(
            findings.map { $0.message(in: .chinese) } == [
                "20805O5 甲：“20805O5”无法识别，应为以2开头的3、5或7位支出功能分类科目编码", "乙：没有编码，应为以2开头的3、5或7位支出功能分类科目编码",
            ])
        #expect(
            findings.map { $0.message(in: .english) } == [
                "20805O5 甲: \"20805O5\" is no code; expected a functional code of 3, 5 or 7 digits that begins with 2",
                "乙: there is no code; expected a functional code of 3, 5 or 7 digits that begins with 2",
            ])
        #expect(Set(findings.map(\.fingerprint)).count == 2)
    }

    // MARK: Views, sums and comparisons

    /// Two lines of `20805O5` and `x` among others.
    private var mixed: DepartmentExpenditure {
        var table = DepartmentExpenditure()
        table.append("208", named: "社会保障和就业支出", [.total: 3])
        table.table.sides[0].append(malformed("208O5", "行政事业单位养老支出", 3))
        table.append("213", named: "农林水支出", [.total: 4])
        table.table.sides[0].append(malformed("x", "其他", 1))
        table.total = Amounts([.total: Amount(yuan: 80_000)])
        return table
    }

    private func keys(_ table: DepartmentExpenditure) -> [String] { table.table.lines.map(\.key.description) }

    @Test func typedLinesLeaveThemWhereTheyAre() {
        var table = mixed
        #expect(table.lines.map(\.key) == ["208", "213"])
        #expect(table.table.lines.map(\.hasMalformedCode) == [false, true, false, true])
        #expect(table.parentPositions == [nil, nil])
        #expect(table.leaves.map(\.key) == ["208", "213"])
        #expect(table["213"]?.name == "农林水支出" && table["213", .total] == Amount(yuan: 40_000))
        #expect(table.table["208O5", "total"] == Amount(yuan: 30_000))

        table.lines.append(Line("229", "其他支出"))
        #expect(keys(table) == ["208", "208O5", "213", "x", "229"])
        table.lines[0].name = "甲"
        table["213", .total] = Amount(yuan: 1)
        #expect(keys(table) == ["208", "208O5", "213", "x", "229"])
        table.lines.sort { $0.key > $1.key }
        #expect(keys(table) == ["229", "208O5", "213", "x", "208"])
        table.lines.removeAll { $0.key != "213" }
        #expect(keys(table) == ["213", "208O5", "x"])
        table.lines = []
        #expect(keys(table) == ["208O5", "x"])
        #expect(table.total?[.total] == Amount(yuan: 80_000))
        #expect(table.table["x", "total"] == Amount(yuan: 10_000))
        // What is taken from one table and put into another is what is seen of it.
        var other = DepartmentExpenditure()
        other.lines = mixed.lines
        #expect(keys(other) == ["208", "213"] && other.lines == mixed.lines)
    }

    @Test func theyAreShownAndCompared() throws {
        #expect(mixed.grid.rows.map { Array($0.prefix(2)) }.contains(["208O5", "行政事业单位养老支出"]))
        let before = table { $0 = mixed }
        var after = before
        after.tables["budget.department-expenditure"]?[side: 0, line: 1, column: 0] = Amount(yuan: 50_000)
        after.header.fiscalYear = 2026
        let comparison = DisclosureComparison(before, after)
        let row = try #require(comparison.tables.first?.rows.first { $0.after == ["208O5"] })
        #expect(row.fate == .kept && row.figures.first?.change == Amount(yuan: 20_000))
    }

    @Test func tablesOfUnitsAreAdded() throws {
        let sum = try DepartmentExpenditure.consolidating([mixed, mixed])
        #expect(keys(sum) == ["208", "213", "208O5", "x"])
        #expect(sum.table["208O5", "total"] == Amount(yuan: 60_000))
        // Without a code, names tell lines apart.
        var one = DepartmentExpenditure()
        var other = one
        one.table.sides[0].append(malformed("", "甲", 1))
        other.table.sides[0].append(malformed("", "乙", 2))
        let both = try DepartmentExpenditure.consolidating([one, other, one])
        #expect(both.table.lines.map { $0["total"] } == [Amount(yuan: 20_000), Amount(yuan: 20_000)])
        #expect(both.table.lines.map(\.name) == ["甲", "乙"])
    }

    /// Levels are made where the printed sums show that the line contains no other, and refused where they do not.
    @Test func levelsAreMadeOrRefused() throws {
        var right = mixed
        #expect(keys(try right.rolledUp(to: .category)) == ["208", "213", "x"])
        #expect(keys(try right.rebuilt()) == ["208", "213", "208O5", "x"])
        #expect(try right.rebuilt().total?[.total] == Amount(yuan: 80_000))
        #expect(try right.rolledUp(to: .category)["208", .total] == Amount(yuan: 30_000))
        // It may contain the line below it, so that adding both would count the money twice.
        right.lines.insert(Line("2080505", "机关事业单位基本养老保险缴费支出", Amounts([.total: Amount(yuan: 30_000)])), at: 1)
        #expect(throws: RollUpError.malformedCode(line: "208O5")) { try right.rebuilt() }
        #expect(throws: RollUpError.malformedCode(line: "208O5")) { try right.rolledUp(to: .category) }
        var noTotal = mixed
        noTotal.total = nil
        #expect(throws: RollUpError.malformedCode(line: "x")) { try noTotal.rolledUp(to: .category) }
        for language in Language.allCases {
            #expect(RollUpError.malformedCode(line: "x").message(in: language).contains("x"))
        }
    }
}

extension Disclosure {
    /// A budget of tables.
    fileprivate init(tables: [Table]) {
        self = Disclosure.unit()
        for table in tables { self.tables[table.form.id] = table }
    }
}
